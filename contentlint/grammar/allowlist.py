"""Which of Harper's rules are on: a table of rules that were measured, and our own rules beside it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from contentlint.resources import read_text

TABLES = {"harper": "grammar/harper.tsv", "contentlint": "grammar/weir.tsv"}


_CLAUSE = (
    r"(?:^|[.!?,;:—–] ?"
    r"|\b(?:and|but|because|when|while|since|so|although|though|think|thinks|believe|that|as|if|where|how) )[“\"(]?"
)
_FUNCTION_WORDS = (
    "and|or|but|is|are|was|were|am|be|been|has|have|had|do|does|did|can|could|will|would|shall|should|may|might|must"
    "|cannot|that|which|who|whom|whose|where|when|while|because|if|so|than|as|in|on|at|of|for|to|from|with|without|by"
    "|about|into|over|under|after|before|during|since|until|between|among|through|against|not|also|only|just|the|an?"
    "|this|these|those|my|your|his|her|its|our|their|they|we|you|he|she|it|I"
)
_NOUN_ENDS = rf"(?:\s*(?:$|[.,;:!?)”\"…])| [–—-] | (?:{_FUNCTION_WORDS})\b)"
_NAMED = {
    "{noun-goes-on}": rf"^(?!.*⟧ \w+{_NOUN_ENDS})",
    "{noun-goes-on-2}": rf"^(?!.*⟧ \w+ \w+{_NOUN_ENDS})",
    "{noun-goes-on-after}": rf"^(?!.*⟧{_NOUN_ENDS})",
    "{not-first-in-clause}": rf"^(?!.*{_CLAUSE}⟦)",
    "{not-second-in-clause}": rf"^(?!.*{_CLAUSE}\w+ ⟦)",
    "{not-third-in-clause}": rf"^(?!.*{_CLAUSE}\w+ \w+ ⟦)",
    "{not-clause-opening-two}": r"^(?!(?:.*[.!?;] |.*\b(?:because|although|but|when|if) |[“\"(])?\w+ \w+ ⟦)",
    "{not-clause-opening-any}": r"^(?!(?:.*[.!?;] |.*\b(?:because|although|but) |[“\"(])?(?:the )?\w+ ⟦)",
}


class Rule(NamedTuple):
    """A rule that runs inside Harper. `unless` matches the sentences, hit marked ⟦so⟧, that it is wrong about;
    `becomes` names the change that its replacement is (see lexicon.change); one of `needs` stands in any text with a
    hit."""

    name: str
    kind: str
    dialects: frozenset[str]
    unless: str
    origin: str
    becomes: str = ""
    needs: tuple[str, ...] = ()

    @property
    def is_ours(self) -> bool:
        return self.origin == "contentlint"

    @property
    def source(self) -> str:
        return f"{self.origin}:{self.name}"

    def is_on(self, dialect: str) -> bool:
        """Whether the rule holds in a dialect ("en-US"; "en" where none is known)."""
        return not self.dialects or dialect in self.dialects

    def may_hit(self, text: str) -> bool:
        """Whether a text, in small letters, can have a hit at all."""
        return not self.needs or any(piece in text for piece in self.needs)


@cache
def rules() -> dict[str, Rule]:
    """All rules that may be on, by name."""
    return {rule.name: rule for origin in TABLES for rule in _read(origin)}


def _read(origin: str) -> list[Rule]:
    lines = [line for line in read_text(TABLES[origin]).splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    rows = [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]
    return [
        Rule(
            row["rule"],
            row["kind"],
            frozenset(row.get("dialects", "").split()),
            _spell_out(row["unless"]),
            origin,
            row.get("becomes", ""),
            tuple(filter(None, row.get("needs", "").split(","))),
        )
        for row in rows
    ]


def _spell_out(unless: str) -> str:
    """An expression with the parts that tables name in braces: where a clause begins, where a noun has its end."""
    for name, meaning in _NAMED.items():
        unless = unless.replace(name, meaning)
    return unless


def excuses(rule: Rule, text: str, start: int, end: int) -> bool:
    """Whether the rule is known to be wrong about such a place."""
    if not rule.unless:
        return False
    return bool(re.search(rule.unless, f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"))
