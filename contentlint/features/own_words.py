"""Whether a pull quote is the article's own text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from contentlint.model import Block
from contentlint.text.words import Word, words

_SIZE = 3
_SHARE = 0.7
_PLACES = 50
_BODY = frozenset(("paragraph", "list-item", "definition"))


class OwnWords:
    """The shingles of an article's paragraphs, built when a pull quote is first looked up."""

    def __init__(self, blocks: Sequence[Block], split: Callable[[Block], Sequence[Word]]) -> None:
        """`split` gives the words of a block."""
        self._blocks = blocks
        self._split = split
        self._places: dict[tuple[str, ...], set[int]] | None = None

    def holds(self, text: str, block: Block) -> bool:
        """Whether another paragraph has these words, perhaps lightly edited."""
        shingles = _shingles(words(text))
        if len(shingles) < 2:
            return False
        if self._places is None:
            self._places = self._index()
        counts: dict[int, int] = {}
        for shingle in shingles:
            for at in self._places.get(shingle, ()):
                counts[at] = counts.get(at, 0) + 1
        return any(n >= _SHARE * len(shingles) and self._blocks[at] is not block for at, n in counts.items())

    def _index(self) -> dict[tuple[str, ...], set[int]]:
        places: dict[tuple[str, ...], set[int]] = {}
        for at, block in enumerate(self._blocks):
            if block.kind in _BODY and "quote" not in block.within:
                for shingle in _shingles(self._split(block)):
                    found = places.setdefault(shingle, set())
                    if len(found) < _PLACES:
                        found.add(at)
        return places


def _shingles(found: Sequence[Word]) -> set[tuple[str, ...]]:
    keys = [word.key for word in found]
    return {tuple(keys[i : i + _SIZE]) for i in range(len(keys) - _SIZE + 1)}
