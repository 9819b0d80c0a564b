"""What edits make of a block's prose."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Sequence

from contentlint.model import Block, Edit, Span

_ESCAPED = re.compile(r"\\(?P<sign>[!-/:-@\[-`{-~])|&#?\w+;")
Gap = tuple[int, int]  # prose start..end that an edit replaces


def is_as_edited(block: Block, edits: Sequence[Edit], changed: Block) -> bool:
    """Whether `changed` is what the edits are to make of `block`: their words in the place of the old ones, the other
    words and their marks as they were. White space is not compared: it collapses where a word goes."""
    gaps = [_find_gap(block, edit.span) for edit in edits]
    emptied = [gap for gap, edit in zip(gaps, edits, strict=True) if not edit.text.strip()]
    has_words = _has_words(block, edits, gaps, _squeeze(changed.prose))
    return has_words and _kept_marks(block, emptied) == _kept_marks(changed)


def _find_gap(block: Block, span: Span) -> Gap:
    start = _count_before(block, span.start, counts_half=False)
    return start, max(start, _count_before(block, span.end, counts_half=True))


def _count_before(block: Block, place: int, *, counts_half: bool) -> int:
    """How many characters of the prose stand before a place of the source, with or without one that it cuts in two."""
    at = bisect_left(block.runs, place, key=lambda run: run.start)
    if at == 0:
        return 0
    run = block.runs[at - 1]
    end = block.runs[at].prose if at < len(block.runs) else len(block.prose)
    if run.end - run.start == end - run.prose:
        return min(run.prose + place - run.start, end)
    return end if counts_half or run.end <= place else run.prose


def _has_words(block: Block, edits: Sequence[Edit], gaps: Sequence[Gap], text: str) -> bool:
    """Whether a squeezed text is the prose with the edits' words; what is put between words may be markup."""
    at = done = 0
    for edit, (start, end) in zip(edits, gaps, strict=True):
        piece, words = _squeeze(block.prose[done:start]), _squeeze(_unescape(edit.text, block.syntax))
        if not text.startswith(piece, at):
            return False
        at, done = at + len(piece), end
        if text.startswith(words, at):
            at += len(words)
        elif start < end:
            return False
    return text[at:] == _squeeze(block.prose[done:])


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _unescape(text: str, syntax: str) -> str:
    """What a text of a block's source is read as."""
    if syntax == "plain":
        return text
    if syntax in ("html", "attribute"):
        return html.unescape(text)
    return _ESCAPED.sub(lambda match: match["sign"] or html.unescape(match[0]), text)


def _kept_marks(block: Block, gaps: Sequence[Gap] = ()) -> list[str]:
    """The kinds of the marks of which a word remains outside the gaps."""
    starts = [start for start, _ in gaps]

    def is_gone(start: int, end: int) -> bool:
        at = bisect_left(starts, start + 1) - 1
        return at >= 0 and end <= gaps[at][1]

    return sorted(mark.kind for mark in block.marks if not is_gone(mark.start, mark.end))
