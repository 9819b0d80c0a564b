"""What note-taking programs and site generators add to Markdown."""

from __future__ import annotations

import pytest

from contentlint.model import Mark
from contentlint.read import markdown


def shape(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    blocks = markdown.read(text, "note.md", mdx=False).blocks
    return [(block.kind, block.prose, block.within) for block in blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "> [!tip] Boil it\n> Then *wait*.\n",
            [("paragraph", "Boil it", ("aside",)), ("paragraph", "Then wait.", ("aside",))],
            id="callout-with-title",
        ),
        pytest.param("> [!todo]-\r\n> Wait.\r\n", [("paragraph", "Wait.", ("aside",))], id="folded-callout"),
        pytest.param("> [!quote]\n> I waited.\n", [("quote", "I waited.", ("quote",))], id="callout-that-is-a-quote"),
        pytest.param(
            "> [!tip] Out\n> > [!note] In\n> > Deep.\n",
            [
                ("paragraph", "Out", ("aside",)),
                ("paragraph", "In", ("aside", "aside")),
                ("paragraph", "Deep.", ("aside", "aside")),
            ],
            id="callout-in-a-callout",
        ),
        pytest.param("> [a] is a link.\n", [("quote", "[a] is a link.", ("quote",))], id="no-callout"),
        pytest.param("See [[Tea#Green|green tea]].\n", [("paragraph", "See green tea.", ())], id="wiki-link"),
        pytest.param("See [[Tea]].\n", [("paragraph", "See Tea.", ())], id="wiki-link-without-text"),
        pytest.param("See [[1]](/notes).\n", [("paragraph", "See [1].", ())], id="a-link-in-brackets"),
        pytest.param("![[cup.png]]\n\n[[toc]]\n", [], id="embeds-and-contents"),
        pytest.param("It is ==hot== now.\n", [("paragraph", "It is hot now.", ())], id="highlight"),
        pytest.param("If a == b and c == d.\n", [("paragraph", "If a == b and c == d.", ())], id="equality"),
        pytest.param("One %%not yet%% two.\n\n%%\nno\n%%\n", [("paragraph", "One two.", ())], id="remarks"),
        pytest.param("[Tea]{.smallcaps} is `hot`{.js}.\n", [("paragraph", "Tea is hot.", ())], id="attributes"),
        pytest.param("* TOC\n{:toc}\n\n1. Steep\n", [("list-item", "Steep", ("list",))], id="kramdown-contents"),
        pytest.param("*[TEA]: An infusion\n\nTEA.\n", [("paragraph", "TEA.", ())], id="abbreviation"),
        pytest.param(
            'One.\n\n<b @click="n++" :class="{a: 1}">Two</b>\n',
            [("paragraph", "One.", ()), ("paragraph", "Two", ())],
            id="bound-attributes",
        ),
        pytest.param("<<< @/tea.js{2}\n\nTea.\n", [("paragraph", "Tea.", ())], id="snippet"),
        pytest.param("<aside>\nDrink *up*.\n\n</aside>\n", [("paragraph", "Drink up.", ("aside",))], id="panel"),
        pytest.param("Tea\n:tea: is hot.\n", [("paragraph", "Tea :tea: is hot.", ())], id="emoji-is-no-definition"),
        pytest.param("{{< highlight go >}}\nx := 1\n{{< /highlight >}}\n", [("code", "\nx := 1\n", ())], id="code"),
        pytest.param("`[[a]] ==b== %%c%% $$d$$`\n", [("paragraph", "[[a]] ==b== %%c%% $$d$$", ())], id="code-stays"),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize("is_mdx", [False, True], ids=["markdown", "mdx"])
@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        pytest.param("Let $x_1 + y_1$ be.", ["$x_1 + y_1$"], id="inline"),
        pytest.param("Let $n$ be.", ["$n$"], id="one-letter"),
        pytest.param("So $$ \\frac{a}{b} $$ holds.", ["$$ \\frac{a}{b} $$"], id="display"),
        pytest.param("It costs $5 or $6 a day.", [], id="prices"),
        pytest.param("From $5/$6 to US$20 and A$30.", [], id="more-prices"),
        pytest.param("Set $HOME and $PATH_X first.", [], id="variables"),
        pytest.param("It costs \\$x^2\\$ now.", [], id="escaped"),
    ],
)
def test_formulas_are_opaque(text: str, formulas: list[str], is_mdx: bool) -> None:
    (block,) = markdown.read(text, "note.md", mdx=is_mdx).blocks
    assert [block.prose[mark.start : mark.end] for mark in block.opaque] == formulas


@pytest.mark.parametrize(
    "text", ["$$\nx = *y*\n$$\n", "\\begin{align*}\nx &= y\n\\end{align*}\n"], ids=["dollars", "environment"]
)
def test_a_formula_alone_is_no_prose(text: str) -> None:
    assert shape(f"One.\n\n{text}\nTwo.\n") == [("paragraph", "One.", ()), ("paragraph", "Two.", ())]


def test_places_stand_in_the_source() -> None:
    text = "> [!tip] Boil ==it==\n> [[Tea|The tea]] waits.\n"
    title, body = markdown.read(text, "note.md", mdx=False).blocks
    assert text[slice(*title.span(5, 7))] == "it"
    assert text[slice(*body.text_span)] == "The tea]] waits."
    assert body.edit(4, 7, "cup") is not None


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        pytest.param("- [ ] <label>Warm the pot</label>\n", "Warm the pot", id="label-of-a-checklist"),
        pytest.param("<h2><button>Is it hot?</button></h2>\n", "Is it hot?", id="button-that-is-a-heading"),
        pytest.param("<form><label>Name</label></form>\n\nTea.\n", "Tea.", id="label-in-a-form"),
        pytest.param("<div><button>Copy</button><p>Tea.</p></div>\n", "Tea.", id="button"),
    ],
)
def test_labels_and_buttons(text: str, prose: str) -> None:
    assert [block.prose for block in markdown.read(text, "note.md", mdx=False).blocks] == [prose]


def test_a_class_names_a_quotation() -> None:
    (block,) = markdown.read('<div class="pull-quote">Tea is patience.</div>\n', "note.md", mdx=False).blocks
    assert (block.kind, block.within) == ("quote", ("quote",))


def test_marks_of_text_around_formulas() -> None:
    (block,) = markdown.read("*Let* $a^2$ be\n", "note.md", mdx=False).blocks
    assert Mark("opaque", 4, 9) in block.marks
