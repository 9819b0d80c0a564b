"""docs/ci.md: every sample is valid for the tool it is for, and every command in it runs as it stands there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from identify.identify import tags_from_path
from installed import ROOT, surround
from test_hooks import HOOKS, is_taken

from contentlint import __version__
from contentlint.report.formats import FORMATS

TEXT = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
FENCES = [match.groups() for match in re.finditer(r"^```(\w+)\n(.*?)^```$", TEXT, re.M | re.S)]
YAML = [text for kind, text in FENCES if kind == "yaml"]
CHECKS = {".github/workflows/": "vendor.github-workflows", ".gitlab-ci.yml": "vendor.gitlab-ci"}
FLAWED = "# Sheds\n\nA shed keeps the rain off the tools.\n\nLorem ipsum dolor sit amet, consectetur adipiscing elit.\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="the commands are for bash")


def name_of(sample: str) -> str:
    """The file that a sample is for, from its first line."""
    return sample.splitlines()[0].removeprefix("# ").removeprefix("// ")


def find_commands() -> Iterator[tuple[str, str]]:
    """The shell lines that run contentlint, by where they stand."""
    for sample in YAML:
        job = yaml.safe_load(sample).get("contentlint", {})
        yield from ((name_of(sample), line) for line in job.get("script", []))
    for kind, text in FENCES:
        if kind == "groovy":
            lines = re.findall(r"\bsh ('''|')(.*?)\1", text, re.S)
            yield from (("Jenkinsfile", line.replace("\\\n", "")) for _, line in lines)
        elif kind == "sh":
            yield "reviewdog", text


COMMANDS = [(place, line) for place, line in find_commands() if "contentlint check" in line]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A repository with one article that was clean and now has a flaw."""
    folder = tmp_path / "site"
    (folder / "content").mkdir(parents=True)
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bin").symlink_to(tmp_path / "around" / "bin")
    article = folder / "content" / "sheds.md"
    article.write_text(FLAWED.partition("Lorem")[0], encoding="utf-8")
    environment = surround(tmp_path / "around")
    for command in ("init --quiet", "add content", "commit --quiet --message words"):
        subprocess.run(["git", *command.split()], cwd=folder, env=environment, check=True)
    article.write_text(FLAWED, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("place", "line"), COMMANDS, ids=[place for place, _ in COMMANDS])
def test_command_runs_and_writes_its_reports(place: str, line: str, site: Path, tmp_path: Path) -> None:
    if "reviewdog" in line and not shutil.which("reviewdog"):
        line = line.splitlines()[0]
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        "CONTENTLINT_CACHE_DIR": str(tmp_path / "cache"),
        "PATH": f"{tmp_path / 'around' / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": "HEAD",
    }
    done = subprocess.run(
        ["bash", "-c", line], cwd=site, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0 if "--exit-zero" in line else 1, "")
    assert "Lorem ipsum" in done.stdout
    for file in re.findall(r"--output \w+=(\S+)", line):
        assert "placeholder-text" in (site / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("sample", YAML, ids=map(name_of, YAML))
def test_sample_is_valid(sample: str, tmp_path: Path) -> None:
    name = name_of(sample)
    path = tmp_path / Path(name).name
    path.write_text(sample, encoding="utf-8")
    schema = next((schema for start, schema in CHECKS.items() if name.startswith(start)), None)
    checker = ["check_jsonschema", "--builtin-schema", schema] if schema else ["pre_commit", "validate-config"]
    done = subprocess.run([sys.executable, "-m", *checker, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def find_hooks() -> list[dict[str, Any]]:
    configs = [yaml.safe_load(sample) for sample in YAML if name_of(sample) == ".pre-commit-config.yaml"]
    return [hook for config in configs for repo in config["repos"] for hook in repo["hooks"]]


def test_hooks_are_there() -> None:
    used = {hook["id"] for hook in find_hooks()}
    listed = set(re.findall(r"^\| `(contentlint[\w-]*)` \|", TEXT, re.M))
    assert used <= HOOKS.keys()
    assert listed == HOOKS.keys()


def test_the_hook_for_other_endings_takes_them(tmp_path: Path) -> None:
    hook = next(hook for hook in find_hooks() if "files" in hook)
    for name, taken in {"a.mkd": True, "a.mdown": True, "a.text": True, "a.txt": False, "a.py": False}.items():
        (tmp_path / name).write_text("words\n", encoding="utf-8")
        assert "text" in tags_from_path(str(tmp_path / name))
        assert is_taken(HOOKS[hook["id"]] | hook, tmp_path / name, tmp_path) == taken


def test_inputs_of_the_action_are_listed_and_used_as_they_are() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    rows = dict(re.findall(r"^\| `([\w-]+)` \|([^|]*)\|", TEXT.partition("\n## GitHub")[2], re.M))
    assert {name: rows.get(name, "").strip(" `") for name in action["inputs"]} == {
        name: spec["default"] for name, spec in action["inputs"].items()
    }
    for sample in YAML:
        jobs = yaml.safe_load(sample).get("jobs", {})
        for step in (step for job in jobs.values() for step in job["steps"]):
            if step["uses"].startswith("OWNER/"):
                assert step["with"].keys() <= action["inputs"].keys()


def test_formats_are_listed() -> None:
    rows = TEXT.partition("\n## Other tools")[2]
    assert set(re.findall(r"`([a-z]+)`", " ".join(re.findall(r"^\|([^|]+)\|", rows, re.M)))) == set(FORMATS)


def test_the_version_is_this_one() -> None:
    assert set(re.findall(r"\bv(\d+\.\d+\.\d+)\b", TEXT)) == {__version__}
