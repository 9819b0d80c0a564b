"""The command line as users have it: a process, its output and its exit code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from conftest import FLAWED, Run

SELECT = ("--select", "structure")


def findings(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [finding["rule"] for row in json.loads(done.stdout)["results"] for finding in row["findings"]]


EXIT_CODES = {
    "nothing-found": (("clean.md",), 0),
    "warning-in-draft": (("flawed.md",), 0),
    "error-in-draft": (("broken.md",), 1),
    "warning-in-gate": (("--profile", "gate", "flawed.md"), 1),
    "error-in-review": (("--profile", "review", "broken.md"), 0),
    "fail-on": (("--fail-on", "warning", "flawed.md"), 1),
    "max-warnings": (("--max-warnings", "0", "flawed.md"), 1),
    "max-warnings-reached": (("--max-warnings", "1", "flawed.md"), 0),
    "min-score": (("--min-score", "100", "flawed.md"), 1),
    "exit-zero": (("--exit-zero", "broken.md"), 0),
    "missing-file-beats-findings": (("broken.md", "gone.md"), 2),
    "missing-file-beats-exit-zero": (("--exit-zero", "gone.md"), 2),
}


@pytest.mark.parametrize(("arguments", "code"), EXIT_CODES.values(), ids=EXIT_CODES.keys())
def test_exit_code(contentlint: Run, arguments: tuple[str, ...], code: int) -> None:
    assert contentlint("check", *SELECT, *arguments).returncode == code


MISTAKES = {
    "no-paths": (("check",), "name at least one article"),
    "unknown-command": (("chek", "clean.md"), "did you mean 'check'?"),
    "article-for-a-command": (("clean.md",), "contentlint check clean.md"),
    "unknown-option": (("check", "--profil", "gate", "clean.md"), "--profile"),
    "unknown-profile": (("check", "--profile", "gat", "clean.md"), "'gat'"),
    "unknown-rule": (("check", "--select", "quots", "clean.md"), "--select: no rule is called 'quots'; did you mean"),
    "unknown-ignored-rule": (("check", "--ignore", "faq,quots", "clean.md"), "--ignore: no rule is called 'quots'"),
    "missing-config": (("check", "--config", "gone.toml", "clean.md"), "gone.toml: cannot be read"),
    "name-without-input": (("check", "--stdin-filename", "a.md", "clean.md"), "--stdin-filename"),
    "unknown-page": (("explain", "quotes/mising-source"), "no rule is called"),
    "unwritable": (("check", *SELECT, "--output-file", "gone/report.txt", "clean.md"), "cannot be written"),
}


@pytest.mark.parametrize(("arguments", "message"), MISTAKES.values(), ids=MISTAKES.keys())
def test_mistake_is_one_line_and_exit_code_2(contentlint: Run, arguments: tuple[str, ...], message: str) -> None:
    done = contentlint(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("contentlint: error: ")
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == "" or arguments[0] == "check"


def test_config_mistake_names_file_and_line(contentlint: Run, folder: Path) -> None:
    (folder / "contentlint.toml").write_text('language = "en"\nprofil = "gate"\n', encoding="utf-8")
    done = contentlint("check", "clean.md")
    assert done.returncode == 2
    assert done.stderr == "contentlint: error: contentlint.toml:2: profil is no setting; did you mean 'profile'?\n"


def test_report_names_why_the_gate_fails(contentlint: Run) -> None:
    done = contentlint("check", *SELECT, "--profile", "gate", "flawed.md")
    assert "fails: profile gate: 1 structure/empty-section\n" in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_what_was_found_is_printed_beside_errors(contentlint: Run) -> None:
    done = contentlint("check", *SELECT, "gone.md", "broken.md", "--output-format", "json")
    assert findings(done) == ["structure/placeholder-text"]
    assert json.loads(done.stdout)["errors"] == [{"path": "gone.md", "message": "there is no such file or folder"}]
    assert done.stderr == "contentlint: error: gone.md: there is no such file or folder\n"


def test_folder_in_order(contentlint: Run) -> None:
    rows = json.loads(contentlint("check", *SELECT, ".", "--output-format", "json").stdout)["results"]
    assert [row["path"] for row in rows] == ["broken.md", "clean.md", "flawed.md"]


def test_folder_without_articles_is_told(contentlint: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    done = contentlint("check", "empty")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no articles found in empty" in done.stderr


@pytest.mark.parametrize("name", [(), ("--stdin-filename", "posts/pies.md")], ids=["unnamed", "named"])
def test_standard_input(contentlint: Run, name: tuple[str, ...]) -> None:
    done = contentlint("check", *SELECT, "-", *name, "--output-format", "json", stdin=FLAWED)
    assert findings(done) == ["structure/empty-section"]
    assert json.loads(done.stdout)["results"][0]["path"] == (name[1] if name else "<stdin>")


def test_standard_input_has_the_config_of_its_name(contentlint: Run, folder: Path) -> None:
    (folder / "posts").mkdir()
    (folder / "posts" / "contentlint.toml").write_text('ignore = ["structure/empty-section"]', encoding="utf-8")
    arguments = ("check", *SELECT, "-", "--output-format", "json", "--stdin-filename")
    assert findings(contentlint(*arguments, "posts/pies.md", stdin=FLAWED)) == []
    assert findings(contentlint(*arguments, "other/pies.md", stdin=FLAWED)) == ["structure/empty-section"]


def test_every_file_has_its_nearest_config(contentlint: Run, folder: Path) -> None:
    for name, level in (("one", "error"), ("two", "off")):
        (folder / name).mkdir()
        (folder / name / "post.md").write_text(FLAWED, encoding="utf-8")
        text = f'[rules."structure/empty-section"]\nlevel = "{level}"\n'
        (folder / name / "contentlint.toml").write_text(text, encoding="utf-8")
    rows = json.loads(contentlint("check", *SELECT, ".", "--output-format", "json").stdout)["results"]
    levels = {row["path"]: [finding["level"] for finding in row["findings"]] for row in rows}
    assert levels["flawed.md"] == ["warning"]
    assert (levels["one/post.md"], levels["two/post.md"]) == (["error"], [])


def test_options_lie_over_the_config(contentlint: Run, folder: Path) -> None:
    text = 'profile = "gate"\n[[overrides]]\npaths = ["*.md"]\nkeyphrase = "fruit pie"\n'
    (folder / "contentlint.toml").write_text(text, encoding="utf-8")
    assert contentlint("check", *SELECT, "flawed.md").returncode == 1
    assert contentlint("check", *SELECT, "--profile", "draft", "flawed.md").returncode == 0
    arguments = ("outline", "--output-format", "json", "clean.md")
    for more, text in (((), "fruit pie"), (("--keyphrase", "apple pie"), "apple pie")):
        (row,) = json.loads(contentlint(*arguments, *more).stdout)["results"]
        assert row["keyphrase"] == {"text": text, "origin": "option"}


def test_ignores_of_every_kind(contentlint: Run, folder: Path) -> None:
    arguments = ("check", *SELECT, "--output-format", "json", "flawed.md")
    assert findings(contentlint(*arguments)) == ["structure/empty-section"]
    assert findings(contentlint(*arguments, "--ignore", "faq,*/empty-*")) == []
    text = '[[accept]]\nrule = "structure"\ntext = "related posts"\nreason = "the theme fills it"\n'
    (folder / "contentlint.toml").write_text(text, encoding="utf-8")
    assert findings(contentlint(*arguments)) == []
    (folder / "contentlint.toml").unlink()
    comment = "<!-- contentlint-disable-next-block structure/empty-section -->\n\n## Related"
    (folder / "flawed.md").write_text(FLAWED.replace("## Related", comment), encoding="utf-8")
    assert findings(contentlint(*arguments)) == []


def test_output_file_is_written_whole(contentlint: Run, folder: Path) -> None:
    done = contentlint("check", *SELECT, "flawed.md", "--output-format", "json", "--output-file", "report.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["summary"]["warning"] == 1
    assert {path.name for path in folder.iterdir()} == {"clean.md", "flawed.md", "broken.md", "report.json"}


def test_statistics(contentlint: Run) -> None:
    lines = contentlint("check", *SELECT, "--statistics", ".").stdout.splitlines()
    assert lines[0].split() == ["1", "warning", "structure/empty-section"]
    assert lines[1].split() == ["1", "error", "structure/placeholder-text"]


def test_cache_is_used_and_left_alone_on_demand(contentlint: Run, tmp_path: Path) -> None:
    arguments = ("check", *SELECT, "--output-format", "json", "flawed.md")
    cache = tmp_path / "cache"
    first = contentlint(*arguments, "--no-cache", CONTENTLINT_CACHE_DIR=str(cache))
    assert not cache.exists()
    assert contentlint(*arguments, CONTENTLINT_CACHE_DIR=str(cache)).stdout == first.stdout
    assert len(list(cache.rglob("*.json"))) == 1
    assert contentlint(*arguments, CONTENTLINT_CACHE_DIR=str(cache)).stdout == first.stdout


def test_rules_as_table_and_json(contentlint: Run) -> None:
    rows = json.loads(contentlint("rules", "--output-format", "json").stdout)
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    for row in rows:
        assert row.keys() == {"id", "title", "level", "category", "fixable", "fix", "description"}
        assert row["fixable"] is (row["fix"] in ("safe", "unsafe"))
        assert row["category"] == row["id"].split("/")[0]
    table = contentlint("rules", COLUMNS="60").stdout
    assert all(row["id"] in table for row in rows)
    assert max(map(len, table.splitlines())) <= 60


PAGES = {
    "by-id": ("structure/empty-section", "`structure/empty-section` · warning"),
    "by-name": ("empty-section", "`structure/empty-section` · warning"),
    "category": ("structure", "**structure/empty-section** (warning)"),
}


@pytest.mark.parametrize(("name", "expected"), PAGES.values(), ids=PAGES.keys())
def test_explain(contentlint: Run, name: str, expected: str) -> None:
    done = contentlint("explain", name)
    assert done.returncode == 0
    assert expected in done.stdout
    assert "Marks:" not in done.stdout


def test_explain_on_a_terminal_is_laid_out(contentlint: Run) -> None:
    done = contentlint("explain", "empty-section", FORCE_COLOR="1")
    assert "\x1b[" in done.stdout
    assert "## How to fix" not in done.stdout


def test_init_writes_a_config_that_holds(contentlint: Run, folder: Path) -> None:
    assert contentlint("init").returncode == 0
    assert contentlint("check", *SELECT, "clean.md").returncode == 0
    (folder / "contentlint.toml").write_text("# mine", encoding="utf-8")
    done = contentlint("init")
    assert done.returncode == 2
    assert "--force" in done.stderr
    assert (folder / "contentlint.toml").read_text(encoding="utf-8") == "# mine"
    assert contentlint("init", "--force").returncode == 0
    assert "profile" in (folder / "contentlint.toml").read_text(encoding="utf-8")


def test_outline(contentlint: Run) -> None:
    assert "## Related posts [0 words]" in contentlint("outline", "flawed.md").stdout
    done = contentlint("outline", "flawed.md", "gone.md", "--output-format", "json")
    report = json.loads(done.stdout)
    assert [block["kind"] for block in report["results"][0]["blocks"]] == ["heading", "paragraph", "heading"]
    assert (done.returncode, report["errors"][0]["path"]) == (2, "gone.md")


@pytest.mark.parametrize("command", [(), ("check",), ("outline",), ("rules",), ("explain",), ("init",)])
def test_help(contentlint: Run, command: tuple[str, ...]) -> None:
    done = contentlint(*command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: contentlint")


def test_version(contentlint: Run) -> None:
    from contentlint import __version__

    assert contentlint("--version").stdout == f"contentlint {__version__}\n"


def test_help_loads_nothing_heavy(environment: dict[str, str]) -> None:
    heavy = ("harper", "textstat", "rich", "bs4", "yaml", "pathspec", "contentlint.lint", "multiprocessing")
    code = f"import sys, contentlint.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout == "[]\n"


def test_other_encodings_get_what_they_can_show(contentlint: Run) -> None:
    done = contentlint("check", *SELECT, "flawed.md", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.stdout.isascii()
    assert '"Related posts"' in done.stdout


def test_reader_who_leaves_early(folder: Path, environment: dict[str, str]) -> None:
    process = _start(["check", *SELECT, "--statistics", "."], folder, environment)
    assert process.stdout
    process.stdout.close()
    _, errors = process.communicate(timeout=60)
    assert errors == ""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interruption(folder: Path, environment: dict[str, str], jobs: str) -> None:
    for number in range(30):
        (folder / f"post-{number}.md").write_text(FLAWED * 200, encoding="utf-8")
    process = _start(["check", "--no-cache", "--jobs", jobs, "."], folder, environment, os.setsid)
    time.sleep(1)
    os.killpg(process.pid, signal.SIGINT)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors.strip()) == (130, "", "")


def _start(
    arguments: list[str], folder: Path, environment: dict[str, str], before: Any = None
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "contentlint", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=folder,
        env=environment,
        preexec_fn=before,
    )
