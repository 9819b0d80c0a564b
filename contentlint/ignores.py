"""What the author has asked to leave alone: comments, front matter, accept entries of the config."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from contentlint.comments import Directive, Name, read_directives, read_names
from contentlint.config import Accept
from contentlint.model import Block, Document, Field, Finding, Span
from contentlint.selectors import matches
from contentlint.text.words import Word, words

UNUSED = "config/unused-ignore"  # the rule that judges ignores
_FIELD = re.compile(r"front-matter\.contentlint\.ignore(\[\d+\])?")
_ENDS = re.compile(r"(?:[^\S\r\n]|</[^<>]*>|\[\^[^\]\n]+\]|\{[^{}\n]*\})*+")  # what may close a line of a block


@dataclass(frozen=True, slots=True)
class Ignore:
    """A wish to leave findings alone, of the rules that one of the names names, that touch the span.

    `origin` is the comment or the value that says so, `entry` the number of the config's accept entry.
    """

    names: tuple[Name, ...]
    span: Span
    origin: Span | None = None
    entry: int | None = None

    def touches(self, finding: Finding) -> bool:
        start, end = finding.span
        return start < self.span.end and self.span.start < max(end, start + 1)

    def named(self, rule: str) -> Iterator[Name]:
        """The names that name a rule."""
        return (name for name in self.names if matches(rule, name.selector))


@dataclass(frozen=True)
class Ignores:
    """All wishes that hold for a document. `everywhere` hold for all of it, `local` for a part. `toggles` are the
    "disable" and "enable" comments in source order, True for "disable"; of those before a finding that name its rule
    the last one decides."""

    everywhere: tuple[Ignore, ...] = ()
    local: tuple[Ignore, ...] = ()
    toggles: tuple[tuple[bool, Ignore], ...] = ()
    directives: tuple[Directive, ...] = ()
    _toggled: dict[str, list[tuple[bool, Ignore]]] = field(default_factory=dict, compare=False, repr=False)

    def find(self, finding: Finding) -> Ignore | None:
        """The wish that a finding falls under."""
        return next((ignore for ignore, _ in self.find_all(finding)), None)

    def find_all(self, finding: Finding) -> Iterator[tuple[Ignore, Name]]:
        """Every wish that a finding falls under, each of its names that names the rule.

        A finding about an ignore is kept only from names that are about ignores: "everything" would hide itself.
        """
        is_about_ignore = finding.rule == UNUSED
        own = self._own(finding) if is_about_ignore else ()
        for ignore in (*self.everywhere, *self._around(finding), *self._disabled(finding), *own):
            for name in ignore.named(finding.rule):
                if not is_about_ignore or is_about_ignores(name.selector):
                    yield ignore, name

    def _own(self, finding: Finding) -> Iterator[Ignore]:
        """The comment that a finding about an ignore stands in."""
        at = bisect_right(self.directives, finding.span.start, key=lambda d: d.comment.span.start) - 1
        if (
            at >= 0
            and finding.span.end <= self.directives[at].comment.span.end
            and self.directives[at].kind != "enable"
        ):
            yield Ignore(self.directives[at].names, self.directives[at].comment.span, self.directives[at].comment.span)

    @cached_property
    def _sorted(self) -> tuple[list[Ignore], list[int], list[int]]:
        """The local wishes by their starts, the starts, and how far each and those before it reach."""
        ordered = sorted(self.local, key=lambda ignore: ignore.span)
        ends = list(accumulate((ignore.span.end for ignore in ordered), max))
        return ordered, [ignore.span.start for ignore in ordered], ends

    def _around(self, finding: Finding) -> Iterator[Ignore]:
        ordered, starts, ends = self._sorted
        at = bisect_left(starts, max(finding.span.end, finding.span.start + 1)) - 1
        while at >= 0 and ends[at] > finding.span.start:
            if ordered[at].touches(finding):
                yield ordered[at]
            at -= 1

    def _disabled(self, finding: Finding) -> Iterator[Ignore]:
        """The "disable" comments before a finding that no "enable" after them takes back."""
        rule = finding.rule
        if rule not in self._toggled:
            self._toggled[rule] = [toggle for toggle in self.toggles if any(toggle[1].named(rule))]
        toggles = self._toggled[rule]
        at = bisect_right(toggles, finding.span.start, key=lambda toggle: toggle[1].span.start)
        while at and toggles[at - 1][0]:
            at -= 1
            yield toggles[at][1]


def find_ignores(document: Document, accept: Sequence[Accept] = ()) -> Ignores:
    """Every wish that holds for a document. Names of rules that do not exist cover nothing."""
    directives = read_directives(document)
    accepted = list(_accepted(document, accept))
    whole = _whole(document)
    everywhere = (*_front_matter(document), *(ignore for ignore in accepted if ignore.span == whole))
    blocks = Blocks(document)
    local = (ignore for directive in directives if (ignore := _local(directive, blocks)))
    toggles = (_toggle(directive, blocks) for directive in directives if directive.kind in ("disable", "enable"))
    inside = (ignore for ignore in accepted if ignore.span != whole)
    return Ignores(everywhere, (*local, *inside), tuple(toggles), directives)


def _whole(document: Document) -> Span:
    return Span(0, len(document.text) + 1)


def _front_matter(document: Document) -> Iterator[Ignore]:
    for item in document.fields:
        if is_ignore_field(item):
            at = document.text.find(item.value, *item.span) if item.value else -1
            names = tuple(read_names(item.value, at if at >= 0 else None, item.span))
            yield Ignore(names, _whole(document), item.span)


def is_ignore_field(item: Field) -> bool:
    """Whether a value of the front matter names rules to ignore."""
    return _FIELD.fullmatch(item.name) is not None


def is_about_ignores(selector: str) -> bool:
    """Whether a selector names the rule about ignores in so many letters: "everything" does not."""
    return matches(UNUSED, selector) and any(letter.isalpha() for letter in selector)


class Blocks:
    """A document's blocks by their places."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.starts = [block.whole.start for block in document.blocks]

    def spoken_of(self, directive: Directive) -> int | None:
        """The number of the block that a comment is about: the next one, or the one that it stands in."""
        start, end = directive.comment.span
        if directive.kind == "disable-next-block":
            index = bisect_left(self.starts, end)
            return index if index < len(self.starts) else None
        return self.around(start) if directive.kind == "disable-block" else None

    def around(self, at: int) -> int | None:
        """The number of the block that a place is in, at its end or behind it on its line."""
        index = bisect_right(self.starts, at) - 1
        if index < 0:
            return None
        end = self.document.blocks[index].whole.end
        return index if at < end or _ENDS.fullmatch(self.document.text, end, at) else None


def _local(directive: Directive, blocks: Blocks) -> Ignore | None:
    """From a comment to the end of the next block, or the block around it."""
    span, number = directive.comment.span, blocks.spoken_of(directive)
    whole = blocks.document.blocks[number].whole if number is not None else None
    if directive.kind == "disable-next-block":
        end = whole.end if whole else _whole(blocks.document).end
        return Ignore(directive.names, Span(span.end, end), span)
    return Ignore(directive.names, whole, span) if whole else None


def _toggle(directive: Directive, blocks: Blocks) -> tuple[bool, Ignore]:
    """A comment before the first block holds from the file's start, for what is said about the title or the whole."""
    start = directive.comment.span.start
    start = 0 if not blocks.starts or start <= blocks.starts[0] else start
    span = Span(start, _whole(blocks.document).end)
    return directive.kind == "disable", Ignore(directive.names, span, directive.comment.span)


def _accepted(document: Document, accept: Sequence[Accept]) -> Iterator[Ignore]:
    """Where the words of accept entries stand."""
    texts = _Texts(document) if accept else None
    for number, entry in enumerate(accept):
        keys = [word.key for word in words(entry.text)]
        spans = texts.find(keys) if texts and keys else [_whole(document)]
        for span in spans:
            yield Ignore((Name(entry.rule, span),), span, entry=number)


class _Texts:
    """The words of a document's blocks and fields, split once, and where each of them stands."""

    def __init__(self, document: Document) -> None:
        self._places: list[tuple[Block | Field, list[Word], list[str]]] = []
        self._first: dict[str, list[tuple[int, int]]] = {}
        texts: list[tuple[Block | Field, str]] = [(block, block.prose) for block in document.blocks]
        texts += [(item, item.value) for item in document.fields]
        for number, (place, text) in enumerate(texts):
            found = words(text)
            self._places.append((place, found, [word.key for word in found]))
            for at, word in enumerate(found):
                self._first.setdefault(word.key, []).append((number, at))

    def find(self, keys: list[str]) -> Iterator[Span]:
        """Where these words stand: in the blocks as they are, in the fields the whole value."""
        for number, at in self._first.get(keys[0], ()):
            place, found, among = self._places[number]
            last = at + len(keys)
            if among[at:last] == keys:
                yield _with_marks(place, found, at, last) if isinstance(place, Block) else place.span


def _with_marks(block: Block, found: Sequence[Word], first: int, last: int) -> Span:
    """The source of some words with what is no word beside them, so that a mark or a space there is part of it."""
    before, after = found[first - 1].end if first else 0, found[last].start if last < len(found) else len(block.prose)
    start, end = block.span(before, after)
    return Span(start if first else block.whole.start, end if last < len(found) else block.whole.end)
