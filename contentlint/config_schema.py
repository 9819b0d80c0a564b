"""The JSON Schema of a config: for editors that complete and check contentlint.toml while it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from contentlint import pages
from contentlint.config import AUDIENCES, ENGINES, FAIL_ON, GRAMMAR, PROFILES, Config
from contentlint.config.values import KEYS, LEVELS, PER_FILE
from contentlint.pages import Page
from contentlint.selectors import names

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "pattern": r"\S"}
_TEXTS: Schema = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_SOME_TEXTS: Schema = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_GRADE: Schema = {"type": "number", "minimum": 0, "maximum": 30}
_GLOB = r"[*?\[]"
_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string"}


def _say(description: str, *schemas: Schema, **more: Any) -> Schema:
    return {key: value for schema in (*schemas, more) for key, value in schema.items()} | {"description": description}


def _one_of(choices: Iterable[str]) -> Schema:
    return {"type": "string", "enum": list(choices)}


def _defined(name: str) -> Schema:
    """A definition, in a form that leaves room for a description: in draft 7 nothing counts beside a bare $ref."""
    return {"allOf": [{"$ref": f"#/definitions/{name}"}]}


def _several(name: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/definitions/{name}"}}


_LEVEL = _say("How much a finding of the rule weighs; off: it does not run.", _one_of(LEVELS))

SETTINGS: Mapping[str, Schema] = {
    "profile": _say("Who reads the findings: draft, the writer; gate, CI; review, the editor.", _one_of(PROFILES)),
    "fail-on": _say("Fail on findings of this level or above, whatever the profile.", _one_of(FAIL_ON)),
    "max-warnings": _say("Fail on more warnings than this.", _COUNT),
    "min-score": _say("Fail where an article scores less than this, from 0 to 100.", _COUNT, maximum=100),
    "language": _say('The language of the articles, such as "en" or "en-GB"; detected if not set.', _TEXT),
    "keyphrase": _say("The phrase that the articles are written for.", _TEXT),
    "keyphrase-fields": _say("Front-matter fields that hold an article's keyphrase.", _TEXTS),
    "audience": _say("Who the articles are for, and how hard to read they may be.", _one_of(AUDIENCES)),
    "grade": _say("A school grade whose readers should follow, instead of an audience.", _GRADE),
    "select": _say("The only rules to run: ids, categories or globs.", _defined("selectors")),
    "ignore": _say("Rules to leave out: ids, categories or globs.", _defined("selectors")),
    "terms": _say("Words that are right as they are: names, products, terms of the trade.", _TEXTS),
    "grammar": _say(
        "The grammar engine: harper, embedded; languagetool, a server; both of them; lingotweaker; off; or a list.",
        anyOf=[_one_of(GRAMMAR), {"type": "array", "items": _one_of(ENGINES), "minItems": 1}],
    ),
    "rules": _say("Levels and options of rules, by id, category or glob.", _defined("rules")),
    "exclude": _say("Files found in folders that are no articles, as globs.", _TEXTS),
    "cache": _say(
        "Whether earlier results are kept: in your cache folder, or in the folder named here.",
        anyOf=[{"type": "boolean"}, _TEXT],
    ),
    "baseline": _say("A file of known findings, which are left out; contentlint baseline writes it.", _TEXT),
    "languagetool": _say(
        "The address of a LanguageTool server, which texts are sent to; without it one is started on this machine.",
        {"type": "string", "pattern": r"^https?://[^\s/]+(/\S*)?$"},
    ),
    "overrides": _say("Other settings for some files.", _several("override")),
    "accept": _say("Findings that were looked at and are kept.", _several("accept")),
}
OVERRIDE: Mapping[str, Schema] = {
    "paths": _say("The files that these settings are for, as globs from the config's folder.", _SOME_TEXTS),
    **{key: SETTINGS[key] for key in PER_FILE if key in SETTINGS},
}
ACCEPT: Mapping[str, Schema] = {
    "rule": _say("The rule whose finding is kept: an id, a category or a glob.", _defined("selector")),
    "reason": _say("Why it is kept.", _TEXT),
    "text": _say("Words of the passage; without them the whole file is meant.", _TEXT),
    "path": _say("The files it is about, as a glob from the config's folder.", _TEXT, default="**"),
}


def schema() -> Schema:
    """The schema of contentlint.toml and of `[tool.contentlint]`, in draft 7, which TOML editors know.

    It says all that can be said without looking at other files; that a glob names no rule, for one, it cannot.
    """
    known = pages.load()
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "contentlint",
        "description": "Settings of contentlint: contentlint.toml, or [tool.contentlint] in pyproject.toml.",
        **_table(_with_defaults(KEYS)),
        "definitions": {
            "override": _table(OVERRIDE, "paths"),
            "accept": _table(ACCEPT, "rule", "reason"),
            "rules": _rules(known),
            "selector": {"anyOf": [{"enum": names(known)}, {"type": "string", "pattern": _GLOB}]},
            "selectors": {
                "anyOf": [
                    {"$ref": "#/definitions/selector"},
                    {"type": "array", "items": {"$ref": "#/definitions/selector"}},
                ]
            },
        },
    }


def _table(properties: Mapping[str, Schema], *required: str) -> Schema:
    table: Schema = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    return table | ({"required": list(required)} if required else {})


def _with_defaults(keys: Iterable[str]) -> dict[str, Schema]:
    """The settings with what holds where they are not set, as far as that is a value that could be written down."""
    config = Config()
    found: dict[str, Schema] = {}
    for key in keys:
        default = getattr(config, key.replace("-", "_"))
        default = list(default) if isinstance(default, tuple) else default
        is_value = isinstance(default, bool | int | float | str | list)
        found[key] = SETTINGS[key] | ({"default": default} if is_value else {})
    return found


def _rules(known: Mapping[str, Page]) -> Schema:
    level = {"level": _LEVEL}
    categories = {name: _say(f"All rules of {name}.", _table(level)) for name in names(known) if name not in known}
    return {
        **_table({**categories, **{page.id: _rule(page) for page in known.values()}}),
        "patternProperties": {_GLOB: _say("All rules that the glob matches.", _table(level))},
    }


def _rule(page: Page) -> Schema:
    options = {name: _option(spec) for name, spec in page.options.items()}
    return _say(page.description, _table({"level": _LEVEL | {"default": page.level}, **options}))


def _option(spec: Mapping[str, Any]) -> Schema:
    default = spec["default"]
    kind = _TEXTS if isinstance(default, list) else {"type": _TYPES[type(default)]}
    return _say(spec["help"], kind, default=default)
