"""What can be counted in an article."""

from __future__ import annotations

from collections.abc import Mapping

from contentlint.features.article import Article

WORDS_PER_MINUTE = 238  # silent reading of non-fiction by adults: Brysbaert 2019


def measure(article: Article) -> Mapping[str, float]:
    """Words, sentences, paragraphs, headings, minutes of reading, and the readability scores by textstat's names."""
    kinds = [block.kind for block in article.blocks]
    return {
        "words": article.word_count,
        "sentences": sum(len(article.sentences(block)) for block in article.body),
        "paragraphs": kinds.count("paragraph"),
        "headings": kinds.count("heading"),
        "reading_minutes": round(article.word_count / WORDS_PER_MINUTE, 1),
        **article.readability,
    }
