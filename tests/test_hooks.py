"""The hooks for pre-commit and prek: which files they take, and a commit that they stop or let pass."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from identify.identify import tags_from_path
from installed import ROOT, surround

from contentlint.read import SUFFIXES

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HOOKS = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))}
TOOLS = {"pre-commit": [sys.executable, "-m", "pre_commit"], "prek": [sys.executable, "-m", "prek"]}


def is_taken(hook: Mapping[str, Any], path: Path, root: Path) -> bool:
    """Whether a hook takes a file, by pre-commit's rules."""
    name, tags = path.relative_to(root).as_posix(), tags_from_path(str(path))
    types, some = set(hook.get("types", ["file"])), set(hook.get("types_or", []))
    fits = types <= tags and (not some or bool(some & tags))
    exclude = hook.get("exclude", "^$")
    return fits and bool(re.search(hook.get("files", ""), name)) and not re.search(exclude, name)


MARKDOWN, HTML, TEXT = ({"contentlint", f"contentlint-{kind}"} for kind in ("markdown", "html", "text"))
NONE: set[str] = set()
FILES = {
    **dict.fromkeys("post.md a/README.md Post.MARKDOWN post.mdx LICENSE.md".split(), MARKDOWN),
    **dict.fromkeys("page.html page.htm page.xhtml".split(), HTML),
    **dict.fromkeys("draft.txt DRAFT.TXT visa-requirements.txt time-constraints.txt".split(), TEXT),
    **dict.fromkeys("my-license.txt license-plates.txt robots-at-home.txt notice-board.txt".split(), TEXT),
    **dict.fromkeys("LICENSE README COPYING AUTHORS README.rst NEWS.adoc".split(), NONE),
    **dict.fromkeys("LICENSE.txt LICENSE-MIT.txt licence.txt NOTICE.txt CMakeLists.txt".split(), NONE),
    **dict.fromkeys("requirements.txt requirements-dev.txt dev-requirements.txt constraints.txt".split(), NONE),
    **dict.fromkeys("a/requirements_test.txt requirements/base.txt a/requirements/dev.txt".split(), NONE),
    **dict.fromkeys("static/robots.txt humans.txt llms.txt llms-full.txt .well-known/security.txt".split(), NONE),
    **dict.fromkeys("a.py a.yaml a.vue a.md.j2 feed.xml photo.jpg".split(), NONE),
}


@pytest.mark.parametrize(("name", "hooks"), FILES.items(), ids=FILES.keys())
def test_takes(tmp_path: Path, name: str, hooks: set[str]) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("words\n", encoding="utf-8")
    assert {id for id, hook in HOOKS.items() if is_taken(hook, path, tmp_path)} == hooks


def test_all_kinds_are_taken_that_the_tools_can_tell(tmp_path: Path) -> None:
    for suffix in sorted(SUFFIXES):
        (tmp_path / f"a{suffix}").write_text("words\n", encoding="utf-8")
    left = {path.suffix for path in tmp_path.iterdir() if not is_taken(HOOKS["contentlint"], path, tmp_path)}
    assert left == {".mkd", ".mdown", ".text"}, "docs/ci.md says how to take these"


@pytest.mark.parametrize("tool", TOOLS)
def test_manifest_is_valid(tool: str, tmp_path: Path) -> None:
    done = call([*TOOLS[tool], "validate-manifest", str(MANIFEST)], tmp_path, surround(tmp_path / "around"))
    assert done.returncode == 0, done.stdout + done.stderr


class Scenario(NamedTuple):
    """A commit under a hook: its args, what the repository holds before, what is committed, and what comes of it."""

    args: list[str]
    before: dict[str, str]
    after: dict[str, str]
    shown: list[str]

    @property
    def stops(self) -> bool:
        return bool(self.shown)


FLAW = "Lorem ipsum dolor sit amet, consectetur adipiscing elit."
CLEAN = "# Sheds\n\nA shed keeps the rain off the tools.\n"
FLAWED = f"{CLEAN}\n{FLAW}\n"
WARNED = f"{CLEAN}\n#### Doors\n\nTwo doors let a wheelbarrow through.\n"
EDITED = FLAWED.replace("rain", "snow")
FOUND = ["exit code: 1", "structure/placeholder-text", "Lorem ipsum"]
SCENARIOS = {
    "flaw": Scenario([], {}, {"a.md": FLAWED, "b.md": CLEAN}, ["a.md", "5:1 error", *FOUND]),
    "clean": Scenario([], {"old.md": FLAWED}, {"a.md": CLEAN}, []),
    "warning-passes": Scenario([], {}, {"a.md": WARNED}, []),
    "args-add": Scenario(["--max-warnings", "0"], {}, {"a.md": WARNED}, ["1 warnings, 0 allowed by max-warnings"]),
    "args-win": Scenario(["--profile", "review"], {}, {"a.md": FLAWED}, []),
    "old-flaw": Scenario([], {"a.md": FLAWED}, {"a.md": EDITED}, FOUND),
    "changed-beside-flaw": Scenario(["--changed"], {"a.md": FLAWED}, {"a.md": EDITED}, []),
    "changed-flaw": Scenario(["--changed"], {"a.md": CLEAN}, {"a.md": FLAWED}, FOUND),
    "changed-in-first-commit": Scenario(["--changed"], {}, {"a.md": FLAWED}, FOUND),
}
QUICK = ["--select", "structure"]
OFFLINE = [("flaw", "pre-commit"), ("changed-beside-flaw", "pre-commit"), ("changed-flaw", "prek")]


def call(command: list[str], folder: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=600, check=False
    )


class Repository:
    """A scratch repository whose commits go through the hooks of one tool."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder, self.environment = folder, environment
        folder.mkdir()
        self.git("init", "--quiet")

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return call(["git", *arguments], self.folder, self.environment)

    def add(self, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            (self.folder / name).write_text(text, encoding="utf-8")
        self.git("add", "--all")

    def install(self, tool: str, repository: Mapping[str, Any]) -> None:
        self.add({".pre-commit-config.yaml": json.dumps({"repos": [repository]})})
        done = call([*TOOLS[tool], "install"], self.folder, self.environment)
        assert done.returncode == 0, done.stderr

    def commit(self) -> tuple[bool, str]:
        """Whether the commit was stopped, and all that was shown."""
        done = self.git("commit", "--message", "words")
        return done.returncode != 0, done.stdout + done.stderr


Source = Callable[[list[dict[str, Any]]], dict[str, Any]]


def local(hooks: list[dict[str, Any]]) -> dict[str, Any]:
    """The manifest's hooks as hooks of the scratch repository itself, which need nothing installed."""
    return {"repo": "local", "hooks": [{**HOOKS[hook["id"]], **hook, "language": "system"} for hook in hooks]}


def check_scenario(scenario: Scenario, tool: str, source: Source, folder: Path, environment: dict[str, str]) -> None:
    repository = Repository(folder / "site", environment)
    if scenario.before:
        repository.add(scenario.before)
        repository.commit()
    repository.install(tool, source([{"id": "contentlint", "args": QUICK + scenario.args}]))
    repository.add(scenario.after)
    stopped, shown = repository.commit()
    assert stopped == scenario.stops, shown
    assert [text for text in scenario.shown if text not in shown] == [], shown
    assert ("contentlint" in shown) and ("b.md" not in shown), shown


def check_kinds(tool: str, source: Source, folder: Path, environment: dict[str, str]) -> None:
    """Each hook lints the files of its kind and no other."""
    kinds = {"markdown": ("a.md", "b.mdx"), "html": ("c.html",), "text": ("d.txt",)}
    others = ("LICENSE", "README.rst", "requirements.txt", "e.py")
    repository = Repository(folder / "site", environment)
    repository.install(tool, source([{"id": f"contentlint-{kind}", "args": QUICK} for kind in kinds]))
    page = f"<html><body><article><h1>Sheds</h1><p>{FLAW}</p></article></body></html>"
    names = [name for some in kinds.values() for name in some]
    repository.add({name: page if name == "c.html" else FLAWED for name in (*names, *others)})
    stopped, shown = repository.commit()
    assert stopped
    parts = dict(zip(kinds, re.split(r"- hook id: contentlint-\w+\n", shown)[1:], strict=True))
    for kind, part in parts.items():
        assert (
            tuple(name for name in (*names, *others) if re.search(rf"^\s*{re.escape(name)}$", part, re.M))
            == kinds[kind]
        )


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return surround(tmp_path / "around")


@pytest.mark.parametrize(("name", "tool"), OFFLINE)
def test_commit(name: str, tool: str, tmp_path: Path, environment: dict[str, str]) -> None:
    check_scenario(SCENARIOS[name], tool, local, tmp_path, environment)


def test_kinds(tmp_path: Path, environment: dict[str, str]) -> None:
    check_kinds("prek", local, tmp_path, environment)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Source, dict[str, str]]]:
    """This checkout as it stands, as a repository to take hooks from; the tools' environments are made once."""
    folder = tmp_path_factory.mktemp("published")
    environment = surround(folder / "around")
    (folder / "around" / "bin" / "contentlint").unlink()
    clone = Repository(folder / "contentlint", environment)
    listed = call(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], ROOT, environment).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (clone.folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, clone.folder / name)
    clone.add({})
    clone.commit()
    revision = clone.git("rev-parse", "HEAD").stdout.strip()
    yield lambda hooks: {"repo": clone.folder.as_uri(), "rev": revision, "hooks": hooks}, environment
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.online
@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=SCENARIOS.keys())
def test_commit_with_installed_hook(
    scenario: Scenario, tool: str, tmp_path: Path, published: tuple[Source, dict[str, str]]
) -> None:
    check_scenario(scenario, tool, published[0], tmp_path, published[1])


@pytest.mark.online
@pytest.mark.parametrize("tool", TOOLS)
def test_kinds_with_installed_hooks(tool: str, tmp_path: Path, published: tuple[Source, dict[str, str]]) -> None:
    check_kinds(tool, published[0], tmp_path, published[1])
