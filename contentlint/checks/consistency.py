"""One article, one way of writing: spelling and terms."""

from __future__ import annotations

from collections.abc import Iterable

from contentlint.checks import spelling_variants, term_variants
from contentlint.checks.check import Check, Options
from contentlint.features.article import Article
from contentlint.model import Finding


def check_spelling(article: Article, options: Options) -> Iterable[Finding]:
    """American and British spelling mixed, or against the article's language."""
    return spelling_variants.find_mixed(article)


def check_terms(article: Article, options: Options) -> Iterable[Finding]:
    """One term written in two ways."""
    return term_variants.find_variants(article)


CHECKS: tuple[Check, ...] = (
    Check((spelling_variants.RULE,), check_spelling),
    Check((term_variants.RULE,), check_terms),
)
