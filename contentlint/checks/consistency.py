"""One article, one way of writing: spelling, terms, marks, headings, roles."""

from __future__ import annotations

from collections.abc import Iterable

from contentlint.checks import (
    heading_cases,
    name_variants,
    plural_variants,
    provider_roles,
    quote_styles,
    spelling_variants,
    term_variants,
)
from contentlint.checks.check import Check, Options
from contentlint.checks.word_uses import Selection
from contentlint.features.article import Article
from contentlint.model import Finding

TERM_RULE = "consistency/term-variant"


def check_spelling(article: Article, options: Options) -> Iterable[Finding]:
    """American and British spelling mixed, or against the article's language."""
    return spelling_variants.find_mixed(article)


def check_terms(article: Article, options: Options) -> Iterable[Finding]:
    """One term, one name or one plural written in two ways."""
    selection = Selection(article)
    for find in (term_variants.find_variants, name_variants.find_names, plural_variants.find_plurals):
        yield from find(article, selection, TERM_RULE)


def check_marks(article: Article, options: Options) -> Iterable[Finding]:
    """Straight and curly marks mixed."""
    return quote_styles.find_mixed(article)


def check_headings(article: Article, options: Options) -> Iterable[Finding]:
    """Title case and sentence case mixed among headings."""
    return heading_cases.find_mixed(article)


def check_providers(article: Article, options: Options) -> Iterable[Finding]:
    """One provider of health care under several professions."""
    return provider_roles.find_mixed(article)


CHECKS: tuple[Check, ...] = (
    Check((spelling_variants.RULE,), check_spelling),
    Check((TERM_RULE,), check_terms),
    Check((quote_styles.RULE,), check_marks),
    Check((heading_cases.RULE,), check_headings),
    Check((provider_roles.RULE,), check_providers),
)
