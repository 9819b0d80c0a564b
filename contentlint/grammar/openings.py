"""Sentences that open with “However” or “For example”: the comma that is due there, and no capital after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.grammar.engine import Slip
from contentlint.grammar.messages import explain

_START = r"(?:^|(?<=[.!?] ))[“\"(]?"
_LINKS = (
    "For example|For instance|Furthermore|Moreover|In conclusion|In my opinion|In addition|On the other hand"
    "|Nevertheless|On the contrary|First of all|Firstly|Secondly|Thirdly|Last but not least|To sum up"
    "|In contrast|As a matter of fact|Consequently|Additionally|In other words|As a consequence|As a result"
)
_SUBJECTS = "I|he|she|it|we|they|you|the|this|these|those|that|there|my|our|their|his|her|people|many|some|most|if|when"
_LACKS_COMMA = re.compile(rf"{_START}(?P<link>{_LINKS}) (?P<next>{_SUBJECTS}|every|each|an?|in|one)(?= [a-z])")
# “However you do it” and “However it is done” are right without one
_HOWEVER = re.compile(
    rf"{_START}(?P<link>However) (?P<next>the|this|these|those|there|my|our|their|his|if|when|some|people|in"
    r"|(?:I|he|she|it|we|they|you) (?:still|also|think|thinks|believe|believes))(?= [a-z])"
)
_ALSO = re.compile(rf"{_START}(?P<link>Also) (?P<next>I|he|she|it|we|they|you|there|people)(?= [a-z])")
_YES = re.compile(rf"{_START}(?P<link>Yes) (?P<next>I|he|she|it|we|they|you|there|that['’]s|that is|it['’]s)\b(?= )")
_CAPITALS = (
    "The|This|That|These|Those|It|They|We|He|She|You|There|If|When|Because|But|And|So|In|An|My|Our|Their|His|People"
    "|Many|Some|Most|As"
)
_AFTER_LINK = re.compile(
    rf"{_START}(?:{_LINKS}|However|Therefore|Likewise|Also|Then|Thus|Yes|No|Finally|Second|Third|Besides|Nowadays), "
    rf"(?P<word>{_CAPITALS})(?= [a-z])"
)


def find_openings(text: str) -> Iterator[Slip]:
    """Linking words without their comma, and capitals after linking words, an answer and their comma."""
    for pattern in (_LACKS_COMMA, _HOWEVER, _ALSO, _YES):
        for match in pattern.finditer(text):
            yield _slip(text, *match.span("link"), "punctuation", f"{match['link']},", "OpeningComma")
    for match in _AFTER_LINK.finditer(text):
        yield _slip(text, *match.span("word"), "capitalization", match["word"].lower(), "CapitalAfterOpening")


def _slip(text: str, start: int, end: int, kind: str, better: str, rule: str) -> Slip:
    message = explain(kind, text[start:end], (better,), "", own=False)
    return Slip(start, end, kind, message, (better,), (f"contentlint:{rule}",))
