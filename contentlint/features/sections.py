"""Sections: a heading and what stands under it up to the next heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contentlint.model import Block
from contentlint.text.words import count_words


@dataclass(frozen=True, slots=True)
class Section:
    """`blocks` are the section's own, those of its subsections left out; the text before the first heading is a section
    without one. `parent` is an index into the article's sections."""

    heading: Block | None
    level: int
    blocks: tuple[Block, ...]
    parent: int | None

    @property
    def words(self) -> int:
        return sum(count_words(block.prose) for block in self.blocks if block.kind != "code")


def find_sections(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """All sections in source order, the first without a heading where text stands before the first heading."""
    parts: list[tuple[Block | None, list[Block]]] = [(None, [])]
    for block in blocks:
        if block.kind == "heading":
            parts.append((block, []))
        else:
            parts[-1][1].append(block)
    if not parts[0][1]:
        parts.pop(0)
    sections: list[Section] = []
    open_sections: list[int] = []
    for heading, inside in parts:
        level = (heading.level or 1) if heading else 0
        while open_sections and sections[open_sections[-1]].level >= level:
            open_sections.pop()
        parent = open_sections[-1] if open_sections else None
        sections.append(Section(heading, level, tuple(inside), parent))
        if heading:
            open_sections.append(len(sections) - 1)
    return tuple(sections)
