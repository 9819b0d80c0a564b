"""Where an ignore for a place in an article can stand, best first."""

from __future__ import annotations

from bisect import bisect_right

from contentlint.ignoring.sheet import Sheet, Spot
from contentlint.model import Block, Span

_INLINE = frozenset(("list-item", "table-cell", "term", "definition"))
_TIGHT = frozenset(("list", "table", "definition-list", "footnote"))
_ELEMENTS = ("script", "style")


def find_spots(sheet: Sheet, span: Span) -> tuple[Spot, ...]:
    """The spots for an ignore of a finding at a span; each is tried in turn."""
    inside = sheet.directive_around(span)
    first = () if inside is None else (Spot("comment", inside),)
    if span.start < sheet.body:
        return (*first, Spot("front-matter"), *_on_top(sheet))
    number = bisect_right(sheet.blocks.starts, span.start) - 1
    if number >= 0 and span.start < sheet.document.blocks[number].whole.end:
        return (*first, *_at_block(sheet, number))
    return (*first, *_outside(sheet, span), Spot("front-matter"), *_on_top(sheet))


def _on_top(sheet: Sheet) -> tuple[Spot, ...]:
    there = sheet.directive_on_top
    return (Spot("top"),) if there is None else (Spot("comment", there), Spot("top"))


def _at_block(sheet: Sheet, number: int) -> tuple[Spot, ...]:
    there = sheet.directive_of(number)
    known = () if there is None else (Spot("comment", there),)
    block = sheet.document.blocks[number]
    line, end, around = Spot("line", number), Spot("end", number), Spot("around", number)
    if sheet.is_html:
        return (*known, Spot("source", block.whole.start), end)
    return (*known, end, line, around) if _is_tight(block) else (*known, line, end, around)


def _is_tight(block: Block) -> bool:
    """Whether a line before the block might part a list or a table in two."""
    return block.kind in _INLINE or (block.kind != "code" and not _TIGHT.isdisjoint(block.within))


def _outside(sheet: Sheet, span: Span) -> tuple[Spot, ...]:
    """Before the tag, or the line, in which something stands that is no prose."""
    if sheet.is_html:
        at = bisect_right(sheet.boundaries, span.start) - 1
        return (Spot("source", sheet.boundaries[at]),) if at >= 0 else ()
    starts = (sheet.text.rfind(f"<{name}", 0, span.start) for name in _ELEMENTS)
    open_at = [at for at in starts if at >= sheet.body and sheet.text.find("</", at) >= span.start]
    start = sheet.line_start(min([span.start, *open_at]))
    rest = sheet.text[start : sheet.line_close(start)]
    return (Spot("source", start + len(rest) - len(rest.lstrip())),)
