"""Hands over, in their places, the tags and comments that the Markdown parser did not see."""

from __future__ import annotations

from contentlint.model import Comment, Span
from contentlint.read.composer import Composer
from contentlint.read.embedded import Elements
from contentlint.read.events import Close, Event, Open, Text
from contentlint.read.masking import Cut


class Hidden:
    """The cuts still to come; `events` are the tags and the text of the whole file so far, where they are wanted."""

    def __init__(self, source: str, cuts: list[Cut], composer: Composer, *, keeps_events: bool) -> None:
        self.events: list[Event] = []
        self.elements = Elements(composer)
        self.line_end = -1  # where a line end stands in the parsed text that no text has followed yet
        self._source = source
        self._cuts = cuts
        self._next = 0
        self._composer = composer
        self._keeps_events = keeps_events

    @property
    def is_unread(self) -> bool:
        """Whether what comes now is no prose."""
        return self.elements.is_unread

    def take_before(self, before: int) -> None:
        """Take what stands in the source before a place and was hidden from the parser."""
        while self._next < len(self._cuts) and self._cuts[self._next].start < before:
            self._take(self._cuts[self._next])
            self._next += 1

    def take_ends(self, before: int) -> None:
        """Take the end tags behind a container's text that close what was opened in it; others come after it."""
        while self._next < len(self._cuts):
            cut = self._cuts[self._next]
            if cut.start >= before or not isinstance(cut.event, Close) or not self._composer.holds(cut.event.name):
                return
            self._take(cut)
            self._next += 1

    def take_within(self, cut: Cut) -> None:
        """Take a cut that stands in a line of text, and what stands before it."""
        self.take_before(cut.start + 1)

    def _take(self, cut: Cut) -> None:
        if cut.kind == "comment":
            self.elements.comment(Comment(self._source[slice(*cut.inner)], Span(cut.start, cut.end)))
        elif cut.kind == "code":
            self._composer.flush()
            text = self._source[slice(*cut.inner)]
            self._composer.add_code(text, [(0, *cut.inner)], cut.start, cut.end)
        elif cut.event:
            if cut.block:
                self.line_end = -1
            self.take_tag(cut.event, is_block=cut.block)

    def take_tag(self, tag: Open | Close, *, is_block: bool = False) -> None:
        if self._keeps_events and not tag.name.startswith(("{", ":")):
            self.events.append(tag)
        if isinstance(tag, Open):
            self.elements.open(tag, is_block=is_block)
        else:
            self.elements.close(tag, is_block=is_block)

    def take_text(self, text: str, start: int, end: int) -> None:
        """Keep a text as an event."""
        if self._keeps_events:
            self.events.append(Text(text, Span(start, end)))
