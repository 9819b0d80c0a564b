"""Results for a writer at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from contentlint.model import Edit, Finding, Fix, Related, Result, Span
from contentlint.report import Report
from contentlint.report.excerpt import excerpt
from contentlint.report.places import lines_of
from contentlint.report.screen import Screen, clean, measure, wrap
from contentlint.report.summary import summary
from contentlint.text.positions import Lines
from contentlint.verdict import is_shown

_INDENT = "    "
_COLORS = {"error": "red", "warning": "yellow", "suggestion": "cyan"}
_LONGEST_FIX = 60
_MOST_PLACES = 12
_MOST_NOTES = 3
_MOST_FIXES = 3


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
        yield from _finding(finding, lines, screen)


def _finding(finding: Finding, lines: Lines, screen: Screen) -> Iterator[str]:
    level = finding.level or "suggestion"
    position = lines.position(finding.span.start)
    styles = (_COLORS[level],) if level == "suggestion" else (_COLORS[level], "bold")
    head = f"{position.line}:{position.column}"
    yield f"{screen.paint(head, 'bold')} {screen.paint(level, *styles)} {screen.paint(finding.rule, 'dim')}"
    yield from _paragraph(clean(finding.message), screen)
    yield from _source(finding.span, lines, _COLORS[level], screen)
    for note in (*_fixes(finding.fixes, lines.text), *_related(finding.related, lines)):
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


def _fixes(fixes: Sequence[Fix], text: str) -> Iterator[str]:
    """The fixes in short: what stands there and what would, or their titles."""
    short = [_change(fix, text) for fix in fixes[:_MOST_FIXES]]
    befores = {pair[0] for pair in short if pair}
    if len(short) > 1 and all(short) and len(befores) == 1:
        yield f"fix: {befores.pop()} → {' or '.join(pair[1] for pair in short if pair)}"
        return
    for fix, pair in zip(fixes, short, strict=False):
        change = f"{pair[0]} → {pair[1]}" if pair else fix.title
        places = f" ({len(fix.edits)} places)" if len(fix.edits) > 1 and "place" not in change else ""
        whole = " (--output-format json has the text)" if fix.text else ""
        yield f"fix: {change}{places}{whole}"


def _change(fix: Fix, text: str) -> tuple[str, str] | None:
    """Source and replacement of a fix that is one short edit, or one several times; with the words that it touches."""
    edits = [_widen(edit, text) for edit in fix.edits]
    changes = {(" ".join(text[edit.span.start : edit.span.end].split()), " ".join(edit.text.split())) for edit in edits}
    if len(changes) != 1 or fix.text:
        return None
    before, after = changes.pop()
    if not before or not after or measure(before) > _LONGEST_FIX or measure(after) > _LONGEST_FIX or before == after:
        return None
    return before, after


def _widen(edit: Edit, text: str) -> Edit:
    start, end = edit.span
    if any(character.isalnum() for character in text[start:end]) and edit.text.strip():
        return edit
    while start > 0 and not text[start - 1].isspace() and edit.span.start - start < 30:
        start -= 1
    while end < len(text) and not text[end].isspace() and end - edit.span.end < 30:
        end += 1
    return Edit(Span(start, end), text[start : edit.span.start] + edit.text + text[edit.span.end : end])


def _related(related: Sequence[Related], lines: Lines) -> Iterator[str]:
    """The other places, those with the same note in one line; where the notes are many, the places alone."""
    notes: dict[str, dict[str, None]] = {}
    together = len({item.message for item in related}) > _MOST_NOTES
    for item in related if not together else sorted(related, key=lambda item: item.span):
        there = lines if item.path is None else lines_of(item.path)
        line = there.position(item.span.start).line
        place = str(line) if item.path is None else f"{item.path}:{line}"
        notes.setdefault("" if together else item.message, {})[place] = None
    for message, found in notes.items():
        places = list(found)
        more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
        name = "also" if ":" in places[0] else "also line" if len(places) == 1 else "also lines"
        yield f"{name} {', '.join(places[:_MOST_PLACES])}{more}{f': {message}' if message else ''}"
