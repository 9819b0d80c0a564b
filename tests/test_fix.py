"""Fixes put into a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.fix import apply
from contentlint.model import Edit, Fix, Span


def fix(*edits: tuple[int, int, str]) -> Fix:
    return Fix("", tuple(Edit(Span(start, end), text) for start, end, text in edits))


@pytest.mark.parametrize(
    ("fixes", "expected"),
    [
        pytest.param([], "one two three", id="none"),
        pytest.param([fix((0, 3, "1")), fix((8, 13, "3"))], "1 two 3", id="two"),
        pytest.param([fix((8, 13, "3")), fix((0, 3, "1"))], "1 two 3", id="any-order"),
        pytest.param([fix((0, 3, "1"), (4, 7, "2"))], "1 2 three", id="one-with-two-edits"),
        pytest.param([fix((0, 7, "x")), fix((4, 7, "2"))], "x three", id="the-overlapping-later-one-waits"),
        pytest.param([fix((4, 7, "2"), (8, 13, "3")), fix((0, 3, "1"), (4, 7, "x"))], "one 2 3", id="whole-or-not"),
        pytest.param([fix((3, 3, ",")), fix((3, 3, ";"))], "one, two three", id="two-insertions-at-one-place"),
        pytest.param([fix((0, 3, "1")), fix((3, 3, ","))], "1, two three", id="insertion-beside-a-replacement"),
        pytest.param([fix()], "one two three", id="nothing-to-edit"),
    ],
)
def test_apply(fixes: list[Fix], expected: str) -> None:
    assert apply("one two three", fixes) == expected


@given(st.text(min_size=4), st.lists(st.integers(0, 4), min_size=4, max_size=4))
def test_text_outside_the_edits_stays(text: str, places: list[int]) -> None:
    a, b, c, d = sorted(places)
    changed = apply(text, [fix((a, b, "X")), fix((c, d, "YY"))] if b < c else [fix((a, b, "X"))])
    kept = [text[:a], text[b:c], text[d:]] if b < c else [text[:a], text[b:]]
    assert changed == ("X".join(kept[:2]) + ("YY" + kept[2] if b < c else ""))
