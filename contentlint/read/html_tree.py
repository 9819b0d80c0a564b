"""The block elements of a page as a BeautifulSoup tree with places and the amount of text in each.

BeautifulSoup is fed from the balanced events instead of its own parsers: those leave open elements nested, know no
place of a text, and grow with the square of some inputs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.builder import TreeBuilder

from contentlint.model import Comment
from contentlint.read.events import Close, Event, Open, Text
from contentlint.read.html_balance import BLOCKS
from contentlint.read.html_elements import is_unread

_LEFT_OUT = frozenset("hr option optgroup legend tbody thead tfoot".split())
_MOST_ELEMENTS = 60_000
_PARAGRAPH = 40  # unlinked characters that make a stretch of text prose rather than a label


class Element(Tag):
    """A block element: events first..last, its visible characters, those within links, and those in real paragraphs."""

    first: int
    last: int
    size: int
    linked: int
    prose: int
    links: int
    headlines: int  # h1 elements with text

    @property
    def inner(self) -> Iterator[Element]:
        """The block elements directly inside."""
        return (child for child in self.children if isinstance(child, Element))

    @property
    def above(self) -> Iterator[Element]:
        """The elements around, innermost first."""
        return (parent for parent in self.parents if isinstance(parent, Element))

    def text_of(self, attribute: str) -> str:
        value = self.attrs.get(attribute)
        return value if isinstance(value, str) else ""


class _Feeder(TreeBuilder):
    """Hands events to BeautifulSoup, which calls `feed` while it is constructed."""

    def __init__(self, events: Sequence[Event | Comment]) -> None:
        super().__init__()
        self._events = events
        self._open: list[tuple[Element | None, int, int]] = []  # element, own characters, own linked characters
        self._elements: list[Element] = []
        self._count = 0

    def feed(self, markup: Any) -> None:
        skipped: list[str] = []
        anchors = 0
        for index, event in enumerate(self._events):
            if skipped:
                if isinstance(event, Open) and event.name == skipped[0] and not event.closed:
                    skipped.append(event.name)
                elif isinstance(event, Close) and event.name == skipped[0]:
                    skipped.pop()
            elif isinstance(event, Open):
                if event.closed:
                    continue
                if is_unread(event):
                    skipped.append(event.name)
                elif event.name == "a":
                    anchors += 1
                    self._add_link()
                elif event.name in BLOCKS and event.name not in _LEFT_OUT:
                    self._start(event, index)
            elif isinstance(event, Close):
                if event.name == "a":
                    anchors -= 1
                elif event.name in BLOCKS and event.name not in _LEFT_OUT:
                    self._end(index)
            elif isinstance(event, Text):
                self._add_text(event.text, anchors > 0)

    def _start(self, event: Open, index: int) -> None:
        assert self.soup is not None
        self._count += 1
        if self._count > _MOST_ELEMENTS:
            self._open.append((None, 0, 0))
            return
        attributes = {attribute.name: attribute.value for attribute in event.attributes}
        element = self.soup.handle_starttag(event.name, None, None, attributes, sourcepos=event.span.start)
        assert isinstance(element, Element)
        element.first = element.last = index
        element.size = element.linked = element.prose = element.links = element.headlines = 0
        self._open.append((element, 0, 0))
        self._elements.append(element)

    def _end(self, index: int) -> None:
        if not self._open:
            return
        element, own, linked = self._open.pop()
        if element is None:
            self._add_own(own, linked)
            return
        self._elements.pop()
        assert self.soup is not None
        self.soup.handle_endtag(element.name)
        element.last = index
        element.size += own
        element.linked += linked
        if element.name == "h1" and own:
            element.headlines = 1
        if own - linked >= _PARAGRAPH:
            element.prose += own - linked
        if self._elements:
            parent = self._elements[-1]
            parent.size += element.size
            parent.linked += element.linked
            parent.prose += element.prose
            parent.links += element.links
            parent.headlines += element.headlines

    def _add_text(self, text: str, is_linked: bool) -> None:
        length = len(" ".join(text.split()))
        if length:
            self._add_own(length, length if is_linked else 0)

    def _add_own(self, length: int, linked: int) -> None:
        if self._open:
            element, own, own_linked = self._open[-1]
            self._open[-1] = (element, own + length, own_linked + linked)

    def _add_link(self) -> None:
        if self._elements:
            self._elements[-1].links += 1


def build_tree(events: Sequence[Event | Comment]) -> list[Element]:
    """The outermost block elements of balanced events."""
    soup = BeautifulSoup("", builder=_Feeder(events), element_classes={Tag: Element})
    return [child for child in soup.children if isinstance(child, Element)]
