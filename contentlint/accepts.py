"""Accept entries of the config that cover nothing any more: known only when all articles are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from contentlint.config import Accept, Config
from contentlint.fingerprints import with_fingerprints
from contentlint.ignores import UNUSED
from contentlint.model import Finding, Span
from contentlint.verdict import Judged

_MAGIC = re.compile(r"[*?\[]")
_LITERAL = re.compile(r"\[([*?\[])\]")  # a character that means nothing in a glob any more
_Key = tuple[str, str, str, str]


def unused_accepts(judged: Sequence[Judged], complete: Callable[[Config], bool]) -> tuple[Judged, ...]:
    """The results with a finding for every accept entry that covers nothing in any of the articles that it is about.

    An entry about one article is judged by that article. One whose path is a glob, or a bare name, is judged only where
    `complete` says that the run saw all articles of its config's folder, and is reported at the first of its articles.
    """
    added: dict[int, list[Finding]] = {}
    for places in _by_entry(judged).values():
        first, number = places[0]
        entry = judged[first].config.accept[number]
        is_one = _is_about(entry, judged[first])
        if not is_one and not all(complete(judged[at].config) for at, _ in places):
            continue
        if all(number in _unused(judged[at]) for at, number in places):
            added.setdefault(first, []).append(_report(judged[first], entry, len(places)))
    return tuple(_add(item, added[at]) if at in added else item for at, item in enumerate(judged))


def _by_entry(judged: Sequence[Judged]) -> dict[_Key, list[tuple[int, int]]]:
    """Per accept entry the articles that it is about, each with the entry's number there."""
    found: dict[_Key, list[tuple[int, int]]] = {}
    for at, item in enumerate(judged):
        for number, entry in enumerate(item.config.accept):
            key = (entry.place, entry.rule, entry.text, entry.path)
            found.setdefault(key, []).append((at, number))
    return found


def _is_about(entry: Accept, item: Judged) -> bool:
    """Whether an entry's path is that of an article, with its folder, and no other article's."""
    path = entry.path.replace("\\", "/").removeprefix("./")
    if _MAGIC.search(_LITERAL.sub("", path)) or "/" not in path:
        return False
    return _LITERAL.sub(r"\1", path).strip("/") == item.config.relative(Path(item.result.path))


def _facts(item: Judged) -> Mapping[str, Any]:
    facts = item.result.facts.get("unused-accepts")
    return facts if isinstance(facts, Mapping) else {}


def _unused(item: Judged) -> Sequence[int]:
    entries: Sequence[int] = _facts(item).get("entries", ())
    return entries


def _report(item: Judged, entry: Accept, count: int) -> Finding:
    facts = _facts(item)
    where = "this article" if count == 1 else f"any of the {count} articles that its path names"
    words = " ".join(entry.text.split())
    about = f" at “{words if len(words) < 50 else words[:45].rstrip() + '…'}”" if words else ""
    message = f"The accept entry for {entry.rule}{about} covers nothing in {where} any more; remove it: {entry.place}."
    return Finding(UNUSED, Span(*facts["span"]), message, level=facts["level"])


def _add(item: Judged, findings: Sequence[Finding]) -> Judged:
    together = sorted((*item.result.findings, *findings), key=_order)
    named = with_fingerprints(together, item.result.text, whole=findings[0].span)
    return replace(item, result=replace(item.result, findings=named))


def _order(finding: Finding) -> tuple[int, str, int, str]:
    return finding.span.start, finding.rule, finding.span.end, finding.message
