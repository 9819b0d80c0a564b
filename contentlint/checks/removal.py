"""Fixes that take whole paragraphs out of the source, where nothing is lost or left hanging."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from contentlint.features.article import Article
from contentlint.model import Block, Edit, Fix, Span

_LEAD = re.compile(r"[ \t]*(?:(?:[-*+•‣▪◦●·–—]|\d{1,3}[.)])[ \t]+)?")
_LINE = re.compile(r"\r\n|\n|\r")
_BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
_OPENING = re.compile(r"<([A-Za-z][\w.-]*)((?:\s[^<>]*)?)>\s*\Z")
_CLOSING = re.compile(r"\s*</([A-Za-z][\w.-]*)\s*>")
_WRAPPERS = frozenset("div section span center li p".split())
_WRAPPER_ROOM = 400  # how long an opening tag may be
_BREAKS_BEFORE = re.compile(r"(?:\s*<br\s*/?>)+\s*\Z", re.I)
_BREAKS = re.compile(r"(?:\s*<br\s*/?>)+\s*", re.I)
_INTRODUCED = ("list-item", "code", "table-cell")
_DIRECTIVE = "contentlint-disable-next-block"
_LEAST_WORDS = 6  # a section with less in it has nothing to say


class Cleaner:
    """Offers the removal of copies so that one copy of each always stays, whichever fixes are applied together."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._sections = {id(block): s.blocks for s in article.sections if s.heading for block in s.blocks}
        self._places = {id(block): at for at, block in enumerate(article.document.blocks)}
        self._kept: set[int] = set()
        self._removed: set[int] = set()

    def remove(self, blocks: Sequence[Block], kept: Block, title: str) -> tuple[Fix, ...]:
        """One fix, or none where a section would be left with nothing to say, or a list without its lead-in."""
        ids = {id(block) for block in blocks}
        if ids & self._kept or id(kept) in self._removed:
            return ()
        if any(self._is_needed(block, ids | self._removed) or self._is_tied(block, kept) for block in blocks):
            return ()
        fix = remove(self._article.document.text, blocks, title)
        if fix is None:
            return ()
        self._kept.add(id(kept))
        self._removed |= ids
        return (fix,)

    def _is_needed(self, block: Block, removed: set[int]) -> bool:
        """Whether without a block its section, or the term that it defines, would say nothing."""
        if block.kind == "definition":
            return True
        section = self._sections.get(id(block))
        rest = [other for other in section or () if id(other) not in removed]
        return section is not None and not any(
            other.kind != "paragraph" or len(self._article.words(other)) >= _LEAST_WORDS for other in rest
        )

    def _is_tied(self, block: Block, kept: Block) -> bool:
        """Whether a comment says something of the block, or a list, code or a table follows that it introduces."""
        at, blocks = self._places[id(block)], self._article.document.blocks
        before = blocks[at - 1].whole.end if at else 0
        if _DIRECTIVE in self._article.document.text[before : block.whole.start]:
            return True
        if block.kind == "list-item" or at + 1 == len(blocks) or blocks[at + 1].kind not in _INTRODUCED:
            return False
        return at == 0 or blocks[at - 1] is not kept


def remove(text: str, blocks: Sequence[Block], title: str) -> Fix | None:
    """Take blocks out with their lines and the blank lines after them.

    None where a block stands in a quotation, whose lines carry marks of their own, or is all that a component holds.
    """
    if any("quote" in block.within or block.kind == "quote" for block in blocks):
        return None
    wholes = [_find_whole(text, block.whole) for block in blocks]
    spans = _join(sorted(find_lines(text, whole) for whole in wholes if whole))
    return Fix(title, tuple(Edit(span, "") for span in spans)) if None not in wholes else None


def _find_whole(text: str, span: Span) -> Span | None:
    """A block with the elements that hold nothing else; None where such an element may mean more than a frame."""
    while (before := _OPENING.search(text, max(0, span.start - _WRAPPER_ROOM), span.start)) and (
        after := _CLOSING.match(text, span.end)
    ):
        if before[1] != after[1]:
            break
        if before[1] not in _WRAPPERS or re.search(r"\b(?:id|name)\s*=", before[2]):
            return None
        span = Span(before.start(), after.end())
    return _with_breaks(text, span)


def _with_breaks(text: str, span: Span) -> Span:
    """A piece that stands between `<br>` elements with those after it; the last one with those before it."""
    before = _BREAKS_BEFORE.search(text, max(0, span.start - _WRAPPER_ROOM), span.start)
    if not before:
        return span
    after = _BREAKS.match(text, span.end)
    if after:
        return Span(span.start, after.end())
    return Span(before.start(), span.end) if _CLOSING.match(text, span.end) else span


def find_lines(text: str, whole: Span) -> Span:
    """The lines of a block with the blank lines after it, if one stands before it; at the end of the text those before
    it; only the block itself where its lines hold something else too."""
    start = max(text.rfind("\n", 0, whole.start), text.rfind("\r", 0, whole.start)) + 1
    ending = _LINE.search(text, max(whole.start, whole.end - 1))
    end = ending.end() if ending else len(text)
    if not _LEAD.fullmatch(text, start, whole.start) or text[whole.end : end].strip():
        return whole
    if text[end:].strip() and not _is_parted(text, start):
        return Span(start, end)  # the last item of a tight list: the blank line after it parts the list from the rest
    while blank := _BLANK_LINE.match(text, end):
        end = blank.end()
    if text[end:].strip(" \t"):
        return Span(start, end)
    before = len(text[:start].rstrip(" \t\r\n"))
    kept = _LINE.match(text, before) if ending and before else None
    return Span(kept.end() if kept else before, len(text))


def _is_parted(text: str, start: int) -> bool:
    """Whether a blank line, or nothing, stands before the line that begins at `start`."""
    before = text[:start].rstrip(" \t")
    line_ends = len(before) - len(before.rstrip("\r\n"))
    return line_ends > (2 if before.endswith("\r\n") else 1) or line_ends == len(before)


def _join(spans: Iterable[Span]) -> list[Span]:
    """Spans in order with those that touch put together."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
