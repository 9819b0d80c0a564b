"""Results for a writer at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from contentlint.model import Finding, Result, Span
from contentlint.report import Report
from contentlint.report.excerpt import excerpt
from contentlint.report.notes import describe_fixes, describe_related
from contentlint.report.screen import Screen, clean, wrap
from contentlint.report.summary import summary
from contentlint.text.positions import Lines
from contentlint.verdict import is_shown

_INDENT = "    "
_COLORS = {"error": "red", "warning": "yellow", "suggestion": "cyan"}


def render(report: Report, screen: Screen, *, quiet: bool = False) -> str:
    """The findings that the profiles show, grouped by file, then what there is in all; quiet: the findings only."""
    lines: list[str] = []
    for item in report.judged:
        shown = [finding for finding in item.result.findings if is_shown(finding, item.config)]
        if shown:
            lines += [*_file(item.result, shown, screen), ""]
    if not quiet:
        lines += summary(report, screen)
    return screen.finish("\n".join(lines).rstrip("\n") + "\n") if lines else ""


def render_statistics(report: Report, screen: Screen) -> str:
    """How often every rule has found something, then what there is in all."""
    counts = Counter((f.rule, f.level or "suggestion") for item in report.judged for f in item.result.findings)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    lines = [f"{count:5}  {screen.paint(f'{level:10}', _COLORS[level])}  {rule}" for (rule, level), count in rows]
    return screen.finish("\n".join([*lines, *([""] if lines else []), *summary(report, screen)]) + "\n")


def _file(result: Result, findings: Sequence[Finding], screen: Screen) -> Iterator[str]:
    lines = Lines(result.text)
    yield screen.paint(clean(result.path), "bold", "underline")
    for finding in findings:
        yield ""
        yield from describe_finding(finding, lines, screen)


def describe_finding(finding: Finding, lines: Lines, screen: Screen) -> Iterator[str]:
    """The lines that show one finding: place and rule, message, source, fixes, other places."""
    level = finding.level or "suggestion"
    position = lines.position(finding.span.start)
    styles = (_COLORS[level],) if level == "suggestion" else (_COLORS[level], "bold")
    head = f"{position.line}:{position.column}"
    yield f"{screen.paint(head, 'bold')} {screen.paint(level, *styles)} {screen.paint(finding.rule, 'dim')}"
    yield from _paragraph(clean(finding.message), screen)
    yield from _source(finding.span, lines, _COLORS[level], screen)
    fixes = (f"fix: {fix}" for fix in describe_fixes(finding.fixes, lines.text))
    for note in (*fixes, *describe_related(finding.related, lines)):
        yield from _paragraph(clean(note), screen, "dim" if note.startswith("also") else "green")


def _paragraph(text: str, screen: Screen, *styles: str) -> Iterator[str]:
    for line in wrap(text, screen.width - len(_INDENT)):
        yield _INDENT + (screen.paint(line, *styles) if styles else line)


def _source(span: Span, lines: Lines, color: str, screen: Screen) -> Iterator[str]:
    """The marked words in their line: coloured, or with a row under them where there are no colours."""
    if not lines.text.strip():
        return
    found = excerpt(lines, span, screen.width - len(_INDENT) - 2)
    bar = _INDENT + screen.paint("│ ", "dim")
    marked = screen.paint(found.marked, color, "underline")
    yield (bar + screen.paint(found.before, "dim") + marked + screen.paint(found.after, "dim")).rstrip()
    if not screen.color or not found.marked.strip():
        yield bar + found.underline
