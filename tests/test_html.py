"""HTML: blocks, their places, and edits that read back."""

from __future__ import annotations

import pytest

from contentlint.read.html import read


def outline(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.prose) for block in read(text, "a.html").blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "<h1>One <b>two</b></h1>three", [("heading", "One two"), ("paragraph", "three")], id="anonymous text"
        ),
        pytest.param("<p>One<p>Two", [("paragraph", "One"), ("paragraph", "Two")], id="unclosed p"),
        pytest.param("<ul><li>One<li>Two</ul>", [("list-item", "One"), ("list-item", "Two")], id="unclosed li"),
        pytest.param("<p>One<ul><li>Two</ul>", [("paragraph", "One"), ("list-item", "Two")], id="a list ends p"),
        pytest.param(
            "<p>One <table><tr><td>Two</table>", [("paragraph", "One"), ("table-cell", "Two")], id="a table ends p"
        ),
        pytest.param(
            "<table><tr><th>a<td>b<tr><td>c</table>d",
            [("table-cell", "a"), ("table-cell", "b"), ("table-cell", "c"), ("paragraph", "d")],
            id="unclosed cells",
        ),
        pytest.param(
            "<dl><dt>a<dd>b<dt>c<dd>d</dl>",
            [("term", "a"), ("definition", "b"), ("term", "c"), ("definition", "d")],
            id="dl",
        ),
        pytest.param("<h2>One<h3>Two</h3>", [("heading", "One"), ("heading", "Two")], id="unclosed heading"),
        pytest.param("<p>One</div></b> two</p>", [("paragraph", "One two")], id="stray end tags"),
        pytest.param("<p>One<!-- <p>no --> two", [("paragraph", "One two")], id="comment"),
        pytest.param("<p>One<!-- no <p>two", [("paragraph", "One")], id="unclosed comment"),
        pytest.param("<p>One<![CDATA[ <b>no ]]> two", [("paragraph", "One two")], id="CDATA"),
        pytest.param("<p>One<template><p>no</template> two", [("paragraph", "One two")], id="template"),
        pytest.param("<script>'<p>no</p>'</script><p>One", [("paragraph", "One")], id="script"),
        pytest.param("<p>One <button>no</button><svg><title/>no</svg>two", [("paragraph", "One two")], id="widgets"),
        pytest.param(
            '<p hidden>a<p style="display: none">b<p aria-hidden=true>c<p>d', [("paragraph", "d")], id="hidden"
        ),
        pytest.param('<p style="display:inline">a', [("paragraph", "a")], id="not hidden"),
        pytest.param("<p>one  two\n\tthree<br>\nfour", [("paragraph", "one two three four")], id="white space"),
        pytest.param("one<br><br>two<br>three", [("paragraph", "one"), ("paragraph", "two three")], id="double break"),
        pytest.param("<h2>one<br><br>two</h2>", [("heading", "one two")], id="double break in a heading"),
        pytest.param(
            "<p> a&nbsp;b &lt;c> &copy &unknown; ", [("paragraph", "a\xa0b <c> © &unknown;")], id="references"
        ),
        pytest.param("<p>1 < 2 <3 and a<b", [("paragraph", "1 < 2 <3 and a")], id="a tag cut off"),
        pytest.param("<p>1 < 2 <3 & more", [("paragraph", "1 < 2 <3 & more")], id="no tags"),
        pytest.param("<pre>a\n  b</pre>", [("code", "a\n  b")], id="pre"),
        pytest.param("<figure><img src=x><figcaption>a</figcaption></figure>", [("caption", "a")], id="caption"),
        pytest.param("<blockquote><p>a</p><p>b</p></blockquote>", [("quote", "a"), ("quote", "b")], id="quote"),
        pytest.param("<h2>Part <a class=x href=#part>#</a></h2>", [("heading", "Part")], id="permalink"),
        pytest.param("<p>where <math><mi>x</mi></math> is", [("paragraph", "where \ufffc is")], id="formula"),
        pytest.param(
            "<p>Dear {{ name }},{% if x %} hello", [("paragraph", "Dear {{ name }}, hello")], id="template language"
        ),
        pytest.param("---\ntitle: T\n---\n<p>One", [("paragraph", "One")], id="front matter"),
        pytest.param("<p title='a > b' x=1/>One", [("paragraph", "One")], id="marks in attributes"),
        pytest.param("<p>One\r\ntwo\rthree", [("paragraph", "One two three")], id="line ends"),
        pytest.param(
            "<p>a<noscript>no</noscript><iframe>no</iframe><select><option>no</select>b",
            [("paragraph", "ab")],
            id="more",
        ),
        pytest.param("", [], id="empty"),
        pytest.param("<p>&nbsp;<p> <b> </b>", [], id="blank"),
        pytest.param("<html><head><title>T</title><body>One", [("paragraph", "One")], id="page without elements"),
        pytest.param(
            "<b><p>one</p><p>two</b> three</p>", [("paragraph", "one"), ("paragraph", "two three")], id="crossed"
        ),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert outline(text) == expected


def test_levels_and_surroundings() -> None:
    text = (
        "<h3>H</h3><ol><li>a<ul><li>b</ul></ol><aside><p>c</aside><details><summary>d</summary>e</details>"
        "<blockquote><ul><li>f</ul></blockquote><section class=footnotes><ol><li>g</ol></section>"
    )
    found = [(block.prose, block.level, block.within) for block in read(text, "a.html").blocks]
    assert found == [
        ("H", 3, ()),
        ("a", 1, ("list",)),
        ("b", 2, ("list", "list")),
        ("c", None, ("aside",)),
        ("d", None, ("details",)),
        ("e", None, ("details",)),
        ("f", 1, ("quote", "list")),
        ("g", 1, ("footnote", "list")),
    ]


def test_marks() -> None:
    (block,) = read(
        "<p>a <b>bold </b><i>it <code>co</code></i> <a href=x>li</a> <del>d</del> <sub>s</sub>", "a.html"
    ).blocks
    found = [(mark.kind, block.prose[mark.start : mark.end]) for mark in block.marks]
    assert found == [
        ("strong", "bold"),
        ("emphasis", "it co"),
        ("code", "co"),
        ("link", "li"),
        ("deleted", "d"),
        ("sub", "s"),
    ]


@pytest.mark.parametrize(
    ("text", "part", "source"),
    [
        ("<p>a <b>bold</b> b", "bold", "bold"),
        ("<p>salt &amp; pepper", "&", "&amp;"),
        ("<p>salt &amp; pepper", "salt & pepper", "salt &amp; pepper"),
        ("<p>one\n   two", "one two", "one\n   two"),
        ("<p>one<br>two", " ", "<br>"),
        ("<p>caf&eacute;s", "és", "&eacute;s"),
        ("<p>a <b>bold</b> b", "a bold b", "a <b>bold</b> b"),
    ],
)
def test_spans(text: str, part: str, source: str) -> None:
    (block,) = read(text, "a.html").blocks
    start = block.prose.index(part)
    span = block.span(start, start + len(part))
    assert text[span.start : span.end] == source


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("<div><p>one</p></div>", ["<p>one</p>"]),
        ("<ul><li><p>one</p></li><li>two<ul><li>three</ul></ul>", ["<li><p>one</p></li>", "two", "<li>three"]),
        ("<div>one <b>two</b><p>three</p><i>f</i>our </div>", ["one <b>two</b>", "<p>three</p>", "<i>f</i>our"]),
        ("<blockquote><p>one</p></blockquote>", ["<blockquote><p>one</p></blockquote>"]),
        ("<table><tr><td> one </td></tr></table>", ["one"]),
    ],
)
def test_whole(text: str, wholes: list[str]) -> None:
    assert [text[b.whole.start : b.whole.end] for b in read(text, "a.html").blocks] == wholes


@pytest.mark.parametrize(
    ("text", "old", "new", "result"),
    [
        ("<p>a <b>red</b> hat", "red", "R & D", "<p>a <b>R &amp; D</b> hat"),
        ("<p>salt &amp; pepper", "salt & pepper", "<salt>", "<p>&lt;salt&gt;"),
        ("<p>a <b>red</b> hat", "red hat", "x", None),
        ("<p>use <code>x = 1</code> here", "x", "y", None),
    ],
)
def test_edit(text: str, old: str, new: str, result: str | None) -> None:
    (block,) = read(text, "a.html").blocks
    start = block.prose.index(old)
    edit = block.edit(start, start + len(old), new)
    assert (edit and text[: edit.span.start] + edit.text + text[edit.span.end :]) == result


def test_head() -> None:
    text = (
        "<html lang=en-GB><head><title> A &amp; B </title>"
        "<meta name=Description content='say &quot;x&quot;'>"
        "<meta property='og:title' content=C><link rel='next canonical' href='/p'></head>"
        "<body><svg><title>no</title></svg>x"
    )
    document = read(text, "a.html")
    found = {
        field.name: (field.value, text[field.span.start : field.span.end], field.syntax) for field in document.fields
    }
    assert document.language == "en-GB"
    assert found == {
        "title": ("A & B", " A &amp; B ", "html"),
        "meta.description": ('say "x"', "say &quot;x&quot;", "attribute"),
        "meta.og:title": ("C", "C", "attribute"),
        "link.canonical": ("/p", "/p", "attribute"),
    }


def test_front_matter_fields() -> None:
    document = read("---\ntitle: Tea\nlang: fr\n---\n<p>x", "a.html")
    assert (document.fields[0].name, document.fields[0].value, document.language) == ("front-matter.title", "Tea", "fr")


def test_links_images_comments() -> None:
    text = (
        '<p><a href="/a?x=1&amp;y" rel=nofollow>go <b>on</b></a><a name=x>no</a>'
        '<img src=i.png><img data-src=j alt="J"><!-- c -->'
    )
    document = read(text, "a.html")
    (link,) = document.links
    assert (link.target, link.text, link.rel) == ("/a?x=1&y", "go on", "nofollow")
    assert text[link.text_span.start : link.text_span.end] == "go <b>on</b>"
    assert text[link.span.start : link.span.end].endswith("</a>")
    assert [(image.source, image.alt) for image in document.images] == [("i.png", None), ("j", "J")]
    assert [comment.text for comment in document.comments] == [" c "]


@pytest.mark.parametrize(
    "text",
    [
        "<!--" * 30_000,
        "<" * 50_000,
        "<a " * 30_000,
        '<a title="' * 20_000,
        "<div>" * 10_000 + "x",
        "<b>x" * 10_000 + "</b>" * 10_000,
        "<span>x" * 10_000 + "<p>y" * 3_000,
        "<ul><li>x" * 3_000,
        "<div>" * 10_000 + "</p></b></span>" * 10_000,
        "<p><button>" + "<div>" * 10_000,
        "<![CDATA[" * 20_000 + "<?php " * 20_000,
        "{{" * 20_000 + "&#" * 20_000,
        "<html><body>" + "<footer><article>x" * 5_000,
        "<html><body>" + "<div class=share><h1>x" * 5_000,
    ],
    ids=lambda text: text[:24],
)
def test_hostile_input_is_read_in_order(text: str) -> None:
    """Inputs on which work that grows with the square would take minutes."""
    starts = [block.whole.start for block in read(text, "a.html").blocks]
    assert starts == sorted(set(starts))
