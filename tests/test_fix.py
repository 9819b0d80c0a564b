"""Fixes put into a text."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.fix import apply, choose
from contentlint.fix.edits import Moves, rewrite, select
from contentlint.model import Confidence, Edit, Finding, Fix, Level, Span


def fix(*edits: tuple[int, int, str], safe: bool = False) -> Fix:
    return Fix("", tuple(Edit(Span(start, end), text) for start, end, text in edits), safe)


@pytest.mark.parametrize(
    ("fixes", "expected"),
    [
        pytest.param([], "one two three", id="none"),
        pytest.param([fix((0, 3, "1")), fix((8, 13, "3"))], "1 two 3", id="two"),
        pytest.param([fix((8, 13, "3")), fix((0, 3, "1"))], "1 two 3", id="any-order"),
        pytest.param([fix((0, 3, "1"), (4, 7, "2"))], "1 2 three", id="one-with-two-edits"),
        pytest.param([fix((0, 7, "x")), fix((4, 7, "2"))], "x three", id="the-overlapping-later-one-waits"),
        pytest.param([fix((4, 7, "2")), fix((0, 7, "x"))], "one 2 three", id="the-first-in-the-list-wins"),
        pytest.param([fix((4, 7, "2"), (8, 13, "3")), fix((0, 3, "1"), (4, 7, "x"))], "one 2 3", id="whole-or-not"),
        pytest.param([fix((3, 3, ",")), fix((3, 3, ";"))], "one, two three", id="two-insertions-at-one-place"),
        pytest.param([fix((0, 3, "1")), fix((3, 3, ","))], "1, two three", id="insertion-beside-a-replacement"),
        pytest.param([fix((3, 3, ",")), fix((2, 5, "x"))], "one, two three", id="insertion-inside-a-replacement"),
        pytest.param([fix()], "one two three", id="nothing-to-edit"),
        pytest.param([fix((0, 3, "1"), (2, 5, "x"))], "one two three", id="overlaps-itself"),
        pytest.param([fix((8, 14, "3"))], "one two three", id="beyond-the-end"),
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


def finding(rule: str, start: int, level: Level, *fixes: Fix, confidence: Confidence = "high") -> Finding:
    return Finding(rule, Span(start, start + 1), "", level, confidence, fixes)


SAFE, UNSAFE, TEXT_ONLY = fix((0, 1, "s"), safe=True), fix((0, 1, "u")), Fix("", (), text="paste me")


@pytest.mark.parametrize(
    ("fixes", "unsafe", "expected"),
    [
        pytest.param((), True, None, id="no-fix"),
        pytest.param((UNSAFE,), False, None, id="unsafe-not-wanted"),
        pytest.param((UNSAFE,), True, UNSAFE, id="unsafe-wanted"),
        pytest.param((UNSAFE, SAFE), False, SAFE, id="first-safe-one"),
        pytest.param((UNSAFE, SAFE), True, UNSAFE, id="first-one"),
        pytest.param((TEXT_ONLY,), True, None, id="nothing-to-edit"),
        pytest.param((TEXT_ONLY, SAFE), True, SAFE, id="first-with-edits"),
    ],
)
def test_one_fix_of_a_finding_is_chosen(fixes: tuple[Fix, ...], unsafe: bool, expected: Fix | None) -> None:
    chosen = choose([finding("a/b", 0, "warning", *fixes)], unsafe=unsafe)
    assert [fix for _, fix in chosen] == ([expected] if expected else [])


def test_weighty_findings_come_first_then_early_ones() -> None:
    order = [
        finding("a/error", 9, "error", SAFE),
        finding("a/early", 2, "warning", SAFE),
        finding("a/late", 5, "warning", SAFE),
        finding("a/unsure", 1, "warning", SAFE, confidence="medium"),
        finding("a/hint", 0, "suggestion", SAFE),
    ]
    assert [found for found, _ in choose(reversed(order), unsafe=False)] == order
    assert {found.level for found in order} == set(get_args(Level))


EDITS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 4), st.text("xyz\n", max_size=5)).map(
        lambda edit: fix((edit[0], edit[0] + edit[1], edit[2]))
    ),
    max_size=8,
)


@given(EDITS)
def test_places_are_carried_over_and_back(fixes: list[Fix]) -> None:
    text = "".join(chr(0x4E00 + at) for at in range(40))  # every character once
    edits = [edit for at in select(fixes) for edit in fixes[at].edits]
    moves, changed = Moves(edits), rewrite(text, edits)
    for edit, place in zip(moves.edits, moves.inserted, strict=True):
        assert changed[place.start : place.end] == edit.text
    for at in range(40):
        span = Span(at, at + 1)
        if not moves.touching(span):
            there = moves.after(span)
            assert changed[there.start : there.end] == text[at]
            assert moves.before(there) == span


@given(EDITS)
def test_selected_fixes_never_overlap(fixes: list[Fix]) -> None:
    chosen = [fixes[at].edits[0].span for at in select(fixes)]
    for at, one in enumerate(chosen):
        for other in chosen[at + 1 :]:
            assert one != other
            assert one.end <= other.start or other.end <= one.start
    assert bool(chosen) == bool(fixes)
