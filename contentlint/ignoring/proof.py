"""Whether a text with ignores in it is still the same article, and whether they do what they should."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import accumulate

from contentlint.ignores import find_ignores, is_ignore_field
from contentlint.ignoring.sheet import Insertion, Spot, Wish
from contentlint.model import Document, Finding, Span
from contentlint.read import find_format, read_text

_Part = tuple[Span, Hashable]


class Shift:
    """Where the places of a text are once something has been inserted."""

    def __init__(self, text: str, insertions: Sequence[Insertion]) -> None:
        self._places = [insertion.at for insertion in insertions]
        self._grown = [0, *accumulate(len(insertion.text) for insertion in insertions)]
        ends = [*self._places, len(text)]
        starts = [0, *self._places]
        kept = (text[start:end] for start, end in zip(starts, ends, strict=True))
        added = (*(insertion.text for insertion in insertions), "")
        self.text = "".join(part for pair in zip(kept, added, strict=True) for part in pair)

    def place(self, at: int) -> int:
        """Where the character is that stood at a place."""
        return at + self._grown[bisect_right(self._places, at)]

    def span(self, span: Span) -> Span:
        """Where a span is then. What has no place stands at the start of the text, and stays there."""
        start, end = span
        if end == 0:
            return span
        return Span(self.place(start), self.place(end - 1) + 1) if end > start else Span(*[self.place(start)] * 2)

    def starts(self) -> list[int]:
        """Where the insertions stand."""
        return [at + grown for at, grown in zip(self._places, self._grown, strict=False)]


def find_faults(document: Document, insertions: Sequence[Insertion], wishes: Sequence[Wish]) -> set[Spot]:
    """The spots that do not make silent what they should, else those that change what is read; a change takes others
    with it. `insertions` are in order."""
    shift = Shift(document.text, insertions)
    if find_format(document.path, shift.text) != find_format(document.path, document.text):
        return {insertions[0].spot}
    after = read_text(shift.text, document.path, language=document.language, format=document.format)
    ignores = find_ignores(after)
    asked = [wish for wish in wishes if wish.spots]
    loud = {w.spots[0] for w in asked if not ignores.find(Finding(w.rule, shift.span(w.span), ""))}
    return loud or _find_changes(document, after, shift, insertions)


def _find_changes(before: Document, after: Document, shift: Shift, insertions: Sequence[Insertion]) -> set[Spot]:
    """The spots nearest to what is read otherwise than before."""
    old = Counter((shift.span(span), rest) for span, rest in _parts(before))
    new = Counter(_parts(after))
    starts = shift.starts()
    faults: set[Spot] = set()
    for span, _ in (*(old - new), *(new - old)):
        faults.update(_nearest(span, starts, insertions))
    return faults


def _parts(document: Document) -> Iterator[_Part]:
    """All that is read, each with its place."""
    for block in document.blocks:
        kind = (block.kind, block.level, block.within, block.language, block.syntax, block.label)
        yield block.text_span, (*kind, block.prose, block.marks)
    for item in document.fields:
        if not is_ignore_field(item):
            yield item.span, (item.name, item.value)
    for link in document.links:
        yield link.span, (link.target, link.text)
    for image in document.images:
        yield image.span, (image.source, image.alt)
    for thing in document.items:
        yield thing.span, (thing.types, thing.origin)
    for problem in document.problems:
        yield problem.span, problem.kind
    yield Span(0, 0), document.language


def _nearest(span: Span, starts: Sequence[int], insertions: Sequence[Insertion]) -> Iterator[Spot]:
    """The spots of the insertions within a span, else of the one before it and the one behind it."""
    first, last = bisect_right(starts, span.start), bisect_right(starts, span.end)
    numbers = range(first, last) if first < last else (first - 1, first)
    return (insertions[number].spot for number in numbers if 0 <= number < len(insertions))
