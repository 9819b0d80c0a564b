"""Headings that stand twice under one parent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from contentlint.checks.copies import normalize
from contentlint.features.article import Article
from contentlint.model import Block

_RECURRING = frozenset(
    "example examples note notes tip tips warning step steps solution answer question exercise quiz syntax usage"
    " parameters returns output result code demo details ingredients method pros cons added changed fixed removed"
    " deprecated security challenge background".split()
)


def find_repeated_headings(article: Article) -> Iterator[tuple[Block, Block]]:
    """Pairs of headings with one text and one parent.

    A heading that stands three times, and several that recur, are the frame of a changelog, of reviews or of recipes.
    """
    for groups in _siblings(article).values():
        repeated = [group for group in groups.values() if len(group) > 1]
        if len(repeated) == 1 and len(repeated[0]) == 2:
            yield repeated[0][0], repeated[0][1]


def _siblings(article: Article) -> dict[tuple[int | None, int], dict[str, list[Block]]]:
    """The headings of each parent and level, by their text."""
    found: dict[tuple[int | None, int], dict[str, list[Block]]] = defaultdict(lambda: defaultdict(list))
    for section in article.sections:
        key = normalize(section.heading.prose) if section.heading else ""
        if section.heading and key and key not in _RECURRING and not section.heading.within:
            found[section.parent, section.level][key].append(section.heading)
    return found
