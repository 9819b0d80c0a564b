"""Names for findings that stay the same where lines have moved."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from contentlint.model import Finding
from contentlint.text.words import words

_BLOCK_EDGE = re.compile(
    r"(?:\r\n|\n|\r(?!\n))[ \t>]*(?=[\r\n])|</?(?:p|li|div|h[1-6]|td|th|blockquote|section)\b[^>]*>", re.I
)
_CONTEXT = 12


def with_fingerprints(findings: Iterable[Finding], text: str) -> tuple[Finding, ...]:
    """Findings in their order, each with a name: of its rule, its words, the words around it in its block, and its
    number among equals."""
    edges = [0, *(match.end() for match in _BLOCK_EDGE.finditer(text)), len(text)]
    seen: Counter[str] = Counter()
    named: list[Finding] = []
    for finding in findings:
        key = _key(text, finding, edges)
        name = sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
        named.append(replace(finding, fingerprint=name))
        seen[key] += 1
    return tuple(named)


def _key(text: str, finding: Finding, edges: list[int]) -> str:
    start, end = finding.span
    before = edges[bisect_right(edges, start) - 1]
    after = edges[min(bisect_right(edges, max(start, end - 1)), len(edges) - 1)]
    reach = _CONTEXT * 20
    left = _words(text[max(before, start - reach) : start])[-_CONTEXT:]
    right = _words(text[end : min(after, end + reach)])[:_CONTEXT]
    inside = _words(text[start:end]) or [text[start:end]]
    return "\0".join((finding.rule, " ".join(inside), " ".join(left), " ".join(right)))


def _words(text: str) -> list[str]:
    return [word.key for word in words(text)]
