"""Words reduced to their stems, so that inflected forms are one word."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple, Protocol, cast

from contentlint.resources import read_words
from contentlint.text.words import WORD, word_key

_STEMMERS = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}
_PLURALS = {
    "calves": "calf",
    "children": "child",
    "feet": "foot",
    "geese": "goose",
    "halves": "half",
    "knives": "knife",
    "leaves": "leaf",
    "lives": "life",
    "loaves": "loaf",
    "men": "man",
    "mice": "mouse",
    "shelves": "shelf",
    "teeth": "tooth",
    "thieves": "thief",
    "wives": "wife",
    "wolves": "wolf",
    "women": "woman",
}
_WITH_FUNCTION_WORDS = frozenset(("en", "de", "es", "fr"))


class Term(NamedTuple):
    """A content word with its stem and its place; the parts of a hyphenated word are terms of their own."""

    text: str
    stem: str
    start: int
    end: int


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802


@cache
def _stemmer(language: str) -> _Stemmer:
    import Stemmer

    return cast(_Stemmer, Stemmer.Stemmer(_STEMMERS[language]))


@lru_cache(maxsize=50_000)
def stem(word: str, language: str = "en") -> str:
    """The stem of a word, possessive 's and case left out; the word itself where the language has no stemmer."""
    key = word_key(word)
    if language == "en":
        key = _PLURALS.get(key, key)
    return _stemmer(language).stemWord(key) if language in _STEMMERS else key


@cache
def function_words(language: str = "en") -> frozenset[str]:
    """Articles, prepositions, pronouns, auxiliaries and the like; empty for languages without a list."""
    return read_words(f"keywords/function-words.{language}.txt") if language in _WITH_FUNCTION_WORDS else frozenset()


def has_function_words(language: str) -> bool:
    """Whether content words of a language can be told from its function words."""
    return language in _WITH_FUNCTION_WORDS


@lru_cache(maxsize=1_000)
def terms(text: str, language: str = "en") -> tuple[Term, ...]:
    """The content words of a text in order. Remembered, since several rules ask it of the same paragraphs."""
    ignored = function_words(language)
    found: list[Term] = []
    for word in WORD.finditer(text):
        if word_key(word[0]) in ignored:
            continue
        start = word.start()
        if word[0].isalnum():
            found.append(Term(word[0], stem(word[0], language), start, word.end()))
            continue
        for part in word[0].replace("‑", "-").split("-"):
            if word_key(part) not in ignored:
                found.append(Term(part, stem(part, language), start, start + len(part)))
            start += len(part) + 1
    return tuple(found)
