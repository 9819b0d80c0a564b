"""MDX: what is not Markdown is left out, what stands between is read."""

from __future__ import annotations

import pytest

from contentlint.model import Document, Span
from contentlint.read import markdown
from contentlint.read.events import Close, Open
from contentlint.read.jsx import Jsx


def read(text: str) -> Document:
    return markdown.read(text, "page.mdx", mdx=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "import A from 'a'\nexport const b = {\n  c: 1,\n}\n\nText.\n", [("paragraph", "Text.", ())], id="esm"
        ),
        pytest.param(
            "Text.\nimport duties rose.\n", [("paragraph", "Text. import duties rose.", ())], id="prose-import"
        ),
        pytest.param(
            '<Card title="a > b" icon={<Star />}>\n\n*In* it.\n\n</Card>\n', [("paragraph", "In it.", ())], id="tags"
        ),
        pytest.param("<Aside>Mind this.</Aside>\n", [("paragraph", "Mind this.", ("aside",))], id="one-line"),
        pytest.param(
            "<Note\n  type='tip'\n>\n  Mind this.\n</Note>\n",
            [("paragraph", "Mind this.", ("aside",))],
            id="multi-line",
        ),
        pytest.param(
            "<Tabs>\n    <Tab>\n\n    Deep text.\n\n    - item\n\n    </Tab>\n</Tabs>\n",
            [("paragraph", "Deep text.", ()), ("list-item", "item", ("list",))],
            id="indented",
        ),
        pytest.param(
            "1. Step\n\n   <Tabs>\n     <Tab>\n     Choose.\n     </Tab>\n   </Tabs>\n",
            [("list-item", "Step", ("list",)), ("list-item", "Choose.", ("list",))],
            id="in-a-list",
        ),
        pytest.param(
            "- a\n\n<Aside>\n  b\n</Aside>\n",
            [("list-item", "a", ("list",)), ("paragraph", "b", ("aside",))],
            id="after-a-list",
        ),
        pytest.param("<>\n\nText.\n\n</>\n", [("paragraph", "Text.", ())], id="fragment"),
        pytest.param("{items.map(i => <li>{i}</li>)}\n\nText.\n", [("paragraph", "Text.", ())], id="expression"),
        pytest.param(
            "Version {version} is out.\n", [("paragraph", "Version {version} is out.", ())], id="expression-in-a-line"
        ),
        pytest.param("One{' '}two.\n", [("paragraph", "One two.", ())], id="space-expression"),
        pytest.param('It is <Badge text="new" /> now.\n', [("paragraph", "It is now.", ())], id="self-closed"),
        pytest.param("```js\nimport a\n<A>{b}\n```\n", [("code", "import a\n<A>{b}\n", ())], id="fence"),
        pytest.param("Use `<A>` and `{b}`.\n", [("paragraph", "Use <A> and {b}.", ())], id="inline-code"),
        pytest.param("    Not code.\n", [("paragraph", "Not code.", ())], id="no-indented-code"),
        pytest.param("a < b and \\{c}\n", [("paragraph", "a < b and {c}", ())], id="no-tags"),
        pytest.param("## Head {#id}\n", [("heading", "Head", ())], id="heading-id"),
        pytest.param("{ never closed\n", [("paragraph", "{ never closed", ())], id="unclosed-brace"),
        pytest.param(
            "<details>\n<summary>More</summary>\n\nText.\n\n</details>\n",
            [("paragraph", "More", ("details",)), ("paragraph", "Text.", ("details",))],
            id="details",
        ),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert [(block.kind, block.prose, block.within) for block in read(text).blocks] == expected


def test_comments() -> None:
    document = read("{/* contentlint-disable a/b */}\n\nText {/* here */} more.\n")
    assert [comment.text.strip() for comment in document.comments] == ["contentlint-disable a/b", "here"]
    assert [block.prose for block in document.blocks] == ["Text more."]


def test_places_stand_in_the_source() -> None:
    text = "import A from 'a'\n\n<A>\n    Ein *schöner* Satz &amp; mehr.\n</A>\n"
    (block,) = read(text).blocks
    assert block.prose == "Ein schöner Satz & mehr."
    at = block.prose.index("schöner")
    span = block.span(at, at + 7)
    assert text[span.start : span.end] == "schöner"
    assert block.syntax == "mdx"


def test_braces_are_escaped_in_edits() -> None:
    text = "Say this."
    (block,) = read(text).blocks
    edit = block.edit(4, 8, "{a}")
    assert edit is not None
    assert edit.text == r"\{a\}"


@pytest.mark.parametrize(
    ("text", "name", "end"),
    [
        pytest.param("<A b='c>' d>", "a", 12, id="quoted-angle"),
        pytest.param("<A.B {...c} d={{e: '}'}} />", "a.b", 27, id="spread-and-object"),
        pytest.param("<>", "", 2, id="fragment"),
    ],
)
def test_opening_tags(text: str, name: str, end: int) -> None:
    tag = Jsx(text).tag(0)
    assert isinstance(tag, Open)
    assert (tag.name, tag.span) == (name, Span(0, end))


def test_closing_tag() -> None:
    assert Jsx("</A >").tag(0) == Close("a", Span(0, 5))


@pytest.mark.parametrize("text", ["<3 of them", "<https://a.example>", "<A b", "<A b=>", "a < b"])
def test_no_tags(text: str) -> None:
    assert Jsx(text).tag(text.index("<")) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{" * 30_000, id="braces"),
        pytest.param("<A b={" * 20_000, id="attributes"),
        pytest.param("{\\`" * 10_000, id="backticks"),
        pytest.param("<A>\n" * 10_000, id="elements"),
        pytest.param("export const a = {\n" * 10_000, id="statements"),
        pytest.param("import a\n" * 20_000, id="lines-that-begin-like-statements"),
        pytest.param("{/*" * 60_000, id="comments"),
    ],
)
def test_hostile_text_is_read_in_order(text: str) -> None:
    """Texts on which work that grows with the square would take minutes."""
    starts = [block.whole.start for block in read(text).blocks]
    assert starts == sorted(set(starts))
