"""grammar/*: what a grammar engine finds in the prose, as far as it is the author's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from contentlint.checks.check import Check, Options
from contentlint.checks.spacing import find_double_spaces
from contentlint.features.article import Article
from contentlint.grammar.engine import KINDS, Engine, Slip
from contentlint.model import Block, Finding, Fix
from contentlint.text.words import word_key, words

RULES = tuple(f"grammar/{kind}" for kind in KINDS)
_PROSE = ("heading", "paragraph", "list-item", "quote", "definition", "caption", "table-cell")
_FRAGMENTS = ("heading", "list-item", "caption", "table-cell")
_SAFE = ("repeated-word", "spacing")
_IN_QUOTATIONS = ("repeated-word",)
_FOREIGN_MARKS = ("emphasis", "i", "em", "cite", "dfn", "var", "kbd", "samp")
_TERM_FIELD = re.compile(r"front-matter\.(?:terms|words|tags|keywords|topics|categories|authors?)\b", re.I)
_PARAGRAPH_TAG = re.compile(r"\s*(?:<p\b[^>]*>\s*)?")
_TRUSTED_FROM = 3


def bind(engine: Engine) -> Check:
    """The check that asks `engine`."""
    return Check(RULES, partial(_run, engine))


def _run(engine: Engine, article: Article, options: Options) -> Iterator[Finding]:
    blocks = [block for block in article.blocks if block.kind in _PROSE and article.reads_english(block)]
    if "grammar/spacing" in options.active:
        yield from find_double_spaces(article, blocks)
    if not options.active - {"grammar/spacing"}:
        return
    trust = _Trust(article)
    for block, slips in _ask(engine, article, blocks):
        for slip in slips:
            if (
                f"grammar/{slip.kind}" in options.active
                and _is_due(article, block, slip)
                and not trust.covers(block, slip)
            ):
                yield _finding(block, slip)


def _ask(engine: Engine, article: Article, blocks: list[Block]) -> Iterator[tuple[Block, tuple[Slip, ...]]]:
    by_language: dict[str, list[Block]] = {}
    for block in blocks:
        by_language.setdefault(block.language or article.document.language or "en", []).append(block)
    for language, group in by_language.items():
        yield from zip(group, engine.check([_masked(block) for block in group], language), strict=True)


def _masked(block: Block) -> str:
    """The prose with code and expressions as words of equal length that no rule knows."""
    prose = block.prose
    for mark in block.opaque:
        size = mark.end - mark.start
        mask = "x" + "_" * (size - 2) + "x" if size > 2 else "x" * size
        prose = prose[: mark.start] + mask + prose[mark.end :]
    return prose


def _is_due(article: Article, block: Block, slip: Slip) -> bool:
    """Whether a slip may be reported where it stands."""
    start, end = slip.start, slip.end
    if block.is_opaque(start - 1, end + 1) or _is_marked(block, start, end, ("deleted",)):
        return False
    if slip.kind == "repeated-word" and _ends_mark_inside(block, start, end):
        return False  # “connected **to** to reach”: the second word begins something else
    if slip.kind == "repeated-word" and "<" in article.document.text[slice(*block.span(start, end))]:
        return False  # a line break or a label of its own stands between
    if slip.kind in ("capitalization", "missing-word") and block.kind in _FRAGMENTS:
        return False
    if slip.kind == "capitalization" and start == 0 and not _opens_sentence(article, block):
        return False
    if slip.kind in ("spelling", "capitalization") and _is_marked(block, start, end, _FOREIGN_MARKS):
        return False
    return slip.kind in _IN_QUOTATIONS or not _is_quoted(article, block, start, end)


def _opens_sentence(article: Article, block: Block) -> bool:
    """Whether a block cannot go on with what stands before it: a list, code, a picture, a component."""
    blocks, source = article.document.blocks, article.document.text
    at = bisect_left(blocks, block.whole.start, key=lambda other: other.whole.start)
    before = blocks[at - 1] if at > 0 else None
    if not _PARAGRAPH_TAG.fullmatch(source, block.whole.start, block.text_span.start):
        return False
    if before is None:
        return True
    if source[before.whole.end : block.whole.start].strip():
        return False
    return before.kind == "heading" or (before.kind == "paragraph" and before.prose.rstrip()[-1:] in '.!?”"')


def _is_marked(block: Block, start: int, end: int, kinds: Iterable[str]) -> bool:
    return any(mark.kind in kinds and mark.start < end and start < mark.end for mark in block.marks)


def _ends_mark_inside(block: Block, start: int, end: int) -> bool:
    """Whether slanted, strong, linked or other marked words end between the words of start..end, and begin before."""
    return any(start < mark.end < end and mark.start < start for mark in block.marks)


def _is_quoted(article: Article, block: Block, start: int, end: int) -> bool:
    if block.kind == "quote" or "quote" in block.within or _is_marked(block, start, end, ("q",)):
        return True
    return any(q.block is block and q.start < end and start < q.end for q in article.quotations)


class _Trust:
    """The words of an article that are spelt as they should be: what it uses often, what it names, what is code."""

    def __init__(self, article: Article) -> None:
        self._prose = Counter(
            word.key
            for block in article.blocks
            for word in article.words(block)
            if not block.is_opaque(word.start, word.end)
        )
        self._source = Counter(word_key(word.text) for word in words(article.document.text))
        fields = [field.value for field in article.document.fields if _TERM_FIELD.match(field.name)]
        terms = [*article.wishes.terms, *fields]
        self._terms = frozenset(key for term in terms for key in (term.casefold(), *(w.key for w in words(term))))
        self._names = frozenset(
            word.key
            for block in article.body
            for word in article.words(block)
            if word.text[0].isupper() and word.start > 0 and block.prose[word.start - 2 : word.start - 1].isalnum()
        )

    def covers(self, block: Block, slip: Slip) -> bool:
        text = block.prose[slip.start : slip.end]
        if text.casefold() in self._terms:
            return True
        if slip.kind != "spelling" or any(" " in replacement for replacement in slip.replacements):
            return False
        key = word_key(text)
        often = self._prose[key] >= _TRUSTED_FROM or self._source[key] > self._prose[key]
        return often or key in self._terms or key in self._names


def _finding(block: Block, slip: Slip) -> Finding:
    return Finding(
        rule=f"grammar/{slip.kind}",
        span=block.span(slip.start, slip.end),
        message=slip.message,
        confidence=slip.confidence,
        fixes=tuple(_fixes(block, slip)),
        source=slip.source,
    )


def _fixes(block: Block, slip: Slip) -> Iterator[Fix]:
    for replacement in slip.replacements:
        edit = block.edit(slip.start, slip.end, replacement)
        if edit:
            title = f"Replace with “{replacement}”" if replacement else "Remove"
            yield Fix(title, (edit,), safe=slip.kind in _SAFE)
