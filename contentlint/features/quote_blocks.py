"""Where quotations stand alone: block quotations, pull quotes, paragraphs that are nothing but quoted words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from contentlint.features.credits import Credit
from contentlint.features.quote_credits import (
    QUOTE_END,
    TAG_REACH,
    find_footnote,
    find_hidden_credit,
    find_tag_credit,
    read_last_blocks,
)
from contentlint.features.quote_marks import BlockMarks
from contentlint.features.quoted_words import Words, is_mostly_marked, read_marked, read_unmarked
from contentlint.model import Block, Document, Run, Span
from contentlint.text.words import count_words

_LEAST_WORDS = 4
_LEAST_CREDITED = 2
_QUOTE_CLASS = re.compile(r"""\bclass\s*=\s*["']?[^"'>]*(?:quot|testimonial|epigraph)""", re.I)
_PULL_CLASS = re.compile(r"""\bclass\s*=\s*["']?[^"'>]*pull-?quote""", re.I)
_QUOTE_START = re.compile(
    r"""<blockquote\b|\bclass\s*=\s*["']?[^"'>]*testimonial[\w-]*(?:wrapper|item|card|content|text|body|slide|block)""",
    re.I,
)
_SHORTCODE = re.compile(
    r"\{\{[<%]\s*[\w-]*quot[\w-]*\s[^{}]*?\b(?:text|quote|content|body)\s*=\s*\"(?P<text>[^\"\n]+)\"", re.I
)
_OUTSIDE = frozenset(("table", "footnote", "nav", "list", "definition-list", "details"))
_ASIDE_REACH = 10_000


class QuoteBlock(NamedTuple):
    """One quotation that stands alone: its words by block, the credit that belongs to it, its first and last block.

    `is_block`: it is set as a block quotation, not only by its marks. `is_pull`: its markup calls it a pull quote.
    """

    words: tuple[Words, ...]
    credit: Credit | None
    first: int
    last: int
    is_block: bool
    is_pull: bool = False


def add_shortcodes(document: Document) -> tuple[Block, ...]:
    """The document's blocks, and one for each quotation in an attribute of a shortcode (`{{< quote text="…" >}}`)."""
    if "{{" not in document.text:
        return document.blocks
    found = [_shortcode_block(match) for match in _SHORTCODE.finditer(document.text)]
    code = [block.whole for block in document.blocks if block.kind == "code"]
    shown = [b for b in found if not any(span.start <= b.whole.start < span.end for span in code)]
    return tuple(sorted((*document.blocks, *shown), key=lambda block: block.whole.start)) if shown else document.blocks


def _shortcode_block(match: re.Match[str]) -> Block:
    start, end = match.span("text")
    return Block(
        "quote", match["text"], (Run(0, start, end),), Span(match.start(), end), within=("quote",), syntax="attribute"
    )


def find_quote_blocks(document: Document, blocks: Sequence[Block], marks: Sequence[BlockMarks]) -> Iterator[QuoteBlock]:
    """All quotations that stand alone, in order; `marks` are the marks of each block."""
    at = 0
    while at < len(blocks):
        end = at + 1
        resumed = any(pair.resumes for pair in marks[at].pairs)
        if _is_quote(document, blocks[at]):
            while end < len(blocks) and _is_quote(document, blocks[end]) and not _is_parted(document, blocks, end):
                end += 1
            if not resumed and (found := _read_blocks(document, blocks, marks, at, end)):
                yield found
        elif not resumed and (found := _read_paragraph(document, blocks[at], marks[at], at)):
            yield found
        elif blocks[at].kind == "list-item":
            while end < len(blocks) and blocks[end].kind == "list-item":
                end += 1
            yield from _read_list(blocks, marks, at, end)
        at = end


def _is_quote(document: Document, block: Block) -> bool:
    if "footnote" in block.within:
        return False
    if block.kind == "quote" or "quote" in block.within:
        return True
    name = next((name for name in ("aside", "figure") if name in block.within), None)
    if name is None or block.kind == "caption":
        return False
    tag = document.text.rfind("<" + name, max(0, block.whole.start - _ASIDE_REACH), block.whole.start + 1)
    close = document.text.find(">", tag) if tag >= 0 else -1
    return close >= 0 and bool(_QUOTE_CLASS.search(document.text, tag, close))


def _is_parted(document: Document, blocks: Sequence[Block], at: int) -> bool:
    """Whether block `at` begins another quotation than the block before it."""
    if document.format == "text":
        return True
    gap = document.text[blocks[at - 1].text_span.end : blocks[at].text_span.start]
    if QUOTE_END.search(gap) or _QUOTE_START.search(gap) or blocks[at].syntax == "attribute":
        return True
    lines = gap.split("\n")
    return lines[-1].lstrip().startswith(">") and any(not line.strip() for line in lines[1:-1])


def _read_paragraph(document: Document, block: Block, marks: BlockMarks, at: int) -> QuoteBlock | None:
    """A paragraph that is nothing but quoted words, and perhaps their credit."""
    if block.kind != "paragraph" or _OUTSIDE.intersection(block.within) or any(pair.runs_on for pair in marks.pairs):
        return None
    words, credit = read_marked(block, marks, at)
    credit = credit or find_footnote(document, block)
    if words is None or count_words(block.prose[words.start : words.end]) < _LEAST_WORDS:
        return None
    return QuoteBlock((words,), credit, at, at, False)


def _read_list(blocks: Sequence[Block], marks: Sequence[BlockMarks], start: int, end: int) -> Iterator[QuoteBlock]:
    """The items of a collection of quotations: a list in which most items are quoted as a whole and credited."""
    found = [(at, *read_marked(blocks[at], marks[at], at)) for at in range(start, end) if marks[at].pairs]
    items = [(at, words, credit) for at, words, credit in found if words]
    credited = sum(credit is not None and credit.name is not None for _, _, credit in items)
    if credited < _LEAST_CREDITED or credited * 2 <= end - start:
        return
    for at, words, credit in items:
        if count_words(blocks[at].prose[words.start : words.end]) >= _LEAST_WORDS:
            yield QuoteBlock((words,), credit, at, at, False)


def _read_blocks(
    document: Document, blocks: Sequence[Block], marks: Sequence[BlockMarks], start: int, end: int
) -> QuoteBlock | None:
    last = end - 1
    credit, last = read_last_blocks(blocks, start, last)
    words: list[Words] = []
    for at in range(start, last + 1):
        if blocks[at].kind in ("code", "heading", "table-cell", "caption") or not blocks[at].prose.strip():
            continue
        found, inner = read_marked(blocks[at], marks[at], at)
        if found is None and not is_mostly_marked(blocks[at], marks[at]):
            found, inner = read_unmarked(document, blocks[at], at)
        credit = credit or inner or find_footnote(document, blocks[at])
        if found:
            words.append(found)
    if not words:
        return None
    credit = credit or find_tag_credit(document, blocks, start) or find_hidden_credit(document, blocks, end - 1)
    is_set = document.format != "text"  # plain text has nothing but the marks
    return QuoteBlock(tuple(words), credit, start, end - 1, is_set, _is_pull(document, blocks, start))


def _is_pull(document: Document, blocks: Sequence[Block], at: int) -> bool:
    """Whether the markup before block `at` calls it a pull quote."""
    low = max(blocks[at - 1].text_span.end if at else 0, blocks[at].text_span.start - TAG_REACH)
    return bool(_PULL_CLASS.search(document.text, low, blocks[at].text_span.start))
