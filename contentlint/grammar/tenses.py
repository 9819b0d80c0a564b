"""Tenses that do not go with the time they are said of: “is working since May”, “has left yesterday”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.grammar.engine import Slip
from contentlint.grammar.lexicon import find_verb
from contentlint.grammar.messages import explain

_SUBJECT = r"\b(?:I|[Ww]e|[Yy]ou|[Tt]hey|[Hh]e|[Ss]he|[Ii]t)"
_WORDS = r"(?: [\w’'-]+){0,4}"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_LAST = rf"last (?:week|month|year|night|spring|summer|autumn|fall|winter|{_MONTHS}|{_DAYS})"
_SINCE = (
    rf"since (?:(?:early |late |the year )?(?:19|20)\d\d\b|{_LAST}|yesterday|(?:my |his |her |their )?childhood"
    rf"|{_MONTHS}|{_DAYS}|(?:\d+|two|three|four|five|six|ten|many|several) (?:days|weeks|months|years))\b"
)
_PRESENT = re.compile(rf"{_SUBJECT} (?P<hit>(?P<be>am|is|are) (?P<verb>[a-z]{{2,}}ing)){_WORDS} {_SINCE}")
_PERFECT = re.compile(
    rf"{_SUBJECT} (?P<hit>(?:have|has) (?P<verb>[a-z]+))(?P<between>{_WORDS}) (?:yesterday|{_LAST}"
    r"|\w+ (?:years?|months?|weeks?|days?) ago)(?=\s*(?:[.;!?]|,? (?:and|but)\b|$))"
)
_STILL_COUNTS = re.compile(r"\b(?:since|from|of|than|over|until|to|by|for|in|on|that|what|who|when|as|the|both|only)\b")


def find_tenses(text: str) -> Iterator[Slip]:
    """A present that has gone on since some time, and a perfect of a time that is over."""
    if " since " in text:
        for match in _PRESENT.finditer(text):
            has = "has" if match["be"] == "is" else "have"
            yield _slip(text, match, f"{has} been {match['verb']}", "SincePresent")
    if "yesterday" in text or "last " in text or " ago" in text:
        for match in _PERFECT.finditer(text):
            verb = find_verb(match["verb"])
            if verb and match["verb"] != verb.base and not _STILL_COUNTS.search(match["between"]):
                yield _slip(text, match, verb.past, "PerfectOfPastTime")


def _slip(text: str, match: re.Match[str], better: str, rule: str) -> Slip:
    start, end = match.span("hit")
    message = explain("verb-form", text[start:end], (better,), "", own=False)
    return Slip(start, end, "verb-form", message, (better,), (f"contentlint:{rule}",))
