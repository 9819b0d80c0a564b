"""Offsets to lines and columns, and to the units of other tools."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")


class Position(NamedTuple):
    """Line and column, both from 1; a column counts code points."""

    line: int
    column: int


class Lines:
    """The lines of a text: CRLF, LF and CR end a line, nothing else does."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(m.end() for m in _LINE_END.finditer(text))]

    def position(self, offset: int) -> Position:
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Line `number`, from 1, without its end."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


class ByteOffsets:
    """UTF-8 byte offsets to code points and back, for programs that count bytes. A lone surrogate has three bytes."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._extra: list[int] = []
        extra = 0
        if text.isascii():
            return
        for match in re.finditer(r"[^\x00-\x7f]", text):
            self._starts.append(match.start() + extra)
            extra += 1 if match[0] < "\u0800" else 2 if match[0] < "\U00010000" else 3
            self._extra.append(extra)

    def code_point(self, byte: int) -> int:
        """The code point at a byte offset that stands on a character's start."""
        at = bisect_right(self._starts, byte - 1)
        return byte - self._extra[at - 1] if at else byte

    def byte(self, code_point: int) -> int:
        """The byte offset at which a code point starts."""
        at = bisect_left(self._starts, code_point, key=self.code_point)
        return code_point + self._extra[at - 1] if at else code_point
