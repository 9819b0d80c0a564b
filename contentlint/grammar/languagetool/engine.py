"""LanguageTool as an Engine: texts out to a server, its matches back as slips."""

from __future__ import annotations

from collections.abc import Sequence

from contentlint.grammar.engine import EngineError, Slip
from contentlint.grammar.languagetool.client import TIMEOUT, Client, Match
from contentlint.grammar.languagetool.languages import find_code
from contentlint.grammar.languagetool.lots import make_lots
from contentlint.grammar.languagetool.slips import to_slips

MOST = 15_000  # characters sent at once: servers that set a limit begin at 20,000


class LanguageToolEngine:
    """A LanguageTool server as an Engine. Once the server has failed it is not asked again."""

    name = "languagetool"

    def __init__(self, address: str = "", timeout: float = TIMEOUT, trouble: str = "") -> None:
        self._client = Client(address, timeout)
        self._trouble = trouble
        self._codes: tuple[str, ...] = ()

    def check(self, texts: Sequence[str], language: str) -> list[tuple[Slip, ...]]:
        """The slips of each text; none in a language that the server does not have. Raises EngineError."""
        if self._trouble:
            raise EngineError(self._trouble)
        try:
            return self._check(texts, language)
        except EngineError as error:
            self._trouble = str(error)
            raise

    def _check(self, texts: Sequence[str], language: str) -> list[tuple[Slip, ...]]:
        if not any(texts):
            return [() for _ in texts]
        self._codes = self._codes or self._client.languages()
        code = find_code(language, self._codes)
        if code is None:
            return [() for _ in texts]
        found: list[list[Match]] = [[] for _ in texts]
        for lot in make_lots(texts, MOST):
            for match in self._client.check(lot.text, code):
                place = lot.place(match.start, match.end)
                if place:
                    owner, start, end = place
                    found[owner].append(match._replace(start=start, end=end))
        return [to_slips(text, language, matches, self.name) for text, matches in zip(texts, found, strict=True)]
