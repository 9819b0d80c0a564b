"""Two plurals of one noun: FAQs and FAQ's, formulas and formulae."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from contentlint.checks.word_uses import Selection, Use, count_times, keep_case, report_uses
from contentlint.features.article import Article
from contentlint.model import Finding
from contentlint.resources import read_text

_ACRONYM_PLURAL = re.compile(r"(?<![\w’'-])(?:[A-Z]{2,6}|[A-Z]+\d+|\d{2,3}0)(?P<mark>[’']?)s(?![\w’'-])")
_PLURAL_ENDS = re.compile(
    r"\s*(?:$|[.,;:!?)\]”\"—–]|(?:are|were|have|that|who|which|will|can|should|on|about|for|from|to|than)\b)", re.I
)
_DECADE_BEFORE = re.compile(r"\b(?:the|early|late|mid|since|through|throughout)[ -]$", re.I)


def find_plurals(article: Article, selection: Selection, rule: str) -> Iterator[Finding]:
    """One finding for each plural that gives way to another."""
    yield from _judge_apostrophes(article, selection, rule)
    yield from _judge_endings(article, selection, rule)


def _judge_apostrophes(article: Article, selection: Selection, rule: str) -> Iterator[Finding]:
    """Plurals of acronyms and decades with an apostrophe beside the same ones without."""
    found: dict[str, dict[bool, list[Use]]] = defaultdict(lambda: {True: [], False: []})
    for block in article.blocks:
        if not article.reads_english(block):
            continue
        for match in _ACRONYM_PLURAL.finditer(block.prose):
            marked = bool(match["mark"])
            if selection.is_open(block, *match.span()) and (not marked or _is_plural(block.prose, match)):
                stem = match[0].rstrip("s").rstrip("’'")
                found[stem][marked].append(Use(block, *match.span(), False))
    for stem, forms in found.items():
        if forms[True] and forms[False]:
            message = (
                f"One plural is written two ways: “{forms[True][0].text}” {count_times(len(forms[True]))} "
                f"and “{stem}s” {count_times(len(forms[False]))}; a plural takes no apostrophe."
            )
            yield report_uses(rule, forms[True], forms[False], message, _drop_mark, f"{stem}s")


def _drop_mark(text: str) -> str:
    return re.sub("[’']", "", text)


def _is_plural(prose: str, match: re.Match[str]) -> bool:
    """Whether a form with an apostrophe is no possessive."""
    if match[0][0].isdigit():
        return bool(_DECADE_BEFORE.search(prose, 0, match.start()))
    return bool(_PLURAL_ENDS.match(prose, match.end()))


@cache
def twin_plurals() -> Mapping[str, str]:
    """Plurals that are right in two forms, each with the other."""
    lines = [line for line in read_text("consistency/plurals.tsv").splitlines() if line and not line.startswith("#")]
    pairs = [line.split("\t") for line in lines]
    return {one: other for pair in pairs for one, other in (pair, pair[::-1])}


def _judge_endings(article: Article, selection: Selection, rule: str) -> Iterator[Finding]:
    """The rarer of two plurals that the article has both of; of as many, the later one."""
    known = twin_plurals()
    found: dict[str, list[Use]] = defaultdict(list)
    standing = known.keys() & {word.lower() for word in selection.vocabulary}
    if not any(known[plural] in standing for plural in standing):
        return
    for block in article.blocks:
        if not article.reads_english(block):
            continue
        for word in article.words(block):
            place = (block, word.start, word.end)
            if word.key in known and selection.is_open(*place) and not selection.is_name(*place):
                found[word.key].append(Use(*place, False))
    for plural, uses in found.items():
        other = found.get(known[plural])
        if other and (len(other), -other[0].span.start) > (len(uses), -uses[0].span.start):
            message = (
                f"One plural is written two ways: “{plural}” {count_times(len(uses))} "
                f"and “{known[plural]}” {count_times(len(other))}."
            )
            yield report_uses(rule, uses, other, message, _rewriter(known[plural]), known[plural])


def _rewriter(plural: str) -> Callable[[str], str]:
    return lambda text: keep_case(text, plural)
