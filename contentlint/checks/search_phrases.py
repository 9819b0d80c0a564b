"""Search queries pasted into prose as if they were nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.checks.check import Options
from contentlint.features.article import Article
from contentlint.features.passage import Passage
from contentlint.model import Block, Finding

_QUERY = re.compile(r"\b(?:near|close to|nearby)[ \u00a0-]me\b|\bin my area\b", re.I)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|my|mine|myself)\b")
_ADDRESS = re.compile(r"\b(?:you|your|yours|you['’]\w+|we|our|us|we['’]\w+)\b", re.I)
_SEEKING = re.compile(
    r"\b(?:look(?:ing)? for|find(?:ing)?|seek(?:ing)?|choos(?:e|ing)|need(?:ing)?|hir(?:e|ing)|book(?:ing)?|best|top|"
    r"cheap(?:est)?|affordable|local|24/7|licensed|professional)\b",
    re.I,
)
_SEARCHING = re.compile(
    r"\b(?:search(?:es|ed|ing|er|ers)?|quer(?:y|ies|ied)|google[sd]?|googling|typ(?:e|es|ed|ing)|keywords?|keyphrases?|"
    r"phrases?|terms?|says?|voice|seo|siri|alexa|results?)\b",
    re.I,
)
_ASKING = re.compile(r"\bask(?:s|ed|ing)?\b", re.I)
_NO_NOUN = frozenset(
    """
    sit sits sat sitting stand stands stood standing live lives lived living stay stays stayed staying come comes came
    coming go goes went going be is are was were been being get gets got draw drew drawn hover hovered stop stopped work
    works worked working remain remained keep kept move moved moves moving walk walked land landed fall fell appear
    appeared wait waited sleep slept anyone anybody someone somebody everyone everybody no-one nobody nothing something
    anything everything none one ones people those these them him her it us he she they this that who which right too so
    very not anywhere somewhere nowhere here there up down over and or but from
    """.split()
)
_OPENING = '“‘"«„'
_CLOSING = '”’"»“'


def report_search_phrases(article: Article, _: Options) -> Iterator[Finding]:
    """Report “… near me” where the sentence speaks to the reader: there it can only be a query."""
    if not article.is_english:
        return
    for block in article.body:
        if "quote" in block.within or block.kind == "quote" or not article.reads_english(block):
            continue
        for sentence in article.sentences(block):
            yield from _report(block, sentence)


def _report(block: Block, sentence: Passage) -> Iterator[Finding]:
    for query in _QUERY.finditer(block.prose, sentence.start, sentence.end):
        if is_pasted_query(sentence.text, query.start() - sentence.start, query.end() - sentence.start):
            start = _find_start(block.prose, sentence.start, query.start())
            if block.is_opaque(start, query.end()):
                continue
            message = (
                f"“{block.prose[start : query.end()]}” is a search query in a sentence that speaks to its reader; say "
                "it in the reader’s words (“near you”), or quote it as a search."
            )
            yield Finding("keywords/search-phrase", block.span(start, query.end()), message)


def is_pasted_query(sentence: str, start: int, end: int) -> bool:
    """Whether “near me” at start..end stands in a sentence that nobody says of himself."""
    before = sentence[:start]
    rest = before + sentence[end:]
    if (
        _FIRST_PERSON.search(rest)
        or _is_quoted(sentence, start, end)
        or _SEARCHING.search(rest)
        or _ASKING.search(before)
    ):
        return False
    last = re.search(r"([\w’'-]+)[ \u00a0]*$", before)
    if last is None or last[1].casefold() in _NO_NOUN or last[1].casefold().endswith("ly"):
        return False
    if re.match(r"[ \u00a0-]*(?:search|quer|result|keyword|phrase|listing)", sentence[end:], re.I):
        return False
    return bool(_ADDRESS.search(rest)) or bool(_SEEKING.search(before))


def _is_quoted(sentence: str, start: int, end: int) -> bool:
    """Whether marks stand open before it and are closed after it."""
    opened = max(sentence.rfind(mark, 0, start) for mark in _OPENING)
    if opened < 0:
        return False
    closed = max(sentence.rfind(mark, opened + 1, start) for mark in "”»")
    return closed < 0 and any(mark in sentence[end:] for mark in _CLOSING)


def _find_start(prose: str, least: int, end: int) -> int:
    """Where the query's noun phrase begins: up to three words before, no function word or “looking” among them."""
    start = end
    for _ in range(3):
        word = re.search(r"[\w’'-]+[ \u00a0]+$", prose[least:start])
        key = word[0].strip().casefold() if word else "the"
        if word is None or key in _STOPS or (start < end and key.endswith("ing") and "-" not in key):
            break
        start = least + word.start()
    return start


_STOPS = frozenset(
    """a an the for of in to and or with from by on at find need want choose seek hire book get is are if when
    that""".split()
)
