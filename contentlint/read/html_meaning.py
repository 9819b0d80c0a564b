"""Elements under the names of what they act as, where a page's roles and classes say more than its tags."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from contentlint.model import Comment
from contentlint.read.events import Close, Event, Open, Text
from contentlint.read.html_balance import BLOCKS, HEADINGS
from contentlint.read.html_elements import is_hidden, names_quote
from contentlint.read.html_tables import find_layout_tables

Token = Event | Comment

_TITLES = HEADINGS | {"dt", "summary"}
_FOLDED = re.compile(r"\b(?:faq|accordion|question|answer|spoiler)", re.IGNORECASE)
_HIDES = frozenset(("hidden", "aria-hidden", "style"))
_AROUND = frozenset(("nav", "header", "footer", "form", "dialog", "menu"))
_WITH_LABELS = frozenset(("li", "p", "td", "dd"))
_NO_QUOTE = HEADINGS | frozenset("blockquote ul ol dl table form button input textarea article main".split())
_QUOTED = range(12, 1200)  # characters
_MOST_EVENTS = 80


def name_by_meaning(events: Sequence[Token]) -> list[Token]:
    """The same balanced events in the same places, some of them renamed or freed of what hides them.

    The buttons and panels of accordions are read as text, labels in a list as its words, tables that only arrange the
    page as plain boxes, and boxes that are called a quotation as one.
    """
    named = list(events)
    ends = find_ends(events)
    for at in find_layout_tables(events, ends):
        _rename(named, at, "div")
    controlled = _find_controlled(events)
    open_now: Counter[str] = Counter()
    quoted = -1
    for at, event in enumerate(events):
        if isinstance(event, Close):
            open_now[event.name] -= 1
        if not isinstance(event, Open) or at not in ends:
            continue
        end = ends[at]
        is_around = any(open_now[name] > 0 for name in _AROUND)
        is_listed = not is_around and any(open_now[name] > 0 for name in _WITH_LABELS)
        open_now[event.name] += 1
        if event.name in BLOCKS:
            if not is_around and _is_folded(event, controlled):
                named[at] = event._replace(attributes=tuple(a for a in event.attributes if a.name not in _HIDES))
            elif at > quoted and names_quote(event) and _holds_quote(events, at, end):
                quoted = end
                _rename(named, at, "blockquote")
                _rename(named, end, "blockquote")
        elif (event.name == "button" and _reads_as_title(events, at, end, is_around)) or (
            event.name == "label" and is_listed
        ):
            _rename(named, at, "span")
            _rename(named, end, "span")
    return named


def find_ends(events: Sequence[Token]) -> dict[int, int]:
    """Of each start tag that has an end, the indices of both."""
    ends: dict[int, int] = {}
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for at, event in enumerate(events):
        if isinstance(event, Open) and not event.closed:
            waiting[event.name].append(at)
        elif isinstance(event, Close) and waiting[event.name]:
            ends[waiting[event.name].pop()] = at
    return ends


def _find_controlled(events: Sequence[Token]) -> set[str]:
    """The ids of what some button shows and hides."""
    named = (event.get("aria-controls") for event in events if isinstance(event, Open))
    return {name for names in named if names for name in names.split()}


def _rename(named: list[Token], at: int, name: str) -> None:
    event = named[at]
    if isinstance(event, Open | Close):
        named[at] = event._replace(name=name)


def _reads_as_title(events: Sequence[Token], at: int, end: int, is_around: bool) -> bool:
    """Whether a button is all of a heading, or asks the question that it unfolds the answer of."""
    before = next(_solid(events, range(at - 1, max(-1, at - 4), -1)), None)
    after = next(_solid(events, range(end + 1, min(len(events), end + 4))), None)
    if isinstance(before, Open) and isinstance(after, Close) and before.name == after.name and before.name in _TITLES:
        return True
    button = events[at]
    if is_around or not isinstance(button, Open):
        return False
    text = "".join(e.text for e in events[at : min(end, at + _MOST_EVENTS)] if isinstance(e, Text)).strip()
    return text.endswith(("?", "？", "؟")) and (
        button.get("aria-expanded") is not None or _FOLDED.search(button.get("class") or "") is not None
    )


def _solid(events: Sequence[Token], places: range) -> Iterator[Token]:
    """The events at these places, white space and comments left out."""
    for at in places:
        event = events[at]
        if not isinstance(event, Comment) and not (isinstance(event, Text) and event.text.isspace()):
            yield event


def _is_folded(event: Open, controlled: set[str]) -> bool:
    """Whether an element is hidden only until a reader unfolds it."""
    if not is_hidden(event):
        return False
    return (
        event.get("id") in controlled
        or event.get("role") in ("region", "tabpanel")
        or _FOLDED.search(event.get("class") or "") is not None
    )


def _holds_quote(events: Sequence[Token], at: int, end: int) -> bool:
    """Whether a box holds about as much text as a quotation, and nothing that stands in none."""
    if end - at > _MOST_EVENTS:
        return False
    inside = events[at + 1 : end]
    if any(isinstance(event, Open) and event.name in _NO_QUOTE for event in inside):
        return False
    return len(" ".join("".join(e.text for e in inside if isinstance(e, Text)).split())) in _QUOTED
