"""Findings as a Code Quality report, which GitLab shows in the merge request."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from contentlint.model import Finding
from contentlint.report import Report
from contentlint.report.notes import one_line
from contentlint.report.repository import from_root
from contentlint.text.positions import Lines
from contentlint.verdict import Judged, fails

_SEVERITIES = {"error": "major", "warning": "minor", "suggestion": "info"}
_FAILING = "blocker"


class _Issue(NamedTuple):
    rule: str
    message: str
    path: str
    line: int
    severity: str
    fingerprint: str


def render(report: Report) -> str:
    """Every finding that is not off and every error; "blocker" is what fails the run.

    GitLab keeps one of equal fingerprints and compares branches by them, so they are made of the path and the finding's
    own, which survives moved lines; errors and twins are numbered.
    """
    issues = [issue for item in report.judged for issue in _file(item)]
    issues += [
        _Issue("contentlint/error", message, from_root(path), 1, _FAILING, message) for path, message in report.errors
    ]
    seen: Counter[tuple[str, str]] = Counter()
    rows: list[dict[str, Any]] = []
    for issue in issues:
        key = (issue.path, issue.fingerprint)
        rows.append(_to_row(issue, seen[key]))
        seen[key] += 1
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _file(item: Judged) -> Iterator[_Issue]:
    lines = Lines(item.result.text)
    path = from_root(item.result.path)
    for finding in item.result.findings:
        line = lines.position(finding.span.start).line
        severity = _FAILING if fails(finding, item.config) else _SEVERITIES[finding.level or "suggestion"]
        yield _Issue(finding.rule, finding.message, path, line, severity, _name(finding))


def _name(finding: Finding) -> str:
    return finding.fingerprint or f"{finding.rule} {finding.message}"


def _to_row(issue: _Issue, number: int) -> dict[str, Any]:
    key = f"{issue.path}\0{issue.fingerprint}\0{number}"
    return {
        "description": f"{one_line(issue.rule)}: {one_line(issue.message)}",
        "check_name": one_line(issue.rule),
        "fingerprint": sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        "severity": issue.severity,
        "location": {"path": issue.path, "lines": {"begin": issue.line}},
    }
