"""Straight and curly quotation marks and apostrophes, and how each is written in the other style."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from contentlint.features.article import Article
from contentlint.features.quote_marks import Pair
from contentlint.features.quote_runs import read_marks
from contentlint.features.spans import Spans
from contentlint.model import Block, Span

Style = Literal["straight", "curly"]
MarkKind = Literal["quotation mark", "apostrophe"]

_STRAIGHT_OF: Mapping[str, str] = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_CURLY_OF: Mapping[str, tuple[str, str]] = {'"': ("“", "”"), "'": ("‘", "’")}
_CONTRACTION = re.compile(r"(?<=[^\W\d_])(?P<mark>['’])(?=(?:s|t|d|m|re|ve|ll|all|clock|er)(?![\w'’=(]))", re.I)
_ELISION = re.compile(
    r"(?<!\w)(?:[dljnsmtc]|qu|jusqu|lorsqu|puisqu|aujourd|all|dell|nell|un|O)(?P<mark>['’])(?=[^\W\d_]{2})", re.I
)
_LITERAL = re.compile(r"[\\/_=<>{}$|`#@*~^\[\]]|\w\(|^--?\w|\w\.\w|^\W*$|^[\d.,:%x-]+$")
_TYPING = re.compile(r"\b(?:types?|enter|string|value|syntax|quer(?:y|ies)|search(?: for)?|grep|command)\s$", re.I)
_TYPED_KINDS = frozenset(("code", "opaque", "kbd", "samp", "tt", "var"))
_LONGEST_SINGLE = 120


@dataclass(frozen=True, slots=True)
class StyledMark:
    """A mark at prose[at] of a block; `other` is the same mark in the other style, `pair` where its pair opens."""

    block: Block
    at: int
    kind: MarkKind
    style: Style
    other: str
    pair: int

    @property
    def text(self) -> str:
        return self.block.prose[self.at]

    @property
    def span(self) -> Span:
        return self.block.span(self.at, self.at + 1)


def find_mixed_marks(article: Article) -> tuple[StyledMark, ...]:
    """The quotation marks of an article that has both styles of them, and likewise its apostrophes, in source order.

    Inches, feet and literals in code style are left out, and so is a mark whose role is not clear.
    """
    prose = "\n".join(block.prose for block in article.blocks)
    found: list[StyledMark] = []
    if "'" in prose and "’" in prose:
        found += _mixed(_find_apostrophes(article))
    if ('"' in prose or "'" in prose) and ("“" in prose or "‘" in prose):
        found += _mixed(_find_quotation_marks(article))
    return tuple(sorted(found, key=lambda mark: mark.span.start))


def _mixed(marks: Iterator[StyledMark]) -> list[StyledMark]:
    listed = list(marks)
    return listed if len({mark.style for mark in listed}) > 1 else []


def _find_apostrophes(article: Article) -> Iterator[StyledMark]:
    """Apostrophes inside words."""
    for block in article.blocks:
        prose = block.prose
        if "'" not in prose and "’" not in prose:
            continue
        typed = Spans((mark.start, mark.end) for mark in block.marks if mark.kind in _TYPED_KINDS)
        places = {m.start("mark") for pattern in (_CONTRACTION, _ELISION) for m in pattern.finditer(prose)}
        for at in sorted(places):
            if not typed.touch(at, at + 1) and not _is_escaped(block, at):
                style: Style = "curly" if prose[at] == "’" else "straight"
                yield StyledMark(block, at, "apostrophe", style, "'" if style == "curly" else "’", at)


def _find_quotation_marks(article: Article) -> Iterator[StyledMark]:
    """Both marks of every quotation in English prose that is opened and closed in one block."""
    for block, marks in zip(article.blocks, read_marks(article.blocks), strict=True):
        if not article.reads_english(block):
            continue
        typed = Spans((mark.start, mark.end) for mark in block.marks if mark.kind in _TYPED_KINDS)
        for pair in marks.pairs:
            if not pair.resumes and not pair.runs_on and _is_prose(block, pair, typed):
                yield from _pair_styles(block, pair)


def _is_prose(block: Block, pair: Pair, typed: Spans) -> bool:
    """Whether a pair of marks holds words rather than something to be typed as it stands."""
    inner = block.prose[pair.open + 1 : pair.close]
    if _TYPING.search(block.prose, max(0, pair.open - 12), pair.open) or typed.hold(pair.open + 1, pair.close):
        return False
    if pair.mark in "'‘" and (len(inner) > _LONGEST_SINGLE or inner[-1:] in "sS"):
        return False  # the closing mark may be the apostrophe of a plural
    is_typed = typed.touch(pair.open, pair.open + 1) or typed.touch(pair.close, pair.close + 1)
    return not is_typed and not _LITERAL.search(inner)


def _pair_styles(block: Block, pair: Pair) -> Iterator[StyledMark]:
    opening, closing = block.prose[pair.open], block.prose[pair.close]
    straight = _STRAIGHT_OF.get(opening, opening)
    if opening not in "\"'“‘" or closing not in (straight, _CURLY_OF[straight][1]):
        return
    for at, mark, side in ((pair.open, opening, 0), (pair.close, closing, 1)):
        if _is_escaped(block, at):
            continue
        style: Style = "curly" if mark in _STRAIGHT_OF else "straight"
        other = _STRAIGHT_OF[mark] if style == "curly" else _CURLY_OF[mark][side]
        yield StyledMark(block, at, "quotation mark", style, other, pair.open)


def _is_escaped(block: Block, at: int) -> bool:
    """Whether the source has a backslash before the mark, so that it stays straight."""
    span = block.span(at, at + 1)
    return block.syntax in ("markdown", "table", "mdx") and span.end - span.start == 2
