"""What a grammar engine is, and how what several rules say of one place becomes one slip."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from contentlint.model import Confidence

KINDS = (
    "agreement",
    "verb-form",
    "article",
    "missing-word",
    "repeated-word",
    "word-choice",
    "capitalization",
    "punctuation",
    "spacing",
    "spelling",
    "usage",
)
_RANK: dict[Confidence, int] = {"low": 0, "medium": 1, "high": 2}


class Slip(NamedTuple):
    """A fault at start..end of a text, in code points.

    `kind` is one of KINDS; `replacements` are what may stand there instead, the likeliest first, none where the engine
    knows none; `source` names the engines' own rules ("harper:ThenThan").
    """

    start: int
    end: int
    kind: str
    message: str
    replacements: tuple[str, ...]
    source: tuple[str, ...]
    confidence: Confidence = "high"


class Engine(Protocol):
    """A grammar checker. It may be called from several threads, and keeps nothing of a text once it has answered."""

    @property
    def name(self) -> str:
        """What the engine is called in `source`."""

    def check(self, texts: Sequence[str], language: str) -> list[tuple[Slip, ...]]:
        """The slips of each text, in its own offsets; none in a language that the engine does not know."""


def merge_slips(slips: Iterable[Slip]) -> tuple[Slip, ...]:
    """Slips in order, those that overlap made one: the place and words of the surer or wider, the sources of all."""
    merged: list[Slip] = []
    for slip in sorted(slips, key=lambda slip: (slip.start, -slip.end)):
        if merged and slip.start < merged[-1].end:
            merged[-1] = _join(merged[-1], slip)
        else:
            merged.append(slip)
    return tuple(merged)


def _join(first: Slip, second: Slip) -> Slip:
    better = second if _RANK[second.confidence] > _RANK[first.confidence] else first
    sources = dict.fromkeys(first.source + second.source)
    same = (first.start, first.end) == (second.start, second.end)
    replacements = tuple(dict.fromkeys(first.replacements + second.replacements)) if same else better.replacements
    return better._replace(source=tuple(sources), replacements=replacements)
