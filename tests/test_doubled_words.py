from __future__ import annotations

import pytest

from contentlint.checks.doubled_words import is_name_or_column, is_surely_doubled

SURE = ("We saw the ⟦the the⟧ cat", "⟦The the⟧ cat", "It ⟦is is⟧ warm", "We need ⟦to to⟧ go", "at ⟦the\n  the⟧ gate")
UNSURE = (
    "the form you fill ⟦in in⟧ March",
    "someone to talk ⟦to to⟧ get help",
    "What it ⟦is is⟧ a cat",
    "log ⟦in in⟧ one step",
    "turn it ⟦on on⟧ that day",
    "If you want it, ⟦it it⟧ is",
    "try ⟦Try Try⟧ again",
    "oven ⟦oven oven⟧ door",
    "⟦The The⟧ played",
)


def mark(text: str) -> tuple[str, int, int]:
    before, _, rest = text.partition("⟦")
    doubled, _, after = rest.partition("⟧")
    return before + doubled + after, len(before), len(before) + len(doubled)


@pytest.mark.parametrize("text", SURE)
def test_sure(text: str) -> None:
    assert is_surely_doubled(*mark(text))


@pytest.mark.parametrize("text", UNSURE)
def test_unsure(text: str) -> None:
    assert not is_surely_doubled(*mark(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("⟦Walla Walla⟧", True),
        ("the ⟦data data⟧.json file", True),
        ("⟦yes   yes⟧", True),
        ("⟦yes\tyes⟧", True),
        ("and ⟦or OR⟧", True),
        ("⟦I i⟧ am", False),
        ("⟦A a⟧ cat", False),
        ("⟦The The⟧", False),
        ("⟦the the⟧", False),
    ],
)
def test_name_or_column(text: str, expected: bool) -> None:
    assert is_name_or_column(*mark(text)) is expected
