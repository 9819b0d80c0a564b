"""HTML tags inside Markdown, with their places."""

from __future__ import annotations

import pytest

from contentlint.model import Comment, Span
from contentlint.read.events import Attribute, Close, Open, Text
from contentlint.read.tags import Token, tokens


def test_tokens() -> None:
    text = 'x <p class="a&amp;b">é &lt;</p><!-- c --><br/>'
    assert list(tokens(text, 2)) == [
        Open("p", (Attribute("class", "a&b", Span(12, 19)),), Span(2, 21)),
        Text("é <", Span(21, 27)),
        Close("p", Span(27, 31)),
        Comment(" c ", Span(31, 41)),
        Open("br", (), Span(41, 46), closed=True),
    ]


@pytest.mark.parametrize("text", ["a < b", "1 <2>", "plain", "a <"])
def test_text_without_tags(text: str) -> None:
    found: list[Token] = list(tokens(text))
    assert found == [Text(text, Span(0, len(text)))]


def test_a_part_of_the_text() -> None:
    assert [token.span for token in tokens("<a><b></b></a>", 3, 10)] == [Span(3, 6), Span(6, 10)]


def test_scripts_are_raw() -> None:
    found = list(tokens("<script>a < b && c</script>"))
    assert found[1] == Text("a < b && c", Span(8, 18))
