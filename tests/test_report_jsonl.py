"""A stream of results for programs."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from report_cases import count, finding, fix, report, reports

from contentlint import __version__
from contentlint.report import Report
from contentlint.report.json_report import render as render_json
from contentlint.report.jsonl import render

SAMPLE = report(
    finding("was", message="“We” takes “were”.", fixes=(fix(("was", "were")),)),
    finding("cherrys", "a/b", "error"),
    errors=[("gone.md", "cannot be read")],
)


def read(reported: Report) -> list[dict[str, Any]]:
    return [json.loads(line) for line in render(reported).splitlines()]


def test_kinds_of_lines() -> None:
    rows = read(SAMPLE)
    assert [row["type"] for row in rows] == ["result", "finding", "finding", "error", "summary"]
    assert rows[3] == {"type": "error", "path": "gone.md", "message": "cannot be read"}
    assert rows[4] == {
        "type": "summary",
        "version": 1,
        "tool": {"name": "contentlint", "version": __version__},
        "files": 1,
        "error": 1,
        "warning": 1,
        "suggestion": 0,
        "fixable": 1,
        "known": 0,
        "fails": True,
        "reasons": ["profile draft: 1 a/b"],
    }


def test_rows_are_those_of_json() -> None:
    result, *findings = read(SAMPLE)[:3]
    (whole,) = json.loads(render_json(SAMPLE))["results"]
    assert {**result, "type": "finding", "path": "pies.md"} == {
        **{key: value for key, value in whole.items() if key != "findings"},
        "type": "finding",
    }
    assert findings == [{"type": "finding", "path": "pies.md", **row} for row in whole["findings"]]


def test_nothing_read() -> None:
    assert [row["type"] for row in read(Report(()))] == ["summary"]


def test_letters_stay_readable() -> None:
    assert "“We” takes “were”." in render(SAMPLE)


@given(reports())
def test_every_line_parses_alone_whatever_it_holds(whatever: Report) -> None:
    text = render(whatever)
    text.encode()
    assert text.endswith("\n")
    assert text.count("\n") == len(text.splitlines())
    rows = [json.loads(line) for line in text.splitlines()]
    assert sum(row["type"] in ("finding", "error") for row in rows) == count(whatever)
    (summary,) = rows[-1:]
    assert summary["fails"] is whatever.verdict.fails
    messages = [row["message"] for row in rows if row["type"] == "finding"]
    assert messages == [found.message for item in whatever.judged for found in item.result.findings]
