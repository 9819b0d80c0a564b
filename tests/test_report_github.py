"""Workflow commands, read as the runner of GitHub Actions reads them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from report_cases import TEXT, count, finding, fix, report, reports, result

from contentlint.config import Config
from contentlint.model import Finding, Related, Span
from contentlint.report import Report
from contentlint.report.github import render
from contentlint.report.repository import from_root
from contentlint.verdict import Judged


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def unescape(text: str, *, is_property: bool = False) -> str:
    """In the runner's order: the percent sign last."""
    signs = {"%0D": "\r", "%0A": "\n", **({"%3A": ":", "%2C": ","} if is_property else {}), "%25": "%"}
    for code, sign in signs.items():
        text = text.replace(code, sign)
    return text


def parse(line: str) -> Command | None:
    """The runner's grammar: `::name key=value,key=value::data`, known names only, each key's last value."""
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, listed = line[2:end].partition(" ")
    if name not in ("error", "warning", "notice"):
        return None
    pairs = [pair.split("=", 1) for pair in listed.strip().split(",") if pair]
    properties = {key: unescape(value[0], is_property=True) for key, *value in pairs if value and value[0]}
    return Command(name, properties, unescape(line[end + 2 :]))


def read(reported: Report) -> list[Command]:
    return [command for line in render(reported).split("\n") if (command := parse(line))]


def test_one_finding() -> None:
    found = finding(
        "was",
        message="100 % wrong: “was”, not “were”",
        fixes=(fix(("was", "were")),),
        related=(Related("the same", Span(0, 1)),),
    )
    assert read(report(found, path="pies, plums: 5%.md")) == [
        Command(
            "warning",
            {
                "file": "pies, plums: 5%.md",
                "line": "3",
                "endLine": "3",
                "col": "4",
                "endColumn": "7",
                "title": "grammar/spelling",
            },
            "pies, plums: 5%.md:3:4: grammar/spelling: 100 % wrong: “was”, not “were”\n"
            "fix: was → were\n"
            "also line 1: the same",
        )
    ]


PLACES = {
    "several-lines-without-columns": (Span(0, 20), {"line": "1", "endLine": "3"}),
    "line-end-is-no-next-line": (Span(2, 10), {"line": "1", "endLine": "1", "col": "3", "endColumn": "11"}),
    "no-extent": (Span(2, 2), {"line": "1", "endLine": "1", "col": "3", "endColumn": "3"}),
    "whole-text": (Span(0, len(TEXT)), {"line": "1", "endLine": "5"}),
}


@pytest.mark.parametrize(("span", "expected"), PLACES.values(), ids=PLACES.keys())
def test_place(span: Span, expected: dict[str, str]) -> None:
    (command,) = read(report(Finding("a/b", span, "m", "warning")))
    assert {key: value for key, value in command.properties.items() if key not in ("file", "title")} == expected


def test_what_fails_comes_first_as_errors() -> None:
    rows = [finding("Pies", "a/note", "suggestion"), finding("was", "a/warning"), finding("of of", "a/error", "error")]
    empty = finding("cherrys", "structure/empty-section")
    reported = Report((Judged(result("a.md", rows), Config()), Judged(result("b.md", [empty]), Config(profile="gate"))))
    titles = [(command.name, command.properties["title"]) for command in read(reported)]
    assert titles == [
        ("error", "a/error"),
        ("error", "structure/empty-section"),
        ("notice", "a/note"),
        ("warning", "a/warning"),
    ]


def test_errors_and_totals() -> None:
    lines = render(report(finding("was", "a/b", "error"), errors=[("gone.md", "cannot be read")])).splitlines()
    assert lines[0] == "::error file=gone.md,title=contentlint::gone.md: cannot be read"
    assert lines[2:] == [
        "contentlint: 1 file, 12 words: 1 error, 0 warnings, 0 suggestions",
        "fails: profile draft: 1 a/b",
    ]


def test_a_path_is_no_command_of_the_old_form() -> None:
    item = Judged(result("##[add-path].md", []), Config(min_score=101))
    assert "##[" not in render(Report((item,)))


@given(reports())
def test_every_command_parses_whatever_it_holds(whatever: Report) -> None:
    commands = read(whatever)
    assert len(commands) == count(whatever)
    for command in commands:
        assert command.properties["file"]
        assert not command.properties.keys() - {"file", "line", "endLine", "col", "endColumn", "title"}


def test_commands_hold_paths_and_messages_unchanged() -> None:
    path, message = "a,b=c:d%0A\n::e::.md", "::stop-commands::x%25 %0D ##[group]"
    (command,) = read(report(finding("was", message=message), path=path))
    assert command.properties["file"] == path
    assert command.message.endswith(f"grammar/spelling: {message}")


PATHS = {
    "here": ("pies.md", "docs/pies.md"),
    "dot": ("./pies.md", "docs/pies.md"),
    "up": ("../pies.md", "pies.md"),
    "outside": ("../../pies.md", "../../pies.md"),
    "stdin": ("<stdin>", "<stdin>"),
}


@pytest.mark.parametrize(("path", "expected"), PATHS.values(), ids=PATHS.keys())
def test_path_from_the_root(path: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "repository" / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "repository" / "docs")
    assert from_root(path) == expected
    if expected == "docs/pies.md":
        assert from_root(str(tmp_path / "repository" / "docs" / "pies.md")) == expected


def test_path_without_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert from_root(str(tmp_path / "docs" / "pies.md")) == "docs/pies.md"
    assert from_root("docs/./pies.md") == "docs/pies.md"
