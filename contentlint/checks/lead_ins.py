"""Sentences that introduce a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from contentlint.checks.check import Options
from contentlint.features.article import Article
from contentlint.model import Block, Finding, Fix

RULE = "structure/list-lead-in"
_NOTE_NUMBER = re.compile(r":\s?[\[(]?\d{1,3}[\])]?$")
_LEAST_WORDS = 6
_SENTENCE_WORDS = frozenset(
    """you your we our they he she it is are was were can may might will should must has have had need needs
    includes include including help helps""".split()
)
_LEAST_OTHERS = 2


class _LeadIn(NamedTuple):
    """A block that a list follows at once; its text ends at prose `end`."""

    block: Block
    end: int

    @property
    def last(self) -> str:
        return self.block.prose[self.end - 1]


def check_lead_ins(article: Article, _: Options) -> Iterator[Finding]:
    """Report lead-ins without their colon where most of the article's others have one."""
    found = list(_find_lead_ins(article))
    with_colon = [lead for lead in found if lead.last in ":："]
    without = [lead for lead in found if lead.last.isalnum() or lead.last == ","]
    if len(with_colon) < _LEAST_OTHERS or len(with_colon) < 2 * len(without):
        return
    for lead in without:
        if _is_label(article, lead):
            continue
        sentence = article.sentences(lead.block)[-1]
        words = " ".join(lead.block.prose[sentence.start : lead.end].split()[-4:])
        message = (
            f"“… {words}” introduces a list without a colon; the article’s other lists ({len(with_colon)}) have one."
        )
        yield Finding(RULE, lead.block.span(sentence.start, lead.end), message, fixes=_fix(lead))


def _find_lead_ins(article: Article) -> Iterator[_LeadIn]:
    """The paragraphs that a list of two or more items follows at once."""
    blocks = article.document.blocks
    for block, item, second in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if block.kind != "paragraph" or item.kind != "list-item" or second.kind != "list-item":
            continue
        outer = item.within[: -1 if item.within[-1:] == ("list",) else None]
        end = len(_NOTE_NUMBER.sub(":", block.prose.rstrip()))
        if end and (not item.within or outer == block.within) and not block.is_opaque(end - 1, end):
            yield _LeadIn(block, end)


def _is_label(article: Article, lead: _LeadIn) -> bool:
    """Whether the line is a heading in all but name: all bold, a link, an address, or a few words without a verb."""
    if any(mark.start <= 0 and mark.end >= lead.end for mark in lead.block.marks):
        return True
    if re.search(r"\S*[/@.]\S*$", lead.block.prose[: lead.end]):
        return True
    words = [word.key for word in article.words(lead.block)]
    return len(words) < _LEAST_WORDS and not _SENTENCE_WORDS.intersection(words)


def _fix(lead: _LeadIn) -> tuple[Fix, ...]:
    start = lead.end - 1 if lead.last == "," else lead.end
    edit = lead.block.edit(start, lead.end, ":")
    return (Fix("End the lead-in with a colon", (edit,), safe=True),) if edit else ()
