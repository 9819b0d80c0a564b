"""Which grammar engines a config asks for, and where their server is."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from contentlint.cache import Cache, default_folder
from contentlint.cache.grammar import CachedEngine, has_answers
from contentlint.selectors import matches

if TYPE_CHECKING:
    from contentlint.config import Config
    from contentlint.grammar.engine import Engine

TIMEOUT = "CONTENTLINT_LANGUAGETOOL_TIMEOUT"


class Server(NamedTuple):
    """Where LanguageTool answers, or why it does not."""

    address: str = ""
    trouble: str = ""


NO_SERVER = Server()


def uses_languagetool(config: Config) -> bool:
    """Whether LanguageTool is asked under a config."""
    return "languagetool" in config.engines and may_run_grammar(config)


def find_server(configs: Iterable[Config]) -> Server:
    """The server on this machine, started where one of the configs needs it and names none of its own."""
    is_needed = any(not config.languagetool and uses_languagetool(config) for config in configs)
    return _share_server() if is_needed else NO_SERVER


@cache
def _share_server() -> Server:
    from contentlint.grammar.engine import EngineError
    from contentlint.grammar.languagetool import server

    try:
        return Server(server.acquire(server_folder()))
    except EngineError as error:
        return Server(trouble=str(error))


def leave_server() -> None:
    """Use the server on this machine no more, where it was used; without other users it stops."""
    if not _share_server.cache_info().currsize:
        return
    found = _share_server()
    _share_server.cache_clear()
    if found.address:
        from contentlint.grammar.languagetool import server

        server.release(server_folder())


def server_folder() -> Path:
    """Where the runs of a user keep what they know of their server."""
    return default_folder() / "languagetool"


def find_remote(configs: Iterable[Config]) -> list[str]:
    """A line for every address beyond this machine that texts go to."""
    asked = dict.fromkeys(c.languagetool for c in configs if c.languagetool and uses_languagetool(c))
    if not asked:
        return []
    from contentlint.grammar.languagetool.client import is_local

    return [f"texts are sent to {address}" for address in asked if not is_local(address)]


def build_engine(config: Config, found: Server, kept: Cache | None = None) -> Engine | None:
    """The grammar engine, where one of its rules may run, with its answers kept in a cache.

    Harper wakes up in the background, unless there are answers that may make it superfluous.
    """
    if not config.engines or not may_run_grammar(config):
        return None
    engines: dict[str, Engine] = {}
    if "harper" in config.engines:
        engines["harper"] = _keep(_harper(config, kept), kept)
    if "lingotweaker" in config.engines:
        from contentlint.grammar.languagetool.lingotweaker import LingoTweakerEngine

        engines["lingotweaker"] = _keep(LingoTweakerEngine(), kept)
    if "languagetool" in config.engines:
        engines["languagetool"] = _languagetool(config, found, kept)
    if len(engines) == 1:
        return next(iter(engines.values()))
    from contentlint.grammar.engine import Together

    return Together(*reversed(engines.values()))  # a server is asked while Harper wakes up


def _harper(config: Config, kept: Cache | None) -> Engine:
    from contentlint.grammar.harper import HarperEngine

    harper = HarperEngine(config.language or "en")
    if not (kept and has_answers(kept.folder)):
        harper.warm_up()
    return harper


def _languagetool(config: Config, found: Server, kept: Cache | None) -> Engine:
    from contentlint.grammar.languagetool.client import TIMEOUT as USUAL
    from contentlint.grammar.languagetool.engine import LanguageToolEngine

    try:
        timeout = float(os.environ.get(TIMEOUT) or USUAL)
    except ValueError:
        timeout = USUAL
    if config.languagetool:
        return _keep(LanguageToolEngine(config.languagetool, timeout), kept, config.languagetool)
    return _keep(LanguageToolEngine(found.address, timeout, found.trouble), kept)


def _keep(engine: Engine, kept: Cache | None, where: str = "") -> Engine:
    return CachedEngine(engine, kept.folder, f"{kept.stamp}|{where}") if kept else engine


def may_run_grammar(config: Config) -> bool:
    """Whether one of the grammar rules may be on."""
    from contentlint.grammar.engine import KINDS

    rules = [f"grammar/{kind}" for kind in KINDS]
    selected = [rule for rule in rules if not config.select or _is_named(rule, config.select)]
    return any(not _is_named(rule, config.ignore) for rule in selected)


def _is_named(rule: str, selectors: Sequence[str]) -> bool:
    return any(matches(rule, selector) for selector in selectors)
