"""The people that an article names: the fullest form of a name, and whom a pronoun means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from contentlint.features.names import Name, find_names, is_person
from contentlint.model import Block

_NAMES = 40


class People:
    """The names of an article, for finding the fullest form and whom a pronoun means."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._names: list[tuple[int, Name]] = []
        self._places: list[int] = []
        self._by_end: dict[str, list[str]] = {}
        self._alone: set[str] = set()  # names of one word that stood alone before any longer form
        self._is_read = False

    def _read(self) -> None:
        """Read the article's names, once, when the first is asked for."""
        if self._is_read:
            return
        self._is_read = True
        for at, block in enumerate(self._blocks):
            if block.kind not in ("heading", "code"):
                for name in find_names(block.prose):
                    self._add(at, name)
        self._places = [at for at, _ in self._names]

    def _add(self, at: int, name: Name) -> None:
        self._names.append((at, name))
        tokens = name.tokens
        if len(tokens) == 1 and name.text.casefold() not in self._by_end:
            self._alone.add(name.text.casefold())
        if not 1 < len(tokens) <= 5:
            return
        for token in {tokens[-1], tokens[0]}:
            known = self._by_end.setdefault(token.casefold(), [])
            if name.text not in known:
                known.append(name.text)

    def fullest(self, name: str) -> str:
        """The fullest form of a name that the article gives: the longest that ends with it, or holds all its parts."""
        self._read()
        tokens = name.split()
        last = self._by_end.get(tokens[-1].casefold(), [])
        if len(tokens) > 1:
            longer = [c for c in last if _contains(c.split(), tokens) and c.split()[-1] == tokens[-1]]
            return max(longer, key=len, default=name)
        by_surname = [c for c in last if c.split()[-1].casefold() == name.casefold()]
        by_given = [c for c in last if c.split()[0].casefold() == name.casefold() and is_person(c)]
        candidates = by_surname or by_given
        people = [c for c in candidates if is_person(c)]
        if not people and name.casefold() not in self._alone:
            people = [c for c in candidates if len(c.split()) <= 4]
        return people[0] if people else name

    def before(self, at: int, prose: str, reach: int = 2) -> str | None:
        """The person that `prose`, the words before a pronoun in block `at`, names first: its topic. Where it names
        nobody, the person named last in the `reach` blocks before."""
        here = [name for name in find_names(prose) if self._is_known(name.text)]
        if here:
            return self.fullest(here[0].text)
        self._read()
        low, high = bisect_left(self._places, at - reach), bisect_left(self._places, at)
        earlier = [name for _, name in self._names[max(low, high - _NAMES) : high] if self._is_known(name.text)]
        return self.fullest(earlier[-1].text) if earlier else None

    def _is_known(self, name: str) -> bool:
        return is_person(self.fullest(name))

    def named_in(self, text: str) -> list[str]:
        """The people that a text names, each by the fullest form of the name."""
        return [self.fullest(name.text) for name in find_names(text) if self._is_known(name.text)]


def _contains(longer: Sequence[str], shorter: Iterable[str]) -> bool:
    rest = iter(longer)
    return all(any(token.casefold() == other.casefold() for other in rest) for token in shorter)
