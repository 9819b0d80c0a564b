"""The pieces a plain text falls into before anything is called a heading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contentlint.model import Span
from contentlint.read.plain_markers import Marker

UnitKind = Literal["text", "item", "quote", "code", "cell"]


@dataclass(slots=True)
class Unit:
    """A paragraph, heading, list item, cell or the like; it grows while it is read.

    `pieces` are its stretches of source, one a line; `first` is where its text begins, a typed mark included; `gap`
    counts the blank lines before it; `hint` is the heading level that marks such as `#` or an underline give it.
    """

    kind: UnitKind
    pieces: list[Span]
    whole: Span
    first: int
    gap: int
    indent: int = 0
    marker: Marker | None = None
    depth: int = 0
    hint: int | None = None

    def text(self, source: str) -> str:
        """The unit's text in one line, cut at 2,000 characters: enough to tell what it is."""
        start = self.pieces[0].start if self.kind == "item" else self.first
        text = source[start : min(self.pieces[0].end, start + 2000)]
        if len(self.pieces) == 1:
            return text
        return " ".join([text, *(source[s : min(e, s + 2000)] for s, e in self.pieces[1:40])])[:2000]
