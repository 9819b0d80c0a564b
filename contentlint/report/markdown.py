"""A comment for a pull request, in the Markdown of GitHub and GitLab."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from contentlint.model import Finding
from contentlint.report import Report
from contentlint.report.excerpt import excerpt
from contentlint.report.markdown_text import code, escape, guard, html_code
from contentlint.report.notes import describe_fixes, describe_related
from contentlint.report.repository import from_root
from contentlint.report.summary import count_findings
from contentlint.text.positions import Lines
from contentlint.verdict import Judged, fails, is_shown

MARKER = "<!-- contentlint -->"  # by which a bot finds its earlier comment
_SILENCE = "<!-- contentlint-disable *, config/unused-ignore -- a report is no article -->"
_LIMIT = 65_000  # in UTF-16 units; GitHub refuses comments of more than 65,536 characters
_EXCERPT = 90
_LONGEST_MESSAGE = 1_000
_LONGEST_LIST = 5_000
_ENDING = 300  # kept free for the line that says what did not fit
_FAILING, _OPEN, _FOLDED = range(3)


class _Row(NamedTuple):
    """A finding as the comment shows it."""

    rank: int
    level: str
    text: str


class _Section(NamedTuple):
    """A file and the findings of it that the comment shows, by rank."""

    path: str
    score: int
    rows: Sequence[_Row]


def render(report: Report) -> str:
    """The verdict, then the findings by file: what fails first; suggestions and what the profile does not show folded.

    Never longer than a comment may be: what does not fit is left out, first of what is folded, and counted.
    """
    read = [_read(item) for item in report.judged if item.result.findings]
    sections = sorted(read, key=lambda section: section.rows[0].rank)
    head = "\n".join(_head(report, sections))
    shown = _fit(sections, _LIMIT - _ENDING - _measure(head))
    parts = [head, *(_show(section) for section in shown if section.rows), *_left_out(sections, shown)]
    return "\n".join(parts) + "\n"


def _read(item: Judged) -> _Section:
    lines = Lines(item.result.text)
    rows = [_row(finding, item, lines) for finding in item.result.findings]
    score = item.result.scores.get("overall", 100)
    return _Section(from_root(item.result.path), score, sorted(rows, key=lambda row: row.rank))


def _row(finding: Finding, item: Judged, lines: Lines) -> _Row:
    level = finding.level or "suggestion"
    if fails(finding, item.config):
        rank = _FAILING
    else:
        rank = _OPEN if level != "suggestion" and is_shown(finding, item.config) else _FOLDED
    return _Row(rank, level, "\n".join(_describe(finding, level, rank == _FAILING, lines)))


def _describe(finding: Finding, level: str, is_failing: bool, lines: Lines) -> Iterator[str]:
    """A list item: place, level, rule, message and fixes; under it the marked words in their line."""
    line = lines.position(finding.span.start).line
    mark = "❌ " if is_failing else ""
    fixes = (f"fix: {fix}" for fix in describe_fixes(finding.fixes, lines.text))
    notes = [escape(_cut(note)) for note in (*fixes, *describe_related(finding.related, lines))]
    said = "<br>".join([escape(_cut(finding.message)), *notes])
    yield f"- {mark}**line {line}** {level} {code(finding.rule)}<br>{said}"
    found = excerpt(lines, finding.span, _EXCERPT)
    if found.marked.strip():
        words = guard(f"{escape(found.before)}<b>{escape(found.marked)}</b>{escape(found.after)}")
        yield f"  > {words}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_MESSAGE else text[:_LONGEST_MESSAGE] + "…"


def _head(report: Report, sections: Sequence[_Section]) -> Iterator[str]:
    yield MARKER
    yield _SILENCE  # where it is written into a folder of articles, it quotes their faults
    yield f"### {_verdict(report, sections)}"
    if report.judged:
        known = f"; {report.known:,} more in the baseline" if report.known else ""
        yield f"\n{escape(count_findings(report.judged))}{known}"
    yield from _list("Why it fails", [guard(escape(_cut(reason))) for reason in report.verdict.reasons])
    errors = [f"{code(_cut(from_root(path)))}: {escape(_cut(message))}" for path, message in report.errors]
    yield from _list("Not checked in full", errors)


def _verdict(report: Report, sections: Sequence[_Section]) -> str:
    failing = sum(row.rank == _FAILING for section in sections for row in section.rows)
    if failing:
        return f"❌ contentlint: {failing:,} finding{'s fail' if failing > 1 else ' fails'} the check"
    if report.verdict.fails:
        return "❌ contentlint: the check fails"
    if report.errors:
        return "❌ contentlint: not everything could be checked"
    return f"✅ contentlint: {'the check passes' if sections else 'nothing found'}"


def _list(title: str, items: Sequence[str]) -> Iterator[str]:
    """A list under a title, of what fits into its share of the comment."""
    if not items:
        return
    yield from ("", f"**{title}**", "")
    sizes = accumulate(_measure(item) for item in items)
    fitting = [item for item, size in zip(items, sizes, strict=True) if size <= _LONGEST_LIST]
    yield from (f"- {item}" for item in fitting)
    if len(fitting) < len(items):
        yield f"- and {len(items) - len(fitting):,} more"


def _fit(sections: Sequence[_Section], room: int) -> list[_Section]:
    """The sections with the rows for which there is room, in the order of their ranks; none after one that is cut."""
    shown: list[list[_Row]] = [[] for _ in sections]
    rows = ((at, row) for at, section in enumerate(sections) for row in section.rows)
    for at, row in sorted(rows, key=lambda pair: pair[1].rank):
        is_first = not shown[at] or shown[at][-1].rank < row.rank
        room -= _measure(row.text) + 1 + (_measure_frame(sections[at]) if is_first else 0)
        if room < 0:
            break
        shown[at].append(row)
    return [section._replace(rows=rows) for section, rows in zip(sections, shown, strict=True)]


def _show(section: _Section) -> str:
    rows = [row.text for row in section.rows if row.rank != _FOLDED]
    folded = [row for row in section.rows if row.rank == _FOLDED]
    score = f"score {section.score} of 100"
    parts: list[str] = []
    if rows:
        parts = ["", f"#### {code(section.path)} ({score})", "", *rows]
    if folded:
        name = "" if rows else f"{html_code(section.path)} ({score}): "
        summary = f"<details><summary>{name}{_count(folded)}</summary>"
        parts += ["", summary, "", *(row.text for row in folded), "", "</details>"]
    return "\n".join(parts)


def _left_out(sections: Sequence[_Section], shown: Sequence[_Section]) -> Iterator[str]:
    pairs = zip(sections, shown, strict=True)
    out = [row for section, fitting in pairs for row in section.rows[len(fitting.rows) :]]
    if out:
        failing = sum(row.rank == _FAILING for row in out)
        why = f", {failing:,} of which fail," if failing else ","
        yield f"\n**And {_count(out)}{why} for which a comment has no room; `--output-format json` holds all.**"


def _count(rows: Iterable[_Row]) -> str:
    levels = Counter(row.level for row in rows)
    parts = [
        f"{levels[level]:,} {level}{'' if levels[level] == 1 else 's'}"
        for level in ("error", "warning", "suggestion")
        if levels[level]
    ]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _measure_frame(section: _Section) -> int:
    """What a heading or a fold with the file's name adds at most."""
    return _measure(code(section.path)) + _measure(html_code(section.path)) + 200


def _measure(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
