"""Quotations that run over several blocks: the opening mark repeated, or the closing mark in a later paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from contentlint.features.quote_marks import NO_MARKS, BlockMarks, Loose, Pair, pair_marks
from contentlint.model import Block

_REACH = 8


def read_marks(blocks: Sequence[Block]) -> list[BlockMarks]:
    """The marks of each block, with those of quotations over several blocks paired.

    What stays loose has no partner anywhere near.
    """
    marks = [NO_MARKS if block.kind == "code" else pair_marks(block) for block in blocks]
    for at, block in enumerate(blocks):
        opener = _running(marks[at])
        if opener is not None:
            _follow(blocks, marks, at, opener, block)
    return marks


def _running(marks: BlockMarks) -> Loose | None:
    """The opening mark that a later block may close: the last loose one, with no quotation of its kind after it."""
    openers = [loose for loose in marks.loose if loose.opens]
    if not openers or any(p.open > openers[-1].at and p.mark == openers[-1].mark for p in marks.pairs):
        return None
    return openers[-1]


def _follow(blocks: Sequence[Block], marks: list[BlockMarks], at: int, opener: Loose, block: Block) -> None:
    """Pair `opener` with the mark that ends its quotation, and every block between."""
    end = _end_of_run(blocks, marks, at, opener)
    if end is None:
        return
    _pair(marks, at, Pair(opener.at, len(block.prose), 0, opener.mark, False, True))
    for inner in range(at + 1, end):
        first = _first_opener(marks[inner], opener.mark)
        _pair(marks, inner, Pair(-1 if first is None else first, len(blocks[inner].prose), 0, opener.mark, True, True))
    closer = next((x for x in marks[end].loose if not x.opens), None)
    if closer is not None:
        _pair(marks, end, Pair(-1, closer.at, 0, opener.mark, True))
        return
    resumed = next((pair for pair in marks[end].pairs if pair.open == 0), None)
    if resumed is not None:
        _pair(marks, end, resumed._replace(resumes=True))


def _end_of_run(blocks: Sequence[Block], marks: list[BlockMarks], at: int, opener: Loose) -> int | None:
    """The block in which a quotation that is open at the end of block `at` ends: a mark that only closes, or the
    opening mark once more, in a block right after."""
    last = None
    for index in range(at + 1, min(at + _REACH, len(blocks))):
        if blocks[index].kind == "heading":
            return last
        found = marks[index]
        if any(not x.opens for x in found.loose[:1]):
            return index
        first = _first_opener(found, opener.mark)
        if first is None or index > (at if last is None else last) + 1:
            if last is not None or first is not None:
                return last
            continue
        if not any(x.opens and x.at == first for x in found.loose):
            return index  # opened again here, and closed
        last = index
    return last


def _first_opener(marks: BlockMarks, mark: str) -> int | None:
    """Where the block begins with `mark` as an opening mark."""
    places = [p.open for p in marks.pairs if p.mark == mark] + [x.at for x in marks.loose if x.opens and x.mark == mark]
    return 0 if 0 in places else None


def _pair(marks: list[BlockMarks], at: int, pair: Pair) -> None:
    found = marks[at]
    loose = tuple(x for x in found.loose if x.at not in (pair.open, pair.close))
    others = [other for other in found.pairs if other.open != pair.open]
    marks[at] = BlockMarks(tuple(sorted((*others, pair))), loose)
