"""What stands in a line of Markdown: text, code, links, images."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from contentlint.read.composer import Composer
from contentlint.read.hidden import Hidden
from contentlint.read.leaf import Leaf
from contentlint.read.masking import STAND_IN, Cut, Masked

_TICKS = re.compile(r"`+")


class Inline:
    """Adds to the composer's leaf; places that come in count in the parsed text."""

    def __init__(self, source: str, masked: Masked, composer: Composer, hidden: Hidden) -> None:
        self.read_to = 0  # where the last inline event ended
        self._source = source
        self._masked = masked
        self._parsed = masked.text
        self._composer = composer
        self._hidden = hidden
        self._images: list[tuple[str, int, list[str]]] = []

    def begin(self, start: int) -> None:
        """A block begins."""
        self._hidden.line_end, self.read_to = -1, start

    def end_line(self, start: int) -> None:
        """What stood after the last line end begins at `start`."""
        at = self._hidden.line_end
        if at >= 0 and self._composer.leaf:
            while at > self.read_to and self._parsed[at - 1] in " \t":
                at -= 1
            self._composer.leaf.add_break(self._masked.end(at), self._masked.start(start))
        self._hidden.line_end = -1

    def _leaf(self, start: int) -> Leaf:
        """The leaf that an inline event at `start` belongs to, the line end before it added."""
        leaf = self._composer.leaf_at(self._masked.start(start))
        self.end_line(start)
        return leaf

    def open_mark(self, kind: str, start: int) -> None:
        self._leaf(start).open_mark(kind)
        self.read_to = max(self.read_to, start)

    def close_mark(self, kind: str, end: int) -> None:
        if self._composer.leaf:
            self._composer.leaf.close_mark(kind)
            self._composer.leaf.tail = self._masked.end(end)
        if self._composer.link:
            self._composer.link.inner_end = self._masked.end(end)
        self.read_to = max(self.read_to, end)

    def add_text(self, value: str, start: int, end: int) -> None:
        """Text as the parser gives it: a stretch of the source, or what a reference or an escape stands for."""
        if self._images:
            self._images[-1][2].append(value)
        elif value == self._parsed[start:end]:
            if start > self.read_to and self._parsed[start - 1] == "\\":
                self._add_unit(value[0], start - 1, start + 1)
                start += 1
            self.add_plain(start, end)
        else:
            self._add_unit(value, start, end)
        self.read_to = end

    def add_plain(self, start: int, end: int) -> None:
        """Parsed start..end as it stands, hidden pieces taken where they are."""
        for piece in self._masked.pieces(start, end):
            if piece.cut:
                self.add_cut(piece.cut, piece.start)
                continue
            self._hidden.take_before(piece.source)
            if not self._hidden.is_unread:
                text = self._parsed[piece.start : piece.end]
                self._leaf(piece.start).add(text, piece.source)
                self._note(text, piece.source, piece.source_end)

    def _add_unit(self, value: str, start: int, end: int) -> None:
        first, last = self._masked.start(start), self._masked.end(end)
        self._hidden.take_before(first)
        if not self._hidden.is_unread:
            self._leaf(start).add_reference(value, self._source, first, last)
            self._note(value, first, last)

    def add_cut(self, cut: Cut, at: int) -> None:
        """What was hidden in a line of text, its stand-in at `at`: an expression keeps its place as opaque text."""
        self._hidden.take_within(cut)
        if self._hidden.is_unread or self._images:
            return
        if cut.kind == "nothing" and self._composer.leaf:
            self._composer.leaf.add_space(cut.start, cut.end)
        if cut.kind == "expression":
            self._leaf(at).add_opaque(self._source[cut.start : cut.end], cut.start)

    def _note(self, text: str, start: int, end: int) -> None:
        """Keep the text for the link that is open and for whoever reads the events."""
        if self._composer.link:
            self._composer.link.parts.append(text)
            self._composer.link.inner_end = end
        self._hidden.take_text(text, start, end)

    def add_code(self, value: str, start: int, end: int) -> None:
        """Inline code; its backticks and the one space within them are markup."""
        if self._images:
            self._images[-1][2].append(value)
            return
        self._hidden.take_before(self._masked.start(start))
        if self._hidden.is_unread or not value:
            return
        first, last = self._find_code(value, start, end)
        leaf = self._leaf(start)
        leaf.open_mark("code")
        places = self._masked.start(first), self._masked.end(last)
        if self._parsed[first:last] == value and places[1] - places[0] == len(value):
            leaf.add(value, places[0])
        else:
            leaf.add_unit(value, *places)
        self.close_mark("code", end)
        self._note(value, *places)

    def _find_code(self, value: str, start: int, end: int) -> tuple[int, int]:
        ticks = _TICKS.match(self._parsed, start, end)
        width = len(ticks[0]) if ticks else 0
        first, last = start + width, end - width
        if self._parsed[first:last] != value and self._parsed[first + 1 : last - 1] == value:
            return first + 1, last - 1
        return first, last

    def open_link(self, link: Mapping[str, Any], start: int, end: int) -> None:
        self._leaf(start).open_mark("link")
        first = self._masked.start(start)
        self._composer.open_link(self._target(link, start, end), first, first + 1)
        self.read_to = start + 1

    def close_link(self, end: int) -> None:
        self._composer.close_link(self._masked.end(end))
        self.close_mark("link", end)

    def _target(self, link: Mapping[str, Any], start: int, end: int) -> str:
        """A link's target, template expressions in it as they stand in the source."""
        target: str = link["dest_url"]
        if STAND_IN not in target:
            return target
        cuts = [piece.cut for piece in self._masked.pieces(start, end) if piece.cut]
        parts = target.split(STAND_IN)
        inserted = [self._source[cut.start : cut.end] for cut in cuts[len(cuts) - len(parts) + 1 :]]
        if len(inserted) != len(parts) - 1:
            return target
        return parts[0] + "".join(text + part for text, part in zip(inserted, parts[1:], strict=True))

    def open_image(self, image: Mapping[str, Any], start: int, end: int) -> None:
        self.end_line(start)
        self._images.append((self._target(image, start, end), start, []))

    def close_image(self, end: int) -> None:
        """Record the image; its alternative text is no prose."""
        target, start, parts = self._images.pop()
        alt, last = "".join(parts), self._masked.end(end)
        if self._images:
            self._images[-1][2].append(alt)
        self._composer.add_image(target, alt, self._masked.start(start), last)
        if self._composer.link:
            self._composer.link.inner_end = last
        if not self._images:
            self.drop(end)

    def drop(self, end: int) -> None:
        """Something without prose ends here."""
        if self._composer.leaf:
            last = self._masked.end(end)
            self._composer.leaf.drop(self._source[last : last + 2])
        self.read_to = end
