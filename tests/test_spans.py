"""Stretches of prose."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contentlint.features.spans import Spans

PLACE = st.tuples(st.integers(0, 20), st.integers(0, 6)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(PLACE, max_size=8), PLACE)
def test_touch_and_hold_are_about_characters(stretches: list[tuple[int, int]], place: tuple[int, int]) -> None:
    covered = {at for start, end in stretches for at in range(start, end)}
    start, end = place[0], place[1] + 1
    spans = Spans(stretches)
    assert spans.touch(start, end) == any(at in covered for at in range(start, end))
    assert spans.hold(start, end) == all(at in covered for at in range(start, end))
