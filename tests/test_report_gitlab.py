"""Code Quality reports, as GitLab documents and reads them."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from jsonschema import Draft202012Validator
from report_cases import TEXT, count, finding, report, reports, result

from contentlint.config import Config
from contentlint.fingerprints import with_fingerprints
from contentlint.model import Finding
from contentlint.report import Report
from contentlint.report.gitlab import render
from contentlint.verdict import Judged

SCHEMA = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "not": {"pattern": r"^\./"}},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
)


def read(reported: Report) -> list[dict[str, Any]]:
    text = render(reported)
    assert text.endswith("]\n")
    rows: list[dict[str, Any]] = json.loads(text)
    SCHEMA.validate(rows)
    return rows


def named(*findings: Finding, text: str = TEXT) -> tuple[Finding, ...]:
    return with_fingerprints([replace(found, fingerprint="") for found in findings], text)


def fingerprints(reported: Report) -> list[str]:
    return [row["fingerprint"] for row in read(reported)]


def test_one_finding() -> None:
    (row,) = read(report(finding("was", message="“We” takes “were”."), path="./pies.md"))
    assert row.pop("fingerprint")
    assert row == {
        "description": "grammar/spelling: “We” takes “were”.",
        "check_name": "grammar/spelling",
        "severity": "minor",
        "location": {"path": "pies.md", "lines": {"begin": 3}},
    }


def test_severities() -> None:
    rows = [finding("Pies", "a/b", level) for level in ("error", "warning", "suggestion")]
    assert [row["severity"] for row in read(report(*rows))] == ["blocker", "minor", "info"]
    review = Report((Judged(result("pies.md", rows), Config(profile="review")),))
    assert [row["severity"] for row in read(review)] == ["major", "minor", "info"]


def test_errors_have_their_file() -> None:
    (row,) = read(report(errors=[("gone.md", "cannot be read")]))
    assert (row["severity"], row["location"]["path"]) == ("blocker", "gone.md")
    assert row["description"] == "contentlint/error: cannot be read"


def test_fingerprints_differ_between_files_and_twins() -> None:
    found = named(finding("was"), finding("was"))
    items = tuple(Judged(result(path, found), Config()) for path in ("a.md", "b.md", "a.md"))
    assert len(set(fingerprints(Report(items, (("c.md", "m"), ("c.md", "m")))))) == 8


def test_fingerprints_survive_moved_lines() -> None:
    moved = "# Pies\n\nA new first paragraph of pies.\n\n" + TEXT
    (old,) = named(finding("cherrys"))
    start = moved.index("cherrys")
    (new,) = named(Finding("grammar/spelling", old.span._replace(start=start, end=start + 7), "m"), text=moved)
    assert fingerprints(report(old)) == fingerprints(report(new, text=moved))


@given(reports())
def test_valid_and_unique_whatever_they_hold(whatever: Report) -> None:
    assert len(set(fingerprints(whatever))) == count(whatever)
