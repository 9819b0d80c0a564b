"""A line per finding, as editors read them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from report_cases import count, finding, fix, report, reports, result

from contentlint.config import Config
from contentlint.report import Report
from contentlint.report.concise import render
from contentlint.report.screen import Screen
from contentlint.report.summary import summary
from contentlint.verdict import Judged, is_shown

PLAIN = Screen(width=100)
EMACS = re.compile(
    r"^(?:[A-Za-z][-A-Za-z0-9.]+: ?)?(?P<file>[0-9]*[^0-9\n](?:[^\n :]| [^-/\n]|:[^ \n])*?): ?(?P<line>\d+)"
    r"(?:[.:](?P<column>\d+))?:(?: *(?:W|w)arning| *[Ee]rror|[0-9]?(?:[^0-9\n]|$))"
)
GCC = re.compile(r"^(?P<file>.*):(?P<line>\d+):(?P<column>\d+):\s+(?:fatal\s+)?(?:warning|error):\s+(.*)$")
GREP = re.compile(r"^(?P<file>[^:]+):(?P<line>\d+):(?P<column>\d+): ")
PARSERS = {"emacs": EMACS, "vs-code-gcc": GCC, "grep": GREP}
SAMPLE = report(
    finding("was", message="“We” takes “were”.", fixes=(fix(("was", "were"), safe=True),)),
    finding("cherrys", "a/b", "error", message="Misspelt\r\n at 10:30:\tsee.", fixes=(fix(("cherrys", "cherries")),)),
    finding("of of", "a/c", "suggestion", message="Twice."),
    errors=[("gone.md", "cannot be read")],
)


def test_whole_report() -> None:
    assert render(SAMPLE, PLAIN).splitlines() == [
        "pies.md:3:4: warning: grammar/spelling [*] “We” takes “were”.",
        "pies.md:3:33: error: a/b [~] Misspelt at 10:30: see.",
        "pies.md:5:9: suggestion: a/c Twice.",
        "gone.md:1:1: error: cannot be read",
        *summary(SAMPLE, PLAIN),
    ]


def test_quiet_and_clean() -> None:
    assert render(SAMPLE, PLAIN, quiet=True).count("\n") == 4
    assert render(report(), PLAIN, quiet=True) == ""
    assert render(Report(()), PLAIN) == ""
    assert render(report(), PLAIN).startswith("pies.md: nothing found\n")


def test_only_what_the_profile_shows() -> None:
    rows = [finding("Pies", "keywords/missing-from-title", "suggestion"), finding("was", "a/b")]
    assert "keywords/" not in render(report(*rows), PLAIN)
    review = Report((Judged(result("pies.md", rows), Config(profile="review")),))
    assert "keywords/" in render(review, PLAIN)


def test_colours_change_no_text() -> None:
    colored = render(SAMPLE, Screen(width=100, color=True))
    assert "\x1b[33mwarning:\x1b[0m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == render(SAMPLE, PLAIN)


@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS.keys())
def test_parsers_find_the_places_and_nothing_else(parser: re.Pattern[str]) -> None:
    matches = [match for line in render(SAMPLE, PLAIN).splitlines() if (match := parser.match(line))]
    places = [(match["file"], int(match["line"]), int(match["column"])) for match in matches]
    known = [("pies.md", 3, 4), ("pies.md", 3, 33), ("pies.md", 5, 9), ("gone.md", 1, 1)]
    assert places == [place for place in known if parser is not GCC or place[1] != 5]


@pytest.mark.skipif(not shutil.which("vim"), reason="needs vim")
def test_vim_fills_its_list_of_errors(tmp_path: Path) -> None:
    (tmp_path / "report").write_text(render(SAMPLE, PLAIN), encoding="utf-8")
    form = r"set errorformat=%f:%l:%c:\ %t%*[^:]:\ %m"
    rows = "map(filter(getqflist(), 'v:val.valid'), '[bufname(v:val.bufnr), v:val.lnum, v:val.col, v:val.type]')"
    commands = [form, "cgetfile report", f"call writefile([json_encode({rows})], 'list')", "qall!"]
    options = [part for command in commands for part in ("-c", command)]
    subprocess.run(["vim", "-es", "-u", "NONE", "-i", "NONE", *options], cwd=tmp_path, check=False, timeout=60)
    if not (tmp_path / "list").exists():
        pytest.skip("this vim has no list of errors")
    assert json.loads((tmp_path / "list").read_text(encoding="utf-8")) == [
        ["pies.md", 3, 4, "w"],
        ["pies.md", 3, 33, "e"],
        ["pies.md", 5, 9, "s"],
        ["gone.md", 1, 1, "e"],
    ]


@given(reports())
def test_one_line_each_whatever_they_hold(whatever: Report) -> None:
    shown = [f for item in whatever.judged for f in item.result.findings if is_shown(f, item.config)]
    assert count(whatever) >= len(shown) + len(whatever.errors)
    text = render(whatever, PLAIN, quiet=True)
    lines = text.splitlines()
    assert len(lines) == text.count("\n") == len(shown) + len(whatever.errors)
    assert all(re.search(r":\d+:\d+: (?:error|warning|suggestion): ", line) for line in lines)
