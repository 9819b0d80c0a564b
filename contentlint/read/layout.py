"""How the pieces that are not Markdown lie on their lines: which part paragraphs, and what is indented inside them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from contentlint.read.events import Close, Open
from contentlint.read.html_scan import VOID
from contentlint.read.masking import STAND_IN, Cut, merge

_BEFORE = re.compile(r"[ \t>]*+(?P<item>(?:[-*+]|\d{1,9}[.)])[ \t]+)*+")
_AFTER = re.compile(r"[ \t\r]*+")
_INDENT = re.compile(r"[ \t]*+")
_TAB = 4


def lay_out(text: str, start: int, cuts: Sequence[Cut], *, is_block: Callable[[Open | Close], bool]) -> list[Cut]:
    """The cuts with their tags paired and their stand-ins settled, and a cut for the indentation inside each element.

    `is_block` says of a tag that stands at the edge of its line whether it parts paragraphs there.
    """
    cuts, pairs = _pair(cuts)
    ends = [match.start() for match in re.finditer("\n", text)]
    first = _starts_line(text, start, cuts, ends)
    last = _ends_line(text, cuts, ends)
    blocks = [cut.block or (first[at] > 0 and last[at]) for at, cut in enumerate(cuts)]
    for opening, closing in pairs.items():
        event = cuts[opening].event
        is_alone = blocks[opening] and blocks[closing]
        at_edges = bool(first[opening]) and last[closing]
        blocks[opening] = blocks[closing] = (is_alone or at_edges) and event is not None and is_block(event)
    settled = [
        _settle(cut, blocks[at], first[at] > 0, last[at], first[at] == 1 and last[at]) for at, cut in enumerate(cuts)
    ]
    elements = [(cuts[a], cuts[b]) for a, b in sorted(pairs.items()) if blocks[a] and first[a]]
    return merge(settled, _find_indents(text, elements, ends)) if elements else settled


def _pair(cuts: Sequence[Cut]) -> tuple[list[Cut], dict[int, int]]:
    """Which closing cut belongs to which opening one; tags without a partner lose their event."""
    paired, pairs = list(cuts), dict[int, int]()
    stack: list[tuple[str, int]] = []
    waiting: dict[str, int] = {}
    for at, cut in enumerate(cuts):
        event = cut.event
        if isinstance(event, Open):
            if event.name in VOID or event.closed:
                paired[at] = replace(cut, event=event._replace(closed=True))
            else:
                stack.append((event.name, at))
                waiting[event.name] = waiting.get(event.name, 0) + 1
        elif isinstance(event, Close):
            name = _innermost_directive(stack) if event.name == ":::" else event.name
            if not waiting.get(name):
                paired[at] = replace(cut, event=None)
                continue
            while stack:
                opened, opening = stack.pop()
                waiting[opened] -= 1
                if opened == name:
                    pairs[opening] = at
                    paired[at] = replace(cut, event=Close(name, event.span))
                    break
                paired[opening] = replace(cuts[opening], event=None)
    for _, opening in stack:
        paired[opening] = replace(cuts[opening], event=None)
    return paired, pairs


def _innermost_directive(stack: Sequence[tuple[str, int]]) -> str:
    return next((name for name, _ in reversed(stack[-50:]) if name.startswith(":::")), "")


def _starts_line(text: str, start: int, cuts: Sequence[Cut], ends: Sequence[int]) -> list[int]:
    """For each cut 1 where only other cuts stand before it on its line, 2 where a list's marker does too, else 0."""
    found: list[int] = []
    for at, cut in enumerate(cuts):
        line = bisect_right(ends, cut.start - 1)
        begin = max(start, ends[line - 1] + 1 if line else 0)
        state = 1
        if at and cuts[at - 1].end > begin:
            begin, state = cuts[at - 1].end, found[-1]
        match = _BEFORE.fullmatch(text, begin, cut.start)
        found.append(0 if not match or not state else max(state, 2 if match["item"] else 1))
    return found


def _ends_line(text: str, cuts: Sequence[Cut], ends: Sequence[int]) -> list[bool]:
    """For each cut whether nothing but other cuts stands behind it on its line."""
    found: list[bool] = []
    for at in range(len(cuts) - 1, -1, -1):
        line = bisect_right(ends, cuts[at].end - 1)
        end = ends[line] if line < len(ends) else len(text)
        state = True
        if at + 1 < len(cuts) and cuts[at + 1].start < end:
            end, state = cuts[at + 1].start, found[-1]
        found.append(state and _AFTER.fullmatch(text, cuts[at].end, end) is not None)
    return found[::-1]


def _settle(cut: Cut, is_block: bool, is_first: bool, is_last: bool, is_alone: bool) -> Cut:
    if cut.kind == "expression":
        return cut
    if cut.kind in ("nothing", "comment", "code"):
        return replace(cut, stand_in="" if cut.stand_in == STAND_IN else cut.stand_in)
    is_edge = is_block and (is_first or is_last)
    return replace(cut, stand_in="" if is_alone or is_edge else STAND_IN, block=is_block)


def _find_indents(text: str, elements: Sequence[tuple[Cut, Cut]], ends: Sequence[int]) -> Iterator[Cut]:
    """The white space to leave out inside the elements, so that their content stands as deep as they do."""
    stack: list[list[int]] = []  # end, depth of the element itself, columns to remove from its lines or -1
    at = 0
    line = bisect_right(ends, elements[0][0].start - 1)
    while line < len(ends) and (stack or at < len(elements)):
        begin = ends[line] + 1
        line += 1
        while at < len(elements) and elements[at][0].end < begin:
            opening, closing = elements[at]
            while stack and stack[-1][0] <= opening.start:
                stack.pop()
            removed = max(0, stack[-1][2]) if stack else 0
            above = bisect_right(ends, opening.start - 1)
            column = _width(text[(ends[above - 1] + 1 if above else 0) : opening.start])
            stack.append([closing.start, max(0, column - removed), -1])
            at += 1
        while stack and stack[-1][0] < begin:
            stack.pop()
        if not stack:
            if at >= len(elements):
                return
            line = max(line, bisect_right(ends, elements[at][0].start - 1))
            continue
        indent = _INDENT.match(text, begin)
        content = indent.end() if indent else begin
        if text[content : content + 1] in ("", "\r", "\n"):
            continue
        if stack[-1][2] < 0:
            stack[-1][2] = max(0, _width(text[begin:content]) - stack[-1][1])
        end = _skip_columns(text, begin, content, stack[-1][2])
        if end > begin:
            yield Cut(begin, end, "nothing", "")


def _width(prefix: str) -> int:
    return len(prefix.expandtabs(_TAB))


def _skip_columns(text: str, begin: int, end: int, columns: int) -> int:
    width, at = 0, begin
    while at < end and width < columns:
        width += _TAB - width % _TAB if text[at] == "\t" else 1
        at += 1
    return at
