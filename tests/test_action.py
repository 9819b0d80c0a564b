"""The GitHub Action: its steps run as a runner runs them, with inputs, an event and the files it hands on."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from installed import ROOT, surround

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"]}
CLEAN = "# Sheds\n\nA shed keeps the rain off the tools.\n"
FLAWED = f"{CLEAN}\nLorem ipsum dolor sit amet, consectetur adipiscing elit.\n"
QUICK = "--select structure"

pytestmark = pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="the steps run in bash")


@dataclass
class Done:
    code: int
    log: str
    outputs: dict[str, str]
    summary: str


class Runner:
    """A job's workspace, the files that a runner hands to its steps, and the event that started it."""

    def __init__(self, folder: Path) -> None:
        self.environment = surround(folder)
        self.workspace, self.temporary = folder / "work space", folder / "temp"
        self.workspace.mkdir()
        self.temporary.mkdir()
        self.installed = str(folder / "bin" / "contentlint")
        self.be_in("workflow_dispatch", {})

    def be_in(self, event: str, payload: Mapping[str, Any], ref: str = "refs/heads/main") -> None:
        (self.temporary / "event.json").write_text(json.dumps(payload), encoding="utf-8")
        self.event = {"GITHUB_EVENT_NAME": event, "GITHUB_REF": ref}

    def write(self, **articles: str) -> None:
        for name, text in articles.items():
            (self.workspace / f"{name}.md").write_text(text, encoding="utf-8")

    def git(self, *arguments: str, at: Path | None = None) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=at or self.workspace,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def commit(self, **articles: str) -> str:
        self.write(**articles)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "words")
        return self.git("rev-parse", "HEAD")

    def run(self, step: str = "check", **inputs: str) -> Done:
        """Run a step with inputs over the action's defaults; `args` select few rules where nothing else is asked."""
        known = {name: spec["default"] for name, spec in ACTION["inputs"].items()} | {"args": QUICK}
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        assert given.keys() <= known.keys()
        values = {f"inputs.{name}": value for name, value in (known | given).items()}
        values |= {"steps.python.outputs.python-path": sys.executable, "steps.install.outputs.command": self.installed}
        files = {name: self.temporary / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("", encoding="utf-8")
        environment = {
            **self.environment,
            **self.event,
            **{name: str(file) for name, file in files.items()},
            "GITHUB_EVENT_PATH": str(self.temporary / "event.json"),
            "GITHUB_ACTION_PATH": str(ROOT),
            "RUNNER_TEMP": str(self.temporary),
            **{name: fill(text, values) for name, text in STEPS[step]["env"].items()},
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[step]["run"]]
        done = subprocess.run(
            command, cwd=self.workspace, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines())
        summary = files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        return Done(done.returncode, done.stdout + done.stderr, outputs, summary)


def fill(text: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", lambda match: values[match[1]], text)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path / "runner")


def test_no_input_stands_in_a_script() -> None:
    assert [step["id"] for step in STEPS.values() if "${{" in step.get("run", "")] == []
    wired = " ".join(
        text
        for step in STEPS.values()
        for text in [*step.get("env", {}).values(), *step.get("with", {}).values()]
        if isinstance(text, str)
    )
    assert sorted(name for name in ACTION["inputs"] if f"inputs.{name} " not in wired) == []


def test_action_is_valid() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_flaw_fails_with_annotation_report_and_summary(runner: Runner) -> None:
    runner.write(clean=CLEAN, flawed=FLAWED)
    done = runner.run(sarif_file="reports/found.sarif")
    assert done.code == 1, done.log
    assert re.search(r"^::error file=flawed\.md,line=5,", done.log, re.M), done.log
    assert done.outputs == {"exit-code": "1", "sarif-file": str(Path("reports", "found.sarif"))}
    assert "structure/placeholder-text" in done.summary
    assert json.loads((runner.workspace / "reports" / "found.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert not (runner.temporary / "contentlint-summary.md").exists()


def test_clean_articles_pass(runner: Runner) -> None:
    runner.write(clean=CLEAN)
    done = runner.run()
    assert (done.code, done.outputs) == (0, {"exit-code": "0"}), done.log
    assert done.summary


def test_everything_can_be_switched_off(runner: Runner) -> None:
    runner.write(flawed=FLAWED)
    done = runner.run(annotations="false", summary="false", fail="false")
    assert (done.code, done.outputs, done.summary) == (0, {"exit-code": "1"}, "")
    assert "::error" not in done.log
    assert "Lorem ipsum" in done.log


def test_inputs_reach_the_check(runner: Runner) -> None:
    runner.write(flawed=FLAWED, other=FLAWED)
    (runner.workspace / "my config.toml").write_text('profile = "draft"\n', encoding="utf-8")
    (runner.workspace / "a b").mkdir()
    (runner.workspace / "a b" / "c.md").write_text(FLAWED, encoding="utf-8")
    done = runner.run(
        paths="'a b'\nother.md", config="my config.toml", profile="review", args="--select 'structure, faq'"
    )
    assert done.code == 0
    assert "other.md" in done.log and "a b/c.md" in done.log and "flawed.md" not in done.log


PROBLEMS = {
    "switch": ({"fail": "yes"}, "fail must be true or false, not 'yes'"),
    "quotation-mark": ({"args": "--select 'structure"}, "args has a quotation mark without its partner"),
    "two-lines": ({"sarif-file": "a\nexit-code=0"}, "sarif-file must be on one line"),
    "no-repository": ({"changed": "main"}, "cannot compare with 'main': "),
    "reference-like-an-option": ({"changed": "--output=x"}, "changed must be true, false or a git reference"),
}


@pytest.mark.parametrize(("inputs", "message"), PROBLEMS.values(), ids=PROBLEMS.keys())
def test_problems_are_named(runner: Runner, inputs: dict[str, str], message: str) -> None:
    done = runner.run(**inputs)
    assert (done.code, done.outputs) == (2, {"exit-code": "2"})
    assert f"::error title=contentlint::{message}" in done.log


def test_a_broken_config_fails_even_where_findings_do_not(runner: Runner) -> None:
    (runner.workspace / "contentlint.toml").write_text("profil = 1", encoding="utf-8")
    runner.write(clean=CLEAN)
    done = runner.run(fail="false")
    assert (done.code, done.outputs["exit-code"]) == (2, "2")
    assert "contentlint.toml:1: profil is no setting" in done.log


@pytest.mark.parametrize("name", ["paths", "args", "changed", "sarif_file"])
def test_no_input_is_run_as_a_command(runner: Runner, name: str) -> None:
    runner.run(**{name: '"; touch pwned; #`touch pwned`$(touch pwned)\n" && touch pwned\n::set-output name=a::b'})
    assert [path.name for path in runner.workspace.rglob("pwned*")] == []


def test_only_what_a_pull_request_changes(runner: Runner, tmp_path: Path) -> None:
    """As GitHub has it: a shallow clone of the merge of a branch with a base that has moved on."""
    base, workspace = tmp_path / "base", runner.workspace
    base.mkdir()
    runner.workspace = base
    runner.git("init", "--quiet", "--initial-branch=main")
    fork = runner.commit(old=FLAWED, post=CLEAN)
    runner.git("checkout", "--quiet", "-b", "topic")
    head = runner.commit(old=FLAWED.replace("rain", "snow"))
    runner.git("checkout", "--quiet", "main")
    runner.commit(post=FLAWED)
    runner.git("merge", "--quiet", "--no-edit", "topic")
    runner.git("update-ref", "refs/pull/1/merge", "HEAD")
    runner.git("reset", "--quiet", "--hard", "HEAD^")
    runner.workspace = workspace
    runner.git("init", "--quiet")
    runner.git("remote", "add", "origin", base.as_uri())
    runner.git("fetch", "--quiet", "--depth=1", "origin", "refs/pull/1/merge")
    runner.git("checkout", "--quiet", "FETCH_HEAD")
    runner.be_in("pull_request", {"pull_request": {"base": {"sha": fork}}}, "refs/pull/1/merge")
    done = runner.run(changed="true")
    assert (done.code, done.outputs) == (0, {"exit-code": "0"}), done.log
    assert runner.run(changed="false").code == 1

    runner.git("fetch", "--quiet", "--depth=1", "origin", head)
    runner.git("checkout", "--quiet", head)
    runner.be_in("pull_request_target", {"pull_request": {"base": {"sha": fork}}})
    done = runner.run(changed="true")
    assert (done.code, "fetch-depth: 0" in done.log) == (2, True), done.log
    runner.git("fetch", "--quiet", "--unshallow", "origin", "main")
    assert runner.run(changed="true").code == 0
    runner.write(old=FLAWED.replace("elit.", "elit, sed."))
    assert runner.run(changed="true").code == 1


def test_the_first_push_of_a_branch_is_compared_with_the_default_branch(runner: Runner) -> None:
    first = {"before": "0" * 40, "repository": {"default_branch": "main"}}
    runner.git("init", "--quiet", "--initial-branch=main")
    runner.commit(old=FLAWED)
    runner.be_in("push", first)
    assert runner.run(changed="true").code == 1, "a repository's own first push"
    runner.git("checkout", "--quiet", "-b", "topic")
    runner.commit(post=CLEAN)
    runner.be_in("push", first, "refs/heads/topic")
    done = runner.run(changed="true")
    assert (done.code, "all articles" in done.log) == (0, False), done.log
    runner.commit(post=FLAWED)
    assert runner.run(changed="true").code == 1


def test_a_job_without_git_is_told(runner: Runner) -> None:
    runner.environment["PATH"] = str(runner.temporary)
    done = subprocess.run(
        [sys.executable, "-c", "from base import find_base; find_base('main')"],
        cwd=ROOT / "action",
        env=runner.environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "git must be installed" in done.stderr, done.stderr


def test_folders_on_windows_keep_their_backslashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "action"))
    check = pytest.importorskip("check")
    monkeypatch.setenv("INPUT_PATHS", r"content\posts 'my posts\new' # a")
    assert check.words("paths") == ["contentposts", r"my posts\new", "#", "a"]
    monkeypatch.setattr(check, "ESCAPES", "")
    assert check.words("paths") == [r"content\posts", r"my posts\new", "#", "a"]


@pytest.mark.online
def test_it_installs_itself_beside_the_jobs_own_python(runner: Runner) -> None:
    done = runner.run("install")
    assert done.code == 0, done.log
    (runner.temporary.parent / "bin" / "contentlint").unlink()
    runner.installed = done.outputs["command"]
    assert Path(runner.installed).is_relative_to(runner.temporary)
    runner.write(flawed=FLAWED)
    assert runner.run(args="").code == 1
    assert runner.run("install").outputs == done.outputs
