"""Straight and curly marks in one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from contentlint.features.article import Article
from contentlint.features.mark_styles import MarkKind, Style, StyledMark, find_mixed_marks
from contentlint.model import Document, Edit, Finding, Fix, Related

RULE = "consistency/quote-marks"
_KINDS: tuple[MarkKind, ...] = ("quotation mark", "apostrophe")
_LEAST = 3
_CLEAR = 2
_FEWEST = {"markdown": 2, "mdx": 2}  # most renderers make marks curly, so that readers never see a single stray one


class Mixture(NamedTuple):
    """The marks of one kind, apart by style: `rare` ones beside those that most are like."""

    kind: MarkKind
    common: Sequence[StyledMark]
    rare: Sequence[StyledMark]

    @property
    def is_clear(self) -> bool:
        return len(self.common) >= _CLEAR * len(self.rare)


def find_mixed(article: Article) -> Iterator[Finding]:
    """One finding at the first mark of the rarer style; quotation marks and apostrophes are counted apart."""
    marks = find_mixed_marks(article)
    mixtures = [mixture for kind in _KINDS if (mixture := _part([mark for mark in marks if mark.kind == kind], kind))]
    strays = sum(len(mixture.rare) for mixture in mixtures)
    if strays >= _FEWEST.get(article.document.format, 1):
        yield _report(article.document, mixtures)


def _part(marks: Sequence[StyledMark], kind: MarkKind) -> Mixture | None:
    """The marks by style, or None where they are too few to tell; of as many, the curly ones are kept."""
    straight = [mark for mark in marks if mark.style == "straight"]
    curly = [mark for mark in marks if mark.style == "curly"]
    common, rare = (curly, straight) if len(curly) >= len(straight) else (straight, curly)
    return Mixture(kind, common, rare) if rare and len(common) >= _LEAST else None


def _report(document: Document, mixtures: Sequence[Mixture]) -> Finding:
    first, *others = sorted((mark for mixture in mixtures for mark in mixture.rare), key=lambda mark: mark.span.start)
    return Finding(
        RULE,
        first.span,
        f"Straight and curly marks are mixed: {' and '.join(map(_say, mixtures))}.",
        fixes=_fix(document, mixtures),
        related=tuple(Related(f"{mark.style} {mark.kind}", mark.span) for mark in others),
    )


def _say(mixture: Mixture) -> str:
    count = len(mixture.rare)
    ending = "" if count == 1 else "s"
    return f"{count} {mixture.rare[0].style} {mixture.kind}{ending} beside {len(mixture.common)} {_style(mixture)}"


def _style(mixture: Mixture) -> Style:
    return mixture.common[0].style


def _fix(document: Document, mixtures: Sequence[Mixture]) -> tuple[Fix, ...]:
    """The rarer marks as most are; safe where most clearly are so."""
    has_curly = any(mark in document.text for mark in "“”‘’")  # else the source has character references
    chosen = [mixture for mixture in mixtures if has_curly or _style(mixture) == "straight"]
    edits = [edit for mixture in chosen for edit in _rewrite(mixture.rare)]
    if not edits:
        return ()
    styles = " and ".join(sorted({_style(mixture) for mixture in chosen}))
    title = f"Write {'this mark' if len(edits) == 1 else f'these {len(edits)} marks'} {styles}, as most are"
    ordered = tuple(sorted(edits, key=lambda edit: edit.span))
    return (Fix(title, ordered, safe=all(mixture.is_clear for mixture in chosen)),)


def _rewrite(marks: Sequence[StyledMark]) -> Iterator[Edit]:
    """Edits that put marks into their other style, both of a pair or none."""
    pairs: dict[tuple[int, int], list[Edit | None]] = defaultdict(list)
    for mark in marks:
        pairs[id(mark.block), mark.pair].append(mark.block.edit(mark.at, mark.at + 1, mark.other))
    for edits in pairs.values():
        if None not in edits:
            yield from filter(None, edits)
