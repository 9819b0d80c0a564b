"""The published schema of the config: what it accepts and refuses is what the reader accepts and refuses."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from test_config import CATALOG_COMPLAINTS, COMPLAINTS

from contentlint import pages
from contentlint.catalog import build_for
from contentlint.cli import cli
from contentlint.cli.init import TEMPLATE
from contentlint.config import Accept, Config
from contentlint.config.values import KEYS, PER_FILE, Reader
from contentlint.config_schema import ACCEPT, OVERRIDE, SETTINGS, schema
from contentlint.errors import ContentlintError

ROOT = Path(__file__).parent.parent
PUBLISHED = ROOT / "contentlint.schema.json"
SCHEMA = schema()
VALIDATOR = Draft7Validator(SCHEMA)


def complain(data: dict[str, Any]) -> list[str]:
    """What the schema has against a config."""
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in VALIDATOR.iter_errors(data)]


def read(data: dict[str, Any]) -> None:
    """Take a config as contentlint takes it. Raises ContentlintError."""
    config = Config().merge(Reader(Config()).read(data))
    build_for(config)
    for override in config.overrides:
        build_for(config.merge(override.changes))


def is_read(data: dict[str, Any]) -> bool:
    try:
        read(data)
    except ContentlintError:
        return False
    return True


def test_the_published_file_is_the_schema_of_this_version() -> None:
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    assert published == SCHEMA, "run: contentlint init --schema > contentlint.schema.json"


def test_it_is_printed_as_it_is_published(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["init", "--schema"], standalone_mode=False) == 0
    assert capfdbinary.readouterr().out == PUBLISHED.read_bytes()


def test_it_is_a_schema() -> None:
    Draft7Validator.check_schema(SCHEMA)


def test_every_setting_is_described_and_no_other() -> None:
    assert sorted(KEYS.keys() - SETTINGS.keys()) == [], "settings without an entry in config_schema.SETTINGS"
    assert sorted(SETTINGS.keys() - KEYS.keys()) == [], "entries in config_schema.SETTINGS that are no settings"
    assert OVERRIDE.keys() == {"paths", *PER_FILE}
    assert ACCEPT.keys() == {field.name for field in fields(Accept)} - {"place"}
    assert all(entry["description"] for table in (SETTINGS, OVERRIDE, ACCEPT) for entry in table.values())


def test_every_rule_is_there_with_its_options_and_their_help() -> None:
    rules = SCHEMA["definitions"]["rules"]["properties"]
    for page in pages.load().values():
        entry = rules[page.id]["properties"]
        assert entry.keys() == {"level", *page.options}
        assert entry["level"]["default"] == page.level
        assert {name: entry[name]["description"] for name in page.options} == {
            name: spec["help"] for name, spec in page.options.items()
        }
        assert complain({"rules": {page.id: {name: spec["default"] for name, spec in page.options.items()}}}) == []


def find_examples() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every config that the documentation shows; one in pyproject.toml by its table."""
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for number, text in enumerate(
            re.findall(r"^```toml\n(.*?)^```$", path.read_text(encoding="utf-8"), re.M | re.S)
        ):
            data = tomllib.loads(text)
            yield f"{path.name}-{number}", data.get("tool", {}).get("contentlint", data)


def switch_on(template: str) -> str:
    """The template with every setting that is commented out."""
    return re.sub(r"^# (?=\[+[\w.\"]|[\w-]+ = )", "", template, flags=re.M)


EXAMPLES = {**dict(find_examples()), "template": tomllib.loads(TEMPLATE), "all": tomllib.loads(switch_on(TEMPLATE))}


@pytest.mark.parametrize("data", EXAMPLES.values(), ids=EXAMPLES.keys())
def test_documented_configs_hold(data: dict[str, Any]) -> None:
    read(data)
    assert complain(data) == []


def test_the_template_shows_every_setting_but_the_one_that_belongs_into_articles() -> None:
    assert KEYS.keys() - EXAMPLES["all"].keys() == {"keyphrase"}


GOOD = {
    "empty": "",
    "one-text-for-a-list": 'select = "quotes"\nterms = "kubectl"',
    "glob": 'ignore = ["*/missing-*", "key*"]\n[rules."*/repeated-[hp]*"]\nlevel = "off"',
    "category": '[rules.quotes]\nlevel = "error"',
    "whole-number-for-a-fraction": '[rules."keywords/stuffing"]\nmax-density = 3\n',
    "grade-with-a-fraction": "grade = 9.5",
    "cache-folder": 'cache = ".cache/contentlint"',
    "rule-in-an-override": '[[overrides]]\npaths = "a/*"\n[overrides.rules."quotes/unbalanced-marks"]\nlevel = "off"',
    "accept-by-glob": '[[accept]]\nrule = "quotes/*"\nreason = "a play"',
}

BAD = {
    **{name: text for name, (text, _) in COMPLAINTS.items() if name != "not-toml"},
    **{name: text for name, (text, *_) in CATALOG_COMPLAINTS.items()},
    "unknown-level": '[rules.quotes]\nlevel = "high"',
    "level-as-boolean": "[rules.quotes]\nlevel = false",
    "option-of-a-glob": '[rules."readability/*"]\nmax-words = 9',
    "option-is-boolean": '[rules."readability/long-sentence"]\nmax-words = true',
    "option-is-fraction": '[rules."readability/long-sentence"]\nmax-words = 9.5',
    "negative-count": "max-warnings = -1",
    "negative-grade": "grade = -1",
    "grade-too-high": "grade = 31",
    "blank-language": 'language = " "',
    "blank-reason": '[[accept]]\nrule = "quotes"\nreason = ""',
    "unknown-audience": 'audience = "experts"',
    "engine": 'grammar = "language-tool"',
    "cache-number": "cache = 1",
    "selector-is-no-text": "select = [1]",
    "empty-selector": 'select = [""]',
    "paths-empty": "[[overrides]]\npaths = []",
    "override-rule": '[[overrides]]\npaths = "a"\n[overrides.rules."quotes/none"]\nlevel = "off"',
    "override-in-override": '[[overrides]]\npaths = "a"\n[[overrides.overrides]]\npaths = "b"',
    "accept-is-table": '[accept]\nrule = "quotes"\nreason = "r"',
    "accept-without-rule": '[[accept]]\nreason = "r"',
    "accept-place": '[[accept]]\nrule = "quotes"\nreason = "r"\nplace = "here"',
    "underscores": "max_warnings = 1",
}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD.keys())
def test_both_accept(text: str) -> None:
    data = tomllib.loads(text)
    read(data)
    assert complain(data) == []


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_both_refuse(text: str) -> None:
    data = tomllib.loads(text)
    assert not is_read(data)
    assert complain(data)


NUMBERS = [-1, 0, 1, 30, 31, 100, 101, 0.5, -0.5, 30.5]  # 30.0 is a whole number to JSON Schema, and none to TOML
WORDS = ["", " ", "de", "gate", "error", "never", "expert", "off", "harper", "quotes", "quots", "quotes/*"]
SCALARS = st.sampled_from([True, False, *NUMBERS, *WORDS])
LISTS = st.lists(st.sampled_from([*WORDS, "*", "keywords/stuffing", 1]), max_size=2)
JUNK = SCALARS | LISTS | st.just({"level": "off"}) | st.just([{"rule": "quotes", "reason": "r"}])


def tables(good: dict[str, Any], at_most: int) -> st.SearchStrategy[dict[str, Any]]:
    """Tables of some of these keys, each with its good value or with another."""
    keys = st.lists(st.sampled_from(list(good)), max_size=at_most, unique=True)
    return keys.flatmap(lambda some: st.fixed_dictionaries({key: or_else(good[key]) for key in some}))


def or_else(good: Any) -> st.SearchStrategy[Any]:
    strategy = good if isinstance(good, st.SearchStrategy) else st.just(good)
    return st.integers(0, 4).flatmap(lambda at: strategy if at else JUNK)


LEVEL = {"level": "off"}
RULES = tables(
    {
        "quotes": tables(LEVEL, 1),
        "quots": tables(LEVEL, 1),
        "*/m*": tables(LEVEL, 1),
        "readability/long-sentence": tables(LEVEL | {"max-words": 30, "max-words ": 30}, 2),
        "keywords/stuffing": tables(LEVEL | {"max-density": 2.5, "max-crowding": 20}, 2),
    },
    at_most=2,
)
ENTRIES = tables({"rule": "quotes/*", "reason": "r", "text": "t", "path": "*.md", "place": "1"}, at_most=4)
PLAIN = {key: value for key, value in EXAMPLES["all"].items() if key not in ("rules", "accept", "overrides")}
OVERRIDES = tables({key: PLAIN.get(key, "p") for key in PER_FILE} | {"paths": "a/**", "rules": RULES}, at_most=4)
SOME = {"rules": RULES, "accept": st.lists(ENTRIES, max_size=2), "overrides": st.lists(OVERRIDES, max_size=2)}


@settings(deadline=None)
@given(tables(SOME, at_most=1) | tables({"keyphrase": "sheds", "profil": "gate", **PLAIN, **SOME}, at_most=3))
@example({"accept": [{"rule": "quotes", "reason": "r", "text": "t", "path": "*.md"}]})
@example({"overrides": [{"paths": "a", "rules": {"readability/long-sentence": {"level": "off", "max-words": 20}}}]})
def test_reader_and_schema_agree(data: dict[str, Any]) -> None:
    assert (complain(data) == []) == is_read(data), complain(data)
