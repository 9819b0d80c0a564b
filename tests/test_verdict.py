"""What fails under which profile."""

from __future__ import annotations

import pytest

from contentlint.config import Config
from contentlint.model import Finding, Result, Span
from contentlint.verdict import Judged, fails, judge


def finding(rule: str, level: str, confidence: str = "high") -> Finding:
    return Finding(rule, Span(0, 0), "m", level, confidence)  # type: ignore[arg-type]


CASES = {
    "draft-error": ({}, finding("a/b", "error"), True),
    "draft-warning": ({}, finding("quotes/missing-attribution", "warning"), False),
    "gate-error": ({"profile": "gate"}, finding("a/b", "error"), True),
    "gate-listed": ({"profile": "gate"}, finding("quotes/missing-attribution", "warning"), True),
    "gate-listed-grammar": ({"profile": "gate"}, finding("grammar/verb-form", "warning"), True),
    "gate-spelling": ({"profile": "gate"}, finding("grammar/spelling", "warning"), False),
    "gate-not-certain": ({"profile": "gate"}, finding("quotes/missing-attribution", "warning", "medium"), False),
    "gate-made-a-suggestion": ({"profile": "gate"}, finding("structure/empty-section", "suggestion"), False),
    "gate-not-listed": ({"profile": "gate"}, finding("quotes/unbalanced-marks", "warning"), False),
    "review-error": ({"profile": "review"}, finding("a/b", "error"), False),
    "fail-on-warning": ({"fail_on": "warning"}, finding("a/b", "warning"), True),
    "fail-on-warning-suggestion": ({"fail_on": "warning"}, finding("a/b", "suggestion"), False),
    "fail-on-suggestion": ({"fail_on": "suggestion", "profile": "review"}, finding("a/b", "suggestion"), True),
    "fail-on-never": ({"fail_on": "never"}, finding("a/b", "error"), False),
    "fail-on-beats-gate": ({"fail_on": "error", "profile": "gate"}, finding("faq/invalid-schema", "warning"), False),
}  # fmt: skip


@pytest.mark.parametrize(("settings", "found", "expected"), CASES.values(), ids=CASES.keys())
def test_fails(settings: dict[str, object], found: Finding, expected: bool) -> None:
    assert fails(found, Config(**settings)) is expected  # type: ignore[arg-type]


def judged(path: str, config: Config, *findings: Finding, overall: int = 90) -> Judged:
    return Judged(Result(path, "", "text", None, None, 0, None, findings, scores={"overall": overall}), config)


def test_reasons_name_rules_by_count() -> None:
    config = Config(profile="gate")
    one, two = finding("structure/empty-section", "warning"), finding("a/b", "error")
    verdict = judge([judged("a", config, one, two, two), judged("b", config, two)])
    assert verdict.reasons == ("profile gate: 3 a/b, 1 structure/empty-section",)


def test_warnings_are_counted_over_files_of_one_limit() -> None:
    limited, warning = Config(max_warnings=2), finding("a/b", "warning")
    assert not judge([judged("a", limited, warning, warning), judged("b", Config(), warning)]).fails
    reasons = judge([judged("a", limited, warning, warning), judged("b", limited, warning)]).reasons
    assert reasons == ("3 warnings, 2 allowed by max-warnings",)


def test_min_score_holds_for_every_article() -> None:
    config = Config(min_score=80)
    reasons = judge([judged("a", config, overall=80), judged("b", config, overall=79)]).reasons
    assert reasons == ("b scores 79, min-score is 80",)
