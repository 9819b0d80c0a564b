"""Places as reports name them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from contentlint.errors import ContentlintError
from contentlint.text.positions import Lines


def place(lines: Lines, offset: int) -> Mapping[str, int]:
    """An offset with its line and column, as the machine formats write it."""
    line, column = lines.position(offset)
    return {"offset": offset, "line": line, "column": column}


def lines_of(path: str) -> Lines:
    """The lines of another file that a finding is related to; none where it is gone."""
    from contentlint.read import read_bytes

    try:
        return Lines(read_bytes(Path(path).read_bytes(), path).text)
    except (OSError, ValueError, ContentlintError):
        return Lines("")
