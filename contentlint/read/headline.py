"""The article's own headline, which may stand outside the article's element."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from contentlint.model import Comment
from contentlint.read.events import Close, Event, Open, Text
from contentlint.read.html_tree import Element

_WORD = re.compile(r"\w+")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MAIN_HEADINGS = ("h1", "h2", "h3")
_LEAST_INSIDE, _LEAST_OUTSIDE = 0.4, 0.6  # of the title's words, for a heading that is made of them
_MOST_READ = 200


def text_of(element: Element, events: Sequence[Event | Comment]) -> str:
    """All text inside an element, white space collapsed."""
    inside = events[element.first : element.last + 1]
    return " ".join("".join(event.text for event in inside if isinstance(event, Text)).split())


def find_headline(
    body: Element, root: Element, chrome: Sequence[Element], events: Sequence[Event | Comment]
) -> Element | None:
    """The headline of the article `root`: inside it, or before it on the page; None where no heading is one.

    A heading that repeats the page's title wins, so that a site's name in an h1 does not; then an h1.
    """
    title = set(_words(_page_title(events)))
    holes = sorted((element.first, element.last) for element in chrome)
    inside = [h for h in _headings(root, _HEADINGS) if not _is_within(h, holes)]
    found = _closest(inside, title, _LEAST_INSIDE, events)
    if found is not None:
        return found
    before = [h for h in _headings(body, _MAIN_HEADINGS) if h.first < root.first]
    found = _closest(before, title, _LEAST_OUTSIDE, events)
    if found is not None:
        return found
    ones = [heading for heading in inside if heading.name == "h1"]
    return ones[0] if ones else next((heading for heading in reversed(before) if heading.name == "h1"), None)


def _headings(element: Element, names: tuple[str, ...]) -> list[Element]:
    return [heading for heading in element.find_all(names) if isinstance(heading, Element) and heading.size]


def _is_within(heading: Element, holes: list[tuple[int, int]]) -> bool:
    at = bisect_right(holes, (heading.first, heading.last)) - 1
    return at >= 0 and heading.first <= holes[at][1]


def _closest(
    headings: list[Element], title: set[str], least: float, events: Sequence[Event | Comment]
) -> Element | None:
    """The heading that repeats most of the title, at least `least` of it; of equals the highest, then the first."""
    best, best_score = None, 0.0
    for heading in headings[:_MOST_READ]:
        match = _match(set(_words(text_of(heading, events))), title)
        score = match - 0.01 * int(heading.name[1])
        if match >= least and score > best_score:
            best, best_score = heading, score
    return best


def _page_title(events: Sequence[Event | Comment]) -> str:
    """The title that the page gives to others, else its `title` element."""
    shared, is_title = "", False
    parts: list[str] = []
    for event in events:
        if isinstance(event, Open):
            if event.name == "meta" and event.get("property") == "og:title":
                shared = event.get("content") or ""
            is_title = event.name == "title" and not parts
            if event.name == "body":
                break
        elif isinstance(event, Text) and is_title:
            parts.append(event.text)
        elif isinstance(event, Close):
            is_title = False
    return shared or "".join(parts)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _match(heading: set[str], title: set[str]) -> float:
    """How much of the title a heading repeats, where nearly all of the heading is in the title."""
    common = heading & title
    if not common or len(common) < 0.8 * len(heading):
        return 0.0
    return len(common) / len(title)
