"""Every rule page's examples, run."""

from __future__ import annotations

from itertools import pairwise

import pytest

from contentlint import pages
from contentlint.catalog import build
from contentlint.fix import apply
from contentlint.grammar.harper import HarperEngine
from contentlint.lint import lint_document
from contentlint.model import Finding
from contentlint.read import read_bytes

PAGES = pages.load()
ENGINE = HarperEngine()


def find(rule: str, example: pages.Example) -> list[Finding]:
    catalog = build(select=[rule], engine=ENGINE if rule.startswith("grammar/") else None)
    document = read_bytes(example.text.encode(), example.name)
    result = lint_document(document, catalog)
    assert not result.crashes
    return [finding for finding in result.findings if finding.rule == rule]


def cases(kind: str) -> list[object]:
    return [
        pytest.param(page.id, example, id=f"{page.id}-{number}")
        for page in PAGES.values()
        for number, example in enumerate(e for e in pages.examples(page) if e.kind == kind)
    ]


@pytest.mark.parametrize(("rule", "example"), cases("bad"))
def test_bad_example_is_found(rule: str, example: pages.Example) -> None:
    findings = find(rule, example)
    assert findings
    if example.marks:
        marked = [example.text[f.span.start : f.span.end] for f in findings]
        assert marked == list(example.marks)


@pytest.mark.parametrize(("rule", "example"), cases("good"))
def test_good_example_is_silent(rule: str, example: pages.Example) -> None:
    assert [(f.message, f.span) for f in find(rule, example)] == []


FIXED = [
    pytest.param(page.id, bad, fixed, id=f"{page.id}-{number}")
    for page in PAGES.values()
    for number, (bad, fixed) in enumerate(
        (a, b) for a, b in pairwise(e for e in pages.examples(page) if e.kind != "good") if b.kind == "fixed"
    )
]


@pytest.mark.parametrize(("rule", "bad", "fixed"), FIXED)
def test_fixed_example_is_what_the_fixes_make(rule: str, bad: pages.Example, fixed: pages.Example) -> None:
    fixes = [finding.fixes[0] for finding in find(rule, bad) if finding.fixes]
    assert apply(bad.text, fixes) == fixed.text
    assert find(rule, fixed) == []


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.id)
def test_page_is_complete(page: pages.Page) -> None:
    kinds = [example.kind for example in pages.examples(page)]
    assert page.level in ("error", "warning", "suggestion", "off")
    assert page.fixable in ("no", "unsafe", "safe")
    assert "bad" in kinds
    assert "good" in kinds
    assert page.fixable == "no" or page.id == "faq/missing-schema" or "fixed" in kinds
    assert "## How to fix" in page.body
    assert all({"default", "help"} <= option.keys() for option in page.options.values())


def test_every_rule_of_a_check_has_a_page() -> None:
    catalog = build(levels=dict.fromkeys(PAGES, "warning"), engine=ENGINE)
    reported = {rule for check in catalog.checks for rule in check.rules}
    assert reported | {"config/unused-ignore"} == set(PAGES)  # judged by what all checks together have found
