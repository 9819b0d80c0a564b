"""Markdown and MDX to a Document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentlint.model import Document, Field, Item, Problem
from contentlint.read import front_matter, templates
from contentlint.read import mdx as mdx_syntax
from contentlint.read.events import Event
from contentlint.read.indented import find_misindented
from contentlint.read.markdown_events import MarkdownReader
from contentlint.read.masking import Cut, Masked, merge

_LANGUAGE_FIELDS = ("front-matter.lang", "front-matter.language", "front-matter.locale")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_ITEMS = re.compile(r"itemscope|application/ld\+json|\stypeof\s*=", re.IGNORECASE)


def read(text: str, path: str, *, mdx: bool) -> Document:
    """Read a decoded text; the language is what the front matter says, else None."""
    fields, start, problems = front_matter.split(text)
    source = _LONE_RETURN.sub("\n", text)  # the parser knows no such line end; every place stays
    cuts = mdx_syntax.find_cuts(source, start) if mdx else templates.find_cuts(source, start)
    masked = Masked(source, start, cuts)
    indents = find_misindented(masked.text, is_mdx=mdx)
    if indents:
        cuts = merge(cuts, (Cut(*masked.span(at, end), "nothing", instead) for at, end, instead in indents))
        masked = Masked(source, start, cuts)
    wants_items = _ITEMS.search(source, start) is not None
    reader = MarkdownReader(source, masked, cuts, is_mdx=mdx, keeps_events=wants_items)
    reader.read()
    found = reader.composer
    items, flaws = _find_items(reader.hidden.events, text) if wants_items else ((), ())
    return Document(
        path=path,
        text=text,
        format="mdx" if mdx else "markdown",
        language=_find_language(fields),
        blocks=tuple(found.blocks),
        fields=tuple(fields),
        links=tuple(sorted(found.links, key=lambda link: link.span)),
        images=tuple(found.images),
        items=items,
        comments=tuple(found.comments),
        problems=(*problems, *flaws),
    )


def _find_language(fields: Sequence[Field]) -> str | None:
    values = (field.value.strip() for name in _LANGUAGE_FIELDS for field in fields if field.name == name)
    return next((value for value in values if re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][\w-]+)?", value)), None)


def _find_items(events: Sequence[Event], text: str) -> tuple[tuple[Item, ...], tuple[Problem, ...]]:
    from contentlint.read.html_balance import Balancer
    from contentlint.read.structured_data import find_items

    balanced = [event for event in Balancer().balance(events) if isinstance(event, Event)]
    return find_items(balanced, text)
