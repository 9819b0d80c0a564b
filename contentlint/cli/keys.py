"""Single keys from a terminal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import click

END = "\x04"  # Ctrl-D, and what stands for the end of the input
_KEY = re.compile(rb"\x1b(?:[\[O][0-9;]*[A-Za-z~]|.)?|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]*", re.S)


@contextmanager
def read_keys() -> Iterator[Callable[[], str]]:
    """A function that waits for the next key. What is typed ahead is kept; Ctrl-C interrupts as ever."""
    try:
        import termios
        import tty
    except ImportError:  # no POSIX terminal
        yield click.getchar
        return
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    tty.setcbreak(terminal, termios.TCSADRAIN)
    try:
        keys = _keys(terminal)
        yield lambda: next(keys, END)
    finally:
        with suppress(termios.error):  # the terminal may be gone
            termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _keys(terminal: int) -> Iterator[str]:
    """Keys as they come; arrows and other keys of several characters are one that means nothing."""
    while data := _read(terminal):
        for key in _KEY.findall(data):
            yield key.decode("utf-8", "replace") if not key.startswith(b"\x1b") else "\x1b"


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1024)
    except OSError:  # how Linux tells that the terminal is gone
        return b""
