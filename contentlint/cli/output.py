"""Writing reports out: to standard output or, in one step, to a file."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from contentlint.errors import ContentlintError


def write_report(text: str, output_file: str | None, encoding: str = "utf-8") -> None:
    """Put a report out. A reader who leaves early, such as `head`, is no mistake."""
    if output_file:
        _replace_file(Path(output_file), text)
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode(encoding, "backslashreplace" if encoding == "utf-8" else "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def note(message: str) -> None:
    """One line on standard error."""
    with contextlib.suppress(BrokenPipeError):
        print(f"contentlint: {message}", file=sys.stderr)


def _replace_file(path: Path, text: str) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise ContentlintError(f"{path}: cannot be written: {error.strerror or error}") from None
