"""Balanced HTML events to blocks of prose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from contentlint.model import Block, Comment, Kind, Mark, Span
from contentlint.read.events import Close, Event, Open, Text
from contentlint.read.html_balance import BLOCKS
from contentlint.read.html_elements import (
    KINDS,
    MARKS,
    NOT_REMOVABLE,
    REMOVED_WITH_CONTENT,
    WITHIN,
    is_footnotes,
    is_unread,
)
from contentlint.read.html_prose import Prose

_MOST_INLINE = 32
_MOST_WITHIN = 16
_VISIBLE = re.compile(r"[^ \t\n\f\r]")


@dataclass(slots=True)
class _Frame:
    """An open element; `blocks` counts what it has held so far, `first` is where a lone block of it would begin."""

    name: str
    start: int
    kind: Kind | None
    within: str
    language: str | None
    blocks: int = 0


@dataclass(slots=True)
class _Inline:
    """An open inline element; `at` is where its mark begins in the prose of the block."""

    name: str
    kind: str
    at: int


def read_blocks(events: Iterable[Event | Comment], source: str) -> tuple[Block, ...]:
    """The blocks of balanced events, in source order."""
    reader = _Reader(source)
    for event in events:
        reader.take(event)
    reader.flush(None)
    return tuple(reader.blocks)


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self._prose = Prose()
        self._frames: list[_Frame] = []
        self._inlines: list[_Inline] = []
        self._within: list[str] = []
        self._kinds: list[tuple[Kind, int]] = []  # kind and level of the elements that give one, innermost last
        self._depth = 0
        self._skipped: list[str] = []  # open elements within one whose content is not read
        self._skip_start = 0
        self._start: int | None = None  # where the block's inline stretch begins
        self._end = 0
        self._untracked = 0  # open inline elements beyond the most that are followed
        self._opened: list[int] = []  # places of inline tags that no text has followed yet
        self._break = 0  # where a line break ended that no text has followed yet
        self._languages: list[tuple[int, str]] = []

    def take(self, event: Event | Comment) -> None:
        if self._skipped:
            self._skip(event)
        elif isinstance(event, Text):
            self._take_text(event)
        elif isinstance(event, Open):
            self._open(event)
        elif isinstance(event, Close):
            self._close(event)

    def _skip(self, event: Event | Comment) -> None:
        if isinstance(event, Open) and not event.closed:
            if event.name == self._skipped[0]:
                self._skipped.append(event.name)
        elif isinstance(event, Close) and event.name == self._skipped[0]:
            self._skipped.pop()
            if not self._skipped and event.name == "math":
                self._extend(self._skip_start, event.span.end)
                self._prose.add_placeholder(self._skip_start, event.span.end)

    def _take_text(self, event: Text) -> None:
        start, end = event.span
        blank = event.text.isspace()
        if self._kinds and self._kinds[-1][0] == "code":
            self._extend(start, end)
            self._prose.add_raw(self.source, start, end)
        elif not blank:
            visible = _VISIBLE.search(self.source, start, end)
            self._extend(visible.start() if visible else start, end)
            self._prose.add_source(self.source, start, end)
        else:
            self._prose.add_space(start, end)

    def _extend(self, start: int, end: int) -> None:
        """Visible text at start..end belongs to the current block."""
        if self._start is None:
            self._start = self._opened[0] if self._opened else start
        self._opened.clear()
        self._end = end
        self._break = 0

    def _open(self, event: Open) -> None:
        name = event.name
        if name in BLOCKS:
            self.flush(None)
        if name == "math" and not event.closed:
            self._skip_start = event.span.start
            self._skipped = [name]
        elif is_unread(event):
            if not event.closed:
                self._skipped = [name]
        elif name == "br":
            self._take_break(event)
        elif name in BLOCKS:
            self._open_block(event)
        elif not event.closed:
            if len(self._inlines) >= _MOST_INLINE:
                self._untracked += 1
                return
            self._opened.append(event.span.start)
            self._inlines.append(_Inline(name, MARKS.get(name, name), self._prose.length))
        elif name in ("img", "picture"):
            self._count_content()

    def _take_break(self, event: Open) -> None:
        """A line break is a space; two of them part paragraphs, except in a heading."""
        is_code = bool(self._kinds) and self._kinds[-1][0] == "code"
        if is_code:
            self._prose.add_unit("\n", *event.span)
        elif self._break and not (self._kinds and self._kinds[-1][0] == "heading"):
            self.flush(None)
        elif self._start is not None:
            self._prose.add_space(*event.span)
            self._break = event.span.end

    def _open_block(self, event: Open) -> None:
        name = event.name
        if event.closed:
            return
        within = WITHIN.get(name, "")
        if within in ("", "list") and is_footnotes(event) and "footnote" not in self._within[:_MOST_WITHIN]:
            within = "footnote"
        if within:
            self._within.append(within)
        self._depth += within == "list"
        kind = KINDS.get(name)
        if kind:
            level = int(name[1]) if kind == "heading" else max(1, self._depth) if kind == "list-item" else 0
            self._kinds.append((kind, level))
        language = event.get("lang") or event.get("xml:lang")
        if language:
            self._languages.append((len(self._frames), language))
        self._frames.append(_Frame(name, event.span.start, kind, within, language))

    def _close(self, event: Close) -> None:
        if event.name not in BLOCKS:
            self._close_inline(event)
            return
        self.flush(event)
        if not self._frames or self._frames[-1].name != event.name:
            return
        frame = self._frames.pop()
        if frame.within:
            self._within.pop()
            self._depth -= frame.within == "list"
        if frame.kind:
            self._kinds.pop()
        if frame.language:
            self._languages.pop()
        self._hand_up(frame, event)

    def _hand_up(self, frame: _Frame, event: Close) -> None:
        """Count a closed element's content in its parent; a list item or quotation of one paragraph goes with it."""
        if frame.blocks == 1 and frame.name in REMOVED_WITH_CONTENT and self.blocks:
            last = self.blocks[-1]
            if last.whole.start >= frame.start and last.whole != Span(frame.start, event.span.end):
                self.blocks[-1] = replace(last, whole=Span(frame.start, event.span.end))
        if self._frames:
            self._frames[-1].blocks += frame.blocks

    def _count_content(self) -> None:
        if self._frames:
            self._frames[-1].blocks += 1

    def _close_inline(self, event: Close) -> None:
        if self._untracked:
            self._untracked -= 1
            return
        for index in range(len(self._inlines) - 1, -1, -1):
            inline = self._inlines[index]
            if inline.name == event.name:
                del self._inlines[index]
                break
        else:
            return
        if self._opened:
            self._opened.pop()  # an element without text
        elif self._start is not None:
            self._prose.marks.append(Mark(inline.kind, inline.at, self._prose.length))
            self._end = max(self._end, event.span.end)

    def flush(self, close: Close | None) -> None:
        """End the current block; `close` is the end of the element that it stands in."""
        prose, self._prose = self._prose, Prose()
        start, self._start, self._break = self._start, None, 0
        self._opened.clear()
        for inline in self._inlines:
            prose.marks.append(Mark(inline.kind, inline.at, prose.length))
            inline.at = 0
        if start is None:
            return
        text, runs, marks = prose.finish()
        if not text:
            return
        kind, level = self._kinds[-1] if self._kinds else ("paragraph", 0)
        self.blocks.append(
            Block(
                kind=kind,
                prose=text,
                runs=runs,
                whole=self._whole(start, runs[-1].end, close),
                level=level or None,
                within=tuple(self._within[:_MOST_WITHIN]),
                language=self._languages[-1][1] if self._languages else None,
                syntax="html",
                marks=marks,
            )
        )
        self._count_content()

    def _whole(self, start: int, last: int, close: Close | None) -> Span:
        end = max(self._end if self.source[last : self._end].strip() else last, last)
        frame = self._frames[-1] if self._frames else None
        if close and frame and frame.name == close.name and not frame.blocks and frame.name not in NOT_REMOVABLE:
            return Span(frame.start, close.span.end)
        return Span(start, end)
