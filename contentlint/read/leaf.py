"""Collects the prose of one block that stands in Markdown, every character with its place."""

from __future__ import annotations

import html
import re

from contentlint.model import Mark, Run
from contentlint.read.plain_links import find_marks

_REFERENCE = re.compile(r"&(?:#\d+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*+;?)")
_HTML_PIECE = re.compile(rf"(?P<space>[ \t\n\f\r]+)|(?P<reference>{_REFERENCE.pattern})|[^&\s]+|.", re.S)
_SPACE = " \t\n\f\r"
_SPELLED = re.compile(r"#?\w+;")
_CLINGS = re.compile(r"[,.;:!?)](?:[\s,.;:!?)\"”’]|$)")


class Leaf:
    """Grows with the source; `finish` gives prose, runs and marks."""

    __slots__ = ("_identical", "_open", "addresses", "end", "length", "line", "marks", "parts", "runs", "start", "tail")

    def __init__(self, start: int) -> None:
        self.start = start
        self.end = start  # of the text so far
        self.tail = start  # of the last mark
        self.length = 0
        self.line = 0  # where the last line begins that a forced break began
        self.parts: list[str] = []
        self.runs: list[list[int]] = []
        self.marks: list[Mark] = []
        self.addresses: list[Mark] = []  # the bare ones, once finished
        self._open: list[tuple[str, int]] = []
        self._identical = False

    def ends_in_space(self) -> bool:
        return not self.parts or self.parts[-1][-1] in _SPACE

    def add(self, text: str, start: int) -> None:
        """Text that stands at `start` of the source as it is."""
        if self.parts and self._identical and self.end == start:
            self.parts.append(text)
            self.runs[-1][2] = self.end = start + len(text)
            self.length += len(text)
            return
        if self.ends_in_space():
            spaces = len(text) - len(text.lstrip(_SPACE))
            if spaces:
                self._widen_space(start, start + spaces)
            text, start = text[spaces:], start + spaces
        if not text:
            return
        self._append(text, start, start + len(text))
        self._identical = True

    def add_unit(self, text: str, start: int, end: int) -> None:
        """Text that stands for source start..end as a whole."""
        if not text:
            return
        if text[0] in _SPACE and self.ends_in_space():
            self._widen_space(start, end)
        else:
            self._append(text, start, end)
            self._identical = False

    def add_reference(self, text: str, source: str, start: int, end: int) -> None:
        """What a reference or an escape stands for; one that spells out another (`&amp;eacute;`) stays as written."""
        if text == "&" and end - start > 2 and _SPELLED.match(source, end):
            self.add_opaque(source[start:end], start)
        else:
            self.add_unit(text, start, end)

    def break_line(self) -> None:
        """What follows stands on a line of its own."""
        self.line = self.length

    def add_space(self, start: int, end: int) -> None:
        """A line end, with what stands before the text of the next line, or a `<br>`."""
        self.add_unit(" ", start, end)

    def add_break(self, start: int, end: int) -> None:
        """A line end within a paragraph, from the white space before it to the text of the next line."""
        if self._identical and self.parts and self.end == start:
            kept = self.parts[-1].rstrip(_SPACE)
            start -= len(self.parts[-1]) - len(kept)
            if kept:
                self.length -= self.end - start
                self.parts[-1], self.end = kept, start
                self.runs[-1][2] = start
        self.add_unit(" ", start, end)

    def add_preformatted(self, source: str, start: int, end: int) -> None:
        """HTML text in which white space counts."""
        at = start
        for match in _REFERENCE.finditer(source, start, end):
            if (decoded := html.unescape(match[0])) != match[0]:
                self.add(source[at : match.start()], at)
                self.add_unit(decoded, match.start(), match.end())
                at = match.end()
        self.add(source[at:end], at)

    def add_html(self, source: str, start: int, end: int) -> None:
        """HTML text: references decoded, white space collapsed."""
        for match in _HTML_PIECE.finditer(source, start, end):
            kind = match.lastgroup
            if kind == "space" and match[0] != " ":
                self.add_space(match.start(), match.end())
            elif kind == "reference" and (decoded := html.unescape(match[0])) != match[0]:
                self.add_reference(decoded, source, match.start(), match.end())
            else:
                self.add(match[0], match.start())

    def add_opaque(self, text: str, start: int) -> None:
        """An expression that puts text of its own in its place."""
        self.marks.append(Mark("opaque", self.length, self.length + len(text)))
        self.add(text, start)

    def drop(self, following: str) -> None:
        """Something without prose stood here; the space before it goes where a stop follows it."""
        if self.parts and self.ends_in_space() and self._identical and _CLINGS.match(following):
            self.parts[-1] = self.parts[-1][:-1]
            self.runs[-1][2] -= 1
            self.end -= 1
            self.length -= 1
            if not self.parts[-1]:
                self.parts.pop()
            if self.runs[-1][1] == self.runs[-1][2]:
                self.runs.pop()
        self._identical = False

    def _widen_space(self, start: int, end: int) -> None:
        """Let the space at the end of the prose stand for the white space start..end too, and for markup between them,
        which no edit may touch."""
        if not self.parts:
            return
        if start > self.end:
            self.marks.append(Mark("opaque", self.length - 1, self.length))
        if self.runs[-1][0] < self.length - 1:
            self.runs[-1][2] -= 1
            self.runs.append([self.length - 1, self.end - 1, end])
        self._identical = False
        self.runs[-1][2] = self.end = end

    def _append(self, text: str, start: int, end: int) -> None:
        self.runs.append([self.length, start, end])
        self.parts.append(text)
        self.length += len(text)
        self.end = end

    def open_mark(self, kind: str) -> None:
        self._open.append((kind, self.length))

    def close_mark(self, kind: str) -> None:
        for at in range(len(self._open) - 1, max(-1, len(self._open) - 50), -1):
            if self._open[at][0] == kind:
                _, start = self._open.pop(at)
                self.marks.append(Mark(kind, start, self.length))
                return

    def finish(self) -> tuple[str, tuple[Run, ...], tuple[Mark, ...]]:
        """The prose without white space at its ends; all empty where nothing but expressions stands in it."""
        whole = "".join(self.parts)
        prose = _without_address(whole.rstrip(_SPACE), self.line)
        marks = self.marks + [Mark(kind, start, self.length) for kind, start in self._open]
        if not prose.strip() or _is_all_opaque(prose, marks):
            return "", (), ()
        lengths = [run[0] for run in self.runs[1:]] + [len(whole)]
        runs: list[Run] = []
        for (at, start, end), next_at in zip(self.runs, lengths, strict=True):
            if at >= len(prose):
                break
            over = next_at - len(prose)
            is_unit = end - start != next_at - at
            runs.append(Run(at, start, end - over if over > 0 and not is_unit else end))
        found = _find_addresses(marks, prose)
        self.addresses = [mark for mark in found if mark.kind == "link"]
        return prose, tuple(runs), _trim_marks(marks + found, prose)


def _without_address(prose: str, line: int) -> str:
    """The prose without a last line that is nothing but an address."""
    last = prose[line:].strip(_SPACE)
    if line <= 0 or not last or " " in last or not (found := find_marks(last)):
        return prose
    return prose[:line].rstrip(_SPACE) if found[0].end - found[0].start >= len(last) - 1 else prose


def _find_addresses(marks: list[Mark], prose: str) -> list[Mark]:
    """The marks of bare addresses, which are nobody's words; only the opaque one where a link holds them already."""
    found = find_marks(prose)
    if not found:
        return []
    taken = [mark for mark in marks if mark.kind in ("code", "opaque")]
    links = [mark for mark in marks if mark.kind == "link"]
    free = [m for m in found if not any(t.start < m.end and m.start < t.end for t in taken)]
    return [m for m in free if m.kind == "opaque" or not any(k.start <= m.start < k.end for k in links)]


def _is_all_opaque(prose: str, marks: list[Mark]) -> bool:
    """Whether an expression stands in the prose and no letter beside it."""
    at = 0
    for _, start, end in sorted(m for m in marks if m.kind == "opaque" and prose[m.start : m.end].strip()):
        if any(c.isalnum() for c in prose[at:start]):
            return False
        at = max(at, end)
    return at > 0 and not any(c.isalnum() for c in prose[at:])


def _trim_marks(marks: list[Mark], prose: str) -> tuple[Mark, ...]:
    """The marks in order, without the white space at their ends, those without text left out."""
    kept = []
    for kind, start, end in marks:
        end = min(end, len(prose))
        while start < end and prose[start] in _SPACE:
            start += 1
        while start < end and prose[end - 1] in _SPACE:
            end -= 1
        if start < end:
            kept.append(Mark(kind, start, end))
    return tuple(sorted(kept, key=lambda m: (m.start, -m.end)))
