"""The lines of a plain text, and where one line runs on in the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_CONTENT = re.compile(r"[^\r\n]+")
_EDGE = (
    " \t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\x00\x08\x1a\u200b\u200e\u200f\u2060\ufeff"
)
_EDGE += "".join(chr(code) for code in range(0x2000, 0x200B))
_TAB = 4
_LONGEST = 110  # columns: no one wraps by hand or by program wider than that
_NARROWEST = 40
_ENDED = re.compile(r"[.!?:;…。！？：؟।][)\]\"”’'»]*$")


class Line(NamedTuple):
    """A line with text on it: `number` from 0, start..end without its line end, the text at first..last.

    `indent` is in columns; white space, control and zero-width characters at a line's edges are no text.
    """

    number: int
    start: int
    end: int
    first: int
    last: int
    indent: int


def find_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank; CRLF, LF and CR end a line, nothing else does."""
    lines: list[Line] = []
    number = end = 0
    for match in _CONTENT.finditer(text):
        number += _count_ends(text, end, match.start())
        end = match.end()
        if line := _line(number, match.start(), match[0]):
            lines.append(line)
    return lines


def _count_ends(text: str, start: int, end: int) -> int:
    return text.count("\n", start, end) + text.count("\r", start, end) - text.count("\r\n", start, end)


def _line(number: int, start: int, raw: str) -> Line | None:
    bare = raw.lstrip(_EDGE)
    if not bare:
        return None
    indent = len(raw) - len(bare)
    first = start + indent
    if "\t" in raw[:indent]:
        indent = len(raw[:indent].expandtabs(_TAB))
    return Line(number, start, start + len(raw), first, first + len(bare.rstrip(_EDGE)), indent)


class Wrapping(NamedTuple):
    """How a text is broken into lines: `width` columns, or None where a line is a paragraph."""

    width: int | None

    def runs_on(self, text: str, line: Line, following: Line) -> bool:
        """Whether the sentence of a line goes on in the next one, the break being no author's."""
        length = line.last - line.first
        begins_low = text[following.first].islower()
        ended = _ENDED.search(text, max(line.first, line.last - 4), line.last) is not None
        if begins_low and not ended and length >= (self.width or 2 * _NARROWEST) / 2 and length <= 2 * _LONGEST:
            return True
        if self.width is None:
            return False
        return line.indent + length <= _LONGEST + 10 and _is_filled(text, line, following, self.width)


def find_wrapping(text: str, pairs: Sequence[tuple[Line, Line]]) -> Wrapping:
    """The wrapping that a text's neighbouring lines show; `pairs` are neighbours of which the second begins nothing."""
    lengths = sorted(line.indent + line.last - line.first for line, _ in pairs)
    if not lengths:
        return Wrapping(None)
    width = lengths[int(len(lengths) * 0.95)]
    if width > _LONGEST or width < _NARROWEST:
        return Wrapping(None)
    low = sum(text[following.first].islower() for _, following in pairs)
    filled = sum(_is_filled(text, line, following, width) for line, following in pairs)
    is_wrapped = low >= 0.3 * len(pairs) and filled >= 0.6 * len(pairs)
    return Wrapping(width if is_wrapped else None)


def _is_filled(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted any more."""
    word = text[following.first : min(following.last, following.first + width)].split(None, 1)
    return line.indent + line.last - line.first + 1 + len(word[0]) > width
