"""Real repositories to ask git about."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from contentlint.git import find_changed

_SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
}
PIES = b"# Pies\n\nA pie needs plums.\n"


def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two committed articles, which is the current folder; no setting from outside holds."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in _SETTINGS.items():
        monkeypatch.setenv(name, value)
    root = create(tmp_path / "site")
    commit(root, a_md=PIES, b_md=b"Bread.\n")
    monkeypatch.chdir(root)
    return root


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", folder, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def create(root: Path) -> Path:
    root.mkdir(parents=True)
    git(root, "init", "-q", "-b", "main")
    return root


def write(file: Path, data: bytes = PIES) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def commit(root: Path, **files: bytes) -> None:
    """Commit all there is, after these files were written; a "_" in a name stands for the dot."""
    for name, data in files.items():
        write(root / name.replace("_", "."), data)
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "Write")


def bases(*paths: str | Path, ref: str = "HEAD") -> dict[str, bytes]:
    """What differs, by the name of the file."""
    return {file.name: base for file, base in find_changed([str(path) for path in paths], ref).bases.items()}
