"""What authors ask to leave alone."""

from __future__ import annotations

import pytest

from contentlint.config import Accept
from contentlint.ignores import UNUSED, find_ignores
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


def test_next_block_covers_what_stands_before_it() -> None:
    text = "<!-- contentlint-disable-next-block images -->\n![](mill.jpg)\n\npears\n\n![](wheel.jpg)\n"
    found = [covered(text, "images/missing-alt", words) for words in ("![](mill", "pears", "![](wheel")]
    assert found == [True, True, False]


def test_next_block_where_no_block_follows() -> None:
    text = "<p>pears</p><!-- contentlint-disable-next-block schema --><script>plums</script>"
    assert [covered(text, "schema/invalid", words, "page.html") for words in ("pears", "plums")] == [False, True]


IN_BLOCK = "<!-- contentlint-disable-block quotes -->"
INSIDE = {
    "list-item": (f"- apples\n- pears {IN_BLOCK}\n- plums\n", "post.md"),
    "nested-item": (f"- apples\n  - pears {IN_BLOCK}\n  - plums\n", "post.md"),
    "item-of-mdx": ("- apples\n- pears {/* contentlint-disable-block quotes */}\n- plums\n", "post.mdx"),
    "table-cell": (f"| apples | pears {IN_BLOCK} | plums |\n|---|---|---|\n", "post.md"),
    "quote": (f"> apples\n>\n> pears {IN_BLOCK}\n\nplums\n", "post.md"),
    "heading": (f"# apples\n\n## pears {IN_BLOCK}\n\nplums\n", "post.md"),
    "paragraph": (f"apples\n\npears\nand {IN_BLOCK} figs\n\nplums\n", "post.md"),
    "element": (f"<ul><li>apples</li><li><p>pears</p>{IN_BLOCK}</li><li>plums</li></ul>", "page.html"),
    "bare-text": (f"<div>apples</div><div>pears{IN_BLOCK}</div><div>plums</div>", "page.html"),
}


@pytest.mark.parametrize(("text", "name"), INSIDE.values(), ids=INSIDE.keys())
def test_block_that_a_comment_stands_in(text: str, name: str) -> None:
    found = [covered(text, "quotes/missing-source", words, name) for words in ("apples", "pears", "plums")]
    assert found == [False, True, False]


OUTSIDE = {
    "line-of-its-own": f"apples\n\n{IN_BLOCK}\n\nplums\n",
    "line-of-its-own-in-a-quote": f"> apples\n> {IN_BLOCK}\n>\n> plums\n",
    "first": f"{IN_BLOCK}\n\napples\n",
    "another-element": f"<div><p>apples</p><div>{IN_BLOCK}<p>plums</p></div></div>",
}


@pytest.mark.parametrize("text", OUTSIDE.values(), ids=OUTSIDE.keys())
def test_comment_in_no_block_covers_nothing(text: str) -> None:
    assert not covered(text, "quotes/missing-source", "apples")


@pytest.mark.parametrize("kind", ["disable-next-line", "disable-nextblock", "disabled", "ignore"])
def test_comment_that_does_not_exist_covers_nothing(kind: str) -> None:
    assert not covered(f"<!-- contentlint-{kind} quotes -->\npears\n", "quotes/missing-source", "pears")


def test_everything_does_not_cover_what_is_said_about_ignores() -> None:
    text = "<!-- contentlint-disable{} -->\n\npears\n"
    assert not covered(text.format(""), UNUSED, "pears")
    assert not covered(text.format(" *"), UNUSED, "pears")
    assert covered(text.format(" config"), UNUSED, "pears")
    assert covered(text.format(f" quotes, {UNUSED}"), UNUSED, "quotes")


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


def test_accept_covers_the_marks_beside_its_words() -> None:
    accept = (Accept("quotes", "his own mark", "the wheel turns"),)
    assert covered("It is late. “The wheel turns.\n", "quotes/unbalanced-marks", "“", accept=accept)
    assert not covered("“It is late.” “The wheel turns.\n", "quotes/unbalanced-marks", "“", accept=accept)


def test_accept_without_text_is_about_the_whole_file() -> None:
    assert covered("Apples.", "grammar/usage", "Apples", accept=(Accept("grammar/usage", "a reason"),))


def test_accept_in_a_field() -> None:
    text = "---\ntitle: Ten Ways to Peel\n---\n\nPears.\n"
    assert covered(text, "keywords/x", "Ten Ways to Peel", accept=(Accept("keywords", "brand", "ten ways"),))


def test_finding_without_extent_is_covered_where_it_stands() -> None:
    document = read_bytes(b"<!-- contentlint-disable -->\n\nApples.\n", "post.md")
    assert find_ignores(document).find(Finding("structure/missing-h1", Span(0, 0), "m"))
