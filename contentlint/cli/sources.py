"""What the arguments name: articles, each with the config that holds for it."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from contentlint.cli.output import note
from contentlint.config import Config
from contentlint.config import file as config_file
from contentlint.errors import ContentlintError
from contentlint.files import find_files
from contentlint.run import Failure, Source

_STDIN = "-"


class Configs:
    """The config of every file: the one named, else the nearest; command-line options over it."""

    def __init__(self, named: str | None, changes: Mapping[str, Any]) -> None:
        self._named = config_file.read(Path(named)) if named else None
        self._changes = {name: value for name, value in changes.items() if value not in (None, ())}
        self._by_folder: dict[Path, Config] = {}
        self._by_file: dict[Path, Config] = {}
        for option in ("select", "ignore"):
            _require_rules(option, self._changes.get(option, ()))

    def base(self, path: Path) -> Config:
        """The config as its file says it, for a file that need not exist."""
        if self._named:
            return self._named
        folder = path.absolute().parent
        if folder not in self._by_folder:
            file = config_file.find(folder)
            if file and file not in self._by_file:
                self._by_file[file] = config_file.read(file)
            self._by_folder[folder] = self._by_file[file] if file else Config()
        return self._by_folder[folder]

    def of(self, path: Path) -> Config:
        """All that holds for one file."""
        return self.base(path).for_file(path).merge(self._changes)

    def excludes(self, path: Path) -> bool:
        return self.base(path).excludes(path)


def _require_rules(option: str, selectors: Sequence[str]) -> None:
    if not selectors:
        return
    from contentlint import pages
    from contentlint.selectors import expand

    try:
        expand(selectors, pages.load())
    except ContentlintError as error:
        raise ContentlintError(f"--{option}: {error}") from None


def find_sources(
    paths: Sequence[str], stdin_filename: str | None, configs: Configs
) -> tuple[list[Source], list[Failure]]:
    """The articles to read, in order, and the arguments that name nothing."""
    if not paths:
        raise click.UsageError("name at least one article, folder or glob, or - for standard input", _context())
    sources: list[Source] = []
    if _STDIN in paths:
        name = stdin_filename or "<stdin>"
        sources.append(Source(name, configs.of(Path(name)), sys.stdin.buffer.read()))
    elif stdin_filename:
        raise click.UsageError("--stdin-filename names what is read from -, which is not among the paths", _context())
    found = find_files([path for path in paths if path != _STDIN], configs.excludes)
    for folder in found.empty:
        note(f"no articles found in {folder} (what .gitignore names is left out)")
    sources += [Source(path.as_posix(), configs.of(path)) for path in found.paths]
    return sources, [Failure(path, "there is no such file or folder") for path in found.missing]


def _context() -> click.Context:
    return click.get_current_context()
