"""What a quotation that stands alone is, and who is named for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from contentlint.features.attribution import find_attribution
from contentlint.features.credits import Credit, read_credit
from contentlint.features.lead_ins import LeadIn, read_follow_up, read_lead_in
from contentlint.features.names import Name, find_names
from contentlint.features.own_words import OwnWords
from contentlint.features.quote_blocks import QuoteBlock
from contentlint.features.quote_credits import read_credit_block
from contentlint.features.quote_kinds import QuoteKind, is_title_case
from contentlint.features.speakers import People
from contentlint.model import Block
from contentlint.text.sentences import sentence_spans
from contentlint.text.words import Word, count_words

_LEAST_WORDS = 4
_LEAST_UNMARKED = 8
_MOST_UNMARKED = 60
_LEAST_SPEECHES = 3
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
_LETTER = re.compile(r"\s*(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b[^.?!]{0,40},", re.I)
_ENDS = re.compile(r"[.!?…][\"”»’)*_]*$")
_OPENS = tuple('"“«„‘')
_SPEECH_AT_END = re.compile(r"[,:]\s*[\"“«„‘][^\"”»]+[\"”»’]$")


class Verdict(NamedTuple):
    """The kind of a quotation that stands alone, its speaker as named there, and whether a source stands with it."""

    kind: QuoteKind
    speaker: str | None = None
    sourced: bool = False


class PullQuotes:
    """Judges the stand-alone quotations of one article, given its blocks and the people it names."""

    def __init__(
        self,
        blocks: Sequence[Block],
        people: People,
        quotes: Sequence[QuoteBlock],
        split: Callable[[Block], Sequence[Word]],
    ) -> None:
        """`split` gives the words of a block."""
        self._blocks = blocks
        self._credited = {at for quote in quotes if quote.credit for at in range(quote.first, quote.last + 1)}
        self._answers = sum(self._follows_question(quote) for quote in quotes)
        self._quotes = quotes
        self._speeches = _count_speeches(blocks, quotes)
        self._people = people
        self._own = OwnWords(blocks, split)
        self._is_technical = any(block.kind == "code" for block in blocks)

    def judge(self, quote: QuoteBlock, *, english: bool) -> Verdict:
        """What a quotation is; "unattributed-quotation" only where nobody can be meant by the words around it."""
        if quote.is_block and _LETTER.match(self._blocks[quote.first].prose):
            return Verdict("unknown")
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
        lead = self._read_around(quote)
        if lead:
            return Verdict("attributed-quotation" if lead.said else "unknown", lead.speaker)
        linked = any(m.kind == "link" for block in self._blocks[quote.first : quote.last + 1] for m in block.marks)
        return Verdict("attributed-quotation", None, True) if linked else None

    def _read_around(self, quote: QuoteBlock) -> LeadIn | None:
        """What the blocks beside it say; a pull quote stands anywhere, only a colon before it ties it to them."""
        is_tied = not quote.is_pull and self._blocks[quote.first].kind != "list-item"
        before = self._blocks[quote.first - 1].prose.rstrip() if quote.first else ""
        if not is_tied and not before.endswith(":"):
            return None
        lead = None if quote.first - 1 in self._credited else read_lead_in(self._blocks, quote.first, self._people)
        if lead or not is_tied or quote.last + 1 in self._credited:
            return lead
        return read_follow_up(self._blocks, quote.last, self._people)

    def _unnamed(self, quote: QuoteBlock, texts: list[str], marked: bool) -> Verdict:
        """Whether words that nobody is named for are surely somebody's."""
        count = sum(count_words(text) for text in texts)
        questions = all(text.rstrip(" .").endswith("?") for text in texts)
        if count < _LEAST_WORDS or questions or is_title_case(texts[0]):
            return Verdict("unknown")
        is_scene = self._speeches >= _LEAST_SPEECHES or self._has_quoted_neighbour(quote)
        if self._is_answer(quote) or (not quote.is_block and is_scene):
            return Verdict("unknown")
        if marked or self._is_prose(quote, texts, count):
            return Verdict("unattributed-quotation")
        return Verdict("unknown")

    def _has_quoted_neighbour(self, quote: QuoteBlock) -> bool:
        """Whether a paragraph beside it is quoted too: a dialog, an interview, a row of examples."""
        around = [at for at in (quote.first - 1, quote.last + 1) if 0 <= at < len(self._blocks)]
        kept = (at for at in around if at not in self._credited and self._blocks[at].kind != "heading")
        texts = [self._blocks[at].prose.strip() for at in kept]
        return any(text.startswith(_OPENS) or _SPEECH_AT_END.search(text) for text in texts)

    @cached_property
    def _sets_notes_apart(self) -> bool:
        """Whether the article sets notes to the reader as block quotations, so that others may be the author's too."""
        texts = [
            self._blocks[q.first].prose for q in self._quotes if q.is_block and not q.credit and not q.words[0].marked
        ]
        return any(_NOTE.match(text) or _NOTICE.search(text) for text in texts)

    def _follows_question(self, quote: QuoteBlock) -> bool:
        before = self._blocks[quote.first - 1].prose.rstrip() if quote.first else ""
        return before.endswith("?")

    def _is_answer(self, quote: QuoteBlock) -> bool:
        """Whether it answers a question, as in an interview: no heading, or one of several."""
        if not self._follows_question(quote):
            return False
        return self._blocks[quote.first - 1].kind != "heading" or self._answers > 1

    def _is_prose(self, quote: QuoteBlock, texts: list[str], count: int) -> bool:
        """Whether a block quotation without marks is a quotation, and no note, notice, example or excerpt."""
        inside = self._blocks[quote.first : quote.last + 1]
        if (
            self._is_technical
            or self._sets_notes_apart
            or not _LEAST_UNMARKED <= count <= _MOST_UNMARKED
            or _NOTICE.search(" ".join(texts))
        ):
            return False
        if any(block.opaque or block.kind not in ("quote", "paragraph") for block in inside):
            return False
        return all(_ENDS.search(text.strip()) for text in texts) and not self._has_named_neighbour(quote)

    def _has_named_neighbour(self, quote: QuoteBlock) -> bool:
        """Whether the paragraph before it, or the sentence after it, names somebody who may have said it."""
        if quote.is_pull:
            return False
        before = self._blocks[quote.first - 1] if quote.first and quote.first - 1 not in self._credited else None
        after = self._blocks[quote.last + 1] if quote.last + 1 < len(self._blocks) else None
        if before and before.kind != "heading" and before.prose.strip():
            last = sentence_spans(before.prose)[-1][0] + 1
            if any(name.start >= last or _is_full(name) for name in find_names(before.prose[1:])):
                return True
        if not after or after.kind == "heading" or not after.prose.strip():
            return False
        return bool(find_names(after.prose[1 : sentence_spans(after.prose)[0][1]]))


def _count_speeches(blocks: Sequence[Block], quotes: Sequence[QuoteBlock]) -> int:
    """How many paragraphs begin with what somebody says and go on to tell who does: many in a story, or in the news."""
    alone = {at for quote in quotes for at in range(quote.first, quote.last + 1)}
    return sum(
        block.kind == "paragraph" and at not in alone and block.prose.lstrip()[:1] in _OPENS and len(block.prose) > 1
        for at, block in enumerate(blocks)
    )


def _is_full(name: Name) -> bool:
    """Whether a name is no word that merely begins a sentence."""
    return len(name.tokens) > 1 or (name.text.isupper() and len(name.text) > 1)
