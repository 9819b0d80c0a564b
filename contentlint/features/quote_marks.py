"""Quotation marks: which opens, which closes, and which is an apostrophe, an inch or a foot."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from contentlint.model import Block

_MARK = re.compile(r"''|’’|‘‘|[\"“”„‟«»‹›「」『』‘’‚'″]")
_DOUBLED = {"''": "”", "’’": "”", "‘‘": "“"}
_CLOSERS = {
    "“": '”"“‟″',
    '"': '"”″',
    "„": '“”"‟',
    "‟": '”"',
    "”": "”“",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "‘": "’'",
    "'": "'’",
    "‚": "‘’'",
}
_SINGLE = frozenset("‘’'‚‹›")
_BEFORE_OPENING = frozenset("([{<—–-―/|“‘«„‚»\"':¿¡*_~=+>…،、，。")
_AFTER_CLOSING = frozenset(".,;:!?)]}>—–-―/|”’»«“\"'…*_~、，。।؟،&+†‡¹²³⁴⁵⁶⁷⁸⁹[")
_ELISION = re.compile(
    r"(?:\d0?0?s?\b|\d{2}\b|n['’]|em\b|til\b|tis\b|twas\b|cause\b|cos\b|bout\b|round\b|neath\b|tween\b)", re.I
)
_LOOK = 400
_DEEPEST = 32
_NOWHERE = (sys.maxsize, sys.maxsize)
_NEXT_SINGLE = re.compile(r"(?P<open>(?:^|(?<=[\s(\[—–]))['‘](?=\w))|(?<=[^\W_sS]|[.,!?;:…])['’](?!\w)")
_NEXT_DOUBLE = re.compile(r"(?P<open>(?:(?<=^)|(?<=[\s(\[—–]))\"(?=\S))|(?<=\S)\"")


class Pair(NamedTuple):
    """An opening mark at prose[open], its closing mark at prose[close]; `depth` is 0 for the outermost.

    `resumes`: the quotation began in an earlier block, and `open` is -1 or the place of the repeated mark. `runs_on`:
    it goes on in a later block, and `close` is the length of the prose.
    """

    open: int
    close: int
    depth: int
    mark: str
    resumes: bool = False
    runs_on: bool = False


class Loose(NamedTuple):
    """A mark without its partner."""

    at: int
    mark: str
    opens: bool


class BlockMarks(NamedTuple):
    """The marks of one block: pairs in the order of their opening marks, and double marks that found no partner."""

    pairs: tuple[Pair, ...]
    loose: tuple[Loose, ...]


NO_MARKS = BlockMarks((), ())


def pair_marks(block: Block) -> BlockMarks:
    """The marks of a block's prose, those in code and expressions left out."""
    prose = block.prose
    if not _MARK.search(prose):
        return NO_MARKS
    stack: list[tuple[int, str]] = []
    pairs: list[Pair] = []
    loose: list[Loose] = []
    for match in _shown_marks(block):
        at, mark = match.start(), _DOUBLED.get(match[0], match[0])
        role = _role(prose, at, mark, stack)
        if len(match[0]) > 1 and role == "close" and not any(mark in _CLOSERS[opened] for _, opened in stack):
            continue
        if role == "open":
            stack.append((at, mark))
            if len(stack) > _DEEPEST:
                loose.append(Loose(*stack.pop(0), True))
        elif role == "close":
            _close(at, mark, stack, pairs, loose)
    loose.extend(Loose(at, mark, True) for at, mark in stack if mark not in _SINGLE)
    shown = [pair for pair in pairs if prose[pair.open - 1 : pair.open] != "="]  # an attribute that was pasted
    return BlockMarks(tuple(sorted(shown)), tuple(sorted(loose)))


def _shown_marks(block: Block) -> Iterator[re.Match[str]]:
    """The marks that do not stand in code."""
    opaque = iter(sorted((mark.start, mark.end) for mark in block.opaque))
    start, end = next(opaque, _NOWHERE)
    for match in _MARK.finditer(block.prose):
        while end <= match.start():
            start, end = next(opaque, _NOWHERE)
        if match.start() < start:
            yield match


def _close(at: int, mark: str, stack: list[tuple[int, str]], pairs: list[Pair], loose: list[Loose]) -> None:
    depth = len(stack) - 1
    while depth >= 0 and mark not in _CLOSERS[stack[depth][1]]:
        depth -= 1
    if depth < 0:
        if mark not in _SINGLE:
            loose.append(Loose(at, mark, False))
        return
    loose.extend(Loose(i, m, True) for i, m in stack[depth + 1 :] if m not in _SINGLE)
    pairs.append(Pair(stack[depth][0], at, depth, stack[depth][1]))
    del stack[depth:]


def _role(prose: str, at: int, mark: str, stack: list[tuple[int, str]]) -> str:
    """ "open", "close" or "" for a character that is no quotation mark here."""
    before, after = prose[at - 1 : at], prose[at + 1 : at + 2]
    if before and after and before in "'‘\"“`" and after in "'’\"”`":
        return ""  # a mark that is itself what is quoted
    starts = (not before or before.isspace() or before in _BEFORE_OPENING) and bool(after) and not after.isspace()
    ends = bool(before) and not before.isspace() and (not after or after.isspace() or after in _AFTER_CLOSING)
    is_open = any(mark in _CLOSERS[opened] for _, opened in stack)
    if mark in "‘’'‚":
        return _single_role(prose, at, mark, starts, ends, is_open)
    if mark == '"':
        return _straight_role(prose, at, starts, ends, is_open)
    if mark == "″":
        return "close" if is_open else ""
    if mark == "”":
        if is_open or not starts or ends:
            return "close" if is_open or (ends and not before.isdigit()) else ""
        return "open" if prose.find("”", at + 2) > 0 or prose.find("“", at + 2) > 0 else ""
    if mark in "“‟":
        return "close" if is_open and not starts else "open"
    if mark in "»›":
        return "close" if is_open else "open"
    if mark in "«‹":
        return "close" if is_open and not (starts and not ends) else "open"
    return "close" if mark in "」』" else "open"


def _straight_role(prose: str, at: int, starts: bool, ends: bool, is_open: bool) -> str:
    before, after = prose[at - 1 : at], prose[at + 1 : at + 2]
    if before.isdigit() and (not is_open or _closes_later(prose, at)):
        return ""
    if starts != ends:
        return "open" if starts else "close"
    if before.isalnum() and after.isalnum():
        return "close" if is_open and before.isascii() else ""
    if starts:
        return "close" if is_open and not before.isspace() and bool(before) else "open"
    if is_open:
        return "close"
    return "open" if prose.find('"', at + 1) > 0 and (not before or before.isspace()) else ""


def _closes_later(prose: str, at: int) -> bool:
    """Whether the next straight mark can close, so that this one, after a digit, is an inch."""
    following = _NEXT_DOUBLE.search(prose, at + 1)
    return bool(following) and not following["open"]  # type: ignore[index]


def _single_role(prose: str, at: int, mark: str, starts: bool, ends: bool, is_open: bool) -> str:
    after = prose[at + 1 : at + 2]
    if mark == "‚":
        return "open" if starts and after.isalpha() else ""
    if ends and is_open:
        return "" if _is_possessive(prose, at) else "close"
    if not starts or mark == "’" or _ELISION.match(prose, at + 1):
        return ""
    return "open" if after.isalnum() or after in '“"«…¿¡[(' else ""


def _is_possessive(prose: str, at: int) -> bool:
    """Whether a mark after an s belongs to it: another mark that can close stands before the next that opens."""
    if prose[at - 1] not in "sS":
        return False
    following = _NEXT_SINGLE.search(prose, at + 1, at + _LOOK)
    return bool(following) and not following["open"]  # type: ignore[index]
