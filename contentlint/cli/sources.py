"""What the arguments name: articles, each with the config that holds for it."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import click

from contentlint.cli.check_options import CheckOptions
from contentlint.cli.output import note
from contentlint.config import Config
from contentlint.config import file as config_file
from contentlint.config.values import is_address
from contentlint.errors import ContentlintError
from contentlint.files import find_files
from contentlint.run import Failure, Source
from contentlint.verdict import Judged

_STDIN = "-"
_ADDRESS = "CONTENTLINT_LANGUAGETOOL_URL"
_SETTINGS = ("profile", "language", "keyphrase", "select", "ignore", "fail_on", "max_warnings", "min_score")


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


@dataclass(frozen=True, slots=True)
class Gathered:
    """The articles of a run with all that is asked of them, and what could not be found."""

    sources: tuple[Source, ...]
    failures: tuple[Failure, ...]
    configs: Configs
    folders: tuple[Path, ...] = ()

    def finish(self, judged: Sequence[Judged]) -> Sequence[Judged]:
        """Results with what only all of them together show."""
        if not any(item.config.accept for item in judged):
            return judged
        from contentlint.accepts import unused_accepts

        is_whole = len(judged) == len(self.sources)
        return unused_accepts(judged, lambda config: is_whole and self._holds(config))

    def _holds(self, config: Config) -> bool:
        """Whether a whole folder is read that holds all that a config is for."""
        place = (Path(config.path).parent if config.path else Path()).resolve()
        return any(place.is_relative_to(folder) for folder in self.folders)


def gather(options: CheckOptions) -> Gathered:
    """What a `check` is about: with --changed only what differs from git, with a baseline what it does not hold."""
    changes = {name: getattr(options, name) for name in _SETTINGS}
    configs = Configs(options.config, changes | find_engine(options.grammar, options.languagetool_url))
    if options.changed and options.reads_stdin:
        raise click.UsageError("--changed compares files with git, not standard input", _context())
    paths = options.paths or ((".",) if options.changed else ())
    reports = {os.path.realpath(file) for file in (*(file for _, file in options.output), options.output_file) if file}
    sources, failures = find_sources(paths, options.stdin_filename, configs, reports)
    folders = [] if options.changed else [Path(path).resolve() for path in paths if Path(path).is_dir()]
    if options.force_exclude:
        sources = [source for source in sources if not configs.excludes(Path(source.path))]
    if options.changed:
        sources = _changed(sources, options.changed)
    if options.baseline or any(source.config.baseline for source in sources):
        sources = _with_baseline(sources, options.baseline)
    return Gathered(tuple(sources), tuple(failures), configs, tuple(folders))


def find_engine(grammar: str | None, address: str | None) -> dict[str, Any]:
    """What options say of the grammar engine, as changes of a config; an address may come from the environment."""
    named = grammar or ("both" if address else None)
    where = address or os.environ.get(_ADDRESS)
    if where and not is_address(where):
        raise ContentlintError(f"{_ADDRESS} must be the address of a server, such as http://localhost:8081")
    return {"grammar": named, "languagetool": where, "grammar_named": bool(named) or None}


def _changed(sources: Sequence[Source], reference: str) -> list[Source]:
    from contentlint.git import find_changed

    changes = find_changed([source.path for source in sources], reference)
    found = []
    for source in sources:
        base = changes.base(Path(source.path))
        if base is not None:
            found.append(replace(source, base=base))
    return found


def _with_baseline(sources: Sequence[Source], named: str | None) -> list[Source]:
    """Sources with what their baseline knows: the one named, else the one of their config."""
    from contentlint.baseline import Baseline
    from contentlint.baseline import read as read_baseline

    @cache
    def read_once(path: Path) -> Baseline:
        return read_baseline(path)

    found = []
    for source in sources:
        file = Path(named) if named else source.config.baseline_path
        found.append(replace(source, known=read_once(file).of(source.path)) if file else source)
    return found


def find_sources(
    paths: Sequence[str], stdin_filename: str | None, configs: Configs, reports: Collection[str] = ()
) -> tuple[list[Source], list[Failure]]:
    """The articles to read, in order, and the arguments that name nothing; folders do not give `reports`, real paths of
    files that this run writes."""
    if not paths:
        raise click.UsageError("name at least one article, folder or glob, or - for standard input", _context())
    sources: list[Source] = []
    if _STDIN in paths:
        name = stdin_filename or "<stdin>"
        sources.append(Source(name, configs.of(Path(name)), sys.stdin.buffer.read()))
    elif stdin_filename:
        raise click.UsageError("--stdin-filename names what is read from -, which is not among the paths", _context())

    def excludes(path: Path) -> bool:
        return configs.excludes(path) or (bool(reports) and os.path.realpath(path) in reports)

    found = find_files([path for path in paths if path != _STDIN], excludes)
    for folder in found.empty:
        note(f"no articles found in {folder} (what .gitignore names is left out)")
    sources += [Source(path.as_posix(), configs.of(path)) for path in found.paths]
    return sources, [Failure(path, "there is no such file or folder") for path in found.missing]


def _context() -> click.Context:
    return click.get_current_context()
