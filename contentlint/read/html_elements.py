"""What HTML elements mean for the prose in them."""

from __future__ import annotations

import re

from contentlint.model import Kind
from contentlint.read.events import Open
from contentlint.read.html_balance import HEADINGS

NO_PROSE = frozenset(
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
    "cite-backlink mw-jump-link headerlink noprint speechify-ignore".split()
)
_WORD_EDGE = re.compile(r"[\s_-]+|(?<=[a-z])(?=[A-Z])")
_QUOTE = re.compile(
    r"\b(?:pull ?quote|block ?quote|quote (?:block|box|text|body|content)|quotation|testimonial|epigraph)\b|^quote$"
)
_NO_QUOTE = re.compile(
    r"\b(?:icon|mark|author|name|meta|source|avatar|image|form|button|btn|request|get|caption|link)\b"
)
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
    return event.name in NO_PROSE or is_hidden(event)


def is_footnotes(event: Open) -> bool:
    if event.get("role") in ("doc-endnotes", "doc-footnote"):
        return True
    return any(a.name in ("class", "id") and bool(_FOOTNOTES.search(a.value)) for a in event.attributes)


def names_quote(event: Open) -> bool:
    """Whether a class calls an element a pull quote, a testimonial or an epigraph."""
    names = (event.get("class") or "").split()
    words = [_WORD_EDGE.sub(" ", name).lower() for name in names]
    return any(_QUOTE.search(word) for word in words) and not any(_NO_QUOTE.search(word) for word in words)
