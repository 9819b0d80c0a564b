"""How alike two texts are: by the words they share, how rare these are, and their order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from math import log
from typing import NamedTuple

FUNCTION_WORDS = frozenset(
    "a an the this that these those it its it's i i'm i've me my you your you're you've you'll yours we we're"
    " we've we'll our us he his him she her they their them they're one's be is am are was were been being do does"
    " did done have has had having will would shall should can could may might must of in on at by for to from"
    " with into onto upon about as than then so such and or but nor if when while where which who whom whose what"
    " how why because since although though also too very just only even still yet again both either each there"
    " here however therefore moreover furthermore additionally overall indeed thus hence instead rather quite more"
    " most much up out off over some any that's there's what's".split()
)
NEGATIONS = frozenset(
    "not no never none neither nor without cannot nothing nobody nowhere hardly unlike except".split()
)
FUNCTION_WEIGHT = 0.12
_COMMON = 8  # a feature in more texts than this says nothing about a pair
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")


class Likeness(NamedTuple):
    """How alike two texts are, in shares of their weight from 0 to 1.

    `shared`: what stands in both; `contained`: what of the lighter text stands in the other; `order`: how much of that
    stands in one order. `first_only`, `second_only`: the places of the words that have no counterpart.
    """

    shared: float
    contained: float
    order: float
    first_only: tuple[int, ...]
    second_only: tuple[int, ...]


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word key without the commonest endings, so that "strengthens" meets "strengthening"; every "n't" is "not"."""
    if word in FUNCTION_WORDS or len(word) < 4:
        return word
    if word.endswith("n't"):
        return "not"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed", "ly"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            word = _DOUBLED.sub(r"\1", word[: -len(ending)])
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


class Weights:
    """How much a token says: little where many of the texts have it, next to nothing where it is a function word."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        self.frequency: Counter[str] = Counter()
        self.count = 0
        for text in texts:
            self.frequency.update(set(text))
            self.count += 1
        self._known: dict[str, float] = {}

    def __getitem__(self, token: str) -> float:
        weight = self._known.get(token)
        if weight is None:
            others = max(1, self.frequency[token] - 1)  # a copy must not make its own words common
            weight = FUNCTION_WEIGHT if token in FUNCTION_WORDS else log(1 + max(self.count, 2) / others)
            self._known[token] = weight
        return weight

    def total(self, tokens: Iterable[str]) -> float:
        return sum(self[token] for token in tokens)


def find_candidates(texts: Sequence[Sequence[str]], least: int = 3) -> list[tuple[int, int]]:
    """Pairs of texts that share `least` rare words or rare pairs of neighbours, and a quarter of what they could.

    Linear in the words: a feature that stands in many texts pairs none of them.
    """
    postings: dict[object, list[int]] = defaultdict(list)
    sizes: list[int] = []
    for index, text in enumerate(texts):
        features = _features(text)
        sizes.append(len(features))
        for feature in features:
            postings[feature].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for places in postings.values():
        if 2 <= len(places) <= _COMMON:
            shared.update(combinations(places, 2))
    return sorted(pair for pair, n in shared.items() if n >= least and n * 4 >= min(sizes[pair[0]], sizes[pair[1]]))


def _features(text: Sequence[str]) -> set[object]:
    content = [token for token in text if token not in FUNCTION_WORDS]
    return {*content, *pairwise(content)}


def compare(first: Sequence[str], second: Sequence[str], weights: Weights | Mapping[str, float]) -> Likeness:
    """How alike two texts of tokens are."""
    from rapidfuzz.distance import LCSseq

    aligned = [(o.src_start, o.src_end, o.dest_start) for o in LCSseq.opcodes(first, second) if o.tag == "equal"]
    left = set(range(len(first))).difference(*(range(start, end) for start, end, _ in aligned))
    right = set(range(len(second))).difference(*(range(at, at + end - start) for start, end, at in aligned))
    in_order = sum(weights[token] for start, end, _ in aligned for token in first[start:end])
    moved = _match_moved(first, second, left, right)
    everything = sum(weights[token] for token in first), sum(weights[token] for token in second)
    both = in_order + sum(weights[token] for token in moved)
    return Likeness(
        2 * both / (sum(everything) or 1),
        both / (min(everything) or 1),
        in_order / (both or 1),
        tuple(sorted(left)),
        tuple(sorted(right)),
    )


def _match_moved(first: Sequence[str], second: Sequence[str], left: set[int], right: set[int]) -> list[str]:
    """Take out of `left` and `right` the places of words that stand in both, but elsewhere.

    A negation or a number has only moved where the word after it has moved with it.
    """
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place in sorted(right, reverse=True):
        waiting[_movable(second, place)].append(place)
    moved: list[str] = []
    for place in sorted(left):
        same = waiting[_movable(first, place)]
        if same:
            right.discard(same.pop())
            left.discard(place)
            moved.append(first[place])
    return moved


def _movable(text: Sequence[str], place: int) -> tuple[str, str]:
    token = text[place]
    if token in NEGATIONS or any(char.isdigit() for char in token):
        return token, text[place + 1] if place + 1 < len(text) else ""
    return token, ""
