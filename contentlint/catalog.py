"""Which checks run and which rules they report: rule pages, checks and config brought together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from importlib import import_module
from typing import Any

from contentlint import pages
from contentlint.checks.check import Check, Options, OptionValue
from contentlint.errors import ContentlintError
from contentlint.grammar.engine import Engine

CATEGORIES = ("consistency", "duplicates", "faq", "keywords", "quotes", "readability", "structure")


@dataclass(frozen=True, slots=True)
class Catalog:
    """The checks of a run, the level of every rule ("off" too), and the rules' options."""

    checks: tuple[Check, ...]
    levels: Mapping[str, str]
    options: Options


def all_checks(engine: Engine | None) -> tuple[Check, ...]:
    """Every check there is; grammar only with an engine."""
    found = [check for name in CATEGORIES for check in import_module(f"contentlint.checks.{name}").CHECKS]
    if engine:
        from contentlint.checks import grammar

        found.append(grammar.bind(engine))
    return tuple(found)


def build(
    *,
    levels: Mapping[str, str] | None = None,
    options: Mapping[str, Mapping[str, OptionValue]] | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    engine: Engine | None = None,
) -> Catalog:
    """The catalogue for one config.

    `levels` and `options` are by rule id; `select` and `ignore` are ids, categories and globs, and `ignore` wins. A rule
    that is selected by its own id runs even where it is off by default.
    Raises ContentlintError for rules and options that do not exist.
    """
    known = pages.load()
    chosen = expand(select, known) if select else frozenset(known)
    dropped = expand(ignore, known)
    final = {rule: _level(rule, page.level, levels or {}, select) for rule, page in known.items()}
    for rule in known:
        if rule not in chosen or rule in dropped:
            final[rule] = "off"
    for rule in levels or {}:
        require(rule, known)
    active = frozenset(rule for rule, level in final.items() if level != "off")
    checks = tuple(check for check in all_checks(engine) if active & set(check.rules))
    return Catalog(checks, final, Options(active, _options(known, options or {})))


def _level(rule: str, default: str, levels: Mapping[str, str], select: Sequence[str]) -> str:
    level = levels.get(rule, default)
    return "suggestion" if level == "off" and rule in select else level


def _options(
    known: Mapping[str, pages.Page], given: Mapping[str, Mapping[str, OptionValue]]
) -> dict[str, dict[str, OptionValue]]:
    values = {rule: {name: _value(spec) for name, spec in page.options.items()} for rule, page in known.items()}
    for rule, options in given.items():
        require(rule, known)
        for name, value in options.items():
            if name not in values[rule]:
                raise ContentlintError(f"{rule} has no option {name!r}{_hint(name, values[rule])}")
            values[rule][name] = value
    return values


def _value(spec: Mapping[str, Any]) -> OptionValue:
    default: OptionValue | list[str] = spec["default"]
    return tuple(default) if isinstance(default, list) else default


def expand(patterns: Iterable[str], known: Mapping[str, object]) -> frozenset[str]:
    """The rules that ids, categories and globs name. Raises ContentlintError for one that names none."""
    found: set[str] = set()
    for pattern in patterns:
        named = {rule for rule in known if matches(rule, pattern)}
        if not named:
            raise ContentlintError(f"no rule is called {pattern!r}{_hint(pattern, known)}")
        found |= named
    return frozenset(found)


def matches(rule: str, pattern: str) -> bool:
    """Whether an id, a category or a glob names a rule."""
    return rule == pattern or rule.startswith(pattern + "/") or fnmatchcase(rule, pattern)


def require(rule: str, known: Mapping[str, object]) -> None:
    """Raise ContentlintError for a rule that does not exist."""
    if rule not in known:
        raise ContentlintError(f"no rule is called {rule!r}{_hint(rule, known)}")


def _hint(name: str, known: Iterable[str]) -> str:
    choices = list(known)
    near = get_close_matches(name, choices, 1) or [c for c in choices if c.endswith("/" + name)]
    return f"; did you mean {near[0]!r}?" if near else ""
