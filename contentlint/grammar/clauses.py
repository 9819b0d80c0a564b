"""Clauses with “how” whose verb is bare though their subject is singular: “how salt help with it shows later”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from contentlint.grammar.engine import Slip
from contentlint.grammar.lexicon import word_lists

_MASS = (
    "advice bread coffee confidence counseling counselling exercise faith food growth health hope information"
    " insight knowledge light love money music nature news nutrition oil pain practice prayer psychology"
    " research rest salt science sleep software stress sugar sunlight surgery tea therapy treatment trust"
    " water weather wine work yoga"
)
_SUFFIXES = r"\w{2,}(?:tion|sion|ment|ness|apy|ity|ogy|ance|ence|ism|ship|ysis)"
_AUXILIARIES = "is|was|has|does|matters|works|depends|helps|remains|seems|becomes|can|will|may"


@cache
def _pattern() -> re.Pattern[str]:
    lists = word_lists()
    nouns = "|".join([*_MASS.split(), *lists["purely"], _SUFFIXES])
    verbs = "|".join(["help", *lists["lexical"]])
    ends = "|".join([_AUXILIARIES, *lists["thirdlexical"]])
    return re.compile(
        rf"\b[Hh]ow (?P<hit>(?:{nouns}) (?:{verbs}))"
        rf" (?:with|to|in|the|your|you|us|people|our|a|those|from|against|through) (?:[\w’'-]+ ){{1,6}}(?:{ends})\b"
    )


def find_clauses(text: str) -> Iterator[Slip]:
    """The subject and its verb, where a second finite verb shows that the clause has ended. What is meant may be
    “therapy helps” or “help from therapy”, so there is no replacement."""
    if "how " not in text and "How " not in text:
        return
    for match in _pattern().finditer(text):
        noun = match["hit"].split()[0]
        message = f"“{match['hit']}” does not agree: “{noun}” is singular, and the verb after it is not."
        yield Slip(*match.span("hit"), "agreement", message, (), ("contentlint:HowSubjectBareVerb",), "medium")
