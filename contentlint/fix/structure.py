"""Whether an article still reads as it did, but for what its edits were meant to change.

What stands in deleted text may vanish, what stands in inserted text may come. All else has to be there as before, in
order: blocks with their kinds, links with their targets, images, fields, structured data, comments. What no edit
touches keeps its words too; what one does touch has the words of the edit in the place of the old ones.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile, zip_longest
from typing import NamedTuple

from contentlint.fix.edits import Moves
from contentlint.fix.prose import is_as_edited
from contentlint.model import Block, Document, Edit, Field, Item, Span

_NAMES = {
    "list-item": "list item",
    "table-cell": "table cell",
    "json-ld": "piece of structured data",
    "front-matter": "piece of front matter",
}
_NO_ANCHOR = re.compile(r"[^\w\s-]")
_SHOWN = 40
_LEAD = 10


class _Part(NamedTuple):
    """`kept` has to stay whatever is edited, `value` where no edit touches the span outside of `inner`."""

    name: str
    kept: tuple[object, ...]
    value: object
    span: Span
    inner: Span | None = None


def find_difference(before: Document, after: Document, edits: Sequence[Edit]) -> str | None:
    """What the edits changed in how the article is read and were not meant to, in words; None where nothing is."""
    moves = Moves(edits)
    deleted = [edit.span for edit in moves.edits if not edit.text.strip()]
    inserted = [
        span
        for edit, span in zip(moves.edits, moves.inserted, strict=True)
        if not before.text[edit.span.start : edit.span.end].strip()
    ]
    blocks = _compare_blocks(before, after, moves, deleted, inserted)
    parts = _compare_parts(
        [part for part in _parts(before) if not _lies_in(part.span, deleted)],
        [part for part in _parts(after) if not _lies_in(part.span, inserted)],
        moves,
    )
    return blocks or parts or _find_lost_anchor(before, after)


def _find_lost_anchor(before: Document, after: Document) -> str | None:
    """What links of the article lead to and is there no more: a Markdown heading's anchor is made of its words."""
    if before.format not in ("markdown", "mdx"):
        return None
    wanted = {link.target[1:].casefold() for link in before.links if link.target.startswith("#")}
    lost = sorted(wanted & (_anchors(before) - _anchors(after))) if wanted else []
    return f"the link to “#{lost[0]}” would lead nowhere" if lost else None


def _anchors(document: Document) -> set[str]:
    headings = (block.prose.casefold() for block in document.blocks if block.kind == "heading")
    return {_NO_ANCHOR.sub("", heading.strip()).replace(" ", "-") for heading in headings}


def _lies_in(span: Span, outer: Sequence[Span]) -> bool:
    """Whether a span lies wholly in one of several, which are sorted and do not overlap."""
    at = bisect_right(outer, (span.start, float("inf"))) - 1
    return at >= 0 and span.end <= outer[at].end and outer[at].start < outer[at].end


def _compare_blocks(
    before: Document, after: Document, moves: Moves, deleted: Sequence[Span], inserted: Sequence[Span]
) -> str | None:
    old = [block for block in before.blocks if not _lies_in(block.text_span, deleted)]
    new = [block for block in after.blocks if not _lies_in(block.text_span, inserted)]
    for was, now in zip_longest(old, new):
        if was is None or now is None or _shape(was) != _shape(now):
            return _describe(was, now)
        edits = moves.touching(was.whole)
        if edits:
            if not is_as_edited(was, edits, now):
                return _describe_words(was.prose, now.prose)
        elif was.prose != now.prose or was.marks != now.marks:
            return _describe(was, now)
    return None


def _shape(block: Block) -> tuple[object, ...]:
    return block.kind, block.level, block.within, block.label, block.syntax


def _describe(was: Block | None, now: Block | None) -> str:
    if was is None:
        return f"“{_cut(now.prose if now else '')}” would be read as a block of its own"
    if now is None:
        return f"the {_name(was.kind)} “{_cut(was.prose)}” would no longer be read"
    if was.prose == now.prose and was.kind != now.kind:
        return f"the {_name(was.kind)} “{_cut(was.prose)}” would become a {_name(now.kind)}"
    return f"the {_name(was.kind)} “{_cut(was.prose)}” would be read otherwise"


def _describe_words(was: str, now: str) -> str:
    """What is read otherwise in a block whose words were edited, from a little before the first difference."""
    if was == now:
        return f"the marks of “{_cut(was)}” would change"
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(was, now, strict=False)))
    start = was.rfind(" ", 0, max(0, same - _LEAD)) + 1
    return f"“{_cut(was[start:])}” would be read as “{_cut(now[start:])}”"


def _compare_parts(old: Sequence[_Part], new: Sequence[_Part], moves: Moves) -> str | None:
    for was, now in zip_longest(old, new):
        if was is None:
            return f"a {_name(now.name)} would be added"
        if now is None:
            return f"a {_name(was.name)} would be lost"
        is_same = (was.name, was.kept) == (now.name, now.kept)
        if not is_same or (was.value != now.value and not _is_meant(was, moves)):
            return f"a {_name(was.name)} would change"
    return None


def _is_meant(part: _Part, moves: Moves) -> bool:
    """Whether an edit touches a part, and not only what stands apart in it."""
    inner = part.inner
    return any(
        not (inner and inner.start <= edit.span.start and edit.span.end <= inner.end)
        for edit in moves.touching(part.span)
    )


def _parts(document: Document) -> Iterator[_Part]:
    for link in document.links:
        yield _Part("link", (link.rel,), link.text, link.text_span)
        yield _Part("link", (), link.target, link.span, link.text_span if link.text != link.target else None)
    for image in document.images:
        yield _Part("image", (image.source,), image.alt, image.span)
    for field in document.fields:
        yield _Part("field", (field.name,), field.value, field.span)
    for item in document.items:
        yield from _item(item)
    for comment in document.comments:
        yield _Part("comment", (), comment.text, comment.span)
    for problem in document.problems:
        yield _Part(problem.kind, (), problem.message, problem.span)


def _item(item: Item) -> Iterator[_Part]:
    yield _Part("json-ld", (item.types, item.origin), item.id, item.span)
    for name, value in item.properties:
        if isinstance(value, Field):
            yield _Part("json-ld", (name,), value.value, value.span)
        else:
            yield _Part("json-ld", (name,), None, value.span)
            yield from _item(value)


def _name(kind: str) -> str:
    return _NAMES.get(kind, kind)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN].rsplit(" ", 1)[0] + " …"
