"""Quotations: where they stand, what they are, and who is named for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from contentlint.features.attribution import find_attribution
from contentlint.features.introductions import read_introduction
from contentlint.features.names import find_names
from contentlint.features.pull_quotes import PullQuotes, Verdict
from contentlint.features.quote_blocks import add_shortcodes, find_quote_blocks
from contentlint.features.quote_kinds import QuoteKind, judge_kind
from contentlint.features.quote_marks import Loose, Pair
from contentlint.features.quote_runs import read_marks
from contentlint.features.quoted_words import Words
from contentlint.features.reporting import Attribution
from contentlint.features.speakers import People
from contentlint.features.speech import names_private
from contentlint.model import Block, Span
from contentlint.text.words import count_words

if TYPE_CHECKING:
    from contentlint.features.article import Article

_ROW = 12
_BACK = 600
_INDENT = 8
_OPENING = frozenset('"“«„')
_SAYING = frozenset({"attributed-quotation", "dialog"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words, their marks left out, at prose start..end of a block.

    `speaker` is the fullest name that the article gives. `stand_alone`: a block of its own (a pull quote, a block
    quotation), not words within a sentence. `marked`: it has quotation marks. `sourced`: a work, a link or a year
    stands with it. `continues`: it goes on from the quotation in the block before.
    """

    block: Block
    start: int
    end: int
    kind: QuoteKind
    speaker: str | None = None
    stand_alone: bool = False
    marked: bool = True
    sourced: bool = False
    continues: bool = False

    @property
    def text(self) -> str:
        return self.block.prose[self.start : self.end]

    @property
    def span(self) -> Span:
        return self.block.span(self.start, self.end)


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """All quotations in source order. A quotation over several blocks is one for each block.

    A quotation that is an attribute of a shortcode has a block of its own, which is none of the document's.
    """
    document = article.document
    blocks = add_shortcodes(document)
    marks = read_marks(blocks)
    people = People(blocks)
    found: dict[int, list[Quotation]] = {at: [] for at in range(len(blocks))}
    quotes = tuple(find_quote_blocks(document, blocks, marks))
    judge = PullQuotes(blocks, people, quotes, article.words)
    for quote in quotes:
        verdict = judge.judge(quote, english=article.reads_english(blocks[quote.first]))
        for number, words in enumerate(quote.words):
            found[words.at].append(_stand_alone(blocks[words.at], words, verdict, people, number > 0))
    previous: Quotation | None = None
    for at, block in enumerate(blocks):
        if block.kind == "code":
            continue
        context = _Context(blocks, at, people, article.reads_english(block))
        taken = {(q.start, q.end) for q in found[at]}
        for pair in sorted([*marks[at].pairs, *_tagged(block)]):
            inside = _inside(block, pair)
            if inside[0] < inside[1] and inside not in taken:
                previous = _inline(context, pair, inside, previous)
                found[at].append(previous)
    return tuple(q for at in found for q in sorted(found[at], key=lambda q: (q.start, -q.end)))


class _Context(NamedTuple):
    """A block among the article's, and the people that the article names."""

    blocks: Sequence[Block]
    at: int
    people: People
    english: bool

    @property
    def block(self) -> Block:
        return self.blocks[self.at]


def find_loose_marks(article: Article) -> list[tuple[Block, Loose]]:
    """Quotation marks without a partner, each with its block."""
    blocks = article.document.blocks
    return [(block, x) for block, found in zip(blocks, read_marks(blocks), strict=True) for x in found.loose]


def _tagged(block: Block) -> list[Pair]:
    """`<q>` elements, which have no marks in the prose."""
    return [Pair(mark.start - 1, mark.end, 0, "q") for mark in block.marks if mark.kind == "q"]


def _inside(block: Block, pair: Pair) -> tuple[int, int]:
    """The prose between the marks, without white space at its ends."""
    start, end = pair.open + 1, pair.close
    inner = block.prose[start:end]
    return start + len(inner) - len(inner.lstrip()), end - (len(inner) - len(inner.rstrip()))


def _stand_alone(block: Block, words: Words, verdict: Verdict, people: People, continues: bool) -> Quotation:
    speaker = people.fullest(verdict.speaker) if verdict.speaker else None
    place = (block, words.start, words.end)
    return Quotation(*place, verdict.kind, speaker, True, words.marked, verdict.sourced, continues)


def _inline(context: _Context, pair: Pair, inside: tuple[int, int], previous: Quotation | None) -> Quotation:
    """A quotation among other words of its block."""
    block = context.block
    if pair.resumes:
        return _continued(block, inside, previous)
    marked = (pair.open + 1, pair.close)
    attribution = find_attribution(block.prose, *marked, english=context.english)
    if attribution is None and context.english and pair.open < _INDENT and not block.prose[: pair.open].strip():
        attribution = _introduced(context, block.prose[slice(*marked)])
    kind = judge_kind(block, *marked) if context.english else "unknown"
    if not attribution and _is_listed(block, inside[0], previous) and kind not in ("title", "search-query"):
        return _continued(block, inside, previous)
    if attribution and not _is_overruled(block.prose, attribution, kind, marked):
        return _said(context, inside, attribution, previous)
    if not pair.depth and kind in ("unknown", "hypothetical-speech") and _goes_on(block, inside[0], previous):
        return _continued(block, inside, previous)
    return Quotation(block, *inside, kind)


def _introduced(context: _Context, inner: str) -> Attribution | None:
    """Who speaks according to the paragraph before, or before a row of quotations, where that ends in a colon."""
    at = context.at - 1
    while at > max(0, context.at - _ROW) and context.blocks[at].prose.lstrip()[:1] in _OPENING:
        at -= 1
    before = context.blocks[at] if at >= 0 else None
    text = before.prose.rstrip() if before and before.kind not in ("heading", "code") else ""
    return read_introduction(text, inner) if text.endswith(":") else None


def _is_overruled(prose: str, attribution: Attribution, kind: QuoteKind, marked: tuple[int, int]) -> bool:
    """Whether what the quoted words are speaks louder than the words of speech near them."""
    if attribution.sort == "anyone":
        return kind in ("search-query", "term", "title", "scare")
    words = count_words(prose[marked[0] : marked[1]])
    short = words <= 2 and prose[marked[1] - 1] not in ".,!?"
    return kind in ("search-query", "title") or (kind in ("term", "scare") and short)


def _said(
    context: _Context, inside: tuple[int, int], attribution: Attribution, previous: Quotation | None
) -> Quotation:
    block = context.block
    if attribution.sort == "anyone":
        return Quotation(block, *inside, "hypothetical-speech")
    speaker = context.people.fullest(attribution.subject) if attribution.subject else None
    is_scene = attribution.sort == "scene"
    if attribution.pronoun:
        is_scene = _is_private(block, inside[0])
        speaker = None if is_scene else _antecedent(context, inside[0], previous)
    kind: QuoteKind = "dialog" if is_scene else "attributed-quotation"
    return Quotation(block, *inside, kind, speaker, sourced=attribution.sourced or _is_linked(block, *inside))


def _is_private(block: Block, start: int) -> bool:
    """Whether "she said" means a private person without a name, whom the words before it tell of."""
    before = block.prose[max(0, start - _BACK) : start - 1]
    return names_private(before) and not any(len(name.tokens) > 1 for name in find_names(before))


def _antecedent(context: _Context, start: int, previous: Quotation | None) -> str | None:
    """Whom "she said" means: the person named last, else the speaker before."""
    named = context.people.before(context.at, context.block.prose[max(0, start - _BACK) : start - 1])
    if named:
        return named
    return previous.speaker if previous and previous.kind in _SAYING else None


def _is_listed(block: Block, start: int, previous: Quotation | None) -> bool:
    """Whether a stretch stands in a row with the one before it (“...”, “...” or “...”)."""
    if previous is None or previous.block is not block or previous.kind == "unknown":
        return False
    return block.prose[previous.end : start].strip(" ”“\"'‘’»«,;/") in ("", "and", "or")


def _goes_on(block: Block, start: int, previous: Quotation | None) -> bool:
    """Whether a whole sentence in marks follows someone's quotation in the same block, with nothing between but the
    clause that names the speaker."""
    if previous is None or previous.block is not block or previous.kind not in _SAYING:
        return False
    between = block.prose[previous.end + 1 : start - 1]
    return len(between.split()) <= 30 and not re.search(r"[.!?]\s+\S", between)


def _continued(block: Block, inside: tuple[int, int], previous: Quotation | None) -> Quotation:
    kind: QuoteKind = previous.kind if previous else "unknown"
    return Quotation(block, *inside, kind, previous.speaker if previous else None)


def _is_linked(block: Block, start: int, end: int) -> bool:
    return any(mark.kind == "link" and mark.start < end + 4 and start < mark.end for mark in block.marks)
