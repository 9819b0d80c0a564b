"""Front matter: its fields with their places, and where the text behind it begins."""

from __future__ import annotations

import pytest

from contentlint.read.front_matter import split


def fields(text: str) -> dict[str, tuple[str, str]]:
    """Name to value and source."""
    return {field.name: (field.value, text[slice(*field.span)]) for field in split(text).fields}


@pytest.mark.parametrize(
    ("text", "name", "value", "source"),
    [
        pytest.param("---\ntitle: Ä title\n---\n", "title", "Ä title", "Ä title", id="plain"),
        pytest.param('---\ntitle: "A: b"\n---\n', "title", "A: b", "A: b", id="quoted"),
        pytest.param("---\nä: ü\ntitle: 'It''s'\n---\n", "title", "It's", "It''s", id="single-quoted"),
        pytest.param("---\r\na: 1\r\ntitle: b\r\n---\r\n", "title", "b", "b", id="crlf"),
        pytest.param("---\rtitle: b\r---\r", "title", "b", "b", id="cr"),
        pytest.param("---\ntitle: >\n  one\n  two\nx: 1\n---\n", "title", "one two\n", "one\n  two", id="folded"),
        pytest.param("---\nseo:\n  title: a\n---\n", "seo.title", "a", "a", id="nested"),
        pytest.param("---\ntags: [a, 'b c']\n---\n", "tags[1]", "b c", "b c", id="flow-list"),
        pytest.param("---\ntags:\n- a\n- b\n---\n", "tags[1]", "b", "b", id="block-list"),
        pytest.param("---\ndraft: true\n---\n", "draft", "true", "true", id="boolean-as-written"),
        pytest.param("---\ntitle:\n---\n", "title", "", "", id="empty"),
        pytest.param('+++\ntitle = "Ä \\"b\\""\n+++\n', "title", 'Ä "b"', 'Ä \\"b\\"', id="toml"),
        pytest.param("+++\n[a.b]\nc = 'd' # e\n+++\n", "a.b.c", "d", "d", id="toml-table"),
        pytest.param("+++\nt = [\n 'a',\n \"b\"]\n+++\n", "t[1]", "b", "b", id="toml-list"),
        pytest.param("+++\n[[a]]\nb = 1\n[[a]]\nb = 2.5\n+++\n", "a[1].b", "2.5", "2.5", id="toml-tables"),
        pytest.param("+++\na = {b = 1, c = 'x'}\n+++\n", "a.c", "x", "x", id="toml-inline"),
        pytest.param("+++\nd = 2024-01-02\n+++\n", "d", "2024-01-02", "2024-01-02", id="toml-date"),
        pytest.param('{\n "title": "a",\n "n": {"t": ["b", "ü"]}\n}\nText', "n.t[1]", "ü", "ü", id="json"),
    ],
)
def test_fields(text: str, name: str, value: str, source: str) -> None:
    assert fields(text)[f"front-matter.{name}"] == (value, source)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        pytest.param("---\na: 1\n---\nText", "Text", id="yaml"),
        pytest.param("---\na: 1\n...\nText", "Text", id="dots"),
        pytest.param("---\n# only a comment\n---\nText", "Text", id="comment"),
        pytest.param("---\n---\nText", "Text", id="empty"),
        pytest.param("+++\na = 1\n+++\nText", "Text", id="toml"),
        pytest.param('{"a": 1}\nText', "Text", id="json"),
        pytest.param("---\n\nText\n\n---\n", "---\n\nText\n\n---\n", id="thematic-breaks"),
        pytest.param("---\nText alone\n---\n", "---\nText alone\n---\n", id="a-scalar-is-text"),
        pytest.param("---\nText\n", "---\nText\n", id="never-closed"),
        pytest.param("{{< a >}}\nText", "{{< a >}}\nText", id="shortcode"),
        pytest.param("Text\n---\na: 1\n---\n", "Text\n---\na: 1\n---\n", id="not-at-the-start"),
        pytest.param("---\na: [1\n---\nText", "Text", id="broken-yaml"),
        pytest.param("+++\na = \n+++\nText", "Text", id="broken-toml"),
        pytest.param('{\n "a": 1,,\n}\nText', "Text", id="broken-json"),
    ],
)
def test_where_the_text_begins(text: str, rest: str) -> None:
    assert text[split(text).start :] == rest


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("---\ntitle: a: b\n---\n", "title: a: b", id="yaml"),
        pytest.param("+++\na = 1\nb = \n+++\n", "b = ", id="toml"),
        pytest.param('{\n "a": 1,,\n}\n', ' "a": 1,,', id="json"),
    ],
)
def test_problems_stand_on_their_line(text: str, line: str) -> None:
    (problem,) = split(text).problems
    assert problem.kind == "front-matter"
    assert text[slice(*problem.span)] == line


def test_simple_lines_of_broken_yaml_are_read() -> None:
    assert fields("---\ntitle: Good\ntags: [a\n---\n")["front-matter.title"] == ("Good", "Good")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\na: " + "[" * 20_000 + "\n---\n", id="deep-flow"),
        pytest.param("---\n" + "- " * 20_000 + "\n---\n", id="deep-list"),
        pytest.param("---\r" + "a\r" * 5_000, id="returns-never-closed"),
        pytest.param("---\r\n" + "\r\n" * 5_000 + "a: [\r\n---\r\n", id="empty-lines"),
        pytest.param('{"a": ' + "[" * 20_000 + "\n}\n", id="deep-json"),
        pytest.param("+++\na = " + "[" * 20_000 + "\n+++\n", id="deep-toml"),
        pytest.param(
            "---\na: &a [x]\n" + "".join(f"b: &a [*a, *a] # {i}\n" for i in range(50)) + "---\n", id="aliases"
        ),
    ],
)
def test_hostile_front_matter_does_no_harm(text: str) -> None:
    assert split(text).start >= 0
