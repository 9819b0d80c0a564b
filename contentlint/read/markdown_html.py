"""Elements with a `markdown` attribute, whose content kramdown and Markdown Extra read as Markdown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from contentlint.read.events import Close, Open
from contentlint.read.masking import Cut
from contentlint.read.tags import tokens

_MARKED = re.compile(r"<([A-Za-z][\w-]*)(?=[^<>]*\smarkdown=[\"']?(?:1|block|span|true)\b)", re.IGNORECASE)
_LONE_IMAGE = re.compile(r"^[ \t]*(<img\b[^<>]*>)", re.MULTILINE | re.IGNORECASE)


def find_markdown_elements(text: str, start: int, cuts: Sequence[Cut]) -> Iterator[Cut]:
    """The tags of such elements, and of images that begin a line inside them."""
    names = {match[1].lower() for match in _MARKED.finditer(text, start)}
    if not names:
        return
    begins = [cut.start for cut in cuts]
    stack: list[tuple[str, Open | None]] = []
    inside: list[tuple[int, int]] = []
    found: list[Cut] = []
    for match in re.finditer(rf"</?(?:{'|'.join(map(re.escape, sorted(names)))})(?=[\s/>])[^<>]*>", text[start:], re.I):
        begin, end = match.start() + start, match.end() + start
        tag = next(iter(tokens(text, begin, end)), None)
        if isinstance(tag, Open) and not tag.closed:
            stack.append((tag.name, tag if tag.get("markdown") not in (None, "0") else None))
        elif isinstance(tag, Close):
            opened = _pop(stack, tag.name)
            if opened and not _overlaps(cuts, begins, opened.span.start) and not _overlaps(cuts, begins, begin):
                found += (Cut(*opened.span, "tag", event=opened), Cut(begin, end, "tag", event=tag))
                inside.append((opened.span.end, begin))
    yield from found
    yield from _find_images(text, inside, cuts, begins)


def _pop(stack: list[tuple[str, Open | None]], name: str) -> Open | None:
    while stack:
        opened, tag = stack.pop()
        if opened == name:
            return tag
    return None


def _overlaps(cuts: Sequence[Cut], begins: Sequence[int], place: int) -> bool:
    at = bisect_right(begins, place) - 1
    return at >= 0 and cuts[at].end > place


def _find_images(
    text: str, inside: Sequence[tuple[int, int]], cuts: Sequence[Cut], begins: Sequence[int]
) -> Iterator[Cut]:
    """An image at the start of a line would make the lines after it HTML."""
    done = 0
    for begin, end in sorted(inside):
        for match in _LONE_IMAGE.finditer(text, max(begin, done), end):
            tag = next(iter(tokens(text, *match.span(1))), None)
            if isinstance(tag, Open) and not _overlaps(cuts, begins, match.start(1)):
                yield Cut(*match.span(1), "tag", event=tag, block=False)
        done = max(done, end)
