"""The one road from text to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from contentlint.catalog import Catalog
from contentlint.checks.check import Check
from contentlint.config import Accept, Config
from contentlint.features.article import Article, Wishes
from contentlint.fingerprints import with_fingerprints
from contentlint.grammar.engine import EngineError
from contentlint.ignores import UNUSED, Ignores, find_ignores
from contentlint.metrics import measure
from contentlint.model import Document, Edit, Finding, Fix, Level, Related, Result, Span
from contentlint.read import read_bytes
from contentlint.scores import score
from contentlint.text.words import words
from contentlint.unused import Usage, find_unused, find_unused_entries

T = TypeVar("T")
_SAME = "the same here"


def lint_bytes(data: bytes, path: str, catalog: Catalog, config: Config) -> Result:
    """All findings of a file's bytes, under its own config. Raises UnreadableError for what is no text."""
    started = perf_counter()
    document = read_bytes(data, path, language=config.language)
    reading = perf_counter() - started
    wishes = Wishes(config.keyphrase, config.keyphrase_fields, frozenset(config.terms))
    result = lint_document(document, catalog, wishes, config.accept)
    return replace(result, timings={"reading the file": reading, **result.timings})


def lint_document(
    document: Document, catalog: Catalog, wishes: Wishes | None = None, accept: Sequence[Accept] = ()
) -> Result:
    """All findings of a document, settled. A check that crashes loses its findings only, and is named in `crashes`."""
    article = Article(document, wishes)
    crashes: list[str] = []
    unasked: list[str] = []
    timings: dict[str, float] = {}
    found, ran = _run_all(article, catalog, crashes, unasked, timings)
    ignores = find_ignores(document, accept)
    usage = Usage(ignores, found, catalog, ran)
    unused: tuple[Finding, ...] = _attempt(UNUSED, lambda: find_unused(usage), (), crashes)
    settled = settle([*found, *unused], catalog, document.text, ignores)
    keyphrase = _attempt("the keyphrase", lambda: article.keyphrase, None, crashes)
    return Result(
        path=document.path,
        text=document.text,
        format=document.format,
        title=article.title,
        language=document.language,
        words=article.word_count,
        keyphrase=(keyphrase.text, keyphrase.origin) if keyphrase else None,
        findings=with_fingerprints(settled, document.text, article.title_span),
        metrics=_attempt("the metrics", lambda: measure(article), {}, crashes),
        scores=score((f for f in settled if f.rule != UNUSED), catalog.categories, article.word_count),
        facts=find_unused_entries(usage, accept, article.title_span),
        crashes=tuple(crashes),
        unasked=tuple(unasked),
        timings=timings,
    )


def _run_all(
    article: Article, catalog: Catalog, crashes: list[str], unasked: list[str], timings: dict[str, float]
) -> tuple[list[Finding], frozenset[str]]:
    """What all checks have found, and the rules that were looked for from beginning to end."""
    found: list[Finding] = []
    ran: set[str] = set()
    for check in catalog.checks:
        before = len(crashes), len(unasked)
        found += _run(check, article, catalog, crashes, unasked, timings)
        if (len(crashes), len(unasked)) == before:
            ran.update(rule for rule in check.rules if catalog.is_on(rule))
    return found, frozenset(ran)


def _run(
    check: Check,
    article: Article,
    catalog: Catalog,
    crashes: list[str],
    unasked: list[str],
    timings: dict[str, float],
) -> list[Finding]:
    """A check's findings, those before a crash included."""
    found: list[Finding] = []
    rules = [rule for rule in check.rules if catalog.is_on(rule)]
    named = ", ".join(rules) if len(rules) < 4 else f"{rules[0]} and {len(rules) - 1} more rules"
    started = perf_counter()
    try:
        _attempt(named, lambda: found.extend(check.run(article, catalog.options)), None, crashes)
    except EngineError as error:
        unasked.append(f"grammar was not checked as it should be: {error}")
    label = named if len(rules) < 4 else f"{rules[0].split('/')[0]} ({len(rules)} rules)"
    timings[label] = timings.get(label, 0.0) + perf_counter() - started
    return found


def _attempt(what: str, compute: Callable[[], T], default: T, crashes: list[str]) -> T:
    try:
        return compute()
    except EngineError:
        raise
    except Exception as error:
        crashes.append(f"{what} broke down, please report it: {_describe(error)}")
        return default


def _describe(error: Exception) -> str:
    """What went wrong and in which function, without a whole trace."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    place = f" (in {frames[-1].name}, {Path(frames[-1].filename).name} line {frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{place}"


def settle(
    findings: Iterable[Finding], catalog: Catalog, text: str, ignores: Ignores | None = None
) -> tuple[Finding, ...]:
    """Findings of rules that are on and not ignored, with their levels, ordered by start, then rule.

    Identical ones, of one rule with one message about the same words, become one that names the other places.
    """
    kept = [
        _level(finding, catalog)
        for finding in findings
        if catalog.is_on(finding.rule) and not (ignores and ignores.find(finding))
    ]
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in sorted(kept, key=_order):
        groups.setdefault((finding.rule, finding.message, _words(text, finding.span)), []).append(finding)
    return tuple(sorted(map(_merge, groups.values()), key=_order))


def places_of(finding: Finding) -> tuple[Span, ...]:
    """Every place of a settled finding: its own, and those of the identical ones that became part of it."""
    return (finding.span, *(related.span for related in finding.related if related.message == _SAME))


def _order(finding: Finding) -> tuple[int, str, int, str]:
    return finding.span.start, finding.rule, finding.span.end, finding.message


def _level(finding: Finding, catalog: Catalog) -> Finding:
    if finding.level and finding.rule not in catalog.fixed:
        return finding
    level: Level = catalog.levels[finding.rule]  # type: ignore[assignment]
    return replace(finding, level=level)


def _words(text: str, span: Span) -> str:
    source = text[span.start : span.end]
    return " ".join(word.key for word in words(source)) or source


def _merge(same: list[Finding]) -> Finding:
    """The first of several identical findings, with the others' places and edits."""
    first, *others = dict.fromkeys(same)
    if not others:
        return first
    places = {related.span: related for related in first.related}
    for finding in others:
        if finding.span != first.span:
            places.setdefault(finding.span, Related(_SAME, finding.span))
    return replace(first, related=tuple(places.values()), fixes=_merge_fixes([first, *others]))


def _merge_fixes(same: list[Finding]) -> tuple[Fix, ...]:
    """Per fix that all of them offer, one that mends every place."""
    merged: list[Fix] = []
    for fix in same[0].fixes:
        twins = [next((twin for twin in other.fixes if twin.title == fix.title), None) for other in same]
        present = [twin for twin in twins if twin]
        edits = dict.fromkeys(edit for twin in present for edit in twin.edits)
        if len(present) == len(same) and not _overlap(list(edits)):
            safe = all(twin.safe for twin in present)
            merged.append(replace(fix, edits=tuple(sorted(edits, key=lambda e: e.span)), safe=safe))
    return tuple(merged) or same[0].fixes


def _overlap(edits: list[Edit]) -> bool:
    spans = sorted(edit.span for edit in edits)
    return any(a.end > b.start or a == b for a, b in pairwise(spans))
