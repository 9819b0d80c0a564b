"""Likeness of texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.text.similarity import FUNCTION_WEIGHT, Weights, compare, find_candidates, stem

WORDS = st.lists(st.sampled_from("garden fence not 12 post gate wood the a of".split()), max_size=30)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("strengthens", "strengthening"),
        ("planned", "plan"),
        ("studies", "study"),
        ("can't", "not"),
        ("safely", "safe"),
    ],
)
def test_stem_joins(word: str, other: str) -> None:
    assert stem(word) == stem(other)


@pytest.mark.parametrize(("word", "other"), [("class", "clas"), ("this", "thi"), ("bus", "bu"), ("safe", "unsafe")])
def test_stem_keeps_apart(word: str, other: str) -> None:
    assert stem(word) != stem(other)


def test_rare_words_weigh_more_than_common_ones_and_function_words() -> None:
    weights = Weights([["fence", "gate"], ["fence", "oak"], ["fence", "the"], ["fence"]])
    assert weights["oak"] > weights["fence"] > weights["the"] == FUNCTION_WEIGHT


def test_moved_words_are_shared_but_out_of_order() -> None:
    first, second = "paint the gate then oil the hinge".split(), "oil the hinge then paint the gate".split()
    likeness = compare(first, second, Weights([first, second]))
    assert likeness.shared == pytest.approx(1)
    assert likeness.order < 1
    assert likeness.first_only == likeness.second_only == ()


def test_a_negation_has_no_counterpart_elsewhere() -> None:
    first, second = "you need not sign what is on the list".split(), "you need sign what is not on the list".split()
    likeness = compare(first, second, Weights([first, second]))
    assert [first[i] for i in likeness.first_only] == ["not"]
    assert [second[i] for i in likeness.second_only] == ["not"]


def test_candidates_share_rare_words() -> None:
    texts = [
        "oak posts carry heavy gates".split(),
        "the weather was fine".split(),
        "heavy gates hang on oak posts".split(),
        "gates rust".split(),
    ]
    assert find_candidates(texts) == [(0, 2)]


@given(WORDS, WORDS)
def test_likeness_is_in_bounds(first: list[str], second: list[str]) -> None:
    weights = Weights([first, second])
    there = compare(first, second, weights)
    assert -1e-9 <= there.shared <= 1 + 1e-9
    assert there.shared <= there.contained + 1e-9
    assert len(first) - len(there.first_only) == len(second) - len(there.second_only)


@given(WORDS.filter(bool))
def test_a_text_is_like_itself(text: list[str]) -> None:
    likeness = compare(text, text, Weights([text, text]))
    assert likeness.shared == pytest.approx(1)
    assert likeness.order == pytest.approx(1)
