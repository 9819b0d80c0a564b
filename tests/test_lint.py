"""From a document to settled findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest

from contentlint.catalog import Catalog
from contentlint.checks.check import Check, Options
from contentlint.features.article import Article
from contentlint.fix import apply
from contentlint.lint import lint_document, settle
from contentlint.model import Edit, Finding, Fix, Related, Span
from contentlint.read import read_bytes

LEVELS = {"a/one": "warning", "a/two": "suggestion", "b/off": "off"}
TEXT = "Plum pie. Plum pie. Pear pie.\n"


def catalog(*runs: Callable[[Article, Options], Iterable[Finding]], fixed: frozenset[str] = frozenset()) -> Catalog:
    checks = tuple(Check(("a/one", "a/two"), run) for run in runs)
    return Catalog(checks, LEVELS, Options(frozenset({"a/one", "a/two"})), fixed)


def finding(rule: str, start: int, end: int, message: str = "m", **more: object) -> Finding:
    return Finding(rule, Span(start, end), message, **more)  # type: ignore[arg-type]


def settled(*findings: Finding, fixed: frozenset[str] = frozenset()) -> list[Finding]:
    return list(settle(findings, catalog(fixed=fixed), TEXT))


def test_order_is_by_start_then_rule() -> None:
    found = settled(finding("a/two", 10, 12), finding("a/one", 10, 14), finding("a/two", 0, 4))
    assert [(f.span.start, f.rule) for f in found] == [(0, "a/two"), (10, "a/one"), (10, "a/two")]


def test_rules_that_are_off_or_unknown_say_nothing() -> None:
    assert settled(finding("b/off", 0, 4), finding("c/unknown", 0, 4)) == []


def test_level_comes_from_the_finding_unless_the_user_has_set_it() -> None:
    mine = finding("a/one", 0, 4, level="error")
    assert settled(finding("a/one", 0, 4))[0].level == "warning"
    assert settled(mine)[0].level == "error"
    assert settled(mine, fixed=frozenset({"a/one"}))[0].level == "warning"


def test_identical_findings_are_one_with_related_places() -> None:
    (found,) = settled(finding("a/one", 10, 18), finding("a/one", 0, 8), finding("a/one", 0, 8))
    assert found.span == (0, 8)
    assert [related.span for related in found.related] == [(10, 18)]


def test_their_fixes_are_one_too() -> None:
    twins = [
        finding("a/one", at, at + 4, fixes=(Fix("Write “Prune”", (Edit(Span(at, at + 4), "Prune"),), safe=True),))
        for at in (0, 10)
    ]
    (found,) = settled(*twins)
    assert apply(TEXT, found.fixes) == "Prune pie. Prune pie. Pear pie.\n"
    assert found.fixes[0].safe


NEAR_MISSES = {
    "other-words": (finding("a/one", 0, 8), finding("a/one", 20, 28)),
    "other-message": (finding("a/one", 0, 8), finding("a/one", 10, 18, "n")),
    "other-rule": (finding("a/one", 0, 8), finding("a/two", 10, 18)),
}


@pytest.mark.parametrize("pair", NEAR_MISSES.values(), ids=NEAR_MISSES.keys())
def test_different_findings_stay_apart(pair: tuple[Finding, Finding]) -> None:
    assert len(settled(*pair)) == 2


def test_own_related_places_are_kept_once() -> None:
    first = finding("a/one", 0, 8, related=(Related("the first copy", Span(20, 28)),))
    second = finding("a/one", 10, 18, related=(Related("the first copy", Span(20, 28)),))
    (found,) = settled(first, second)
    assert [related.message for related in found.related] == ["the first copy", "the same here"]


def test_ignored_twin_does_not_hide_the_other() -> None:
    text = "<!-- contentlint-disable-next-block -->\nPlum pie.\n\nPlum pie.\n"
    document = read_bytes(text.encode(), "post.md")

    def run(article: Article, options: Options) -> Iterator[Finding]:
        yield from (Finding("a/one", block.text_span, "m") for block in article.blocks)

    (found,) = lint_document(document, catalog(run)).findings
    assert found.span.start == text.rindex("Plum")


def test_crash_loses_only_what_came_after_it() -> None:
    def good(article: Article, options: Options) -> Iterator[Finding]:
        yield finding("a/two", 10, 14)

    def bad(article: Article, options: Options) -> Iterator[Finding]:
        yield finding("a/one", 0, 4)
        raise ZeroDivisionError("by zero")

    result = lint_document(read_bytes(TEXT.encode(), "draft.txt"), catalog(bad, good))
    assert [f.rule for f in result.findings] == ["a/one", "a/two"]
    (crash,) = result.crashes
    assert crash.startswith(
        "a/one, a/two broke down, please report it: ZeroDivisionError: by zero (in bad, test_lint.py"
    )


def test_result_describes_the_article() -> None:
    text = "# Pies\n\nA pie has a crust. Fruit goes into it.\n\nIt is baked.\n"
    result = lint_document(read_bytes(text.encode(), "post.md"), catalog())
    assert (result.title, result.format, result.words) == ("Pies", "markdown", 13)
    counts = {
        name: result.metrics[name] for name in ("words", "sentences", "paragraphs", "headings", "reading_minutes")
    }
    assert counts == {"words": 13, "sentences": 3, "paragraphs": 2, "headings": 1, "reading_minutes": 0.1}
    assert result.scores["overall"] == 100
