"""The slips that we look for ourselves, beside an engine and its rules."""

from __future__ import annotations

from collections.abc import Iterator

from contentlint.grammar.capitals import find_capitals
from contentlint.grammar.clauses import find_clauses
from contentlint.grammar.engine import Slip
from contentlint.grammar.marks import find_marks
from contentlint.grammar.openings import find_openings
from contentlint.grammar.tenses import find_tenses

_FINDERS = (find_capitals, find_clauses, find_openings, find_marks, find_tenses)


def find_own(text: str) -> Iterator[Slip]:
    """All of them in an English text."""
    for find in _FINDERS:
        yield from find(text)
