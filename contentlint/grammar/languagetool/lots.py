"""Texts put together into the lots that a server is sent, and places in a lot put back into the texts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from contentlint.text.sentences import sentence_spans

BREAK = "\n\n"
_WIDE = 0x10000  # characters from here on are two UTF-16 units


class Piece(NamedTuple):
    """The text with the index `owner`, or those sentences of a long one that begin at `offset`."""

    owner: int
    offset: int
    text: str


class Lot:
    """Pieces sent as one text: asking for each by itself takes three times as long."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.text = BREAK.join(piece.text for piece in pieces)
        self._pieces = pieces
        self._starts = [0]
        for piece in pieces:
            self._starts.append(self._starts[-1] + len(piece.text) + len(BREAK))
        self._wide = [at for at, char in enumerate(self.text) if ord(char) >= _WIDE] if _has_wide(self.text) else []
        self._ranks = [at + rank for rank, at in enumerate(self._wide)]

    def place(self, start: int, end: int) -> tuple[int, int, int] | None:
        """The text's index, and start and end in it, of UTF-16 units start..end; None where that is no place in one."""
        first, last = self._code_point(start), self._code_point(end)
        at = bisect_right(self._starts, first) - 1
        if not 0 <= first < last or at >= len(self._pieces):
            return None
        piece = self._pieces[at]
        first, last = first - self._starts[at], last - self._starts[at]
        return (piece.owner, piece.offset + first, piece.offset + last) if last <= len(piece.text) else None

    def _code_point(self, unit: int) -> int:
        """A UTF-16 offset as one of code points."""
        return unit - bisect_right(self._ranks, unit - 1)


def _has_wide(text: str) -> bool:
    return not text.isascii() and ord(max(text)) >= _WIDE


def make_lots(texts: Sequence[str], most: int) -> Iterator[Lot]:
    """The texts in lots of at most `most` characters, longer ones cut between sentences."""
    lot: list[Piece] = []
    size = 0
    for piece in _pieces(texts, most):
        if lot and size + len(piece.text) > most:
            yield Lot(lot)
            lot, size = [], 0
        lot.append(piece)
        size += len(piece.text) + len(BREAK)
    if lot:
        yield Lot(lot)


def _pieces(texts: Sequence[str], most: int) -> Iterator[Piece]:
    for index, text in enumerate(texts):
        if len(text) <= most:
            if text.strip():
                yield Piece(index, 0, text)
            continue
        start = 0
        for end in _cuts(text, most):
            yield Piece(index, start, text[start:end])
            start = end


def _cuts(text: str, most: int) -> Iterator[int]:
    """Where a long text is cut: after a sentence, and within one only where it is too long by itself."""
    ends = [end for _, end in sentence_spans(text)]
    start = 0
    while len(text) - start > most:
        at = bisect_right(ends, start + most) - 1
        start = ends[at] if at >= 0 and ends[at] > start else start + most
        yield start
    yield len(text)
