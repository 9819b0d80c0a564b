"""The Markdown parser's events to blocks, links and images."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from contentlint.read.composer import Composer
from contentlint.read.flavours import CALLOUT
from contentlint.read.hidden import Hidden
from contentlint.read.inline import Inline
from contentlint.read.markdown_html_reader import HtmlReader
from contentlint.read.masking import Cut, Masked
from contentlint.read.parser import ParserEvent, parse

_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])")
_MARKS = {"Emphasis": "emphasis", "Strong": "strong", "Strikethrough": "deleted"}
_CONTAINERS = {"FootnoteDefinition": "footnote", "Table": "table", "DefinitionList": "definition-list", "List": "list"}
_BLOCK_ENDS = frozenset(("Paragraph", "Heading", "TableCell", "DefinitionListTitle"))


class MarkdownReader:
    """Reads one parsed text into `composer`, its tags and text into `hidden.events`."""

    def __init__(self, source: str, masked: Masked, cuts: list[Cut], *, is_mdx: bool, keeps_events: bool) -> None:
        self.composer = Composer(source)
        self.composer.syntax = "mdx" if is_mdx else "markdown"
        self.hidden = Hidden(source, cuts, self.composer, keeps_events=keeps_events)
        self._inline = Inline(source, masked, self.composer, self.hidden)
        self._html_reader = HtmlReader(source, masked, self.composer, self.hidden, self._inline)
        self._source = source
        self._masked = masked
        self._is_mdx = is_mdx
        self._code: list[tuple[str, int, int]] | None = None
        self._html: list[tuple[int, int]] | None = None
        self._is_indented = False

    def read(self) -> None:
        """Read all of it."""
        for name, value, start, end in parse(self._masked.text):
            self._take(name, value, start, end)
        self.hidden.take_before(len(self._source) + 1)
        self.composer.drop_to(0)

    def _take(self, name: str, value: ParserEvent, start: int, end: int) -> None:
        if name == "Text":
            if self._code is not None:
                self._code.append((value, start, end))
            elif self._html is None:  # in HTML it is the indentation of a line
                self._inline.add_text(value, start, end)
        elif name == "Start":
            self._start(value, start, end)
        elif name == "End":
            self._end(value if isinstance(value, str) else next(iter(value)), start, end)
        elif name == "Html":
            if self._html is not None:
                self._html.append((start, end))
        elif name in ("SoftBreak", "HardBreak"):
            self.hidden.line_end = start
            if name == "HardBreak" and self.composer.leaf:
                self.composer.leaf.break_line()
        elif name == "Rule":
            self.composer.flush()
        elif name == "Code":
            self._inline.add_code(value, start, end)
        elif name == "InlineHtml":
            self._html_reader.read_tag(start, end)
        elif name == "FootnoteReference":
            self._inline.end_line(start)
            self._inline.drop(end)

    def _start(self, tag: str | Mapping[str, Any], start: int, end: int) -> None:
        name: str
        value: ParserEvent
        name, value = (tag, None) if isinstance(tag, str) else next(iter(tag.items()))
        self.hidden.take_before(self._masked.start(start))
        if name in _MARKS:
            self._inline.open_mark(_MARKS[name], start)
        elif name == "Link":
            self._inline.open_link(value, start, end)
        elif name == "Image":
            self._inline.open_image(value, start, end)
        else:
            self._inline.begin(start)
            self._start_block(name, value, start, end)

    def _start_block(self, name: str, value: ParserEvent, start: int, end: int) -> None:
        composer, at = self.composer, self._masked.start(start)
        if name == "Paragraph":
            composer.begin(at)
        elif name == "Heading":
            composer.begin(at, "heading", int(value["level"][1]))
        elif name == "TableCell":
            composer.begin(self._skip_space(start, end), "table-cell")
        elif name == "DefinitionListTitle":
            composer.begin(at, "term")
        elif name == "CodeBlock":
            composer.flush()
            self._code, self._is_indented = [], value == "Indented"
        elif name == "HtmlBlock":
            composer.flush()
            self._html = []
        else:
            self._start_container(name, value, at)

    def _start_container(self, name: str, value: ParserEvent, at: int) -> None:
        if name == "BlockQuote":  # one with a value is an alert, such as `> [!NOTE]`
            callout = CALLOUT.match(self._source, at)
            is_quote = callout["type"].lower() in ("quote", "cite") if callout else not value
            self.composer.push(at, within="quote" if is_quote else "aside", kind="quote" if is_quote else None)
        elif name == "Item":
            marker = _MARKER.match(self._source, at)
            self.composer.push(at, kind="list-item", label=marker[0] if marker else "")
        elif name == "DefinitionListDefinition":
            self.composer.push(at, kind="definition")
        elif name in _CONTAINERS:
            self.composer.push(at, within=_CONTAINERS[name], kind="paragraph" if name == "FootnoteDefinition" else None)

    def _end(self, name: str, start: int, end: int) -> None:
        if name in _MARKS:
            self._inline.close_mark(_MARKS[name], end)
        elif name == "Link":
            self._inline.close_link(end)
        elif name == "Image":
            self._inline.close_image(end)
        elif name == "CodeBlock":
            self._close_code(start, end)
        elif name == "HtmlBlock":
            lines, self._html = self._html or [], None
            self._html_reader.read_block(lines)
        elif name in _BLOCK_ENDS:
            self.hidden.take_before(self._masked.end(end))
            self.composer.flush(self._content_end(start, end))
            self.hidden.line_end = -1
        elif name not in ("TableHead", "TableRow"):
            self.hidden.take_before(self._content_end(start, end))
            self.hidden.take_ends(self._masked.end(end))
            self.composer.pop()

    def _content_end(self, start: int, end: int) -> int:
        """Where a block ends in the source, the line end behind it left out."""
        while end > start and self._masked.text[end - 1].isspace():
            end -= 1
        return self._masked.end(end)

    def _skip_space(self, start: int, end: int) -> int:
        """Where the content of start..end begins in the source."""
        while start < end and self._masked.text[start].isspace():
            start += 1
        return self._masked.start(start)

    def _close_code(self, start: int, end: int) -> None:
        pieces, self._code = self._code or [], None
        if self.hidden.is_unread:
            return
        if self._is_indented and self._is_mdx:
            self._read_indented(pieces)
            return
        runs: list[tuple[int, int, int]] = []
        length = 0
        for value, begin, close in pieces:
            runs.append((length, self._masked.start(begin), self._masked.end(close)))
            length += len(value)
        prose = "".join(value for value, _, _ in pieces)
        self.composer.add_code(prose, runs, self._masked.start(start), self._content_end(start, end))

    def _read_indented(self, pieces: list[tuple[str, int, int]]) -> None:
        """MDX has no indented code: it is a paragraph."""
        for _, begin, close in pieces:
            line = self._masked.text[begin:close].rstrip("\r\n")
            if line.strip():
                self._inline.add_plain(begin, begin + len(line))
                self.hidden.line_end = begin + len(line)
        self.hidden.line_end = -1
        self.composer.flush()
