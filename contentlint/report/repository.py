"""Paths as the host of a repository names them."""

from __future__ import annotations

import os
from pathlib import Path


def from_root(path: str) -> str:
    """A path from the root of the git repository that it lies in, else from the current folder, with forward slashes.

    Code hosts attach findings to files by this name, wherever in the repository the run was started. What lies outside
    of both keeps its name, and so does standard input.
    """
    if path.startswith("<"):
        return path
    absolute = Path(os.path.normpath(Path(path).absolute()))  # as it is named: links are not followed
    root = next((folder for folder in absolute.parents if (folder / ".git").exists()), Path.cwd())
    try:
        return absolute.relative_to(root).as_posix()
    except ValueError:
        return Path(path).as_posix()
