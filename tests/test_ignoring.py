"""Ignores written into articles."""

from __future__ import annotations

import pytest

from contentlint.fix import apply
from contentlint.ignores import UNUSED
from contentlint.ignoring import Ignoring, ignore_inline
from contentlint.model import Document, Finding, Fix, Related, Span
from contentlint.read import read_text


def at(document: Document, words: str, rule: str = "a/b") -> Finding:
    """A finding of a rule about some words, or about the whole article where there are none."""
    start = document.text.index(words)
    return Finding(rule, Span(start, start + len(words)), "a message")


def write(document: Document, *findings: Finding, reason: str = "") -> str:
    """The text with the ignores, all findings covered."""
    ignoring = ignore_inline(document, findings, reason)
    assert ignoring.left == ()
    return apply(document.text, [Fix("ignore", ignoring.edits)])


def ignored(name: str, text: str, *wanted: tuple[str, str], reason: str = "") -> str:
    document = read_text(text, name)
    return write(document, *(at(document, words, rule) for words, rule in wanted), reason=reason)


NEXT = "<!-- contentlint-disable-next-block a/b -->"
IN = "<!-- contentlint-disable-block a/b -->"
PLACES = {
    "paragraph": ("post.md", "Apples.\n\nPears\nand figs.\n", "figs", f"Apples.\n\n{NEXT}\nPears\nand figs.\n"),
    "heading": ("post.md", "Apples.\n## Pears\n", "Pears", f"Apples.\n{NEXT}\n## Pears\n"),
    "first-of-a-list": ("post.md", "- Pears\n- Figs\n", "Pears", f"- Pears {IN}\n- Figs\n"),
    "marks-at-the-end": ("post.md", "- Figs\n- **Pears**\n", "Pears", f"- Figs\n- **Pears** {IN}\n"),
    "link-at-the-end": ("post.md", "1. [Pears](a(b).md 'x')\n", "Pears", f"1. [Pears](a(b).md 'x') {IN}\n"),
    "note-at-the-end": ("post.md", "- Pears[^1]\n\n[^1]: Figs\n", "Pears", f"- Pears[^1] {IN}\n\n[^1]: Figs\n"),
    "attributes-at-the-end": ("post.md", "- [Pears](a.md){.big}\n", "Pears", f"- [Pears](a.md){{.big}} {IN}\n"),
    "nested": ("post.md", "- Figs\n\n  - Pears\n    more\n", "Pears", f"- Figs\n\n  - Pears\n    more {IN}\n"),
    "code-in-a-list": (
        "post.md",
        "- Figs\n\n  ```\n  pears\n  ```\n",
        "pears",
        f"- Figs\n\n  {NEXT}\n  ```\n  pears\n  ```\n",
    ),
    "cell": ("post.md", "| Figs | Pears |\n|---|---|\n", "Pears", f"| Figs | Pears {IN} |\n|---|---|\n"),
    "first-of-a-quote": ("post.md", "> Pears\n>\n> Figs\n", "Pears", f"{NEXT}\n> Pears\n>\n> Figs\n"),
    "second-of-a-quote": ("post.md", "> Figs\n>\n> Pears\n", "Pears", f"> Figs\n>\n> Pears {IN}\n"),
    "closed-heading-in-a-quote": ("post.md", "> Figs\n>\n> ## Pears ##\n", "Pears", f"> Figs\n>\n> ## Pears {IN} ##\n"),
    "definition": ("post.md", "Figs\n: Pears\n", "Pears", f"Figs\n: Pears {IN}\n"),
    "html-in-markdown": ("post.md", "<div>\n<p>Pears</p>\n</div>\n", "Pears", f"<div>\n{NEXT}\n<p>Pears</p>\n</div>\n"),
    "image": ("post.md", "Figs\n\n![](pears.jpg)\n", "![](pears", f"Figs\n\n{NEXT}\n![](pears.jpg)\n"),
    "windows": ("post.md", "Figs.\r\n\r\nPears.\r\n", "Pears", f"Figs.\r\n\r\n{NEXT}\r\nPears.\r\n"),
    "no-line-end": ("post.md", "- Figs\n- Pears", "Pears", f"- Figs\n- Pears {IN}"),
    "unknown-format": ("README", "# Pears\n\nFigs.\n", "Pears", f"# Pears {IN}\n\nFigs.\n"),
    "element": ("page.html", "<ul>\n  <li>Pears</li>\n</ul>", "Pears", f"<ul>\n  {NEXT}\n  <li>Pears</li>\n</ul>"),
    "element-in-a-line": ("page.html", "<p>Figs</p><p>Pears</p>", "Pears", f"<p>Figs</p>{NEXT}<p>Pears</p>"),
    "title": (
        "page.html",
        "<head><title>Pears</title></head><p>Figs",
        "Pears",
        f"<head>{NEXT}<title>Pears</title></head><p>Figs",
    ),
    "script": ("page.html", "<p>Figs</p><script>pears</script>", "pears", f"<p>Figs</p>{NEXT}<script>pears</script>"),
}


@pytest.mark.parametrize(("name", "text", "words", "expected"), PLACES.values(), ids=PLACES.keys())
def test_comment_stands_where_it_changes_nothing(name: str, text: str, words: str, expected: str) -> None:
    assert ignored(name, text, (words, "a/b")) == expected


MDX = {
    "paragraph": ("Figs.\n\nPears.\n", "Figs.\n\n{/* contentlint-disable-next-block a/b */}\n\nPears.\n"),
    "right-after-a-line": ("# Figs\nPears.\n", "# Figs\n\n{/* contentlint-disable-next-block a/b */}\n\nPears.\n"),
    "list": ("- Figs\n- Pears\n", "- Figs\n- Pears {/* contentlint-disable-block a/b */}\n"),
}


@pytest.mark.parametrize(("text", "expected"), MDX.values(), ids=MDX.keys())
def test_comment_in_mdx(text: str, expected: str) -> None:
    assert ignored("post.mdx", text, ("Pears", "a/b")) == expected


def test_one_comment_names_all_rules_of_a_block() -> None:
    text = ignored("post.md", "Ripe pears.\n", ("pears", "c/d"), ("Ripe", "a/b"), ("Ripe", "c/d"), reason="so be it")
    assert text == "<!-- contentlint-disable-next-block a/b, c/d -- so be it -->\nRipe pears.\n"


@pytest.mark.parametrize("name", ["post.md", "post.mdx", "page.html"])
def test_reason_cannot_end_the_comment(name: str) -> None:
    text = ignored(name, "<p>Pears</p>", ("Pears", "a/b"), reason="it --> is\n*/ `so` | }")
    assert "it -> is * / 'so' / }" in text


GROWING = {
    "next-block": (f"{NEXT}\nPears.\n", "<!-- contentlint-disable-next-block a/b, c/d -->\nPears.\n"),
    "with-reason": (
        "<!-- contentlint-disable-next-block a/b -- so -->\nPears.\n",
        "<!-- contentlint-disable-next-block a/b, c/d -- so -->\nPears.\n",
    ),
    "block-around": (f"- Pears {IN}\n", "- Pears <!-- contentlint-disable-block a/b, c/d -->\n"),
    "of-another-block": (f"{NEXT}\nFigs.\n\nPears.\n", f"{NEXT}\nFigs.\n\n{NEXT.replace('a/b', 'c/d')}\nPears.\n"),
    "of-the-rest": (
        "<!-- contentlint-disable a/b -->\n\nFigs.\n\nPears.\n",
        "<!-- contentlint-disable a/b -->\n\nFigs.\n\n<!-- contentlint-disable-next-block c/d -->\nPears.\n",
    ),
}


@pytest.mark.parametrize(("text", "expected"), GROWING.values(), ids=GROWING.keys())
def test_comment_that_is_there_grows(text: str, expected: str) -> None:
    assert ignored("post.md", text, ("Pears", "c/d")) == expected


def test_comment_that_grows_keeps_its_own_reason() -> None:
    text = ignored("post.md", "<!-- contentlint-disable-next-block a/b -- so -->\nPears.\n", ("P", "c/d"), reason="no")
    assert text == "<!-- contentlint-disable-next-block a/b, c/d -- so -->\nPears.\n"


FRONT = {
    "added": ("---\ntitle: Pears\n---\n", "---\ntitle: Pears\ncontentlint:\n  ignore: [a/b]\n---\n"),
    "added-windows": (
        "---\r\ntitle: Pears\r\n---\r\n",
        "---\r\ntitle: Pears\r\ncontentlint:\r\n  ignore: [a/b]\r\n---\r\n",
    ),
    "flow-list": (
        "---\ntitle: Pears\ncontentlint: {ignore: [c]}\n---\n",
        "---\ntitle: Pears\ncontentlint: {ignore: [c, a/b]}\n---\n",
    ),
    "quoted": (
        "---\ntitle: Pears\ncontentlint:\n  ignore: ['c']\n---\n",
        "---\ntitle: Pears\ncontentlint:\n  ignore: ['c', a/b]\n---\n",
    ),
    "one-value": (
        "---\ntitle: Pears\ncontentlint:\n  ignore: 'c'\n---\n",
        "---\ntitle: Pears\ncontentlint:\n  ignore: 'c, a/b'\n---\n",
    ),
    "list-of-lines": (
        "---\ntitle: Pears\ncontentlint:\n  ignore:\n    - c  # why\n---\n",
        "---\ntitle: Pears\ncontentlint:\n  ignore:\n    - c  # why\n    - a/b\n---\n",
    ),
    "other-settings": (
        "---\ntitle: Pears\ncontentlint: {}\n---\n\nFigs\n",
        "---\ntitle: Pears\ncontentlint: {}\n---\n\n<!-- contentlint-disable a/b -->\n\nFigs\n",
    ),
    "indented": (
        "---\n title: Pears\n---\nFigs\n",
        "---\n title: Pears\n---\n<!-- contentlint-disable a/b -->\n\nFigs\n",
    ),
    "toml": (
        '+++\ntitle = "Pears"\n+++\nFigs\n',
        '+++\ntitle = "Pears"\n+++\n<!-- contentlint-disable a/b -->\n\nFigs\n',
    ),
    "comment-on-top": (
        '+++\ntitle = "Pears"\n+++\n<!-- contentlint-disable c -->\n\nFigs\n',
        '+++\ntitle = "Pears"\n+++\n<!-- contentlint-disable c, a/b -->\n\nFigs\n',
    ),
}


@pytest.mark.parametrize(("text", "expected"), FRONT.values(), ids=FRONT.keys())
def test_whole_article(text: str, expected: str) -> None:
    assert ignored("post.md", text, ("Pears", "a/b")) == expected


def test_article_without_any_place() -> None:
    document = read_text("<!doctype html>\n<html><head></head></html>", "page.html")
    text = write(document, Finding("a/b", Span(0, 0), "m"))
    assert text == "<!doctype html>\n<html><head>\n<!-- contentlint-disable a/b --></head></html>"


def test_every_place_of_a_finding_is_covered() -> None:
    document = read_text("Ripe pears.\n\nFigs.\n\nRipe pears.\n", "post.md")
    finding = at(document, "pears")
    others = (Related("the same here", Span(27, 32)), Related("another thing", Span(13, 17)))
    text = write(document, Finding("a/b", finding.span, "m", related=others))
    assert text == f"{NEXT}\nRipe pears.\n\nFigs.\n\n{NEXT}\nRipe pears.\n"


def test_finding_about_an_ignore_is_kept_in_its_comment() -> None:
    text = ignored("post.md", f"{NEXT}\nPears.\n", ("a/b", UNUSED))
    assert text == f"<!-- contentlint-disable-next-block a/b, {UNUSED} -->\nPears.\n"


def test_plain_text_is_left() -> None:
    document = read_text("Pears.\n", "draft.txt")
    ignoring = ignore_inline(document, [at(document, "Pears")])
    assert (ignoring.edits, ignoring.left) == ((), (at(document, "Pears"),))


def test_what_cannot_be_placed_leaves_the_rest_alone() -> None:
    """A comment at the start would make a page of a text without an extension."""
    document = read_text("```\napples\n```\n\n# Nuts\n", "README")
    apples, nuts = at(document, "apples"), at(document, "Nuts", "c/d")
    ignoring = ignore_inline(document, [apples, nuts])
    assert ignoring.left == (apples,)
    text = apply(document.text, [Fix("ignore", ignoring.edits)])
    assert text == document.text.replace("# Nuts", "<!-- contentlint-disable-next-block c/d -->\n# Nuts")


def test_no_findings_no_edits() -> None:
    assert ignore_inline(read_text("Pears.\n", "post.md"), []) == Ignoring((), ())
