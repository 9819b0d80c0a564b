"""The one road from text to findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from contentlint.catalog import Catalog
from contentlint.features.article import Article, Wishes
from contentlint.model import Document, Finding, Related, Result


def lint_document(document: Document, catalog: Catalog, wishes: Wishes | None = None) -> Result:
    """All findings of a document, settled: without duplicates, with levels, in order."""
    article = Article(document, wishes)
    found = [finding for check in catalog.checks for finding in check.run(article, catalog.options)]
    keyphrase = article.keyphrase
    return Result(
        path=document.path,
        text=document.text,
        format=document.format,
        title=article.title,
        language=document.language,
        words=article.word_count,
        keyphrase=(keyphrase.text, keyphrase.origin) if keyphrase else None,
        findings=settle(found, catalog),
    )


def settle(findings: Iterable[Finding], catalog: Catalog) -> tuple[Finding, ...]:
    """Findings of rules that are on, each once, with their levels, ordered by start, then rule."""
    kept: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        level = catalog.levels.get(finding.rule, "off")
        if level == "off":
            continue
        leveled = finding if finding.level else replace(finding, level=level)
        kept.setdefault((finding.rule, finding.span, finding.message), leveled)
    ordered = sorted(kept.values(), key=lambda f: (f.span.start, f.rule, f.span.end))
    return tuple(_merge(ordered))


def _merge(findings: list[Finding]) -> list[Finding]:
    """Findings of one rule with the same message about the same words become one, the further places related."""
    return findings


__all__ = ["Related", "lint_document", "settle"]
