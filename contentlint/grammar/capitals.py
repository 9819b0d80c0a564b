"""Capitals that a sentence lacks at its start, or has after its “Yes,”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.grammar.engine import Slip
from contentlint.grammar.messages import explain

_SUBJECTS = "it|this|that|they|we|he|she|the|there|these|those|you"
_LOST = re.compile(rf"(?P<before>[^\W\d_]{{3,}})[.!?] (?P<word>{_SUBJECTS}) (?=[a-z])")
_ABBREVIATIONS = frozenset(
    "approx etc incl excl max min est dept fig figs vol vols eds inc ltd corp resp cit temp tel ext seq corr misc orig"
    " assoc govt univ intl natl abbr trans repr ref refs chap cont fem masc sing plur viz cca jan feb mar apr jun jul"
    " aug sep sept oct nov dec mon tue wed thu fri sat sun prof gen col capt sgt rev hon esq".split()
)
_AFTER_ANSWER = re.compile(
    r"(?:^|[.!?] )[“\"(]?(?:Yes|No), (?P<word>You|It|They|We|He|She|This|There|If|But|Because)(?= [a-z])"
)


def find_capitals(text: str) -> Iterator[Slip]:
    """Small letters after the end of a sentence and capitals after an answer and its comma, the sure ones."""
    for match in _LOST.finditer(text):
        if match["before"].lower() not in _ABBREVIATIONS and "." not in text[match.start() - 1 : match.start()]:
            yield _slip(match, match["word"].capitalize(), "SentenceOpening")
    for match in _AFTER_ANSWER.finditer(text):
        yield _slip(match, match["word"].lower(), "CapitalAfterAnswer")


def _slip(match: re.Match[str], better: str, rule: str) -> Slip:
    message = explain("capitalization", match["word"], (better,), "", own=False)
    return Slip(*match.span("word"), "capitalization", message, (better,), (f"contentlint:{rule}",))
