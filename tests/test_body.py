"""Where the article stands on a page."""

from __future__ import annotations

import pytest

from contentlint.read.html import read

LEAD = "The kettle was older than the house, and nobody in the family remembered who had bought it or where."
NEXT = "It stood on the stove in summer and winter, and it sang, so that visitors thought somebody was whistling."
LAST = "When it broke at last, my aunt kept the lid, because a lid, she said, always finds another pot in time."
TEXT = f"<p>{LEAD}</p><p>{NEXT}</p><p>{LAST}</p>"
BODY = [LEAD, NEXT, LAST]
NAV = "<ul><li><a href=/>Home</a><li><a href=/tea>Tea and coffee</a><li><a href=/about>About us</a></ul>"


def page(body: str, title: str = "The old kettle | Kitchen Notes") -> str:
    return f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"


def proses(body: str, **options: str) -> list[str]:
    return [block.prose for block in read(page(body, **options), "a.html").blocks]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(TEXT, BODY, id="nothing but text"),
        pytest.param(
            f"<nav>{NAV}</nav><main><h1>The old kettle</h1>{TEXT}</main><footer>© Kitchen Notes</footer>",
            ["The old kettle", *BODY],
            id="semantic page",
        ),
        pytest.param(
            f"<div id=top-bar>{NAV}</div><div class=wrap><div class=left>{TEXT}</div>"
            f"<div class=sidebar><p>{LEAD}</p></div></div><div id=footer>All rights reserved by us, {NAV}</div>",
            BODY,
            id="divs with names",
        ),
        pytest.param(f"<div>{NAV}</div><div><div>{TEXT}</div></div><div>{NAV}</div>", BODY, id="divs without names"),
        pytest.param(
            f"<header><h1>The old kettle</h1></header><article>{TEXT}</article>",
            ["The old kettle", *BODY],
            id="headline outside",
        ),
        pytest.param(
            f"<h1>Kitchen Notes</h1><div class=post-body><h2>The old kettle</h2>{TEXT}</div>",
            ["The old kettle", *BODY],
            id="the site's name is no headline",
        ),
        pytest.param(
            f"<h1>Kitchen Notes</h1><h3>The old kettle</h3><div class=entry-content>{TEXT}</div>",
            ["The old kettle", *BODY],
            id="headline by the title",
        ),
        pytest.param(
            f"<article>{TEXT}<div class=share-buttons>Share this with others</div></article>"
            f"<section id=comments><p>{LEAD} I agree.</p></section>",
            BODY,
            id="shares and comments",
        ),
        pytest.param(
            f"<article>{TEXT}<h3>Related posts</h3><ul><li><a href=1>Pots</a><li><a href=2>Pans</a></ul></article>",
            [*BODY, "Related posts"],
            id="links at the end",
        ),
        pytest.param(
            f"<article>{TEXT}<section><h3>You may also like</h3><p><a href=1>Pots</a> for all</p></section></article>",
            BODY,
            id="further reading",
        ),
        pytest.param(
            f"<article>{TEXT}<h2>Related posts</h2></article>", [*BODY, "Related posts"], id="a heading left over stays"
        ),
        pytest.param(
            f"<div class=content-with-sidebar>{TEXT}<div class=sidebar>{NAV}</div></div>", BODY, id="a container's name"
        ),
        pytest.param(
            f"<article><p>{LEAD}</p><div class=shareholders><p>{NEXT}</p></div><p class=adventure>{LAST}</p></article>",
            BODY,
            id="whole words only",
        ),
        pytest.param(f"<form action=x><div>{TEXT}</div></form>", BODY, id="a form around the page"),
        pytest.param(f"<div role=dialog class=cookie>We use cookies.</div><main>{TEXT}</main>", BODY, id="cookies"),
        pytest.param(
            f"<article>{TEXT}<aside><p>A lid finds its pot.</p></aside><aside>{NAV}</aside></article>",
            [*BODY, "A lid finds its pot."],
            id="asides",
        ),
        pytest.param(
            f"<article>{TEXT}<blockquote><p>Sing.</p><footer>My aunt</footer></blockquote></article>",
            [*BODY, "Sing.", "My aunt"],
            id="who said it",
        ),
        pytest.param(
            f"<main><article><h2>One</h2><p>{LEAD}</p></article><article><h2>Two</h2><p>{NEXT}</p></article>"
            f"<article><h2>Three</h2><p>{LAST}</p></article></main>",
            ["One", LEAD, "Two", NEXT, "Three", LAST],
            id="several articles",
        ),
        pytest.param(
            f"<main><article><h1>The old kettle</h1><p>A standfirst of one line.</p><div itemprop=articleBody>{TEXT}"
            f"</div></article><article><p>Another thing altogether.</p></article></main>",
            ["The old kettle", "A standfirst of one line.", *BODY],
            id="article within main",
        ),
        pytest.param(
            f"<main><p><a href=/>Home</a> / Kettles</p><h1>The old kettle</h1>{TEXT}</main>",
            ["The old kettle", *BODY],
            id="before the headline",
        ),
        pytest.param(
            f"<main><p>{LEAD}</p><h1>The old kettle</h1><p>{NEXT}</main>", [LEAD, "The old kettle", NEXT], id="lead"
        ),
        pytest.param(f"<table><tr><td>{NAV}<td>{TEXT}</table>", BODY, id="table for layout"),
        pytest.param("<h1>Soon</h1>", ["Soon"], id="hardly anything"),
        pytest.param("", [], id="empty"),
    ],
)
def test_article_is_found(body: str, expected: list[str]) -> None:
    assert proses(body) == expected


def test_a_fragment_keeps_everything() -> None:
    found = [block.prose for block in read(f"<nav>Home</nav><p>{LEAD}</p><footer>End</footer>", "a.html").blocks]
    assert found == ["Home", LEAD, "End"]


def test_links_and_images_are_the_article_s() -> None:
    document = read(
        page(f"<nav>{NAV}<img src=logo></nav><article>{TEXT}<a href=x>y</a><img src=k></article>"), "a.html"
    )
    assert [link.target for link in document.links] == ["x"]
    assert [image.source for image in document.images] == ["k"]


def test_a_layout_table_is_no_surrounding() -> None:
    blocks = read(page(f"<table><tr><td>{NAV}<td>{TEXT}</table>"), "a.html").blocks
    assert {(block.kind, block.within) for block in blocks} == {("paragraph", ())}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            f"<h1>The old kettle</h1><p>It is old.</p><div role=contentinfo><p>{LEAD}</p></div>",
            ["The old kettle", "It is old."],
            id="a footer longer than the text",
        ),
        pytest.param(
            "".join(
                f"<div class='box box-widget'><div class=box-widget-text>{part}</div></div>" for part in (TEXT, TEXT)
            ),
            [*BODY, *BODY],
            id="a page made of widgets",
        ),
    ],
)
def test_names_that_mislead(body: str, expected: list[str]) -> None:
    assert proses(body) == expected
