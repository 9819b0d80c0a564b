"""An article: its document and what it contains, each computed once and only when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from contentlint.features.passage import Passage
from contentlint.features.sections import Section, find_sections
from contentlint.model import Block, Document, Span
from contentlint.text.sentences import sentence_spans
from contentlint.text.words import Word, count_words, words

if TYPE_CHECKING:
    from contentlint.features.faq import QuestionAnswer
    from contentlint.features.keyphrase import Keyphrase
    from contentlint.features.quotations import Quotation


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says about the article from outside: option or config."""

    keyphrase: str | None = None
    keyphrase_fields: tuple[str, ...] = ("keyphrase", "focus_keyphrase", "focus_keyword", "seo.keyphrase")
    terms: frozenset[str] = frozenset()


class Article:
    """A document with its features. Blocks of code, and prose that is opaque, are nobody's text."""

    def __init__(self, document: Document, wishes: Wishes | None = None) -> None:
        self.document = document
        self.wishes = wishes or Wishes()
        self._sentences: dict[int, tuple[Passage, ...]] = {}
        self._words: dict[int, tuple[Word, ...]] = {}

    @cached_property
    def is_english(self) -> bool:
        """Whether the article as a whole is in English."""
        return (self.document.language or "en").split("-")[0] == "en"

    def reads_english(self, block: Block) -> bool:
        """Whether a block is in English."""
        return (block.language or self.document.language or "en").split("-")[0] == "en"

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks but code."""
        return tuple(block for block in self.document.blocks if block.kind != "code")

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """Running prose: paragraphs, list items, quotations, definitions; no headings, tables, captions."""
        return tuple(b for b in self.blocks if b.kind in ("paragraph", "list-item", "quote", "definition"))

    def words(self, block: Block) -> tuple[Word, ...]:
        """The words of a block, split once."""
        key = id(block)
        if key not in self._words:
            self._words[key] = tuple(words(block.prose))
        return self._words[key]

    def sentences(self, block: Block) -> tuple[Passage, ...]:
        """The sentences of a block, split once."""
        key = id(block)
        if key not in self._sentences:
            self._sentences[key] = tuple(Passage(block, s, e) for s, e in sentence_spans(block.prose))
        return self._sentences[key]

    @cached_property
    def word_count(self) -> int:
        return sum(count_words(block.prose) for block in self.blocks)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        return find_sections(self.document.blocks)

    @cached_property
    def title(self) -> str | None:
        """The title as front matter, `<title>`, the first heading of level 1 or else the first heading says."""
        named = self.document.field("front-matter.title", "title")
        if named:
            return named.value
        headings = [block for block in self.document.blocks if block.kind == "heading"]
        first = next((block for block in headings if block.level == 1), headings[0] if headings else None)
        return first.prose if first else None

    @cached_property
    def title_span(self) -> Span:
        """Where a finding about the whole article, or about something absent, stands."""
        named = self.document.field("front-matter.title", "title")
        if named:
            return named.span
        headings = [block for block in self.document.blocks if block.kind == "heading"]
        first = next((block for block in headings if block.level == 1), headings[0] if headings else None)
        if first is None:
            first = self.document.blocks[0] if self.document.blocks else None
        return first.text_span if first else Span(0, 0)

    @cached_property
    def readability(self) -> Mapping[str, float]:
        from contentlint.features.readability import score_article

        return score_article(self)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        from contentlint.features.quotations import find_quotations

        return find_quotations(self)

    @cached_property
    def keyphrase(self) -> Keyphrase | None:
        from contentlint.features.keyphrase import find_keyphrase

        return find_keyphrase(self)

    @cached_property
    def faq(self) -> tuple[QuestionAnswer, ...]:
        from contentlint.features.faq import find_questions

        return find_questions(self)
