"""Which of Harper's rules are on: a table of rules that were measured, and our own rules beside it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from contentlint.resources import read_text

TABLES = {"harper": "grammar/harper.tsv", "contentlint": "grammar/weir.tsv"}


class Rule(NamedTuple):
    """A rule that runs inside Harper. `unless` matches the sentences, hit marked ⟦so⟧, that it is wrong about;
    `becomes` names the form that a verb takes."""

    name: str
    kind: str
    dialects: frozenset[str]
    unless: str
    origin: str
    becomes: str = ""

    @property
    def is_ours(self) -> bool:
        return self.origin == "contentlint"

    @property
    def source(self) -> str:
        return f"{self.origin}:{self.name}"

    def is_on(self, dialect: str) -> bool:
        """Whether the rule holds in a dialect ("en-US"; "en" where none is known)."""
        return not self.dialects or dialect in self.dialects


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
            row["unless"],
            origin,
            row.get("becomes", ""),
        )
        for row in rows
    ]


def excuses(rule: Rule, text: str, start: int, end: int) -> bool:
    """Whether the rule is known to be wrong about such a place."""
    if not rule.unless:
        return False
    return bool(re.search(rule.unless, f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"))
