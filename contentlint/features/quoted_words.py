"""The quoted words of a block, parted from the credit that it may hold too."""

from __future__ import annotations

import re
from typing import NamedTuple

from contentlint.features.credits import Credit, is_bare_credit, is_last_line, read_credit, read_dash_credit
from contentlint.features.quote_credits import add_links
from contentlint.features.quote_marks import BlockMarks, Pair
from contentlint.model import Block, Document
from contentlint.text.words import count_words

_TRAILING_CREDIT = re.compile(r"(?<=[.!?…\"”»’)])\s*(?:[—–―]|\s-{1,3})\s*(?P<rest>[^\s—–―-][^—―]{1,140})$")
_CLOSED_CREDIT = re.compile(r"^[.,]?\s*\(?(?P<rest>[^\W\d_].{1,140}?)\)?\.?$", re.S)
_REFERENCE = re.compile(r"^[.,]?\s*(?:\[?\^?\d{1,3}\]?|[¹²³⁴⁵⁶⁷⁸⁹*†‡]+|[.,;])?\s*$")


class Words(NamedTuple):
    """The quoted words of block number `at`: prose start..end, and whether marks stand around them."""

    at: int
    start: int
    end: int
    marked: bool


def read_marked(block: Block, marks: BlockMarks, at: int) -> tuple[Words | None, Credit | None]:
    """The words of a block that is quoted as a whole, and the credit after them."""
    prose = block.prose
    first = len(prose) - len(prose.lstrip(" \t\n([*_"))
    pair = _outer_pair(marks, first)
    if pair is None:
        return None, None
    tail = prose[pair.close + 1 :]
    credit = _read_tail(tail)
    if credit is None and not _REFERENCE.match(tail):
        return None, None
    inner = prose[pair.open + 1 : pair.close]
    start = pair.open + 1 + len(inner) - len(inner.lstrip())
    return Words(at, start, start + len(inner.strip()), True), add_links(credit, block, pair.close)


def _outer_pair(marks: BlockMarks, first: int) -> Pair | None:
    """The pair whose opening mark the block begins with."""
    pair = next((p for p in marks.pairs if p.depth == 0 and p.open <= first), None)
    return pair if pair and pair.open in (first, -1) and pair.mark not in "'‚" else None


def is_mostly_marked(block: Block, marks: BlockMarks) -> bool:
    return any(p.depth == 0 and (p.close - p.open) * 2 > len(block.prose) for p in marks.pairs)


def _read_tail(tail: str) -> Credit | None:
    """The credit after the closing mark of a quotation that stands alone."""
    credit = read_dash_credit(tail)
    if credit:
        return credit
    closed = _CLOSED_CREDIT.match(tail)
    if closed and count_words(tail) <= 20 and (is_bare_credit(closed["rest"]) or tail.lstrip(" .").startswith("(")):
        return read_credit(closed["rest"])
    return None


def read_unmarked(document: Document, block: Block, at: int) -> tuple[Words, Credit | None]:
    """The words of a block without marks, and the credit that its last line, a dash or a `<cite>` holds."""
    prose = block.prose
    start, end = len(prose) - len(prose.lstrip()), len(prose.rstrip())
    line = _last_line(document, block)
    if line > start and (read_dash_credit(prose[line:end]) or is_last_line(prose[line:end])):
        named = read_dash_credit(prose[line:end]) or read_credit(prose[line:end])
        return Words(at, start, len(prose[:line].rstrip()), False), add_links(named, block, line)
    trailing = _TRAILING_CREDIT.search(prose, 0, end)
    if trailing and trailing.start() > start and (trailing["rest"][0].isupper() or trailing["rest"][0] == "@"):
        credit = add_links(read_credit(trailing["rest"]), block, trailing.start())
        return Words(at, start, trailing.start(), False), credit
    cite = next((m for m in block.marks if m.kind == "cite" and m.end >= end - 1 and m.start > start), None)
    if cite:
        credit = add_links(read_credit(prose[cite.start : cite.end]), block, cite.start)
        return Words(at, start, len(prose[: cite.start].rstrip(" —–-\n")), False), credit
    return Words(at, start, end, False), None


def _last_line(document: Document, block: Block) -> int:
    """Where in the prose the last line of a block's source begins, 0 where it has but one."""
    for run, following in zip(reversed(block.runs[:-1]), reversed(block.runs), strict=False):
        if "\n" in document.text[run.start : run.end] or "<br" in document.text[run.start : following.start]:
            return following.prose
    return 0
