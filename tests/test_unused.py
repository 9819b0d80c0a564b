"""Ignores that silence nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from contentlint.catalog import Catalog
from contentlint.checks.check import Check, Options
from contentlint.config import Accept
from contentlint.features.article import Article
from contentlint.ignores import UNUSED
from contentlint.lint import lint_document
from contentlint.model import Finding, Span
from contentlint.read import read_text

LEVELS = {"fruit/pears": "warning", "fruit/plums": "warning", "nuts/almonds": "warning", UNUSED: "suggestion"}


def find_words(article: Article, _: Options) -> Iterator[Finding]:
    """What is named after a rule breaks it."""
    for rule in LEVELS:
        for match in re.finditer(rule.split("/")[1], article.document.text):
            if "contentlint" not in article.document.text[: match.start()].rpartition("\n")[2]:
                yield Finding(rule, Span(*match.span()), f"{rule} at {match.start()}")


def break_down(article: Article, _: Options) -> Iterator[Finding]:
    raise ZeroDivisionError


def catalog(**levels: str) -> Catalog:
    merged = LEVELS | {rule.replace("_", "/"): level for rule, level in levels.items()}
    return Catalog((Check(("fruit/pears", "fruit/plums", "nuts/almonds"), find_words),), merged, Options(frozenset()))


def unused(text: str, name: str = "post.md", rules: Catalog | None = None) -> list[str]:
    """The source words of the findings about ignores."""
    result = lint_document(read_text(text, name), rules or catalog())
    return [text[f.span.start : f.span.end] for f in result.findings if f.rule == UNUSED]


NEXT = "<!-- contentlint-disable-next-block {} -->\nOf pears and apples.\n\nThen plums.\n"
BLOCKS = {
    "used": ("fruit/pears", []),
    "by-category": ("fruit", []),
    "by-glob": ("*/pea*", []),
    "everything": ("", []),
    "in-another-block": ("fruit/plums", ["fruit/plums"]),
    "one-of-two": ("fruit/pears, fruit/plums", ["fruit/plums"]),
    "both": ("fruit/plums, nuts", ["fruit/plums", "nuts"]),
    "with-reason": ("nuts -- as nuts are no fruit", ["nuts"]),
    "twice-the-same": ("fruit, fruit/pears", []),
    "no-such-rule": ("fruit/peers", ["fruit/peers"]),
    "reason-without-hyphens": ("fruit it is what it is", ["it is what it is"]),
    "kept": ("fruit/plums, config/unused-ignore", []),
    "kept-by-category": ("fruit/plums config", []),
    "everything-keeps-nothing": ("fruit/plums, *", ["fruit/plums"]),
    "only-about-ignores": ("config/unused-ignore", []),
}


@pytest.mark.parametrize(("names", "expected"), BLOCKS.values(), ids=BLOCKS.keys())
def test_next_block(names: str, expected: list[str]) -> None:
    assert unused(NEXT.format(names)) == expected


def test_comment_without_a_name_is_marked_as_a_whole() -> None:
    assert unused("<!-- contentlint-disable-next-block -->\nApples.\n") == ["<!-- contentlint-disable-next-block -->"]


TOGGLES = {
    "used": "<!-- contentlint-disable fruit -->\n\nPears: pears.\n\n<!-- contentlint-enable fruit -->\n",
    "used-before-enabled": "<!-- contentlint-disable fruit -->\n\npears\n\n<!-- contentlint-enable -->\n\nApples.\n",
    "enable-of-a-part": "<!-- contentlint-disable -->\n\npears\n\n<!-- contentlint-enable nuts/almonds -->\n",
    "enabled-between": "<!-- contentlint-disable fruit -->\n\nApples.\n\n<!-- contentlint-enable fruit -->\n\npears\n",
    "enable-of-nothing": "pears\n\n<!-- contentlint-enable nuts -->\n",
    "enable-of-others": "<!-- contentlint-disable fruit -->\n\npears\n\n<!-- contentlint-enable nuts -->\n",
    "enabled-twice": "<!-- contentlint-disable fruit -->\n\npears\n\n" + "<!-- contentlint-enable fruit -->\n\n" * 2,
    "enable-of-no-rule": "<!-- contentlint-disable fruit -->\n\npears\n\n<!-- contentlint-enable fruits -->\n",
    "disabled-again": "<!-- contentlint-disable fruit -->\n\npears\n\n<!-- contentlint-disable fruit -->\n\nplums\n",
    "disabled-again-for-nothing": "<!-- contentlint-disable fruit -->\n\npears\n\n<!-- contentlint-disable fruit -->\n",
    "everything-hides-not-itself": "<!-- contentlint-disable -->\n\nApples.\n",
    "kept": "<!-- contentlint-disable config -->\n\nApples.\n\n<!-- contentlint-disable fruit -->\n\nNuts.\n",
    "kept-no-more": "<!-- contentlint-disable config -->\n\n<!-- contentlint-enable config -->\n\n"
    "<!-- contentlint-disable fruit -->\n\nApples.\n",
}
TOGGLED = {
    "enabled-between": ["fruit"],
    "enable-of-nothing": ["nuts"],
    "enable-of-others": ["nuts"],
    "enabled-twice": ["fruit"],
    "enable-of-no-rule": ["fruits"],
    "disabled-again-for-nothing": ["fruit"],
    "everything-hides-not-itself": ["<!-- contentlint-disable -->"],
    "kept-no-more": ["fruit"],
}


@pytest.mark.parametrize("case", TOGGLES)
def test_disable_and_enable(case: str) -> None:
    assert unused(TOGGLES[case]) == TOGGLED.get(case, [])


OTHERS = {
    "block-around": ("- apples <!-- contentlint-disable-block fruit -->\n- pears\n", "post.md", ["fruit"]),
    "block-around-used": ("- pears <!-- contentlint-disable-block fruit -->\n- apples\n", "post.md", []),
    "in-no-block": (
        "<!-- contentlint-disable-block fruit -->\n\npears\n",
        "post.md",
        ["<!-- contentlint-disable-block fruit -->"],
    ),
    "no-such-comment": (
        "<!-- contentlint-disable-next-line fruit -->\npears\n",
        "post.md",
        ["<!-- contentlint-disable-next-line fruit -->"],
    ),
    "not-for-contentlint": ("<!-- markdownlint-disable-next-line fruit -->\npears\n", "post.md", []),
    "in-mdx": ("{/* contentlint-disable-next-block nuts */}\n\npears\n", "post.mdx", ["nuts"]),
    "in-html": ("<p>pears</p><!-- contentlint-disable nuts --><p>apples</p>", "page.html", ["nuts"]),
    "in-a-quote": ("> <!-- contentlint-disable-next-block nuts,\n> fruit -->\n> pears\n", "post.md", ["nuts"]),
    "front-matter": (
        "---\ncontentlint:\n  ignore: [fruit/pears, nuts]\n---\n\npears\n",
        "post.md",
        ["nuts"],
    ),
    "front-matter-in-one-value": ("---\ncontentlint: {ignore: 'fruit, nuts'}\n---\n\npears\n", "post.md", ["nuts"]),
    "front-matter-kept": ("---\ncontentlint:\n  ignore: [nuts, config]\n---\n\npears\n", "post.md", []),
    "front-matter-of-no-rule": ("---\ncontentlint:\n  ignore: [fruits]\n---\n\npears\n", "post.md", ["fruits"]),
}


@pytest.mark.parametrize(("text", "name", "expected"), OTHERS.values(), ids=OTHERS.keys())
def test_everywhere(text: str, name: str, expected: list[str]) -> None:
    assert unused(text, name) == expected


def test_unused_twice_is_one_finding_with_both_places() -> None:
    comment = "<!-- contentlint-disable-next-block nuts -->\nApples.\n\n"
    (found,) = lint_document(read_text(comment * 2, "post.md"), catalog()).findings
    assert len(found.related) == 1


UNKNOWN = {
    "off": ({"fruit_pears": "off"}, "fruit/pears", []),
    "off-in-the-category": ({"fruit_pears": "off"}, "fruit", []),
    "off-among-everything": ({"nuts_almonds": "off"}, "", []),
    "off-elsewhere": ({"fruit_pears": "off"}, "nuts", ["nuts"]),
    "this-rule-is-off": ({"config_unused-ignore": "off"}, "nuts", []),
    "never-run": ({"nuts_walnuts": "warning"}, "nuts", []),
}


@pytest.mark.parametrize(("levels", "names", "expected"), UNKNOWN.values(), ids=UNKNOWN.keys())
def test_what_has_not_run_is_left_alone(levels: dict[str, str], names: str, expected: list[str]) -> None:
    text = f"<!-- contentlint-disable-next-block {names} -->\nApples.\n"
    assert unused(text, rules=catalog(**levels)) == expected


def test_rules_that_broke_down_are_left_alone() -> None:
    rules = Catalog((Check(("fruit/pears", "fruit/plums"), break_down),), LEVELS, Options(frozenset()))
    assert unused("<!-- contentlint-disable fruit/pears, fruit/plumz -->\n\nApples.\n", rules=rules) == ["fruit/plumz"]


MESSAGES = {
    "next": (
        "disable-next-block nuts",
        "Nothing in the block after this comment breaks nuts any more; remove the comment",
    ),
    "one-of-two": (
        "disable fruit, nuts",
        "Nothing after this comment breaks nuts any more; remove it from the comment",
    ),
    "near": (
        "disable fruit/pear",
        "No rule is called “fruit/pear”, so this ignores nothing; did you mean 'fruit/pears'?",
    ),
    "no-comment": (
        "disable-nextblock nuts",
        "contentlint knows no comment “contentlint-disable-nextblock”; did you mean",
    ),
    "enable": ("enable nuts", "No comment before this one disables nuts; remove it"),
}


@pytest.mark.parametrize(("comment", "expected"), MESSAGES.values(), ids=MESSAGES.keys())
def test_message_says_what_to_do(comment: str, expected: str) -> None:
    text = f"<!-- contentlint-{comment} -->\npears\n"
    messages = [f.message for f in lint_document(read_text(text, "post.md"), catalog()).findings if f.rule == UNUSED]
    assert len(messages) == 1
    assert messages[0].startswith(expected)


def test_scores_are_about_the_text_only() -> None:
    with_comment = lint_document(read_text("<!-- contentlint-disable nuts -->\n\npears\n", "post.md"), catalog())
    without = lint_document(read_text("pears\n", "post.md"), catalog())
    assert with_comment.scores == without.scores


ENTRIES = {
    "covers": (Accept("fruit/pears", "r", "ripe pears"), False),
    "covers-everything": (Accept("fruit", "r"), False),
    "words-gone": (Accept("fruit/pears", "r", "green pears"), True),
    "nothing-at-the-words": (Accept("fruit/pears", "r", "and apples"), True),
    "nothing-anywhere": (Accept("nuts", "r"), True),
    "not-run": (Accept("nuts/walnuts", "r"), False),
    "about-ignores": (Accept("config", "r"), False),
}


@pytest.mark.parametrize(("entry", "expected"), ENTRIES.values(), ids=ENTRIES.keys())
def test_accept_entries_are_counted_in_the_facts(entry: Accept, expected: bool) -> None:
    rules = catalog(**{"nuts_walnuts": "off"}) if entry.rule != "nuts" else catalog()
    result = lint_document(read_text("# Fruit\n\nRipe pears and apples.\n", "post.md"), rules, accept=(entry,))
    facts = {"unused-accepts": {"entries": [0], "span": [2, 7], "level": "suggestion"}}
    assert result.facts == (facts if expected else {})


def test_accept_entry_about_ignores_keeps_the_others() -> None:
    entries = (Accept("nuts", "r"), Accept("config/unused-ignore", "r"))
    text = "<!-- contentlint-disable nuts -->\n\npears\n"
    result = lint_document(read_text(text, "post.md"), catalog(), accept=entries)
    assert [finding.rule for finding in result.findings] == ["fruit/pears"]
    assert result.facts == {}
