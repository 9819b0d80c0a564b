"""Where sentences begin and end."""

from __future__ import annotations

import re

_STOP = re.compile(r"(?:[.!?]+|…|[。！？]+)[)\]\"”’'»*_]*(?=\s|$|[A-Z“\"(](?<=[a-z][.!?].))|[。！？]+")
_TITLES = "mr mrs ms dr prof st rev gen col capt lt sgt hon sen rep gov pres fig figs eq nos vol vols pp ed eds"
_INSIDE = "vs e.g i.e eg ie cf etc approx dept est al inc ltd co corp p u.s u.k u.n e.u ph.d a.m p.m b.a m.a d.c"
_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec"
_NEVER_ENDS = frozenset(_TITLES.split())
_SELDOM_ENDS = frozenset((_INSIDE + " " + _MONTHS + " no sr jr").split())
_BEFORE = re.compile(r"[\w.’'-]*$")
_NEXT = re.compile(r"\s+[\"“‘'(\[*_]*(\w?)")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end), without the white space between them.

    A full stop after an abbreviation, an initial or a number before a lower-case word or a digit ends no sentence.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(text):
        if stop.end() <= start or not _ends_sentence(text, stop, start):
            continue
        _add(spans, text, start, stop.end())
        start = stop.end()
    _add(spans, text, start, len(text))
    return spans


def _ends_sentence(text: str, stop: re.Match[str], start: int) -> bool:
    following = _NEXT.match(text, stop.end())
    first = following[1] if following else ""
    if stop[0][0] in "!?":
        return not first.islower()
    if first.islower():
        return False
    before = _BEFORE.search(text, start, stop.start())
    word = before[0] if before else ""
    if stop[0] != ".":
        return True
    key = word.casefold().strip("'’-")
    if key in _NEVER_ENDS:
        return False
    if len(word) == 1 and word.isalpha() and word.isupper() and word != "I" and first.isupper():
        return False  # an initial
    if key in _SELDOM_ENDS:
        return first.isupper() and key not in _MONTHS.split() and key in ("etc", "a.m", "p.m", "inc", "ltd", "co", "no")
    return not (word.isdigit() and len(word) < 4 and start == stop.start() - len(word))  # "1. First"


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
