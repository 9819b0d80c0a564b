"""Bare addresses in plain text."""

from __future__ import annotations

import re

from contentlint.model import Block, Link, Mark

_ADDRESS = re.compile(
    r"(?P<url>(?<![\w@])(?:https?://|www\.)[^\s<>\"“”«»]{1,2000})|(?P<mail>(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?'’*_…"


def find_marks(prose: str) -> tuple[Mark, ...]:
    """Links over the bare web and e-mail addresses of a prose, each opaque as well: nobody's words."""
    if "@" not in prose and "://" not in prose and "www." not in prose.casefold():
        return ()
    marks: list[Mark] = []
    for found in _ADDRESS.finditer(prose):
        end = found.start() + len(_trim(found[0]))
        marks += [Mark("link", found.start(), end), Mark("opaque", found.start(), end)]
    return tuple(marks)


def find_links(block: Block) -> list[Link]:
    """The links that a block's marks show."""
    links = []
    for mark in block.marks:
        if mark.kind == "link":
            text = block.prose[mark.start : mark.end]
            span = block.span(mark.start, mark.end)
            links.append(Link(_target(text), text, span, span))
    return links


def _trim(address: str) -> str:
    """The address without the sentence's own marks behind it; a bracket that it opened itself stays."""
    excess = {")": address.count(")") - address.count("("), "]": address.count("]") - address.count("[")}
    end = len(address)
    while end and (address[end - 1] in _TRAILING or excess.get(address[end - 1], 0) > 0):
        if address[end - 1] in excess:
            excess[address[end - 1]] -= 1
        end -= 1
    return address[:end]


def _target(text: str) -> str:
    if "@" in text and "/" not in text:
        return f"mailto:{text}"
    return text if "://" in text else f"https://{text}"
