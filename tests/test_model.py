"""Blocks: from prose to source, and edits."""

from __future__ import annotations

import pytest

from contentlint.model import Block, Mark, Run, Span

# source: "Tom **and** J&amp;B\n> go"
SOURCE = "Tom **and** J&amp;B\n> go"
BLOCK = Block(
    "paragraph",
    "Tom and J&B go",
    (Run(0, 0, 4), Run(4, 6, 9), Run(7, 11, 13), Run(9, 13, 18), Run(10, 18, 19), Run(11, 19, 22), Run(12, 22, 24)),
    Span(0, 24),
    syntax="markdown",
    marks=(Mark("strong", 4, 7),),
)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(0, 3, "Tom", id="plain"),
        pytest.param(4, 7, "and", id="the-marks-of-bold-stay-outside"),
        pytest.param(3, 8, " **and** ", id="across-bold"),
        pytest.param(8, 11, "J&amp;B", id="an-entity-is-whole"),
        pytest.param(9, 10, "&amp;", id="only-the-entity"),
        pytest.param(10, 14, "B\n> go", id="over-a-soft-line-end"),
    ],
)
def test_span(start: int, end: int, expected: str) -> None:
    span = BLOCK.span(start, end)
    assert SOURCE[span.start : span.end] == expected


def test_empty_span_stands_after_the_character_before_it() -> None:
    assert BLOCK.span(7, 7) == (9, 9)
    assert BLOCK.span(0, 0) == (0, 0)


@pytest.mark.parametrize(
    ("start", "end", "text", "expected"),
    [
        pytest.param(0, 3, "Ann", "Ann **and** J&amp;B\n> go", id="word"),
        pytest.param(4, 7, "or", "Tom **or** J&amp;B\n> go", id="inside-bold"),
        pytest.param(0, 3, "*A*", "\\*A\\* **and** J&amp;B\n> go", id="marks-are-escaped"),
        pytest.param(8, 11, "us", "Tom **and** us\n> go", id="a-whole-entity"),
        pytest.param(14, 14, ".", "Tom **and** J&amp;B\n> go.", id="insertion-at-the-end"),
    ],
)
def test_edit(start: int, end: int, text: str, expected: str) -> None:
    edit = BLOCK.edit(start, end, text)
    assert edit
    assert SOURCE[: edit.span.start] + edit.text + SOURCE[edit.span.end :] == expected


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        pytest.param(0, 7, "Ann or", id="would-cut-bold-in-two"),
        pytest.param(4, 7, "", id="would-leave-empty-bold"),
        pytest.param(4, 7, " or ", id="bold-marks-beside-a-space-are-no-marks"),
        pytest.param(0, 3, "a\nb", id="line-end"),
        pytest.param(0, 20, "x", id="outside"),
    ],
)
def test_no_edit(start: int, end: int, text: str) -> None:
    assert BLOCK.edit(start, end, text) is None


def test_code_is_opaque_and_cannot_be_edited() -> None:
    block = Block(
        "paragraph", "run ls now", (Run(0, 0, 4), Run(4, 5, 7), Run(6, 8, 12)), Span(0, 12), marks=(Mark("code", 4, 6),)
    )
    assert block.is_opaque(3, 5)
    assert not block.is_opaque(6, 9)
    assert block.edit(4, 6, "cd") is None
    assert block.edit(0, 3, "type") is not None
