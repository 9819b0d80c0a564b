"""Results as Checkstyle writes its own, for Jenkins and what else reads them."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from contentlint.model import Finding, Result
from contentlint.report import Report
from contentlint.report.xml_text import clean_xml
from contentlint.text.positions import Lines

_SEVERITIES = {"error": "error", "warning": "warning", "suggestion": "info"}
_QUOTED = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_FAILURE = "contentlint.run.failure"


def render(report: Report) -> str:
    """Every file with every finding that is not off; what broke down is an error on line 0 of its file.

    Sources are `contentlint.<category>.<rule>`: readers take what follows the last dot for the kind, and what stands
    before it for its category.
    """
    errors: dict[str, list[str]] = {item.result.path: [] for item in report.judged}
    for path, message in report.errors:
        errors.setdefault(path, []).append(_error(0, 0, "error", message, _FAILURE))
    for item in report.judged:
        errors[item.result.path] += _findings(item.result)
    files = [line for path, rows in errors.items() for line in _file(path, rows)]
    return "\n".join(
        ('<?xml version="1.0" encoding="utf-8"?>', '<checkstyle version="4.3">', *files, "</checkstyle>\n")
    )


def _file(path: str, rows: list[str]) -> Iterator[str]:
    yield f" <file {_attribute('name', path)}>"
    yield from rows
    yield " </file>"


def _findings(result: Result) -> Iterator[str]:
    lines = Lines(result.text)
    for finding in result.findings:
        line, column = lines.position(finding.span.start)
        severity = _SEVERITIES[finding.level or "suggestion"]
        yield _error(line, column, severity, finding.message, _source(finding))


def _source(finding: Finding) -> str:
    return f"contentlint.{finding.rule.replace('/', '.')}"


def _error(line: int, column: int, severity: str, message: str, source: str) -> str:
    values = {"line": str(line), "column": str(column), "severity": severity, "message": message, "source": source}
    if not column:
        del values["column"]
    return f"  <error {' '.join(_attribute(name, value) for name, value in values.items())}/>"


def _attribute(name: str, value: str) -> str:
    return f'{name}="{escape(clean_xml(value), _QUOTED)}"'
