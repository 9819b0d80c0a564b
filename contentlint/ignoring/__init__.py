"""Ignores written into an article for findings that its author has looked at and wants to keep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from contentlint.ignoring.passages import accepts_for
from contentlint.ignoring.proof import find_faults
from contentlint.ignoring.sheet import Insertion, Sheet, Spot, Wish
from contentlint.ignoring.spots import find_spots
from contentlint.ignoring.writing import write
from contentlint.lint import places_of
from contentlint.model import Document, Edit, Finding, Span

__all__ = ["Ignoring", "accepts_for", "ignore_inline"]
_MOST_ROUNDS = 12
_MOST_TRIALS = 40  # readings of the whole text that are spent on finding out which spot it is that does harm


@dataclass(frozen=True, slots=True)
class Ignoring:
    """Edits of the source that silence findings, and the findings that no comment can silence there."""

    edits: tuple[Edit, ...]
    left: tuple[Finding, ...]


def ignore_inline(document: Document, findings: Sequence[Finding], reason: str = "") -> Ignoring:
    """The edits that silence these findings, every place of those that are several findings in one.

    One comment per block names all its rules; comments and front matter that are there already grow. The edits only
    insert, and the text with them is read as before, comments aside. A plain text has no comments: all is left.
    """
    if document.format == "text":
        return Ignoring((), tuple(findings))
    sheet = Sheet(document, reason)
    wishes = [
        Wish(number, finding.rule, span, find_spots(sheet, span))
        for number, finding in enumerate(findings)
        for span in places_of(finding)
    ]
    placed, insertions = _place(sheet, wishes)
    lost = {wish.number for wish in placed if not wish.spots}
    if not lost:
        return Ignoring(_to_edits(insertions), ())
    left = tuple(finding for number, finding in enumerate(findings) if number in lost)
    rest = ignore_inline(document, [f for number, f in enumerate(findings) if number not in lost], reason)
    return Ignoring(rest.edits, (*left, *rest.left))


def _place(sheet: Sheet, wishes: list[Wish]) -> tuple[list[Wish], list[Insertion]]:
    """The wishes, each at the first of its spots where it does what it should; without a spot where there is none."""
    trials = _Trials(sheet)
    for _ in range(_MOST_ROUNDS):
        wishes, insertions = _insert(sheet, wishes)
        faults = find_faults(sheet.document, insertions, wishes) if insertions else set()
        if not faults:
            return wishes, insertions
        wishes = _leave(wishes, trials.find_guilty(wishes, sorted(faults)) or faults)
    return [wish._replace(spots=()) for wish in wishes], []


class _Trials:
    """Spots tried by themselves: one that does harm makes others look bad."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._left = _MOST_TRIALS

    def find_guilty(self, wishes: Sequence[Wish], suspects: Sequence[Spot]) -> set[Spot]:
        """Those of the suspects that do harm without the others, by halves; all of them once trials have run out."""
        if self._left <= 0:
            return set(suspects)
        self._left -= 1
        alone = [wish for wish in wishes if wish.spots[:1] and wish.spots[0] in suspects]
        kept, insertions = _insert(self._sheet, alone)
        if not find_faults(self._sheet.document, insertions, kept):
            return set()
        if len(suspects) == 1:
            return set(suspects)
        half = len(suspects) // 2
        return self.find_guilty(wishes, suspects[:half]) | self.find_guilty(wishes, suspects[half:])


def _insert(sheet: Sheet, wishes: list[Wish]) -> tuple[list[Wish], list[Insertion]]:
    """What is to be inserted for the wishes' first spots; those where nothing can be inserted are left."""
    while True:
        rules: dict[Spot, set[str]] = {}
        for wish in wishes:
            if wish.spots:
                rules.setdefault(wish.spots[0], set()).add(wish.rule)
        made = {spot: write(sheet, spot, sorted(named)) for spot, named in rules.items()}
        impossible = {spot for spot, insertions in made.items() if not insertions}
        if not impossible:
            return wishes, sorted(insertion for insertions in made.values() for insertion in insertions)
        wishes = _leave(wishes, impossible)


def _leave(wishes: Iterable[Wish], spots: set[Spot]) -> list[Wish]:
    return [wish._replace(spots=wish.spots[1:]) if wish.spots and wish.spots[0] in spots else wish for wish in wishes]


def _to_edits(insertions: Iterable[Insertion]) -> tuple[Edit, ...]:
    """One edit per place."""
    together = groupby(insertions, key=lambda insertion: insertion.at)
    return tuple(Edit(Span(at, at), "".join(part.text for part in parts)) for at, parts in together)
