"""The fixes of many files, worked out here or by several workers; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contentlint.errors import ContentlintError
from contentlint.fix import choose
from contentlint.fix.rounds import Fixed, fix_bytes
from contentlint.model import Result
from contentlint.run import Failure, Source, lint_now
from contentlint.verdict import Judged
from contentlint.workers import spread


@dataclass(frozen=True, slots=True)
class Mended:
    """An article's bytes and text before its fixes, and what its fixes come to."""

    source: Source
    before: bytes
    text: str
    fixed: Fixed


def fix_all(
    sources: Sequence[Source], judged: Sequence[Judged], *, unsafe: bool, jobs: int = 0
) -> tuple[list[Mended], list[Failure]]:
    """What the fixes of these results come to; sources without any are left out."""
    by_path = {item.result.path: item.result for item in judged}
    tasks: list[_Task] = []
    failures: list[Failure] = []
    for source in sources:
        result = by_path.get(source.path)
        if not result or not choose(result.findings, unsafe=unsafe):
            continue
        data = source.read()
        if isinstance(data, Failure):
            failures.append(data)
        else:
            tasks.append(_Task(source, data, result, unsafe))
    mended: list[Mended] = []
    for task, fixed in spread(_fix, tasks, jobs):
        if isinstance(fixed, Failure):
            failures.append(fixed)
        else:
            mended.append(Mended(task.source, task.data, task.result.text, fixed))
    return mended, failures


@dataclass(frozen=True, slots=True)
class _Task:
    source: Source
    data: bytes
    result: Result
    unsafe: bool


def _fix(task: _Task) -> Fixed | Failure:
    source = task.source
    try:
        return fix_bytes(task.data, task.result, lambda data: lint_now(source, data), unsafe=task.unsafe)
    except ContentlintError as error:
        return Failure(source.path, f"not fixed: {str(error).removeprefix(f'{source.path}: ')}")
    except Exception as error:
        return Failure(source.path, f"fixing it broke down, please report it: {type(error).__name__}: {error}")
