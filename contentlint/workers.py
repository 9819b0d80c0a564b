"""Tasks shared out among worker processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from contentlint.errors import ContentlintError

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
U = TypeVar("U")

WORTH_WORKERS = 8  # tasks, below which workers cost more than they save


def spread(function: Callable[[T], U], tasks: Sequence[T], jobs: int) -> Iterator[tuple[T, U]]:
    """Tasks with what the function gives for them, in their order, by as many workers as pay."""
    workers = min(jobs or os.cpu_count() or 1, len(tasks) if jobs else len(tasks) // 2)
    if workers < 2 or (not jobs and len(tasks) < WORTH_WORKERS):
        for task in tasks:
            yield task, function(task)
        return
    yield from _spread_over_workers(function, tasks, workers)


def _spread_over_workers(function: Callable[[T], U], tasks: Sequence[T], workers: int) -> Iterator[tuple[T, U]]:
    """Workers are started afresh, not forked: no thread or lock of ours can be caught halfway in them."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start_worker)
    try:
        with _interruptions_held():
            futures = [pool.submit(function, task) for task in tasks]
        for task, future in zip(tasks, futures, strict=True):
            yield task, future.result()
    except BrokenProcessPool:
        raise ContentlintError("a worker process died, perhaps for want of memory; --jobs 1 does without") from None
    except BaseException:
        for child in active_children():
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _interruptions_held() -> Iterator[None]:
    """Workers that start now inherit this, so that none of them is interrupted before it can say that it is not."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start_worker() -> None:
    """In a worker: leave an interruption to the parent, and end with it, however it ends."""
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := parent_process():
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
