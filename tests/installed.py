"""Surroundings in which contentlint is a command, as it is once installed, and nothing of the user's is touched."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
_OTHERS = ("GIT_", "GITHUB_", "PRE_COMMIT", "PREK", "PYTHONPATH", "NO_COLOR", "FORCE_COLOR", "COLUMNS")


def surround(folder: Path) -> dict[str, str]:
    """An environment whose home, caches and git settings lie in a folder; the tools beside Python are on its path."""
    programs, home = folder / "bin", folder / "home"
    programs.mkdir(parents=True)
    home.mkdir()
    program = programs / "contentlint"
    sources = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    command = shlex.join([f"PYTHONPATH={sources}", sys.executable, "-m", "contentlint"])
    program.write_text(f'#!/bin/sh\nexec env {command} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    search = [str(programs), str(Path(sys.executable).parent), os.environ["PATH"]]
    caches = ("XDG_CACHE_HOME", "PRE_COMMIT_HOME", "PREK_HOME", "CONTENTLINT_CACHE_DIR")
    names = [f"GIT_{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")]
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(_OTHERS)},
        "HOME": str(home),
        **{name: str(home / name.lower()) for name in caches},
        "PATH": os.pathsep.join(search),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **dict.fromkeys(names, "writer@example.org"),
    }
