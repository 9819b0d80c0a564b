"""Sentences that stand twice, neighbours taken together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from contentlint.checks.copies import Unit
from contentlint.features.passage import Passage


@dataclass(frozen=True, slots=True)
class RepeatedSentences:
    """`count` sentences in a row that stand at two places or more, in source order."""

    places: tuple[Passage, ...]
    count: int = 1


def find_repeated_sentences(
    groups: Iterable[Sequence[Unit]], reported: set[frozenset[int]]
) -> tuple[RepeatedSentences, ...]:
    """Groups of equal sentences without those in pairs of blocks that are reported already, neighbours joined."""
    found: list[RepeatedSentences] = []
    for first, *later in groups:
        others = [unit for unit in later if frozenset((id(first.block), id(unit.block))) not in reported]
        if not others:
            continue
        new = RepeatedSentences(tuple(Passage(unit.block, unit.start, unit.end) for unit in (first, *others)))
        if found and _follows(found[-1], new):
            found[-1] = _join(found[-1], new)
        else:
            found.append(new)
    return tuple(found)


def _follows(before: RepeatedSentences, after: RepeatedSentences) -> bool:
    """Whether at every place the one stands right after the other."""
    return len(before.places) == len(after.places) and all(
        one.block is other.block and one.end <= other.start and not one.block.prose[one.end : other.start].strip()
        for one, other in zip(before.places, after.places, strict=True)
    )


def _join(before: RepeatedSentences, after: RepeatedSentences) -> RepeatedSentences:
    pairs = zip(before.places, after.places, strict=True)
    return RepeatedSentences(
        tuple(Passage(one.block, one.start, other.end) for one, other in pairs), before.count + after.count
    )
