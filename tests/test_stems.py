"""Content words and their stems."""

from __future__ import annotations

import pytest

from contentlint.text.stems import function_words, stem, terms


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        pytest.param("The bakers' ovens", ["baker", "oven"], id="plural-and-apostrophe"),
        pytest.param("a baker’s oven", ["baker", "oven"], id="possessive"),
        pytest.param("well-being, (self-esteem)!", ["well", "self", "esteem"], id="hyphens-and-marks"),
        pytest.param("to be or not to be", [], id="function-words-only"),
        pytest.param("", [], id="empty"),
    ],
)
def test_terms(text: str, stems: list[str]) -> None:
    assert [term.stem for term in terms(text)] == stems


def test_terms_know_their_place() -> None:
    text = "the state-of-the-art ovens"
    assert [text[term.start : term.end] for term in terms(text)] == ["state", "art", "ovens"]


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("running", "en", "run"),
        ("knives", "en", "knife"),
        ("Häuser", "de", "haus"),
        ("chansons", "fr", "chanson"),
        ("Wörter", "xx", "wörter"),
    ],
)
def test_stem_by_language(word: str, language: str, expected: str) -> None:
    assert stem(word, language) == expected


def test_function_words_are_lower_case_and_only_where_there_is_a_list() -> None:
    assert {"the", "el"} <= function_words("en") | function_words("es")
    assert all(word == word.casefold() for word in function_words("de"))
    assert function_words("ja") == frozenset()
