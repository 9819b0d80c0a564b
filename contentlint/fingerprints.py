"""Names for findings that stay the same where lines have moved."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from contentlint.model import Finding, Span
from contentlint.text.words import words

_BLOCK_TAGS = r"p|li|[uod]l|d[dt]|div|h[1-6]|t[dhr]|table|blockquote|section|article|main|figure|figcaption|br"
_BLOCK_EDGE = re.compile(
    r"(?:\r\n|\n|\r(?!\n))[ \t>]*(?:(?=[\r\n])|(?:[-*+•|]|#{1,6}|\d{1,3}[.)])[ \t])"
    rf"|</?(?:{_BLOCK_TAGS})\b[^<>]*>",
    re.I,
)
_MARKUP = re.compile(
    r"</?[a-z][^<>]*>"
    r"|\]\([^()\s]*(?:\s+\"[^\"]*\")?\)|\]\[[^\[\]]*\]"  # where a link of Markdown leads
    r"|\b[a-z]{2,12}://[^\s<>\"')\]]*",
    re.I,
)
_ENOUGH = 6  # words that tell a place from others: those of the finding, else some from each side
_REACH = 400


def with_fingerprints(findings: Iterable[Finding], text: str, whole: Span | None = None) -> tuple[Finding, ...]:
    """Findings in their order, each with a name: of its rule, its first words, the words next to it in its block where
    it has but few, and its number among equals. One that stands at `whole` is about the article, whatever the words
    there: its rule names it. Those that have a name keep it."""
    places = _Places(text)
    seen: Counter[str] = Counter()
    named: list[Finding] = []
    for finding in findings:
        key = finding.rule if finding.span == whole else places.key(finding.rule, finding.span)
        named.append(finding if finding.fingerprint else replace(finding, fingerprint=_name(key, seen[key])))
        seen[key] += 1
    return tuple(named)


def name_places(findings: Iterable[Finding], text: str) -> Iterator[tuple[str, ...]]:
    """For each finding its own fingerprint, then those of its other places in the file, in their order."""
    places = _Places(text)
    for finding in findings:
        seen = Counter([places.key(finding.rule, finding.span)])
        names = [finding.fingerprint]
        for related in finding.related:
            if related.path is None:
                key = places.key(finding.rule, related.span)
                names.append(_name(key, seen[key]))
                seen[key] += 1
        yield tuple(names)


def name_whole(rule: str) -> str:
    """The fingerprint of a rule's first finding about the whole article, which is the same in every article."""
    return _name(rule, 0)


def _name(key: str, number: int) -> str:
    return sha256(f"{key}\0{number}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


class _Places:
    """A text, with the edges of its blocks."""

    def __init__(self, text: str) -> None:
        self._text = text
        edges = [match.span() for match in _BLOCK_EDGE.finditer(text)]
        self._starts = [0, *(end for _, end in edges)]
        self._ends = [*(start for start, _ in edges), len(text)]

    def key(self, rule: str, span: Span) -> str:
        """What is said of a place: the rule, the words there, and few words more if those are not enough."""
        start, end = span
        inside = _words(self._text[start:end]) or [self._text[start:end]]
        if len(inside) >= _ENOUGH:
            return "\0".join((rule, " ".join(inside[:_ENOUGH])))
        before = self._starts[bisect_right(self._starts, start) - 1]
        after = self._ends[bisect_left(self._ends, end)]
        most = (_ENOUGH - len(inside) + 1) // 2
        left = _words(self._text[max(before, start - _REACH) : start])[-most:]
        right = _words(self._text[end : min(after, end + _REACH)])[:most]
        return "\0".join((rule, " ".join(inside), " ".join(left), " ".join(right)))


def says_same(text: str, one: Span, other: Span) -> bool:
    """Whether two places of a text hold the same words, whatever their case and marks."""
    return _keys(text, one) == _keys(text, other)


def _keys(text: str, span: Span) -> list[str]:
    return [word.key for word in words(text[span.start : span.end])]


def _words(source: str) -> list[str]:
    return [word.key for word in words(_MARKUP.sub(" ", source))]
