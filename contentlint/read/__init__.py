"""Bytes or text to a Document, whatever the format."""

from __future__ import annotations

import re
from pathlib import PurePath

from contentlint.errors import UnreadableError
from contentlint.model import Document, Format
from contentlint.read.decode import decode
from contentlint.read.passages import settle_language

_SUFFIXES: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mkd": "markdown",
    ".mdown": "markdown",
    ".mdx": "mdx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".text": "text",
}
SUFFIXES = frozenset(_SUFFIXES)

_BLOCK_TAGS = "article|section|main|header|div|p|h[1-6]|ul|ol|table|figure|blockquote|script|style|title|meta|link"
_HTML_START = re.compile(rf"\s*(?:<\?xml\b|<!doctype html|<!--|<(?:html|head|body|{_BLOCK_TAGS})[\s/>])", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*+(?>\r\n|\n|\r)(?:[^\r\n]*+(?>\r\n|\n|\r))*?\1[ \t]*+(?:[\r\n]|\Z)")
_MARKDOWN_HEADING = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_LOOKED_AT = 20_000


def read_bytes(data: bytes, path: str, *, language: str | None = None, format: Format | None = None) -> Document:
    """Read a file's bytes; `path` gives the format. Raises UnreadableError where they are no text."""
    known = format or _SUFFIXES.get(PurePath(path).suffix.lower())
    try:
        text = decode(data, known or _sniff_format(data)).text
    except UnreadableError as error:
        raise UnreadableError(f"{path}: {error}") from None
    return read_text(text, path, language=language, format=known)


def read_text(text: str, path: str, *, language: str | None = None, format: Format | None = None) -> Document:
    """Read a text whose byte order mark is off already; `language` overrides what the text itself says."""
    format = format or find_format(path, text)
    return settle_language(_read_as(format, text, path), language)


def find_format(path: str, text: str) -> Format:
    """The format that a path's suffix names, else the one that the text looks like."""
    known = _SUFFIXES.get(PurePath(path).suffix.lower())
    if known:
        return known
    start = text[:_LOOKED_AT]
    if _HTML_START.match(start):
        return "html"
    if _FRONT_MATTER.match(start) or _MARKDOWN_HEADING.search(start):
        return "markdown"
    return "text"


def _sniff_format(data: bytes) -> Format:
    return find_format("", data[:_LOOKED_AT].decode("latin-1"))


def _read_as(format: Format, text: str, path: str) -> Document:
    if format == "html":
        from contentlint.read import html

        return html.read(text, path)
    if format == "text":
        from contentlint.read import plain

        return plain.read(text, path)
    from contentlint.read import markdown

    return markdown.read(text, path, mdx=format == "mdx")
