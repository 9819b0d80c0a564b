"""The data that ships with contentlint: rule pages, word lists, tables."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def rules_folder() -> Path:
    """The `rules` folder: inside an installed package, beside the package in a checkout."""
    package = Path(__file__).parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def read_text(name: str) -> str:
    """The text of `rules/<name>`."""
    return (rules_folder() / name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """The bytes of `rules/<name>`. Raises FileNotFoundError."""
    return (rules_folder() / name).read_bytes()


@cache
def read_words(name: str) -> frozenset[str]:
    """The lines of a word list `rules/<name>`; empty lines and lines that begin with `#` are left out."""
    lines = (line.strip() for line in read_text(name).splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))
