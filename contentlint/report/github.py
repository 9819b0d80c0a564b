"""Findings as workflow commands of GitHub Actions, which show them in the pull request.

GitHub shows the first ten errors, warnings and notices of a step. So what fails the run comes first, as errors whatever
its level, and the others follow in their order. The log shows all, but only their messages: each names its place.
"""

from __future__ import annotations

from collections.abc import Iterator

from contentlint.model import Finding, Span
from contentlint.report import Report
from contentlint.report.notes import describe_fixes, describe_related, one_line
from contentlint.report.repository import from_root
from contentlint.report.summary import count_findings
from contentlint.text.positions import Lines
from contentlint.verdict import Judged, fails

_COMMANDS = {"error": "error", "warning": "warning", "suggestion": "notice"}


def render(report: Report) -> str:
    """A command for every finding that is not off and every error; then, as plain lines, what there is in all."""
    rows = [row for item in report.judged for row in _annotate(item)]
    errors = [(from_root(path), one_line(message)) for path, message in report.errors]
    lines = [_command("error", path, {"title": "contentlint"}, f"{path}: {message}") for path, message in errors]
    lines += [line for is_failing, line in rows if is_failing]
    lines += [line for is_failing, line in rows if not is_failing]
    return "\n".join([*lines, *_totals(report)]) + "\n"


def _annotate(item: Judged) -> Iterator[tuple[bool, str]]:
    """Whether each finding fails the run, and its command."""
    lines = Lines(item.result.text)
    path = from_root(item.result.path)
    for finding in item.result.findings:
        is_failing = fails(finding, item.config)
        command = "error" if is_failing else _COMMANDS[finding.level or "suggestion"]
        properties = {**_place(finding.span, lines), "title": one_line(finding.rule)}
        yield is_failing, _command(command, path, properties, _message(finding, path, lines))


def _place(span: Span, lines: Lines) -> dict[str, str]:
    """The place as GitHub takes it: columns only where the span keeps to one line."""
    start, last = lines.position(span.start), lines.position(max(span.start, span.end - 1))
    if start.line != last.line:
        return {"line": str(start.line), "endLine": str(last.line)}
    end = last.column + (span.end > span.start)
    return {"line": str(start.line), "endLine": str(start.line), "col": str(start.column), "endColumn": str(end)}


def _message(finding: Finding, path: str, lines: Lines) -> str:
    line, column = lines.position(finding.span.start)
    fixes = (f"fix: {fix}" for fix in describe_fixes(finding.fixes, lines.text))
    notes = (*fixes, *describe_related(finding.related, lines))
    said = f"{path}:{line}:{column}: {finding.rule}: {finding.message}"
    return "\n".join(one_line(part) for part in (said, *notes))


def _command(name: str, path: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_escape_property(value)}" for key, value in {"file": path, **properties}.items())
    return f"::{name} {listed}::{_escape(message)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def _totals(report: Report) -> Iterator[str]:
    """Lines for the log; a path in them cannot pass for a command of the old form, `##[name]`."""
    if report.judged:
        yield f"contentlint: {count_findings(report.judged)}"
    for reason in report.verdict.reasons:
        yield f"fails: {one_line(reason)}".replace("##[", "## [")
