"""Config files: found, read, complained about, merged."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from contentlint.catalog import build_for
from contentlint.cli.init import TEMPLATE
from contentlint.config import Accept, Config
from contentlint.config import file as config_file
from contentlint.errors import ContentlintError


def read(folder: Path, text: str, name: str = "contentlint.toml") -> Config:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return config_file.read(path)


def test_every_setting_is_read(tmp_path: Path) -> None:
    config = read(
        tmp_path,
        """
profile = "gate"
fail-on = "warning"
max-warnings = 3
min-score = 70
language = "en-GB"
keyphrase = "garden shed"
keyphrase-fields = ["focus"]
audience = "expert"
grade = 9
select = ["quotes", "faq"]
ignore = ["faq/missing-schema"]
terms = ["Hügelkultur"]
grammar = "off"
exclude = ["drafts/**"]
cache = false
[rules."quotes/missing-attribution"]
level = "error"
[rules."readability/long-sentence"]
max-words = 30
""",
    )
    assert (config.profile, config.fail_on, config.max_warnings, config.min_score) == ("gate", "warning", 3, 70)
    assert (config.language, config.keyphrase, config.keyphrase_fields) == ("en-GB", "garden shed", ("focus",))
    assert (config.audience, config.grade, config.grammar, config.cache) == ("expert", 9, "off", False)
    assert config.select == ("quotes", "faq")
    assert config.ignore == ("faq/missing-schema",)
    assert config.terms == ("Hügelkultur",)
    assert config.rules["readability/long-sentence"] == {"max-words": 30}
    assert config.rules["quotes/missing-attribution"] == {"level": "error"}


COMPLAINTS = {
    "unknown-key": ('\nprofil = "gate"', ":2: profil is no setting; did you mean 'profile'?"),
    "nothing-near": ("zzzzzz = 1", ":1: zzzzzz is no setting"),
    "wrong-word": (
        'profile = "gat"',
        ":1: profile must be one of draft, gate, review, not 'gat'; did you mean 'gate'?",
    ),
    "wrong-kind": ('max-warnings = "ten"', ":1: max-warnings must be a whole number from 0, not 'ten'"),
    "true-is-no-number": ("min-score = true", ":1: min-score must be a whole number"),
    "too-high": ("min-score = 101", ":1: min-score must be a score from 0 to 100"),
    "list-of-numbers": ("terms = [1]", ":1: terms must be a list of texts"),
    "level": ('[rules."quotes/x"]\nlevel = "loud"', ':2: rules."quotes/x".level must be one of error'),
    "rule-is-no-table": ('[rules]\nquotes = "off"', ":2: rules.quotes must be a table"),
    "accept-without-reason": ('[[accept]]\nrule = "quotes"', ":1: accept.0 needs a reason"),
    "accept-key": ('[[accept]]\nrule="a"\nreason="b"\nfile="c"', ":4: accept.0.file is no setting"),
    "second-accept": ('[[accept]]\nrule="a"\nreason="b"\n\n[[accept]]\nrule="a"', ":5: accept.1 needs a reason"),
    "override-without-paths": ('[[overrides]]\nlanguage = "de"', ":1: overrides.0 needs paths"),
    "override-key": ('[[overrides]]\npaths=["a"]\ncache=false', ":3: overrides.0.cache is no setting"),
    "overrides-is-no-array": ("[overrides]\npaths=[]", ":1: overrides must be an array of tables: write [[overrides]]"),
    "not-toml": ('\n\nprofile = "gate', ":3: not valid TOML"),
}


@pytest.mark.parametrize(("text", "message"), COMPLAINTS.values(), ids=COMPLAINTS.keys())
def test_complaint_names_the_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ContentlintError) as caught:
        read(tmp_path, text)
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "contentlint.toml"))


CATALOG_COMPLAINTS = {
    "unknown-rule": ('\n[rules."quotes/missing-atribution"]\nlevel = "off"', ":2: no rule is called", "did you mean"),
    "unknown-selector": ('ignore = ["quots"]', ":1: no rule is called 'quots'", "did you mean 'quotes'?"),
    "unknown-accept": ('[[accept]]\nrule = "quots"\nreason = "r"', ":1: no rule is called 'quots'", "quotes"),
    "unknown-option": (
        '[rules."readability/long-sentence"]\nmax-word = 9',
        ":2: readability/long-sentence has",
        "max-words",
    ),
    "option-kind": (
        '[rules."readability/long-sentence"]\nmax-words = "x"',
        ":2: max-words of",
        "must be a whole number",
    ),
    "option-of-category": ("[rules.readability]\nmax-words = 9", ":2: options such as 'max-words'", "one rule's id"),
}


@pytest.mark.parametrize(("text", "place", "rest"), CATALOG_COMPLAINTS.values(), ids=CATALOG_COMPLAINTS.keys())
def test_rules_and_options_are_checked(tmp_path: Path, text: str, place: str, rest: str) -> None:
    config = read(tmp_path, text)
    with pytest.raises(ContentlintError) as caught:
        build_for(config)
    assert place in str(caught.value)
    assert rest in str(caught.value)


def test_levels_and_options_reach_the_catalogue(tmp_path: Path) -> None:
    text = 'audience = "expert"\n[rules.keywords]\nlevel = "off"\n[rules."keywords/stuffing"]\nlevel = "error"\n'
    catalog = build_for(read(tmp_path, text + '[rules."readability/long-sentence"]\nmax-words = 31\n'))
    assert catalog.levels["keywords/stuffing"] == "error"
    assert catalog.levels["keywords/search-phrase"] == "off"
    assert catalog.options.integer("readability/long-sentence", "max-words") == 31
    assert catalog.options.text("readability/reading-level", "audience") == "expert"


def test_nearest_file_wins(tmp_path: Path) -> None:
    inner = tmp_path / "docs" / "deep"
    inner.mkdir(parents=True)
    (tmp_path / "contentlint.toml").touch()
    (tmp_path / "docs" / "pyproject.toml").write_text('[tool.contentlint]\nlanguage = "de"', encoding="utf-8")
    assert config_file.find(inner) == tmp_path / "docs" / "pyproject.toml"
    assert config_file.find(tmp_path) == tmp_path / "contentlint.toml"


def test_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    inner = tmp_path / "docs"
    inner.mkdir()
    (tmp_path / "contentlint.toml").touch()
    (inner / "pyproject.toml").write_text('[tool.other]\nname = "tool.contentlint"', encoding="utf-8")
    assert config_file.find(inner) == tmp_path / "contentlint.toml"


def test_place_in_pyproject(tmp_path: Path) -> None:
    with pytest.raises(ContentlintError, match=r"pyproject.toml:3: profil is no setting"):
        read(tmp_path, '[tool.contentlint]\nlanguage = "de"\nprofil = "x"', "pyproject.toml")


def test_overrides_lie_over_the_rest(tmp_path: Path) -> None:
    config = read(
        tmp_path,
        """
language = "en"
ignore = ["faq"]
[rules."quotes/missing-source"]
level = "off"
[[overrides]]
paths = ["de/**", "*.de.md"]
language = "de"
ignore = ["quotes"]
[overrides.rules."quotes/missing-source"]
level = "error"
[[overrides]]
paths = ["de/old/*"]
profile = "review"
""",
    )
    assert config.for_file(tmp_path / "en" / "a.md").language == "en"
    german = config.for_file(tmp_path / "de" / "old" / "a.md")
    assert (german.language, german.ignore, german.profile) == ("de", ("faq", "quotes"), "review")
    assert german.rules["quotes/missing-source"] == {"level": "error"}
    assert config.for_file(tmp_path / "x" / "post.de.md").profile == "draft"
    assert config.for_file(tmp_path / "x" / "post.de.md").language == "de"


def test_accept_entries_belong_to_paths(tmp_path: Path) -> None:
    text = '[[accept]]\npath = "blog/*.md"\nrule = "quotes"\ntext = "so it goes"\nreason = "a saying"\n'
    config = read(tmp_path, text)
    assert config.accept == (Accept("quotes", "a saying", "so it goes", "blog/*.md"),)
    assert config.for_file(tmp_path / "blog" / "a.md").accept == config.accept
    assert config.for_file(tmp_path / "docs" / "a.md").accept == ()


def test_digest_knows_what_findings_depend_on() -> None:
    base = Config()
    assert base.digest() == Config(profile="gate", max_warnings=1, cache=False, path="x").digest()
    for change in ({"language": "de"}, {"ignore": ("faq",)}, {"terms": ("x",)}, {"rules": {"faq": {"level": "off"}}}):
        assert base.merge(change).digest() != base.digest()


def test_template_parses_and_so_does_every_example_in_it(tmp_path: Path) -> None:
    assert read(tmp_path, TEMPLATE).profile == "draft"
    lines = [line.removeprefix("# ") if line.startswith(("# [", "# ")) and _is_setting(line) else line
             for line in TEMPLATE.splitlines()]  # fmt: skip
    config = read(tmp_path, "\n".join(lines))
    assert config.max_warnings == 10
    assert config.overrides[0].paths == ("legal/**",)
    assert config.accept[0].reason == "the speaker's own words"
    build_for(config.merge({"select": ()}))


def _is_setting(line: str) -> bool:
    body = line.removeprefix("# ")
    try:
        tomllib.loads(body)
    except tomllib.TOMLDecodeError:
        return False
    return True
