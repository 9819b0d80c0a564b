"""Files to results: what is cached, what is worked out here or by several workers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from contentlint.cache import Cache
from contentlint.config import Config
from contentlint.errors import ContentlintError
from contentlint.selectors import matches
from contentlint.verdict import Judged

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from contentlint.catalog import Catalog
    from contentlint.grammar.harper import HarperEngine
    from contentlint.model import Result

WORTH_WORKERS = 8  # files not cached, below which workers cost more than they save
_catalogs: dict[str, Catalog] = {}


@dataclass(frozen=True, slots=True)
class Source:
    """An article to lint: its name, its config, and its bytes where it is no file."""

    path: str
    config: Config
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, or a rule that crashed on it."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to, in the order of its sources."""

    judged: tuple[Judged, ...]
    failures: tuple[Failure, ...]


def run(
    sources: Sequence[Source],
    *,
    cache: Callable[[Config], Cache | None] = lambda config: None,
    jobs: int = 0,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Outcome:
    """Lint all sources. `jobs` 0 means as many workers as there are cores; `progress` hears how many are done."""
    done: dict[int, Result | Failure] = {}
    pending: list[_Task] = []
    for index, source in enumerate(sources):
        prepared = _prepare(index, source, cache(source.config))
        if isinstance(prepared, _Task):
            pending.append(prepared)
        else:
            done[index] = prepared
    for count, (task, result) in enumerate(_lint_all(pending, jobs), len(done) + 1):
        done[task.index] = result
        if task.cache and not isinstance(result, Failure):
            task.cache.save(task.key, result)
        progress(count, len(sources))
    if pending and pending[0].cache:
        pending[0].cache.prune()
    return _collect(sources, done)


@dataclass(frozen=True, slots=True)
class _Task:
    index: int
    source: Source
    data: bytes
    cache: Cache | None
    key: str


def _prepare(index: int, source: Source, cache: Cache | None) -> _Task | Result | Failure:
    try:
        data = Path(source.path).read_bytes() if source.data is None else source.data
    except OSError as error:
        return Failure(source.path, f"cannot be read: {error.strerror or error}")
    if not cache:
        return _Task(index, source, data, None, "")
    key = cache.key(data, source.path, source.config)
    return cache.load(key, source.path, data) or _Task(index, source, data, cache, key)


def _lint_all(tasks: Sequence[_Task], jobs: int) -> Iterator[tuple[_Task, Result | Failure]]:
    workers = min(jobs or os.cpu_count() or 1, len(tasks) if jobs else len(tasks) // 2)
    if workers < 2 or (not jobs and len(tasks) < WORTH_WORKERS):
        for task in tasks:
            yield task, _lint((task.source.path, task.data, task.source.config))
        return
    yield from _lint_in_workers(tasks, workers)


def _lint_in_workers(tasks: Sequence[_Task], workers: int) -> Iterator[tuple[_Task, Result | Failure]]:
    """Workers are started afresh, not forked: no thread or lock of ours can be caught halfway in them."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start_worker)
    try:
        futures = [pool.submit(_lint, (task.source.path, task.data, task.source.config)) for task in tasks]
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


def _lint(job: tuple[str, bytes, Config]) -> Result | Failure:
    path, data, config = job
    engine = _engine(config)
    from contentlint.catalog import build_for
    from contentlint.lint import lint_bytes

    digest = config.digest()
    if digest not in _catalogs:
        _catalogs[digest] = build_for(config, engine)
    try:
        return lint_bytes(data, path, _catalogs[digest], config)
    except ContentlintError as error:
        return Failure(path, str(error).removeprefix(f"{path}: "))
    except Exception as error:
        return Failure(path, f"reading it broke down, please report it: {type(error).__name__}: {error}")


def _engine(config: Config) -> HarperEngine | None:
    """The grammar engine, where one of its rules may run; it wakes up in the background while the rest is loaded."""
    if config.grammar == "off" or not _may_run_grammar(config):
        return None
    from contentlint.grammar.harper import HarperEngine

    engine = HarperEngine(config.language or "en")
    engine.warm_up()
    return engine


def _may_run_grammar(config: Config) -> bool:
    from contentlint.grammar.engine import KINDS

    rules = [f"grammar/{kind}" for kind in KINDS]
    selected = [rule for rule in rules if not config.select or _is_named(rule, config.select)]
    return any(not _is_named(rule, config.ignore) for rule in selected)


def _is_named(rule: str, selectors: Sequence[str]) -> bool:
    return any(matches(rule, selector) for selector in selectors)


def _collect(sources: Sequence[Source], done: dict[int, Result | Failure]) -> Outcome:
    judged: list[Judged] = []
    failures: list[Failure] = []
    for index, source in enumerate(sources):
        result = done[index]
        if isinstance(result, Failure):
            failures.append(result)
            continue
        judged.append(Judged(result, source.config))
        failures.extend(Failure(source.path, message) for message in result.crashes)
    return Outcome(tuple(judged), tuple(failures))
