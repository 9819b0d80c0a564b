"""Marks that were typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.grammar.engine import Slip
from contentlint.grammar.messages import explain

_PAIRS = ("..", ",,", ";;", ",.")
_TWICE = re.compile(r"(?P<word>(?<![\w./\\-])[A-Za-z]{2,})(?P<marks>,,|;;|,\.|\.\.(?=\s+[A-Z]|\s*$))(?=\s|$)")


def find_marks(text: str) -> Iterator[Slip]:
    """Doubled commas, semicolons and full stops; three stops are a pause."""
    if not any(pair in text for pair in _PAIRS):
        return
    for match in _TWICE.finditer(text):
        better = match["word"] + match["marks"][-1]
        message = explain("punctuation", match[0], (better,), "", own=False)
        yield Slip(*match.span(), "punctuation", message, (better,), ("contentlint:DoubledMark",))
