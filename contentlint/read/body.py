"""Finds the article on a page and leaves out what stands around it and between its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contentlint.model import Comment
from contentlint.read.chrome import BODY_LABEL, drop_chrome, label
from contentlint.read.events import Event
from contentlint.read.headline import find_headline, text_of
from contentlint.read.html_tree import Element, build_tree

_DECLARED_SHARE = 0.5  # of the page's prose that an element declared as the article has to hold
_DENSE_SHARE = 0.9  # of the prose of a page without such an element that a part has to hold to stand for it
_ARTICLE_SHARE = 0.9  # of the prose of `main` that an `article` inside has to hold
_WHOLE_SHARE = 0.98  # of the prose of an article that a part has to hold to stand for it
_MOST_REST = 0.25  # of an article's prose that stands in what follows it
_STANDFIRST = 20  # characters that make a line under the headline more than a label
_SAYINGS = ("p", "h2", "h3", "h4", "h5", "h6")
_LEAVES = frozenset(("p", "pre", "li", "ul", "ol", "dl", "blockquote", "figure"))
_FURTHER = re.compile(
    r"(?:about the authors?|related|recommended|featured|trending|popular|most (?:read|popular)"
    r"|more (?:from|stories|in|on|articles)|you (?:may|might) (?:also )?(?:like|be interested)|read (?:next|more)"
    r"|(?:up|what to read) next|further reading on|ready to get started|get started$|share (?:this|on)|follow us"
    r"|newsletter|sign up|subscribe|comments?\b|leave a (?:reply|comment)|tags?\b|see also:)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"h[1-6]")


def find_body(events: Sequence[Event | Comment]) -> list[range]:
    """The indices of the balanced events of a page that belong to its article."""
    body = max(build_tree(events), key=lambda element: element.prose, default=None)
    if body is None or not body.size:
        return [range(len(events))]
    chrome = drop_chrome(body)
    root = _choose_root(body)
    headline = find_headline(body, root, chrome, events)
    start, stop = root.first, root.last + 1
    if root.name in ("td", "th"):  # a table for the layout
        start, stop = start + 1, stop - 1
    if headline is not None and root.first < headline.first:
        start = _start_at(root, headline)
    gaps = sorted((hole.first, hole.last) for hole in (*chrome, *_find_rest(root, events)))
    parts = list(_cut(range(start, stop), gaps))
    if headline is not None and headline.first < root.first:
        for element in (headline, *_find_standfirst(body, headline, root)):
            parts.extend(_cut(range(element.first, element.last + 1), [] if element is headline else gaps))
    return sorted(parts, key=lambda part: part.start)


def _find_standfirst(body: Element, headline: Element, root: Element) -> Iterator[Element]:
    """What is said between a headline and the article that it stands outside of."""
    for element in body.find_all(_SAYINGS):
        if not isinstance(element, Element) or element.first < headline.last or element.last > root.first:
            continue
        if element.size >= _STANDFIRST and element.linked < 0.3 * element.size:
            yield element


def _choose_root(body: Element) -> Element:
    """The innermost element declared as the article that holds enough of the prose, else the densest."""
    root = body
    for element in body.find_all(_is_declared):
        if isinstance(element, Element) and root.first < element.first and element.last < root.last:
            share = _DECLARED_SHARE if root is body else _ARTICLE_SHARE if element.name == "article" else _WHOLE_SHARE
            if element.prose >= max(1, share * root.prose):
                root = element
    return _descend(root, _DENSE_SHARE if root is body else _WHOLE_SHARE)


def _is_declared(element: object) -> bool:
    if not isinstance(element, Element):
        return False
    if element.name in ("article", "main") or element.text_of("role") in ("main", "article"):
        return True
    return "articleBody" in element.text_of("itemprop") or BODY_LABEL.search(label(element)) is not None


def _descend(root: Element, share: float) -> Element:
    """The smallest element that still holds nearly all of the prose."""
    least = max(1, share * root.prose)
    while True:
        inside = max(root.inner, key=lambda element: element.prose, default=None)
        if inside is None or inside.prose < least or inside.name in _LEAVES:
            return root
        root = inside


def _start_at(root: Element, headline: Element) -> int:
    """Where the article begins: at its headline, unless running text stands before it."""
    before = 0
    element = headline
    while element is not root:
        for sibling in element.previous_siblings:
            if isinstance(sibling, Element) and sibling.linked <= 0.5 * sibling.size:
                before += sibling.prose
        parent = element.parent
        if not isinstance(parent, Element):
            break
        element = parent
    return headline.first if before < 0.05 * root.prose else root.first


def _find_rest(root: Element, events: Sequence[Event | Comment]) -> list[Element]:
    """What follows the article inside its element: link lists, and boxes that name themselves as further reading."""
    rest: list[Element] = []
    element = root
    while True:
        children = list(element.inner)
        while children and children[-1].prose < _MOST_REST * root.prose and _is_rest(children[-1], events):
            rest.append(children.pop())
        if not children or children[-1].prose < _MOST_REST * root.prose:
            return rest
        element = children[-1]


def _is_rest(element: Element, events: Sequence[Event | Comment]) -> bool:
    if not element.size:
        return True
    if element.linked > 0.5 * element.size and element.prose < 0.5 * element.size:
        return True
    heading = element if _HEADING.fullmatch(element.name) else element.find(_HEADING)
    return (
        isinstance(heading, Element)
        and (element.links > 0 or heading is not element)
        and _FURTHER.match(text_of(heading, events)) is not None
    )


def _cut(kept: range, holes: Sequence[tuple[int, int]]) -> Iterator[range]:
    """`kept` without the holes."""
    start = kept.start
    for first, last in holes:
        if last < start or first >= kept.stop:
            continue
        if first > start:
            yield range(start, first)
        start = last + 1
    if start < kept.stop:
        yield range(start, kept.stop)
