"""The Markdown parser, with places in code points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from contentlint.text.positions import ByteOffsets

ParserEvent = Any  # what pulldown-cmark gives along with an event's name: a text, a tag, a mapping


def parse(text: str) -> Iterator[tuple[str, ParserEvent, int, int]]:
    """The parser's events in source order: name, value, and where they stand.

    Names and values are pulldown-cmark's: ("Start", {"Heading": {...}}), ("Text", "…"), ("SoftBreak", None).
    """
    import pyromark

    chosen = pyromark.Options
    options = (
        chosen.ENABLE_TABLES
        | chosen.ENABLE_FOOTNOTES
        | chosen.ENABLE_STRIKETHROUGH
        | chosen.ENABLE_TASKLISTS
        | chosen.ENABLE_HEADING_ATTRIBUTES
        | chosen.ENABLE_DEFINITION_LIST
        | chosen.ENABLE_GFM
    )
    place = ByteOffsets(text).code_point
    for event, reach in pyromark.events_with_range(text, options=options):
        start, end = place(reach["start"]), place(reach["end"])
        if isinstance(event, str):
            yield event, None, start, end
        else:
            for name, value in event.items():
                yield name, value, start, end
