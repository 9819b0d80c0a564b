"""--watch: lint again whenever an article, or a config, is saved."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
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
_Stamp = tuple[tuple[int, int] | None, ...]


def watch(options: CheckOptions) -> int:
    """Lint now and after every save, until interrupted."""
    paths = options.paths or (".",)
    while True:
        _watch_folders(options, paths, _folders(paths))


def _watch_folders(options: CheckOptions, paths: Sequence[str], folders: Sequence[Path]) -> None:
    """Lint now and after every save, until a folder is gone or another one, as when git checks out a branch."""
    from watchfiles import watch as wait_for_changes

    here = _identify(folders)
    settings = _find_settings(options, folders)
    recursive = any(Path(path).is_dir() or not Path(path).exists() for path in paths)
    looked: _Stamp | None = None  # looked at when the watching has begun, so that no save falls between
    for changes in wait_for_changes(
        *folders,
        watch_filter=_make_filter(options, paths, settings, recursive),
        recursive=recursive,
        yield_on_timeout=True,
        rust_timeout=_LOOK_EVERY,
    ):
        if _identify(folders) != here or _folders(paths) != folders:
            return
        stamp = _stamp(settings)
        if changes or stamp != looked:
            looked = stamp
            _lint(options)


def _identify(folders: Iterable[Path]) -> list[tuple[int, int] | None]:
    """Which folders these are, whatever their names."""
    return [(known.st_dev, known.st_ino) if (known := _examine(folder)) else None for folder in folders]


def _make_filter(
    options: CheckOptions, paths: Sequence[str], settings: Iterable[Path], recursive: bool
) -> Callable[[Change, str], bool]:
    """Which changes are saves of articles, or of configs in the folders; never those of our own reports."""
    named = {_normalize(path) for path in paths if Path(path).is_file()}
    reports = (options.output_file, *(file for _, file in options.output))
    left_out = {*settings, *(_normalize(report) for report in reports if report)}

    def is_meant(change: Change, path: str) -> bool:
        file = _normalize(path)
        if file in left_out:
            return False
        if file in named or file.name in _CONFIGS:
            return True
        return recursive and file.suffix.lower() in SUFFIXES and not file.name.startswith(".")

    return is_meant


def _find_settings(options: CheckOptions, folders: Iterable[Path]) -> tuple[Path, ...]:
    """Files that may lie outside of the folders, and yet hold for what is in them; those need not exist."""
    named = [_normalize(file) for file in (options.config, options.baseline) if file]
    places = dict.fromkeys(place for folder in folders for place in (_normalize(folder), *_normalize(folder).parents))
    return (*named, *(place / name for place in places for name in _CONFIGS))


def _normalize(path: str | Path) -> Path:
    return Path(os.path.normpath(Path(path).absolute()))


def _stamp(files: Iterable[Path]) -> _Stamp:
    """What tells that one of these files was saved."""
    return tuple((known.st_mtime_ns, known.st_size) if (known := _examine(file)) else None for file in files)


def _examine(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None


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
