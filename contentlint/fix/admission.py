"""Which of several fixes may be applied together."""

from __future__ import annotations

from collections.abc import Sequence

from contentlint.fix.source import Source
from contentlint.model import Finding, Fix

_MOST_TRIALS = 100
_UNTRIED = "so many fixes here would change how the article is read that this one was not tried"
Chosen = tuple[Finding, Fix]


class Admission:
    """The fixes that keep a file whole: `accepted`, the file `changed` by them, and `refused` with the reasons.

    What does harm is searched for by halves, so that one harmful fix among many costs few readings of the file.
    """

    def __init__(self, source: Source, chosen: Sequence[Chosen]) -> None:
        self.accepted: list[Chosen] = []
        self.refused: list[tuple[Chosen, str]] = []
        self.changed = source
        self._source = source
        self._trials = 0
        self._admit(chosen)

    def _admit(self, chosen: Sequence[Chosen]) -> None:
        if not chosen:
            return
        if self._trials == _MOST_TRIALS:
            self.refused += ((pair, _UNTRIED) for pair in chosen)
            return
        self._trials += 1
        changed = self._source.edit([edit for _, fix in (*self.accepted, *chosen) for edit in fix.edits])
        if isinstance(changed, Source):
            self.accepted += chosen
            self.changed = changed
        elif len(chosen) == 1:
            self.refused.append((chosen[0], changed))
        else:
            middle = len(chosen) // 2
            self._admit(chosen[:middle])
            self._admit(chosen[middle:])
