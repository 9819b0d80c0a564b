"""Tags and text in source order, as both the HTML and the Markdown reader see them."""

from __future__ import annotations

from typing import NamedTuple

from contentlint.model import Span


class Attribute(NamedTuple):
    """An attribute's value with entities decoded, and where it stands, quotes excluded."""

    name: str
    value: str
    span: Span


class Open(NamedTuple):
    """A start tag; `name` in lower case. A void or self-closed element has `closed` set and no Close."""

    name: str
    attributes: tuple[Attribute, ...]
    span: Span
    closed: bool = False

    def get(self, name: str) -> str | None:
        return next((a.value for a in self.attributes if a.name == name), None)


class Close(NamedTuple):
    """An end tag, or the place where an element ends that has none (an empty span)."""

    name: str
    span: Span


class Text(NamedTuple):
    """Decoded text with its place; raw content of script and style elements too."""

    text: str
    span: Span


Event = Open | Close | Text
