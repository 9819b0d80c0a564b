"""HTML in Markdown: blocks of it, and tags within a line."""

from __future__ import annotations

import html
from bisect import bisect_left
from itertools import pairwise

from contentlint.model import Comment
from contentlint.read.composer import Composer
from contentlint.read.events import Attribute, Close, Open, Text
from contentlint.read.hidden import Hidden
from contentlint.read.inline import Inline
from contentlint.read.masking import STAND_IN, Masked, Piece
from contentlint.read.tags import Token, shift, tokens


class HtmlReader:
    """Adds what HTML holds to the composer; places that come in count in the parsed text."""

    def __init__(self, source: str, masked: Masked, composer: Composer, hidden: Hidden, inline: Inline) -> None:
        self._source = source
        self._masked = masked
        self._composer = composer
        self._hidden = hidden
        self._inline = inline
        self._holes: list[tuple[int, int]] = []  # what stands between the lines of the block, where it is not HTML

    def read_block(self, lines: list[tuple[int, int]]) -> None:
        """An HTML block, given as its lines without what makes them part of a quote or a list."""
        if not lines:
            return
        start, end = lines[0][0], lines[-1][1]
        self._holes = [(a, b) for (_, a), (b, _) in pairwise(lines) if a < b]
        text = _blank_between(self._masked.text, lines) if self._holes else self._masked.text[start:end]
        syntax, self._composer.syntax = self._composer.syntax, "html"
        for token in tokens(text):
            self._take(shift(token, start) if start else token)
        self._composer.flush()
        self._composer.syntax, self._holes = syntax, []

    def read_tag(self, start: int, end: int) -> None:
        """A tag or a comment within a line."""
        self._inline.end_line(start)
        for token in tokens(self._masked.text, start, end):
            self._take(token)
        self._inline.read_to = end

    def _take(self, token: Token) -> None:
        if isinstance(token, Text):
            self._add_text(token)
            return
        placed = self._place(token)
        self._hidden.take_before(placed.span.start)
        if isinstance(placed, Comment):
            self._hidden.elements.comment(placed)
        else:
            self._hidden.take_tag(placed)

    def _add_text(self, token: Text) -> None:
        start, end = token.span
        for at in range(bisect_left(self._holes, (start, start)), len(self._holes)):
            first, last = self._holes[at]
            if first >= end:
                break
            self._add_stretch(start, first)
            if self._composer.leaf:
                self._composer.leaf.add_space(*self._masked.span(first, last))
            start = min(end, last)
        self._add_stretch(start, end)

    def _add_stretch(self, start: int, end: int) -> None:
        for piece in self._masked.pieces(start, end):
            if piece.cut:
                self._inline.add_cut(piece.cut, piece.start)
                continue
            self._hidden.take_before(piece.source)
            raw = self._source[piece.source : piece.source_end]
            is_unread = self._hidden.is_unread
            self._hidden.take_text(raw if is_unread else html.unescape(raw), piece.source, piece.source_end)
            if not is_unread:
                self._add_prose(raw, piece)

    def _add_prose(self, raw: str, piece: Piece) -> None:
        composer = self._composer
        if composer.leaf is None and not raw.strip():
            return
        lead = 0 if composer.leaf else len(raw) - len(raw.lstrip())
        leaf = composer.leaf_at(piece.source + lead)
        add = leaf.add_preformatted if self._hidden.elements.is_code else leaf.add_html
        add(self._source, piece.source, piece.source_end)
        if composer.link:
            composer.link.parts.append(html.unescape(raw))

    def _place(self, token: Open | Close | Comment) -> Open | Close | Comment:
        """A token of the parsed text as it stands in the source."""
        span = self._masked.span(*token.span)
        if isinstance(token, Comment):
            return Comment(token.text, span)
        if isinstance(token, Close):
            return Close(token.name, span)
        attributes = []
        for name, value, place in token.attributes:
            inner = self._masked.span(*place)
            if STAND_IN in value:
                value = html.unescape(self._source[inner.start : inner.end])
            attributes.append(Attribute(name, value, inner))
        return Open(token.name, tuple(attributes), span, token.closed)


def _blank_between(text: str, lines: list[tuple[int, int]]) -> str:
    """The lines of an HTML block, what stands between them (the `> ` of a quote) as spaces."""
    parts: list[str] = []
    at = lines[0][0]
    for begin, end in lines:
        parts += (" " * (begin - at), text[begin:end])
        at = end
    return "".join(parts)
