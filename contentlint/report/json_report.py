"""Results as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from contentlint import __version__
from contentlint.model import Edit, Finding, Fix, Related, Result
from contentlint.report import Report
from contentlint.report.places import lines_of, place
from contentlint.report.totals import summarize
from contentlint.text.positions import Lines


def render(report: Report) -> str:
    """Every finding that is not off, with its places."""
    results = [item.result for item in report.judged]
    rows = {
        "version": 1,
        "tool": {"name": "contentlint", "version": __version__},
        "results": [to_row(result) for result in results],
        "errors": [{"path": path, "message": message} for path, message in report.errors],
        "summary": summarize(results),
    }
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def to_row(result: Result) -> dict[str, Any]:
    """One article as JSON holds it."""
    return {**describe(result), "findings": list(finding_rows(result))}


def describe(result: Result) -> dict[str, Any]:
    """What JSON says of an article besides its findings."""
    return {
        "path": result.path,
        "format": result.format,
        "title": result.title,
        "language": result.language,
        "words": result.words,
        "keyphrase": {"text": result.keyphrase[0], "origin": result.keyphrase[1]} if result.keyphrase else None,
        "metrics": dict(result.metrics),
        "scores": dict(result.scores),
    }


def finding_rows(result: Result) -> Iterator[dict[str, Any]]:
    """The findings of an article as JSON holds them, in their order."""
    lines = Lines(result.text)
    return (_finding(result, finding, lines) for finding in result.findings)


def _finding(result: Result, finding: Finding, lines: Lines) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "level": finding.level,
        "confidence": finding.confidence,
        "message": finding.message,
        "text": result.text[finding.span.start : finding.span.end],
        "source": list(finding.source) or None,
        "fingerprint": finding.fingerprint,
        "start": place(lines, finding.span.start),
        "end": place(lines, finding.span.end),
        "related": [_related(related, result.path, lines) for related in finding.related],
        "fixes": [_fix(fix, lines) for fix in finding.fixes],
    }


def _related(related: Related, path: str, lines: Lines) -> dict[str, Any]:
    there = lines if related.path is None else lines_of(related.path)
    start, end = (place(there, offset) for offset in related.span)
    return {"message": related.message, "path": related.path or path, "start": start, "end": end}


def _fix(fix: Fix, lines: Lines) -> dict[str, Any]:
    row: dict[str, Any] = {"title": fix.title, "safe": fix.safe, "edits": [_edit(edit, lines) for edit in fix.edits]}
    return {**row, "text": fix.text} if fix.text else row


def _edit(edit: Edit, lines: Lines) -> Mapping[str, Any]:
    return {"start": place(lines, edit.span.start), "end": place(lines, edit.span.end), "text": edit.text}
