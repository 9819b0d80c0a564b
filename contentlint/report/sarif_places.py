"""Places as SARIF names them."""

from __future__ import annotations

from typing import Any

from contentlint.model import Span
from contentlint.report import Report
from contentlint.report.line_index import LineIndex
from contentlint.report.uris import is_relative, uri_of

ROOT = "%SRCROOT%"


class Places:
    """The places of a report: files by their URIs, spans as regions in code points."""

    def __init__(self, report: Report) -> None:
        self._index = LineIndex(report)
        self._artifacts: dict[str, dict[str, Any]] = {}

    def artifact(self, path: str) -> dict[str, Any]:
        """A file as an "artifactLocation"."""
        if path not in self._artifacts:
            uri = uri_of(path)
            self._artifacts[path] = {"uri": uri, "uriBaseId": ROOT} if is_relative(uri) else {"uri": uri}
        return self._artifacts[path]

    def location(self, path: str, span: Span) -> dict[str, Any]:
        """A span as a "physicalLocation"; the file alone where it has changed so that it has no such span."""
        place = {"artifactLocation": self.artifact(path)}
        return {**place, "region": self.region(path, span)} if self._index.holds(path, span) else place

    def region(self, path: str, span: Span) -> dict[str, Any]:
        lines = self._index.lines(path)
        start, end = lines.position(span.start), lines.position(span.end)
        return {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "charOffset": span.start,
            "charLength": span.end - span.start,
        }
