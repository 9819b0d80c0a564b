"""grammar/capitalization: a capital after “Yes,” or “No,” on a word that the article writes small."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from contentlint.checks.quoted import is_quoted
from contentlint.features.article import Article
from contentlint.model import Block, Finding, Fix

_AFTER_ANSWER = re.compile(r"(?:^|(?<=[.!?] ))[“\"(]?(?:Yes|No), (?P<word>[A-Z][a-z]{2,})(?= [a-z])")
_SMALL = re.compile(r"(?<![\w’'-])[a-z]{3,}(?![\w’'-])")
_NAME = re.compile(r"(?<![\w’'-])[a-z][\w’'-]*,? (?P<word>[A-Z][a-z]{2,})(?! [A-Z])")
_RUNNING = ("paragraph", "list-item", "definition")


def find_answer_capitals(article: Article, blocks: Iterable[Block]) -> Iterator[Finding]:
    """Words that stand small at least twice inside the article's sentences, and never with a capital but after an
    answer: names keep theirs."""
    running = [block for block in blocks if block.kind in _RUNNING]
    found = [(block, match) for block in running for match in _AFTER_ANSWER.finditer(block.prose)]
    if not found:
        return
    small = Counter(word for block in running for word in _SMALL.findall(block.prose))
    names = {match["word"] for block in running for match in _NAME.finditer(block.prose)}
    for block, match in found:
        word = match["word"]
        if small[word.lower()] >= 2 and word not in names and not is_quoted(article, block, *match.span("word")):
            yield _finding(block, match)


def _finding(block: Block, match: re.Match[str]) -> Finding:
    word, span = match["word"], match.span("word")
    edit = block.edit(*span, word.lower())
    return Finding(
        rule="grammar/capitalization",
        span=block.span(*span),
        message=f"“{word}” goes on with the sentence that the answer opens, so it is written “{word.lower()}”.",
        fixes=(Fix(f"Replace with “{word.lower()}”", (edit,)),) if edit else (),
        source=("contentlint:CapitalAfterAnswer",),
    )
