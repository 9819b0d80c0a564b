"""LanguageTool's English rules without Java and without a server: the port LingoTweaker, where it is installed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from contentlint.grammar.engine import EngineError, Slip
from contentlint.grammar.languagetool.client import Match
from contentlint.grammar.languagetool.slips import to_slips

EXTRA = "pip install 'contentlint[lingotweaker]'"
_CODES = ("en-US", "en-GB", "en-AU", "en-CA", "en-NZ", "en-ZA")


class LingoTweakerEngine:
    """LingoTweaker as an Engine, for English. It holds no checker itself: that is the process's."""

    name = "lingotweaker"

    def check(self, texts: Sequence[str], language: str) -> list[tuple[Slip, ...]]:
        """The slips of each text; none in another language. Raises EngineError where it is not installed."""
        if language.split("-")[0] != "en" or not any(texts):
            return [() for _ in texts]
        checker = _checker(language if language in _CODES else _CODES[0])
        return [to_slips(text, language, _matches(checker, text), self.name) for text in texts]


@cache
def _checker(code: str) -> Any:
    try:
        import lt_py

        return lt_py.Engine(code)
    except ImportError:
        raise EngineError(f"LingoTweaker is not installed; {EXTRA}") from None
    except (OSError, RuntimeError, ValueError) as error:
        raise EngineError(f"LingoTweaker does not start ({error}); {EXTRA} installs it with its data") from None


def _matches(checker: Any, text: str) -> Iterator[Match]:
    if not text.strip():
        return
    for match in checker.check(text):
        start = int(match["offset"])
        yield Match(
            start,
            start + int(match["length"]),
            str(match["rule_id"]),
            str(match["sub_id"] or ""),
            str(match["category_id"]),
            str(match["issue_type"]),
            str(match["message"]),
            tuple(str(word) for word in match["suggestions"]),
        )
