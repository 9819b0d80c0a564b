"""What the author has asked to leave alone: comments, front matter, accept entries of the config."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contentlint.config import Accept
from contentlint.model import Comment, Document, Finding, Span
from contentlint.selectors import matches
from contentlint.text.words import words

_DIRECTIVE = re.compile(r"\s*contentlint-(disable-next-block|disable|enable)\b[ \t:]*(.*?)\s*\Z", re.S)
_FIELD = re.compile(r"front-matter\.contentlint\.ignore(\[\d+\])?")
_EVERYTHING = ("*",)


@dataclass(frozen=True, slots=True)
class Ignore:
    """A wish to leave findings alone, of the rules that one of the selectors names, that touch the span.

    `origin` is the place of the wish in the source, None where it comes from the config.
    """

    selectors: tuple[str, ...]
    span: Span
    origin: Span | None = None

    def covers(self, finding: Finding) -> bool:
        start, end = finding.span
        return (
            start < self.span.end
            and self.span.start < max(end, start + 1)
            and any(matches(finding.rule, selector) for selector in self.selectors)
        )


@dataclass(frozen=True, slots=True)
class Ignores:
    """All wishes that hold for a document. `toggles` are the "disable" and "enable" comments in source order; of those
    before a finding that name its rule the last one decides."""

    fixed: tuple[Ignore, ...] = ()
    toggles: tuple[tuple[bool, Ignore], ...] = ()

    def find(self, finding: Finding) -> Ignore | None:
        """The wish that a finding falls under."""
        for ignore in self.fixed:
            if ignore.covers(finding):
                return ignore
        for disables, toggle in reversed(self.toggles):
            if toggle.covers(finding) and toggle.span.start <= finding.span.start:
                return toggle if disables else None
        return None


def find_ignores(document: Document, accept: Sequence[Accept] = ()) -> Ignores:
    """Every wish that holds for a document. Names of rules that do not exist cover nothing."""
    whole = Span(0, len(document.text) + 1)
    fields = (
        Ignore(_selectors(field.value), whole, field.span) for field in document.fields if _FIELD.fullmatch(field.name)
    )
    return Ignores((*fields, *_next_blocks(document), *_accepted(document, accept)), tuple(_toggles(document)))


def _selectors(text: str) -> tuple[str, ...]:
    """The rules that a comment names. After "--" the author may say why."""
    return tuple(filter(None, re.split(r"[\s,]+", re.split(r"(?:^|\s)--(?:\s|$)", text, maxsplit=1)[0])))


def _directives(document: Document) -> Iterator[tuple[str, tuple[str, ...], Comment]]:
    for comment in document.comments:
        if directive := _DIRECTIVE.match(comment.text):
            yield directive[1], _selectors(directive[2]) or _EVERYTHING, comment


def _toggles(document: Document) -> Iterator[tuple[bool, Ignore]]:
    """A comment before the first block holds from the file's start, for what is said about the title or the whole."""
    for kind, selectors, comment in _directives(document):
        if kind != "disable-next-block":
            start = 0 if _is_first(document, comment) else comment.span.start
            yield kind == "disable", Ignore(selectors, Span(start, len(document.text) + 1), comment.span)


def _next_blocks(document: Document) -> Iterator[Ignore]:
    starts = [block.whole.start for block in document.blocks]
    for kind, selectors, comment in _directives(document):
        at = bisect_left(starts, comment.span.end)
        if kind == "disable-next-block" and at < len(starts):
            yield Ignore(selectors, document.blocks[at].whole, comment.span)


def _is_first(document: Document, comment: Comment) -> bool:
    return not document.blocks or comment.span.start <= document.blocks[0].whole.start


def _accepted(document: Document, accept: Sequence[Accept]) -> Iterator[Ignore]:
    """Where the words of accept entries stand."""
    for entry in accept:
        keys = [word.key for word in words(entry.text)]
        if not keys:
            yield Ignore((entry.rule,), Span(0, len(document.text) + 1))
            continue
        for span in _occurrences(document, keys):
            yield Ignore((entry.rule,), span)


def _occurrences(document: Document, keys: list[str]) -> Iterator[Span]:
    for block in document.blocks:
        found = words(block.prose)
        for at in _places([word.key for word in found], keys):
            yield block.span(found[at].start, found[at + len(keys) - 1].end)
    for field in document.fields:
        if _places([word.key for word in words(field.value)], keys):
            yield field.span


def _places(among: list[str], keys: list[str]) -> list[int]:
    """Where a list of words stands in another."""
    first = keys[0]
    return [i for i, key in enumerate(among) if key == first and among[i : i + len(keys)] == keys]
