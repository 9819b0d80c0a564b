"""How users name rules: by id, by category, by glob."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase

from contentlint.errors import ContentlintError


def matches(rule: str, selector: str) -> bool:
    """Whether an id, a category or a glob names a rule."""
    return rule == selector or rule.startswith(selector + "/") or fnmatchcase(rule, selector)


def expand(selectors: Iterable[str], known: Iterable[str]) -> frozenset[str]:
    """The rules that selectors name. Raises ContentlintError for one that names none."""
    rules = tuple(known)
    found: set[str] = set()
    for selector in selectors:
        named = {rule for rule in rules if matches(rule, selector)}
        if not named:
            raise ContentlintError(f"no rule is called {selector!r}{hint(selector, names(rules))}")
        found |= named
    return frozenset(found)


def require(rule: str, known: Mapping[str, object]) -> None:
    """Raise ContentlintError for a rule that does not exist."""
    if rule not in known:
        raise ContentlintError(f"no rule is called {rule!r}{hint(rule, known)}")


def names(rules: Iterable[str]) -> list[str]:
    """Rule ids and their categories."""
    ids = list(rules)
    return [*dict.fromkeys(rule.split("/")[0] for rule in ids), *ids]


def hint(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: the nearest known one, where there is a near one."""
    from difflib import get_close_matches

    choices = list(known)
    tails = {choice.rsplit("/", 1)[-1]: choice for choice in choices}
    near = get_close_matches(name, choices, 1) or [tails[t] for t in get_close_matches(name, tails, 1)]
    return f"; did you mean {near[0]!r}?" if near else ""
