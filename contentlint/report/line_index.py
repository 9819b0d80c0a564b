"""The lines of the files that a report names."""

from __future__ import annotations

from contentlint.model import Span
from contentlint.report import Report
from contentlint.report.places import lines_of
from contentlint.text.positions import ByteOffsets, Lines


class LineIndex:
    """Lines and byte offsets by path, worked out once; files that the run did not read are read where they stand."""

    def __init__(self, report: Report) -> None:
        self._texts = {item.result.path: item.result.text for item in report.judged}
        self._lines: dict[str, Lines] = {}
        self._bytes: dict[str, ByteOffsets] = {}

    def lines(self, path: str) -> Lines:
        if path not in self._lines:
            self._lines[path] = Lines(self._texts[path]) if path in self._texts else lines_of(path)
        return self._lines[path]

    def bytes(self, path: str) -> ByteOffsets:
        if path not in self._bytes:
            self._bytes[path] = ByteOffsets(self.lines(path).text)
        return self._bytes[path]

    def holds(self, path: str, span: Span) -> bool:
        """Whether a span lies in the file as it is now; one that has gone meanwhile has no places any more."""
        return span.end <= len(self.lines(path).text)
