"""What authors ask to leave alone."""

from __future__ import annotations

import pytest

from contentlint.config import Accept
from contentlint.ignores import find_ignores
from contentlint.model import Finding, Span
from contentlint.read import read_bytes


def covered(text: str, rule: str, words: str, name: str = "post.md", accept: tuple[Accept, ...] = ()) -> bool:
    """Whether a finding of a rule about some words of a text is left out."""
    document = read_bytes(text.encode(), name)
    start = document.text.index(words)
    finding = Finding(rule, Span(start, start + len(words)), "a message")
    return find_ignores(document, accept).find(finding) is not None


TEXT = """# A heading here

First paragraph about apples.

<!-- contentlint-disable {rules} -->

Second paragraph about pears.

{then}

Third paragraph about plums.
"""

COMMENTS = {
    "by-id": ("quotes/missing-source", "", "pears", True),
    "by-category": ("quotes", "", "pears", True),
    "by-glob": ("*/missing-*", "", "pears", True),
    "everything": ("", "", "pears", True),
    "with-reason": ("quotes -- the editor knows", "", "pears", True),
    "list": ("faq, quotes/missing-source", "", "pears", True),
    "list-by-spaces": ("faq quotes/missing-source", "", "pears", True),
    "another-rule": ("quotes/missing-attribution", "", "pears", False),
    "unknown-rule": ("quots/nothing", "", "pears", False),
    "before": ("quotes", "", "apples", False),
    "to-the-end": ("quotes", "", "plums", True),
    "until-enabled": ("quotes", "<!-- contentlint-enable quotes -->", "plums", False),
    "still-before-enabled": ("quotes", "<!-- contentlint-enable quotes -->", "pears", True),
    "all-enabled": ("quotes", "<!-- contentlint-enable -->", "plums", False),
    "one-of-all-enabled": ("", "<!-- contentlint-enable quotes/missing-source -->", "plums", False),
    "another-one-enabled": ("", "<!-- contentlint-enable faq -->", "plums", True),
    "disabled-twice": ("quotes", "<!-- contentlint-disable quotes -->", "plums", True),
}


@pytest.mark.parametrize(("rules", "then", "words", "expected"), COMMENTS.values(), ids=COMMENTS.keys())
def test_disable_and_enable(rules: str, then: str, words: str, expected: bool) -> None:
    assert covered(TEXT.format(rules=rules, then=then), "quotes/missing-source", words) is expected


NEXT = """One paragraph about apples.

<!-- contentlint-disable-next-block quotes -->
One paragraph about pears,
on two lines with plums.

One paragraph about cherries.
"""


@pytest.mark.parametrize(
    ("words", "expected"), [("apples", False), ("pears", True), ("plums", True), ("cherries", False)]
)
def test_next_block(words: str, expected: bool) -> None:
    assert covered(NEXT, "quotes/missing-source", words) is expected


def test_next_block_in_html() -> None:
    text = "<p>apples</p><!-- contentlint-disable-next-block --><p>pears <b>and</b> plums</p><p>cherries</p>"
    found = [covered(text, "quotes/x", words, "page.html") for words in ("apples", "pears", "plums", "cherries")]
    assert found == [False, True, True, False]


def test_comment_of_mdx() -> None:
    text = "apples\n\n{/* contentlint-disable quotes */}\n\npears\n"
    assert covered(text, "quotes/x", "pears", "post.mdx")
    assert not covered(text, "quotes/x", "apples", "post.mdx")


def test_disable_at_the_top_holds_for_the_title_too() -> None:
    text = "---\ntitle: Apples\n---\n\n<!-- contentlint-disable keywords -->\n\n# Pears\n\nPlums.\n"
    assert covered(text, "keywords/stuffing", "Apples")
    assert covered(text, "keywords/stuffing", "Pears")
    assert not covered(text.replace("# Pears\n\n", "").replace("<!--", "Cherries.\n\n<!--"), "keywords/x", "Apples")


@pytest.mark.parametrize(
    "value", ["[quotes]", "quotes", "\n    - faq\n    - quotes"], ids=["list", "one", "block-list"]
)
def test_front_matter(value: str) -> None:
    text = f"---\ntitle: Apples\ncontentlint:\n  ignore: {value}\n---\n\nPears.\n"
    assert covered(text, "quotes/missing-source", "Pears")
    assert covered(text, "quotes/missing-source", "Apples")
    assert not covered(text, "grammar/spelling", "Pears")


ARTICLES = {
    "post.md": "Intro.\n\nThe **old** mill &amp; its\nwheel turn.\n\nThe wheel.\n",
    "page.html": "<p>Intro.</p><p>The <b>old</b> mill &amp; its\nwheel turn.</p><p>The wheel.</p>",
    "draft.txt": "Intro about the village.\n\nThe old mill & its wheel turn.\n\nThe wheel.\n",
}


@pytest.mark.parametrize("name", ARTICLES)
def test_accept_finds_its_words_in_every_format(name: str) -> None:
    accept = (Accept("grammar", "dialect", "the OLD mill, its wheel"),)
    assert covered(ARTICLES[name], "grammar/agreement", "turn", name, ()) is False
    assert covered(ARTICLES[name], "grammar/agreement", "mill", name, accept)
    assert not covered(ARTICLES[name], "grammar/agreement", "turn", name, accept)
    assert not covered(ARTICLES[name], "grammar/agreement", "Intro", name, accept)
    assert not covered(ARTICLES[name], "quotes/missing-source", "mill", name, accept)


def test_accept_without_text_is_about_the_whole_file() -> None:
    assert covered("Apples.", "grammar/usage", "Apples", accept=(Accept("grammar/usage", "a reason"),))


def test_accept_in_a_field() -> None:
    text = "---\ntitle: Ten Ways to Peel\n---\n\nPears.\n"
    assert covered(text, "keywords/x", "Ten Ways to Peel", accept=(Accept("keywords", "brand", "ten ways"),))


def test_finding_without_extent_is_covered_where_it_stands() -> None:
    document = read_bytes(b"<!-- contentlint-disable -->\n\nApples.\n", "post.md")
    assert find_ignores(document).find(Finding("structure/missing-h1", Span(0, 0), "m"))
