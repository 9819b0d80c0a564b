"""Lines that Markdown takes for indented code and nobody meant so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contentlint.read.html_balance import BLOCKS
from contentlint.read.html_scan import VOID
from contentlint.read.parser import ParserEvent, parse

_SUSPECT = re.compile(r"\n[ \t>]*\r?\n[ \t>]*(?: {4}|\t)")
_BLOCK_NAMES = "|".join(sorted(BLOCKS))
_HTML_LINE = re.compile(rf"[ \t]*</?(?:{_BLOCK_NAMES})(?=[\s/>])", re.IGNORECASE)
_HTML_TAG = re.compile(rf"<(/?)({_BLOCK_NAMES})(?=[\s/>])[^>]*?(/?)>", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]*>|\]\([^()]*\)|&#?\w+;|https?://\S+")
_SENTENCE = re.compile(r"[\"'“‘«*_\[(]*[^\W\d_].*[.!?…:][\"'”’»*_)\]]*\Z", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,}")
_PROSE_SHARE = 0.93


class Indent(NamedTuple):
    """White space start..end at the beginning of a line, and what the parser is to see instead."""

    start: int
    end: int
    instead: str


def find_misindented(text: str, *, is_mdx: bool) -> list[Indent]:
    """Indentation that hides text: any in MDX, which has no indented code; in Markdown that of HTML within an element
    that an earlier block opened, and that of sentences which continue a list item one column short of it."""
    if not _SUSPECT.search(text):
        return []
    return list(_Walk(text, is_mdx).find())


class _Walk:
    def __init__(self, text: str, is_mdx: bool) -> None:
        self._text = text
        self._is_mdx = is_mdx
        self._containers = 0
        self._elements = 0
        self._lines: list[tuple[int, int]] | None = None
        self._item_start = -1  # where the marker of the outermost list's last item stands
        self._content = 0  # the column of that item's content
        self._list_end = -1

    def find(self) -> Iterator[Indent]:
        for name, value, start, end in parse(self._text):
            if self._lines is not None:
                if name == "Text":
                    self._lines.append((start, end))
                elif name == "End":
                    lines, self._lines = self._lines, None
                    yield from self._judge(lines)
            else:
                self._follow(name, value, start, end)

    def _follow(self, name: str, value: ParserEvent, start: int, end: int) -> None:
        kind = value if isinstance(value, str) else next(iter(value), "") if isinstance(value, dict) else ""
        if name == "Start" and kind == "CodeBlock" and isinstance(value, dict) and value[kind] == "Indented":
            self._lines = []
        elif name == "Html":
            self._count_elements(self._text[start:end])
        elif kind in ("List", "BlockQuote", "FootnoteDefinition", "DefinitionList"):
            self._containers += 1 if name == "Start" else -1
            if name == "End" and kind == "List" and not self._containers:
                self._list_end = end
        elif name == "Start" and kind == "Item" and self._containers == 1:
            self._item_start = start
        elif self._item_start >= 0 and name in ("Start", "Text", "Code", "InlineHtml"):
            self._content = start - (self._text.rfind("\n", 0, start) + 1)
            self._item_start = -1

    def _count_elements(self, html: str) -> None:
        for close, name, itself in _HTML_TAG.findall(html):
            if name.lower() not in VOID and not itself:
                self._elements = max(0, self._elements + (-1 if close else 1))

    def _judge(self, lines: list[tuple[int, int]]) -> Iterator[Indent]:
        if not lines:
            return
        first = lines[0][0]
        if self._is_mdx:
            yield from self._strip(lines, "")
        elif self._elements and _HTML_LINE.match(self._text, first):
            self._count_elements(self._text[first : lines[-1][1]])
            yield from self._strip(lines, "")
        elif self._follows_list(first) and _reads_as_prose(self._text, lines):
            self._list_end = lines[-1][1]
            yield from self._strip(lines, " " * self._content)

    def _follows_list(self, start: int) -> bool:
        """Whether nothing stands between the end of an outermost list and this place."""
        return not self._containers and self._list_end >= 0 and not self._text[self._list_end : start].strip()

    def _strip(self, lines: list[tuple[int, int]], instead: str) -> Iterator[Indent]:
        """Each line's indentation, what the code block would have kept of it included."""
        text = self._text
        for start, end in lines:
            begin, width = start, 0
            while begin > 0 and width < 4 and text[begin - 1] in " \t" and text[begin - 1] != "\n":
                begin -= 1
                width += 4 if text[begin] == "\t" else 1
            if (begin and text[begin - 1] not in " \t>\n") or not text[start:end].strip():
                continue
            while start < end and text[start] in " \t":
                start += 1
            if start > begin:
                yield Indent(begin, start, instead)


def _reads_as_prose(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the lines are sentences: letters nearly all of them, ending with a stop."""
    joined = " ".join(text[start:end].strip() for start, end in lines).strip()
    plain = _MARKUP.sub("", joined)
    if len(_WORD.findall(plain)) < 5 or not _SENTENCE.match(plain.strip()):
        return False
    usual = sum(1 for c in plain if c.isalnum() or c in " .,;:!?'\"’“”‘–—-()*_[]%$&/…\u00a0\u200b")
    return usual >= _PROSE_SHARE * len(plain)
