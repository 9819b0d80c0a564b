"""What has to be inserted at a spot."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from contentlint.comments import EVERYTHING
from contentlint.ignoring.front_matter import add_rules
from contentlint.ignoring.sheet import Insertion, Sheet, Spot

_MARKS = re.compile(r"(?:[*_~`]+|\]\([^)\s]*\)|\]\[[^\]\n]*\]|\[\^[^\]\n]+\]|</\w+>)*")
_ATTACHED = re.compile(r"(?:\[\^[^\]\n]+\]|\{[^{}\n]*\})*")
_HEADING_END = re.compile(r"[\r\n{]|[ \t]#")
_FENCE = re.compile(r"`{3}|~{3}|<")
_INDENT = re.compile(r"(?:\t| {1,4})\Z")
_HEAD = re.compile(r"<head(?:\s[^<>]*)?>", re.I)
_TOP, _BEFORE, _WITHIN = range(3)


def write(sheet: Sheet, spot: Spot, rules: list[str]) -> list[Insertion]:
    """What makes rules silent from a spot; nothing where that cannot be."""
    return _WRITERS[spot.kind](sheet, spot, rules)


def _extend_comment(sheet: Sheet, spot: Spot, rules: list[str]) -> list[Insertion]:
    directive = sheet.ignores.directives[spot.at]
    last = directive.names[-1]
    new = [rule for rule in rules if rule not in {name.selector for name in directive.names}]
    if last.selector == EVERYTHING or last.span == directive.comment.span or not new:
        return []
    return [Insertion(last.span.end, _WITHIN, "".join(f", {rule}" for rule in new), spot)]


def _write_line(sheet: Sheet, spot: Spot, rules: list[str]) -> list[Insertion]:
    """A line before a block, as deep as the block; code that is code by its indentation leaves the line outside."""
    block = sheet.document.blocks[spot.at]
    at = block.whole.start
    lead = sheet.text[sheet.line_start(at) : at]
    if block.kind == "code" and not _FENCE.match(sheet.text, at):
        lead = _INDENT.sub("", lead)
    return _write_before(sheet, spot, at, lead, rules)


def _write_source(sheet: Sheet, spot: Spot, rules: list[str]) -> list[Insertion]:
    return _write_before(sheet, spot, spot.at, sheet.text[sheet.line_start(spot.at) : spot.at], rules)


def _write_before(sheet: Sheet, spot: Spot, at: int, lead: str, rules: list[str]) -> list[Insertion]:
    comment = sheet.comment("disable-next-block", rules)
    if sheet.is_html:
        return [Insertion(at, _BEFORE, comment if lead.strip() else comment + sheet.line_end + lead, spot)]
    if lead.strip():
        return []
    start = sheet.line_start(at)
    return [Insertion(start, _BEFORE, _gap_before(sheet, start) + lead + comment + sheet.line_end + _gap(sheet), spot)]


def _gap(sheet: Sheet) -> str:
    """The empty line that MDX needs between an expression and a paragraph."""
    return sheet.line_end if sheet.is_mdx else ""


def _gap_before(sheet: Sheet, start: int) -> str:
    above = sheet.text[sheet.line_start(max(0, start - 1)) : start]
    return _gap(sheet) if start > sheet.body and above.strip() else ""


def _write_end(sheet: Sheet, spot: Spot, rules: list[str]) -> list[Insertion]:
    """Within a block, behind its last word and the marks that close there."""
    block = sheet.document.blocks[spot.at]
    if block.kind == "code" and not sheet.is_html:
        return []
    comment = sheet.comment("disable-block", rules)
    last = block.text_span.end
    if block.syntax == "html":
        return [Insertion(last, _WITHIN, comment, spot)]
    is_closed = _HEADING_END.search(sheet.text, last, block.whole.end)
    pattern, start = (_MARKS, last) if is_closed else (_ATTACHED, block.whole.end)
    closing = pattern.match(sheet.text, start)
    return [Insertion(closing.end() if closing else start, _WITHIN, f" {comment}", spot)]


def _write_around(sheet: Sheet, spot: Spot, rules: list[str]) -> list[Insertion]:
    """A line before and a line behind all blocks that stand in one container with a block."""
    blocks = sheet.document.blocks
    outer = blocks[spot.at].within[:1]
    first = last = spot.at
    while outer and first > 0 and blocks[first - 1].within[:1] == outer:
        first -= 1
    while outer and last + 1 < len(blocks) and blocks[last + 1].within[:1] == outer:
        last += 1
    start = sheet.line_start(blocks[first].whole.start)
    close = sheet.line_close(max(blocks[last].whole.end - 1, start))
    following = sheet.text[close : close + 4].split()
    end, gap = sheet.line_end, _gap(sheet)
    opening = _gap_before(sheet, start) + sheet.comment("disable", rules) + end + gap
    closing = end + end + sheet.comment("enable", rules) + (gap if following else "")
    return [Insertion(start, _BEFORE, opening, spot), Insertion(close, _WITHIN, closing, spot)]


def _write_front_matter(sheet: Sheet, spot: Spot, rules: list[str]) -> list[Insertion]:
    added = add_rules(sheet, rules)
    return [Insertion(added[0], _TOP, added[1], spot)] if added else []


def _write_top(sheet: Sheet, spot: Spot, rules: list[str]) -> list[Insertion]:
    """Before the first block, and behind what has to come first; it holds from the file's start."""
    comment, end = sheet.comment("disable", rules), sheet.line_end
    if not sheet.is_html:
        at = sheet.body + len(sheet.text[sheet.body :]) - len(sheet.text[sheet.body :].lstrip("\r\n"))
        return [Insertion(at, _TOP, comment + end + end, spot)]
    head = _HEAD.search(sheet.text, sheet.body, sheet.blocks.starts[0] if sheet.blocks.starts else len(sheet.text))
    if head:
        return [Insertion(head.end(), _TOP, end + comment, spot)]
    return [Insertion(sheet.boundaries[0] if sheet.boundaries else sheet.body, _TOP, comment + end, spot)]


_WRITERS: Mapping[str, Callable[[Sheet, Spot, list[str]], list[Insertion]]] = {
    "comment": _extend_comment,
    "line": _write_line,
    "end": _write_end,
    "around": _write_around,
    "source": _write_source,
    "front-matter": _write_front_matter,
    "top": _write_top,
}
