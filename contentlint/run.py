"""Files to results: what is cached, what is worked out here or by several workers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from contentlint.cache import Cache
from contentlint.config import Config
from contentlint.errors import ContentlintError
from contentlint.selectors import matches
from contentlint.verdict import Judged
from contentlint.workers import spread

if TYPE_CHECKING:
    from contentlint.baseline import Known
    from contentlint.catalog import Catalog
    from contentlint.grammar.harper import HarperEngine
    from contentlint.model import Result

_catalogs: dict[str, Catalog] = {}


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

    `known` is how many findings were left out because they are known, `gone` how many known ones are there no more.
    """

    judged: tuple[Judged, ...]
    failures: tuple[Failure, ...]
    known: int = 0
    gone: int = 0


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
    catalog = _catalog(task.source.config)
    try:
        return _lint_bytes(task.data, path, catalog, task.source.config)
    except ContentlintError as error:
        return Failure(path, str(error).removeprefix(f"{path}: "))
    except Exception as error:
        return Failure(path, f"reading it broke down, please report it: {type(error).__name__}: {error}")


def lint_now(source: Source, data: bytes) -> Result:
    """What counts of a source's findings, had it these bytes. Raises ContentlintError where they are no article."""
    config = source.config
    return narrow(source, _lint_bytes(data, source.path, _catalog(config), config))[0]


def _lint_bytes(data: bytes, path: str, catalog: Catalog, config: Config) -> Result:
    from contentlint.lint import lint_bytes

    return lint_bytes(data, path, catalog, config)


def _catalog(config: Config) -> Catalog:
    """The catalogue for a config, built once per process."""
    digest = config.digest()
    if digest not in _catalogs:
        engine = _engine(config)
        from contentlint.catalog import build_for

        _catalogs[digest] = build_for(config, engine)
    return _catalogs[digest]


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


def _collect(
    sources: Sequence[Source],
    done: dict[int, Result | Failure],
    finish: Callable[[Sequence[Judged]], Sequence[Judged]],
) -> Outcome:
    linted: list[Source] = []
    whole: list[Judged] = []
    failures: list[Failure] = []
    for index, source in enumerate(sources):
        result = done[index]
        if isinstance(result, Failure):
            failures.append(result)
            continue
        linted.append(source)
        whole.append(Judged(result, source.config))
        failures.extend(Failure(source.path, message) for message in result.crashes)
    known = gone = 0
    judged: list[Judged] = []
    for source, item in zip(linted, finish(whole), strict=True):
        gone += source.known.count_gone(item.result) if source.known else 0
        narrowed, left_out = narrow(source, item.result)
        known += left_out
        judged.append(Judged(narrowed, source.config))
    return Outcome(tuple(judged), tuple(failures), known, gone)


def narrow(source: Source, result: Result) -> tuple[Result, int]:
    """A result without what is not asked for: what is known, what has not changed; and how many are known."""
    kept = source.known.drop(result) if source.known else result
    left_out = len(result.findings) - len(kept.findings)
    if source.base is None:
        return kept, left_out
    from contentlint.changes import keep_changed

    return keep_changed(kept, source.base), left_out
