"""HTML elements in Markdown, and the components and template tags that act like them."""

from __future__ import annotations

import re

from contentlint.model import Comment, Kind
from contentlint.read.composer import Composer
from contentlint.read.events import Close, Open
from contentlint.read.html_balance import BLOCKS, HEADINGS
from contentlint.read.html_elements import NO_PROSE, is_hidden, names_quote

_LABELLED = frozenset(("list-item", "table-cell", "definition"))
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("td", "th"), "table-cell"),
    "dt": "term",
    "dd": "definition",
    "li": "list-item",
    "blockquote": "quote",
    **dict.fromkeys(("pre", "listing"), "code"),
}
_WITHIN = {
    "blockquote": "quote",
    **dict.fromkeys(("ul", "ol", "menu", "dir"), "list"),
    "dl": "definition-list",
    **{name: name for name in ("table", "figure", "aside", "details", "nav")},
}
_MARKS = {
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("em", "i"), "emphasis"),
    **dict.fromkeys(("del", "s", "strike"), "deleted"),
    **dict.fromkeys(("code", "kbd", "samp", "tt", "var"), "code"),
    "a": "link",
}
_COMPONENTS = (
    (re.compile(r"quot|testimonial"), "quote"),
    (re.compile(r"details|accordion|collaps|expand|spoiler"), "details"),
    (
        re.compile(r"aside|callout|admonition|alert|^(?:note|tip|info|hint|box|warning|caution|danger|important)"),
        "aside",
    ),
    (re.compile(r"^fig(ure)?$"), "figure"),
)
_CELLS = frozenset(("td", "th", "caption"))
_ROWS = _CELLS | {"tr"}
_GROUPS = _ROWS | {"tbody", "thead", "tfoot"}
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_TABLE = frozenset(("table",))
_TERMS = frozenset(("dt", "dd"))
_IMPLIED = {
    "li": (frozenset(("li",)), _LISTS),
    **dict.fromkeys(("dt", "dd"), (_TERMS, frozenset(("dl",)))),
    **dict.fromkeys(("td", "th"), (_CELLS, _TABLE)),
    "tr": (_ROWS, _TABLE),
    **dict.fromkeys(("tbody", "thead", "tfoot"), (_GROUPS, _TABLE)),
}
_CLOSES_P = BLOCKS - {"body", "html", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "option", "optgroup"}


def component_role(name: str) -> str:
    """What a component or a shortcode of this name stands for in `within`; empty where the name does not say."""
    bare = name.lstrip("{:")
    return next((role for pattern, role in _COMPONENTS if pattern.search(bare)), "")


class Elements:
    """Takes tags, in source order, to the composer."""

    def __init__(self, composer: Composer) -> None:
        self._to = composer
        self._last_end: dict[str, int] = {}
        self._unread = ""
        self._nested = 0

    @property
    def is_unread(self) -> bool:
        """Whether what comes now stands in an element whose content is no prose."""
        return bool(self._unread)

    @property
    def is_code(self) -> bool:
        """Whether text that comes now is preformatted."""
        return self._to.top.kind == "code"

    def comment(self, comment: Comment) -> None:
        self._to.comments.append(comment)

    def open(self, tag: Open, *, is_block: bool = False) -> None:
        name = tag.name
        if self._unread:
            self._nested += name == self._unread and not tag.closed
        elif is_hidden(tag) or (name in NO_PROSE and not self._is_text(name)):
            self._skip(tag)
        elif name == "br":
            if self._to.leaf:
                self._to.leaf.add_space(*tag.span)
                self._to.leaf.break_line()
        elif name == "img":
            self._to.add_image(tag.get("src") or "", tag.get("alt"), *tag.span)
        elif is_block or name in BLOCKS:
            self._open_block(tag)
        elif name == "a":
            self._open_link(tag)
        elif not tag.closed:
            self._to.leaf_at(tag.span.start).open_mark(_MARKS.get(name, name))

    def _is_text(self, name: str) -> bool:
        """Whether the label of a checklist, or the button that is a heading, opens now."""
        to = self._to
        if name == "label":
            return not to.is_open("form") and (to.leaf is not None or to.top.kind in _LABELLED or to.top.tag == "p")
        return name == "button" and to.leaf is None and (to.top.kind in ("heading", "term") or to.top.tag == "summary")

    def close(self, tag: Close, *, is_block: bool = False) -> None:
        name = tag.name
        if self._unread:
            self._nested -= name == self._unread
            if self._nested < 0:
                self._unread = ""
        elif is_block or name in BLOCKS:
            self._to.close(name, tag.span.end)
        else:
            if name == "a" and self._to.link:
                self._to.close_link(tag.span.end, tag.span.start)
            if self._to.leaf:
                self._to.leaf.close_mark(_MARKS.get(name, name))
                self._to.leaf.tail = tag.span.end

    def _skip(self, tag: Open) -> None:
        """Leave out an element with its content, where it ends somewhere."""
        if tag.name in BLOCKS:
            self._to.flush()
        if tag.closed or self._find_last_end(tag.name) < tag.span.end:
            return
        self._unread, self._nested = tag.name, 0

    def _find_last_end(self, name: str) -> int:
        if name not in self._last_end:
            ends = re.finditer(rf"</{re.escape(name)}\b", self._to.source, re.IGNORECASE)
            self._last_end[name] = max((match.start() for match in ends), default=-1)
        return self._last_end[name]

    def _open_block(self, tag: Open) -> None:
        name, to = tag.name, self._to
        to.flush()
        if name in _CLOSES_P and to.top.tag == "p":
            to.drop_to(len(to.frames) - 1)
        if name in _IMPLIED:
            to.close_implied(*_IMPLIED[name])
        if tag.closed:
            return
        within = _WITHIN.get(name) or ("" if name in BLOCKS else component_role(name))
        if not within and name in BLOCKS and names_quote(tag):
            within = "quote"
        kind = _KINDS.get(name) or ("quote" if within == "quote" else None)
        level = int(name[1]) if kind == "heading" else None
        to.push(tag.span.start, tag=name, within=within, kind=kind, level=level, language=tag.get("lang"))

    def _open_link(self, tag: Open) -> None:
        self._to.leaf_at(tag.span.start).open_mark("link")
        target = tag.get("href")
        if target is not None:
            self._to.open_link(target, tag.span.start, tag.span.end, tag.get("rel") or "")
