"""--watch: lint again whenever an article, or a config, is saved."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from contentlint.cli.check_options import CheckOptions
from contentlint.cli.output import note
from contentlint.config.file import NAME
from contentlint.errors import ContentlintError
from contentlint.read import SUFFIXES

if TYPE_CHECKING:
    from watchfiles import Change

_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
_LOOK_EVERY = 200  # milliseconds
_CONFIGS = (NAME, "pyproject.toml")


def watch(options: CheckOptions) -> int:
    """Lint now and after every save, until interrupted; the exit code is that of an interruption."""
    from watchfiles import watch as wait_for_changes

    paths = options.paths or (".",)
    folders = _folders(paths)
    named = {Path(path).absolute() for path in paths if Path(path).is_file()}
    recursive = any(Path(path).is_dir() or not Path(path).exists() for path in paths)

    def is_meant(change: Change, path: str) -> bool:
        file = Path(path)
        if file.name in _CONFIGS or file in named:
            return True
        return recursive and file.suffix.lower() in SUFFIXES and not file.name.startswith(".")

    is_first = True  # looked at when the watching has begun, so that no save falls between
    for changes in wait_for_changes(
        *folders, watch_filter=is_meant, recursive=recursive, yield_on_timeout=True, rust_timeout=_LOOK_EVERY
    ):
        if changes or is_first:
            _lint(options)
        is_first = False
    return 0


def _lint(options: CheckOptions) -> None:
    """One look at everything; a mistake in a config is told, and the next save may mend it."""
    from contentlint.cli.check import check_once

    if sys.stdout.isatty():
        print(_CLEAR, end="", flush=True)
    try:
        check_once(options)
    except ContentlintError as error:
        note(f"error: {error}")
    note("watching; Ctrl-C ends")


def _folders(paths: Sequence[str]) -> list[Path]:
    """Folders, not files: an editor that saves puts a new file in the place of the old one."""
    found: dict[Path, None] = {}
    for path in paths:
        place = Path(path)
        if place.is_dir():
            found[place] = None
        else:
            parent = next((folder for folder in place.parents if folder.is_dir()), Path())
            found[parent] = None
    return list(found)
