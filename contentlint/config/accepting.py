"""Accept entries written into a config file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from contentlint.config import Accept, Config
from contentlint.config.file import parse
from contentlint.errors import ContentlintError


def add_accepts(text: str, path: Path, accepts: Sequence[Accept]) -> str:
    """The text of a config file with entries added at its end, all before them as it was; a new one's out of nothing.

    An entry that is there already, whatever reason it gives, is not added. Raises ContentlintError for a text that is
    no config, and for one whose own entries stand in a way that none can be added to.
    """
    before = parse(text.removeprefix("\ufeff"), path)
    there = {_about(entry) for entry in before.accept}
    new = list({_about(entry): entry for entry in accepts if _about(entry) not in there}.values())
    if not new:
        return text
    line_end = "\r\n" if "\r\n" in text else "\n"
    start = text if text.endswith("\n") or not text else text + line_end
    tables = [line_end.join(_table(entry, path)) + line_end for entry in new]
    added = (start + line_end if start else "") + line_end.join(tables)
    _prove(added, path, new, before)
    return added


def _about(entry: Accept) -> tuple[str, str, str]:
    return entry.path, entry.rule, entry.text


def _table(entry: Accept, path: Path) -> Iterator[str]:
    yield "[[tool.contentlint.accept]]" if path.name == "pyproject.toml" else "[[accept]]"
    values = {"path": entry.path, "rule": entry.rule, "text": entry.text, "reason": entry.reason}
    for key, value in values.items():
        if value and (key, value) != ("path", "**"):
            yield f"{key} = {_quote(value)}"


def _quote(value: str) -> str:
    """A basic string of TOML: JSON's, but for the one control character that JSON lets stand."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _prove(text: str, path: Path, new: Sequence[Accept], before: Config) -> None:
    """Raise ContentlintError where the new entries are not read from the text as they were meant."""
    try:
        read = parse(text.removeprefix("\ufeff"), path).accept
    except ContentlintError as error:
        if "not valid TOML" not in str(error):
            raise
        read = ()
    if list(read[-len(new) :]) != list(new):
        where = before.place("accept") or path
        raise ContentlintError(f"{where}: no entry can be added to an inline accept = […]; write its entries as tables")
