"""Structured data of a page or of HTML inside Markdown, every value with its place."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from contentlint.model import Item, Problem, Span
from contentlint.read.events import Event, Open, Text
from contentlint.read.json_ld import read_script
from contentlint.read.markup_items import MICRODATA, RDFA, Dialect, ItemReader
from contentlint.text.positions import Lines


def find_items(events: Iterable[Event], text: str) -> tuple[tuple[Item, ...], tuple[Problem, ...]]:
    """The items of JSON-LD, microdata and RDFa in source order, and what of the JSON-LD could not be read.

    `events` are balanced: every Open that is not closed has its Close.
    """
    events = tuple(events)
    items: list[Item] = []
    problems: list[Problem] = []
    spans = list(_scripts(events))
    lines = Lines(text if spans else "")
    for span in spans:
        found, flaws = read_script(text, span, lines)
        items.extend(found)
        problems.extend(flaws)
    for dialect in (MICRODATA, RDFA):
        if _speaks(events, dialect):
            items.extend(ItemReader(dialect).read(events))
    return tuple(sorted(items, key=lambda item: item.span)), tuple(problems)


def _scripts(events: tuple[Event, ...]) -> Iterable[Span]:
    """Where the contents of the JSON-LD scripts stand."""
    for event, following in pairwise(events):
        if isinstance(event, Open) and event.name == "script" and isinstance(following, Text):
            kind = (event.get("type") or "").split(";")[0].strip().lower()
            if kind == "application/ld+json":
                yield following.span


def _speaks(events: tuple[Event, ...], dialect: Dialect) -> bool:
    return any(isinstance(event, Open) and event.get(dialect.scope) is not None for event in events)
