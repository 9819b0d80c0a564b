"""Which of the words that are in no dictionary are all but certainly misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from contentlint.grammar.spelling import common_words, find_misspellings, is_foreign
from contentlint.text.sentences import sentence_spans
from contentlint.text.words import words

_SHORTEST, _LONG = 5, 7
_SMALL = frozenset("a in of at as any every no to the even each".split())
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "r", "ers", "ly", "y", "ness", "less", "ish", "able", "ism", "ist")
_JOINTS = frozenset("-‑/\\_@#&=<>~*$")
_VARIANTS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"our", "or"),
        (r"([iy])s(?=e|ing|ation)", r"\1z"),
        (r"ll(?=ed|ing|er|or|ist|ful|ment)|l(?=ment|ful)", "l"),
        (r"tre(?=s?$)", "ter"),
        (r"ogue", "og"),
        (r"ae|oe", "e"),
        (r"ence$", "ense"),
    )
)


class Unknown(NamedTuple):
    """A word at start..end that the server does not know, and what it would put there."""

    start: int
    end: int
    replacements: tuple[str, ...]


def find_sure(text: str, language: str, unknown: Sequence[Unknown]) -> Iterator[Unknown]:
    """The misspellings that are certain, with what is meant, the likeliest first."""
    if is_english(language):
        yield from _find_english(text, unknown)
        return
    for word in unknown:
        if len(word.replacements) == 1 and _is_one_slip(text[word.start : word.end], word.replacements[0]):
            yield word


def is_english(language: str) -> bool:
    return language.split("-")[0].lower() == "en"


def find_foreign(text: str, unknown: Sequence[Unknown]) -> list[tuple[int, int]]:
    """The sentences of an English text that are in another language, or no prose."""
    strange = _strange(text, unknown)
    spans = sentence_spans(text) if len(strange) > 1 else ()
    return [span for span in spans if is_foreign(text[slice(*span)], lambda word: word.lower() not in strange)]


def _strange(text: str, unknown: Sequence[Unknown]) -> frozenset[str]:
    return frozenset(text[word.start : word.end].lower() for word in unknown)


def _find_english(text: str, unknown: Sequence[Unknown]) -> Iterator[Unknown]:
    """Those that are sure with every engine, and those for which a common word one slip away is offered first."""
    strange = _strange(text, unknown)
    known = {word.text.lower() for word in words(text)} - strange
    sure = {(word.start, word.end): word.replacements for word in find_misspellings(text, known.__contains__)}
    for word in unknown:
        written = text[word.start : word.end]
        meant = sure.get((word.start, word.end)) or _split(written, word) or _choose(written, word.replacements)
        if meant and _stands_alone(text, word) and not any(_is_variant(written, other) for other in meant):
            yield Unknown(word.start, word.end, tuple(sorted(meant, key=lambda other: _rank(word.replacements, other))))


def _choose(written: str, offered: Sequence[str]) -> tuple[str, ...]:
    """The first that is offered for a word, where it is common and only one slip away, and for a short word no other
    is as near."""
    if len(written) < _SHORTEST or not written.isascii() or _is_compound(written) or _is_derived(written):
        return ()
    if written[-1] in "aio" and offered and offered[0][:-1] == written[:-1]:
        return ()  # the same word in a Romance language
    near = [other for other in offered if other in common_words() and _is_one_slip(written, other)]
    is_clear = bool(near) and near[0] == offered[0] and near[0][0] == written[0]
    return (near[0],) if is_clear and (len(near) == 1 or len(written) >= _LONG) else ()


def _split(written: str, word: Unknown) -> tuple[str, ...]:
    """Two words that were typed as one, where the first is a small one and this is what is offered first: alot."""
    first, _, rest = word.replacements[0].partition(" ") if word.replacements else ("", "", "")
    is_sure = first.lower() in _SMALL and first + rest == written and rest in common_words()
    return (f"{first} {rest}",) if is_sure and (written.islower() or word.start == 0) else ()


def _stands_alone(text: str, word: Unknown) -> bool:
    """Whether a word is no part of a path, a name with marks in it, or a compound with hyphens."""
    return not set(text[word.start - 1 : word.start] + text[word.end : word.end + 1]) & _JOINTS


def _is_compound(word: str) -> bool:
    return any(word[:at] in common_words() and word[at:] in common_words() for at in range(3, len(word) - 2))


def _is_derived(word: str) -> bool:
    """Whether it is a common word with an ending that makes new words."""
    return any(word.endswith(ending) and word[: -len(ending)] in common_words() for ending in _ENDINGS)


def _is_variant(word: str, other: str) -> bool:
    """Whether two words differ as American and British spelling do, which is no mistake: colour, organise."""
    return _level_out(word) == _level_out(other)


def _level_out(word: str) -> str:
    for pattern, plain in _VARIANTS:
        word = pattern.sub(plain, word)
    return word


def _rank(offered: Sequence[str], word: str) -> int:
    return offered.index(word) if word in offered else len(offered)


def _is_one_slip(word: str, other: str) -> bool:
    """Whether a small word becomes another by one letter more, less, changed or swapped with its neighbour."""
    from rapidfuzz.distance import OSA

    return len(word) >= _SHORTEST and word.islower() and word.isalpha() and OSA.distance(word, other) == 1
