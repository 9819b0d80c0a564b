"""Config files: which one is meant for a folder, and what it says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from contentlint.config import Config
from contentlint.config.values import Reader
from contentlint.errors import ContentlintError

NAME = "contentlint.toml"
_TABLE = ("tool", "contentlint")
_KEY = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w-]+))\s*""")
_NAME = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_LINE = re.compile(rf"^[ \t]*(?:(\[\[?)([^\[\]\n]+)\]|({_NAME}(?:[ \t]*\.[ \t]*{_NAME})*)[ \t]*=)", re.M)


def find(folder: Path) -> Path | None:
    """The nearest config file for files in a folder: in it, else in the folders above it."""
    for place in (folder, *folder.parents):
        if (place / NAME).is_file():
            return place / NAME
        project = place / "pyproject.toml"
        if project.is_file() and _has_table(project):
            return project
    return None


def _has_table(path: Path) -> bool:
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return "tool.contentlint" in text and "contentlint" in _parse(text, path).get("tool", {})


def read(path: Path) -> Config:
    """The config that a file holds. Raises ContentlintError naming the file, the line and the remedy."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise ContentlintError(f"{path}: cannot be read: {error}") from None
    return parse(text, path)


def parse(text: str, path: Path) -> Config:
    """The config that the text of a file holds; `path` says which kind of file it is, and stands in every complaint."""
    data = _parse(text, path)
    places = find_places(text)
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("contentlint", {})
        places = {keys[2:]: line for keys, line in places.items() if keys[:2] == _TABLE}
    values = Reader(Config(path=shown(path), places=places)).read(data)
    return Config(path=str(path), places=places).merge(values)


def shown(path: Path) -> str:
    """A path as the user would write it: from the current folder, where it lies in it."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _parse(text: str, path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        named = re.search(r"\(at line (\d+)", str(error))
        line = named[1] if named else len(text.splitlines())
        raise ContentlintError(f"{shown(path)}:{line}: not valid TOML: {error}") from None


def find_places(text: str) -> dict[tuple[str, ...], int]:
    """The line of every table and key of a TOML text, from 1, by a scan; tables of an array are numbered from "0"."""
    places: dict[tuple[str, ...], int] = {}
    counts: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    line, at = 1, 0
    for match in _LINE.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        bracket, header, key = match.groups()
        keys = split_key(header or key)
        if bracket == "[[":
            number = counts[keys] = counts.get(keys, -1) + 1
            table = (*keys, str(number))
        elif bracket:
            table = _numbered(keys, counts)
        places.setdefault(table if bracket else (*table, *keys), line)
    return places


def _numbered(keys: tuple[str, ...], counts: Mapping[tuple[str, ...], int]) -> tuple[str, ...]:
    """The keys of `[overrides.rules]` with the number of the array's last table put in."""
    numbered: tuple[str, ...] = ()
    for length, key in enumerate(keys, 1):
        numbered += (key, str(counts[keys[:length]])) if keys[:length] in counts else (key,)
    return numbered


def split_key(dotted: str) -> tuple[str, ...]:
    """The parts of a TOML key such as `rules."quotes/missing-attribution"`."""
    return tuple(next(part for part in m.groups() if part is not None) for m in _KEY.finditer(dotted))
