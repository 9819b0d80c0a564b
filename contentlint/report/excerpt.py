"""The source around a finding: one line, cut to the screen, with the marked words in it."""

from __future__ import annotations

from typing import NamedTuple

from contentlint.model import Span
from contentlint.report.screen import clean, measure, take, take_end
from contentlint.text.positions import Lines

_REACH = 400  # characters at each side that are looked at, however long the line is


class Excerpt(NamedTuple):
    """What stands before the marked words, they themselves, and what follows, all on one line."""

    before: str
    marked: str
    after: str

    @property
    def underline(self) -> str:
        """A row that points at the marked words."""
        return " " * measure(self.before) + "^" * max(measure(self.marked), 1)


def excerpt(lines: Lines, span: Span, columns: int) -> Excerpt:
    """The line on which a span begins, no wider than `columns`; of a span that goes on, its first line."""
    text = lines.text
    start = span.start
    while start < span.end and text[start].isspace():
        start += 1
    if start == span.end:
        start = span.start
    number = lines.position(start).line
    line_start = lines.starts[number - 1]
    line_end = line_start + len(lines.line(number))
    end = max(start, min(span.end, line_end))
    left = text[max(line_start, start - _REACH) : start]
    marked = text[start : min(end, start + _REACH)]
    right = text[end : min(line_end, end + _REACH)] if end - start <= _REACH else "…"
    is_cut = start - line_start > _REACH
    return _fit(clean(left) if is_cut else clean(left).lstrip(), clean(marked), clean(right).rstrip(), columns)


def _fit(left: str, marked: str, right: str, columns: int) -> Excerpt:
    """Both sides shortened at words, so that the marked words stay; these are cut where they alone are wider."""
    if measure(left + marked + right) <= columns:
        return Excerpt(left, marked, right)
    room = columns - measure(marked) - 2
    if room < 0:
        before = left if measure(left) <= 3 else "…"
        return Excerpt(before, take(marked, columns - 1 - measure(before)), "…")
    half = min(measure(left), max(room // 2, room - measure(right)))
    before = left if measure(left) <= half else "…" + _drop_half_word(take_end(left, half), left)
    rest = columns - measure(before) - measure(marked)
    return Excerpt(before, marked, right if measure(right) <= rest else _end(right, rest - 1))


def _drop_half_word(kept: str, whole: str) -> str:
    """The end of a text from its first whole word on, where that costs little."""
    cut = whole[len(whole) - len(kept) - 1 : len(whole) - len(kept)]
    at = kept.find(" ")
    return kept[at + 1 :] if cut and not cut.isspace() and 0 <= at < 20 else kept


def _end(right: str, columns: int) -> str:
    kept = take(right, columns)
    at = kept.rfind(" ")
    cut = right[len(kept) : len(kept) + 1]
    return (kept[:at] if cut and not cut.isspace() and at >= 0 and len(kept) - at < 20 else kept) + "…"
