"""The words whose writing is the author's own choice: no quotations, titles of works, addresses, code."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from contentlint.features.article import Article
from contentlint.features.passage import Passage
from contentlint.features.spans import Spans
from contentlint.model import Block, Edit, Finding, Fix, Related, Span

_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(
    r"://|^www\.|\w@\w|^[(\[\"']*[@#]\w|[\\_=<>{}]|/.*/|^--?\w"
    r"|\w\.\w+\(|\w\.(?:com|org|net|gov|edu|io|co|info|int|eu|uk|css|js|html?|png|jpe?g|svg|pdf|md|json|xml|ya?ml)\b",
    re.I,
)
_QUOTED = re.compile(r"“[^“”]*”|(?<!\w)\"[^\"]*\"(?!\w)|«[^«»]*»|(?<!\w)‘[^‘’]*’(?!\w)")
_SENTENCE_END = ".!?:…•|"
_MANY = 3
_NEAR = 24


@dataclass(frozen=True, slots=True)
class Use(Passage):
    """A word, or a part of one. `is_name`: a capital sets it apart."""

    is_name: bool


class Selection:
    """Says of any place whether the writing there is the author's own."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._closed: dict[int, Spans] = {}
        self._title_case: dict[int, bool] = {}
        self._quoted: dict[int, list[Span]] = defaultdict(list)
        for quotation in article.quotations:
            self._quoted[id(quotation.block)].append(Span(quotation.start, quotation.end))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All different words of the article, as they stand."""
        return frozenset(word.text for block in self._article.blocks for word in self._article.words(block))

    def is_open(self, block: Block, start: int, end: int) -> bool:
        """Whether prose start..end is neither quoted nor code, an address or the title of a work."""
        if block.kind == "quote" or "quote" in block.within:
            return False
        if id(block) not in self._closed:
            self._closed[id(block)] = Spans(self._find_closed(block))
        return not self._closed[id(block)].touch(start, end)

    def _find_closed(self, block: Block) -> Iterable[Span]:
        yield from self._quoted[id(block)]
        yield from (Span(*token.span()) for token in _TOKEN.finditer(block.prose) if _ADDRESS.search(token[0]))
        yield from (Span(*match.span()) for match in _QUOTED.finditer(block.prose))
        for mark in block.marks:
            inner = block.prose[mark.start : mark.end]
            if mark.kind in ("code", "opaque", "cite", "q", "deleted") or _reads_as_title(mark.kind, inner):
                yield Span(mark.start, mark.end)

    def is_name(self, block: Block, start: int, end: int) -> bool:
        """Whether a capital says more than that a sentence, or a heading in title case, begins or stands here."""
        text = block.prose[start:end]
        if text.islower() or self.has_title_case(block):
            return False
        if not text[:1].isupper() or not text[1:].islower():
            return True
        before = block.prose[max(0, start - _NEAR) : start].rstrip(" \t\"'“‘(*_-–—")
        if before and before[-1] not in _SENTENCE_END:
            return True
        near = block.prose[end : end + _NEAR]
        following = near.lstrip(" ")
        return following[:1].isupper() and following != near

    def has_title_case(self, block: Block) -> bool:
        """Whether most longer words of a heading begin with a capital."""
        if block.kind not in ("heading", "table-cell", "term"):
            return False
        key = id(block)
        if key not in self._title_case:
            longer = [word.text for word in self._article.words(block)[1:] if len(word.text) > _MANY]
            self._title_case[key] = sum(text[0].isupper() for text in longer) * 2 > len(longer)
        return self._title_case[key]


def _reads_as_title(kind: str, text: str) -> bool:
    """Whether linked or slanted words look like the name of a work."""
    if kind not in ("link", "emphasis"):
        return False
    words = text.split()
    return len(words) > 1 and text[:1].isupper() and (kind == "emphasis" or len(words) > _MANY)


def keep_case(model: str, text: str) -> str:
    """`text` with the capitals of `model`: all, the first, or none."""
    if model.isupper() and len(model) > 1:
        return text.upper()
    return text[:1].upper() + text[1:] if model[:1].isupper() else text


def replace_all(uses: Iterable[Use], replacements: Iterable[str], title: str) -> tuple[Fix, ...]:
    """One fix that rewrites every use that can be rewritten where it stands."""
    edits = [use.block.edit(use.start, use.end, text) for use, text in zip(uses, replacements, strict=True)]
    done: list[Edit] = [edit for edit in edits if edit]
    return (Fix(title, tuple(done)),) if done else ()


def bare_length(word: str) -> int:
    """A word's length without a possessive s."""
    return len(word) - 2 if word.lower().replace("’", "'").endswith("'s") else len(word)


def count_times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def report_uses(
    rule: str,
    loser: Sequence[Use],
    winner: Sequence[Use],
    message: str,
    rewrite: Callable[[str], str],
    shown: str,
) -> Finding:
    """A finding at the first of some uses, which a fix rewrites, related to the rest and to those they go against.

    `shown` is what the fix is said to write.
    """
    first, *others = loser
    where = f" in all {len(loser)} places" if others else ""
    return Finding(
        rule,
        first.span,
        message,
        fixes=replace_all(loser, [rewrite(use.text) for use in loser], f"Write “{shown}”{where}"),
        related=(
            *(Related(f"“{use.text}” again", use.span) for use in others),
            *(Related(f"written “{use.text}”", use.span) for use in winner),
        ),
    )
