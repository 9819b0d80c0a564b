"""What the articles of a run are compared with: the commit that a pull request or a push starts from."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any


class ProblemError(Exception):
    """A mistake of the workflow that the reader of its log can mend; the message names the remedy."""


def find_base(changed: str) -> str | None:
    """The commit for an input `changed`, there in the clone; None where all is to be checked."""
    if changed == "false":
        return None
    if changed != "true":
        return _find_reference(changed)
    base = _find_merged() or _find_start()
    if base is None:
        print("::notice title=contentlint::there is nothing to compare with, so all articles are checked", flush=True)
        return None
    return _resolve(base) or _fetch(base, depth=1)


def _find_merged() -> str | None:
    """The base's side of GitHub's own merge commit, where that is checked out; in a shallow clone too."""
    if not os.environ.get("GITHUB_REF", "").endswith("/merge"):
        return None
    head = _git("cat-file", "-p", "HEAD").split("\n\n", 1)[0]
    parents = [line.split()[1] for line in head.splitlines() if line.startswith("parent ")]
    if len(parents) != 2:
        return None
    if not _resolve("HEAD^"):
        _fetch(_git("rev-parse", "HEAD"), depth=2)
    return parents[0]


def _find_start() -> str | None:
    """Where the change of the run's event starts from."""
    payload: dict[str, Any] = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    if "pull_request" in payload:
        return str(payload["pull_request"]["base"]["sha"])
    if "merge_group" in payload:
        return str(payload["merge_group"]["base_sha"])
    before = str(payload.get("before") or "")
    return before if before.strip("0") else _find_trunk(payload)


def _find_trunk(payload: dict[str, Any]) -> str | None:
    """The default branch, for the first push of another branch or of a tag; nothing is older than its own first."""
    name = payload.get("repository", {}).get("default_branch")
    is_first = "before" in payload and name and os.environ.get("GITHUB_REF") != f"refs/heads/{name}"
    return _find_reference(name) if is_first else None


def _find_reference(name: str) -> str:
    if name.startswith("-"):
        raise ProblemError(f"changed must be true, false or a git reference, not {name!r}")
    return _resolve(name) or _resolve(f"origin/{name}") or _fetch(name, depth=1)


def _resolve(name: str) -> str | None:
    """A commit's id; None where the clone does not have it."""
    try:
        return _git("rev-parse", "--verify", "--quiet", name + "^{commit}")
    except ProblemError:
        return None


def _fetch(name: str, depth: int) -> str:
    try:
        _git("fetch", "--quiet", "--no-tags", f"--depth={depth}", "origin", name)
    except ProblemError as error:
        raise ProblemError(f"cannot compare with {name!r}: {error}; give actions/checkout fetch-depth: 0") from None
    return _git("rev-parse", "FETCH_HEAD")


def _git(*arguments: str) -> str:
    command = ["git", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    except FileNotFoundError:
        raise ProblemError("to compare, git must be installed where the job runs, before actions/checkout") from None
    if done.returncode:
        raise ProblemError(" ".join(done.stderr.split()) or f"git {arguments[0]} failed")
    return done.stdout.strip()
