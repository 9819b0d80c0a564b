"""The words of an article that have an American and a British spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, NamedTuple

from contentlint.checks.word_uses import Selection, Use
from contentlint.features.article import Article
from contentlint.resources import read_text
from contentlint.text.similarity import FUNCTION_WORDS
from contentlint.text.words import Word

Side = Literal["American", "British"]
OTHER: Mapping[Side, Side] = {"American": "British", "British": "American"}
_PART = re.compile(r"[^\W\d_]+")


class Spelling(NamedTuple):
    """A form of a word with two spellings. `is_peculiar`: only this side writes so; `is_ize`: in -ize or -ise."""

    side: Side
    other: str
    family: str
    is_peculiar: bool
    is_ize: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A form as the article uses it: its lower-case letters, its spelling, and where it stands."""

    text: str
    spelling: Spelling
    uses: tuple[Use, ...]


@cache
def spellings() -> Mapping[str, Spelling]:
    """All known forms, lower case."""
    table: dict[str, Spelling] = {}
    for line in read_text("consistency/spelling.tsv").splitlines():
        if line.startswith("#") or not line:
            continue
        american, british, peculiar, family = line.split("\t")
        is_ize = peculiar == "ize"
        table[american] = Spelling("American", british, family, peculiar in ("both", "american"), is_ize)
        table[british] = Spelling("British", american, family, peculiar in ("both", "british", "ize"), is_ize)
    return table


def find_forms(article: Article) -> list[Form]:
    """The forms that are the author's own choice, in the order of their first uses."""
    selection = Selection(article)
    common: dict[str, list[Use]] = defaultdict(list)
    names: list[tuple[str, Use, frozenset[str]]] = []
    for block in article.blocks:
        if not article.reads_english(block):
            continue
        words = article.words(block)
        if len(words) == 1 and block.kind in ("heading", "table-cell", "term"):
            continue  # a lone word may be a value, or a name in code
        for at, key, start, end in _known_words(words):
            if not selection.is_open(block, start, end):
                continue
            use = Use(block, start, end, selection.is_name(block, start, end))
            if use.is_name or (not use.text.islower() and selection.has_title_case(block)):
                names.append((key, use, _neighbours(words, at)))
            else:
                common[key].append(use)
    _admit_names(common, names)
    table = spellings()
    found = [Form(key, table[key], tuple(sorted(uses, key=place))) for key, uses in common.items()]
    return sorted(found, key=lambda form: place(form.uses[0]))


def place(use: Use) -> int:
    """Where a use stands in the source."""
    return use.span.start


def _known_words(words: Sequence[Word]) -> Iterator[tuple[int, str, int, int]]:
    """Index, form and place of the words, and the parts of hyphenated words, that are spelled in two ways."""
    table = spellings()
    for at, word in enumerate(words):
        key = word.text.lower()
        if key in table:
            yield at, key, word.start, word.end
        elif not key.isalpha():
            for part in _PART.finditer(key):
                if part[0] in table:
                    yield at, part[0], word.start + part.start(), word.start + part.end()


def _neighbours(words: Sequence[Word], at: int) -> frozenset[str]:
    near = [words[place].key for place in (at - 1, at + 1) if 0 <= place < len(words)]
    return frozenset(near) - FUNCTION_WORDS


def _admit_names(common: dict[str, list[Use]], names: Iterable[tuple[str, Use, frozenset[str]]]) -> None:
    """Count a capitalised word where the article writes the same name in the other spelling too.

    In a heading, and in capitals throughout, it counts too where the word is a common one elsewhere.
    """
    table = spellings()
    listed = list(names)
    near: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, _, neighbours in listed:
        near[table[key].family, table[key].side] |= neighbours
    families = {table[key].family for key in common}
    for key, use, neighbours in listed:
        spelling = table[key]
        is_mixed = not near[spelling.family, OTHER[spelling.side]].isdisjoint(neighbours)
        is_plain = not use.is_name or use.text.isupper()
        if is_mixed or (is_plain and spelling.family in families):
            common[key].append(replace(use, is_name=is_mixed))
