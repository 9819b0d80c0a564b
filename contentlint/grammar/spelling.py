"""Words that are all but certainly misspelt: unknown, and one slip of the hand away from a common word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from string import ascii_lowercase
from typing import NamedTuple

from contentlint.grammar.lexicon import read_rows
from contentlint.resources import read_text

_LEAST_LETTERS = (7, 0, 8, 9, 8)  # by what a slip costs: many short names look like another word
SHORTEST = 5
_WORD = re.compile(r"(?<!\bper )(?<![\w'’‑@#/\\.&-])[a-z]{3,}(?![\w'’‑@/\\=<>~]|[.-]\w|-)")
_OPENING = re.compile(r"(?:^|(?<=[.!?] ))[A-Z][a-z]{2,}(?![\w'’‑@/\\=<>~.-])")
_BEFORE = re.compile(r"([A-Za-z]{3,}) $")
_ANY = re.compile(r"(?<![\w'’-])[a-z]{2,}(?![\w'’])")
_ACCENTED = re.compile(r"[^\W\d_a-zA-Z]")
_NEAR = 20
_DOUBLED = re.compile(r"(.+)(.)\2(?:ing|ed|er|ers)$")
_ENDINGS = tuple(
    (ending, stem)
    for ending, stems in {
        "s": ("",),
        "es": ("",),
        "ies": ("y",),
        "ed": ("", "e"),
        "ing": ("", "e"),
        "er": ("", "e"),
        "ers": ("", "e"),
        "or": ("", "e"),
        "ee": ("",),
        "able": ("", "e"),
        "ly": ("",),
        "ness": ("",),
        "less": ("",),
        "ish": ("",),
        "ism": ("",),
        "ist": ("",),
        "ize": ("",),
        "ization": ("",),
    }.items()
    for stem in stems
)
_PREFIXES = tuple(
    "anti auto bio co counter cross cyber de dis down eco fore geo hyper inter intra macro mega meta micro mid mini "
    "mis mono multi non off out over poly post pre pro re self semi sub super tele trans ultra un under up".split()
)


class Misspelling(NamedTuple):
    """A misspelt word at start..end, and the words it may be meant for, the likeliest first."""

    start: int
    end: int
    word: str
    replacements: tuple[str, ...]


@cache
def common_words() -> frozenset[str]:
    """Everyday English words of three letters and more, with their inflections, in every dialect."""
    return frozenset(line for line in read_text("grammar/common-words.txt").split("\n") if line and line[0] != "#")


@cache
def _listed() -> Mapping[str, tuple[str, ...]]:
    """Frequent misspellings that their letters do not judge well, and what they are meant for."""
    return {written: tuple(meant.split("|")) for written, meant in read_rows("grammar/misspellings.tsv")}


def find_misspellings(text: str, is_known: Callable[[str], bool]) -> Iterator[Misspelling]:
    """The certain ones. Capitalised words, compounds, inflections and derivations of a known word are let be, as are
    words beside accented ones, which are of another language."""
    for match in _OPENING.finditer(text):
        meant = _listed().get(match[0].lower(), ())
        if meant:
            yield Misspelling(match.start(), match.end(), match[0], tuple(word.capitalize() for word in meant))
    for match in _WORD.finditer(text):
        replacements = _correct(match[0], is_known)
        if replacements and is_known(_word_before(text, match.start()) + match[0]):
            continue  # “whole heartedly”: one word that was typed as two
        if replacements and not _ACCENTED.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR):
            yield Misspelling(match.start(), match.end(), match[0], replacements)


def _word_before(text: str, start: int) -> str:
    before = _BEFORE.search(text, max(0, start - _NEAR), start)
    return before[1].lower() if before else "-"


def is_foreign(text: str, is_known: Callable[[str], bool]) -> bool:
    """Whether so many words are unknown that the text is in another language, or no prose."""
    found = _ANY.findall(text)
    unknown = sum(1 for word in found if word not in common_words() and not is_known(word))
    return len(found) >= 4 and unknown * 5 > len(found) * 2


def _correct(word: str, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    if word in _listed():
        return _listed()[word]
    if len(word) < SHORTEST or word in common_words() or is_known(word):
        return ()
    slips = [(cost, other) for cost, other in _slips(word) if other in common_words() and other[0] == word[0]]
    if not slips:
        return ()
    least = min(cost for cost, _ in slips)
    if len(word) < _LEAST_LETTERS[least] or word.endswith("js") or _doubles_an_end(word, slips):
        return ()
    if least > 1 and (_is_compound(word) or _is_derived(word, _cut_prefix, is_known)):
        return ()
    if least > 0 and _is_derived(word, _inflect_back, is_known) and not (least == 1 and _DOUBLED.match(min(slips)[1])):
        return ()
    return tuple(dict.fromkeys(other for cost, other in slips if cost == least))


def _doubles_an_end(word: str, slips: Sequence[tuple[int, str]]) -> bool:
    """Whether only a letter doubled at the start or the end parts a word from a common one, as in names of programs."""
    shorter = {word[1:]} if word[0] == word[1] else {word[:-1]} if word[-1] == word[-2] else set()
    return {other for _, other in slips} <= shorter


def _slips(word: str) -> Iterator[tuple[int, str]]:
    """Words one slip away with how unlikely the slip is: 0 letters swapped, 1 one doubled or not, 2 one left out or
    an e at the end, 3 one too many, 4 a wrong one. Another last letter makes a new word, and is no slip."""
    size = len(word)
    for at in range(1, size):
        head, tail = word[:at], word[at:]
        if at < size - 1 and tail[0] != tail[1]:
            yield 0, head + tail[1] + tail[0] + tail[2:]
        if head[-1] == tail[0]:
            yield 1, head + tail[1:]
        elif size > SHORTEST and at < size - 1:
            yield 3, head + tail[1:]
        yield 1, head + head[-1] + tail
        if size > SHORTEST:
            yield from ((2, head + letter + tail) for letter in ascii_lowercase)
            if at < size - 1:
                yield from ((4, head + letter + tail[1:]) for letter in ascii_lowercase)
    yield 1, word + word[-1]
    if size > SHORTEST:
        if word[-1] == "e":
            yield 2, word[:-1]
        yield from ((2, word + letter) for letter in ascii_lowercase)


def _is_compound(word: str) -> bool:
    return any(word[:at] in common_words() and word[at:] in common_words() for at in range(3, len(word) - 2))


def _is_derived(word: str, find_stems: Callable[[str], Iterator[str]], is_known: Callable[[str], bool]) -> bool:
    """Whether it is a known word with an ending or a prefix that the dictionary lacks."""
    return any(len(stem) > 2 and (stem in common_words() or is_known(stem)) for stem in find_stems(word))


def _inflect_back(word: str) -> Iterator[str]:
    for ending, stem in _ENDINGS:
        if word.endswith(ending):
            yield word[: -len(ending)] + stem
    if doubled := _DOUBLED.match(word):
        yield doubled[1] + doubled[2]


def _cut_prefix(word: str) -> Iterator[str]:
    return (word[len(prefix) :] for prefix in _PREFIXES if word.startswith(prefix))
