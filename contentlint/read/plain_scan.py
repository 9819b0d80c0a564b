"""A plain text's lines to units, by blank lines, marks and line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.model import Span
from contentlint.read.plain_lines import Line, Wrapping, find_lines, find_wrapping
from contentlint.read.plain_markers import Marker, Open, find_marker, follows, nest
from contentlint.read.plain_units import Unit, UnitKind

_RULE = re.compile(r"[-=_*~#+•.–—\s]{3,}|[-–—]+")
_FENCE = re.compile(r"(?:`{3,}|~{3,})[\w+#.-]*$")
_HASHES = re.compile(
    r"(?:(#{1,6})[ \t]+|[\[(<]?[Hh]([1-6])[\])>]?[ \t]*[:–—-][ \t]*|[\[(<][Hh]([1-6])[\])>][ \t]*)(?=\S)"
)
_TAB_CELL = re.compile(r"[^\t]+")
_BAR_CELL = re.compile(r"[^|]+")
_BAR_RULE = re.compile(r"\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?")
_NAME = re.compile(r"(?:[-–—]{1,2}|―)\s*[A-Z][^.!?]{1,60}$")
_ANGLES = re.compile(r"(?:>[ \t]?)+")
_AHEAD = 30


def scan_units(text: str) -> list[Unit]:
    """All units of a text in source order."""
    return _Scanner(text).scan()


class _Scanner:
    """Goes over the lines that are not blank once; `at` counts them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = find_lines(text)
        found = ((at, find_marker(text, line.first, line.last)) for at, line in enumerate(self.lines))
        self.markers = {at: marker for at, marker in found if marker}
        self.wrapping = self._find_wrapping()
        self.indents_paragraphs = self._indents_paragraphs()
        self.fences = {self._fence(at): at for at in range(len(self.lines))}
        self.units: list[Unit] = []
        self.lists: list[Open] = []
        self.searched: dict[str, int] = {}
        self.gap = 0

    def scan(self) -> list[Unit]:
        at, is_parted = 0, False
        while at < len(self.lines):
            self.gap = max(self._gap(at), is_parted)
            taken = self._take(at)
            is_parted = taken == 1 and self._matches(_RULE, at)
            at += taken
        return self.units

    def _gap(self, at: int) -> int:
        """The blank lines before a line."""
        return self.lines[at].number - (self.lines[at - 1].number + 1 if at else 0)

    def _take(self, at: int) -> int:
        """Read what begins at a line; how many lines it took."""
        line = self.lines[at]
        if (fence := self._fence(at)) and at < self.fences[fence]:
            return self._take_code(at, fence)
        if self._matches(_RULE, at):
            self._take_rule(line)
            return 1
        if rows := self._count_rows(at):
            self._take_table(at, rows)
            return rows
        if heading := _HASHES.match(self.text, line.first, line.last):
            self._take_heading(line, heading)
            return 1
        marker = self.markers.get(at)
        if marker and self._is_item(at, marker):
            self._take_item(line, marker)
            return 1
        self._take_text(at)
        return 1

    def _matches(self, pattern: re.Pattern[str], at: int) -> bool:
        line = self.lines[at]
        return line.last - line.first <= 400 and pattern.fullmatch(self.text, line.first, line.last) is not None

    def _fence(self, at: int) -> str:
        """The kind of code fence that a line is, empty for other lines."""
        first = self.lines[at].first
        if self.text[first] not in "`~" or not self._matches(_FENCE, at):
            return ""
        return self.text[first]

    def _take_code(self, at: int, fence: str) -> int:
        end = at + 1
        while self._fence(end) != fence:
            end += 1
        if end > at + 1:
            piece = Span(self.lines[at + 1].start, self.lines[end - 1].end)
            whole = Span(self.lines[at].start, self.lines[end].end)
            self.units.append(Unit("code", [piece], whole, piece.start, self.gap))
        return end + 1 - at

    def _take_rule(self, line: Line) -> None:
        """An underline makes the line above it a heading; any other rule only parts what stands around it."""
        before = self.units[-1] if self.units else None
        sign = self.text[line.first]
        if before is None or self.gap or sign not in "=-~" or line.last - line.first < 3:
            return
        if before.kind != "text" or len(before.pieces) != 1 or before.whole.end - before.whole.start > 200:
            return
        before.hint = before.hint or (1 if sign == "=" else 2)
        before.whole = Span(before.whole.start, line.end)

    def _take_heading(self, line: Line, marks: re.Match[str]) -> None:
        hint = len(marks[1]) if marks[1] else int(marks[2] or marks[3])
        last = line.first + len(self.text[line.first : line.last].rstrip("# \t"))
        piece = Span(marks.end(), max(marks.end() + 1, last))
        self.units.append(Unit("text", [piece], Span(line.start, line.end), piece.start, self.gap, hint=hint))

    def _count_rows(self, at: int) -> int:
        """How many lines from here on are rows of one table; 0 where there is none."""
        end = at
        while end < len(self.lines) and self._has_columns(end) and (end == at or self._gap(end) == 0):
            end += 1
        return end - at if end > at + 1 else 0

    def _has_columns(self, at: int) -> bool:
        line = self.lines[at]
        if self.text.startswith("|", line.first) and self.text.endswith("|", line.first, line.last):
            return line.last > line.first + 1
        return at not in self.markers and "\t" in self.text[line.first : line.last]

    def _take_table(self, at: int, rows: int) -> None:
        for row in range(at, at + rows):
            line = self.lines[row]
            if self._matches(_BAR_RULE, row):
                continue
            pattern = _BAR_CELL if self.text[line.first] == "|" else _TAB_CELL
            for cell in pattern.finditer(self.text, line.first, line.last):
                start, end = cell.end() - len(cell[0].lstrip()), cell.start() + len(cell[0].rstrip())
                if start < end:
                    self.units.append(Unit("cell", [Span(start, end)], Span(start, end), start, self.gap))
                    self.gap = 0

    def _is_item(self, at: int, marker: Marker) -> bool:
        line = self.lines[at]
        before = self.units[-1] if self.units else None
        inside = before is not None and before.kind == "item"
        if line.first + marker.length >= line.last:
            return False
        if marker.family in ("hyphen", "dash") and before and self._is_credit(before, line):
            return False
        if marker.family in ("bullet", "hyphen"):
            return True
        if marker.family == "number":
            return inside or not self._goes_on(at, before)
        if marker.family in ("dash", "o"):
            tabbed = marker.family == "o" and (marker.length > 2 or self.text[line.first + 1] == "\t")
            return tabbed or any(m.family == marker.family for m in self._near(at, at + 1, at + 2))
        if inside and any(follows(marker, item.marker) for item in self.lists):
            return True
        return marker.ordinal == 1 and self._is_continued(at, marker)

    def _is_continued(self, at: int, marker: Marker) -> bool:
        """Whether the mark after a first one, `b.` after `a.`, is near; lines searched in vain are left out."""
        first = max(at + 1, self.searched.get(marker.text, 0))
        if any(follows(m, marker) for m in self._near(at, first, at + _AHEAD)):
            return True
        self.searched[marker.text] = at + _AHEAD
        return False

    def _goes_on(self, at: int, before: Unit | None) -> bool:
        """Whether a number stands at a line's start only because the line before was full."""
        if self.gap or before is None or before.kind != "text" or before.hint or self.wrapping.width is None:
            return False
        return self.wrapping.runs_on(self.text, self.lines[at - 1], self.lines[at])

    def _is_credit(self, before: Unit, line: Line) -> bool:
        """Whether `- Name` says who said the line above."""
        if self.gap > 1 or before.kind not in ("text", "quote"):
            return False
        is_quoted = before.kind == "quote" or self.text[before.pieces[-1].end - 1] in "\"”»’'"
        return is_quoted and _NAME.fullmatch(self.text, line.first, line.last) is not None

    def _near(self, at: int, first: int, end: int) -> Iterator[Marker]:
        """The markers of the line above and of the lines first..end."""
        for other in (at - 1, *range(first, end)):
            if other in self.markers:
                yield self.markers[other]

    def _take_item(self, line: Line, marker: Marker) -> None:
        if not self.units or self.units[-1].kind != "item":
            self.lists = []
        self.lists = nest(self.lists, Open(line.indent, marker), self.gap == 0)
        piece = Span(line.first + marker.length, line.last)
        whole = Span(line.start, line.end)
        depth = len(self.lists)
        self.units.append(Unit("item", [piece], whole, line.first, self.gap, line.indent, marker, depth))

    def _take_text(self, at: int) -> None:
        line = self.lines[at]
        before = self.units[-1] if self.units else None
        kind: UnitKind = "text"
        piece = Span(line.first, line.last)
        if quoted := _ANGLES.match(self.text, line.first, line.last):
            if quoted.end() == line.last:
                return
            kind, piece = "quote", Span(quoted.end(), line.last)
        if before and not self.gap and self._joins(before, kind, at):
            before.pieces.append(piece)
            before.whole = Span(before.whole.start, line.end)
            return
        depth = 0
        if before and before.kind == "item" and self._is_inside(before, line):
            kind, depth = "item", before.depth
        indent = before.indent if before and depth else line.indent
        self.units.append(Unit(kind, [piece], Span(line.start, line.end), piece.start, self.gap, indent, depth=depth))

    def _joins(self, before: Unit, kind: UnitKind, at: int) -> bool:
        """Whether a line goes on with the unit that ends on the line above."""
        above, line = self.lines[at - 1], self.lines[at]
        if before.hint or before.kind not in ("text", "item", "quote"):
            return False
        if kind == "quote" or before.kind == "quote":
            return kind == before.kind
        if before.kind == "item" and line.indent > before.indent:
            return True
        runs_on = self.wrapping.runs_on(self.text, above, line)
        if before.kind == "text" and line.indent > above.indent and not runs_on:
            return False
        return runs_on or (before.kind == "text" and self._is_credit(before, line))

    def _is_inside(self, before: Unit, line: Line) -> bool:
        """Whether an indented paragraph belongs to the item above."""
        return line.indent >= before.indent + 2 and self.gap == 1 and not self.indents_paragraphs

    def _find_wrapping(self) -> Wrapping:
        pairs = (
            (self.lines[at - 1], self.lines[at])
            for at in range(1, len(self.lines))
            if self._gap(at) == 0 and at not in self.markers and not self._matches(_RULE, at)
        )
        return find_wrapping(self.text, list(pairs))

    def _indents_paragraphs(self) -> bool:
        """Whether paragraphs begin with an indent, so that an indent says nothing about lists."""
        begins = [
            self.lines[at].indent > 0
            for at in range(1, len(self.lines))
            if at - 1 not in self.markers and at not in self.markers and self._gap(at)
        ]
        return sum(begins) > 0.3 * len(begins)
