"""A plain text's units with their texts and shapes, and how it sets its parts apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from contentlint.read.plain_shapes import Shape, find_shape
from contentlint.read.plain_units import Unit

LONG = 120  # characters: a paragraph rather than a line
Style = Literal["title", "sentence"]


class Layout(NamedTuple):
    """How a text sets its parts apart.

    is_dense: it has next to no blank lines; is_tight: paragraphs follow each other without one, headings do not;
    wide: the number of blank lines that only headings have before them, 0 where there is none.
    """

    is_dense: bool
    is_tight: bool
    wide: int


@dataclass(frozen=True, slots=True)
class Draft:
    """The units of a text, what each says and looks like.

    `style` is how its headings are capitalised, if one way; is_uniform: nearly all of them have wide gaps before them.
    """

    source: str
    units: Sequence[Unit]
    texts: Sequence[str]
    shapes: Sequence[Shape]
    layout: Layout
    style: Style | None = None
    is_uniform: bool = False

    def is_text(self, index: int) -> bool:
        return 0 <= index < len(self.units) and self.units[index].kind == "text"

    def is_long(self, index: int) -> bool:
        """Whether a unit is a paragraph rather than a line."""
        return self.is_text(index) and len(self.texts[index]) >= LONG

    def is_wide(self, index: int) -> bool:
        """Whether a unit has the blank lines before it that headings have."""
        return 0 < self.layout.wide <= self.units[index].gap

    def is_alone(self, index: int) -> bool:
        """Whether a unit stands between blank lines where paragraphs have none between them."""
        following = self.units[index + 1 : index + 2]
        return self.layout.is_tight and self.units[index].gap > 0 and any(unit.gap for unit in following)

    def is_strong(self, index: int) -> bool:
        """Whether a whole line stands between the asterisks of strong type."""
        first, last = self.units[index].first, self.units[index].pieces[0].end
        return self.source.startswith("**", first) and self.source.endswith("**", first + 3, last)


def read_draft(source: str, units: Sequence[Unit], texts: Sequence[str], taken: Collection[int]) -> Draft:
    """The units of a text with their texts, shapes and layout; those `taken` have no shape of a heading."""
    blank = Shape()
    open_kinds = ("text", "item")
    shapes = [
        find_shape(texts[i]) if unit.kind in open_kinds and i not in taken else blank for i, unit in enumerate(units)
    ]
    return Draft(source, units, texts, shapes, _find_layout(units, texts, shapes))


def learn(draft: Draft, headings: Collection[int]) -> Draft:
    """The draft with what its likely headings have in common."""
    wide = sum(draft.is_wide(i) for i in headings)
    return replace(draft, style=_find_style(draft, headings), is_uniform=wide >= 0.7 * len(headings))


def _find_style(draft: Draft, headings: Collection[int]) -> Style | None:
    """The case of most headings, questions and single words left out."""
    shapes = [draft.shapes[i] for i in headings if draft.shapes[i].words > 2 and not draft.shapes[i].is_question]
    cases = Counter("title" if shape.is_high else shape.case for shape in shapes)
    total = cases["title"] + cases["sentence"]
    if total < 3:
        return None
    if cases["title"] >= 0.8 * total:
        return "title"
    return "sentence" if cases["sentence"] >= 0.4 * total else None


def _find_layout(units: Sequence[Unit], texts: Sequence[str], shapes: Sequence[Shape]) -> Layout:
    gaps = [unit.gap for unit in units[1:] if unit.kind != "cell"]
    is_dense = len(gaps) >= 3 and sum(gap > 0 for gap in gaps) <= 0.1 * len(gaps)
    is_body = [unit.kind == "text" and len(text) > LONG for unit, text in zip(units, texts, strict=True)]
    between = [
        units[i].gap for i in range(1, len(units)) if is_body[i] and (is_body[i - 1] or units[i - 1].kind == "item")
    ]
    is_tight = not is_dense and len(between) >= 1 and between.count(0) >= 0.7 * len(between)
    apart = [i for i in range(1, len(units)) if units[i].gap >= 2 and units[i].kind != "cell"]
    bare = [i for i in apart if units[i].hint or (units[i].kind == "text" and _stands_bare(shapes[i]))]
    is_wide = len(bare) >= 2 and len(bare) >= 0.66 * len(apart) and len(apart) < 0.6 * len(units)
    return Layout(is_dense, is_tight, 2 if is_wide else 0)


def _stands_bare(shape: Shape) -> bool:
    return shape.is_headlike or (shape.is_single and not shape.text.endswith((".", ":")))
