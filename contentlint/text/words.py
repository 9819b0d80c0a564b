"""Words of a text."""

from __future__ import annotations

import re
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:[’'‑-][^\W_]+)*")


class Word(NamedTuple):
    """A word as it stands, with its place, and as it is compared (see `word_key`)."""

    text: str
    start: int
    end: int
    key: str


def word_key(word: str) -> str:
    """A word case folded, its apostrophe straight, a possessive 's left out."""
    key = word.casefold()
    if key.isalpha():
        return key
    key = key.replace("’", "'").replace("‑", "-")
    return key[:-2] if key.endswith("'s") else key


def words(text: str) -> list[Word]:
    """The words of a text; a hyphen or an apostrophe inside a word does not part it."""
    return [Word(m[0], m.start(), m.end(), word_key(m[0])) for m in WORD.finditer(text)]


def count_words(text: str) -> int:
    """How many words; in scripts that do not part words by spaces, how many characters of such a script."""
    if text.isascii():
        return sum(1 for _ in WORD.finditer(text))
    unspaced = len(_UNSPACED.findall(text))
    return unspaced + sum(1 for _ in WORD.finditer(_UNSPACED.sub(" ", text) if unspaced else text))


_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\uf900-\ufaff]")
