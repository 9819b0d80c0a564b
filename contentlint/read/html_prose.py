"""Collects the prose of one block: white space collapsed as browsers do, every character with its place."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from contentlint.model import Mark, Run

_SPACES = " \t\n\f\r"
_SPECIAL = re.compile(
    r"(?P<space>[ \t\n\f\r]{2,})"
    r"|(?P<reference>&(?:#\d+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*+;?))"
    r"|(?P<opaque>\{\{[^{}]*+\}\}|\$\$[^$]{1,2000}+\$\$"
    r"|\\\((?:[^\\]|\\(?!\))){1,300}+\\\)|\\\[(?:[^\\]|\\(?!\])){1,300}+\\\])"
    r"|(?P<statement>\{%[^{}%]*+(?:%(?!\})[^{}%]*+)*+%\})"
)
_TO_SPACE = str.maketrans("\t\n\f\r", "    ")
_PLACEHOLDER = "\ufffc"


@dataclass(slots=True)
class Prose:
    """Grows with the source; `parts` joined are the prose, `runs` are [prose start, source start, source end]."""

    parts: list[str] = field(default_factory=list)
    runs: list[list[int]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    length: int = 0
    ends_in_space: bool = True
    _mergeable: bool = False

    def add_source(self, source: str, start: int, end: int) -> None:
        """Text of the source, its references decoded and its template expressions opaque."""
        at = start
        for match in _SPECIAL.finditer(source, start, end):
            group = match.lastgroup
            if group == "reference":
                decoded, end_of_reference = _decode_reference(match)
                if not decoded:
                    continue
                self._add_plain(source, at, match.start())
                self.add_unit(decoded, match.start(), end_of_reference)
                at = end_of_reference
                continue
            else:
                self._add_plain(source, at, match.start())
                if group == "space":
                    self.add_space(match.start(), match.end())
                elif group == "opaque":
                    self.marks.append(Mark("opaque", self.length, self.length + len(match[0])))
                    self._add_plain(source, match.start(), match.end())
            at = match.end()
        self._add_plain(source, at, end)

    def add_raw(self, source: str, start: int, end: int) -> None:
        """Preformatted text: references decoded, white space kept."""
        at = start
        for match in _SPECIAL.finditer(source, start, end):
            if match.lastgroup != "reference":
                continue
            decoded, end_of_reference = _decode_reference(match)
            if decoded:
                self._extend(source[at : match.start()], at, match.start())
                self.add_unit(decoded, match.start(), end_of_reference)
                at = end_of_reference
        self._extend(source[at:end], at, end)

    def add_space(self, start: int, end: int) -> None:
        """A line break or a stretch of white space: one space, none at the start or after another."""
        if self.ends_in_space:
            return
        self._append(" ", start, end, one_to_one=False)
        self.ends_in_space = True

    def add_unit(self, text: str, start: int, end: int) -> None:
        """Text that stands for a piece of source as a whole."""
        if text in _SPACES:
            self.add_space(start, end)
            return
        self._append(text, start, end, one_to_one=False)
        self.ends_in_space = False

    def add_placeholder(self, start: int, end: int) -> None:
        """One character for what is no text, a formula for example, so that the sentence around it stays whole."""
        self.marks.append(Mark("opaque", self.length, self.length + 1))
        self.add_unit(_PLACEHOLDER, start, end)

    def _add_plain(self, source: str, start: int, end: int) -> None:
        if start < end and self.ends_in_space and source[start] in _SPACES:
            start += 1
        if start < end:
            self._extend(source[start:end].translate(_TO_SPACE), start, end)

    def _extend(self, text: str, start: int, end: int) -> None:
        if not text:
            return
        if self._mergeable and self.runs[-1][2] == start:
            self.runs[-1][2] = end
            self.parts.append(text)
            self.length += len(text)
        else:
            self._append(text, start, end, one_to_one=True)
        self.ends_in_space = text[-1] == " "

    def _append(self, text: str, start: int, end: int, one_to_one: bool) -> None:
        self.runs.append([self.length, start, end])
        self.parts.append(text)
        self.length += len(text)
        self._mergeable = one_to_one

    def finish(self) -> tuple[str, tuple[Run, ...], tuple[Mark, ...]]:
        """The prose without white space at its end, its runs and marks in order; all empty without visible text."""
        joined = "".join(self.parts)
        prose = joined.rstrip(_SPACES)
        if not prose.strip():
            return "", (), ()
        runs = [run for run in self.runs if run[0] < len(prose)]
        last = runs[-1]
        length = (self.runs[len(runs)][0] if len(runs) < len(self.runs) else len(joined)) - last[0]
        kept = len(prose) - last[0]
        if kept < length and last[2] - last[1] == length:
            last = [last[0], last[1], last[1] + kept]
        placed = tuple(Run(*run) for run in (*runs[:-1], last))
        return prose, placed, tuple(sorted(filter(None, (_trim(mark, prose) for mark in self.marks)), key=_by_place))


def _decode_reference(match: re.Match[str]) -> tuple[str, int]:
    """What a character reference stands for, and where it ends: `&copy` does within `&copyright`; empty for none."""
    raw = match[0]
    decoded = html.unescape(raw)
    if decoded == raw:
        return "", match.end()
    if raw[1] != "#" and raw[-1] != ";":
        return decoded[0], match.end() - len(decoded) + 1
    if raw[-1] == ";" and decoded[-1] == ";" and len(decoded) > 1:
        return decoded[0], match.end() - len(decoded) + 1
    return decoded, match.end()


def _trim(mark: Mark, prose: str) -> Mark | None:
    """The mark without the white space at its ends; None where nothing is left."""
    start, end = mark.start, min(mark.end, len(prose))
    while start < end and prose[start] in _SPACES:
        start += 1
    while start < end and prose[end - 1] in _SPACES:
        end -= 1
    return Mark(mark.kind, start, end) if start < end else None


def _by_place(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end
