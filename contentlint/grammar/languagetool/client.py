"""Talking to a LanguageTool server over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import ProxyHandler, build_opener

from contentlint.grammar.engine import EngineError

if TYPE_CHECKING:
    from urllib.request import OpenerDirector

TIMEOUT = 120.0  # seconds; the first text of a language takes a cold server ten times as long as the next
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_SHOWN = 200  # characters of what a server says


class Match(NamedTuple):
    """What the server found at start..end, in UTF-16 units of the text it was sent."""

    start: int
    end: int
    rule: str
    sub_rule: str
    category: str
    issue: str
    message: str
    replacements: tuple[str, ...]


class Client:
    """A server at an address such as http://localhost:8081. Every failure is an EngineError that names the remedy."""

    def __init__(self, address: str, timeout: float = TIMEOUT) -> None:
        self.address = address.rstrip("/").removesuffix("/v2")
        self._timeout = timeout

    def check(self, text: str, language: str) -> list[Match]:
        """The matches in a text; `language` is a code of the server's own."""
        answer = self._ask("check", urlencode({"text": text, "language": language}, errors="replace").encode())
        try:
            return list(_matches(answer))
        except (KeyError, TypeError, AttributeError):
            raise EngineError(f"{self.address} does not answer as LanguageTool does; is the address right?") from None

    def languages(self) -> tuple[str, ...]:
        """The codes of all languages that the server knows: "fr", "en-US"."""
        answer = self._ask("languages")
        try:
            return tuple(str(language["longCode"]) for language in answer)
        except (KeyError, TypeError):
            raise EngineError(f"{self.address} does not answer as LanguageTool does; is the address right?") from None

    def is_up(self) -> bool:
        """Whether the server answers."""
        try:
            with self._opener().open(f"{self.address}/v2/healthcheck", timeout=min(self._timeout, 5)) as response:
                return bool(response.status == 200)
        except (OSError, HTTPException, ValueError):
            return False

    def _ask(self, what: str, data: bytes | None = None) -> Any:
        try:
            with self._opener().open(f"{self.address}/v2/{what}", data, timeout=self._timeout) as response:
                return json.loads(response.read())
        except HTTPError as error:
            raise EngineError(self._refusal(error)) from None
        except TimeoutError:
            raise EngineError(self._slowness()) from None
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise EngineError(self._slowness()) from None
            raise EngineError(f"no connection to {self.address} ({_reason(error.reason)}); is it running?") from None
        except (OSError, HTTPException) as error:
            raise EngineError(f"{self.address} broke off ({_reason(error)}); start it again") from None
        except ValueError:
            raise EngineError(f"{self.address} does not answer as LanguageTool does; is the address right?") from None

    def _opener(self) -> OpenerDirector:
        """A server on this machine is never asked through a proxy."""
        return build_opener(ProxyHandler({})) if is_local(self.address) else build_opener()

    def _slowness(self) -> str:
        return f"{self.address} gave no answer within {self._timeout:g} seconds; start it again or give it more memory"

    def _refusal(self, error: HTTPError) -> str:
        if error.code in (426, 429):
            return f"{self.address} takes no more texts for now; run a server of your own: contentlint grammar install"
        try:
            said = " ".join(error.read().decode("utf-8", "replace").split())[:_SHOWN]
        except (OSError, HTTPException):
            said = ""
        return f"{self.address} refused a text with status {error.code}: {said or error.reason}"


def is_local(address: str) -> bool:
    """Whether an address is of this machine, so that nothing leaves it."""
    return urlsplit(address).hostname in _LOOPBACK


def _matches(answer: Any) -> Iterator[Match]:
    for match in answer["matches"]:
        rule, start = match["rule"], int(match["offset"])
        replacements = tuple(str(item["value"]) for item in match["replacements"])
        yield Match(
            start,
            start + int(match["length"]),
            str(rule["id"]),
            str(rule.get("subId") or ""),
            str(rule["category"]["id"]),
            str(rule.get("issueType") or ""),
            str(match["message"]),
            replacements,
        )


def _reason(error: object) -> str:
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return str(said)
