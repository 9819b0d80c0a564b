"""Fixes that take whole paragraphs out of the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from contentlint.model import Block, Edit, Fix, Span

_LEAD = re.compile(r"[ \t]*(?:(?:[-*+•‣▪◦●·–—]|\d{1,3}[.)])[ \t]+)?")
_LINE = re.compile(r"\r\n|\n|\r")
_BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\n|\r)")


def remove(text: str, blocks: Sequence[Block], title: str) -> Fix | None:
    """Take blocks out with their lines and the blank lines after them.

    None where a block stands in a quotation, whose lines carry marks of their own.
    """
    if any("quote" in block.within or block.kind == "quote" for block in blocks):
        return None
    spans = _join(sorted(find_lines(text, block.whole) for block in blocks))
    return Fix(title, tuple(Edit(span, "") for span in spans))


def find_lines(text: str, whole: Span) -> Span:
    """The lines of a block with the blank lines after it, if one stands before it; at the end of the text those before
    it; only the block itself where its lines hold something else too."""
    start = max(text.rfind("\n", 0, whole.start), text.rfind("\r", 0, whole.start)) + 1
    ending = _LINE.search(text, max(whole.start, whole.end - 1))
    end = ending.end() if ending else len(text)
    if not _LEAD.fullmatch(text, start, whole.start) or text[whole.end : end].strip():
        return whole
    if text[end:].strip() and not _is_parted(text, start):
        return Span(start, end)  # the last item of a tight list: the blank line after it parts the list from the rest
    while blank := _BLANK_LINE.match(text, end):
        end = blank.end()
    if text[end:].strip(" \t"):
        return Span(start, end)
    before = len(text[:start].rstrip(" \t\r\n"))
    kept = _LINE.match(text, before) if ending and before else None
    return Span(kept.end() if kept else before, len(text))


def _is_parted(text: str, start: int) -> bool:
    """Whether a blank line, or nothing, stands before the line that begins at `start`."""
    before = text[:start].rstrip(" \t")
    line_ends = len(before) - len(before.rstrip("\r\n"))
    return line_ends > (2 if before.endswith("\r\n") else 1) or line_ends == len(before)


def _join(spans: Iterable[Span]) -> list[Span]:
    """Spans in order with those that touch put together."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
