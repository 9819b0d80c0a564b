"""Builds blocks, links and images from what stands in a Markdown file, whichever syntax it is written in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from contentlint.escaping import Syntax
from contentlint.model import Block, Comment, Image, Kind, Link, Mark, Run, Span
from contentlint.read.leaf import Leaf
from contentlint.read.plain_links import find_links

_DEEPEST = 32  # how many containers `within` names
_FAR = 200  # how far an end tag or an implied end looks for its element
_BREAKABLE = frozenset("p h1 h2 h3 h4 h5 h6 li dt dd blockquote figcaption".split())


@dataclass(slots=True)
class Frame:
    """A container; `kind`, `level`, `within`, `depth` and `language` hold for what stands in it."""

    tag: str
    start: int
    kind: Kind | None
    level: int | None
    within: tuple[str, ...]
    depth: int
    language: str | None
    label: str
    blocks: int

    @property
    def is_markdown(self) -> bool:
        return not self.tag


@dataclass(slots=True)
class OpenLink:
    """A link that is being read; `inner` is where its text stands so far."""

    target: str
    rel: str
    start: int
    inner: int
    inner_end: int
    parts: list[str]


_ROOT = Frame("", 0, None, None, (), 0, None, "", 0)


class Composer:
    """What has been read so far; `source` is the text that all places count in."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.comments: list[Comment] = []
        self.frames: list[Frame] = []
        self.leaf: Leaf | None = None
        self.link: OpenLink | None = None
        self.syntax: Syntax = "markdown"
        self._shape: tuple[Kind, int | None, Syntax] | None = None
        self._label = ""
        self._fresh = 0  # frames from here on have held no leaf yet
        self._open: dict[str, int] = {}

    @property
    def top(self) -> Frame:
        return self.frames[-1] if self.frames else _ROOT

    def push(
        self,
        start: int,
        *,
        tag: str = "",
        within: str = "",
        kind: Kind | None = None,
        level: int | None = None,
        language: str | None = None,
        label: str = "",
    ) -> None:
        """Open a container; a `tag` names an element that a Close ends, without one it is Markdown's own."""
        self.flush()
        above = self.top
        depth = above.depth + (within == "list")
        names = (*above.within, within) if within and len(above.within) < _DEEPEST else above.within
        if kind is None:
            kind, level = above.kind, above.level
        elif kind == "list-item":
            level = max(1, depth)
        self.frames.append(
            Frame(tag, start, kind, level, names, depth, language or above.language, label, len(self.blocks))
        )
        if tag:
            self._open[tag] = self._open.get(tag, 0) + 1

    def pop(self) -> None:
        """Close Markdown's own innermost container, and every element left open in it."""
        self.flush()
        while self.frames:
            if self._drop_last().is_markdown:
                return

    def close(self, tag: str, end: int) -> None:
        """Close the innermost element of a name, where one is open; elements left open in it end with it."""
        self.flush()
        if not self._open.get(tag):
            return
        at = len(self.frames) - 1
        while self.frames[at].tag != tag:
            at -= 1
        frame = self.frames[at]
        if any(inner.is_markdown for inner in self.frames[at + 1 :]):
            self._remove(at)
        else:
            self.drop_to(at)
        if tag in _BREAKABLE and len(self.blocks) == frame.blocks + 1 and self.blocks[-1].syntax == "html":
            self.blocks[-1] = replace(self.blocks[-1], whole=Span(frame.start, end))

    def close_implied(self, tags: frozenset[str], scope: frozenset[str]) -> None:
        """Close the outermost of these elements that stands within none of `scope`, as a start tag does."""
        found = -1
        for at in range(len(self.frames) - 1, max(-1, len(self.frames) - _FAR), -1):
            frame = self.frames[at]
            if frame.is_markdown or frame.tag in scope:
                break
            if frame.tag in tags:
                found = at
        if found >= 0:
            self.drop_to(found)

    def is_open(self, tag: str) -> bool:
        """Whether an element of a name is open anywhere."""
        return self._open.get(tag, 0) > 0

    def holds(self, tag: str) -> bool:
        """Whether an element of a name is open within Markdown's innermost container."""
        for frame in reversed(self.frames):
            if frame.is_markdown:
                return False
            if frame.tag == tag:
                return True
        return False

    def drop_to(self, length: int) -> None:
        self.flush()
        while len(self.frames) > length:
            self._drop_last()

    def _drop_last(self) -> Frame:
        frame = self.frames.pop()
        if frame.tag:
            self._open[frame.tag] -= 1
        self._fresh = min(self._fresh, len(self.frames))
        return frame

    def _remove(self, at: int) -> None:
        """Take an element out of the middle: Markdown's containers in it stay open."""
        inner = self.frames[at:]
        gone = len(self.frames[at].within) - len(self.frames[at - 1].within if at else ())
        self._open[inner[0].tag] -= 1
        place = len(inner[0].within) - gone
        for frame in inner[1:]:
            frame.within = frame.within[:place] + frame.within[place + gone :]
        del self.frames[at]
        self._fresh = min(self._fresh, len(self.frames))

    def begin(self, start: int, kind: Kind | None = None, level: int | None = None) -> None:
        """Begin a leaf at `start`; without a kind it is what its container makes of it."""
        self.flush()
        top = self.top
        self._label = ""
        for at in range(len(self.frames) - 1, self._fresh - 1, -1):
            frame = self.frames[at]
            if not frame.is_markdown or kind == "table-cell":
                break
            start = frame.start
            self._label = self._label or frame.label
        self._fresh = len(self.frames)
        shape: tuple[Kind, int | None] = (kind, level) if kind else (top.kind or "paragraph", top.level)
        self._shape = (*shape, "table" if kind == "table-cell" else self.syntax)
        self.leaf = Leaf(start)

    def leaf_at(self, start: int) -> Leaf:
        """The leaf that is open, else a new one."""
        if self.leaf is None:
            self.begin(start)
        assert self.leaf is not None
        return self.leaf

    def flush(self, end: int | None = None) -> None:
        """End the leaf; `end` is where its own source ends, marks included."""
        leaf, self.leaf = self.leaf, None
        if leaf is None or self._shape is None:
            return
        prose, runs, marks = leaf.finish()
        if not prose:
            return
        kind, level, syntax = self._shape
        whole = Span(min(leaf.start, runs[0].start), max(leaf.tail if end is None else end, runs[-1].end))
        top = self.top
        block = Block(kind, prose, runs, whole, level, top.within, top.language, syntax, marks, self._label)
        self.blocks.append(block)
        self.links += find_links(replace(block, marks=tuple(leaf.addresses))) if leaf.addresses else ()

    def add_code(self, prose: str, runs: list[tuple[int, int, int]], start: int, end: int) -> None:
        """A block of code, as one leaf."""
        self.begin(start)
        assert self.leaf is not None
        whole = Span(self.leaf.start, max(end, runs[-1][2]) if runs else end)
        self.leaf = None
        marks = (Mark("code", 0, len(prose)),) if prose else ()
        placed = tuple(Run(*run) for run in runs)
        top = self.top
        block = Block("code", prose, placed, whole, None, top.within, top.language, "plain", marks, self._label)
        self.blocks.append(block)

    def open_link(self, target: str, start: int, inner: int, rel: str = "") -> None:
        self.link = OpenLink(target, rel, start, inner, inner, [])

    def close_link(self, end: int, inner_end: int | None = None) -> None:
        """End the link that is open, if one is."""
        link, self.link = self.link, None
        if link:
            inner = Span(link.inner, max(link.inner, link.inner_end if inner_end is None else inner_end))
            text = " ".join("".join(link.parts).split())
            self.links.append(Link(link.target, text, Span(link.start, end), inner, link.rel))

    def add_image(self, source: str, alt: str | None, start: int, end: int) -> None:
        self.images.append(Image(source, alt, Span(start, end)))
        if self.link and alt:
            self.link.parts.append(f" {alt} ")
