"""Results as JSON Lines, for programs that read a run as a stream."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from contentlint import __version__
from contentlint.report import Report
from contentlint.report.json_report import describe, finding_rows
from contentlint.report.totals import summarize

_NOT_RAW = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")  # what some readers split lines at, and half characters


def render(report: Report) -> str:
    """One object a line, each with its "type", the others' keys as in JSON.

    Per article a "result" (scores, words, keyphrase) and then its "finding"s, each with the "path"; then the "error"s;
    at last the "summary", which says whether the run fails and why.
    """
    return "".join(_to_line(row) for row in _rows(report))


def _rows(report: Report) -> Iterator[dict[str, Any]]:
    for item in report.judged:
        yield {"type": "result", **describe(item.result)}
        for row in finding_rows(item.result):
            yield {"type": "finding", "path": item.result.path, **row}
    for path, message in report.errors:
        yield {"type": "error", "path": path, "message": message}
    yield {
        "type": "summary",
        "version": 1,
        "tool": {"name": "contentlint", "version": __version__},
        **summarize([item.result for item in report.judged]),
        "known": report.known,
        "fails": report.verdict.fails,
        "reasons": list(report.verdict.reasons),
    }


def _to_line(row: dict[str, Any]) -> str:
    text = json.dumps(row, ensure_ascii=False)
    return _NOT_RAW.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"
