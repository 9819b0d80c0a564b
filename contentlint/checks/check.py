"""What a check is: rules, and a plain function from an article to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from contentlint.features.article import Article
from contentlint.model import Finding

OptionValue = bool | int | float | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """What is on, and the value of every option of every rule, page defaults included."""

    active: frozenset[str]
    values: Mapping[str, Mapping[str, OptionValue]] = field(default_factory=dict)

    def integer(self, rule: str, name: str) -> int:
        return int(self._value(rule, name))  # type: ignore[arg-type]

    def number(self, rule: str, name: str) -> float:
        return float(self._value(rule, name))  # type: ignore[arg-type]

    def text(self, rule: str, name: str) -> str:
        return str(self._value(rule, name))

    def words(self, rule: str, name: str) -> tuple[str, ...]:
        value = self._value(rule, name)
        return value if isinstance(value, tuple) else (str(value),)

    def _value(self, rule: str, name: str) -> OptionValue:
        return self.values[rule][name]


@dataclass(frozen=True, slots=True)
class Check:
    """`run` may report several rules in one pass; it is not called where all of them are off, and what it reports of a
    rule that is off is dropped. It reads no config, no file and no clock."""

    rules: tuple[str, ...]
    run: Callable[[Article, Options], Iterable[Finding]]
