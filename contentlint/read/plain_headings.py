"""Which lines of a plain text are headings."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from contentlint.read.plain_layout import LONG, Draft, learn, read_draft
from contentlint.read.plain_levels import Heading, find_levels
from contentlint.read.plain_phrases import ends_open, is_fact
from contentlint.read.plain_scores import ENOUGH, score_heading
from contentlint.read.plain_units import Unit

_TITLE_WITHIN = 8
_MOST_UNITS = 50_000


def find_headings(source: str, units: list[Unit], texts: Sequence[str], taken: Collection[int]) -> dict[int, int]:
    """The headings among the units, as index and level; units that are `taken` are something else.

    A text of more units than any article has, such as a log, has no headings but those that are marked.
    """
    if len(units) > _MOST_UNITS:
        return {i: unit.hint for i, unit in enumerate(units) if unit.hint}
    draft = read_draft(source, units, texts, taken)
    title = _find_title(draft)
    sure = _find_numbered(draft, title) | {i for i, unit in enumerate(units) if unit.hint}
    if title is not None:
        sure.add(title)
    first = _find_all(draft, title, sure)
    found = _find_all(learn(draft, first), title, sure)
    headings = [_describe(draft, found, i) for i in sorted(found)]
    return find_levels(headings, title)


def _describe(draft: Draft, found: Collection[int], at: int) -> Heading:
    unit, shape = draft.units[at], draft.shapes[at]
    if unit.marker:
        shape = shape._replace(number=unit.marker.text)
    return Heading(at, shape, unit.hint, unit.gap, _read_section(draft, found, at))


def _find_all(draft: Draft, title: int | None, sure: Collection[int]) -> set[int]:
    """All headings, found from the end so that what follows a line is known."""
    found: set[int] = set()
    faq = _find_faq(draft)
    first = -1 if title is None else title
    for i in range(len(draft.units) - 1, -1, -1):
        is_open = i > first and draft.is_text(i) and draft.shapes[i].is_soft
        if i in sure or (is_open and score_heading(draft, i, found, faq) >= ENOUGH):
            found.add(i)
    return found


def _find_faq(draft: Draft) -> int:
    """Where the last questions and answers begin; the number of units where there are none."""
    for i in range(len(draft.units) - 1, -1, -1):
        if draft.is_text(i) and draft.shapes[i].is_faq and draft.shapes[i].is_headlike:
            return i
    return len(draft.units)


def _find_title(draft: Draft) -> int | None:
    """The first line, or the first one after bylines, dates and the like, where it can be a title.

    `Title: …` is the title where no line after it is.
    """
    labelled = None
    for i, unit in enumerate(draft.units[:_TITLE_WITHIN]):
        line = draft.texts[i]
        if unit.kind != "text" or len(unit.pieces) > 3:
            return labelled
        if unit.hint:
            return i if unit.hint == 1 else None
        if line[:6].lower() == "title:":
            labelled = i
        elif not is_fact(line):
            return i if _is_title(draft, i) else labelled
    return labelled


def _is_title(draft: Draft, at: int) -> bool:
    line, shape = draft.texts[at], draft.shapes[at]
    if at + 1 >= len(draft.units) or not shape.is_soft or shape.is_statement or ends_open(line):
        return False
    if not shape.is_headlike and line.endswith((".", "…")):
        return False
    after, following = draft.units[at + 1], draft.texts[at + 1]
    if draft.layout.is_dense:
        return after.kind != "text" or len(following) > len(line)
    return after.gap > 0 or after.kind != "text" or len(following) > 1.5 * len(line)


def _find_numbered(draft: Draft, title: int | None) -> set[int]:
    """Numbered lines with text of their own between them, and the points of a listicle."""
    found: set[int] = set()
    for run in _find_runs(draft):
        is_promised = title is not None and _promises(draft.texts[title], len(run))
        if _is_fed(draft, run) or (is_promised and all(draft.units[i].gap and draft.shapes[i].words for i in run)):
            found.update(run)
    return found


def _is_fed(draft: Draft, run: list[int]) -> bool:
    """Whether most numbered lines look like headings and have a section under them."""
    if any(b == a + 1 and not draft.units[b].gap for a, b in pairwise(run)):
        return False
    fed = sum(_has_section(draft, i) for i in run)
    bare = sum(draft.shapes[i].is_headlike and len(draft.texts[i]) <= LONG for i in run)
    return fed >= 0.5 * len(run) and bare >= 0.8 * len(run)


def _has_section(draft: Draft, at: int) -> bool:
    """Whether a paragraph stands below a numbered line, or bullets that blank lines keep apart from it."""
    if draft.is_text(at + 1):
        return not draft.shapes[at + 1].is_headlike
    below = draft.units[at + 1 : at + 3]
    if len(below) < 2 or below[0].marker is None or below[0].marker.counts:
        return False
    return below[0].gap > below[1].gap


def _find_runs(draft: Draft) -> list[list[int]]:
    """Numbered items that count up from 0 or 1 over the text."""
    runs: list[list[int]] = []
    for i, unit in enumerate(draft.units):
        mark = unit.marker
        if mark is None or mark.family != "number" or unit.depth > 1 or len(unit.pieces) > 1:
            continue
        for run in reversed(runs[-3:]):
            last = draft.units[run[-1]].marker
            if last and last.ordinal + 1 == mark.ordinal:
                run.append(i)
                break
        else:
            if mark.ordinal <= 1:
                runs.append([i])
    return [run for run in runs if len(run) > 1]


def _promises(title: str, count: int) -> bool:
    """Whether a title announces so many points."""
    return any(word.strip(".,:!?()") == str(count) for word in title.split())


def _read_section(draft: Draft, found: Collection[int], heading: int) -> tuple[str, ...]:
    """The first texts that stand directly under a heading; list items as bullets."""
    texts: list[str] = []
    for i in range(heading + 1, min(heading + 6, len(draft.units))):
        if i in found:
            break
        texts.append(draft.texts[i] if draft.is_text(i) else "•")
    return tuple(texts)
