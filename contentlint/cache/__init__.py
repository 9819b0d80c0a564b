"""Results of files that were linted before, kept as JSON in the user's cache folder."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from contentlint.cache.grammar import prune as prune_answers
from contentlint.cache.rows import from_row, to_row
from contentlint.cache.stamp import version_stamp
from contentlint.config import Config
from contentlint.errors import ContentlintError
from contentlint.model import Result
from contentlint.read.decode import decode

_FORMAT = 1
_MOST_BYTES = 64 * 2**20
_MOST_AGE = 30 * 86400
_PRUNE_EVERY = 86400


def default_folder() -> Path:
    """CONTENTLINT_CACHE_DIR, else the platform's folder for caches."""
    if named := os.environ.get("CONTENTLINT_CACHE_DIR"):
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "contentlint"


@dataclass(frozen=True, slots=True)
class Cache:
    """Rows in a folder, one file each, replaced in one step, so that several runs may use it at once.

    A row that is missing, damaged or of another shape is no row; a folder that cannot be written keeps nothing.
    """

    folder: Path
    stamp: str

    def key(self, data: bytes, path: str, config: Config) -> str:
        """The name of a file's row. Of its path the last two parts matter: a slug is read from them."""
        where = "/".join(Path(path).absolute().parts[-2:])
        head = json.dumps([_FORMAT, self.stamp, config.digest(), where])
        return sha256(head.encode("utf-8", "surrogatepass") + b"\0" + data).hexdigest()

    def load(self, key: str, path: str, data: bytes) -> Result | None:
        """A kept result of these bytes, for the file as it is now called."""
        file = self._file(key)
        try:
            check, body = file.read_text(encoding="utf-8").split("\n", 1)
            if check != sha256(body.encode()).hexdigest():
                return None
            row = json.loads(body)
            result = from_row(row, path, decode(data, row["format"]).text)
            os.utime(file)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, ContentlintError):
            return None
        return result

    def save(self, key: str, result: Result) -> None:
        """Keep a result, unless it is not all that there is to find."""
        if result.crashes or result.unasked:
            return
        file = self._file(key)
        temporary = file.with_suffix(f".{os.getpid()}.tmp")
        body = json.dumps(to_row(result))
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(sha256(body.encode()).hexdigest() + "\n" + body, encoding="utf-8")
            temporary.replace(file)
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink()

    def prune(self) -> None:
        """Once a day drop rows unused for a month, and the oldest beyond 64 MB."""
        marker = self.folder / "pruned"
        try:
            if marker.exists() and time.time() - marker.stat().st_mtime < _PRUNE_EVERY:
                return
            if not self.folder.is_dir():
                return
            marker.touch()
            _drop_old(self.folder)
            prune_answers(self.folder)
        except OSError:
            return

    def _file(self, key: str) -> Path:
        return self.folder / "results" / key[:2] / f"{key}.json"


def _drop_old(folder: Path) -> None:
    rows = sorted(((f.stat().st_mtime, f.stat().st_size, f) for f in folder.glob("results/*/*")), reverse=True)
    oldest = time.time() - _MOST_AGE
    total = 0
    for modified, size, file in rows:
        total += size
        if total > _MOST_BYTES or modified < oldest:
            file.unlink(missing_ok=True)


def open_cache(folder: Path | None = None) -> Cache:
    """The cache in a folder, by default the user's."""
    return Cache(folder or default_folder(), version_stamp())
