"""How deep the headings of a plain text stand, told from how they differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from contentlint.read.plain_phrases import ends_open
from contentlint.read.plain_shapes import Shape

_DECIMAL = re.compile(r"\d{1,2}(?:\.\d{1,2})*")
_ENUMERATES = re.compile(
    r"^\d{1,2}\s|\b(?:types|kinds|ways|steps|tips|causes?|reasons|benefits|signs|symptoms|factors|examples|stages|strategies|"
    r"methods|techniques|mistakes|features|challenges|elements|components|principles|options|approaches|phases|"
    r"pillars|habits|ideas|rules|lessons|myths|tools|advantages|disadvantages)\b",
    re.IGNORECASE,
)
_LISTS = re.compile(_ENUMERATES.pattern + r"\s+(?:of|to|for|that|used|you|we)\b", re.IGNORECASE)
_ANNOUNCES = re.compile(r"\b(?:the following|as follows|several|these (?:are|include)|below)\b|:$", re.IGNORECASE)
_ASKING = re.compile(r"(?:what|why|how|when|where|who|which)\b", re.IGNORECASE)
_SHORT = 6
_MAIN = 2


class Heading(NamedTuple):
    """A heading with what its level is told from; `section` holds the first texts directly under it."""

    at: int
    shape: Shape
    hint: int | None
    gap: int
    section: tuple[str, ...]


def find_levels(headings: Sequence[Heading], title: int | None) -> dict[int, int]:
    """The level of every heading, the title's being 1 and 2 where nothing tells."""
    levels = {h.at: h.hint or _MAIN for h in headings}
    if title is not None:
        levels[title] = 1
    rest = [h for h in headings if h.at != title]
    if any(h.hint for h in rest):
        return _under_hints(rest, levels)
    recurring = _find_recurring(rest)
    if not (_by_number(rest, levels) or _by_look(rest, levels) or _by_series(rest, levels)):
        _by_groups([h for h in rest if h.at not in recurring], levels)
    _by_recurrence(rest, levels, recurring)
    _by_questions(rest, levels)
    return {index: min(level, 6) for index, level in levels.items()}


def _under_hints(rest: Sequence[Heading], levels: dict[int, int]) -> dict[int, int]:
    """Unmarked headings stand as deep as the marked one before them."""
    last = _MAIN
    for heading in rest:
        levels[heading.at] = last = heading.hint or last
    _by_questions([h for h in rest if not h.hint], levels)
    return levels


def _by_number(rest: Sequence[Heading], levels: dict[int, int]) -> bool:
    """1.2 stands below 1."""
    numbers = [_DECIMAL.match(h.shape.number) for h in rest]
    depths = [n[0].count(".") if n else -1 for n in numbers]
    if max(depths, default=-1) < 1 or depths.count(-1) > 0.5 * len(depths):
        return False
    for heading, depth in zip(rest, depths, strict=True):
        levels[heading.at] = _MAIN + max(depth, 0)
    return True


def _by_look(rest: Sequence[Heading], levels: dict[int, int]) -> bool:
    """Capitals stand above small letters, and what more blank lines set apart above the rest."""
    return _split(rest, [h.shape.case == "caps" for h in rest], levels) or _split(
        rest, [h.gap >= 2 for h in rest], levels
    )


def _split(rest: Sequence[Heading], high: Sequence[bool], levels: dict[int, int]) -> bool:
    """Two levels, where both looks occur more than once and the first heading has the higher one."""
    if not rest or not high[0] or min(sum(high), len(high) - sum(high)) < 2:
        return False
    for heading, is_high in zip(rest, high, strict=True):
        levels[heading.at] = _MAIN if is_high or heading.shape.is_section else _MAIN + 1
    return True


def _by_series(rest: Sequence[Heading], levels: dict[int, int]) -> bool:
    """What stands between Step 1 and Step 2 belongs to Step 1."""
    counted = [i for i, h in enumerate(rest) if h.shape.number]
    if len(counted) < 2 or counted[-1] - counted[0] + 1 == len(counted):
        return False
    inside = False
    for i, heading in enumerate(rest):
        if heading.shape.number:
            inside = True
        elif heading.shape.is_section or heading.shape.is_faq or (i > counted[-1] and heading.shape.is_question):
            inside = False
        if inside and not heading.shape.number:
            levels[heading.at] = _MAIN + 1
    return True


def _by_groups(rest: Sequence[Heading], levels: dict[int, int]) -> None:
    """Short headings stand below the one that announces several things, or below one that has no text of its own."""
    at = 0
    while at < len(rest):
        parent = rest[at]
        end = at + 1
        while end < len(rest) and _is_plain(rest[end], parent):
            end += 1
        is_empty = not parent.section and end > at + 1
        enough = end - at - 1 >= (1 if is_empty else 2)
        if enough and (is_empty or _announces(parent)):
            for heading in rest[at + 1 : end]:
                levels[heading.at] = levels[parent.at] + 1
            at = end
        else:
            at += 1


def _is_plain(heading: Heading, parent: Heading) -> bool:
    """Whether a heading can be one of several points under a parent."""
    shape = heading.shape
    if shape.is_section or shape.is_faq or not heading.section or (shape.number and parent.shape.number):
        return False
    if not parent.section:
        return shape.is_question == parent.shape.is_question or not shape.is_question
    if shape.is_question or _ASKING.match(shape.text) or _LISTS.search(shape.text):
        return False
    return shape.words <= _SHORT and len(heading.section) <= 4


def _announces(parent: Heading) -> bool:
    """Whether a heading, or the short text under it, says that several things follow."""
    if parent.shape.is_section or not 1 <= len(parent.section) <= 3 or "•" in parent.section:
        return False
    last = parent.section[-1]
    return bool(_ENUMERATES.search(parent.shape.text) or ends_open(last) or _ANNOUNCES.search(last[-200:]))


def _find_recurring(rest: Sequence[Heading]) -> set[int]:
    """The short headings that come more than once."""
    short = {h.at: h.shape.text.casefold() for h in rest if h.shape.words <= _SHORT}
    counts = Counter(short.values())
    return {at for at, text in short.items() if counts[text] > 1}


def _by_recurrence(rest: Sequence[Heading], levels: dict[int, int], recurring: Collection[int]) -> None:
    """A heading that several sections repeat, such as Examples, stands below the one before it that none repeats."""
    parent: Heading | None = None
    for heading in rest:
        if heading.at not in recurring:
            parent = heading
        elif parent is not None:
            levels[heading.at] = max(levels[heading.at], levels[parent.at] + 1)


def _by_questions(rest: Sequence[Heading], levels: dict[int, int]) -> None:
    """The questions under a heading that names them stand one below it, as long as they look alike."""
    faq: Heading | None = None
    cases: list[str] = []
    for heading in rest:
        if heading.shape.is_faq and not heading.shape.asks:
            faq, cases = heading, []
        elif faq is not None and heading.shape.is_question and not _differs(heading, cases):
            levels[heading.at] = levels[faq.at] + 1
            cases.append(heading.shape.case)
        else:
            faq = None


def _differs(heading: Heading, cases: Sequence[str]) -> bool:
    """Whether a question in title case follows several that are not."""
    return heading.shape.case == "title" and len(cases) >= 2 and "title" not in cases
