"""grammar/spacing: a space before a comma or a full stop, none after a comma."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from contentlint.checks.quoted import is_quoted
from contentlint.features.article import Article
from contentlint.model import Block, Finding, Fix

# words after which a picture, a link or a formula may have stood that the text has lost
_HOLE = "the|an?|in|into|on|at|of|for|to|from|with|by|and|or|is|are|see|like|than|as|our|your|their|its|this|via|called"
_BEFORE = re.compile(
    rf"(?!(?i:{_HOLE}) )(?P<word>(?<![\w./\\-])[A-Za-z]{{2,}}) "
    r"(?:(?P<mark>,|[.!?](?=\s+[A-Z]|\s*$))(?=\s|$)|(?P<pushed>,)(?P<next>[a-z]{2,})(?= ))"
)
_AFTER = re.compile(r"(?P<word>(?<![\w./\\:;,@#_-])[a-z]{2,}),(?P<next>[a-z]{2,})(?= [a-z]+\b(?!,\w))(?![\w./(=])")
_SPACED = (" ,", " .", " !", " ?")


def find_mark_spaces(article: Article, blocks: Iterable[Block]) -> Iterator[Finding]:
    """Marks that stand apart from the word before them, or against the word after them."""
    for block in blocks:
        if any(piece in block.prose for piece in _SPACED):
            for match in _BEFORE.finditer(block.prose):
                better = match["word"] + (match["mark"] or f", {match['next']}")
                yield from _report(article, block, match, better, "before")
        for match in _AFTER.finditer(block.prose):
            yield from _report(article, block, match, f"{match['word']}, {match['next']}", "after")


def _report(article: Article, block: Block, match: re.Match[str], better: str, side: str) -> Iterator[Finding]:
    start, end = match.span()
    span = block.span(start, end)
    if article.document.text[span.start : span.end] != match[0] or block.is_opaque(start - 1, end + 1):
        return  # a picture, a link or code stands between
    if is_quoted(article, block, start, end):
        return
    edit = block.edit(start, end, better)
    place = "A space stands before the mark" if side == "before" else "No space stands after the comma"
    yield Finding(
        rule="grammar/spacing",
        span=span,
        message=f"{place} in “{match[0]}”; it is written “{better}”.",
        fixes=(Fix(f"Replace with “{better}”", (edit,), safe=side == "before"),) if edit else (),
    )
