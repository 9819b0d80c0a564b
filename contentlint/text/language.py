"""Which language a text is in: by its script, and within a script by function words."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from contentlint.text.function_words import FUNCTION_WORDS

_WORD = re.compile(r"(?:[^\W\d_]|[\u0900-\u0963\u064b-\u0652])+(?:['’-][^\W\d_]+)*")
_MOST_WORDS = 1500
_LEAST_SHARE = 0.12  # of the words that function words of one language have to make up
_LEAST_LEAD = 1.25  # over the next language
_PASSAGE_WORDS = 8
_PASSAGE_SHARE = 0.25
_PASSAGE_LEAD = 1.6
_PASSAGE_DISTINCT = 3

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("pa", re.compile("[\u0a00-\u0a7f]")),
    ("gu", re.compile("[\u0a80-\u0aff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("te", re.compile("[\u0c00-\u0c7f]")),
    ("kn", re.compile("[\u0c80-\u0cff]")),
    ("ml", re.compile("[\u0d00-\u0d7f]")),
    ("si", re.compile("[\u0d80-\u0dff]")),
    ("lo", re.compile("[\u0e80-\u0eff]")),
    ("my", re.compile("[\u1000-\u109f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("am", re.compile("[\u1200-\u137f]")),
    ("km", re.compile("[\u1780-\u17ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_SHARED = {  # scripts of several languages: those that function words tell apart
    "ru": frozenset(("ru", "uk", "bg", "sr")),
    "ar": frozenset(("ar", "fa", "ur")),
    "hi": frozenset(("hi", "mr", "ne")),
}
_LATIN = frozenset(FUNCTION_WORDS).difference(*_SHARED.values())
_NOT_LATIN = re.compile("[\u0370-\u1dff\u2c80-\u2dff\u3040-\ud7ff\uf900-\ufdff\ufe70-\ufefe]")
_LETTER = re.compile(r"[^\W\d_]")
_LOOKED_AT = 12_000


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language that most of a text is in; None where that is not sure."""
    text = text[:_LOOKED_AT]
    script = _main_script(text, 0.5)
    return _by_words(text, script, _LEAST_SHARE, _LEAST_LEAD)


def detect_passage(text: str) -> str | None:
    """The language of a paragraph, only where a whole sentence of it or its script leaves no doubt."""
    text = text[:_LOOKED_AT]
    script = _main_script(text, 0.7)
    if script is not None and script not in _SHARED:
        return script
    if text.count(" ") + 1 < _PASSAGE_WORDS:
        return None
    found = _by_words(text, script, _PASSAGE_SHARE, _PASSAGE_LEAD)
    return found if found is not None and _is_sentence_of(found, text) else None


def _is_sentence_of(language: str, text: str) -> bool:
    """Whether a text is long enough, and holds enough different function words, to be judged by itself."""
    found = _words(text)
    own = {word for word in found if language in (code for code, _ in _table().get(word, ()))}
    return len(found) >= _PASSAGE_WORDS and len(own) >= _PASSAGE_DISTINCT


def _words(text: str) -> list[str]:
    return [match[0].replace("’", "'") for match in islice(_WORD.finditer(text.lower()), _MOST_WORDS)]


def _main_script(text: str, share: float) -> str | None:
    """The language that stands for a script other than Latin, where such letters make up `share` of all."""
    if text.isascii() or not _NOT_LATIN.search(text):
        return None
    letters = len(_LETTER.findall(text))
    if not letters:
        return None
    counts = {language: len(pattern.findall(text)) for language, pattern in _SCRIPTS if pattern.search(text)}
    if "ja" in counts and counts["ja"] > 0.1 * counts.get("zh", 0):
        counts["ja"] += counts.pop("zh", 0)
    language = max(counts, key=lambda key: counts[key], default=None)
    return language if language is not None and counts[language] >= share * letters else None


def _by_words(text: str, script: str | None, share: float, lead: float) -> str | None:
    """The language whose function words make up `share` of the words and `lead` times those of any other."""
    if script is not None and script not in _SHARED:
        return script
    languages = _SHARED[script] if script else _LATIN
    table = _table()
    scores: dict[str, float] = {}
    words = _words(text)
    for word in words:
        for language, weight in table.get(word, ()):
            scores[language] = scores.get(language, 0.0) + weight
    ranked = sorted(((score, language) for language, score in scores.items() if language in languages), reverse=True)
    if not ranked:
        return None
    best, language = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    return language if best >= max(2.0, share * len(words), lead * second) else None


@cache
def _table() -> dict[str, tuple[tuple[str, float], ...]]:
    """Every function word with its languages; one that many languages share says little about each."""
    languages: dict[str, list[str]] = {}
    for language, listed in FUNCTION_WORDS.items():
        for word in sorted(set(listed.split())):
            languages.setdefault(word, []).append(language)
    return {word: tuple((code, _weight(len(codes))) for code in codes) for word, codes in languages.items()}


def _weight(sharing: int) -> float:
    return max(0.4, 1.2 - 0.2 * sharing)
