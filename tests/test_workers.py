"""Tasks among worker processes."""

from __future__ import annotations

import signal

import pytest

from contentlint.workers import spread


def find_held(task: int) -> tuple[int, bool]:
    return task, signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="there are no signal masks")
def test_workers_are_started_where_no_interruption_reaches_them() -> None:
    assert [outcome for _, outcome in spread(find_held, [1, 2], 2)] == [(1, True), (2, True)]
    assert find_held(0) == (0, False)
