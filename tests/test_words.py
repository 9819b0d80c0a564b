"""Words and their keys."""

from __future__ import annotations

import pytest

from contentlint.text.words import count_words, word_key, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Long-term goals", ["Long-term", "goals"], id="hyphen"),
        pytest.param("don’t, can't", ["don’t", "can't"], id="apostrophes"),
        pytest.param("one—two", ["one", "two"], id="dash-parts"),
        pytest.param("snake_case", ["snake", "case"], id="underscore-parts"),
        pytest.param("‘quoted’ dogs’ bowls", ["quoted", "dogs", "bowls"], id="marks-are-no-letters"),
        pytest.param("3 of 10", ["3", "of", "10"], id="numbers"),
        pytest.param("", [], id="empty"),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [word.text for word in words(text)] == expected
    assert all(text[word.start : word.end] == word.text for word in words(text))


def test_key_folds_case_marks_and_the_possessive() -> None:
    assert [word_key(w) for w in ("Ana’s", "ANA'S", "don’t", "it's")] == ["ana", "ana", "don't", "it"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("two words", 2, id="latin"),
        pytest.param("日本語です", 5, id="unspaced-script-by-character"),
        pytest.param("使う Rust", 3, id="mixed"),
        pytest.param("—", 0, id="marks-only"),
    ],
)
def test_count(text: str, expected: int) -> None:
    assert count_words(text) == expected
