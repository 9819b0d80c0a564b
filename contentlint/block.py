"""A leaf of an article: its prose, where every character of it stands, and edits of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from contentlint.escaping import Place, Syntax, escape

Kind = Literal[
    "heading",
    "paragraph",
    "list-item",
    "quote",
    "code",
    "table-cell",
    "term",
    "definition",
    "caption",
    "other",
]


class Span(NamedTuple):
    """Code points start..end of the decoded source, its BOM not counted."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the source in `span` by `text`, which is escaped already."""

    span: Span
    text: str


class Run(NamedTuple):
    """A piece of prose from `prose` up to the next run, standing at start..end of the source.

    Where both are equally long, character maps to character; else the piece is one unit (`&amp;` for `&`, a line end
    with its `> ` for one space) and every character of it maps to the whole.
    """

    prose: int
    start: int
    end: int


class Mark(NamedTuple):
    """Inline markup over prose start..end.

    Kinds: "strong", "emphasis", "code", "link", "cite", "q", "deleted", else the HTML tag's name; "opaque" for what
    is no text of the author's (a template expression, a formula).
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Block:
    """A leaf of the article: its prose, and where every character of it stands.

    `level` is 1-6 for headings, the depth for list items. `within` names what it stands in, outermost first.
    `whole` is the block's own source with its marks (the `## ` of a heading, the tags of a paragraph), for removing it.
    `label` is text that is the source's but not the prose's: a list item's typed bullet or number.
    """

    kind: Kind
    prose: str
    runs: tuple[Run, ...]
    whole: Span
    level: int | None = None
    within: tuple[str, ...] = ()
    language: str | None = None
    syntax: Syntax = "plain"
    marks: tuple[Mark, ...] = ()
    label: str = ""

    @cached_property
    def _starts(self) -> list[int]:
        return [run.prose for run in self.runs]

    def _run(self, index: int) -> tuple[Run, int]:
        """The run that holds prose[index], and the prose length of that run."""
        at = bisect_right(self._starts, index) - 1
        end = self._starts[at + 1] if at + 1 < len(self.runs) else len(self.prose)
        return self.runs[at], end - self.runs[at].prose

    def _place(self, index: int) -> Span:
        """The source of the one character prose[index]."""
        run, length = self._run(index)
        if run.end - run.start != length:
            return Span(run.start, run.end)
        start = run.start + index - run.prose
        return Span(start, start + 1)

    def span(self, start: int, end: int) -> Span:
        """The source of prose start..end, ending where the last character ends; empty where start == end."""
        if not self.runs:
            return Span(self.whole.start, self.whole.start)
        if start >= end:
            at = self._place(start - 1).end if start > 0 else self._place(0).start
            return Span(at, at)
        return Span(self._place(start).start, self._place(end - 1).end)

    @property
    def text_span(self) -> Span:
        """The source of the whole prose."""
        return self.span(0, len(self.prose))

    def edit(self, start: int, end: int, text: str) -> Edit | None:
        """Put `text` in the place of prose start..end, escaped for where it stands; an insertion where they are equal.

        None where that would cut markup in two or be read as something else.
        """
        if not self.runs or not 0 <= start <= end <= len(self.prose) or self._is_cut(start, end):
            return None
        span = self.span(start, end)
        place = Place(self.prose, start, end, self._touches_gap(start), self._touches_gap(end), self._line_start(start))
        escaped = escape(text, self.syntax, place)
        return None if escaped is None else Edit(span, escaped)

    def _touches_gap(self, index: int) -> bool:
        """Whether markup stands between prose[index - 1] and prose[index], or at an end of the block."""
        if index <= 0:
            return self.whole.start != self.text_span.start
        if index >= len(self.prose):
            return self.whole.end != self.text_span.end
        return self._place(index - 1).end != self._place(index).start

    def _line_start(self, index: int) -> int | None:
        """Where the source's line with prose[index] may begin, None where that is not near.

        That is the block's start, or behind a space that is a piece of its own.
        """
        at = bisect_right(self._starts, index) - 1
        while at >= 0 and index - self.runs[at].prose < 12:
            start, length = self.runs[at].prose, self._run(self.runs[at].prose)[1]
            if start < index and length == 1 and self.prose[start] == " ":
                return start + 1
            if start == 0:
                return 0
            at -= 1
        return None

    def _is_cut(self, start: int, end: int) -> bool:
        """Whether markup, or half of a piece that is one unit, would be replaced."""
        if start == end:  # an insertion stands right behind the character before it
            return self._is_opaque(max(0, start - 1), start)
        first, first_length = self._run(start)
        last, last_length = self._run(end - 1)
        halves = first.prose != start and first.end - first.start != first_length
        halves |= last.prose + last_length != end and last.end - last.start != last_length
        between = self.runs[bisect_right(self._starts, start) - 1 : bisect_right(self._starts, end - 1)]
        gaps = any(a.end != b.start for a, b in pairwise(between))
        return halves or gaps or self._is_opaque(start, end)

    def _is_opaque(self, start: int, end: int) -> bool:
        return any(m.start < max(end, start + 1) and start < m.end for m in self.opaque)

    @cached_property
    def opaque(self) -> tuple[Mark, ...]:
        """What no rule may judge: inline code, expressions, formulas."""
        return tuple(m for m in self.marks if m.kind in ("code", "opaque"))

    def is_opaque(self, start: int, end: int) -> bool:
        """Whether prose start..end touches code or an expression."""
        return any(m.start < end and start < m.end for m in self.opaque)
