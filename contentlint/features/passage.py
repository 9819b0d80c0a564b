"""A stretch of one block's prose."""

from __future__ import annotations

from dataclasses import dataclass

from contentlint.model import Block, Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Prose start..end of a block."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.block.prose[self.start : self.end]

    @property
    def span(self) -> Span:
        return self.block.span(self.start, self.end)
