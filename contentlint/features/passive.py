"""Passive voice: a form of "be", perhaps an adverb, and a past participle that is no adjective."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contentlint.features.passage import Passage
from contentlint.resources import read_words
from contentlint.text.words import Word, words

BE = frozenset(
    "am is are was were be been being isn't aren't wasn't weren't i'm it's he's she's we're they're you're "
    "that's".split()
)
_ANY_BE = re.compile(r"\b(?:am|is|are|was|were|be|been|being)(?:n['’]t)?\b|['’](?:m|s|re)\b", re.I)
_BETWEEN = frozenset("not never always often also then now still just only even ever rather quite soon once".split())
_NO_ADVERB = frozenset("only family reply supply apply rely likely early daily weekly monthly friendly".split())
# Other participles in un- are adjectives: undefined, unlimited.
_UNDOING = frozenset(
    "uncovered underlined undermined underpinned underscored unearthed unified unlocked unveiled".split()
)
# After these the participle says what somebody did, whatever else it can be.
_AGENT = frozenset({"by"})


def find_passives(sentence: Passage) -> Iterator[tuple[int, int]]:
    """Each passive of a sentence as (start, end) in the block's prose, from the form of "be" to the participle."""
    if not _ANY_BE.search(sentence.text):
        return
    found = words(sentence.text)
    for at, word in enumerate(found):
        if word.text.casefold().replace("’", "'") not in BE:
            continue
        if (end := _participle(sentence.text, found, at + 1)) is not None:
            yield sentence.start + word.start, sentence.start + found[end].end


def _participle(text: str, found: Sequence[Word], at: int) -> int | None:
    """The index of the participle that the form of "be" before `at` takes, or None."""
    for index in range(at, min(at + 3, len(found))):
        if text[found[index - 1].end : found[index].start].strip():
            return None  # a comma or a bracket parts them
        key = found[index].key
        if key in BE and index == at:
            return None
        if is_participle(key):
            return index if _is_passive(found, index) else None
        if not (key in _BETWEEN or (key.endswith("ly") and key not in _NO_ADVERB)):
            return None
    return None


def _is_passive(found: Sequence[Word], index: int) -> bool:
    after = found[index + 1].key if index + 1 < len(found) else ""
    if found[index].key in read_words("readability/adjectival.txt"):
        return after in _AGENT
    return True


def is_participle(word: str) -> bool:
    """Whether a lower-case word can be a past participle. A hyphenated word is taken for an adjective."""
    if "-" in word or word in read_words("readability/not-participles.txt"):
        return False
    if word in read_words("readability/participles.txt"):
        return True
    return word.endswith("ed") and len(word) > 4 and (not word.startswith("un") or word in _UNDOING)
