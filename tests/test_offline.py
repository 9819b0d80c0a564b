"""A run of every check opens no socket."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "samples"

WITHOUT_SOCKETS = """
import os, socket, sys

def refuse(*args, **kwargs):
    os.write(2, b"a socket was opened")
    os._exit(70)

socket.socket.__init__ = socket.create_connection = socket.getaddrinfo = refuse
from contentlint.cli import main
sys.argv[0] = "contentlint"
main()
"""


def test_check_opens_no_socket() -> None:
    articles = [str(path) for path in SAMPLES.iterdir() if path.is_file()]
    command = [sys.executable, "-c", WITHOUT_SOCKETS, "check", "--no-cache", "--jobs", "1", *articles]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{len(articles)} files" in done.stdout


def test_the_guard_itself_works() -> None:
    script = WITHOUT_SOCKETS.replace("from contentlint.cli import main", "socket.socket(); main = None")
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode == 70
