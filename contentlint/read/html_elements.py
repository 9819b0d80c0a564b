"""What HTML elements mean for the prose in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentlint.model import Comment, Kind
from contentlint.read.events import Close, Event, Open, Text
from contentlint.read.html_balance import HEADINGS

_NO_PROSE = frozenset(
    "applet area audio button canvas datalist embed head iframe input label legend map meter noembed noframes "
    "noscript object optgroup option progress rp rt script select style svg template textarea title video".split()
)
KINDS: dict[str, Kind] = {
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), "code"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "dt": "term",
    "dd": "definition",
    "td": "table-cell",
    "th": "table-cell",
    "li": "list-item",
    "blockquote": "quote",
}
WITHIN = {
    "blockquote": "quote",
    "ul": "list",
    "ol": "list",
    "menu": "list",
    "dir": "list",
    "table": "table",
    "figure": "figure",
    "aside": "aside",
    "details": "details",
    "nav": "nav",
}
MARKS = {
    "strong": "strong",
    "b": "strong",
    "em": "emphasis",
    "i": "emphasis",
    "a": "link",
    "del": "deleted",
    "s": "deleted",
    "strike": "deleted",
    **dict.fromkeys(("code", "kbd", "samp", "tt", "var"), "code"),
}
REMOVED_WITH_CONTENT = frozenset(("li", "blockquote"))
NOT_REMOVABLE = frozenset(("td", "th", "caption", "body", "html", "summary"))
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_HIDDEN_CLASSES = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screenreader-only a11y-hidden mw-editsection mw- "
    "cite-backlink mw-jump-link headerlink noprint".split()
)
_PERMALINKS = frozenset("# ¶ § 🔗".split())
_FOOTNOTES = re.compile(r"(?:^|[\s_-])(?:footnotes?|endnotes?)(?:$|[\s_-])", re.IGNORECASE)


def is_hidden(event: Open) -> bool:
    """Whether the author's own attributes hide an element from sight."""
    for attribute in event.attributes:
        name, value = attribute.name, attribute.value
        if name == "hidden" and value.lower() != "until-found":
            return True
        if name == "aria-hidden" and value.lower() == "true":
            return True
        if name == "style" and _HIDDEN_STYLE.search(value):
            return True
        if name == "class" and not _HIDDEN_CLASSES.isdisjoint(value.split()):
            return True
    return False


def is_unread(event: Open) -> bool:
    """Whether an element's content is no prose: scripts, widgets, hidden parts."""
    return event.name in _NO_PROSE or is_hidden(event)


def is_footnotes(event: Open) -> bool:
    if event.get("role") in ("doc-endnotes", "doc-footnote"):
        return True
    return any(a.name in ("class", "id") and bool(_FOOTNOTES.search(a.value)) for a in event.attributes)


def drop_permalinks(events: Sequence[Event | Comment]) -> list[Event | Comment]:
    """The events without the links that consist of a mark for the place itself, as they stand beside headings."""
    kept: list[Event | Comment] = []
    at = 0
    while at < len(events):
        if _is_permalink(events[at : at + 3]):
            at += 3
        else:
            kept.append(events[at])
            at += 1
    return kept


def _is_permalink(events: Sequence[Event | Comment]) -> bool:
    if len(events) < 3 or not isinstance(events[0], Open) or events[0].name != "a":
        return False
    mark, end = events[1], events[2]
    return isinstance(mark, Text) and mark.text.strip() in _PERMALINKS and isinstance(end, Close) and end.name == "a"
