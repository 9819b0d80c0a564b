"""What LanguageTool's rules are to us: a kind of our own, or off, as a table says that was measured."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache
from typing import NamedTuple

from contentlint.grammar.languagetool.client import Match
from contentlint.model import Confidence
from contentlint.resources import read_text

TABLE = "grammar/languagetool.tsv"
OFF = "off"
_CATEGORY, _ISSUE = "category:", "issue:"
_SPELLER = re.compile(r"MORFOLOGIK|SPELLER|HUNSPELL|SPELLING_RULE$")


class Rule(NamedTuple):
    """A row: a rule ("A_NNS[3]", "A_NNS"), a glob of rules, a category or a type of issue, and the kind it is to us.

    `unless` matches words of which it is wrong.
    """

    name: str
    kind: str
    right: int
    wrong: int
    edited: int
    unless: str

    @property
    def confidence(self) -> Confidence:
        """High where it was right whenever it could be checked."""
        return "high" if self.right > 1 and not self.wrong and self.right > 3 * self.edited else "medium"


@cache
def _table() -> Mapping[str, Rule]:
    lines = [line for line in read_text(TABLE).splitlines() if line and not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    return {
        name: Rule(name, kind, int(r or 0), int(w or 0), int(e or 0), unless) for name, kind, r, w, e, unless in rows
    }


@cache
def _globs() -> tuple[Rule, ...]:
    return tuple(rule for name, rule in _table().items() if "*" in name)


@cache
def _find(rule: str, sub_rule: str, category: str, issue: str) -> Rule | None:
    table = _table()
    exact = table.get(f"{rule}[{sub_rule}]") or table.get(rule)
    group = table.get(_CATEGORY + category)
    if exact or (group is not None and group.kind == OFF):
        return exact
    glob = next((row for row in _globs() if fnmatchcase(rule, row.name)), None)
    return glob or group or table.get(_ISSUE + issue)


def find_rule(match: Match) -> Rule | None:
    """The row that a match falls under: its rule's own, else a glob's, its category's or its issue's. None if off."""
    rule = _find(match.rule, match.sub_rule, match.category, match.issue)
    return None if rule is None or rule.kind == OFF else rule


def is_speller(match: Match) -> bool:
    """Whether a match says no more than that a word is in no dictionary."""
    return bool(_SPELLER.search(match.rule))
