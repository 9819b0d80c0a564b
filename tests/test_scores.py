"""Scores: in range, never raised by a finding, no bad category hidden."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contentlint.model import Finding, Span
from contentlint.scores import MARGIN, score

CATEGORIES = ("duplicates", "faq", "grammar", "quotes")
findings = st.builds(
    Finding,
    rule=st.sampled_from([f"{category}/rule" for category in CATEGORIES]),
    span=st.just(Span(0, 0)),
    message=st.just(""),
    level=st.sampled_from(["error", "warning", "suggestion"]),
    confidence=st.sampled_from(["high", "medium", "low"]),
)


def finding(level: str, rule: str = "quotes/rule") -> Finding:
    return Finding(rule, Span(0, 0), "", level=level)  # type: ignore[arg-type]


def test_nothing_found_is_full_marks() -> None:
    assert score([], CATEGORIES, 1000) == {"overall": 100, **dict.fromkeys(CATEGORIES, 100)}


def test_no_category_at_all() -> None:
    assert score([], [], 0) == {"overall": 100}


def test_only_a_spotless_category_has_full_marks() -> None:
    assert score([finding("suggestion")], CATEGORIES, 10**6)["quotes"] == 99


def test_weights() -> None:
    scores = [score([finding(level)], CATEGORIES, 1000)["quotes"] for level in ("suggestion", "warning", "error")]
    assert scores == [94, 75, 43]


def test_short_text_is_not_punished_for_its_length() -> None:
    assert score([finding("warning")], CATEGORIES, 5) == score([finding("warning")], CATEGORIES, 300)


def test_bad_category_is_not_hidden() -> None:
    scores = score([finding("error")] * 9, CATEGORIES, 500)
    assert scores["quotes"] == 0
    assert scores["overall"] <= MARGIN


@given(st.lists(findings, max_size=8), findings, st.integers(0, 5000))
def test_one_more_finding_raises_no_score(found: list[Finding], more: Finding, words: int) -> None:
    before, after = score(found, CATEGORIES, words), score([*found, more], CATEGORIES, words)
    assert all(0 <= after[name] <= before[name] <= 100 for name in before)
    assert after["overall"] <= min(value for name, value in after.items() if name != "overall") + MARGIN
