"""Files to results: what is cached, what is worked out here or by several workers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from contentlint.cache import Cache
from contentlint.config import Config
from contentlint.engines import NO_SERVER, Server, build_engine, find_remote, find_server
from contentlint.errors import ContentlintError
from contentlint.verdict import Judged
from contentlint.workers import spread

if TYPE_CHECKING:
    from contentlint.baseline import Known
    from contentlint.catalog import Catalog
    from contentlint.model import Result

_catalogs: dict[tuple[str, Server], Catalog] = {}


@dataclass(frozen=True, slots=True)
class Source:
    """An article to lint: its name, its config, and its bytes where it is no file.

    Only findings that touch what differs from `base` count, where that is given, and none that a baseline knows.
    """

    path: str
    config: Config
    data: bytes | None = None
    base: bytes | None = None
    known: Known | None = None

    def read(self) -> bytes | Failure:
        """The bytes to lint, as they are now."""
        try:
            return Path(self.path).read_bytes() if self.data is None else self.data
        except OSError as error:
            return Failure(self.path, f"cannot be read: {error.strerror or error}")


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, or a rule that crashed on it."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to, in the order of its sources.

    `known` is how many findings were left out because they are known, `gone` how many known ones are there no more;
    `notes` are lines for the user that are no failures.
    """

    judged: tuple[Judged, ...]
    failures: tuple[Failure, ...]
    known: int = 0
    gone: int = 0
    notes: tuple[str, ...] = ()


def run(
    sources: Sequence[Source],
    *,
    cache: Callable[[Config], Cache | None] = lambda config: None,
    jobs: int = 0,
    progress: Callable[[int, int], None] = lambda done, total: None,
    finish: Callable[[Sequence[Judged]], Sequence[Judged]] = lambda judged: judged,
) -> Outcome:
    """Lint all sources.

    `jobs` 0 means as many workers as there are cores; `progress` hears how many are done; `finish` adds what only all
    results together show, before what is known and what has not changed is left out.
    """
    done: dict[int, Result | Failure] = {}
    pending: list[_Task] = []
    for index, source in enumerate(sources):
        prepared = _prepare(index, source, cache(source.config))
        if isinstance(prepared, _Task):
            pending.append(prepared)
        else:
            done[index] = prepared
    server = find_server(task.source.config for task in pending)
    pending = [replace(task, server=server) for task in pending]
    for count, (task, result) in enumerate(spread(_lint, pending, jobs), len(done) + 1):
        done[task.index] = result
        if task.cache and not isinstance(result, Failure):
            task.cache.save(task.key, result)
        progress(count, len(sources))
    if pending and pending[0].cache:
        pending[0].cache.prune()
    return _collect(sources, done, finish)


@dataclass(frozen=True, slots=True)
class _Task:
    index: int
    source: Source
    data: bytes
    cache: Cache | None
    key: str
    server: Server = NO_SERVER


def _prepare(index: int, source: Source, cache: Cache | None) -> _Task | Result | Failure:
    data = source.read()
    if isinstance(data, Failure):
        return data
    if not cache:
        return _Task(index, source, data, None, "")
    key = cache.key(data, source.path, source.config)
    return cache.load(key, source.path, data) or _Task(index, source, data, cache, key)


def _lint(task: _Task) -> Result | Failure:
    path = task.source.path
    catalog = _catalog(task.source.config, task.server, task.cache)
    try:
        return _lint_bytes(task.data, path, catalog, task.source.config)
    except ContentlintError as error:
        return Failure(path, str(error).removeprefix(f"{path}: "))
    except Exception as error:
        return Failure(path, f"reading it broke down, please report it: {type(error).__name__}: {error}")


def lint_now(source: Source, data: bytes) -> Result:
    """What counts of a source's findings, had it these bytes. Raises ContentlintError where they are no article."""
    config = source.config
    return narrow(source, _lint_bytes(data, source.path, _catalog(config, find_server([config])), config))[0]


def _lint_bytes(data: bytes, path: str, catalog: Catalog, config: Config) -> Result:
    from contentlint.lint import lint_bytes

    return lint_bytes(data, path, catalog, config)


def _catalog(config: Config, server: Server, kept: Cache | None = None) -> Catalog:
    """The catalogue for a config, built once per process."""
    key = config.digest(), server
    if key not in _catalogs:
        engine = build_engine(config, server, kept)
        from contentlint.catalog import build_for

        _catalogs[key] = build_for(config, engine)
    return _catalogs[key]


def _collect(
    sources: Sequence[Source],
    done: dict[int, Result | Failure],
    finish: Callable[[Sequence[Judged]], Sequence[Judged]],
) -> Outcome:
    linted: list[Source] = []
    whole: list[Judged] = []
    failures: list[Failure] = []
    unasked: dict[str, list[Source]] = {}
    for index, source in enumerate(sources):
        result = done[index]
        if isinstance(result, Failure):
            failures.append(result)
            continue
        linted.append(source)
        whole.append(Judged(result, source.config))
        failures.extend(Failure(source.path, message) for message in result.crashes)
        for message in result.unasked:
            unasked.setdefault(message, []).append(source)
    known = gone = 0
    judged: list[Judged] = []
    for source, item in zip(linted, finish(whole), strict=True):
        gone += source.known.count_gone(item.result) if source.known else 0
        narrowed, left_out = narrow(source, item.result)
        known += left_out
        judged.append(Judged(narrowed, source.config))
    missed, notes = _sort_unasked(unasked)
    return Outcome(tuple(judged), (*failures, *missed), known, gone, (*find_remote(s.config for s in linted), *notes))


def _sort_unasked(unasked: Mapping[str, Sequence[Source]]) -> tuple[list[Failure], list[str]]:
    """Engines that could not be asked, each told once: a failure where one was required, else a note."""
    failures: list[Failure] = []
    notes: list[str] = []
    for message, sources in unasked.items():
        others = f" (and so in {len(sources) - 1} more)" if len(sources) > 1 else ""
        needing = next((source for source in sources if source.config.requires_grammar), None)
        if needing:
            failures.append(Failure(needing.path, message + others))
        else:
            notes.append(f"{sources[0].path}: {message}{others}")
    return failures, notes


def narrow(source: Source, result: Result) -> tuple[Result, int]:
    """A result without what is not asked for: what is known, what has not changed; and how many are known."""
    kept = source.known.drop(result) if source.known else result
    left_out = len(result.findings) - len(kept.findings)
    if source.base is None:
        return kept, left_out
    from contentlint.changes import keep_changed

    return keep_changed(kept, source.base), left_out
