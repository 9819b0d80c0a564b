"""One module per output format; each gives the text of a Report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contentlint.verdict import Judged, Verdict


@dataclass(frozen=True, slots=True)
class Report:
    """What a run came to.

    `errors` are (path, message) of files that could not be read and rules that broke down; `known` is how many findings
    were left out because a baseline holds them.
    """

    judged: tuple[Judged, ...]
    errors: tuple[tuple[str, str], ...] = ()
    known: int = 0

    @property
    def verdict(self) -> Verdict:
        from contentlint.verdict import judge

        return judge(self.judged)
