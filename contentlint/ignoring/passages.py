"""Accept entries for findings: the words that stand at them, as few as name no other place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from contentlint.config import Accept
from contentlint.ignores import find_ignores
from contentlint.lint import places_of
from contentlint.model import Block, Document, Finding, Span
from contentlint.text.sentences import sentence_spans
from contentlint.text.words import Word, words

REASON = "accepted as it stands"
_ENOUGH = 5  # words that are not likely to stand in a later sentence too
_MAGIC = re.compile(r"[*?\[]")


def accepts_for(document: Document, findings: Sequence[Finding], path: str, reason: str = "") -> list[Accept]:
    """The accept entries that silence these findings, each once; `path` is the article's, from the config's folder.

    An entry quotes the finding's own words where these are many, else its sentence, else its block. What stands in no
    block is about the article as a whole, and so is its entry.
    """
    passages = _Passages(document)
    pending = [
        _Pending(finding.rule, span, tuple(passages.widen(span))) for finding in findings for span in places_of(finding)
    ]
    where, why = _as_glob(path), reason.strip() or REASON
    while True:
        entries = [Accept(item.rule, why, item.texts[0] if item.texts else "", where) for item in pending]
        ignores = find_ignores(document, list(dict.fromkeys(entries)))
        loud = {item for item in pending if item.texts and not ignores.find(Finding(item.rule, item.span, ""))}
        if not loud:
            return list(dict.fromkeys(entries))
        pending = [item._replace(texts=item.texts[1:]) if item in loud else item for item in pending]


class _Pending(NamedTuple):
    """A place where a rule is to be silent, and texts that may do it, best first."""

    rule: str
    span: Span
    texts: tuple[str, ...]


def _as_glob(path: str) -> str:
    """A glob that names this path only."""
    escaped = _MAGIC.sub(lambda match: f"[{match[0]}]", path)
    return escaped if "/" in escaped else f"/{escaped}"


class _Passages:
    """A document's words, to tell whether some of them stand together more than once."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        self._starts = [block.whole.start for block in document.blocks]
        texts = (*(block.prose for block in document.blocks), *(item.value for item in document.fields))
        self._all = "".join(f"\n {_keys(words(text))} \n" for text in texts)

    def _block(self, span: Span) -> Block | None:
        at = bisect_right(self._starts, span.start) - 1
        if at < 0 or span.start >= self._blocks[at].whole.end:
            return None
        return self._blocks[at]

    def widen(self, span: Span) -> Iterator[str]:
        """A finding's own words, its sentences, its block: those that stand once; at last the block as it is."""
        block = self._block(span)
        found = words(block.prose) if block else []
        if not block or not found:
            return
        own = [word for word in found if _touch(block.span(word.start, word.end), span)]
        if len(own) >= _ENOUGH and self._is_once(own):
            yield block.prose[own[0].start : own[-1].end]
        sentences = [place for place in sentence_spans(block.prose) if _touch(block.span(*place), span)]
        if sentences:
            start, end = sentences[0][0], sentences[-1][1]
            if self._is_once([word for word in found if start <= word.start and word.end <= end]):
                yield block.prose[start:end].strip()
        yield block.prose

    def _is_once(self, some: Sequence[Word]) -> bool:
        return bool(some) and self._all.count(f" {_keys(some)} ") == 1


def _keys(some: Sequence[Word]) -> str:
    return " ".join(word.key for word in some)


def _touch(a: Span, b: Span) -> bool:
    return a.start < max(b.end, b.start + 1) and b.start < a.end
