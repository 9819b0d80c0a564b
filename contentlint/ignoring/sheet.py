"""An article as a sheet to write ignores on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from contentlint.comments import KINDS, write_directive
from contentlint.ignores import Blocks, Ignores, find_ignores
from contentlint.model import Document, Span
from contentlint.read import front_matter
from contentlint.read.events import Open, Text

_LINE_END = re.compile(r"\r\n|\n|\r")
_RAW = frozenset(("title", "script", "style", "textarea"))


class Spot(NamedTuple):
    """A place for an ignore, by what stands there.

    "comment": in directive number `at`; "line", "end", "around": on a line of its own before block number `at`, at its
    end, around the blocks that stand in one list or table with it; "source": on a line of its own before the line, or
    right before the tag, that stands at `at`; "front-matter"; "top": before all of it.
    """

    kind: Literal["comment", "line", "end", "around", "source", "front-matter", "top"]
    at: int = 0


class Insertion(NamedTuple):
    """A text to put into the source; of several at one place the one of lower `rank` stands first."""

    at: int
    rank: int
    text: str
    spot: Spot


class Wish(NamedTuple):
    """A place of finding number `number` where its rule is to be silent, and the spots that may do it, best first."""

    number: int
    rule: str
    span: Span
    spots: tuple[Spot, ...]


class Sheet:
    """A document, what it says about ignores so far, and where its lines and tags begin; `reason` goes into every new
    comment."""

    def __init__(self, document: Document, reason: str = "") -> None:
        self.document = document
        self.text = document.text
        self.reason = reason
        self.is_html = document.format == "html"
        self.is_mdx = document.format == "mdx"
        self.blocks = Blocks(document)
        self.ignores: Ignores = find_ignores(document)

    @cached_property
    def body(self) -> int:
        """Where the text behind the front matter begins."""
        return front_matter.split(self.text).start

    @cached_property
    def line_end(self) -> str:
        """The line end that the source uses first."""
        found = _LINE_END.search(self.text)
        return found[0] if found else "\n"

    def comment(self, kind: str, rules: list[str]) -> str:
        """The comment that says this."""
        return write_directive(kind, rules, "" if kind == "enable" else self.reason, is_mdx=self.is_mdx)

    def line_start(self, at: int) -> int:
        """Where the line begins that a place stands in."""
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def line_close(self, at: int) -> int:
        """Where the line ends that a place stands in, its line end left out."""
        found = _LINE_END.search(self.text, at)
        return found.start() if found else len(self.text)

    def directive_of(self, block: int) -> int | None:
        """The number of the comment that is about one block already."""
        return self._spoken_of.get(block)

    @cached_property
    def _spoken_of(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for number, directive in enumerate(self.ignores.directives):
            if (block := self.blocks.spoken_of(directive)) is not None:
                found[block] = number
        return found

    def directive_around(self, span: Span) -> int | None:
        """The number of the comment that a span stands in."""
        directives = self.ignores.directives
        at = bisect_right(directives, span.start, key=lambda directive: directive.comment.span.start) - 1
        if at < 0 or span.end > directives[at].comment.span.end or directives[at].kind not in KINDS:
            return None
        return at if directives[at].kind != "enable" else None

    @cached_property
    def directive_on_top(self) -> int | None:
        """The number of the "disable" comment that holds for all of the article."""
        first = self.blocks.starts[0] if self.blocks.starts else len(self.text)
        for number, directive in enumerate(self.ignores.directives):
            if directive.kind == "disable" and directive.comment.span.start <= first:
                return number
        return None

    @cached_property
    def boundaries(self) -> list[int]:
        """Where in the HTML a comment may stand: before tags and texts, but not within a title or a script."""
        return list(self._find_boundaries())

    def _find_boundaries(self) -> Iterator[int]:
        from contentlint.read.html_scan import Scanner

        is_raw = False
        for event in Scanner(self.text, self.body).scan():
            if not (is_raw and isinstance(event, Text)):
                yield event.span.start
            is_raw = isinstance(event, Open) and event.name in _RAW
