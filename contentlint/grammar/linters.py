"""Harper's linters: one a dialect in a process, each built once, in a thread of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Thread
from typing import TYPE_CHECKING

from contentlint.errors import ContentlintError
from contentlint.grammar.allowlist import rules
from contentlint.grammar.weir import pack_rules

if TYPE_CHECKING:
    from harper import Linter

DIALECTS = {"en-US": "AMERICAN", "en-GB": "BRITISH", "en-AU": "AUSTRALIAN", "en-CA": "CANADIAN", "en-IN": "INDIAN"}


class _Build:
    """A linter under construction. Building takes most of a second and leaves other threads free to run meanwhile."""

    def __init__(self, dialect: str) -> None:
        self.lock = Lock()
        self._dialect = dialect
        self._linter: Linter | None = None
        self._error: BaseException | None = None
        self._thread = Thread(target=self._run, name=f"harper-{dialect}")
        self._thread.start()

    def join(self) -> None:
        self._thread.join()

    def linter(self) -> Linter:
        self._thread.join()
        if self._error is not None:
            raise self._error
        assert self._linter is not None
        return self._linter

    def _run(self) -> None:
        try:
            self._linter = _construct(self._dialect)
        except BaseException as error:  # raised where the linter is asked for
            self._error = error


_GUARD = Lock()
_BUILDS: dict[str, _Build] = {}
_HOOKED: list[bool] = []


def warm_up(dialect: str) -> None:
    """Begin to build the linter of a dialect, unless that was done."""
    _build(dialect)


@contextmanager
def borrow(dialect: str) -> Iterator[Linter]:
    """The linter of a dialect, for this thread alone."""
    build = _build(dialect)
    with build.lock:
        yield build.linter()


def _build(dialect: str) -> _Build:
    with _GUARD:
        if not _HOOKED and hasattr(os, "register_at_fork"):
            _HOOKED.append(True)
            os.register_at_fork(before=_finish, after_in_parent=_release, after_in_child=_forget)
        if dialect not in _BUILDS:
            _BUILDS[dialect] = _Build(dialect)
        return _BUILDS[dialect]


def _finish() -> None:
    """Before a fork: a dictionary half built would never be finished in the child."""
    _GUARD.acquire()
    for build in _BUILDS.values():
        build.join()


def _release() -> None:
    _GUARD.release()


def _forget() -> None:
    """In a forked child: the parent's linters may be in use; new ones take milliseconds, the dictionary being there."""
    _BUILDS.clear()
    _GUARD.release()


def choose_rules(linter: Linter, dialect: str, text: str) -> None:
    """Turns on the rules of a dialect that can have a hit in a text, and all others off: each costs its time."""
    small = text.lower()
    on = {name for name, rule in rules().items() if rule.is_on(dialect) and rule.may_hit(small)}
    linter.set_lint_config({name: name in on for name in linter.get_lint_config()})


def _construct(dialect: str) -> Linter:
    import harper

    linter = harper.Linter(harper.Dialect[DIALECTS.get(dialect, "AMERICAN")])
    failures = linter.load_weirpack(pack_rules())
    if failures:
        raise ContentlintError(f"the grammar rule {', '.join(sorted(failures))} fails its own tests")
    return linter
