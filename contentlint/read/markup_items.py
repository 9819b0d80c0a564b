"""Microdata and RDFa in tags to items."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from contentlint.model import Field, Item, Span
from contentlint.read.events import Close, Event, Open, Text
from contentlint.read.html_balance import BLOCKS
from contentlint.read.json_ld import strip_vocabulary

_ADDRESS = {
    **dict.fromkeys(("a", "area", "link"), "href"),
    **dict.fromkeys(("audio", "embed", "iframe", "img", "source", "track", "video"), "src"),
    "object": "data",
    "time": "datetime",
    "data": "value",
    "meter": "value",
}
_NO_TEXT = frozenset(("script", "style", "template"))
_DEEPEST = 100


class Dialect(NamedTuple):
    """The attributes that mark items, their types, their names and their properties."""

    origin: Literal["microdata", "rdfa"]
    scope: str
    types: str
    property: str
    identity: tuple[str, ...]


MICRODATA = Dialect("microdata", "itemscope", "itemtype", "itemprop", ("itemid",))
RDFA = Dialect("rdfa", "typeof", "typeof", "property", ("resource", "about"))


@dataclass(slots=True)
class _Draft:
    """An open item; a property's value is filled in where its element ends."""

    types: tuple[str, ...]
    identity: str
    start: int
    properties: list[tuple[str, list[Field | Item]]] = field(default_factory=list)

    def finish(self, end: int, origin: Literal["microdata", "rdfa"]) -> Item:
        properties = tuple((name, value) for name, values in self.properties for value in values)
        return Item(self.types, properties, Span(self.start, end), origin, self.identity)


@dataclass(slots=True)
class _Frame:
    """An open element that is an item, a property, or both."""

    depth: int
    draft: _Draft | None
    names: tuple[str, ...]
    slots: list[list[Field | Item]]
    texts: list[Text] | None
    is_open: bool = True


class ItemReader:
    """Reads one dialect from balanced events."""

    def __init__(self, dialect: Dialect) -> None:
        self.items: list[Item] = []
        self._dialect = dialect
        self._frames: list[_Frame] = []
        self._named: defaultdict[str, list[_Frame]] = defaultdict(list)
        self._depth: Counter[str] = Counter()

    def read(self, events: Iterable[Event]) -> tuple[Item, ...]:
        silent = ""
        for event in events:
            if isinstance(event, Text):
                if not silent:
                    self._take_text(event)
            elif isinstance(event, Open):
                if event.name in _NO_TEXT and not event.closed:
                    silent = silent or event.name
                self._part(event)
                self._open(event)
            else:
                silent = "" if event.name == silent else silent
                self._close(event)
                self._part(event)
        return tuple(sorted(self.items, key=lambda item: item.span))

    def _part(self, event: Open | Close) -> None:
        """Keep the words on both sides of a block or a line break apart."""
        if event.name in BLOCKS or event.name == "br":
            self._take_text(Text(" ", Span(event.span.start, event.span.start)))

    def _take_text(self, event: Text) -> None:
        for frame in self._frames:
            if frame.texts is not None:
                frame.texts.append(event)

    def _open(self, event: Open) -> None:
        if not event.closed:
            self._depth[event.name] += 1
        if not event.attributes:
            return
        scope, names = event.get(self._dialect.scope), (event.get(self._dialect.property) or "").split()
        if (scope is None and not names) or len(self._frames) >= _DEEPEST:
            return
        parent = next((frame.draft for frame in reversed(self._frames) if frame.draft), None)
        if scope is None and parent is None:
            return
        slots: list[list[Field | Item]] = []
        if parent is not None:
            slots = [[] for _ in names]
            parent.properties.extend((strip_vocabulary(n), slot) for n, slot in zip(names, slots, strict=True))
        draft = self._draft(event) if scope is not None else None
        value = None if draft else _attribute_value(event)
        frame = _Frame(
            self._depth[event.name], draft, tuple(names) if parent else (), slots, None if draft or value else []
        )
        if event.closed:
            self._finish(frame, event.span.end, value)
            return
        if value is not None:
            self._fill(frame, value)
        self._frames.append(frame)
        self._named[event.name].append(frame)

    def _draft(self, event: Open) -> _Draft:
        types = tuple(strip_vocabulary(name) for name in (event.get(self._dialect.types) or "").split())
        identity = next((value for name in self._dialect.identity if (value := event.get(name))), "")
        return _Draft(types, identity, event.span.start)

    def _close(self, event: Close) -> None:
        depth = self._depth[event.name]
        self._depth[event.name] -= 1
        frames = self._named.get(event.name)
        if not frames or frames[-1].depth != depth:
            return
        frame = frames.pop()
        frame.is_open = False
        self._finish(frame, event.span.end, _text_value(frame) if frame.texts is not None else None)
        frame.texts = None
        while self._frames and not self._frames[-1].is_open:
            self._frames.pop()

    def _finish(self, frame: _Frame, end: int, value: Field | None) -> None:
        if frame.draft is not None:
            item = frame.draft.finish(end, self._dialect.origin)
            for slot in frame.slots:
                slot.append(item)
            if not frame.slots:
                self.items.append(item)
        elif value is not None:
            self._fill(frame, value)

    def _fill(self, frame: _Frame, value: Field) -> None:
        for name, slot in zip(frame.names, frame.slots, strict=True):
            slot.append(Field(strip_vocabulary(name), value.value, value.span, value.syntax))


def _attribute_value(event: Open) -> Field | None:
    """The value that an attribute gives; None where the element's text is the value."""
    for name in ("content", _ADDRESS.get(event.name, "")):
        found = next((attribute for attribute in event.attributes if attribute.name == name), None)
        if found is not None:
            return Field("", found.value, found.span, "attribute")
    return Field("", "", event.span, "attribute") if event.closed else None


def _text_value(frame: _Frame) -> Field | None:
    texts = [text for text in frame.texts or () if not text.text.isspace()]
    if not texts:
        return None
    value = " ".join("".join(text.text for text in frame.texts or ()).split())
    return Field("", value, Span(_first(texts[0]), _last(texts[-1])), "html")


def _first(text: Text) -> int:
    is_exact = len(text.text) == text.span.end - text.span.start
    return text.span.start + (len(text.text) - len(text.text.lstrip()) if is_exact else 0)


def _last(text: Text) -> int:
    is_exact = len(text.text) == text.span.end - text.span.start
    return text.span.end - (len(text.text) - len(text.text.rstrip()) if is_exact else 0)
