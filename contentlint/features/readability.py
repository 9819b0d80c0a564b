"""Readability scores of an article's own prose, by textstat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from contentlint.model import Block
from contentlint.text.syllables import syllables

if TYPE_CHECKING:
    from contentlint.features.article import Article

GRADES = ("flesch_kincaid_grade", "gunning_fog", "smog_index", "coleman_liau_index", "automated_readability_index")
SCORES = ("flesch_reading_ease", *GRADES, "dale_chall_readability_score")


class Pronunciations(Mapping[str, list[list[str]]]):
    """The syllable table in the form in which textstat asks its dictionary: sounds, of which the vowels end in a digit."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._sounds = [[["A1"] * count] for count in range(max(counts.values()) + 1)]

    def __getitem__(self, word: str) -> list[list[str]]:
        return self._sounds[self._counts[word]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._counts)

    def __len__(self) -> int:
        return len(self._counts)


@cache
def engine() -> Any:
    """textstat, given our dictionary, so that it neither loads nor fetches its own."""
    import textstat
    from textstat.backend.counts import _count_syllables

    table = Pronunciations(syllables())
    _count_syllables.get_cmudict = lambda lang: table if lang.startswith("en") else None
    return textstat


def readability(article: Article) -> Mapping[str, float]:
    """textstat's scores of the article's own English prose, by textstat's names, and "grade", the median of its grade
    formulas. Empty where there is no such prose."""
    if "readability" not in article.memory:
        article.memory["readability"] = _score(own_text(article)) if article.is_english else {}
    return article.memory["readability"]  # type: ignore[no-any-return]


def _score(text: str) -> Mapping[str, float]:
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
