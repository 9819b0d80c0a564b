"""Sections, titles and where findings about the whole article stand."""

from __future__ import annotations

import pytest

from contentlint.features.article import Article
from contentlint.read import read_bytes


def article(text: str, name: str = "a.md") -> Article:
    return Article(read_bytes(text.encode(), name))


def test_sections_know_their_parents_and_their_own_blocks() -> None:
    found = article("Intro.\n\n# A\n\nOne two.\n\n### B\n\nThree.\n\n## C\n\n# D\n").sections
    assert [(s.heading.prose if s.heading else None, s.parent, s.words) for s in found] == [
        (None, None, 1),
        ("A", None, 2),
        ("B", 1, 1),
        ("C", 1, 0),
        ("D", None, 0),
    ]


def test_no_leading_section_without_text() -> None:
    assert [s.level for s in article("# A\n\nText.\n").sections] == [1]


@pytest.mark.parametrize(
    ("text", "name", "title", "marked"),
    [
        pytest.param("---\ntitle: Front\n---\n\n# Head\n", "a.md", "Front", "Front", id="front-matter"),
        pytest.param("## Sub\n\n# Head\n", "a.md", "Head", "Head", id="first-heading-of-level-1"),
        pytest.param("## Sub\n\ntext\n", "a.md", "Sub", "Sub", id="else-the-first-heading"),
        pytest.param("Only text here.\n", "a.md", None, "Only text here.", id="else-the-first-block"),
        pytest.param("", "a.md", None, "", id="empty"),
        pytest.param("<title>T &amp; U</title><h1>H</h1>", "a.html", "T & U", "T &amp; U", id="html-title"),
    ],
)
def test_title_and_its_place(text: str, name: str, title: str | None, marked: str) -> None:
    found = article(text, name)
    assert found.title == title
    assert text[found.title_span.start : found.title_span.end] == marked


def test_words_and_sentences_are_split_once() -> None:
    found = article("One two. Three four.\n")
    (block,) = found.blocks
    assert found.sentences(block) is found.sentences(block)
    assert found.words(block) is found.words(block)
    assert [s.text for s in found.sentences(block)] == ["One two.", "Three four."]
    assert found.word_count == 4
