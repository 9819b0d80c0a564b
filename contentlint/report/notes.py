"""What stands under a finding in reports for people: its fixes and its other places, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contentlint.model import Edit, Fix, Related, Span
from contentlint.report.places import lines_of
from contentlint.report.screen import clean, measure
from contentlint.text.positions import Lines

_LONGEST_FIX = 60
_MOST_FIXES = 3
_MOST_PLACES = 12
_MOST_NOTES = 3
_LINE_END = re.compile(r"[ \t]*[\r\n]+[ \t]*")


def describe_fixes(fixes: Sequence[Fix], text: str) -> Iterator[str]:
    """The first fixes in short: `was → were`, `colour → color (2 places)`, or their titles; `text` is the article's."""
    changes = [_find_change(fix, text) for fix in fixes[:_MOST_FIXES]]
    befores = {change[0] for change in changes if change}
    if len(changes) > 1 and all(changes) and len(befores) == 1:
        yield f"{befores.pop()} → {' or '.join(change[1] for change in changes if change)}"
        return
    for fix, change in zip(fixes, changes, strict=False):
        words = f"{change[0]} → {change[1]}" if change else fix.title
        places = f" ({len(fix.edits)} places)" if len(fix.edits) > 1 and "place" not in words else ""
        whole = " (--output-format json has the text)" if fix.text else ""
        yield f"{words}{places}{whole}"


def _find_change(fix: Fix, text: str) -> tuple[str, str] | None:
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


def describe_related(related: Sequence[Related], lines: Lines) -> Iterator[str]:
    """The other places as `also line 4: why`, those with one note together; where the notes are many, places alone."""
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


def one_line(text: str) -> str:
    """A text on one line, without what would change how a terminal or a log shows it."""
    return clean(_LINE_END.sub(" ", text))
