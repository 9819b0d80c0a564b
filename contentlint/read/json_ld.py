"""JSON-LD in script elements to items."""

from __future__ import annotations

from collections.abc import Iterator

from contentlint.model import Field, Item, Problem, Span
from contentlint.read.json_scan import JsonError, Node, parse
from contentlint.text.positions import Lines

_KIND = "json-ld"


def read_script(text: str, span: Span, lines: Lines) -> tuple[tuple[Item, ...], tuple[Problem, ...]]:
    """The items of one script, whose content stands at `span`; malformed JSON and repeated names are problems."""
    start, end = _skip_wrapping(text, span)
    if start >= end:
        return (), ()
    try:
        node = parse(text, start, end)
    except JsonError as error:
        return (), (_malformed(error, span, lines),)
    return tuple(_top_items(node)), tuple(_repeated_names(node))


def _skip_wrapping(text: str, span: Span) -> Span:
    """The JSON without the comment or CDATA marks that some systems put around it."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    for opening, closing in (("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>"), ("<!--", "-->")):
        if text.startswith(opening, start, end) and text.endswith(closing, start, end):
            return Span(start + len(opening), max(start + len(opening), end - len(closing)))
    return Span(start, end)


def _malformed(error: JsonError, span: Span, lines: Lines) -> Problem:
    at = min(error.at, span.end)
    line, column = lines.position(at)
    place = Span(at, min(at + 1, span.end)) if at < span.end else Span(max(span.start, at - 1), at)
    return Problem(_KIND, f"{error.message} (line {line}, column {column})", place)


def _repeated_names(node: Node) -> Iterator[Problem]:
    waiting = [node]
    while waiting:
        current = waiting.pop()
        seen: set[str] = set()
        for member in current.members:
            if current.kind == "object" and member.key in seen:
                yield Problem(_KIND, f"the name “{member.key}” stands twice in one object", member.span)
            seen.add(member.key)
            waiting.append(member.value)


def _top_items(node: Node) -> Iterator[Item]:
    for element in node.elements():
        if element.kind != "object":
            continue
        graph = element.get("@graph")
        if graph is None or element.get("@type") is not None:
            yield _item(element)
        if graph is not None:
            yield from (_item(part) for part in graph.elements() if part.kind == "object")


def _item(node: Node) -> Item:
    """An object as an item; the parser has bounded how deep objects nest."""
    properties: list[tuple[str, Field | Item]] = []
    for member in node.members:
        if not member.key.startswith("@"):
            properties.extend((member.key, value) for value in _values(member.key, member.value))
    types = tuple(strip_vocabulary(value) for value in _strings(node.get("@type")))
    identity = next(iter(_strings(node.get("@id"))), "")
    return Item(types, tuple(properties), node.span, "json-ld", identity)


def _values(name: str, node: Node) -> Iterator[Field | Item]:
    for element in node.elements():
        if element.kind == "array":
            yield from _values(name, element)
        elif element.scalar is not None:
            if element.scalar.is_string or element.scalar.value != "null":
                yield Field(name, element.scalar.value, element.scalar.span, "json")
        elif (literal := element.get("@value")) is not None:
            yield from _values(name, literal)
        elif (listed := element.get("@list") or element.get("@set")) is not None:
            yield from _values(name, listed)
        else:
            yield _item(element)


def _strings(node: Node | None) -> Iterator[str]:
    if node is not None:
        yield from (element.scalar.value for element in node.elements() if element.scalar is not None)


def strip_vocabulary(name: str) -> str:
    """`https://schema.org/FAQPage` and `schema:FAQPage` as `FAQPage`."""
    for prefix in ("https://schema.org/", "http://schema.org/", "schema:"):
        if name.startswith(prefix):
            return name[len(prefix) :]
    return name
