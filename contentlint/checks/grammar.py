"""grammar/*: what a grammar engine finds in the prose, as far as it is the author's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from contentlint.checks.answers import find_answer_capitals
from contentlint.checks.check import Check, Options
from contentlint.checks.doubled_words import is_name_or_column, is_surely_doubled
from contentlint.checks.mark_spaces import find_mark_spaces
from contentlint.checks.quoted import is_marked, is_quoted
from contentlint.checks.restructured import is_restructured
from contentlint.checks.spacing import find_double_spaces
from contentlint.features.article import Article
from contentlint.grammar.engine import KINDS, Engine, EngineError, Slip
from contentlint.model import Block, Edit, Finding, Fix
from contentlint.text.words import word_key, words

RULES = tuple(f"grammar/{kind}" for kind in KINDS)
_PROSE = ("heading", "paragraph", "list-item", "quote", "definition", "caption", "table-cell")
_FRAGMENTS = ("heading", "list-item", "caption", "table-cell")
_SAFE = ("spacing",)
_IN_QUOTATIONS = ("repeated-word",)
_FOREIGN_MARKS = ("emphasis", "i", "em", "cite", "dfn", "var", "kbd", "samp")
_TERM_FIELD = re.compile(r"front-matter\.(?:terms|words|tags|keywords|topics|categories|authors?)\b", re.I)
_PARAGRAPH_TAG = re.compile(r"\s*(?:<p\b[^>]*>\s*)?")
_PART_BEFORE = re.compile(r"\w[(\[{]\Z")  # P(rocess)
_COMMENT = re.compile(r"<!--.*?-->|\{/\*.*?\*/\}", re.S)
_TRUSTED_FROM = 3
_NOT_IN_RESTRUCTURED = frozenset({"grammar/capitalization", "grammar/spacing"})


def bind(engine: Engine) -> Check:
    """The check that asks `engine`."""
    return Check(RULES, partial(_run, engine))


def _run(engine: Engine, article: Article, options: Options) -> Iterator[Finding]:
    blocks = [block for block in article.blocks if block.kind in _PROSE]
    active = options.active - _NOT_IN_RESTRUCTURED if is_restructured(article) else options.active
    english = [block for block in blocks if article.reads_english(block)]
    if "grammar/spacing" in active:
        yield from find_double_spaces(article, english)
        yield from find_mark_spaces(article, english)
    if "grammar/capitalization" in active:
        yield from find_answer_capitals(article, english)
    if not active - {"grammar/spacing"}:
        return
    trust = _Trust(article)
    for block, slips in _ask(engine, article, blocks):
        for slip in slips:
            if f"grammar/{slip.kind}" in active and _is_due(article, block, slip) and not trust.covers(block, slip):
                yield _finding(block, slip)


def _ask(engine: Engine, article: Article, blocks: list[Block]) -> Iterator[tuple[Block, tuple[Slip, ...]]]:
    """The blocks with their slips. Where an engine fails, what others found comes first, then its error."""
    trouble: EngineError | None = None
    by_language: dict[str, list[Block]] = {}
    for block in blocks:
        by_language.setdefault(block.language or article.document.language or "en", []).append(block)
    for language, group in by_language.items():
        try:
            found: Sequence[tuple[Slip, ...]] = engine.check([_masked(block) for block in group], language)
        except EngineError as error:
            trouble, found = error, error.found
        yield from zip(group, found, strict=False)
    if trouble:
        raise trouble


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
    if block.is_opaque(start - 1, end + 1) or is_marked(block, start, end, ("deleted",)):
        return False
    if slip.kind == "repeated-word" and _is_parted_by_mark(block, start, end):
        return False  # “connected **to** to reach”: the second word begins something else
    if slip.kind == "repeated-word" and "<" in article.document.text[slice(*block.span(start, end))]:
        return False  # a line break or a label of its own stands between
    if slip.kind == "repeated-word" and is_name_or_column(block.prose, start, end):
        return False
    if slip.kind in ("capitalization", "missing-word") and block.kind in _FRAGMENTS:
        return False
    if slip.kind == "capitalization" and start == 0 and not _opens_sentence(article, block):
        return False
    if slip.kind == "spelling" and _PART_BEFORE.search(block.prose, max(0, start - 2), start):
        return False
    if slip.kind in ("spelling", "capitalization") and is_marked(block, start, end, _FOREIGN_MARKS):
        return False
    return slip.kind in _IN_QUOTATIONS or not is_quoted(article, block, start, end)


def _opens_sentence(article: Article, block: Block) -> bool:
    """Whether a block cannot go on with what stands before it: a list, code, a picture, a component."""
    blocks, source = article.document.blocks, article.document.text
    at = bisect_left(blocks, block.whole.start, key=lambda other: other.whole.start)
    before = blocks[at - 1] if at > 0 else None
    if not _PARAGRAPH_TAG.fullmatch(source, block.whole.start, block.text_span.start):
        return False
    if before is None:
        return True
    if _COMMENT.sub("", source[before.whole.end : block.whole.start]).strip():
        return False
    return before.kind == "heading" or (before.kind == "paragraph" and before.prose.rstrip()[-1:] in '.!?”"')


def _is_parted_by_mark(block: Block, start: int, end: int) -> bool:
    """Whether slanted, strong, linked or other marked words end between the words of start..end, and begin before; or
    the second word alone is marked, and so meant (“we did *did* win”)."""
    return any(
        (start < mark.end < end and mark.start < start) or (start < mark.start and mark.end == end)
        for mark in block.marks
    )


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
        self._small_names = frozenset(_small_names(article))
        self._names = frozenset(
            word.key
            for block in article.body
            for word in article.words(block)
            if word.text[0].isupper() and word.start > 0 and block.prose[word.start - 2 : word.start - 1].isalnum()
        )

    def covers(self, block: Block, slip: Slip) -> bool:
        text = block.prose[slip.start : slip.end]
        if text.casefold() in self._terms or (slip.kind == "capitalization" and text in self._small_names):
            return True
        if slip.kind != "spelling" or any(" " in replacement for replacement in slip.replacements):
            return False
        key = word_key(text)
        often = self._prose[key] >= _TRUSTED_FROM or self._source[key] > self._prose[key]
        return often or key in self._terms or key in self._names


def _small_names(article: Article) -> Iterator[str]:
    """What may be a name that is written small: what opens a heading so, what is code."""
    for block in article.blocks:
        if block.kind == "heading" and block.prose[:1].islower():
            yield block.prose.split()[0].rstrip(".,:;!?")
        yield from (block.prose[mark.start : mark.end] for mark in block.opaque)


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
        edit = _edit(block, slip, replacement)
        if edit:
            title = f"Replace with “{replacement}”" if replacement else "Remove"
            yield Fix(title, (edit,), safe=slip.kind in _SAFE or is_surely_doubled(block.prose, slip.start, slip.end))


def _edit(block: Block, slip: Slip, replacement: str) -> Edit | None:
    """The edit that puts in a replacement; of a doubled word only the second goes, the first stays as it is written."""
    if slip.kind == "repeated-word" and replacement and block.prose.startswith(replacement, slip.start):
        edit = block.edit(slip.start + len(replacement), slip.end, "")
        if edit:
            return edit
    return block.edit(slip.start, slip.end, replacement)
