"""HTML source to tags, text and comments with exact places, as browsers cut it up; linear in the source."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from contentlint.model import Comment, Span
from contentlint.read.events import Attribute, Close, Event, Open, Text

VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
RAW = frozenset("script style xmp iframe noembed noframes".split())
DECODED = frozenset(("title", "textarea"))
FOREIGN = frozenset(("svg", "math"))

_TAG = re.compile(r"<(/?)([A-Za-z][^\t\n\f\r />]*+)(?:[\t\n\f\r ]*+(/?)>)?")
_ATTRIBUTE = re.compile(
    r"[\t\n\f\r /]*+(?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*+)"
    r"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+"
    r"(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>(?![\"'])[^\t\n\f\r >]*+)))?"
)
_UNCLOSED_VALUE = re.compile(r"[\t\n\f\r ]*+=[\t\n\f\r ]*+[\"']")
_TAG_END = re.compile(r"[\t\n\f\r /]*+>")
_COMMENT_END = re.compile(r"--!?>")
_REFERENCE = re.compile(r"&(?:#\d+;?|#[xX][0-9a-fA-F]+;?|\w+;|\w+(?![\w=]))")


class Scanner:
    """Cuts one source; `foreign` counts the open svg and math elements, where other rules hold."""

    def __init__(self, text: str, start: int = 0) -> None:
        self.text = text
        self.at = start
        self.foreign = 0
        self._missing: set[str] = set()

    def scan(self) -> Iterator[Event | Comment]:
        """Tags, text and comments in source order; a start tag has no matching end tag where the source has none."""
        text, end = self.text, len(self.text)
        while self.at < end:
            start = self.at
            mark = self._find_markup(start)
            if mark > start:
                self.at = mark
                yield Text(decode_text(text[start:mark]), Span(start, mark))
            if mark >= end:
                return
            match = _TAG.match(text, mark)
            if match:
                yield from self._read_tag(match)
            else:
                yield from self._read_declaration(mark)

    def _find_markup(self, start: int) -> int:
        """The next `<` that begins markup: before a letter, `/`, `!` or `?`."""
        text = self.text
        at = text.find("<", start)
        while at >= 0:
            following = text[at + 1 : at + 2]
            if following in ("!", "?") or (following == "/" and at + 2 < len(text)):
                return at
            if following.isascii() and following.isalpha():
                return at
            at = text.find("<", at + 1)
        return len(text)

    def _read_tag(self, match: re.Match[str]) -> Iterator[Event]:
        name = match[2].lower()
        attributes: tuple[Attribute, ...] = ()
        slash = bool(match[3])
        self.at = match.end()
        if match[3] is None:
            found = self._read_attributes(match.end())
            if found is None:
                self.at = len(self.text)  # a tag that the file's end cuts off is no text, as in browsers
                return
            attributes, slash = found
        span = Span(match.start(), self.at)
        if match[1]:
            self.foreign -= name in FOREIGN and self.foreign > 0
            yield Close(name, span)
            return
        closed = name in VOID or (slash and (self.foreign > 0 or name in FOREIGN))
        yield Open(name, attributes, span, closed)
        if closed:
            return
        if name in FOREIGN:
            self.foreign += 1
        elif not self.foreign and (name in RAW or name in DECODED or name == "plaintext"):
            yield from self._read_raw(name)

    def _read_attributes(self, at: int) -> tuple[tuple[Attribute, ...], bool] | None:
        """The attributes and whether a slash ends the tag; None where the file ends before the tag does."""
        text = self.text
        attributes: list[Attribute] = []
        seen: set[str] = set()
        while True:
            end = _TAG_END.match(text, at)
            if end:
                self.at = end.end()
                return tuple(attributes), "/" in end[0]
            match = _ATTRIBUTE.match(text, at)
            if not match:
                return None
            at = match.end()
            group = match.lastgroup or "name"
            if group == "name":
                if _UNCLOSED_VALUE.match(text, at):
                    return None
                value, place = "", Span(at, at)
            else:
                value, place = match[group], Span(match.start(group), match.end(group))
            name = match["name"].lower()
            if name not in seen:
                seen.add(name)
                attributes.append(Attribute(name, decode_attribute(value), place))

    def _read_raw(self, name: str) -> Iterator[Event]:
        """Content in which no tag but the element's own end tag counts."""
        start, text = self.at, self.text
        match = None if name == "plaintext" else _raw_end(name).search(text, start)
        end = match.start() if match else len(text)
        if end > start:
            raw = text[start:end]
            yield Text(decode_text(raw) if name in DECODED else raw, Span(start, end))
        self.at = end

    def _read_declaration(self, start: int) -> Iterator[Event | Comment]:
        text = self.text
        if text.startswith("<!--", start):
            yield self._read_comment(start)
            return
        end = -1
        if text.startswith("<![CDATA[", start):
            end = self._find_end("]]>", start)
        elif text.startswith("<?", start):
            end = self._find_end("?>", start)
        if end < 0:
            end = self._find_end(">", start)
        self.at = end if end >= 0 else len(text)

    def _find_end(self, mark: str, start: int) -> int:
        if mark in self._missing:
            return -1
        at = self.text.find(mark, start)
        if at < 0:
            self._missing.add(mark)
            return -1
        return at + len(mark)

    def _read_comment(self, start: int) -> Comment:
        """A comment; an unclosed one runs to the end of the file."""
        text, inner = self.text, start + 4
        for short in (">", "->"):
            if text.startswith(short, inner):
                self.at = inner + len(short)
                return Comment("", Span(start, self.at))
        end = _COMMENT_END.search(text, inner)
        self.at = end.end() if end else len(text)
        return Comment(text[inner : end.start() if end else len(text)], Span(start, self.at))


def _raw_end(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE)


def decode_text(raw: str) -> str:
    return html.unescape(raw) if "&" in raw else raw


def decode_attribute(raw: str) -> str:
    """An attribute's value: `&copy=1` in an address is no reference."""
    if "&" not in raw:
        return raw
    return _REFERENCE.sub(lambda match: html.unescape(match[0]), raw)
