"""--changed and baselines, as users run them: in a repository, before and after an edit."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

OLD = "# Pies\n\nA pie has a crust.\n\n## Related posts\n"
NEW = "# Pies\n\nLorem ipsum dolor sit amet, consectetur adipiscing elit.\n\nA pie has a crust.\n\n## Related posts\n"
SELECT = ("--select", "structure")
Git = Callable[..., None]


@pytest.fixture
def git(folder: Path, environment: dict[str, str]) -> Git:
    """Git in the folder, whose articles are committed."""
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")

    def run(*arguments: str) -> None:
        settings = environment | {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
        subprocess.run(["git", *who, *arguments], cwd=folder, env=settings, check=True, capture_output=True)

    run("init", "-b", "main")
    run("add", ".")
    run("commit", "-m", "Pies")
    return run


def rules(done: subprocess.CompletedProcess[str]) -> dict[str, list[str]]:
    rows = json.loads(done.stdout)["results"]
    return {row["path"]: [finding["rule"] for finding in row["findings"]] for row in rows}


def check(contentlint: Run, *arguments: str) -> dict[str, list[str]]:
    return rules(contentlint("check", *SELECT, *arguments, "--output-format", "json"))


def test_nothing_is_linted_where_nothing_has_changed(contentlint: Run, git: Git) -> None:
    assert check(contentlint, "--changed") == {}


def test_only_the_changed_block_counts(contentlint: Run, git: Git, folder: Path) -> None:
    (folder / "flawed.md").write_text(NEW)
    assert check(contentlint, "--changed", ".") == {"flawed.md": ["structure/placeholder-text"]}


REFERENCES = {
    "without-paths": (("--changed",), True),
    "before-a-path": (("--changed", "flawed.md"), True),
    "head": (("--changed", "HEAD", "flawed.md"), True),
    "with-equals": (("--changed=HEAD~0", "flawed.md"), True),
    "before-an-option": (("flawed.md", "--changed", "--profile", "gate"), True),
    "after-two-dashes": (("--", "flawed.md"), False),
}


@pytest.mark.parametrize(("arguments", "is_narrowed"), REFERENCES.values(), ids=REFERENCES.keys())
def test_reference_may_follow(
    contentlint: Run, git: Git, folder: Path, arguments: tuple[str, ...], is_narrowed: bool
) -> None:
    (folder / "flawed.md").write_text(NEW)
    found = check_with_options_first(contentlint, *arguments)["flawed.md"]
    assert found == ["structure/placeholder-text", *([] if is_narrowed else ["structure/empty-section"])]


def check_with_options_first(contentlint: Run, *arguments: str) -> dict[str, list[str]]:
    return rules(contentlint("check", *SELECT, "--output-format", "json", *arguments))


def test_branch_means_where_it_was_left(contentlint: Run, git: Git, folder: Path) -> None:
    git("checkout", "-b", "post")
    (folder / "flawed.md").write_text(NEW)
    git("commit", "-am", "More")
    assert check(contentlint, "--changed") == {}
    assert check(contentlint, "--changed", "main") == {"flawed.md": ["structure/placeholder-text"]}


def test_fix_touches_changed_blocks_only(contentlint: Run, git: Git, folder: Path) -> None:
    places = ("a weekend", "the beach", "the lake", "the sea", "the woods")
    lists = "".join(f"For {place} you need:\n\n- a bag\n- a book\n\n" for place in places)
    old = "If you are going to the hills, you should take\n\n- boots\n- a map\n\n"
    (folder / "clean.md").write_text(lists + old)
    git("commit", "-am", "Lists")
    new = "If you are going to the city, you should bring\n\n- shoes\n- a phone\n"
    (folder / "clean.md").write_text(lists + old + new)
    contentlint("check", "--select", "structure/list-lead-in", "--changed", "--fix", "clean.md")
    assert (folder / "clean.md").read_text() == lists + old + new.replace("bring", "bring:")


MISTAKES = {
    "unknown-reference": (("--changed=nowhere", "clean.md"), "nowhere"),
    "standard-input": (("--changed", "-"), "not standard input"),
    "no-baseline": (("--baseline", "gone.json", "clean.md"), "gone.json"),
}


@pytest.mark.parametrize(("arguments", "message"), MISTAKES.values(), ids=MISTAKES.keys())
def test_mistake_is_told(contentlint: Run, git: Git, arguments: tuple[str, ...], message: str) -> None:
    done = contentlint("check", *arguments, stdin="")
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_outside_of_a_repository(contentlint: Run) -> None:
    done = contentlint("check", "--changed", "clean.md")
    assert (done.returncode, "git" in done.stderr) == (2, True)


def test_baseline_lets_only_new_findings_through(contentlint: Run, folder: Path) -> None:
    done = contentlint("baseline", ".")
    assert done.returncode == 0
    assert "contentlint-baseline.json: holds " in done.stderr
    arguments = ("--baseline", "contentlint-baseline.json", ".")
    assert set(map(tuple, check(contentlint, *arguments).values())) == {()}
    (folder / "flawed.md").write_text(NEW)
    assert check(contentlint, *arguments)["flawed.md"] == ["structure/placeholder-text"]


def test_report_counts_what_the_baseline_holds(contentlint: Run) -> None:
    contentlint("baseline", "broken.md")
    done = contentlint("check", *SELECT, "--baseline", "contentlint-baseline.json", "broken.md")
    assert done.returncode == 0
    assert "left out: 1 finding that the baseline holds" in done.stdout


def test_baseline_of_the_config(contentlint: Run, folder: Path) -> None:
    (folder / "contentlint.toml").write_text('baseline = "known.json"\n')
    contentlint("baseline", ".")
    assert (folder / "known.json").exists()
    assert set(map(tuple, check(contentlint, ".").values())) == {()}


def test_mended_finding_is_counted_as_gone(contentlint: Run, folder: Path) -> None:
    contentlint("baseline", "flawed.md")
    (folder / "flawed.md").write_text("# Pies\n\nA pie has a crust.\n")
    done = contentlint("check", "--baseline", "contentlint-baseline.json", "flawed.md")
    assert "no more there: 1 finding of the baseline" in done.stderr
