"""What the user has set, read once and passed whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal

from contentlint.globs import matches_any

Value = bool | int | float | str | tuple[str, ...]
Profile = Literal["draft", "gate", "review"]
FailOn = Literal["error", "warning", "suggestion", "never"]

PROFILES = ("draft", "gate", "review")
FAIL_ON = ("error", "warning", "suggestion", "never")
ENGINES = ("harper", "languagetool", "lingotweaker")
GRAMMAR = (*ENGINES, "both", "off")
AUDIENCES = {"general": 12, "professional": 14, "expert": 17}  # school grades their readers follow with ease
KEYPHRASE_FIELDS = ("keyphrase", "focus_keyphrase", "focus_keyword", "seo.keyphrase")
_EXTENDING = ("ignore", "terms", "exclude", "accept", "overrides")
_NOT_IN_DIGEST = (
    "profile",
    "fail_on",
    "max_warnings",
    "min_score",
    "exclude",
    "cache",
    "baseline",
    "overrides",
    "path",
    "places",
    "grammar_named",
)


@dataclass(frozen=True, slots=True)
class Accept:
    """A finding that the user has looked at and wants to keep: a rule at a passage, with the reason.

    `path` is a glob; `rule` an id, a category or a glob; `text` the passage, or empty for the whole file; `place` where
    the entry stands.
    """

    rule: str
    reason: str
    text: str = ""
    path: str = "**"
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Override:
    """Settings for the files that match one of the globs; `changes` are values of Config's fields."""

    paths: tuple[str, ...]
    changes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Config:
    """All settings with their defaults. `rules` holds per rule its options and its "level".

    `grammar` is one of GRAMMAR, or several of ENGINES with commas between; `languagetool` the address of a server;
    `grammar_named` whether an option of the command line named the engine.
    `path` is the file they were read from, empty where there is none; `places` the line of every key in it.
    """

    profile: Profile = "draft"
    fail_on: FailOn | None = None
    max_warnings: int | None = None
    min_score: int | None = None
    language: str | None = None
    keyphrase: str | None = None
    keyphrase_fields: tuple[str, ...] = KEYPHRASE_FIELDS
    audience: str | None = None
    grade: float | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    grammar: str = "harper"
    languagetool: str | None = None
    grammar_named: bool = False
    exclude: tuple[str, ...] = ()
    cache: bool | str = True
    baseline: str | None = None
    rules: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()
    accept: tuple[Accept, ...] = ()
    path: str = ""
    places: Mapping[tuple[str, ...], int] = field(default_factory=dict, compare=False, repr=False)

    def place(self, *keys: str) -> str:
        """Where a key stands, as "contentlint.toml:12"; the nearest known place around it."""
        for length in range(len(keys), 0, -1):
            if line := self.places.get(keys[:length]):
                return f"{self.path}:{line}"
        return self.path

    def merge(self, changes: Mapping[str, Any]) -> Config:
        """These settings with others laid over them: lists that say what to leave alone grow, the rest is replaced."""
        merged = dict(changes)
        for name in _EXTENDING:
            if name in merged:
                merged[name] = (*getattr(self, name), *merged[name])
        if "rules" in merged:
            merged["rules"] = _merge_rules(self.rules, merged["rules"])
        return replace(self, **merged)

    def for_file(self, path: Path) -> Config:
        """The settings of one file: overrides applied, only the accept entries that are about it."""
        relative = self.relative(path)
        config = self
        for override in self.overrides:
            if matches_any(relative, override.paths):
                config = config.merge(override.changes)
        accept = tuple(entry for entry in config.accept if matches_any(relative, (entry.path,)))
        return replace(config, overrides=(), accept=accept)

    def excludes(self, path: Path) -> bool:
        """Whether a file found in a folder is left out."""
        return bool(self.exclude) and matches_any(self.relative(path), self.exclude)

    def relative(self, path: Path) -> str:
        """A path as the globs of this config see it: from the config's folder, with forward slashes."""
        folder = Path(self.path).absolute().parent if self.path else Path.cwd()
        absolute = path.absolute()
        try:
            return absolute.relative_to(folder).as_posix()
        except ValueError:
            return absolute.as_posix().lstrip("/")

    @property
    def engines(self) -> tuple[str, ...]:
        """The grammar engines to ask: some of ENGINES."""
        named = {"both": "harper,languagetool", "off": ""}.get(self.grammar, self.grammar)
        return tuple(engine for engine in ENGINES if engine in named.split(","))

    @property
    def requires_grammar(self) -> bool:
        """Whether a run is broken without the grammar engine: a gate, or a user, who cannot do without."""
        return self.grammar_named or self.profile == "gate"

    @property
    def baseline_path(self) -> Path | None:
        """The baseline file that is named, from the config's folder on."""
        return Path(self.path).parent / self.baseline if self.baseline else None

    def digest(self) -> str:
        """A short name for all settings that findings depend on."""
        from hashlib import sha256

        values = {item.name: getattr(self, item.name) for item in fields(self) if item.name not in _NOT_IN_DIGEST}
        values["accept"] = [(entry.rule, entry.text) for entry in self.accept]
        return sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:32]


def _merge_rules(
    base: Mapping[str, Mapping[str, Value]], over: Mapping[str, Mapping[str, Value]]
) -> dict[str, Mapping[str, Value]]:
    merged = dict(base)
    for rule, values in over.items():
        merged[rule] = {**merged.get(rule, {}), **values}
    return merged
