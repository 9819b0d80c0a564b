"""The text that the Markdown parser is given, and the way back from it to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from contentlint.model import Span
from contentlint.read.events import Close, Open

STAND_IN = "\u2e2e"  # punctuation that means nothing to Markdown and flanks emphasis as `<`, `{` and `}` do


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of the source that is not Markdown: the parser gets `stand_in` in its place.

    Kinds: "tag" parts what stands around it or encloses it, "expression" puts text in its place when the page is built,
    "comment" and "code" hold such text, "nothing" leaves no trace. `block`: it parts paragraphs.
    """

    start: int
    end: int
    kind: Literal["tag", "expression", "comment", "code", "nothing"]
    stand_in: str = STAND_IN
    event: Open | Close | None = None
    block: bool = False
    inner: tuple[int, int] = (0, 0)


class Piece(NamedTuple):
    """Parsed start..end stands for source..source_end; as it is, where `cut` is None."""

    start: int
    end: int
    source: int
    source_end: int
    cut: Cut | None


class Masked:
    """`text` is source[start:] with the cuts replaced; cuts are in order and do not overlap."""

    def __init__(self, source: str, start: int, cuts: Sequence[Cut]) -> None:
        self._pieces: list[Piece] = []
        parts: list[str] = []
        length, at = 0, start
        for cut in cuts:
            for begin, end, text, owner in (
                (at, cut.start, source[at : cut.start], None),
                (cut.start, cut.end, cut.stand_in, cut),
            ):
                if text:
                    self._pieces.append(Piece(length, length + len(text), begin, end, owner))
                    parts.append(text)
                    length += len(text)
            at = cut.end
        rest = source[at:]
        self._pieces.append(Piece(length, length + len(rest), at, len(source), None))
        parts.append(rest)
        self._starts = [piece.start for piece in self._pieces]
        self.text = "".join(parts)

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """What parsed start..end is made of."""
        at = bisect_right(self._starts, start) - 1
        while at < len(self._pieces) and (at == 0 or self._pieces[at].start < end):
            piece = self._pieces[at]
            at += 1
            if (piece.start >= start and piece.end <= end) or piece.cut:
                if piece.end > start:
                    yield piece
            else:
                first, last = max(start, piece.start), min(end, piece.end)
                if first < last:
                    by = piece.source - piece.start
                    yield Piece(first, last, first + by, last + by, None)
            if piece.end >= end:
                return

    def start(self, at: int) -> int:
        """The place in the source of what begins at a place of the parsed text."""
        piece = self._pieces[max(0, bisect_right(self._starts, at) - 1)]
        return piece.source if piece.cut else piece.source + at - piece.start

    def end(self, at: int) -> int:
        """The place in the source of what ends at a place of the parsed text."""
        if at <= 0:
            return self.start(0)
        piece = self._pieces[bisect_right(self._starts, at - 1) - 1]
        return piece.source_end if piece.cut else piece.source + at - piece.start

    def span(self, start: int, end: int) -> Span:
        """The source of parsed start..end."""
        first = self.start(start)
        return Span(first, max(first, self.end(end)) if end > start else first)


def merge(cuts: Iterable[Cut], others: Iterable[Cut]) -> list[Cut]:
    """All in order; what begins inside another is left out."""
    kept: list[Cut] = []
    for cut in sorted([*cuts, *others], key=lambda cut: (cut.start, cut.end)):
        if not kept or cut.start >= kept[-1].end:
            kept.append(cut)
    return kept
