"""Reports in every form, several at once, and what --verbose tells."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import Run

from contentlint.report.formats import FORMATS

SELECT = ("--select", "structure")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_names_the_finding(contentlint: Run, name: str) -> None:
    done = contentlint("check", *SELECT, "flawed.md", "clean.md", "--output-format", name)
    assert done.returncode == 0
    assert done.stderr == ""
    assert "flawed.md" in done.stdout
    assert re.search(r"structure[/.]empty-section", done.stdout)
    assert done.stdout.endswith("\n")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_whole_where_nothing_is_found(contentlint: Run, name: str) -> None:
    done = contentlint("check", *SELECT, "clean.md", "--output-format", name)
    assert (done.returncode, done.stderr) == (0, "")
    if name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(done.stdout)
    if name in ("junit", "checkstyle"):
        ElementTree.fromstring(done.stdout)


def test_several_reports_at_once(contentlint: Run, folder: Path) -> None:
    outputs = ("--output", "json=out.json", "--output", "junit=out.xml", "--output", "terminal=out.txt")
    done = contentlint("check", *SELECT, "--profile", "gate", "flawed.md", *outputs, "--output-format", "concise")
    assert done.returncode == 1
    assert done.stdout.startswith("flawed.md:5:4: warning: structure/empty-section ")
    assert json.loads((folder / "out.json").read_text())["summary"]["warning"] == 1
    assert ElementTree.parse(folder / "out.xml").getroot().get("failures") == "1"
    assert "5:4 warning structure/empty-section" in (folder / "out.txt").read_text()


def test_colours_stay_out_of_files(contentlint: Run, folder: Path) -> None:
    done = contentlint("check", *SELECT, "flawed.md", "--output", "terminal=out.txt", FORCE_COLOR="1")
    assert "\x1b[" in done.stdout
    assert "\x1b" not in (folder / "out.txt").read_text()


MISTAKES = {
    "no-format": ("out.xml", "'out.xml' is no format"),
    "near-format": ("sarf=out", "did you mean 'sarif'?"),
    "no-file": ("sarif", "say which file"),
    "empty-file": ("sarif=", "say which file"),
}


@pytest.mark.parametrize(("value", "message"), MISTAKES.values(), ids=MISTAKES.keys())
def test_mistaken_output_is_told(contentlint: Run, value: str, message: str) -> None:
    done = contentlint("check", "clean.md", "--output", value)
    assert done.returncode == 2
    assert message in done.stderr


def test_one_file_is_not_written_twice(contentlint: Run) -> None:
    done = contentlint("check", "clean.md", "--output", "json=out", "--output", "sarif=out")
    assert (done.returncode, "out is named twice" in done.stderr) == (2, True)


def test_unwritable_output_does_not_hide_the_findings(contentlint: Run) -> None:
    done = contentlint("check", *SELECT, "flawed.md", "--output", "json=gone/out.json")
    assert done.returncode == 2
    assert "structure/empty-section" in done.stdout
    assert "gone/out.json: cannot be written" in done.stderr


def test_verbose_names_config_and_times(contentlint: Run, folder: Path) -> None:
    (folder / "contentlint.toml").write_text('[[overrides]]\npaths = ["flawed.md"]\nprofile = "gate"\n')
    done = contentlint("check", *SELECT, "--verbose", "--no-cache", "clean.md", "flawed.md")
    lines = done.stderr.splitlines()
    assert lines[0].startswith("contentlint: clean.md: config contentlint.toml, profile draft, markdown, ")
    assert lines[1].startswith(
        "contentlint: flawed.md: config contentlint.toml with overrides for flawed.md, profile gate"
    )
    assert any(line.endswith(" ms  structure/empty-section") for line in lines)


def test_verbose_says_what_comes_from_the_cache(contentlint: Run) -> None:
    contentlint("check", *SELECT, "clean.md")
    assert "from the cache" in contentlint("check", *SELECT, "-v", "clean.md").stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_full_disk_behind_standard_output_is_told(folder: Path, environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "contentlint", "check", *SELECT, "flawed.md"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, cwd=folder, env=environment, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False
        )
    assert (done.returncode, done.stderr) == (
        2,
        "contentlint: error: <stdout>: cannot be written: No space left on device\n",
    )


def test_a_comment_among_the_articles_is_no_article(contentlint: Run, folder: Path) -> None:
    contentlint("check", *SELECT, "flawed.md", "--output", "markdown=comment.md")
    assert "Related posts" in (folder / "comment.md").read_text()
    done = contentlint("check", "--profile", "review", "--quiet", "comment.md")
    assert (done.returncode, done.stdout) == (0, "")


def test_report_in_the_folder_is_no_article(contentlint: Run, folder: Path) -> None:
    output = ("--output", "terminal=report.txt")
    contentlint("check", *SELECT, ".", *output)
    done = contentlint("check", *SELECT, ".", *output, "--output-format", "json")
    assert [row["path"] for row in json.loads(done.stdout)["results"]] == ["broken.md", "clean.md", "flawed.md"]
