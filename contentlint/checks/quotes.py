"""quotes/*: quotations without a name, marks without a partner."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from contentlint.checks.check import Check, Options
from contentlint.features.article import Article
from contentlint.features.quotations import Quotation, find_loose_marks
from contentlint.features.quote_marks import Loose
from contentlint.model import Block, Confidence, Finding

_SHOWN = 60
_ROW = 5  # paragraphs of one long quotation may each begin with a mark, items between them left out
_STRAIGHT = '"'
_MOST_LOOSE = 10  # in one block; more are no slips
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufefc]")


def check_attribution(article: Article, options: Options) -> Iterator[Finding]:
    """Quotations that stand alone and that nobody is named for."""
    for quotation in article.quotations:
        if quotation.kind == "unattributed-quotation" and quotation.stand_alone and not quotation.continues:
            yield Finding(
                "quotes/missing-attribution",
                quotation.span,
                _remedy(quotation),
                confidence="high" if quotation.marked else "medium",
            )


def _remedy(quotation: Quotation) -> str:
    if quotation.marked:
        return (
            "Nobody is named for this quotation, so readers cannot tell whose words they are: add “— Name, work, year” "
            "after it, or drop the marks if the words are your own."
        )
    return (
        "Nobody is named for this block quotation, so readers cannot tell whose words they are: add "
        "“— Name, work, year” under it, or make it a plain paragraph if the words are your own."
    )


def check_marks(article: Article, options: Options) -> Iterator[Finding]:
    """Quotation marks that are opened and never closed, or closed and never opened."""
    found = find_loose_marks(article)
    places = {id(block): at for at, block in enumerate(article.document.blocks)}
    rows = {places[id(block)] for block, loose in found if loose.opens and not loose.at}
    counts = Counter(id(block) for block, _ in found)
    for block, loose in found:
        at = places[id(block)]
        in_row = not loose.at and any(at + by in rows for by in range(-_ROW, _ROW + 1) if by)
        if in_row or counts[id(block)] > _MOST_LOOSE or not _is_certain(article, block, loose):
            continue
        what = "opens a quotation that is never closed" if loose.opens else "closes a quotation that was never opened"
        where = _neighbourhood(block, loose)
        message = (
            f"The mark {where} {what}: add its partner where the quoted words {'end' if loose.opens else 'begin'}."
        )
        yield Finding(
            "quotes/unbalanced-marks", block.span(loose.at, loose.at + 1), message, confidence=_confidence(loose)
        )


def _is_certain(article: Article, block: Block, loose: Loose) -> bool:
    """Whether a mark cannot be anything but half of a pair."""
    if block.kind in ("heading", "table-cell", "caption", "other") or not re.search(r"\w", block.prose):
        return False
    if _RIGHT_TO_LEFT.search(block.prose):
        return False  # which mark opens depends on the typist's software
    if block.prose.rstrip().endswith(("…", "...")):
        return False  # an excerpt, cut short
    if loose.mark in "»›‹" or (loose.mark == "«" and article.reads_english(block)):
        return False  # arrows
    if loose.mark == _STRAIGHT:
        return loose.opens and article.reads_english(block) and sum(c == _STRAIGHT for c in block.prose) % 2 == 1
    return loose.opens or article.reads_english(block)


def _confidence(loose: Loose) -> Confidence:
    return "high" if loose.opens and loose.mark != _STRAIGHT else "medium"


def _neighbourhood(block: Block, loose: Loose) -> str:
    """The words beside a mark, in the message's own marks."""
    if loose.opens:
        words = block.prose[loose.at + 1 : loose.at + _SHOWN].split()[:3]
        return f"before “{' '.join(words)}”"
    words = block.prose[max(0, loose.at - _SHOWN) : loose.at].split()[-3:]
    return f"after “{' '.join(words)}”"


CHECKS = (
    Check(("quotes/missing-attribution",), check_attribution),
    Check(("quotes/unbalanced-marks",), check_marks),
)
