"""Lines, columns and bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.text.positions import ByteOffsets, Lines


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        pytest.param("ab\ncd", 3, (2, 1), id="lf"),
        pytest.param("ab\r\ncd", 4, (2, 1), id="crlf"),
        pytest.param("ab\rcd", 3, (2, 1), id="cr"),
        pytest.param("ab\x0bcd\u2028ef\x85g", 8, (1, 9), id="nothing-else-ends-a-line"),
        pytest.param("", 0, (1, 1), id="empty"),
        pytest.param("ab\n", 3, (2, 1), id="after-the-last-line-end"),
        pytest.param("é😀b", 2, (1, 3), id="columns-are-code-points"),
    ],
)
def test_position(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert Lines(text).position(offset) == expected


def test_line_is_without_its_end() -> None:
    lines = Lines("one\r\ntwo\rthree")
    assert [lines.line(number) for number in (1, 2, 3)] == ["one", "two", "three"]


@given(st.text())
def test_lines_part_the_text_without_loss(text: str) -> None:
    starts = Lines(text).starts
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert "".join(text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)) == text


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_every_character_start_is_found_from_its_byte(text: str) -> None:
    offsets = ByteOffsets(text)
    byte = 0
    for index, character in enumerate(text):
        assert offsets.code_point(byte) == index
        byte += len(character.encode())
    assert offsets.code_point(byte) == len(text)
