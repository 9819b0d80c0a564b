"""Which items stood in an earlier sequence."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.text.alignment import align


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        pytest.param("", "", [], id="nothing"),
        pytest.param("abc", "abc", [0, 1, 2], id="equal"),
        pytest.param("abc", "abxc", [0, 1, None, 2], id="put in"),
        pytest.param("abc", "ac", [0, 2], id="taken out"),
        pytest.param("abc", "xyz", [None, None, None], id="all others"),
        pytest.param("abc", "abcb", [0, 1, 2, None], id="copy behind"),
        pytest.param("abc", "cabc", [None, 0, 1, 2], id="copy in front"),
        pytest.param("xabcy", "xacaby", [0, 1, 3, None, 2, 4], id="moved and copied"),
        pytest.param("abcd", "dabc", [3, 0, 1, 2], id="moved"),
        pytest.param("abab", "baba", [1, 0, 3, 2], id="nothing stands once"),
        pytest.param("a-b-c-d", "a-x-c-d", [0, 1, None, 3, 4, 5, 6], id="rules between"),
    ],
)
def test_places(old: str, new: str, places: list[int | None]) -> None:
    assert align(old, new) == places


ITEMS = st.lists(st.sampled_from("abcdefgh"), max_size=30)


@given(ITEMS, ITEMS)
def test_every_item_that_can_be_is_placed_once(old: list[str], new: list[str]) -> None:
    pairs = [(item, place) for item, place in zip(new, align(old, new), strict=True) if place is not None]
    assert all(old[place] == item for item, place in pairs)
    assert len({place for _, place in pairs}) == len(pairs) == (Counter(old) & Counter(new)).total()


@given(ITEMS)
def test_equal_sequences_keep_their_order(items: list[str]) -> None:
    assert align(items, items) == list(range(len(items)))


@given(st.permutations("abcdefgh"), st.integers(0, 7))
def test_of_distinct_items_only_the_new_one_is_new(items: list[str], at: int) -> None:
    assert align(items, [*items[:at], "new", *items[at:]]) == [*range(at), None, *range(at, len(items))]
