"""What is known of the server on this machine, kept in a file that several runs share."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from contentlint.grammar.engine import EngineError

_STATE, _LOCK = "server.json", "server.lock"
_PATIENCE = 120.0  # seconds: longer than a server takes to start
_PAUSE = 0.05

Process = tuple[int, float]
"""A process's number and when it was born: numbers are used again."""


@dataclass(frozen=True, slots=True)
class State:
    """A server that was started: its process, its port, whether it stays when nobody uses it, and who does."""

    process: Process
    port: int
    version: str
    kept: bool = False
    users: tuple[Process, ...] = ()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def read_state(folder: Path) -> State | None:
    """What the file says; None where there is none, or none that can be read."""
    try:
        row = json.loads((folder / _STATE).read_text(encoding="utf-8"))
        users = tuple((int(number), float(born)) for number, born in row["users"])
        number, born = row["process"]
        return State((int(number), float(born)), int(row["port"]), str(row["version"]), bool(row["kept"]), users)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_state(folder: Path, state: State | None) -> None:
    """Replace the file in one step, or remove it."""
    file = folder / _STATE
    if state is None:
        file.unlink(missing_ok=True)
        return
    temporary = file.with_suffix(f".{os.getpid()}.tmp")
    temporary.write_text(json.dumps(asdict(state)), encoding="utf-8")
    temporary.replace(file)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; the system gives it back when a process dies. Raises EngineError after two minutes."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stream = (folder / _LOCK).open("a+b")
    except OSError as error:
        raise EngineError(
            f"{folder} cannot be written ({error.strerror or error}); is CONTENTLINT_CACHE_DIR right?"
        ) from None
    with stream:
        end = time.monotonic() + _PATIENCE
        while not _try_lock(stream.fileno()):
            if time.monotonic() > end:
                raise EngineError(f"another run holds {folder / _LOCK}; contentlint grammar status tells more")
            time.sleep(_PAUSE)
        yield


def _try_lock(descriptor: int) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
