"""What grammar engines found, by the text of a block, so that only what changed in an article is checked again."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from contentlint.grammar.engine import Engine, Slip

if TYPE_CHECKING:
    from sqlite3 import Connection

_NAME = "grammar.sqlite"
_MOST_ROWS = 200_000
_MOST_AGE = 30 * 86400
_TOUCH_EVERY = 86400
_PATIENCE = 2.0  # seconds to wait for another process that writes
_AT_ONCE = 500  # keys in one question
_TABLE = "CREATE TABLE IF NOT EXISTS slips (key BLOB PRIMARY KEY, used INTEGER, slips TEXT) WITHOUT ROWID"


class CachedEngine:
    """An engine that is asked only for texts that it has not answered before, in this process or another.

    `stamp` names all that its answers depend on beside text and language. What an engine that fails leaves undone is
    not kept. A file that is damaged or cannot be written keeps nothing.
    """

    def __init__(self, engine: Engine, folder: Path, stamp: str) -> None:
        self._engine = engine
        self._file = folder / _NAME
        self._stamp = stamp
        self.name = engine.name

    def check(self, texts: Sequence[str], language: str) -> list[tuple[Slip, ...]]:
        """The slips of each text, in its own offsets. Raises EngineError where the engine fails."""
        if not any(texts):
            return [() for _ in texts]
        keys = [self._key(text, language) for text in texts]
        known = _read(self._file, keys)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing:
            found = dict(zip(missing, self._engine.check(list(missing.values()), language), strict=True))
            _write(self._file, found)
            known |= found
        return [known[key] for key in keys]

    def _key(self, text: str, language: str) -> bytes:
        head = json.dumps([self._stamp, self.name, language])
        return sha256(f"{head}\0{text}".encode("utf-8", "surrogatepass")).digest()


def _read(file: Path, keys: Sequence[bytes]) -> dict[bytes, tuple[Slip, ...]]:
    import sqlite3

    rows: list[tuple[bytes, int, str]] = []
    if not file.exists():
        return {}
    try:
        with contextlib.closing(sqlite3.connect(file, timeout=_PATIENCE)) as database:
            for at in range(0, len(keys), _AT_ONCE):
                some = keys[at : at + _AT_ONCE]
                marks = ",".join("?" * len(some))
                rows += database.execute(f"SELECT key, used, slips FROM slips WHERE key IN ({marks})", some)
            _touch(database, rows)
        return {key: _from_json(slips) for key, _, slips in rows}
    except (sqlite3.Error, ValueError, TypeError, KeyError):
        return {}


def _touch(database: Connection, rows: Sequence[tuple[bytes, int, str]]) -> None:
    """Mark rows as used, at most once a day."""
    import sqlite3

    now = int(time.time())
    old = [(now, key) for key, used, _ in rows if now - used > _TOUCH_EVERY]
    if old:
        with contextlib.suppress(sqlite3.Error), database:
            database.executemany("UPDATE slips SET used = ? WHERE key = ?", old)


def _write(file: Path, found: dict[bytes, tuple[Slip, ...]]) -> None:
    import sqlite3

    now = int(time.time())
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(sqlite3.connect(file, timeout=_PATIENCE)) as database, database:
            database.execute("PRAGMA synchronous = OFF")
            database.execute(_TABLE)
            rows = [(key, now, json.dumps(slips)) for key, slips in found.items()]
            database.executemany("INSERT OR REPLACE INTO slips VALUES (?, ?, ?)", rows)
    except sqlite3.DatabaseError as error:
        if not isinstance(error, sqlite3.OperationalError):  # damaged: begin anew
            with contextlib.suppress(OSError):
                file.unlink()
    except OSError:
        return


def has_answers(folder: Path) -> bool:
    """Whether anything is kept in a folder."""
    return (folder / _NAME).exists()


def prune(folder: Path) -> None:
    """Drop what nobody asked for in a month, and the oldest beyond a number of rows."""
    import sqlite3

    file = folder / _NAME
    if not file.exists():
        return
    with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(file, timeout=_PATIENCE)) as database:
        with database:
            database.execute("DELETE FROM slips WHERE used < ?", (int(time.time()) - _MOST_AGE,))
            last = "SELECT key FROM slips ORDER BY used DESC LIMIT -1 OFFSET ?"
            database.execute(f"DELETE FROM slips WHERE key IN ({last})", (_MOST_ROWS,))
        database.execute("VACUUM")


def _from_json(row: str) -> tuple[Slip, ...]:
    return tuple(
        Slip(int(start), int(end), kind, message, tuple(better), tuple(source), confidence)
        for start, end, kind, message, better, source, confidence in json.loads(row)
    )
