"""What a quotation that stands alone is, and who is named for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from contentlint.features.attribution import find_attribution
from contentlint.features.credits import Credit, read_credit
from contentlint.features.lead_ins import read_follow_up, read_lead_in
from contentlint.features.names import find_names
from contentlint.features.own_words import OwnWords
from contentlint.features.quote_blocks import QuoteBlock, read_credit_block
from contentlint.features.quote_kinds import QuoteKind, is_title_case
from contentlint.features.speakers import People
from contentlint.model import Block
from contentlint.text.words import count_words

_LEAST_WORDS = 4
_LEAST_UNMARKED = 8
_MOST_UNMARKED = 120
_NOTE = re.compile(
    r"\s*(?:\[!\w+\]|[^\w\s\"“‘«„(@'’—–-]|(?:[\w’']+\s+){0,4}[\w’']+\s*:|(?:note|tip|warning|important|caution|"
    r"update|updated|"
    r"disclaimer|editor|tl;?dr|spoiler|info|hint|attention|remember|reminder|see also|read more|learn more|"
    r"related|takeaway|"
    r"summary|example|this (?:article|post|page|section|guide|document|is)|\d+/\d+)\b)",
    re.I,
)
_NOTICE = re.compile(
    r"\b(?:we(?:[’']ll| will| need to| have to)|let[’']s|let us|look at|in this|below|above|following|"
    r"next section|here|"
    r"click|please|you(?:[’']ll need| need to| must| should| may want))\b",
    re.I,
)
_ENDS = re.compile(r"[.!?…][\"”»’)*_]*$")
_OPENS = tuple('"“«„')
_CLOSES = tuple('"”»')


class Verdict(NamedTuple):
    """The kind of a quotation that stands alone, its speaker as named there, and whether a source stands with it."""

    kind: QuoteKind
    speaker: str | None = None
    sourced: bool = False


class PullQuotes:
    """Judges the stand-alone quotations of one article, given its blocks and the people it names."""

    def __init__(self, blocks: Sequence[Block], people: People) -> None:
        self._blocks = blocks
        self._people = people
        self._own = OwnWords(blocks)
        self._is_technical = any(block.kind == "code" for block in blocks)

    def judge(self, quote: QuoteBlock, *, english: bool) -> Verdict:
        """What a quotation is; "unattributed-quotation" only where nobody can be meant by the words around it."""
        credit = quote.credit or self._following_credit(quote)
        if credit:
            return Verdict("attributed-quotation", credit.name, credit.sourced)
        texts = [self._blocks[w.at].prose[w.start : w.end] for w in quote.words]
        marked = all(words.marked for words in quote.words)
        if any(self._own.holds(text, self._blocks[w.at]) for text, w in zip(texts, quote.words, strict=True)):
            return Verdict("own-text")
        if not marked and _NOTE.match(self._blocks[quote.first].prose):
            return Verdict("unknown")
        if not english:
            return Verdict("unknown")  # who is named before and after is read in English only
        return self._named(quote) or self._unnamed(quote, texts, marked)

    def _following_credit(self, quote: QuoteBlock) -> Credit | None:
        after = self._blocks[quote.last + 1 : quote.last + 2]
        if not after or after[0].kind in ("heading", "table-cell"):
            return None
        if after[0].kind == "caption" and "figure" in self._blocks[quote.last].within:
            return read_credit(after[0].prose.lstrip(" —–-"))
        return read_credit_block(after[0])

    def _named(self, quote: QuoteBlock) -> Verdict | None:
        """What the words around it say of a speaker."""
        for words in quote.words:
            prose = self._blocks[words.at].prose
            found = find_attribution(prose, words.start, words.end, stands_alone=True) if words.marked else None
            if found and found.sort != "anyone":
                return Verdict("attributed-quotation", found.subject, found.sourced)
        lead = read_lead_in(self._blocks, quote.first, self._people)
        lead = lead or read_follow_up(self._blocks, quote.last, self._people)
        if lead:
            return Verdict("attributed-quotation" if lead.said else "unknown", lead.speaker)
        linked = any(m.kind == "link" for block in self._blocks[quote.first : quote.last + 1] for m in block.marks)
        return Verdict("attributed-quotation", None, True) if linked else None

    def _unnamed(self, quote: QuoteBlock, texts: list[str], marked: bool) -> Verdict:
        """Whether words that nobody is named for are surely somebody's."""
        count = sum(count_words(text) for text in texts)
        questions = all(text.rstrip(" .").endswith("?") for text in texts)
        if count < _LEAST_WORDS or questions or is_title_case(texts[0]):
            return Verdict("unknown")
        if not quote.is_block and self._has_quoted_neighbour(quote):
            return Verdict("unknown")
        if marked or self._is_prose(quote, texts, count):
            return Verdict("unattributed-quotation")
        return Verdict("unknown")

    def _has_quoted_neighbour(self, quote: QuoteBlock) -> bool:
        """Whether a paragraph beside it is quoted too: a dialog, an interview, a row of examples."""
        around = [*self._blocks[max(0, quote.first - 1) : quote.first], *self._blocks[quote.last + 1 : quote.last + 2]]
        texts = [block.prose.strip() for block in around if block.kind != "heading"]
        return any(text.startswith(_OPENS) or text.endswith(_CLOSES) for text in texts)

    def _is_prose(self, quote: QuoteBlock, texts: list[str], count: int) -> bool:
        """Whether a block quotation without marks is a quotation, and no note, notice, example or excerpt."""
        inside = self._blocks[quote.first : quote.last + 1]
        if self._is_technical or not _LEAST_UNMARKED <= count <= _MOST_UNMARKED or _NOTICE.search(" ".join(texts)):
            return False
        if any(block.opaque or block.kind not in ("quote", "paragraph") for block in inside):
            return False
        return all(_ENDS.search(text.strip()) for text in texts) and not self._has_named_neighbour(quote)

    def _has_named_neighbour(self, quote: QuoteBlock) -> bool:
        """Whether a paragraph beside it names a person or a body that the words may be taken from."""
        around = [*self._blocks[max(0, quote.first - 1) : quote.first], *self._blocks[quote.last + 1 : quote.last + 2]]
        return any(find_names(block.prose[1:]) for block in around if block.kind != "heading")
