"""Accept entries written into a config."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.config import Accept
from contentlint.config.accepting import add_accepts
from contentlint.config.file import parse
from contentlint.errors import ContentlintError

OWN, PROJECT = Path("contentlint.toml"), Path("pyproject.toml")
ENTRY = Accept("quotes/missing-attribution", "nobody knows who said it", "Cold iron, warm bread.", "posts/forge.md")
TABLE = """[[accept]]
path = "posts/forge.md"
rule = "quotes/missing-attribution"
text = "Cold iron, warm bread."
reason = "nobody knows who said it"
"""


def test_new_file() -> None:
    assert add_accepts("", OWN, [ENTRY]) == TABLE


def test_new_project_file() -> None:
    assert add_accepts("", PROJECT, [ENTRY]) == TABLE.replace("accept", "tool.contentlint.accept", 1)


BEFORE = {
    "plain": 'language = "en"  # as we write it\n',
    "no-line-end": 'language = "en"',
    "table-last": '[rules."readability/long-sentence"]\nmax-words = 30\n',
    "entries-there": '[[accept]]\nrule = "quotes"\nreason = "so be it"\n',
    "entries-in-the-middle": '[[accept]]\nrule = "quotes"\nreason = "so be it"\n\n[rules.faq]\nlevel = "off"\n',
    "overrides-last": '[[overrides]]\npaths = ["a/**"]\nignore = ["faq"]\n',
    "comment-last": 'language = "en"\n\n# the end\n',
}


@pytest.mark.parametrize("text", BEFORE.values(), ids=BEFORE.keys())
def test_what_is_there_stays(text: str) -> None:
    added = add_accepts(text, OWN, [ENTRY])
    assert added.startswith(text)
    before, after = parse(text, OWN), parse(added, OWN)
    assert after.accept == (*before.accept, ENTRY)
    assert (after.language, after.rules, after.overrides) == (before.language, before.rules, before.overrides)


def test_line_ends_are_the_files_own() -> None:
    added = add_accepts('language = "en"\r\n', OWN, [ENTRY])
    assert added.count("\r\n") == added.count("\n") == 7


def test_byte_order_mark_stays() -> None:
    assert add_accepts('\ufefflanguage = "en"\n', OWN, [ENTRY]).startswith("\ufefflanguage")


def test_project_file_keeps_its_other_tables() -> None:
    text = '[project]\nname = "site"\n\n[tool.contentlint]\nlanguage = "en"\n\n[tool.other]\naccept = [1]\n'
    added = add_accepts(text, PROJECT, [ENTRY])
    assert added.startswith(text)
    assert parse(added, PROJECT).accept == (ENTRY,)


def test_whole_article_of_every_path_needs_neither_key() -> None:
    assert add_accepts("", OWN, [Accept("faq", "as agreed")]) == '[[accept]]\nrule = "faq"\nreason = "as agreed"\n'


DOUBLES = {
    "the-same": [ENTRY],
    "twice": [ENTRY, ENTRY],
    "another-reason": [Accept(ENTRY.rule, "another", ENTRY.text, ENTRY.path)],
}


@pytest.mark.parametrize("entries", DOUBLES.values(), ids=DOUBLES.keys())
def test_entry_that_is_there_is_not_added(entries: list[Accept]) -> None:
    assert add_accepts(TABLE, OWN, entries) == TABLE


OTHERS = {
    "another-rule": Accept("quotes/misquoted", ENTRY.reason, ENTRY.text, ENTRY.path),
    "another-text": Accept(ENTRY.rule, ENTRY.reason, "Cold iron", ENTRY.path),
    "another-path": Accept(ENTRY.rule, ENTRY.reason, ENTRY.text, "posts/bread.md"),
}


@pytest.mark.parametrize("entry", OTHERS.values(), ids=OTHERS.keys())
def test_other_entry_is_added(entry: Accept) -> None:
    assert parse(add_accepts(TABLE, OWN, [entry]), OWN).accept == (ENTRY, entry)


IMPOSSIBLE = {
    "inline-array": ('language = "en"\naccept = []\n', OWN, "contentlint.toml:2: no entry can be added"),
    "inline-entries": ('accept = [{rule = "faq", reason = "so"}]\n', OWN, "inline accept"),
    "inline-table": ("tool = {contentlint = {accept = []}}\n", PROJECT, "no entry can be added"),
    "no-toml": ("language = \n", OWN, "contentlint.toml:1: not valid TOML"),
    "no-config": ('langauge = "en"\n', OWN, "did you mean 'language'"),
}


@pytest.mark.parametrize(("text", "path", "message"), IMPOSSIBLE.values(), ids=IMPOSSIBLE.keys())
def test_what_cannot_be_added_to_is_said(text: str, path: Path, message: str) -> None:
    with pytest.raises(ContentlintError, match=message):
        add_accepts(text, path, [ENTRY])


def test_entry_without_a_reason_is_refused() -> None:
    with pytest.raises(ContentlintError, match="reason must be a text"):
        add_accepts("", OWN, [Accept("faq", " ")])


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_any_text_is_read_back(text: str) -> None:
    entry = Accept("faq", "so be it", text, "posts/*.md")
    assert parse(add_accepts("", OWN, [entry]), OWN).accept == (entry,)
