"""Which findings are about what has changed since an earlier version of a file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from contentlint.errors import UnreadableError
from contentlint.features.article import Article
from contentlint.fingerprints import says_same
from contentlint.model import Block, Document, Finding, Related, Result, Span
from contentlint.read import read_bytes, read_text
from contentlint.text.alignment import align
from contentlint.text.words import words

_LINE = re.compile(r"[^\r\n]+")
_QUOTE_MARKS = re.compile(r"(?m)^[ \t]*>[ \t>]*")
_BULLET = re.compile(r"(?:[-*+•]|\d{1,9}[.)])\s+")


def keep_changed(result: Result, base: bytes | None) -> Result:
    """A result with those findings that touch what differs from `base`, the file's bytes at some time before.

    A block that differs has changed as a whole, and so has a line outside of blocks. What has only moved, or is
    wrapped, spaced or encoded otherwise, has not. Where blocks were taken out, findings about all of the block beside
    the gap count too. One about the whole article counts where the title has changed, or half of the text. Of several
    places that say the same, one that has changed becomes the finding's own. All findings count without a `base`, and
    in a new file; scores and metrics are left as they are.
    """
    if not base or not result.findings:
        return result
    document = read_text(result.text, result.path, format=result.format)  # type: ignore[arg-type]
    try:
        before = read_bytes(base, result.path, format=document.format)
    except UnreadableError:
        return result
    changes = _compare(before, document)
    kept = (_keep(finding, changes, result.text) for finding in result.findings)
    ordered = sorted(filter(None, kept), key=lambda finding: (finding.span.start, finding.rule))
    return replace(result, findings=tuple(ordered))


class _Segment(NamedTuple):
    """A block with its marks, or a line that is in no block; `key` is its text as it is compared."""

    span: Span
    key: str
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class _Changes:
    """The places of a document that have changed, in order; the blocks beside which blocks are missing; and where
    findings about the whole article stand, None where they do not count."""

    spans: tuple[Span, ...]
    gaps: tuple[Block, ...]
    whole: Span | None

    def touch(self, span: Span) -> bool:
        start, end = (span.start, span.end) if span.end > span.start else (span.start - 1, span.end + 1)
        at = bisect_right(self.spans, start, key=lambda changed: changed.end)
        return at < len(self.spans) and self.spans[at].start < end


def _compare(before: Document, document: Document) -> _Changes:
    old, new = list(_cut(before)), list(_cut(document))
    places = align([segment.key for segment in old], [segment.key for segment in new])
    gaps = list(_find_gaps(places, len(old)))
    beside = [new[at].block for gap in gaps for at in (gap.at - 1, gap.at) if 0 <= at < len(new)]
    removed = [old[at] for gap in gaps for at in gap.removed]
    counts = _has_other_head(before, removed) or _is_rewritten(before, document)
    return _Changes(
        tuple(segment.span for segment, place in zip(new, places, strict=True) if place is None),
        tuple(filter(None, beside)),
        Article(document).title_span if counts else None,
    )


def _cut(document: Document) -> Iterator[_Segment]:
    at = 0
    for block in document.blocks:
        yield from _cut_lines(document.text, at, block.whole.start)
        yield _Segment(block.whole, _block_key(document, block), block)
        at = max(at, block.whole.end)
    yield from _cut_lines(document.text, at, len(document.text))


def _cut_lines(text: str, start: int, end: int) -> Iterator[_Segment]:
    for line in _LINE.finditer(text, start, max(start, end)):
        if key := " ".join(line[0].split()):
            yield _Segment(Span(*line.span()), key)


def _block_key(document: Document, block: Block) -> str:
    """What a block says and how. In plain text its kind is only concluded, and from what may be far away."""
    source = document.text[block.whole.start : block.whole.end]
    if "quote" in block.within and document.format != "html":
        source = _QUOTE_MARKS.sub("", source)
    if block.kind == "list-item":
        source = _BULLET.sub("", source.lstrip(), count=1)
    kind = "" if document.format == "text" else f"{block.kind}\0"
    return kind + " ".join(source.split())


class _Gap(NamedTuple):
    """Old segments that are gone, and the new one before which they would stand."""

    removed: range
    at: int


def _find_gaps(places: Sequence[int | None], total: int) -> Iterator[_Gap]:
    """Where segments were taken out and none put in."""
    now = {place: at for at, place in enumerate(places) if place is not None}
    edges = [(-1, -1), *((place, now[place]) for place in sorted(now)), (total, len(places))]
    for (i, a), (j, b) in pairwise(edges):
        if j > i + 1 and b == a + 1:
            yield _Gap(range(i + 1, j), b)


def _has_other_head(before: Document, removed: Sequence[_Segment]) -> bool:
    """Whether a line is gone from front matter or whatever else stood before the first block."""
    body = before.blocks[0].whole.start if before.blocks else len(before.text)
    return any(segment.span.start < body for segment in removed)


def _is_rewritten(before: Document, document: Document) -> bool:
    """Whether half of the text is new."""
    known, rows = set(_word_rows(before)), list(_word_rows(document))
    return 0 < len(rows) <= 2 * sum(row not in known for row in rows)


def _word_rows(document: Document) -> Iterator[tuple[str, ...]]:
    """Every three words that follow each other."""
    for block in document.blocks:
        keys = [word.key for word in words(block.prose)]
        yield from zip(keys, keys[1:], keys[2:], strict=False)


def _keep(finding: Finding, changes: _Changes, text: str) -> Finding | None:
    """The finding, where need be at another of its places; None where it is about nothing that has changed."""
    if changes.touch(finding.span) or finding.span == changes.whole:
        return finding
    here = [related for related in finding.related if related.path is None]
    touched = [related for related in here if changes.touch(related.span)]
    if touched:
        return _move(finding, touched, text)
    fills = any(_fills(finding.span, block, text) for block in changes.gaps) and not here
    return finding if fills else None


def _move(finding: Finding, touched: Sequence[Related], text: str) -> Finding:
    """The finding at the first place of these, if that one repeats its words further down: the message fits there."""
    further = (related for related in touched if related.span.start > finding.span.start)
    place = next((related for related in further if says_same(text, related.span, finding.span)), None)
    if not place:
        return finding
    related = (Related(place.message, finding.span), *(other for other in finding.related if other != place))
    return replace(finding, span=place.span, related=related)


def _fills(span: Span, block: Block, text: str) -> bool:
    """Whether a finding is about all that a block says."""
    start, end = block.text_span
    inside = start <= span.end and span.start <= end
    return inside and not words(text[start : span.start]) and not words(text[span.end : end])
