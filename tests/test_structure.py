"""Headings, sections, lead-ins, placeholders and damage."""

from __future__ import annotations

import pytest

from contentlint.checks.check import Options
from contentlint.checks.structure import CHECKS
from contentlint.features.article import Article
from contentlint.fix import apply
from contentlint.model import Finding
from contentlint.read import read_bytes

RULES = frozenset(rule for check in CHECKS for rule in check.rules)
LONG = "Some words of no weight stand here to fill the page. " * 12


def find(text: str, rule: str, name: str = "post.md") -> list[Finding]:
    article = Article(read_bytes(text.encode(), name))
    found = [finding for check in CHECKS for finding in check.run(article, Options(RULES))]
    return [finding for finding in found if finding.rule == f"structure/{rule}"]


def marked(text: str, rule: str, name: str = "post.md") -> list[str]:
    return [text[finding.span.start : finding.span.end] for finding in find(text, rule, name)]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        pytest.param(f"{LONG}\n", "a.md", True, id="markdown"),
        pytest.param(f"Title\n=====\n\n{LONG}\n", "a.md", False, id="setext"),
        pytest.param(f'+++\ntitle = "T"\n+++\n{LONG}\n', "a.md", False, id="toml-title"),
        pytest.param(f"<h1>T</h1>\n\n{LONG}\n", "a.md", False, id="html-heading-in-markdown"),
        pytest.param(f"export const title = 'T'\n\n{LONG}\n", "a.mdx", False, id="mdx-export"),
        pytest.param(f"<p>{LONG}</p>", "a.html", False, id="fragment"),
        pytest.param(f"<html><body><p>{LONG}</p></body></html>", "a.html", True, id="page"),
        pytest.param(
            f"<html><body><header><h1>T</h1></header><p>{LONG}</p></body></html>", "a.html", False, id="page-header"
        ),
        pytest.param(f"{LONG}\n", "a.txt", True, id="plain"),
        pytest.param(f"A title\n\n{LONG}\n", "a.txt", False, id="plain-title"),
        pytest.param("Short.\n", "a.md", False, id="short"),
    ],
)
def test_missing_h1(text: str, name: str, found: bool) -> None:
    assert bool(find(text, "missing-h1", name)) is found


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        pytest.param("# A\n\nx\n\n### B\n\nx\n", ["B"], id="skip"),
        pytest.param("# A\n\nx\n\n### B\n\nx\n\n## C\n\nx\n\n#### D\n\nx\n", ["B", "D"], id="two-kinds"),
        pytest.param("# A\n\n### B\n\nx\n\n# C\n\n### D\n\nx\n", ["B"], id="one-kind-is-one-finding"),
        pytest.param("# A\n\n## B\n\n### C\n\nx\n\n# D\n\nx\n", [], id="up-by-two"),
        pytest.param("---\ntitle: T\n---\n## A\n\n### B\n\nx\n", [], id="front-matter-then-2"),
        pytest.param("---\ntitle: T\n---\n### A\n\n#### B\n\nx\n", [], id="front-matter-then-3-only"),
        pytest.param("---\ntitle: T\n---\n### A\n\nx\n\n## B\n\nx\n", ["A"], id="front-matter-then-3-and-2"),
        pytest.param("### A\n\nx\n\n## B\n\nx\n", [], id="fragment"),
        pytest.param("# A\n\n> #### Quoted\n\nx\n\n## B\n\nx\n", [], id="quoted"),
    ],
)
def test_skipped_heading_level(text: str, marks: list[str]) -> None:
    assert marked(text, "skipped-heading-level") == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        pytest.param("## A\n\n## B\n\nx\n", ["A"], id="next-heading"),
        pytest.param("## A\n\nx\n\n## B\n", ["B"], id="end"),
        pytest.param("## A\n\n<!-- later -->\n\n---\n\n## B\n\nx\n", ["A"], id="comment-and-rule"),
        pytest.param("A\n---\n\nB\n---\n\nx\n", ["A"], id="setext"),
        pytest.param("# A\n\n## B\n\nx\n", [], id="subsection"),
        pytest.param("## A\n\n```\nx\n```\n\n## B\n\nx\n", [], id="code"),
        pytest.param("## A\n\n![alt](x.png)\n\n## B\n\nx\n", [], id="image"),
        pytest.param('## A\n\n{{< map id="3" >}}\n\n## B\n\nx\n', [], id="shortcode"),
        pytest.param('## A\n\n<iframe src="x"></iframe>\n\n## B\n\nx\n', [], id="embed"),
        pytest.param('## A\n\n<div id="map"></div>\n\n## B\n\nx\n', [], id="filled-by-a-script"),
        pytest.param(
            '## A\n\n<div style="height:9px" class="wp-block-spacer"></div>\n\n## B\n\nx\n', ["A"], id="spacer"
        ),
        pytest.param("## A\n\nx\n\n## [photo of B]\n\n## C\n\nx\n", [], id="bracket-for-the-author"),
        pytest.param("## [A](a.md)\n\n## [B](b.md)\n", [], id="list-of-links"),
        pytest.param("## Read the manual first.\n\n## Then call.\n\nx\n", [], id="sentences"),
        pytest.param("## FAQ\n\n## Is it?\n\nYes.\n\n## Why?\n\nSo.\n", [], id="flat-faq"),
        pytest.param("# Title\n\n# B\n\nx\n", [], id="title"),
        pytest.param("## A\n\n| a | b |\n|---|---|\n| c | d |\n\n## B\n\nx\n", [], id="table"),
    ],
)
def test_empty_section(text: str, marks: list[str]) -> None:
    assert marked("Intro.\n\n" * (not text.startswith("# T")) + text, "empty-section") == marks


LISTS = "Take these:\n\n- a\n- b\n\nLeave these:\n\n- c\n- d\n\n"


@pytest.mark.parametrize(
    ("lead", "found"),
    [
        ("When you leave you should take", True),
        ("At the end of the long day, your guide", True),
        ("A good day also has", True),
        ("When you leave you should take,", True),
        ("When you leave, take these.", False),
        ("What should you take?", False),
        ("Things", False),
        ("**When you leave you should take**", False),
        ("When you leave you should take `a`", False),
        ("You will find it all on example.org/list", False),
    ],
)
def test_list_lead_in(lead: str, found: bool) -> None:
    assert bool(find(f"{LISTS}{lead}\n\n- e\n- f\n", "list-lead-in")) is found


def test_lead_ins_follow_the_article() -> None:
    assert find("When you leave you should take\n\n- e\n- f\n", "list-lead-in") == []


@pytest.mark.parametrize("lead", ["When you leave you should take", "When you leave you should take,"])
def test_lead_in_is_fixed(lead: str) -> None:
    text = f"{LISTS}{lead}\n\n- e\n- f\n"
    (finding,) = find(text, "list-lead-in")
    assert finding.fixes[0].safe
    assert "you should take:\n\n- e" in apply(text, finding.fixes)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        pytest.param("Lorem ipsum dolor sit amet.", ["Lorem ipsum dolor sit amet."], id="lorem"),
        pytest.param("We fill pages with lorem ipsum first.", [], id="about-lorem"),
        pytest.param("The text “Lorem ipsum dolor sit amet” is old.", [], id="quoted-lorem"),
        pytest.param("TODO: add a photo.", ["TODO: add a photo."], id="todo"),
        pytest.param("It is fine. TODO add a photo", ["TODO add a photo"], id="todo-after-a-sentence"),
        pytest.param("It is fine [TODO: photo] here.", ["TODO: photo"], id="todo-in-brackets"),
        pytest.param("TODO lists are long.", [], id="todo-lists"),
        pytest.param("Our TODO is long, and every TODO comment counts.", [], id="todo-noun"),
        pytest.param("Write `TODO: x` there.", [], id="todo-in-code"),
        pytest.param("Para todo: agua.", [], id="todo-in-lower-case"),
        pytest.param("The price is [TBD].", ["TBD"], id="tbd"),
        pytest.param("Speaker: TBD", [], id="tbd-on-purpose"),
        pytest.param("| Room | TBD |\n|---|---|\n| TBD | 3 |", [], id="tbd-in-a-table"),
        pytest.param("FIXME: wrong year", ["FIXME: wrong year"], id="fixme"),
        pytest.param("Super Bowl XXX was played in 1996.", [], id="roman-number"),
        pytest.param("See [insert link] for more.", ["[insert link]"], id="insert"),
        pytest.param("See [insert link here](https://example.org).", [], id="a-link-text"),
        pytest.param("Dear [name], your [product] is ready.", [], id="blanks"),
        pytest.param("My name is ______ and I like ____.", [], id="underscores"),
        pytest.param("Your text here", ["Your text here"], id="template"),
        pytest.param("Put your text here and press the button below.", [], id="instruction"),
        pytest.param("A script to copy: “Hello, see [insert link].”", [], id="script"),
    ],
)
def test_placeholder_text(text: str, marks: list[str]) -> None:
    assert marked(text + "\n", "placeholder-text") == marks


def test_placeholder_in_front_matter() -> None:
    assert marked("---\ntitle: T\ndescription: TODO\n---\nx\n", "placeholder-text") == ["TODO"]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        pytest.param("A <a href=“x”>b</a>", ["<a href=“x”>"], id="curly-attribute"),
        pytest.param("A “b” <a href='x' title='“y”'>c</a>", [], id="curly-inside-straight"),
        pytest.param("`<a href=“x”>`", [], id="curly-in-code"),
        pytest.param("x\n\n</div>", ["</div>"], id="stray-tag"),
        pytest.param("<div>\n\nx\n\n</div>", [], id="closed-tag"),
        pytest.param("<p>x<div>y</div></p>", [], id="closed-by-itself"),
        pytest.param("{% if x %}<div>{% endif %}x</div></div>", [], id="template"),
        pytest.param("```\n</div>\n```", [], id="tag-in-code"),
        pytest.param("Fine citeturn0search3", ["citeturn0search3"], id="chat-citation"),
        pytest.param("Fine【4†source】.", ["【4†source】"], id="chat-source"),
        pytest.param("[a](https://example.org/?utm_source=chatgpt.com)", ["?utm_source=chatgpt.com"], id="tracking"),
        pytest.param("[a](https://example.org/?utm_source=newsletter)", [], id="own-tracking"),
        pytest.param("[a](https://www.google.com/url?q=https://example.org/)", ["https://www.google.com/url?q=https://example.org/"],
            id="redirect"),
        pytest.param("[a](https://www.google.com/maps?q=x)", [], id="no-redirect"),
        pytest.param("The turn of the search", [], id="prose"),
    ],
)  # fmt: skip
def test_paste_damage(text: str, marks: list[str]) -> None:
    assert marked(text + "\n", "paste-damage") == marks


def test_redirect_names_its_target() -> None:
    (finding,) = find("[a](https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fb&h=1)\n", "paste-damage")
    assert "https://example.org/b" in finding.message


@pytest.mark.parametrize("piece", ["<", "</a>", "<a ", "<!--", "【", "[insert ", "a b: ", "TODO "])
def test_long_input_takes_linear_time(piece: str) -> None:
    for name in ("a.txt", "a.html"):
        find(piece * 10_000, "paste-damage", name)
