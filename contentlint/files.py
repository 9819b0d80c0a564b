"""The articles that paths, folders and globs name."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from contentlint.globs import matches_any
from contentlint.read import SUFFIXES

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_SKIPPED = frozenset("node_modules __pycache__ bower_components".split())
_MAGIC = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Found:
    """Files in the order of the arguments, a folder's sorted, each once; and arguments that name nothing.

    `empty` are folders without an article in them, `missing` what does not exist.
    """

    paths: tuple[Path, ...]
    missing: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()


def find_files(arguments: Iterable[str], excludes: Callable[[Path], bool] = lambda path: False) -> Found:
    """The articles that arguments name.

    A file is taken as it is named. Folders and globs give files with an article's extension, without hidden folders,
    node_modules, what .gitignore names, and what `excludes` says.
    """
    paths: dict[Path, None] = {}
    missing: list[str] = []
    empty: list[str] = []
    for argument in arguments:
        path = Path(argument)
        if path.is_dir():
            inside = [found for found in _walk(path) if not excludes(found)]
            paths.update(dict.fromkeys(inside))
            empty += [] if inside else [argument]
        elif path.exists():
            paths[path] = None
        elif _MAGIC.search(argument):
            inside = [found for found in _expand(argument) if not excludes(found)]
            paths.update(dict.fromkeys(inside))
            missing += [] if inside else [argument]
        else:
            missing.append(argument)
    return Found(tuple(_drop_twins(paths)), tuple(missing), tuple(empty))


def _drop_twins(paths: Iterable[Path]) -> Iterator[Path]:
    """Each file once, under the first name it was given."""
    seen: set[str] = set()
    for path in paths:
        key = os.path.realpath(path)
        if key not in seen:
            seen.add(key)
            yield path


def _expand(pattern: str) -> Iterator[Path]:
    """The files that a glob names; one without an extension of its own gives articles only."""
    parts = pattern.replace("\\", "/").split("/")
    magic = next(i for i, part in enumerate(parts) if _MAGIC.search(part))
    base = "/".join(parts[:magic]) or ("/" if pattern.startswith("/") else ".")
    named = "." in parts[-1]
    for path in _walk(Path(base), any_kind=named) if Path(base).is_dir() else ():
        relative = path.relative_to(base).as_posix() if base != "." else path.as_posix()
        if matches_any(relative, ["/" + "/".join(parts[magic:])]):
            yield path


def _walk(folder: Path, any_kind: bool = False) -> Iterator[Path]:
    """The articles in a folder, sorted by path."""
    ignores = Ignores.around(folder)
    pending = [(folder, ignores)]
    found: list[Path] = []
    while pending:
        place, known = pending.pop()
        here = known.inside(place)
        for entry in _entries(place):
            path = place / entry.name
            if entry.name.startswith("."):
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_folder and entry.name not in _SKIPPED and not here.covers(path, is_folder=True):
                pending.append((path, here))
            elif not is_folder and _is_article(entry, any_kind) and not here.covers(path, is_folder=False):
                found.append(path)
    yield from sorted(found, key=lambda path: path.parts)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _is_article(entry: os.DirEntry[str], any_kind: bool) -> bool:
    if not any_kind and Path(entry.name).suffix.lower() not in SUFFIXES:
        return False
    try:
        return entry.is_file()
    except OSError:  # a link that leads to itself
        return False


@dataclass(frozen=True, slots=True)
class Ignores:
    """The .gitignore files that hold in a folder, the outermost first."""

    specs: tuple[tuple[Path, GitIgnoreSpec], ...] = ()

    @staticmethod
    def around(folder: Path) -> Ignores:
        """What the repository says above a folder; nothing outside of a repository."""
        above = list(folder.absolute().parents)
        root = next((place for place in (folder.absolute(), *above) if (place / ".git").exists()), None)
        if root is None:
            return Ignores()
        ignores = Ignores()._add(root, root / ".git" / "info" / "exclude")
        for place in reversed([place for place in above if place == root or root in place.parents]):
            ignores = ignores.inside(place)
        return ignores

    def inside(self, folder: Path) -> Ignores:
        """With what the folder's own .gitignore adds."""
        return self._add(folder.absolute(), folder / ".gitignore")

    def _add(self, folder: Path, file: Path) -> Ignores:
        try:
            lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return self
        from pathspec import GitIgnoreSpec

        return Ignores((*self.specs, (folder, GitIgnoreSpec.from_lines(lines))))

    def covers(self, path: Path, is_folder: bool) -> bool:
        """Whether git would leave a path out; the innermost file that says anything decides."""
        absolute = path.absolute()
        for folder, spec in reversed(self.specs):
            name = absolute.relative_to(folder).as_posix() + ("/" if is_folder else "")
            said = spec.check_file(name).include
            if said is not None:
                return said
        return False
