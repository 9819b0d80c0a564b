"""Which edits keep an article's structure, and which are told to change it."""

from __future__ import annotations

from itertools import takewhile

import pytest

from contentlint.fix.edits import rewrite
from contentlint.fix.structure import find_difference
from contentlint.model import Edit, Span
from contentlint.read import read_text

SCRIPT = '\n<script type="application/ld+json">\n{"@type": "FAQPage"}\n</script>\n'


def common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def difference(name: str, text: str, old: str, new: str) -> str | None:
    """What comes of replacing the first `old` by `new`; what both begin or end with is not edited."""
    head = common(old, new)
    tail = common(old[head:][::-1], new[head:][::-1])
    start = text.index(old)
    edits = [Edit(Span(start + head, start + len(old) - tail), new[head : len(new) - tail])]
    return find_difference(read_text(text, name), read_text(rewrite(text, edits), name), edits)


KEPT = {
    "a word": ("a.md", "# Old boats\n\nThe boat sinks.\n", ("boat sinks", "ship sinks")),
    "a word in a heading": ("a.md", "# Old boats\n\nThe boat sinks.\n", ("Old", "New")),
    "all of a bold word": ("a.md", "The **colour** of it.\n", ("colour", "color")),
    "a bold word goes": ("a.md", "The very **very** old boat.\n", (" **very**", "")),
    "the words of a link": ("a.md", "See [the colour](/c) here.\n", ("colour", "color")),
    "a sign that stays one": ("a.md", "One two *three* four.\n", ("two", "*two")),
    "a sign that is escaped": ("a.md", "Two and three.\n", ("and", "\\*")),
    "a reference": ("a.html", "<p>Salt and pepper.</p>", ("and", "&amp;")),
    "a paragraph goes": ("a.md", "One.\n\nTwo.\n\nThree.\n", ("Two.\n\n", "")),
    "a paragraph with its link goes": ("a.md", "One.\n\nTwo [x](/y) `z`.\n\nThree.\n", ("Two [x](/y) `z`.\n\n", "")),
    "a list item goes": ("a.md", "- one\n- two\n- three\n", ("- two\n", "")),
    "an element goes": ("a.html", "<div><p>One.</p>\n<p>Two <b>x</b>.</p></div>", ("<p>Two <b>x</b>.</p>", "")),
    "markup comes in": ("a.html", "<p>One.</p>\n<p>Two.</p>\n", ("\n<p>Two", SCRIPT + "<p>Two")),
    "markup at the end": ("a.md", "One.\n\nTwo.\n", ("Two.\n", "Two.\n" + SCRIPT)),
    "a comment comes in": ("a.md", "One.\n\nTwo.\n", ("\nTwo", "\n<!-- note -->\n\nTwo")),
    "a colon at the end": ("a.md", "We bring\n\n- one\n- two\n", ("bring", "bring:")),
    "a title": ("a.md", "---\ntitle: The colour\n---\n\nText.\n", ("colour", "color")),
    "marked-up words": (
        "a.html",
        '<div itemscope itemtype="https://schema.org/Question"><p itemprop="name">The colour?</p></div>',
        ("colour", "color"),
    ),
    "a draft's paragraph": ("a.txt", "Boats\n\nOld boats leak a little.\n\nSo they do.\n", ("leak", "drip")),
    "a target, by an edit of it": ("a.md", "See [here](/old) now.\n", ("/old", "/new")),
}
CHANGED = {
    "a heading for a paragraph": ("a.md", "One.\n\nTwo.\n", ("Two", "# Two"), "would become a heading"),
    "emphasis": ("a.md", "One two three.\n", ("two", "*two*"), "the marks of"),
    "an open quotation mark of a tag": ("a.html", '<p class="x">Salt.</p><p>Oil.</p>', ('"x"', '"x'), "would"),
    "a tag": ("a.html", "<p>Salt and pepper.</p>", ("and", "</p><p>"), "would"),
    "a link's end": ("a.md", "See [the colour](/c) here.\n", ("colour]", "colour"), "would"),
    "the blank line": ("a.md", "One.\n\nTwo.\n", ("\n\n", "\n"), "would"),
    "a fence opens": ("a.md", "One.\n\nTwo.\n\nThree.\n", ("\nTwo", "\n```\n\nTwo"), "would"),
    "a list joins a paragraph": ("a.md", "One.\n\n- two\n- three\n", ("\n\n- two", "\ntwo"), "would"),
    "half a reference": ("a.html", "<p>Salt &amp; pepper.</p>", ("amp;", ""), ""),
    "front matter breaks": ("a.md", "---\ntitle: One\n---\n\nText.\n", ("One", '"One'), ""),
    "a comment opens": ("a.md", "One.\n\nTwo.\n\n<!-- x -->\n", ("\nTwo", "\n<!--\n\nTwo"), "would"),
    "a target changes with its words": ("a.md", "See [a](/b) [c](/d).\n", ("a](/b) [c", "a"), "would"),
    "a paragraph becomes code": ("a.md", "- one\n\n  two\n\n    three\n", ("- one\n\n", ""), ""),
}


@pytest.mark.parametrize("case", KEPT, ids=str)
def test_what_an_edit_means_is_no_difference(case: str) -> None:
    name, text, change = KEPT[case]
    assert difference(name, text, *change) is None


@pytest.mark.parametrize("case", CHANGED, ids=str)
def test_difference_is_named(case: str) -> None:
    name, text, change, expected = CHANGED[case]
    found = difference(name, text, *change)
    assert found is not None
    assert expected in found


def test_heading_that_a_link_leads_to_keeps_its_anchor() -> None:
    text = "See [there](#old-boats).\n\n# Old boats\n\nThe boat sinks.\n"
    assert difference("a.md", text, "Old", "New") == "the link to “#old-boats” would lead nowhere"
    assert difference("a.md", text, "boat sinks", "ship sinks") is None
