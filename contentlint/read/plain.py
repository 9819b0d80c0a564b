"""Plain text, as word processors paste it, to a Document: structure is inferred from shape."""

from __future__ import annotations

from contentlint.model import Block, Document, Kind, Link, Run, Span
from contentlint.read.plain_headings import find_headings
from contentlint.read.plain_kinds import find_kinds
from contentlint.read.plain_links import find_links, find_marks
from contentlint.read.plain_scan import scan_units
from contentlint.read.plain_units import Unit


def read(text: str, path: str) -> Document:
    """Infer the structure of a plain text whose byte order mark is off already; the language stays open."""
    units = scan_units(text)
    texts = [unit.text(text) for unit in units]
    kinds = find_kinds(units, texts)
    levels = find_headings(text, units, texts, kinds)
    blocks: list[Block] = []
    links: list[Link] = []
    for index, unit in enumerate(units):
        if index in levels:
            block = _heading(text, unit, levels[index])
        else:
            block = _block(text, unit, kinds.get(index) or _KINDS[unit.kind])
        blocks.append(block)
        links += find_links(block)
    return Document(path, text, "text", None, tuple(blocks), links=tuple(links))


_KINDS: dict[str, Kind] = {
    "text": "paragraph",
    "item": "list-item",
    "quote": "quote",
    "code": "code",
    "cell": "table-cell",
}
_WITHIN: dict[Kind, tuple[str, ...]] = {"list-item": ("list",), "quote": ("quote",), "table-cell": ("table",)}


def _heading(text: str, unit: Unit, level: int) -> Block:
    """A heading; a typed number is part of it, the asterisks of `**Heading**` are not."""
    first = Span(unit.first, unit.pieces[0].end)
    prose, runs = _join(text, [_unwrap_strong(text, first), *unit.pieces[1:]])
    return Block("heading", prose, runs, unit.whole, level=level, marks=find_marks(prose))


def _block(text: str, unit: Unit, kind: Kind) -> Block:
    if kind == "code":
        (piece,) = unit.pieces
        return Block(kind, text[piece.start : piece.end], (Run(0, *piece),), unit.whole)
    prose, runs = _join(text, unit.pieces)
    level = unit.depth if kind == "list-item" else None
    label = unit.marker.text if unit.marker else ""
    marks = find_marks(prose)
    return Block(kind, prose, runs, unit.whole, level=level, within=_WITHIN.get(kind, ()), marks=marks, label=label)


def _join(text: str, pieces: list[Span]) -> tuple[str, tuple[Run, ...]]:
    """The pieces as one prose, a line end with the white space around it standing for one space."""
    parts: list[str] = []
    runs: list[Run] = []
    at = 0
    for index, piece in enumerate(pieces):
        if index:
            runs.append(Run(at, pieces[index - 1].end, piece.start))
            parts.append(" ")
            at += 1
        runs.append(Run(at, piece.start, piece.end))
        parts.append(text[piece.start : piece.end])
        at += piece.end - piece.start
    return "".join(parts), tuple(runs)


def _unwrap_strong(text: str, piece: Span) -> Span:
    """A heading without the asterisks of `**Heading**`."""
    for mark in ("**", "__"):
        inner = text[piece.start + 2 : piece.end - 2]
        if text.startswith(mark, piece.start) and text.endswith(mark, piece.start + 2, piece.end) and inner.strip():
            return Span(
                piece.start + 2 + len(inner) - len(inner.lstrip()), piece.end - 2 - len(inner) + len(inner.rstrip())
            )
    return piece
