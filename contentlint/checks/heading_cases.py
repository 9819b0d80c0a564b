"""Title case and sentence case among the headings of one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from contentlint.features.article import Article
from contentlint.features.heading_styles import Headings, HeadingStyle, Style
from contentlint.model import Block, Finding, Fix, Related

RULE = "consistency/heading-case"
_LEAST = 3


class Mixture(NamedTuple):
    """The headings in the style that most of their level have, and the others of these levels."""

    style: Style
    common: Sequence[Block]
    rare: Sequence[Block]


def find_mixed(article: Article) -> Iterator[Finding]:
    """One finding at the first heading in the rarer style.

    Each level is compared with itself: sections in title case with subsections in sentence case are a style.
    """
    headings = Headings(article)
    mixture = _find_mixture(headings.styles)
    if mixture:
        yield _report(headings, mixture)


def _find_mixture(styles: Sequence[HeadingStyle]) -> Mixture | None:
    """What is mixed, over all levels that keep mostly to the style that most such headings have."""
    levels: dict[int, list[HeadingStyle]] = defaultdict(list)
    for heading in styles:
        levels[heading.block.level or 0].append(heading)
    found: dict[Style, Mixture] = {}
    for listed in levels.values():
        mixture = _part(listed)
        if mixture:
            same = found.get(mixture.style, Mixture(mixture.style, (), ()))
            found[mixture.style] = Mixture(mixture.style, (*same.common, *mixture.common), (*same.rare, *mixture.rare))
    return max(found.values(), key=lambda mixture: len(mixture.common), default=None)


def _part(headings: Sequence[HeadingStyle]) -> Mixture | None:
    """The headings of one level by style, or None where nothing is mixed or no style has most of them."""
    title = [heading for heading in headings if heading.style == "title"]
    sentence = [heading for heading in headings if heading.style == "sentence"]
    style: Style = "title" if len(title) > len(sentence) else "sentence"
    common, rare = (title, sentence) if style == "title" else (sentence, title)
    if len(common) < _LEAST or len(common) <= len(rare):
        return None
    sure = [heading.block for heading in rare if heading.style == "sentence" or not heading.may_name]
    return Mixture(style, [heading.block for heading in common], sure) if sure else None


def _report(headings: Headings, mixture: Mixture) -> Finding:
    first, *others = sorted(mixture.rare, key=lambda block: block.whole.start)
    model = min(mixture.common, key=lambda block: block.whole.start)
    other = "sentence" if mixture.style == "title" else "title"
    return Finding(
        RULE,
        first.text_span,
        f"Headings mix title case and sentence case: of those whose case is plain, {len(mixture.common)} are in "
        f"{mixture.style} case and {len(mixture.rare)} in {other} case.",
        fixes=_fix(headings, mixture),
        related=(
            *(Related(f"in {other} case too", block.text_span) for block in others),
            Related(f"in {mixture.style} case, as most are", model.text_span),
        ),
    )


def _fix(headings: Headings, mixture: Mixture) -> tuple[Fix, ...]:
    """The headings whose other case is certain, in the case that most are in."""
    rewritten = [edits for block in mixture.rare if (edits := headings.rewrite(block, mixture.style))]
    if not rewritten:
        return ()
    where = "this heading" if len(rewritten) == 1 else f"these {len(rewritten)} headings"
    if len(rewritten) < len(mixture.rare):
        where = f"{len(rewritten)} of these headings"
    edits = sorted((edit for edits in rewritten for edit in edits), key=lambda edit: edit.span)
    return (Fix(f"Write {where} in {mixture.style} case", tuple(edits)),)
