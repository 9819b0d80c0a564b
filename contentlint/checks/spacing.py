"""grammar/spacing: two spaces where one belongs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from contentlint.features.article import Article
from contentlint.model import Block, Finding, Fix

_DOUBLE = re.compile(r"(\S*[\w,;:.!?…%)\]\"”’'])(  )(?=([\w(\[\"“‘'$€£]\S*))")
_SENTENCE_GAP = re.compile(r"[.!?:…][\"”’')\]]*( +)(?=\S)")
_LAYOUT_FROM = 3


def find_double_spaces(article: Article, blocks: Iterable[Block]) -> Iterator[Finding]:
    """Two spaces inside a sentence, and in plain text after one too where the article mostly has single ones there.

    More spaces, or two at many places of one block, lay out columns; where spaces collapse, two after a sentence are
    nobody's concern.
    """
    if article.document.format == "html":
        return
    prose = [block for block in blocks if block.syntax in ("plain", "markdown", "mdx") and "  " in block.prose]
    typist = bool(prose) and (article.document.format != "text" or _is_typist(article.blocks))
    for block in prose:
        found = [match for match in _DOUBLE.finditer(block.prose) if not typist or not _ends_sentence(match[1])]
        if "   " not in block.prose and len(found) < _LAYOUT_FROM:
            yield from (_finding(block, match) for match in found if _is_written(article, block, match))


def _is_typist(blocks: Iterable[Block]) -> bool:
    """Whether the author parts sentences by two spaces."""
    gaps = [len(gap) for block in blocks for gap in _SENTENCE_GAP.findall(block.prose)]
    return sum(1 for gap in gaps if gap == 2) * 3 >= len(gaps)


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
