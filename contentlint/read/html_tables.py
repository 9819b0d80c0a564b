"""Tables that arrange a page instead of holding data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from contentlint.model import Comment
from contentlint.read.events import Close, Event, Open
from contentlint.read.html_balance import HEADINGS

_PARTS = frozenset("tbody tfoot tr td".split())
_DATA = frozenset(("th", "thead", "caption"))
_BODY = HEADINGS | {"article", "main", "blockquote"}
_MOST_PARAGRAPHS = 3  # in a cell of data


@dataclass(slots=True)
class _Table:
    """`tags`: where its own tags stand; `paragraphs`: how many the open cell holds."""

    tags: list[int] = field(default_factory=list)
    paragraphs: int = 0
    is_declared: bool = False
    holds_data: bool = False
    holds_page: bool = False

    @property
    def is_layout(self) -> bool:
        return self.is_declared or (self.holds_page and not self.holds_data)


def find_layout_tables(events: Sequence[Event | Comment], ends: Mapping[int, int]) -> Iterator[int]:
    """Where the tags of such tables stand; `ends` gives the end tag of each start tag."""
    stack: list[tuple[_Table, int]] = []
    for at, event in enumerate(events):
        if isinstance(event, Close):
            if stack and stack[-1][1] == at:
                table, _ = stack.pop()
                table.tags.append(at)
                yield from table.tags if table.is_layout else ()
            elif stack and event.name in _PARTS:
                stack[-1][0].tags.append(at)
        elif isinstance(event, Open) and at in ends:
            if event.name == "table":
                if stack:
                    stack[-1][0].holds_page = True
                is_declared = (event.get("role") or "").lower() in ("presentation", "none")
                stack.append((_Table([at], is_declared=is_declared), ends[at]))
            elif stack:
                _note(stack[-1][0], event, at)


def _note(table: _Table, event: Open, at: int) -> None:
    """What an element inside tells of its table."""
    if event.name in _PARTS:
        table.tags.append(at)
        table.paragraphs = 0
    elif event.name in _DATA:
        table.holds_data = True
    elif event.name in _BODY:
        table.holds_page = True
    elif event.name == "p":
        table.paragraphs += 1
        table.holds_page |= table.paragraphs > _MOST_PARAGRAPHS
