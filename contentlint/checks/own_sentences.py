"""What one of two alike paragraphs says that the other does not."""

from __future__ import annotations

from collections.abc import Sequence

from contentlint.checks.copies import Unit, normalize
from contentlint.features.article import Article
from contentlint.text.similarity import FUNCTION_WORDS, Likeness
from contentlint.text.words import count_words

_PASSAGE = 6  # so many words in a row without counterpart say something of their own
_SENTENCE = 6  # words; shorter sentences may stand twice
_LEAST_OWN = 2


def share_only_sentences(article: Article, first: Unit, second: Unit, likeness: Likeness) -> bool:
    """Whether two paragraphs have whole sentences in common and each goes on in its own way: then these sentences stand
    twice, not the paragraphs."""
    if _sentences(article, first).isdisjoint(_sentences(article, second)):
        return False
    return _has_own_sentence(article, first, likeness.first_only) and _has_own_sentence(
        article, second, likeness.second_only
    )


def _sentences(article: Article, unit: Unit) -> set[str]:
    texts = (passage.text for passage in article.sentences(unit.block))
    return {normalize(text) for text in texts if count_words(text) >= _SENTENCE}


def has_own_part(article: Article, unit: Unit, alone: Sequence[int]) -> bool:
    """Whether a sentence, or a passage of one, is the unit's own; `alone` are its words without counterpart."""
    is_passage = any(last - first == _PASSAGE - 1 for first, last in zip(alone, alone[_PASSAGE - 1 :], strict=False))
    return is_passage or _has_own_sentence(article, unit, alone)


def _has_own_sentence(article: Article, unit: Unit, alone: Sequence[int]) -> bool:
    """Whether in one of the sentences half of the words of meaning are the unit's own."""
    lonely = set(alone)
    for passage in article.sentences(unit.block):
        content = [
            place
            for place, word in enumerate(unit.words)
            if passage.start <= word.start < passage.end and unit.tokens[place] not in FUNCTION_WORDS
        ]
        own = sum(place in lonely for place in content)
        if own >= _LEAST_OWN and own * 2 >= len(content):
            return True
    return False
