"""Typed list marks: bullets, dashes, numbers and letters at the start of a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_MARK = re.compile(
    r"""(?P<bullet>[•◦▪▫‣⁃●○■□◆◇❖➢➤►▶✓✔✗✘☐☑☒\uf0b7\uf0a7])[^\S\r\n]*
    |(?P<hyphen>[-*+·])[^\S\r\n]+(?:\[[ xX]\][^\S\r\n]+)?
    |(?P<dash>[–—])[^\S\r\n]+
    |(?P<o>o)(?:\t|[ ]{1,8})[^\S\r\n]*
    |\(?(?P<number>\d{1,3})[.)](?:[^\S\r\n]+|$)
    |\(?(?P<roman>[ivx]{1,5}|[IVX]{1,5})[.)][^\S\r\n]+
    |\(?(?P<letter>[a-zA-Z])[.)][^\S\r\n]+""",
    re.VERBOSE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
_WINDOW = 40
_DEEPER = {"○": 1, "o": 1, "◦": 1, "▪": 2, "■": 2, "\uf0a7": 2}


class Marker(NamedTuple):
    """A mark of some `family`; `text` as typed; `length` with the white space behind it; `ordinal` where it counts."""

    family: str
    text: str
    length: int
    ordinal: int = 0

    @property
    def counts(self) -> bool:
        return self.family in ("number", "roman", "letter")

    @property
    def rank(self) -> int:
        """How deep word processors use the mark where all items stand at one indent."""
        return _DEEPER.get(self.text, 0)


def find_marker(text: str, start: int, end: int) -> Marker | None:
    """The list mark at the start of a line's text."""
    found = _MARK.match(text, start, min(end, start + _WINDOW))
    if found is None or found.end() == found.start():
        return None
    family = found.lastgroup or ""
    typed = found[0].strip()
    ordinal = 0
    if family == "number":
        ordinal = int(found["number"])
    elif family == "roman":
        ordinal = _roman(found["roman"].lower())
    elif family == "letter":
        ordinal = ord(found["letter"].lower()) - ord("a") + 1
    return Marker(family, typed, found.end() - found.start(), ordinal)


def follows(mark: Marker, before: Marker) -> bool:
    """Whether a mark is the next after another, (b) after (a); `i.` may be a letter as well as a number."""
    if not (mark.counts and before.counts) or mark.text[-1:] != before.text[-1:]:
        return False
    if mark.family == before.family:
        return mark.ordinal == before.ordinal + 1
    letters = [m.text.strip("().") for m in (before, mark)]
    return all(len(x) == 1 and x.isalpha() for x in letters) and ord(letters[1]) == ord(letters[0]) + 1


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))


class Open(NamedTuple):
    """A list that is open, by its last item."""

    indent: int
    marker: Marker


def nest(lists: Sequence[Open], item: Open, is_close: bool) -> list[Open]:
    """The lists that are open once an item has been met, its own last."""
    chain = list(lists)
    while chain and chain[-1].indent > item.indent + 1:
        chain.pop()
    if chain and item.indent > chain[-1].indent + 1:
        return [*chain, item]
    level = [i for i, o in enumerate(chain) if abs(o.indent - item.indent) <= 1]
    for i in reversed(level):
        if _are_siblings(chain[i].marker, item.marker):
            return [*chain[:i], item]
    if level and is_close and _is_deeper(chain[-1].marker, item.marker):
        return [*chain, item]
    return [*chain[: level[0] if level else len(chain)], item]


def _are_siblings(before: Marker, mark: Marker) -> bool:
    if before.family == mark.family and before.rank == mark.rank:
        return True
    return follows(mark, before)


def _is_deeper(before: Marker, mark: Marker) -> bool:
    if before.family == "number" and mark.family in ("letter", "roman"):
        return True
    if before.family == "letter" and mark.family == "roman":
        return True
    return not mark.counts and not before.counts and mark.rank > before.rank
