"""Tags, comments and text of HTML that stands inside Markdown, with exact places; linear in the source."""

from __future__ import annotations

from collections.abc import Iterator

from contentlint.model import Comment, Span
from contentlint.read.events import Close, Event, Open, Text
from contentlint.read.html_scan import Scanner

Token = Event | Comment


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tags, texts and comments of text[start:end] in source order, nothing balanced.

    What is no tag is text; places count from the start of the whole text.
    """
    part = text if start == 0 and end is None else text[start:end]
    for token in Scanner(part).scan():
        yield shift(token, start) if start else token


def shift(token: Token, by: int) -> Token:
    """The same token `by` characters further on."""
    span = Span(token.span.start + by, token.span.end + by)
    if isinstance(token, Open):
        attributes = tuple(a._replace(span=Span(a.span.start + by, a.span.end + by)) for a in token.attributes)
        return Open(token.name, attributes, span, token.closed)
    if isinstance(token, Close):
        return Close(token.name, span)
    if isinstance(token, Text):
        return Text(token.text, span)
    return Comment(token.text, span)
