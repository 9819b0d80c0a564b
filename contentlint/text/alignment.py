"""Which items of a sequence stood in an earlier one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise

_DEEPEST = 40  # rounds; what is left then is so repetitive that the order of equal items tells nothing


def align(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[int | None]:
    """For every item of `new` its index in `old`, None for what is not from there; no index is given twice.

    What keeps its order is matched first, between items that stand once in both; what has moved, after that. So the
    copy among equal items is the one that was put in. In n log n time.
    """
    found: list[int | None] = [None] * len(new)
    for at, before in _keep_order(old, new):
        found[at] = before
    taken = set(found)
    left: defaultdict[Hashable, list[int]] = defaultdict(list)
    for before in range(len(old) - 1, -1, -1):
        if before not in taken:
            left[old[before]].append(before)
    for at, item in enumerate(new):
        if found[at] is None and left.get(item):
            found[at] = left[item].pop()
    return found


def _keep_order(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """Pairs of indexes, of `new` and `old`, that ascend together."""
    pending = [(0, len(old), 0, len(new), _DEEPEST)]
    while pending:
        a, a_end, b, b_end, depth = pending.pop()
        while a < a_end and b < b_end and old[a] == new[b]:
            yield b, a
            a, b = a + 1, b + 1
        while a < a_end and b < b_end and old[a_end - 1] == new[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
            yield b_end, a_end
        anchors = _find_anchors(old, new, range(a, a_end), range(b, b_end)) if depth else []
        if anchors:
            yield from anchors
            edges = [(b - 1, a - 1), *anchors, (b_end, a_end)]
            pending += [(j + 1, k, i + 1, h, depth - 1) for (i, j), (h, k) in pairwise(edges)]


def _find_anchors(old: Sequence[Hashable], new: Sequence[Hashable], a: range, b: range) -> list[tuple[int, int]]:
    """The longest ascending row of items that stand once in both stretches."""
    in_old, in_new = Counter(old[i] for i in a), Counter(new[i] for i in b)
    once = {old[i]: i for i in a if in_old[old[i]] == 1}
    pairs = [(i, once[new[i]]) for i in b if in_new[new[i]] == 1 and new[i] in once]
    ends: list[int] = []  # the least last place of a row of each length
    rows: list[int] = []  # and its last pair
    before: list[int] = []
    for at, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(rows[length - 1] if length else -1)
        if length == len(ends):
            ends.append(place)
            rows.append(at)
        else:
            ends[length], rows[length] = place, at
    row: list[tuple[int, int]] = []
    at = rows[-1] if rows else -1
    while at >= 0:
        row.append(pairs[at])
        at = before[at]
    return row[::-1]
