"""Who is credited with a block quotation: in its last lines, its tag, a footnote, an element that is no prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentlint.features.credits import Credit, is_bare_credit, is_last_line, read_credit, read_dash_credit
from contentlint.model import Block, Document

QUOTE_END = re.compile(r"</[\w-]*quot|</(?:aside|figure)\b|\{\{[<%]\s*/", re.I)
_ANY_TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.S)
_NAMING = re.compile(
    r"\b(?:author|cite|source|by|name|attribution|speaker|person|caption)\s*=\s*[\"'](?P<name>[^\"'\n]+)[\"']", re.I
)
_TAG = re.compile(r"quot|figure|aside", re.I)
_FOOTNOTE = re.compile(r"\[\^|<sup\b|footnote|#fn", re.I)
_NUMBER = re.compile(r"(?:(?<=[.!?\"”»’])\s*\[?\d{1,3}\]?|[¹²³⁴⁵⁶⁷⁸⁹†‡])$")
TAG_REACH = 400


def find_footnote(document: Document, block: Block) -> Credit | None:
    """The source that a footnote's mark at the end of a block promises."""
    marked = _FOOTNOTE.search(document.text, block.text_span.end, block.whole.end)
    return Credit(None, True) if marked or _NUMBER.search(block.prose) else None


def find_tag_credit(document: Document, blocks: Sequence[Block], at: int) -> Credit | None:
    """The credit in the attributes of the tag or shortcode that opens a quotation."""
    block = blocks[at]
    low = max(blocks[at - 1].whole.end if at else 0, block.whole.start - TAG_REACH)
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


def find_hidden_credit(document: Document, blocks: Sequence[Block], at: int) -> Credit | None:
    """The credit in the rest of the element, where the reader took it for no text of the article's."""
    start = blocks[at].text_span.end
    stop = blocks[at + 1].whole.start if at + 1 < len(blocks) else len(document.text)
    end = QUOTE_END.search(document.text, start, min(stop, start + TAG_REACH * 3))
    rest = " ".join(_ANY_TAG.sub(" ", document.text[start : end.start()]).split()) if end else ""
    words = rest.lstrip("—–- ")
    return read_credit(words) if words[:1].isalpha() and len(words.split()) <= 20 else None


def read_last_blocks(blocks: Sequence[Block], start: int, last: int) -> tuple[Credit | None, int]:
    """The credit in the last blocks of a quotation, a name and perhaps a role, and the last block of its words."""
    credit = _read_last_block(blocks[last]) if last > start else None
    if credit is None:
        return None, last
    above = _read_last_block(blocks[last - 1]) if last - 1 > start else None
    return (above, last - 2) if above and above.name else (credit, last - 1)


def _read_last_block(block: Block) -> Credit | None:
    if block.kind in ("quote", "paragraph") and is_last_line(block.prose):
        return add_links(read_dash_credit(block.prose) or read_credit(block.prose), block, 0)
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
    return add_links(credit, block, 0)


def add_links(credit: Credit | None, block: Block, start: int) -> Credit | None:
    if credit and any(mark.kind in ("link", "cite") and mark.end > start for mark in block.marks):
        return Credit(credit.name, True)
    return credit
