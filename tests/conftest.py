"""What whole-CLI tests share: a folder of articles, and the command run in it as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

CLEAN = "# Pies\n\nA pie has a crust. Fruit goes into it.\n"
FLAWED = "# Pies\n\nA pie has a crust.\n\n## Related posts\n"
BROKEN = "# Pies\n\nLorem ipsum dolor sit amet, consectetur adipiscing elit.\n"

LISTS = """# Packing

For a weekend you need:

- a bag
- a book

For the beach you need:

- a towel
- a hat

If you are going to the mountains, you should take

- boots
- a map

The colour of the bag and the color of the hat should match. A colourful towel is a joy.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "work"
    place.mkdir()
    for name, text in (("clean.md", CLEAN), ("flawed.md", FLAWED), ("broken.md", BROKEN)):
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all tests, so that most runs are quick."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def environment(cache_folder: Path) -> dict[str, str]:
    names = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "XDG_CACHE_HOME")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    path = os.pathsep.join(filter(None, [str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH")]))
    return {**kept, "CONTENTLINT_CACHE_DIR": str(cache_folder), "PYTHONPATH": path, "PYTHONUTF8": "1"}


@pytest.fixture
def contentlint(folder: Path, environment: dict[str, str]) -> Run:
    def call(*arguments: str, stdin: str | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "contentlint", *arguments],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=folder,
            env=environment | more,
            timeout=60,
            check=False,
        )

    return call
