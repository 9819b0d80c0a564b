"""grammar/spacing: two spaces where one belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from contentlint.features.article import Article
from contentlint.model import Block, Finding, Fix

_DOUBLE = re.compile(r"(\S*[\w,;:.!?…%)\]\"”’'])(  )(?=([\w(\[\"“‘'$€£]\S*))")
_SENTENCE_GAP = re.compile(r"[.!?:…][\"”’')\]]*( +)(?=\S)")
_INDENTED = re.compile(r"\t|(?<![^\r\n])[ \t]+\S")
_WORD_BEFORE = re.compile(r"[^\W\d_][,;.!?)\"”’']*\Z")
_WORD = re.compile(r"[(“\"‘']?[^\W\d_]+(?:[-'’][^\W\d_]+)*[,;:.!?)”\"’']*\Z")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_LINE = re.compile(r"[^\r\n]*")
_LINE_WORDS = 6
_AMOUNT = re.compile(r"\d\s?[^\W\d_]{1,3}\Z")
_LAYOUT_FROM = 3
_SLIPS = 2  # an article with more double spaces after sentences has them on purpose


def find_double_spaces(article: Article, blocks: Iterable[Block]) -> Iterator[Finding]:
    """Two spaces inside a sentence, and in plain text after one too where the article mostly has single ones there.

    More spaces, or two at many places of one block, lay out columns, and so do any in a plain text's indented lines, in
    rows of figures and in lines of a few words; where spaces collapse, two after a sentence are nobody's concern.
    """
    if article.document.format == "html":
        return
    prose = [block for block in blocks if block.syntax in ("plain", "markdown", "mdx") and "  " in block.prose]
    typist = bool(prose) and (article.document.format != "text" or _is_typist(article.blocks))
    for block in prose:
        found = [match for match in _DOUBLE.finditer(block.prose) if not typist or not _ends_sentence(match[1])]
        if article.document.format == "text":
            found = [] if _is_laid_out(article, block) else [m for m in found if _is_in_prose(article, block, m)]
        if "   " not in block.prose and len(found) < _LAYOUT_FROM:
            yield from (_finding(block, match) for match in found if _is_written(article, block, match))


def _is_typist(blocks: Iterable[Block]) -> bool:
    """Whether the author parts sentences by two spaces."""
    gaps = [len(gap) for block in blocks for gap in _SENTENCE_GAP.findall(block.prose)]
    doubled = sum(1 for gap in gaps if gap == 2)
    return doubled * 3 >= len(gaps) or doubled > _SLIPS


def _is_laid_out(article: Article, block: Block) -> bool:
    """Whether a plain text's block has tabs, or lines that begin with a space: code, a table, a drawing."""
    text, (start, end) = article.document.text, block.whole
    return block.kind != "list-item" and bool(_INDENTED.search(text, _line_start(text, start), end))


def _line_start(text: str, place: int) -> int:
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1


def _is_in_prose(article: Article, block: Block, match: re.Match[str]) -> bool:
    """Whether words stand on both sides of two spaces, in a line of many words."""
    if not _WORD_BEFORE.search(match[1]) or not _WORD.match(match[3]):
        return False
    text, place = article.document.text, block.span(*match.span(2)).start
    start = _line_start(text, place)
    line = _LINE.match(text, start)
    return line is not None and len(_WORDS.findall(line[0])) >= _LINE_WORDS and not _AMOUNT.search(text, start, place)


def _ends_sentence(word: str) -> bool:
    return word.rstrip("\"”’')]")[-1:] in ".!?:…"


def _is_written(article: Article, block: Block, match: re.Match[str]) -> bool:
    span = block.span(*match.span(2))
    return article.document.text[span.start : span.end] == "  " and not block.is_opaque(match.start(), match.end(3))


def _finding(block: Block, match: re.Match[str]) -> Finding:
    edit = block.edit(*match.span(2), " ")
    return Finding(
        rule="grammar/spacing",
        span=block.span(match.start(), match.end(3)),
        message=f"Two spaces stand between “{match[1]}” and “{match[3]}” where one belongs.",
        fixes=(Fix("Leave one space", (edit,), safe=True),) if edit else (),
    )
