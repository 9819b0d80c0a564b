"""Where a keyphrase stands in a text: all its content words in one sentence, in any order and form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from contentlint.features.article import Article
from contentlint.features.passage import Passage
from contentlint.model import Block, Span
from contentlint.text.stems import Term, terms
from contentlint.text.words import count_words, word_key


@dataclass(frozen=True, slots=True)
class Match:
    """One use of a keyphrase: the terms of `passage` that make it up, in source order."""

    passage: Passage
    terms: tuple[Term, ...]

    @property
    def span(self) -> Span:
        """From the first of its words to the last."""
        return self.passage.block.span(self.terms[0].start, self.terms[-1].end)


def base_language(language: str | None) -> str:
    """ "en" of "en-US", and where no language is known."""
    return (language or "en").split("-")[0].lower()


def phrase_stems(phrase: str, language: str) -> tuple[str, ...]:
    """The stems of a phrase's content words; of all its words where it has no content word."""
    found = tuple(term.stem for term in terms(phrase, language))
    return found or tuple(word_key(word) for word in phrase.split())


def holds_phrase(text: str, stems: Iterable[str], language: str) -> bool:
    """Whether a text holds all words of a phrase."""
    return set(stems) <= {term.stem for term in terms(text, language)}


def share_held(text: str, stems: Iterable[str], language: str) -> float:
    """How many of a phrase's different words a text holds, from 0 to 1."""
    wanted = set(stems)
    return len(wanted & {term.stem for term in terms(text, language)}) / max(1, len(wanted))


def find_matches(article: Article, stems: tuple[str, ...], blocks: Iterable[Block]) -> tuple[Match, ...]:
    """All uses of a phrase in some blocks; a sentence that has each word twice holds two."""
    language = base_language(article.document.language)
    found: list[Match] = []
    for block in blocks:
        for sentence in article.sentences(block):
            found += _match(sentence, stems, language)
    return tuple(found)


def _match(sentence: Passage, stems: tuple[str, ...], language: str) -> list[Match]:
    needed = Counter(stems)
    places: dict[str, list[Term]] = {key: [] for key in needed}
    for term in terms(sentence.text, language):
        if term.stem in places:
            at = sentence.start
            places[term.stem].append(Term(term.text, term.stem, term.start + at, term.end + at))
    count = min((len(places[key]) // n for key, n in needed.items()), default=0)
    matches = []
    for i in range(count):
        used = [term for key, n in needed.items() for term in places[key][i * n : (i + 1) * n]]
        matches.append(Match(sentence, tuple(sorted(used, key=lambda term: term.start))))
    return matches


def find_density(matches: int, words: int, length: int) -> float:
    """Keyphrase density in percent, weighted by the phrase's length in content words as Yoast SEO weights it."""
    return matches / words * 100 * (0.7 + length / 3) if words else 0.0


def count_prose(blocks: Iterable[Block]) -> int:
    """The words of some blocks."""
    return sum(count_words(block.prose) for block in blocks)
