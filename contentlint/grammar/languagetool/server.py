"""The server on this machine: started by the first run that needs it, shared by all, stopped by the last."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import time
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from contentlint.grammar.engine import EngineError
from contentlint.grammar.languagetool.client import Client
from contentlint.grammar.languagetool.install import VERSION, server_command
from contentlint.grammar.languagetool.state import Process, State, locked, read_state, write_state

_PATIENCE = 90.0  # seconds that a server may take to start
_PAUSE = 0.1
_ATTEMPTS = 3  # another program may take the port that was free a moment ago
_JAVA = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms256m", "-Xmx2g")
_SETTINGS = "pipelineCaching=true\nmaxPipelinePoolSize=20\npipelineExpireTimeInSeconds=86400\n"


class Status(NamedTuple):
    """A server that runs: where, since how many seconds, with how many bytes of memory, for how many runs."""

    state: State
    folder: Path
    age: float
    memory: int
    answers: bool


def acquire(folder: Path) -> str:
    """The address of the server of this machine, started where there is none; this process is one of its users until
    it calls `release`. Raises EngineError with the remedy."""
    with locked(folder):
        state = _find_live(folder) or _launch(folder)
        users = (*(user for user in state.users if _is_alive(user)), _this_process())
        write_state(folder, replace(state, users=tuple(dict.fromkeys(users))))
        return state.address


def release(folder: Path) -> None:
    """Use the server no more; it is stopped where nobody else does, unless it was told to stay."""
    if read_state(folder) is None:
        return
    with locked(folder):
        state = read_state(folder)
        if state is None:
            return
        users = tuple(user for user in state.users if user != _this_process() and _is_alive(user))
        if users or state.kept:
            write_state(folder, replace(state, users=users))
        else:
            _end(folder, state)


def start(folder: Path) -> State:
    """A server that stays until it is stopped."""
    with locked(folder):
        state = replace(_find_live(folder) or _launch(folder), kept=True)
        write_state(folder, state)
        return state


def stop(folder: Path) -> bool:
    """Stop the server, whoever uses it. False where none runs."""
    with locked(folder):
        state = read_state(folder)
        is_there = state is not None and _is_alive(state.process)
        if state:
            _end(folder, state)
        return is_there


def find_status(folder: Path) -> Status | None:
    """What runs; None where nothing does."""
    state = read_state(folder)
    if state is None or not _is_alive(state.process):
        return None
    import psutil

    process = psutil.Process(state.process[0])
    answers = Client(state.address, timeout=5).is_up()
    return Status(state, folder, time.time() - process.create_time(), process.memory_info().rss, answers)


def _find_live(folder: Path) -> State | None:
    """The server of the state file, where it still answers; one that does not is ended."""
    state = read_state(folder)
    if state is None:
        return None
    if _is_alive(state.process) and state.version == VERSION and Client(state.address, timeout=5).is_up():
        return state
    _end(folder, state)
    return None


def _launch(folder: Path) -> State:
    for _ in range(_ATTEMPTS):
        port = _free_port()
        process = _start_process(folder, port)
        state = State(_identify(process.pid), port, VERSION)
        write_state(folder, state)
        if _wait_until_up(process, state):
            return state
        _end(folder, state)
    raise EngineError(f"the LanguageTool server does not start; {folder / 'server.log'} says why")


def _start_process(folder: Path, port: int) -> subprocess.Popen[bytes]:
    """The server in a session of its own, so that it outlives this process. It listens on this machine only."""
    java, *rest = server_command(port)
    settings = folder / "server.properties"
    settings.write_text(_SETTINGS, encoding="utf-8")
    flags = 0x00000008 | 0x00000200 if os.name == "nt" else 0  # DETACHED_PROCESS, CREATE_NEW_PROCESS_GROUP
    with (folder / "server.log").open("wb") as log:
        return subprocess.Popen(
            [java, *_JAVA, *rest, "--config", str(settings)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=folder,
            start_new_session=True,
            creationflags=flags,
        )


def _wait_until_up(process: subprocess.Popen[bytes], state: State) -> bool:
    client = Client(state.address, timeout=5)
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        if client.is_up():
            return True
        time.sleep(_PAUSE)
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _end(folder: Path, state: State) -> None:
    """End the server's process, that one and no other, and forget it."""
    import psutil

    with contextlib.suppress(psutil.Error):
        process = psutil.Process(state.process[0])
        if process.create_time() == state.process[1]:
            process.terminate()
            try:
                process.wait(5)
            except psutil.TimeoutExpired:
                process.kill()
    write_state(folder, None)


def _this_process() -> Process:
    return _identify(os.getpid())


def _identify(number: int) -> Process:
    import psutil

    try:
        return number, psutil.Process(number).create_time()
    except psutil.Error:
        return number, 0.0


def _is_alive(process: Process) -> bool:
    import psutil

    try:
        found = psutil.Process(process[0])
        return bool(found.create_time() == process[1] and found.status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False
