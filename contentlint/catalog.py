"""Which checks run and which rules they report: rule pages, checks and config brought together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from contentlint import pages
from contentlint.checks.check import Check, Options, OptionValue
from contentlint.config import Config
from contentlint.errors import ContentlintError
from contentlint.grammar.engine import Engine
from contentlint.selectors import expand, hint, matches, require

CATEGORIES = ("consistency", "duplicates", "faq", "keywords", "quotes", "readability", "structure")
_READING_LEVEL = "readability/reading-level"


@dataclass(frozen=True, slots=True)
class Catalog:
    """The checks of a run, the level of every rule ("off" too), and the rules' options.

    `fixed` are the rules whose level the user has set: it holds even where a check thinks otherwise.
    """

    checks: tuple[Check, ...]
    levels: Mapping[str, str]
    options: Options
    fixed: frozenset[str] = frozenset()

    @property
    def categories(self) -> frozenset[str]:
        """The categories of the rules that are on."""
        return frozenset(rule.split("/")[0] for check in self.checks for rule in check.rules if self.is_on(rule))

    def is_on(self, rule: str) -> bool:
        return self.levels.get(rule, "off") != "off"


def all_checks(engine: Engine | None) -> tuple[Check, ...]:
    """Every check there is; grammar only with an engine, and last, since the engine takes its time to wake up."""
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
    """The catalogue for these settings.

    `levels` and `options` are by rule id; `select` and `ignore` are ids, categories and globs, and `ignore` wins. A
    rule that is selected by its own id runs even where it is off by default.
    Raises ContentlintError for rules and options that do not exist.
    """
    known = pages.load()
    given = levels or {}
    for rule in given:
        require(rule, known)
    chosen = expand(select, known) if select else frozenset(known)
    kept = chosen - expand(ignore, known)
    final = {
        rule: _level(given.get(rule, page.level), rule in select) if rule in kept else "off"
        for rule, page in known.items()
    }
    active = frozenset(rule for rule, level in final.items() if level != "off")
    checks = tuple(check for check in all_checks(engine) if not active.isdisjoint(check.rules))
    return Catalog(checks, final, Options(active, _options(known, options or {})), frozenset(given))


def build_for(config: Config, engine: Engine | None = None) -> Catalog:
    """The catalogue for one file's config. Raises ContentlintError that names the config's place."""
    known = pages.load()
    for name in ("select", "ignore"):
        _check_selectors(getattr(config, name), known, config.place(name))
    for accept in config.accept:
        _check_selectors((accept.rule,), known, accept.place)
    levels: dict[str, str] = {}
    options: dict[str, dict[str, OptionValue]] = {}
    if _READING_LEVEL in known:
        wanted = {"audience": config.audience, "grade": config.grade}
        options[_READING_LEVEL] = {name: value for name, value in wanted.items() if value is not None}
    for selector in sorted(config.rules, key=lambda selector: selector in known):  # a rule's own table comes last
        settings = config.rules[selector]
        _check_selectors((selector,), known, config.place("rules", selector))
        if "level" in settings:
            levels |= {rule: str(settings["level"]) for rule in known if matches(rule, selector)}
        if own := {name: value for name, value in settings.items() if name != "level"}:
            options[selector] = options.get(selector, {}) | _checked(config, selector, own, known)
    return build(levels=levels, options=options, select=config.select, ignore=config.ignore, engine=engine)


def _check_selectors(selectors: Sequence[str], known: Mapping[str, object], place: str) -> None:
    try:
        expand(selectors, known)
    except ContentlintError as error:
        raise ContentlintError(f"{place}: {error}") from None


def _checked(
    config: Config, rule: str, values: Mapping[str, OptionValue], known: Mapping[str, pages.Page]
) -> dict[str, OptionValue]:
    """A rule's options in the types that its page gives them."""
    checked: dict[str, OptionValue] = {}
    for name, value in values.items():
        where = config.place("rules", rule, name)
        if rule not in known:
            raise ContentlintError(f"{where}: options such as {name!r} belong to one rule's id, not to {rule!r}")
        specs = known[rule].options
        if name not in specs:
            raise ContentlintError(f"{where}: {rule} has no option {name!r}{hint(name, ['level', *specs])}")
        default = _value(specs[name])
        checked[name] = _convert(value, default, f"{where}: {name} of {rule}")
    return checked


def _convert(value: OptionValue, default: OptionValue, what: str) -> OptionValue:
    if isinstance(default, tuple) and isinstance(value, str):
        return (value,)
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is type(default):
        return value
    kinds = {bool: "true or false", int: "a whole number", float: "a number", str: "a text", tuple: "a list of texts"}
    raise ContentlintError(f"{what} must be {kinds[type(default)]}, not {value!r}")


def _level(level: str, is_named: bool) -> str:
    return "suggestion" if level == "off" and is_named else level


def _options(
    known: Mapping[str, pages.Page], given: Mapping[str, Mapping[str, OptionValue]]
) -> dict[str, dict[str, OptionValue]]:
    values = {rule: {name: _value(spec) for name, spec in page.options.items()} for rule, page in known.items()}
    for rule, options in given.items():
        require(rule, known)
        for name, value in options.items():
            if name not in values[rule]:
                raise ContentlintError(f"{rule} has no option {name!r}{hint(name, values[rule])}")
            values[rule][name] = value
    return values


def _value(spec: Mapping[str, Any]) -> OptionValue:
    default: OptionValue | list[str] = spec["default"]
    return tuple(default) if isinstance(default, list) else default
