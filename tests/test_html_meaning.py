"""Elements read as what they act as: accordions, labels, layout tables, pull quotes, note marks."""

from __future__ import annotations

import pytest

from contentlint.read.html import read


def shape(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(block.kind, block.prose, block.within) for block in read(text, "a.html").blocks]


def proses(text: str) -> list[str]:
    return [block.prose for block in read(text, "a.html").blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("<h3><button>Is it hot?</button></h3><p>Yes.", ["Is it hot?", "Yes."], id="all-of-a-heading"),
        pytest.param("<h3>Tea <button>Copy link</button></h3>", ["Tea"], id="beside-a-heading"),
        pytest.param("<div><button aria-expanded=false>Why tea?</button></div>", ["Why tea?"], id="question"),
        pytest.param("<div><button aria-expanded=false>Show more</button></div>", [], id="no-question"),
        pytest.param("<nav><button aria-expanded=false>Lost?</button></nav>", [], id="navigation"),
        pytest.param("<button class=accordion-button>Why tea?</button><p>So.", ["Why tea?", "So."], id="by-its-class"),
        pytest.param(
            "<button aria-controls=a>+</button><div id=a hidden><p>It is hot.</div><div hidden>No.</div>",
            ["It is hot."],
            id="controlled-panel",
        ),
        pytest.param("<div class=faq-answer style='display:none'>It is hot.</div>", ["It is hot."], id="answer"),
        pytest.param("<form><p hidden class=faq-answer>Thanks!</p></form>", [], id="hidden-in-a-form"),
        pytest.param("<ul><li><label><input type=checkbox>Warm it</label></ul>", ["Warm it"], id="label-of-a-list"),
        pytest.param("<form><p><label>Name</label></form><label>Tab</label>", [], id="other-labels"),
    ],
)
def test_what_unfolds_is_read(text: str, expected: list[str]) -> None:
    assert proses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "<table><tr><td><h2>Tea</h2>Hot.<td><table><tr><td>1</table></table>",
            [("heading", "Tea", ()), ("paragraph", "Hot.", ()), ("table-cell", "1", ("table",))],
            id="holds-headings",
        ),
        pytest.param("<table role=presentation><tr><td>Hot.</table>", [("paragraph", "Hot.", ())], id="declared"),
        pytest.param(
            "<table><tr><th>Tea<td><p>Hot.<table><tr><td>1</table></table>",
            [
                ("table-cell", "Tea", ("table",)),
                ("table-cell", "Hot.", ("table",)),
                ("table-cell", "1", ("table", "table")),
            ],
            id="data-with-a-header",
        ),
        pytest.param("<table><tr><td><p>a<p>b</table>", [("table-cell", c, ("table",)) for c in "ab"], id="data"),
    ],
)
def test_layout_tables(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    ("text", "is_quote"),
    [
        pytest.param("<div class='wp-pullquote'><p>Tea is patience.</div>", True, id="one-word"),
        pytest.param("<div class='pull-quote'><p>Tea is patience.</div>", True, id="pull-quote"),
        pytest.param("<figure class=pullquote>Tea is patience.</figure>", True, id="pullquote"),
        pytest.param("<p class=epigraph>Tea is patience.</p>", True, id="epigraph"),
        pytest.param("<div class='c-testimonial'>Tea is patience.</div>", True, id="testimonial"),
        pytest.param("<div class=pull-right>Tea is patience.</div>", False, id="pulled-aside"),
        pytest.param("<div class=get-a-quote>Get a quote in a minute.</div>", False, id="a-price"),
        pytest.param("<div class=quote><h2>Our prices</h2>Get a quote now.</div>", False, id="holds-a-heading"),
        pytest.param("<div class=quote-author>Ada Lovelace, mathematician</div>", False, id="credit"),
    ],
)
def test_a_class_names_a_quotation(text: str, is_quote: bool) -> None:
    (block, *_) = read(text, "a.html").blocks
    assert ("quote" in block.within) == is_quote


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("<p>Hot<sup><a href=#fn1>1</a></sup>.", "Hot.", id="number-of-a-note"),
        pytest.param("<p>Hot <a class=footnote-reference href=#id1>[<b>1</b>]</a>.", "Hot [1].", id="other-marks"),
        pytest.param("<p>Hot <a role=doc-noteref href=#id1>[1]</a>, tea.", "Hot, tea.", id="space-before"),
        pytest.param("<p>Hot. <a href=#ref1>↩︎</a>", "Hot.", id="way-back"),
        pytest.param("<h2>Tea<a href=#tea>\u200b</a></h2>", "Tea", id="invisible-permalink"),
        pytest.param("<p>Read <a href=#two>2</a> now", "Read 2 now", id="a-link-that-is-a-number"),
        pytest.param("<p>On the 2<sup>nd</sup> day", "On the 2nd day", id="ordinal"),
        pytest.param("<p>Go <a href=/next>→</a>", "Go →", id="arrow-to-a-page"),
    ],
)
def test_note_marks(text: str, expected: str) -> None:
    assert proses(text) == [expected]


def test_links_of_note_marks_are_kept() -> None:
    document = read("<h2>Tea <a href=#tea>#</a></h2><p>Hot<sup><a href=#fn1>1</a></sup>.", "a.html")
    assert [link.target for link in document.links] == ["#fn1"]


def test_formulas_are_opaque() -> None:
    (block,) = read(r"<p>So \(x_1\) and $$y$$ hold.", "a.html").blocks
    assert [block.prose[m.start : m.end] for m in block.opaque] == [r"\(x_1\)", "$$y$$"]
