"""Globs over paths, as users write them in a config."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

_PIECE = re.compile(r"\*\*/|/\*\*$|\*\*|\*|\?|\[!?[^]/]+\]|.", re.S)


def matches_any(path: str, patterns: Iterable[str]) -> bool:
    """Whether a path with forward slashes, relative to the config's folder, matches one of the globs.

    `*` stops at a slash, `**` does not. A pattern without a slash is a name at any depth; one that names a folder means
    all that is inside it.
    """
    return any(_compile(pattern).match(path) for pattern in patterns)


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    body = pattern.replace("\\", "/").removeprefix("./")
    anywhere = "/" not in body.rstrip("/")
    source = "".join(_translate(piece) for piece in _PIECE.findall(body.strip("/")))
    return re.compile(rf"{'(?:.*/)?' if anywhere else ''}{source}(?:/.*)?\Z", re.S)


def _translate(piece: str) -> str:
    special = {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    if piece in special:
        return special[piece]
    if len(piece) > 2:
        return "[^" + re.escape(piece[2:-1]) + "]" if piece[1] == "!" else "[" + piece[1:-1].replace("\\", r"\\") + "]"
    return re.escape(piece)
