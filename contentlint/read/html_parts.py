"""What a page holds beside its prose: head fields, links, images, comments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contentlint.model import Comment, Field, Image, Link, Span
from contentlint.read.events import Attribute, Close, Event, Open, Text
from contentlint.read.html_elements import is_unread

_SOURCES = ("src", "data-src", "data-original", "data-lazy-src", "srcset", "data-srcset")


def read_fields(events: Iterable[Event | Comment]) -> tuple[Field, ...]:
    """`title`, `meta.<name or property>`, `link.canonical`, wherever they stand."""
    fields: list[Field] = []
    in_title = False
    foreign = 0
    for event in events:
        if isinstance(event, Open):
            if event.name in ("svg", "math") and not event.closed:
                foreign += 1
            elif event.name == "title":
                in_title = not foreign and not any(field.name == "title" for field in fields)
            elif event.name == "meta":
                fields.extend(_read_meta(event))
            elif event.name == "link" and "canonical" in (event.get("rel") or "").lower().split():
                fields.extend(_read_attribute("link.canonical", event, "href"))
        elif isinstance(event, Close):
            foreign -= event.name in ("svg", "math")
            in_title = in_title and event.name != "title"
        elif isinstance(event, Text) and in_title:
            fields.append(Field("title", " ".join(event.text.split()), _trim(event), "html"))
            in_title = False
    return tuple(fields)


def _trim(event: Text) -> Span:
    """The place of a text without the white space around it, where nothing in it is encoded."""
    start, end = event.span
    if end - start != len(event.text):
        return event.span
    leading = len(event.text) - len(event.text.lstrip())
    return Span(start + leading, max(start + leading, start + len(event.text.rstrip())))


def _read_meta(event: Open) -> Iterable[Field]:
    name = event.get("name") or event.get("property")
    return _read_attribute(f"meta.{name.strip().lower()}", event, "content") if name else ()


def _read_attribute(name: str, event: Open, attribute: str) -> Iterable[Field]:
    found = _find(event, attribute)
    return (Field(name, found.value, found.span, "attribute"),) if found else ()


def _find(event: Open, name: str) -> Attribute | None:
    return next((a for a in event.attributes if a.name == name), None)


def read_language(events: Iterable[Event | Comment]) -> str | None:
    """The `lang` of the html element, else of the body."""
    for event in events:
        if isinstance(event, Open) and event.name in ("html", "body"):
            language = event.get("lang") or event.get("xml:lang")
            if language:
                return language
    return None


def read_comments(events: Iterable[Event | Comment]) -> tuple[Comment, ...]:
    return tuple(event for event in events if isinstance(event, Comment))


def read_links(events: Sequence[Event | Comment]) -> tuple[Link, ...]:
    """The links that can be seen."""
    links: list[Link] = []
    current: Open | None = None
    texts: list[str] = []
    for event in _visible(events):
        if isinstance(event, Open):
            if event.name == "a" and event.get("href") is not None:
                current, texts = event, []
            elif event.name == "img" and current:
                texts.append(event.get("alt") or "")
        elif isinstance(event, Text) and current:
            texts.append(event.text)
        elif isinstance(event, Close) and event.name == "a" and current:
            links.append(_link(current, event, "".join(texts)))
            current = None
    return tuple(links)


def _link(start: Open, end: Close, text: str) -> Link:
    target, rel = (start.get("href") or "").strip(), start.get("rel") or ""
    span, inner = Span(start.span.start, end.span.end), Span(start.span.end, end.span.start)
    return Link(target, " ".join(text.split()), span, inner, rel)


def read_images(events: Sequence[Event | Comment]) -> tuple[Image, ...]:
    """The images that can be seen; `source` may come from the attribute of a lazy loader."""
    images: list[Image] = []
    for event in _visible(events):
        if isinstance(event, Open) and event.name == "img":
            source = next((value for name in _SOURCES if (value := event.get(name))), "")
            images.append(Image(source.strip(), event.get("alt"), event.span))
    return tuple(images)


def _visible(events: Iterable[Event | Comment]) -> Iterable[Event]:
    """The events outside of elements that are not read."""
    skipped: list[str] = []
    for event in events:
        if isinstance(event, Comment):
            continue
        if skipped:
            if isinstance(event, Open) and event.name == skipped[0] and not event.closed:
                skipped.append(event.name)
            elif isinstance(event, Close) and event.name == skipped[0]:
                skipped.pop()
        elif isinstance(event, Open) and not event.closed and is_unread(event):
            skipped.append(event.name)
        else:
            yield event
