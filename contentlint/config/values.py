"""The values of a config file: of the right kind, or complained about at their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from contentlint.config import AUDIENCES, ENGINES, FAIL_ON, GRAMMAR, PROFILES, Accept, Config, Override
from contentlint.errors import ContentlintError
from contentlint.selectors import hint

LEVELS = ("error", "warning", "suggestion", "off")


class Reader:
    """Values of the right kind out of parsed TOML; every complaint names its place."""

    def __init__(self, at: Config) -> None:
        self._at = at

    def read(self, data: Any) -> dict[str, Any]:
        """The values of Config's fields that a config's top table sets."""
        return self.table(data, KEYS, ())

    def table(
        self, data: Any, keys: Mapping[str, Callable[[Reader, Any, tuple[str, ...]], Any]], where: tuple[str, ...]
    ) -> dict[str, Any]:
        if not isinstance(data, dict):
            self.fail(where, "must be a table")
        for key in data:
            if key not in keys:
                self.fail((*where, key), f"is no setting{hint(key, keys)}")
        return {key.replace("-", "_"): keys[key](self, value, (*where, key)) for key, value in data.items()}

    def fail(self, where: tuple[str, ...], message: str) -> None:
        name = ".".join(key if re.fullmatch(r"[\w-]+", key) else f'"{key}"' for key in where)
        raise ContentlintError(f"{self._at.place(*where)}: {name} {message}")

    def text(self, value: Any, where: tuple[str, ...]) -> str:
        if not isinstance(value, str) or not value.strip():
            self.fail(where, "must be a text in quotation marks")
        return str(value)

    def texts(self, value: Any, where: tuple[str, ...]) -> tuple[str, ...]:
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(item, str) for item in values):
            self.fail(where, 'must be a list of texts, such as ["one", "two"]')
        return tuple(values)

    def number(self, value: Any, where: tuple[str, ...]) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 30:
            self.fail(where, "must be a school grade, a number such as 9")
        return float(value)

    def count(self, value: Any, where: tuple[str, ...]) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            self.fail(where, f"must be a whole number from 0, not {value!r}")
        return int(value)

    def score(self, value: Any, where: tuple[str, ...]) -> int:
        if self.count(value, where) > 100:
            self.fail(where, "must be a score from 0 to 100")
        return int(value)

    def cache(self, value: Any, where: tuple[str, ...]) -> bool | str:
        return value if isinstance(value, bool) else self.text(value, where)

    def engines(self, value: Any, where: tuple[str, ...]) -> str:
        if not isinstance(value, list):
            return one_of(*GRAMMAR)(self, value, where)
        for name in value or [""]:
            one_of(*ENGINES)(self, name, where)
        return ",".join(dict.fromkeys(value))

    def address(self, value: Any, where: tuple[str, ...]) -> str:
        if not isinstance(value, str) or not is_address(value):
            self.fail(where, 'must be the address of a server, such as "http://localhost:8081"')
        return str(value)

    def rules(self, value: Any, where: tuple[str, ...]) -> dict[str, dict[str, Any]]:
        if not isinstance(value, dict):
            self.fail(where, 'must be tables such as [rules."readability/long-sentence"]')
        return {rule: self.rule(settings, (*where, rule)) for rule, settings in value.items()}

    def rule(self, value: Any, where: tuple[str, ...]) -> dict[str, Any]:
        if not isinstance(value, dict):
            self.fail(where, 'must be a table with a level or options, such as { level = "off" }')
        if "level" in value:
            one_of(*LEVELS)(self, value["level"], (*where, "level"))
        return {name: tuple(v) if isinstance(v, list) else v for name, v in value.items()}

    def accept(self, value: Any, where: tuple[str, ...]) -> tuple[Accept, ...]:
        return tuple(self.entry(item, at) for item, at in self.entries(value, where))

    def entry(self, value: Any, where: tuple[str, ...]) -> Accept:
        keys = dict.fromkeys(("rule", "reason", "text", "path"), Reader.text)
        settings = self.table(value, keys, where)
        for name in ("rule", "reason"):
            if name not in settings:
                self.fail(where, f"needs a {name}: every [[accept]] entry names its rule and the reason it is kept for")
        return Accept(**settings, place=self._at.place(*where))

    def overrides(self, value: Any, where: tuple[str, ...]) -> tuple[Override, ...]:
        found = []
        for item, at in self.entries(value, where):
            changes = self.table(item, {"paths": Reader.texts, **PER_FILE}, at)
            paths = changes.pop("paths", None)
            if not paths:
                self.fail(at, 'needs paths, such as paths = ["blog/**"]')
            found.append(Override(paths, changes))
        return tuple(found)

    def entries(self, value: Any, where: tuple[str, ...]) -> list[tuple[Any, tuple[str, ...]]]:
        if not isinstance(value, list):
            self.fail(where, f"must be an array of tables: write [[{where[-1]}]]")
        return [(item, (*where, str(number))) for number, item in enumerate(value)]


def is_address(value: str) -> bool:
    """Whether a text is the address of a web server."""
    return bool(re.fullmatch(r"https?://[^\s/]+(?:/\S*)?", value))


def one_of(*choices: str) -> Callable[[Reader, Any, tuple[str, ...]], str]:
    """A reader for a value that must be one of some words."""

    def check(reader: Reader, value: Any, where: tuple[str, ...]) -> str:
        if value not in choices:
            reader.fail(where, f"must be one of {', '.join(choices)}, not {value!r}{hint(str(value), choices)}")
        return str(value)

    return check


PER_FILE: Mapping[str, Callable[[Reader, Any, tuple[str, ...]], Any]] = {
    "profile": one_of(*PROFILES),
    "fail-on": one_of(*FAIL_ON),
    "max-warnings": Reader.count,
    "min-score": Reader.score,
    "language": Reader.text,
    "keyphrase": Reader.text,
    "keyphrase-fields": Reader.texts,
    "audience": one_of(*AUDIENCES),
    "grade": Reader.number,
    "select": Reader.texts,
    "ignore": Reader.texts,
    "terms": Reader.texts,
    "grammar": Reader.engines,
    "rules": Reader.rules,
}
KEYS: Mapping[str, Callable[[Reader, Any, tuple[str, ...]], Any]] = {
    **PER_FILE,
    "exclude": Reader.texts,
    "cache": Reader.cache,
    "baseline": Reader.text,
    "languagetool": Reader.address,
    "overrides": Reader.overrides,
    "accept": Reader.accept,
}
