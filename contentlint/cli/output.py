"""Writing reports out: to standard output or, in one step, to a file."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TextIO

from contentlint.cli.writing import replace_file
from contentlint.errors import ContentlintError


def write_report(text: str, output_file: str | None, encoding: str = "utf-8", stream: TextIO | None = None) -> None:
    """Put a report out, to a file or a stream, by default standard output."""
    if output_file:
        replace_file(Path(output_file), text.encode("utf-8", "backslashreplace"))
        return
    write_bytes(text.encode(encoding, "backslashreplace" if encoding == "utf-8" else "replace"), stream or sys.stdout)


def write_bytes(data: bytes, stream: TextIO) -> None:
    """Put bytes out. A reader who leaves early, such as `head`, is no mistake; a full disk is a ContentlintError."""
    try:
        stream.flush()
        stream.buffer.write(data)
        stream.buffer.flush()
    except BrokenPipeError:
        _close(stream)
    except OSError as error:
        _close(stream)
        raise ContentlintError(f"{stream.name}: cannot be written: {error.strerror or error}") from None


def _close(stream: TextIO) -> None:
    """Let what is still to be written go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def note(message: str) -> None:
    """One line on standard error."""
    with contextlib.suppress(BrokenPipeError):
        print(f"contentlint: {message}", file=sys.stderr)
