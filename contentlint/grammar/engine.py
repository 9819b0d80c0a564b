"""What a grammar engine is, and how what several rules say of one place becomes one slip."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from contentlint.errors import ContentlintError
from contentlint.model import Confidence

KINDS = (
    "agreement",
    "verb-form",
    "article",
    "missing-word",
    "repeated-word",
    "word-choice",
    "capitalization",
    "punctuation",
    "spacing",
    "spelling",
    "usage",
)
_INSIDE = {"contentlint": "harper", "lingotweaker": "languagetool"}
_RANK: dict[Confidence, int] = {"low": 0, "medium": 1, "high": 2}


class Slip(NamedTuple):
    """A fault at start..end of a text, in code points.

    `kind` is one of KINDS; `replacements` are what may stand there instead, the likeliest first, none where the engine
    knows none; `source` names the engines' own rules ("harper:ThenThan").
    """

    start: int
    end: int
    kind: str
    message: str
    replacements: tuple[str, ...]
    source: tuple[str, ...]
    confidence: Confidence = "high"


class EngineError(ContentlintError):
    """An engine that could not be asked, with the remedy; `found` is what other engines found meanwhile, per text."""

    def __init__(self, message: str, found: Sequence[tuple[Slip, ...]] = ()) -> None:
        super().__init__(message)
        self.found = tuple(found)


class Engine(Protocol):
    """A grammar checker. It may be called from several threads, and keeps nothing of a text once it has answered."""

    @property
    def name(self) -> str:
        """What the engine is called in `source`."""

    def check(self, texts: Sequence[str], language: str) -> list[tuple[Slip, ...]]:
        """The slips of each text, in its own offsets; none in a language that the engine does not know.

        Raises EngineError where the engine depends on something that is not there.
        """


class Together:
    """Several engines as one: what they say of one place is one slip, the surer for it."""

    def __init__(self, *engines: Engine) -> None:
        self._engines = engines
        self.name = "+".join(engine.name for engine in engines)

    def check(self, texts: Sequence[str], language: str) -> list[tuple[Slip, ...]]:
        """The slips of all engines. Raises EngineError with those of the others where one fails."""
        found: list[list[Slip]] = [[] for _ in texts]
        trouble = ""
        for engine in self._engines:
            try:
                results: Sequence[tuple[Slip, ...]] = engine.check(texts, language)
            except EngineError as error:
                trouble, results = str(error), error.found
            for slips, others in zip(found, results, strict=False):
                slips += others
        merged = [merge_slips(slips) for slips in found]
        if trouble:
            raise EngineError(trouble, merged)
        return merged


def merge_slips(slips: Iterable[Slip]) -> tuple[Slip, ...]:
    """Slips in order, those that overlap made one: the place and words of the surer or wider, the sources of all."""
    merged: list[Slip] = []
    for slip in sorted(slips, key=lambda slip: (slip.start, -slip.end)):
        if merged and slip.start < merged[-1].end:
            merged[-1] = _join(merged[-1], slip)
        else:
            merged.append(slip)
    return tuple(merged)


def _join(first: Slip, second: Slip) -> Slip:
    better = second if _weigh(second) > _weigh(first) else first
    sources = dict.fromkeys(first.source + second.source)
    same = (first.start, first.end) == (second.start, second.end)
    replacements = tuple(dict.fromkeys(first.replacements + second.replacements)) if same else better.replacements
    agree = _engines(first).isdisjoint(_engines(second))
    confidence: Confidence = "high" if agree else better.confidence
    return better._replace(source=tuple(sources), replacements=replacements, confidence=confidence)


def _weigh(slip: Slip) -> tuple[int, bool]:
    return _RANK[slip.confidence], bool(slip.replacements)


def _engines(slip: Slip) -> set[str]:
    """The engines behind a slip, as far as they think for themselves: our own rules run inside Harper, and LingoTweaker
    has LanguageTool's."""
    named = {source.partition(":")[0] for source in slip.source}
    return {_INSIDE.get(name, name) for name in named}
