"""--interactive, driven at a real terminal."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import LISTS

pty = pytest.importorskip("pty", reason="pseudo-terminals are POSIX only")

POST = LISTS + "\n## Related posts\n"
SELECT = ("--select", "structure/list-lead-in,consistency/spelling-variant,structure/empty-section")
PROMPT = b"[q]uit? "
Walk = Callable[..., str]


@pytest.fixture
def walk(folder: Path, environment: dict[str, str]) -> Walk:
    """Answer every prompt with the next key; gives all that the terminal showed."""

    def run(keys: str, *arguments: str, between: Callable[[], object] | None = None) -> str:
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "contentlint", "check", *SELECT, "--interactive", *arguments]
        process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=environment | {"NO_COLOR": "1"}
        )
        os.close(theirs)
        shown = _answer(ours, keys, between)
        process.wait(30)
        os.close(ours)
        return f"{shown}\nexit code {process.returncode}"

    return run


def _answer(terminal: int, keys: str, between: Callable[[], object] | None) -> str:
    """All that the terminal shows; what happens between is done before the second answer."""
    shown, answered = b"", 0
    while select.select([terminal], [], [], 60)[0]:
        try:
            got = os.read(terminal, 65536)
        except OSError:  # how Linux tells that the other side is closed
            break
        if not got:
            break
        shown += got
        while shown.count(PROMPT) > answered < len(keys):
            if between and answered == 1:
                between()
            os.write(terminal, keys[answered].encode())
            answered += 1
    assert answered == len(keys), shown.decode()
    return shown.decode().replace("\r\n", "\n")


@pytest.fixture
def post(folder: Path) -> Path:
    path = folder / "post.md"
    path.write_text(POST)
    return path


COLON = ("should take\n", "should take:\n")
COLOUR = ("color of", "colour of")
STEPS = {
    "skip-all": ("sss", (), "0 fixed, 0 ignored, 3 skipped"),
    "enter-skips": ("\r\r\r", (), "0 fixed, 0 ignored, 3 skipped"),
    "apply-all-there-is": ("aas", (COLON, COLOUR), "2 fixed, 0 ignored, 1 skipped"),
    "by-number": ("1ss", (COLON,), "1 fixed, 0 ignored, 2 skipped"),
    "unknown-key-asks-again": ("xzsas", (COLOUR,), "1 fixed, 0 ignored, 2 skipped"),
    "quit-keeps-what-was-done": ("aq", (COLON,), "1 fixed, 0 ignored, 0 skipped"),
}


@pytest.mark.parametrize(("keys", "changes", "summary"), STEPS.values(), ids=STEPS.keys())
def test_steps(walk: Walk, post: Path, keys: str, changes: tuple[tuple[str, str], ...], summary: str) -> None:
    shown = walk(keys, "post.md")
    expected = POST
    for old, new in changes:
        expected = expected.replace(old, new)
    assert post.read_text() == expected
    assert summary in shown
    assert "exit code 0" in shown


def test_finding_is_shown_with_its_choices(walk: Walk, post: Path) -> None:
    shown = walk("q", "post.md")
    assert "post.md (2 more in this file)" in shown
    assert "13:1 suggestion structure/list-lead-in" in shown
    assert "1: take → take:" in shown
    assert "[a]pply, [s]kip, [i]gnore here, [q]uit? " in shown


def test_ignored_finding_is_silent_from_then_on(walk: Walk, post: Path) -> None:
    shown = walk("ssi", "post.md")
    assert "0 fixed, 1 ignored, 2 skipped" in shown
    assert "contentlint-disable-next-block structure/empty-section" in post.read_text()
    assert "last one in this file" not in walk("q", "post.md")


def test_several_files(walk: Walk, post: Path, folder: Path) -> None:
    (folder / "other.md").write_text(POST)
    assert "3 fixed, 0 ignored, 3 skipped" in walk("aassas", "post.md", "other.md")


def test_file_that_changes_meanwhile_is_left_alone(walk: Walk, post: Path) -> None:
    post.chmod(0o444)
    shown = walk("ass", "post.md")
    assert "error: post.md" in shown
    assert post.read_text() == POST


def test_file_that_someone_else_changes_is_gone_through_anew(walk: Walk, post: Path) -> None:
    shown = walk("saas", "post.md", between=lambda: post.write_text("# News\n\n" + POST))
    assert "the file has changed since it was read" in shown
    assert post.read_text().startswith("# News\n")
    assert "exit code 0" in shown


def test_file_that_vanishes_is_an_error_and_the_others_follow(walk: Walk, post: Path, folder: Path) -> None:
    (folder / "second.md").write_text(POST)
    shown = walk("sasss", "post.md", "second.md", between=post.unlink)
    assert shown.count("post.md: cannot be read") == 1
    assert "second.md (2 more in this file)" in shown
    assert "exit code 2" in shown


def test_without_a_terminal(contentlint: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    done = contentlint("check", "--interactive", "clean.md")
    assert done.returncode == 2
    assert "--interactive needs a terminal" in done.stderr
