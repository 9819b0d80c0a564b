"""Edits of a text: which go together, what they come to, and where places stand after them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from contentlint.model import Edit, Fix, Span


def select(fixes: Sequence[Fix]) -> list[int]:
    """The places in the list of the fixes that touch none selected before them."""
    taken: list[Span] = []
    selected: list[int] = []
    for at, fix in enumerate(fixes):
        spans = [edit.span for edit in fix.edits]
        if not any(_is_taken(span, taken) for span in spans):
            selected.append(at)
            for span in spans:
                taken.insert(bisect_left(taken, span), span)
    return selected


def is_sound(fix: Fix, length: int) -> bool:
    """Whether all edits lie in a text of that length, and none touches another."""
    spans = sorted(edit.span for edit in fix.edits)
    if any(not 0 <= span.start <= span.end <= length for span in spans):
        return False
    return not any(_overlap(a, b) for a, b in pairwise(spans))


def _is_taken(span: Span, taken: Sequence[Span]) -> bool:
    """Whether one of the spans, which are sorted and do not overlap, overlaps this one: only its neighbours can."""
    at = bisect_left(taken, span)
    return any(_overlap(span, other) for other in taken[max(0, at - 1) : at + 1])


def _overlap(a: Span, b: Span) -> bool:
    return a == b or (a.start < b.end and b.start < a.end)


def rewrite(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits that do not overlap."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        pieces += (text[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*pieces, text[at:]))


class Moves:
    """Where places of a text stand after edits that do not overlap, and where they stood before."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self.edits = sorted(edits, key=lambda edit: edit.span)
        grown = [len(edit.text) - (edit.span.end - edit.span.start) for edit in self.edits]
        self._shifts = [0, *accumulate(grown)]
        self._starts = [edit.span.start for edit in self.edits]
        self._ends = [edit.span.end for edit in self.edits]
        self.inserted = tuple(
            Span(edit.span.start + shift, edit.span.start + shift + len(edit.text))
            for edit, shift in zip(self.edits, self._shifts, strict=False)
        )
        self._new_starts = [span.start for span in self.inserted]

    def after(self, span: Span) -> Span:
        """Where a span that no edit touches stands in the changed text."""
        shift = self._shifts[bisect_right(self._ends, span.start)]
        return Span(span.start + shift, span.end + shift)

    def before(self, span: Span) -> Span:
        """Where a span of the changed text stood; within an edit, all that the edit replaced."""
        return Span(self._before(span.start, 0), max(self._before(span.start, 0), self._before(span.end, 1)))

    def _before(self, place: int, is_end: int) -> int:
        at = bisect_right(self._new_starts, place) - 1
        if at < 0:
            return place
        if place < self.inserted[at].end:
            return self.edits[at].span[is_end]
        return place - self._shifts[at + 1]

    def touching(self, span: Span) -> list[Edit]:
        """The edits that lie in a span, reach into it, or stand at one of its ends."""
        return self.edits[bisect_left(self._ends, span.start) : bisect_right(self._starts, span.end)]
