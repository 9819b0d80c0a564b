"""Readability scores of an article's own prose, by textstat."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from contentlint.model import Block
from contentlint.text.syllables import syllables

if TYPE_CHECKING:
    from contentlint.features.article import Article

GRADES = ("flesch_kincaid_grade", "gunning_fog", "smog_index", "coleman_liau_index", "automated_readability_index")
SCORES = ("flesch_reading_ease", *GRADES, "dale_chall_readability_score")


class Pronunciations(dict[str, list[list[str]]]):
    """The syllable table in the form in which textstat asks its dictionary: sounds, the vowels ending in a digit.

    Filled as words are asked for. Raises KeyError for a word that the table lacks.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        super().__init__()
        self._counts = counts

    def __missing__(self, word: str) -> list[list[str]]:
        self[word] = sounds = [["A1"] * self._counts[word]]
        return sounds


@cache
def engine() -> Any:
    """textstat, given our dictionary, so that it neither loads nor fetches its own."""
    textstat = _import_textstat()
    from textstat.backend.counts import _count_syllables

    table = Pronunciations(syllables())
    _count_syllables.get_cmudict = lambda lang: table if lang.startswith("en") else None
    return textstat


def _import_textstat() -> Any:
    """textstat without NLTK, of which it uses only the dictionary that we replace, at 0.3 s of start-up and 40 MB."""
    if "nltk" not in sys.modules:
        sys.modules["nltk"] = ModuleType("nltk")
        try:
            with suppress(ImportError, AttributeError):
                return import_module("textstat")
        finally:
            del sys.modules["nltk"]
    return import_module("textstat")  # a release that needs more of NLTK


def score_article(article: Article) -> Mapping[str, float]:
    """textstat's scores of the article's own English prose, by textstat's names, and "grade", the median of its grade
    formulas. Empty where there is no such prose."""
    return score_text(own_text(article)) if article.is_english else {}


def score_text(text: str) -> Mapping[str, float]:
    if not text:
        return {}
    textstat = engine()
    scores = {name: round(float(getattr(textstat, name)(text)), 2) for name in SCORES}
    grades = sorted(scores[name] for name in GRADES)
    return scores | {"grade": grades[len(grades) // 2]}


def own_text(article: Article) -> str:
    """The author's own running prose, a block a line: no quotations, code or tables. A block without a final stop gets
    one, since list items and lead-ins are sentences of their own to a reader."""
    return "\n".join(filter(None, map(_plain, own_blocks(article))))


def own_blocks(article: Article) -> list[Block]:
    """The blocks whose words are the author's: body text in the article's language that is no quotation."""
    return [
        block
        for block in article.body
        if block.kind != "quote" and "quote" not in block.within and article.reads_english(block)
    ]


def _plain(block: Block) -> str:
    text = block.prose
    for mark in reversed(block.opaque):
        text = text[: mark.start] + "code" + text[mark.end :]
    text = text.strip()
    return text if not text or text[-1] in ".!?…" else text + "."
