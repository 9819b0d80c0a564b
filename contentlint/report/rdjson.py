"""Results in the Reviewdog Diagnostic Format (rdjson)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from contentlint.model import Edit, Finding, Fix, Related, Span
from contentlint.report import Report
from contentlint.report.line_index import LineIndex

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "suggestion": "INFO"}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # its JSON parser refuses them
_MOST_LINES = 10


def render(report: Report) -> str:
    """Every finding that is not off, then what broke down; columns count UTF-8 bytes from 1."""
    index = LineIndex(report)
    diagnostics = [
        _diagnostic(finding, item.result.path, index) for item in report.judged for finding in item.result.findings
    ]
    failures = [_failure(path, message) for path, message in report.errors]
    rows = {"source": {"name": "contentlint"}, "diagnostics": [*diagnostics, *failures]}
    return _LONE_SURROGATE.sub("\ufffd", json.dumps(rows, ensure_ascii=False, indent=1)) + "\n"


def _diagnostic(finding: Finding, path: str, index: LineIndex) -> dict[str, Any]:
    level = finding.level or "suggestion"
    place = _range(finding.span, path, index)
    line, column = place["start"]["line"], place["start"]["column"]
    row: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": path, "range": place},
        "severity": _SEVERITIES[level],
        "code": {"value": finding.rule},
        "original_output": f"{path}:{line}:{column}: {level}: {finding.message} ({finding.rule})",
    }
    if suggestions := _suggestions(finding.fixes, path, index):
        row["suggestions"] = suggestions
    if finding.related:
        row["related_locations"] = [_related(related, path, index) for related in finding.related]
    return row


def _failure(path: str, message: str) -> dict[str, Any]:
    return {
        "message": message,
        "location": {"path": path},
        "severity": "ERROR",
        "original_output": f"{path}: error: {message}",
    }


def _suggestions(fixes: Sequence[Fix], path: str, index: LineIndex) -> list[dict[str, Any]]:
    """Per fix one replacement; a fix in several places becomes one that spans them all, where these are near.

    Review services hang all suggestions of a comment on the same lines, so those on other lines than the first are left
    out, as are fixes all over the article and those that the author has to paste himself.
    """
    lines = index.lines(path)
    found: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for fix in fixes:
        if not fix.edits:
            continue
        edit = _join(fix.edits, lines.text)
        first, last = (lines.position(offset).line for offset in edit.span)
        if len(fix.edits) == 1 or last - first < _MOST_LINES:
            suggestion = {"range": _range(edit.span, path, index), "text": edit.text}
            found.setdefault((first, last), []).append(suggestion)
    return next(iter(found.values()), [])


def _join(edits: Iterable[Edit], text: str) -> Edit:
    """Edits as one of everything between the first and the last."""
    first, *others = sorted(edits, key=lambda edit: edit.span)
    end, replacement = first.span.end, first.text
    for edit in others:
        replacement += text[end : edit.span.start] + edit.text
        end = edit.span.end
    return Edit(Span(first.span.start, end), replacement)


def _related(related: Related, path: str, index: LineIndex) -> dict[str, Any]:
    there = related.path or path
    location: dict[str, Any] = {"path": there}
    if index.holds(there, related.span):
        location["range"] = _range(related.span, there, index)
    return {"message": related.message, "location": location}


def _range(span: Span, path: str, index: LineIndex) -> dict[str, Any]:
    return {"start": _position(span.start, path, index), "end": _position(span.end, path, index)}


def _position(offset: int, path: str, index: LineIndex) -> dict[str, int]:
    lines, offsets = index.lines(path), index.bytes(path)
    line = lines.position(offset).line
    return {"line": line, "column": offsets.byte(offset) - offsets.byte(lines.starts[line - 1]) + 1}
