"""--watch: a report for every save."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="interrupts are sent otherwise there")
READY = "contentlint: watching; Ctrl-C ends\n"


@pytest.fixture
def watcher(folder: Path, environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    with start(folder, environment, ".") as process:
        yield process


@contextmanager
def start(folder: Path, environment: dict[str, str], *arguments: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-u", "-m", "contentlint", "check", "--watch", "--select", "structure", "--quiet"]
    with subprocess.Popen(
        [*command, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        cwd=folder,
        env=environment,
    ) as process:
        alarm = Timer(60, process.kill)  # so that a round that never comes ends the test
        alarm.start()
        yield process
        alarm.cancel()
        process.kill()


def read_round(process: subprocess.Popen[str]) -> str:
    """What is printed up to the next wait."""
    assert process.stdout
    lines: list[str] = []
    for line in process.stdout:
        if line == READY:
            return "".join(lines)
        lines.append(line)
    raise AssertionError(f"ended: {''.join(lines)}")


def test_saves_are_linted_until_interrupted(watcher: subprocess.Popen[str], folder: Path) -> None:
    first = read_round(watcher)
    assert "flawed.md" in first
    (folder / "flawed.md").write_text("# Pies\n\nA pie has a crust.\n\n## Crusts\n\nOf flour.\n")
    assert "flawed.md" not in read_round(watcher)
    (folder / "new.md").write_text("# Pies\n\nA pie has a crust.\n\n## Related posts\n")
    assert "new.md" in read_round(watcher)
    watcher.send_signal(signal.SIGINT)
    assert watcher.wait(30) == 130


def test_mistake_in_the_config_does_not_end_it(watcher: subprocess.Popen[str], folder: Path) -> None:
    read_round(watcher)
    (folder / "contentlint.toml").write_text("profil = 1\n")
    assert "profil is no setting" in read_round(watcher)
    (folder / "contentlint.toml").write_text('ignore = ["structure/empty-section"]\n')
    assert "flawed.md" not in read_round(watcher)
    watcher.send_signal(signal.SIGINT)
    assert watcher.wait(30) == 130


def test_config_above_the_folder_is_watched_too(folder: Path, environment: dict[str, str]) -> None:
    (folder / "posts").mkdir()
    (folder / "flawed.md").rename(folder / "posts" / "flawed.md")
    with start(folder, environment, "posts") as watcher:
        assert "flawed.md" in read_round(watcher)
        (folder / "contentlint.toml").write_text('ignore = ["structure/empty-section"]\n')
        assert "flawed.md" not in read_round(watcher)
        (folder / "contentlint.toml").unlink()
        assert "flawed.md" in read_round(watcher)


def test_its_own_reports_are_no_saves(folder: Path, environment: dict[str, str]) -> None:
    outputs = ("--output", "markdown=comment.md", "--output-file", "./report.txt")
    with start(folder, environment, ".", *outputs) as watcher:
        read_round(watcher)
        (folder / "new.md").write_text("# Pies\n\nA pie has a crust.\n\n## Related posts\n")
        read_round(watcher)
        (folder / "contentlint.toml").write_text("profil = 1\n")
        assert "profil is no setting" in read_round(watcher), "and no round between"


def test_folder_that_comes_back_is_watched_again(folder: Path, environment: dict[str, str]) -> None:
    posts = folder / "posts"
    posts.mkdir()
    (folder / "flawed.md").rename(posts / "flawed.md")
    with start(folder, environment, "posts") as watcher:
        text = (posts / "flawed.md").read_text()
        assert "flawed.md" in read_round(watcher)
        (posts / "flawed.md").unlink()
        posts.rmdir()
        while "there is no such file or folder" not in read_round(watcher):
            pass
        posts.mkdir()
        (posts / "flawed.md").write_text(text)
        while "flawed.md" not in read_round(watcher):
            pass
        (posts / "new.md").write_text(text)
        assert "new.md" in read_round(watcher)
