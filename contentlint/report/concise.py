"""A line per finding, for editors and grep."""

from __future__ import annotations

from collections.abc import Iterator

from contentlint.model import Finding
from contentlint.report import Report
from contentlint.report.notes import one_line
from contentlint.report.screen import Screen
from contentlint.report.summary import summary
from contentlint.text.positions import Lines
from contentlint.verdict import Judged, is_shown

_COLORS = {"error": "red", "warning": "yellow", "suggestion": "cyan"}


def render(report: Report, screen: Screen, *, quiet: bool = False) -> str:
    """The findings that the profiles show as `path:line:col: level: rule message`, then what there is in all.

    Compilers write their errors in this form, so that editors can jump to the places. `[*]` marks what --fix mends,
    `[~]` what --unsafe-fixes does. quiet: the findings only.
    """
    lines = [line for item in report.judged for line in _file(item, screen)]
    lines += [_line(path, "1:1", "error", one_line(message), screen) for path, message in report.errors]
    if not quiet:
        lines += summary(report, screen)
    return screen.finish("\n".join(lines) + "\n") if lines else ""


def _file(item: Judged, screen: Screen) -> Iterator[str]:
    lines = Lines(item.result.text)
    for finding in item.result.findings:
        if is_shown(finding, item.config):
            line, column = lines.position(finding.span.start)
            text = _describe(finding, screen)
            yield _line(item.result.path, f"{line}:{column}", finding.level or "suggestion", text, screen)


def _describe(finding: Finding, screen: Screen) -> str:
    mark = _mark(finding)
    shown = f"{screen.paint(mark, 'green')} " if mark else ""
    return f"{screen.paint(one_line(finding.rule), 'dim')} {shown}{one_line(finding.message)}"


def _mark(finding: Finding) -> str:
    fixes = [fix for fix in finding.fixes if fix.edits]
    return "[*]" if any(fix.safe for fix in fixes) else "[~]" if fixes else ""


def _line(path: str, place: str, level: str, text: str, screen: Screen) -> str:
    named = screen.paint(f"{one_line(path)}:{place}:", "bold")
    return f"{named} {screen.paint(f'{level}:', _COLORS[level])} {text}"
