"""Which paragraphs say again, in other words, what an earlier one says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from contentlint.checks.copies import Surroundings, Unit, contrasts, opens_sentence
from contentlint.text.similarity import FUNCTION_WORDS, NEGATIONS, Likeness, Weights, compare, find_candidates

_ADDED = 6  # so many words in a row without counterpart are a passage of their own, not a difference
_LEAST_CONTENT = 5  # so few shared words of meaning prove nothing
_SLOT_ROOM = 14  # a paragraph that only swaps one word must have so many words for each swap
_TOPIC_USES = 2
_MOST_WORDS = 2000  # comparing takes time and memory by the product of the lengths; no paragraph is so long
_NEGATING = ("un", "in", "im", "dis", "non", "mis", "ir")


@dataclass(frozen=True, slots=True)
class Copy:
    """`second` is a copy of `first`, which stands before it."""

    first: int
    second: int
    likeness: Likeness


def find_copies(units: Sequence[Unit], around: Surroundings, threshold: float) -> list[Copy]:
    """For every unit the earlier one that it is a near copy of, if there is one; equal texts are left out."""
    texts = [unit.tokens if len(unit.words) <= _MOST_WORDS else () for unit in units]
    weights = Weights(texts)
    copies: list[Copy] = []
    swapped: list[Copy] = []
    for i, j in find_candidates(texts):
        if units[i].key == units[j].key or _is_parallel(units[i], units[j]):
            continue
        likeness = compare(texts[i], texts[j], weights)
        if not is_alike(likeness, units[i], units[j], threshold):
            continue
        if differ_in_substance(units[i], units[j], likeness, around):
            continue
        (swapped if is_swap(texts[i], texts[j], likeness) else copies).append(Copy(i, j, likeness))
    return _best(copies + _drop_templates(swapped, units, around))


def _is_parallel(first: Unit, second: Unit) -> bool:
    """Whether one of two texts stands twice on purpose, or both are items or entries, which are alike by nature."""
    is_entry = first.block.kind == second.block.kind and first.block.kind in ("list-item", "definition")
    return first.recurs or second.recurs or is_entry


def _best(copies: Iterable[Copy]) -> list[Copy]:
    ordered = sorted(copies, key=lambda copy: (copy.second, -copy.likeness.shared, copy.first))
    return [next(group) for _, group in groupby(ordered, key=lambda copy: copy.second)]


def is_alike(likeness: Likeness, first: Unit, second: Unit, threshold: float) -> bool:
    """Whether two texts share enough, in about one order."""
    common = min(first.content - _content(first, likeness.first_only), second.content)
    if common < _LEAST_CONTENT:
        return False
    if likeness.shared >= threshold and likeness.order >= (0.35 if likeness.shared > 0.9 else 0.6):
        return True
    half = min(len(first.words), len(second.words)) * 2 >= max(len(first.words), len(second.words))
    return half and likeness.contained >= 0.9 and likeness.order > 0.8 and common >= 2 * _LEAST_CONTENT


def _content(unit: Unit, places: Iterable[int]) -> int:
    return sum(unit.tokens[place] not in FUNCTION_WORDS for place in places)


def differ_in_substance(first: Unit, second: Unit, likeness: Likeness, around: Surroundings) -> bool:
    """Whether a number, a name, a negation, code, an opposite or a heading's own word makes two texts differ."""
    left, right = _differences(likeness.first_only), _differences(likeness.second_only)
    left_stems, right_stems = {first.stems[i] for i in left}, {second.stems[i] for i in right}
    return (
        any(_is_substance(first, place, around) for place in left)
        or any(_is_substance(second, place, around) for place in right)
        or (any(_may_be_name(first, i) for i in left) and any(_may_be_name(second, i) for i in right))
        or _names_twice(first, left)
        or _names_twice(second, right)
        or any(_are_opposed(a, b) for a in left_stems for b in right_stems)
        or _headings_tell(first, second, left_stems, right_stems, around)
    )


def _differences(places: tuple[int, ...]) -> list[int]:
    """The words without counterpart, but for passages that only one of the texts has."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [place for run in runs if len(run) < _ADDED for place in run]


def _is_substance(unit: Unit, place: int, around: Surroundings) -> bool:
    word, token = unit.words[place], unit.stems[place]
    if token in NEGATIONS or any(char.isdigit() for char in token):
        return True
    if token in FUNCTION_WORDS:
        return False
    if unit.block.is_opaque(word.start, word.end) or any(start <= word.start < end for start, end in unit.quoted):
        return True
    if len(word.text) > 1 and not word.text[1:].islower():
        return True
    return word.text[0].isupper() and (word.key in around.names or not opens_sentence(unit.block, word.start))


def _may_be_name(unit: Unit, place: int) -> bool:
    """Whether a word has a capital for whatever reason; put one for another, two such words may be names."""
    return unit.words[place].text[0].isupper() and unit.stems[place] not in FUNCTION_WORDS


def _names_twice(unit: Unit, places: list[int]) -> bool:
    """Whether one of the differing words stands there twice: then it is what the text is about."""
    content = [unit.stems[place] for place in places if unit.stems[place] not in FUNCTION_WORDS]
    return len(set(content)) < len(content)


def _are_opposed(a: str, b: str) -> bool:
    if any(a == prefix + b or b == prefix + a for prefix in _NEGATING):
        return True
    sets = contrasts()
    return a != b and not sets.get(a, frozenset()).isdisjoint(sets.get(b, frozenset()))


def _headings_tell(first: Unit, second: Unit, left: set[str], right: set[str], around: Surroundings) -> bool:
    """Whether the texts differ in what their headings differ in, as two sections of one pattern do."""
    above, below = around.above(first.block), around.above(second.block)
    return not left.isdisjoint(above - below) or not right.isdisjoint(below - above)


def is_swap(first: Sequence[str], second: Sequence[str], likeness: Likeness) -> bool:
    """Whether the texts are one frame whose differing words are all words of meaning, place for place."""
    left, right = likeness.first_only, likeness.second_only
    if not left or not right or likeness.order < 1:
        return False
    return all(first[i] not in FUNCTION_WORDS for i in left) and all(second[i] not in FUNCTION_WORDS for i in right)


def _drop_templates(copies: list[Copy], units: Sequence[Unit], around: Surroundings) -> list[Copy]:
    """Of texts that only swap words, those long enough, of a frame that is not filled a third time, and whose words are
    not what the article is about elsewhere: those were swapped to speak of another thing."""
    times = Counter(index for copy in copies for index in (copy.first, copy.second))
    return [
        copy
        for copy in copies
        if times[copy.first] == times[copy.second] == 1
        and _has_room(copy, units)
        and not _swaps_topics(copy, units, around)
    ]


def _swaps_topics(copy: Copy, units: Sequence[Unit], around: Surroundings) -> bool:
    """Whether a word put for another stands, as the other does, in several more places of the article."""
    first, second = units[copy.first], units[copy.second]
    own = Counter((*first.stems, *second.stems))
    left = [first.stems[place] for place in copy.likeness.first_only]
    right = [second.stems[place] for place in copy.likeness.second_only]
    return all(any(around.uses[word] - own[word] >= _TOPIC_USES for word in side) for side in (left, right))


def _has_room(copy: Copy, units: Sequence[Unit]) -> bool:
    swaps = max(len(copy.likeness.first_only), len(copy.likeness.second_only))
    return min(len(units[copy.first].words), len(units[copy.second].words)) >= _SLOT_ROOM * swaps
