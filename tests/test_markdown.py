"""Markdown to blocks, links and images, every character with its place."""

from __future__ import annotations

import pytest

from contentlint.model import Block, Document, Mark
from contentlint.read import markdown


def read(text: str) -> Document:
    return markdown.read(text, "post.md", mdx=False)


def shape(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(block.kind, block.prose, block.within) for block in read(text).blocks]


def source(text: str, block: Block) -> list[str]:
    return [text[run.start : run.end] for run in block.runs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Plain text.", [("paragraph", "Plain text.", ())], id="paragraph"),
        pytest.param("# Title {#top}\n", [("heading", "Title", ())], id="heading-with-id"),
        pytest.param("Title\n=====\n", [("heading", "Title", ())], id="setext"),
        pytest.param(
            "- one\n- two", [("list-item", "one", ("list",)), ("list-item", "two", ("list",))], id="tight-list"
        ),
        pytest.param(
            "- one\n\n  more\n",
            [("list-item", "one", ("list",)), ("list-item", "more", ("list",))],
            id="second-paragraph-of-an-item",
        ),
        pytest.param("> said\n", [("quote", "said", ("quote",))], id="quote"),
        pytest.param("> - said\n", [("list-item", "said", ("quote", "list"))], id="list-in-quote"),
        pytest.param("- > said\n", [("quote", "said", ("list", "quote"))], id="quote-in-list"),
        pytest.param("> [!NOTE]\n> Mind this.\n", [("paragraph", "Mind this.", ("aside",))], id="alert-is-no-quote"),
        pytest.param(
            "| a | b |\n|---|---|\n| c | |\n",
            [("table-cell", cell, ("table",)) for cell in "abc"],
            id="table",
        ),
        pytest.param(
            "Fact.[^1]\n\n[^1]: Source.\n",
            [("paragraph", "Fact.", ()), ("paragraph", "Source.", ("footnote",))],
            id="footnote",
        ),
        pytest.param(
            "Fact [^1].\n\n[^1]: S\n", [("paragraph", "Fact.", ()), ("paragraph", "S", ("footnote",))], id="space"
        ),
        pytest.param(
            "Term\n: Meaning\n",
            [("term", "Term", ("definition-list",)), ("definition", "Meaning", ("definition-list",))],
            id="definition-list",
        ),
        pytest.param("```py\nx = 1\n```\n", [("code", "x = 1\n", ())], id="code"),
        pytest.param("- [ ] task\n", [("list-item", "task", ("list",))], id="task"),
        pytest.param("![only an image](a.png)\n", [], id="image-alone"),
        pytest.param("---\n\ntext\n\n---\n", [("paragraph", "text", ())], id="rules-are-no-front-matter"),
    ],
)
def test_blocks(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("<h2>Why?</h2>\n", [("heading", "Why?", ())], id="heading"),
        pytest.param("<p>one<p>two\n", [("paragraph", "one", ()), ("paragraph", "two", ())], id="implied-end-of-p"),
        pytest.param(
            "<ul>\n<li>a\n<li>b\n</ul>\n",
            [("list-item", "a", ("list",)), ("list-item", "b", ("list",))],
            id="implied-end-of-li",
        ),
        pytest.param(
            "<details>\n\n*in*\n\n</details>\n\nout\n",
            [("paragraph", "in", ("details",)), ("paragraph", "out", ())],
            id="around",
        ),
        pytest.param(
            "<blockquote>\n\nsaid\n\n</blockquote>\n", [("quote", "said", ("quote",))], id="blockquote-around"
        ),
        pytest.param("<div>\n<script>\nlet a = 1\n</script>\n<p>b</p></div>\n", [("paragraph", "b", ())], id="script"),
        pytest.param("a<br>b\n", [("paragraph", "a b", ())], id="br"),
        pytest.param("> <div>\n> one\n> two\n> </div>\n", [("quote", "one two", ("quote",))], id="html-in-quote"),
        pytest.param(
            '<aside markdown="1">\n  Read *this*.\n  <p markdown="1">\n— [Ada](/a)\n  </p>\n</aside>\n',
            [("paragraph", "Read this.", ("aside",)), ("paragraph", "— Ada", ("aside",))],
            id="markdown-attribute",
        ),
        pytest.param(
            "<div>\n  <p>\n    one\n  </p>\n\n    <p>\n      two\n    </p>\n</div>\n",
            [("paragraph", "one", ()), ("paragraph", "two", ())],
            id="indented-html-within-an-element",
        ),
        pytest.param("    <p>code</p>\n", [("code", "<p>code</p>\n", ())], id="indented-html-alone-is-code"),
        pytest.param("<svg>\n\nunclosed\n", [("paragraph", "unclosed", ())], id="unclosed-svg-hides-nothing"),
        pytest.param("x <!-- hidden --> y\n", [("paragraph", "x y", ())], id="comment"),
    ],
)
def test_html_in_markdown(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "{{< box >}}\n_All_ of it.\n{{< /box >}}\n", [("paragraph", "All of it.", ("aside",))], id="paired"
        ),
        pytest.param("{{< box >}}_All_ of it.{{< /box >}}\n", [("paragraph", "All of it.", ("aside",))], id="one-line"),
        pytest.param("{{% quote %}}\nsaid\n{{% /quote %}}\n", [("quote", "said", ("quote",))], id="quote"),
        pytest.param("{{< figure src=a.png >}}\n", [], id="alone"),
        pytest.param("Use {{< mark >}}one{{< /mark >}} word.\n", [("paragraph", "Use one word.", ())], id="in-a-line"),
        pytest.param("{% if a %}\nText.\n{% endif %}\n", [("paragraph", "Text.", ())], id="liquid"),
        pytest.param(
            "{% highlight py %}\nx = *1*\n{% endhighlight %}\n", [("code", "\nx = *1*\n", ())], id="highlight"
        ),
        pytest.param(
            "Hello {{ site.name }} readers.\n", [("paragraph", "Hello {{ site.name }} readers.", ())], id="value"
        ),
        pytest.param("{{ content }}\n", [], id="value-alone"),
        pytest.param(
            "Lead.\n{: .lead}\n\nNext.\n", [("paragraph", "Lead.", ()), ("paragraph", "Next.", ())], id="kramdown"
        ),
        pytest.param(
            ":::note Title\nText.\n:::\n\nOut.\n",
            [("paragraph", "Text.", ("aside",)), ("paragraph", "Out.", ())],
            id="directive",
        ),
        pytest.param("`{{ code }}` stays\n", [("paragraph", "{{ code }} stays", ())], id="code-is-no-template"),
        pytest.param("\\{{ a }} b\n", [("paragraph", "{{ a }} b", ())], id="escaped"),
        pytest.param(
            "an open {{ brace\n\nstays\n",
            [("paragraph", "an open {{ brace", ()), ("paragraph", "stays", ())],
            id="unclosed",
        ),
    ],
)
def test_templates(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param("a &amp; b", ["a ", "&amp;", " b"], id="entity"),
        pytest.param(r"a \* b", ["a ", r"\*", " b"], id="escape"),
        pytest.param("> a \n> b", ["a", " \n> ", "b"], id="line-end-with-prefix"),
        pytest.param("a  \r\nb", ["a", "  \r\n", "b"], id="hard-break"),
        pytest.param("a **b** `` c` ``", ["a ", "b", " ", "c`"], id="marks-and-backticks"),
        pytest.param("é *ü* ☃", ["é ", "ü", " ☃"], id="not-ascii"),
        pytest.param("<p>a\n  b &eacute;</p>", ["a", "\n  ", "b ", "&eacute;"], id="html"),
    ],
)
def test_runs(text: str, pieces: list[str]) -> None:
    (block,) = read(text).blocks
    assert source(text, block) == pieces


def test_marks() -> None:
    (block,) = read("*a* **b** `c` ~~d~~ [e](f) <cite>g</cite>\n").blocks
    kinds = [(mark.kind, block.prose[mark.start : mark.end]) for mark in block.marks]
    assert kinds == [("emphasis", "a"), ("strong", "b"), ("code", "c"), ("deleted", "d"), ("link", "e"), ("cite", "g")]


def test_links_and_images() -> None:
    text = 'See [a *b*](/c "t"), [d][e], <https://f.example> and [![g](h.png)](/i).\n\n<a href="/j">k</a>\n\n[e]: /l\n'
    document = read(text)
    assert [(link.target, link.text) for link in document.links] == [
        ("/c", "a b"),
        ("/l", "d"),
        ("https://f.example", "https://f.example"),
        ("/i", "g"),
        ("/j", "k"),
    ]
    assert [text[slice(*link.text_span)] for link in document.links] == [
        "a *b*",
        "d",
        "https://f.example",
        "![g](h.png)",
        "k",
    ]
    assert [(image.source, image.alt) for image in document.images] == [("h.png", "g")]


def test_a_bare_address_is_a_link_and_opaque() -> None:
    document = read("Write to https://a.example/b now.\n")
    (block,) = document.blocks
    assert [link.target for link in document.links] == ["https://a.example/b"]
    assert Mark("opaque", 9, 28) in block.marks


def test_a_template_in_a_link_is_its_target() -> None:
    document = read('[a]({{< ref "b.md" >}}) and [c](/d)\n')
    assert [link.target for link in document.links] == ['{{< ref "b.md" >}}', "/d"]


def test_labels_and_wholes() -> None:
    text = "1. one\n2. two\n\n> said\n\n## Head ##\n"
    blocks = read(text).blocks
    assert [block.label for block in blocks] == ["1.", "2.", "", ""]
    assert [text[slice(*block.whole)] for block in blocks] == ["1. one", "2. two", "> said", "## Head ##"]


def test_levels() -> None:
    blocks = read("### h\n\n- a\n  - b\n    1. c\n").blocks
    assert [block.level for block in blocks] == [3, 1, 2, 3]


def test_comments() -> None:
    document = read("<!-- contentlint-disable a/b -->\n\ntext <!-- in line --> more\n\n{{/* hugo */}}\n")
    assert [comment.text.strip(" *") for comment in document.comments] == ["contentlint-disable a/b", "in line", "hugo"]


def test_microdata_around_markdown() -> None:
    text = (
        '<div itemscope itemtype="https://schema.org/Question">\n<h2 itemprop="name">Why?</h2>\n'
        '<div itemprop="acceptedAnswer" itemscope itemtype="https://schema.org/Answer">\n<div itemprop="text">\n\n'
        "Because *so*.\n\n</div></div></div>\n"
    )
    document = read(text)
    (item,) = document.items
    names = [name for name, _ in item.properties]
    assert names == ["name", "acceptedAnswer"]
    assert [block.prose for block in document.blocks] == ["Why?", "Because so."]


def test_sentences_indented_one_column_short_belong_to_the_item() -> None:
    text = "  1. **First point**\n\n    This sentence goes on about the first point.\n  2. **Second point**\n"
    assert [kind for kind, _, _ in shape(text)] == ["list-item", "list-item", "list-item"]


def test_code_after_a_list_stays_code() -> None:
    assert [kind for kind, _, _ in shape("- a\n\n<!-- -->\n\n    x = run(y)\n")] == ["list-item", "code"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<!--" * 30_000, id="comments"),
        pytest.param('<a b="' * 20_000, id="attributes"),
        pytest.param(">" * 10_000 + " x", id="quotes"),
        pytest.param("<div>\n\n" * 10_000, id="elements"),
        pytest.param("[" * 20_000, id="brackets"),
        pytest.param("{{ " * 20_000, id="braces"),
        pytest.param("{% highlight %}" * 20_000, id="highlights"),
        pytest.param("`" * 50 + " a\0b\x01 " * 5_000, id="control-characters"),
    ],
)
def test_hostile_text_is_read_in_order(text: str) -> None:
    """Texts on which work that grows with the square would take minutes."""
    starts = [block.whole.start for block in read(text).blocks]
    assert starts == sorted(set(starts))
