"""Whether words of a block are somebody else's."""

from __future__ import annotations

from collections.abc import Iterable

from contentlint.features.article import Article
from contentlint.model import Block


def is_marked(block: Block, start: int, end: int, kinds: Iterable[str]) -> bool:
    """Whether prose start..end of a block touches marks of some kinds."""
    return any(mark.kind in kinds and mark.start < end and start < mark.end for mark in block.marks)


def is_quoted(article: Article, block: Block, start: int, end: int) -> bool:
    """Whether prose start..end of a block touches a quotation, or the block is one."""
    if block.kind == "quote" or "quote" in block.within or is_marked(block, start, end, ("q",)):
        return True
    return any(q.block is block and q.start < end and start < q.end for q in article.quotations)
