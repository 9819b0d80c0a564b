"""Where quotations stand alone: block quotations, pull quotes, paragraphs that are nothing but quoted words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from contentlint.features.credits import Credit, is_bare_credit, is_last_line, read_credit, read_dash_credit
from contentlint.features.quote_marks import BlockMarks, Pair
from contentlint.model import Block, Document, Run, Span
from contentlint.text.words import count_words

_LEAST_WORDS = 4
_QUOTE_CLASS = re.compile(r"""\bclass\s*=\s*["']?[^"'>]*(?:quot|testimonial|epigraph)""", re.I)
_QUOTE_END = re.compile(r"</[\w-]*quot|</(?:aside|figure)\b|\{\{[<%]\s*/", re.I)
_SHORTCODE = re.compile(
    r"\{\{[<%]\s*[\w-]*quot[\w-]*\s[^{}]*?\b(?:text|quote|content|body)\s*=\s*\"(?P<text>[^\"\n]+)\"", re.I
)
_NAMING = re.compile(
    r"\b(?:author|cite|source|by|name|attribution|speaker|person|caption)\s*=\s*[\"'](?P<name>[^\"'\n]+)[\"']", re.I
)
_TAG = re.compile(r"quot|figure|aside", re.I)
_TRAILING_CREDIT = re.compile(r"(?<=[.!?…\"”»’)])\s*(?:[—–―]|\s-{1,3})\s*(?P<rest>[^\s—–―-][^—―]{1,140})$")
_CLOSED_CREDIT = re.compile(r"^[.,]?\s*\(?(?P<rest>[^\W\d_].{1,140}?)\)?\.?$", re.S)
_REFERENCE = re.compile(r"^[.,]?\s*(?:\[?\^?\d{1,3}\]?|[¹²³⁴⁵⁶⁷⁸⁹*†‡]+|[.,;])?\s*$")
_FOOTNOTE = re.compile(r"\[\^|<sup\b|footnote|#fn", re.I)
_NUMBER = re.compile(r"(?:(?<=[.!?\"”»’])\s*\[?\d{1,3}\]?|[¹²³⁴⁵⁶⁷⁸⁹†‡])$")
_OUTSIDE = frozenset(("table", "footnote", "nav", "list", "definition-list", "details"))
_TAG_REACH = 400
_ASIDE_REACH = 10_000


class Words(NamedTuple):
    """The quoted words of block number `at`: prose start..end, and whether marks stand around them."""

    at: int
    start: int
    end: int
    marked: bool


class QuoteBlock(NamedTuple):
    """One quotation that stands alone: its words by block, the credit that belongs to it, its first and last block.

    `is_block`: it is set as a block quotation, not only by its marks.
    """

    words: tuple[Words, ...]
    credit: Credit | None
    first: int
    last: int
    is_block: bool


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
    gap = document.text[blocks[at - 1].whole.end : blocks[at].whole.start]
    if _QUOTE_END.search(gap) or blocks[at].syntax == "attribute":
        return True
    lines = gap.split("\n")
    return lines[-1].lstrip().startswith(">") and any(not line.strip() for line in lines[1:-1])


def _footnote(document: Document, block: Block) -> Credit | None:
    """The source that a footnote's mark at the end of a block promises."""
    marked = _FOOTNOTE.search(document.text, block.text_span.end, block.whole.end)
    return Credit(None, True) if marked or _NUMBER.search(block.prose) else None


def _read_paragraph(document: Document, block: Block, marks: BlockMarks, at: int) -> QuoteBlock | None:
    """A paragraph that is nothing but quoted words, and perhaps their credit."""
    if block.kind != "paragraph" or _OUTSIDE.intersection(block.within) or any(pair.runs_on for pair in marks.pairs):
        return None
    words, credit = _read_marked(block, marks, at)
    credit = credit or _footnote(document, block)
    if words is None or count_words(block.prose[words.start : words.end]) < _LEAST_WORDS:
        return None
    return QuoteBlock((words,), credit, at, at, False)


def _read_blocks(
    document: Document, blocks: Sequence[Block], marks: Sequence[BlockMarks], start: int, end: int
) -> QuoteBlock | None:
    last = end - 1
    credit = _read_last_block(blocks[last]) if last > start else None
    last -= credit is not None
    words: list[Words] = []
    for at in range(start, last + 1):
        if blocks[at].kind in ("code", "heading", "table-cell", "caption") or not blocks[at].prose.strip():
            continue
        found, inner = _read_marked(blocks[at], marks[at], at)
        if found is None and not _is_mostly_marked(blocks[at], marks[at]):
            found, inner = _read_unmarked(document, blocks[at], at)
        credit = credit or inner or _footnote(document, blocks[at])
        if found:
            words.append(found)
    if not words:
        return None
    return QuoteBlock(tuple(words), credit or _tag_credit(document, blocks, start), start, end - 1, True)


def _tag_credit(document: Document, blocks: Sequence[Block], at: int) -> Credit | None:
    """The credit in the attributes of the tag or shortcode that opens a quotation."""
    block = blocks[at]
    low = max(blocks[at - 1].whole.end if at else 0, block.whole.start - _TAG_REACH)
    high = block.whole.end
    if block.syntax == "attribute":
        low, high = block.whole.start, document.text.find("}}", block.whole.end)
    else:
        high = block.text_span.start
    tag = document.text[low:high]
    match = _NAMING.search(tag) if _TAG.search(tag) else None
    if match is None:
        return None
    return Credit(None, True) if "//" in match["name"] else read_credit(match["name"])


def _read_last_block(block: Block) -> Credit | None:
    if block.kind in ("quote", "paragraph") and is_last_line(block.prose):
        return _with_links(read_dash_credit(block.prose) or read_credit(block.prose), block, 0)
    return read_credit_block(block)


def read_credit_block(block: Block) -> Credit | None:
    """The credit that a block is: a line after a dash, a `<cite>`, a figure's caption, a person's name."""
    prose = block.prose.strip()
    if len(prose.split()) > 40 or block.kind == "code":
        return None
    credit = read_dash_credit(prose)
    cited = any(mark.kind == "cite" and mark.start == 0 for mark in block.marks)
    if credit is None and (is_bare_credit(prose) or cited):
        credit = read_credit(prose)
    return _with_links(credit, block, 0)


def _with_links(credit: Credit | None, block: Block, start: int) -> Credit | None:
    if credit and any(mark.kind in ("link", "cite") and mark.end > start for mark in block.marks):
        return Credit(credit.name, True)
    return credit


def _read_marked(block: Block, marks: BlockMarks, at: int) -> tuple[Words | None, Credit | None]:
    """The words of a block that is quoted as a whole, and the credit after them."""
    prose = block.prose
    first = len(prose) - len(prose.lstrip(" \t\n([*_"))
    pair = _outer_pair(marks, first)
    if pair is None:
        return None, None
    tail = prose[pair.close + 1 :]
    credit = _read_tail(tail)
    if credit is None and not _REFERENCE.match(tail):
        return None, None
    inner = prose[pair.open + 1 : pair.close]
    start = pair.open + 1 + len(inner) - len(inner.lstrip())
    return Words(at, start, start + len(inner.strip()), True), _with_links(credit, block, pair.close)


def _outer_pair(marks: BlockMarks, first: int) -> Pair | None:
    """The pair whose opening mark the block begins with."""
    pair = next((p for p in marks.pairs if p.depth == 0 and p.open <= first), None)
    return pair if pair and pair.open in (first, -1) and pair.mark not in "‘'‚" else None


def _is_mostly_marked(block: Block, marks: BlockMarks) -> bool:
    return any(p.depth == 0 and (p.close - p.open) * 2 > len(block.prose) for p in marks.pairs)


def _read_tail(tail: str) -> Credit | None:
    """The credit after the closing mark of a quotation that stands alone."""
    credit = read_dash_credit(tail)
    if credit:
        return credit
    closed = _CLOSED_CREDIT.match(tail)
    if closed and count_words(tail) <= 20 and (is_bare_credit(closed["rest"]) or tail.lstrip(" .").startswith("(")):
        return read_credit(closed["rest"])
    return None


def _read_unmarked(document: Document, block: Block, at: int) -> tuple[Words, Credit | None]:
    """The words of a block without marks, and the credit that its last line, a dash or a `<cite>` holds."""
    prose = block.prose
    start, end = len(prose) - len(prose.lstrip()), len(prose.rstrip())
    line = _last_line(document, block)
    if line > start and (read_dash_credit(prose[line:end]) or is_last_line(prose[line:end])):
        named = read_dash_credit(prose[line:end]) or read_credit(prose[line:end])
        return Words(at, start, len(prose[:line].rstrip()), False), _with_links(named, block, line)
    trailing = _TRAILING_CREDIT.search(prose, 0, end)
    if trailing and trailing.start() > start and (trailing["rest"][0].isupper() or trailing["rest"][0] == "@"):
        credit = _with_links(read_credit(trailing["rest"]), block, trailing.start())
        return Words(at, start, trailing.start(), False), credit
    cite = next((m for m in block.marks if m.kind == "cite" and m.end >= end - 1 and m.start > start), None)
    if cite:
        credit = _with_links(read_credit(prose[cite.start : cite.end]), block, cite.start)
        return Words(at, start, len(prose[: cite.start].rstrip(" —–-\n")), False), credit
    return Words(at, start, end, False), None


def _last_line(document: Document, block: Block) -> int:
    """Where in the prose the last line of a block's source begins, 0 where it has but one."""
    for run, following in zip(reversed(block.runs[:-1]), reversed(block.runs), strict=False):
        if "\n" in document.text[run.start : run.end] or "<br" in document.text[run.end : following.start]:
            return following.prose
    return 0
