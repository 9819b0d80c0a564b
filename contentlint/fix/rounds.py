"""Round after round of fixes, until nothing is left to mend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from contentlint.fix import choose
from contentlint.fix.admission import Admission, Chosen
from contentlint.fix.edits import Moves, is_sound, select
from contentlint.fix.source import Source, open_source
from contentlint.model import Edit, Finding, Fix, Result, Span

_MOST_ROUNDS = 10
_OPEN = "several fixes are as likely; choose one yourself"
_BROKEN = "its edits overlap or lie outside the text, which is a fault of the rule; please report it"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A fix that was not applied, and why; `span` is its finding's place in the text before any fix."""

    rule: str
    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """What a file should hold.

    `data` equals what it held where nothing was fixed; `result` has the findings of `data`; `applied` counts the
    findings mended by rule; `is_settled` is False where fixes would still change something.
    """

    data: bytes
    result: Result
    applied: Mapping[str, int]
    refused: tuple[Refusal, ...]
    is_settled: bool


def fix_bytes(data: bytes, result: Result, lint: Callable[[bytes], Result], *, unsafe: bool) -> Fixed:
    """Apply the fixes of `result`, the findings of `data`, then those of what comes out, for ten rounds at most.

    A fix is refused that the file's encoding cannot hold or that changes how the article is read otherwise than meant.
    Where fixes undo each other, what has the fewest findings is kept.
    """
    source = open_source(data, result)
    if isinstance(source, str):
        first = next(iter(choose(result.findings, unsafe=unsafe)), None)
        refused = (Refusal(first[0].rule, first[0].span, source),) if first else ()
        return Fixed(data, result, {}, refused, is_settled=True)
    run = _Run(unsafe)
    states = [_State(source, result, {})]
    for _ in range(_MOST_ROUNDS):
        state = run.advance(states[-1], lint)
        if state is None:
            return run.finish(states[-1], is_settled=True)
        seen = next((at for at, known in enumerate(states) if known.source.data == state.source.data), None)
        if seen is not None:
            return run.finish(min(states[seen:], key=lambda s: len(s.result.findings)), is_settled=False)
        states.append(state)
    return run.finish(states[-1], is_settled=not run.find(states[-1]))


def apply_fix(data: bytes, result: Result, fix: Fix) -> bytes | str:
    """The file after one fix of `result`, the findings of `data`; or why it is not applied, for a person."""
    source = open_source(data, result)
    if isinstance(source, str):
        return source
    if not is_sound(fix, len(source.text)):
        return _BROKEN
    changed = source.edit(source.localize(fix).edits)
    return changed if isinstance(changed, str) else changed.data


@dataclass(frozen=True, slots=True)
class _State:
    """The file after some rounds, its findings, and how many were mended."""

    source: Source
    result: Result
    applied: Mapping[str, int]


class _Run:
    """What the rounds know of each other: what is refused, and how places have moved."""

    def __init__(self, unsafe: bool) -> None:
        self._unsafe = unsafe
        self._refused: dict[tuple[str, tuple[Edit, ...]], Refusal] = {}
        self._has_changed = False  # since something was refused
        self._moves: list[Moves] = []

    def find(self, state: _State) -> list[Chosen]:
        """The fixes that would change something and are not refused, the weightiest first."""
        found: list[Chosen] = []
        for finding, fix in choose(state.result.findings, unsafe=self._unsafe):
            local = state.source.localize(fix)
            if (finding.rule, local.edits) in self._refused or not _changes(local, state.source.text):
                continue
            if not is_sound(local, len(state.source.text)):
                self._refuse(finding, local, _BROKEN)
            elif self._is_open(finding):
                self._refuse(finding, local, _OPEN)
            else:
                found.append((finding, local))
        return found

    def advance(self, state: _State, lint: Callable[[bytes], Result]) -> _State | None:
        """The state after one round, None where nothing can be applied."""
        while found := self._find_due(state):
            chosen = [found[at] for at in select([fix for _, fix in found])]
            admission = Admission(state.source, chosen)
            for (finding, fix), reason in admission.refused:
                self._refuse(finding, fix, reason)
            if admission.accepted:
                self._move(Moves(edit for _, fix in admission.accepted for edit in fix.edits))
                applied = Counter(state.applied) + Counter(finding.rule for finding, _ in admission.accepted)
                return _State(admission.changed, lint(admission.changed.data), dict(applied))
        return None

    def finish(self, state: _State, *, is_settled: bool) -> Fixed:
        return Fixed(state.source.data, state.result, state.applied, tuple(self._refused.values()), is_settled)

    def _find_due(self, state: _State) -> list[Chosen]:
        """The fixes to apply next. Those that put in what is made from the article's words wait for the other fixes of
        these words; refused ones get one more try at the end, where the text has changed since."""
        found = self.find(state)
        if not found and self._has_changed:
            self._refused, self._has_changed = {}, False
            found = self.find(state)
        return [pair for pair in found if not pair[1].text] or found

    def _is_open(self, finding: Finding) -> bool:
        """Whether the rule itself cannot tell which of several fixes is the right one."""
        return finding.confidence != "high" and sum(bool(f.edits) for f in finding.fixes if f.safe or self._unsafe) > 1

    def _refuse(self, finding: Finding, fix: Fix, reason: str) -> None:
        span = finding.span
        for moves in reversed(self._moves):
            span = moves.before(span)
        self._refused[finding.rule, fix.edits] = Refusal(finding.rule, span, reason)

    def _move(self, moves: Moves) -> None:
        self._moves.append(moves)
        self._has_changed = bool(self._refused)
        self._refused = {
            (rule, tuple(Edit(moves.after(edit.span), edit.text) for edit in edits)): refusal
            for (rule, edits), refusal in self._refused.items()
        }


def _changes(fix: Fix, text: str) -> bool:
    return any(text[edit.span.start : edit.span.end] != edit.text for edit in fix.edits)
