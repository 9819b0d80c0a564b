"""Findings that an old site lives with: written down once, and left out from then on."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from contentlint.errors import ContentlintError
from contentlint.fingerprints import name_places, name_whole, says_same
from contentlint.model import Finding, Result

NAME = "contentlint-baseline.json"
_VERSION = 1
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Known:
    """What a baseline knows of one file: its own entry, or the entries of files that are gone, from which it may have
    come."""

    own: frozenset[str] = frozenset()
    strays: tuple[frozenset[str], ...] = ()

    def drop(self, result: Result) -> Result:
        """A result without the findings that are known; what it scores is left as it is."""
        known = self.own or _find_stray(self.strays, result)
        if not known:
            return result
        names = name_places(result.findings, result.text)
        kept = [f for f, own in zip(result.findings, names, strict=True) if not _is_known(f, own, known, result.text)]
        return replace(result, findings=tuple(kept))

    def count_gone(self, result: Result) -> int:
        """How many entries of the file name nothing any more in its whole result."""
        return len(self.own.difference(*name_places(result.findings, result.text))) if self.own else 0


def _is_known(finding: Finding, names: Sequence[str], known: frozenset[str], text: str) -> bool:
    """One thing said several times is known where all its places are. A finding with several different ones, such as
    a share of long sentences, is known where its own place is, or most of them are."""
    here = [related.span for related in finding.related if related.path is None]
    if all(says_same(text, span, finding.span) for span in here):
        return known.issuperset(names)
    return names[0] in known or 2 * sum(name in known for name in names) > len(names)


def _find_stray(strays: Sequence[frozenset[str]], result: Result) -> frozenset[str]:
    """The entry that a file had under another name: it shares most findings with the file, half of them at least."""
    if not strays:
        return frozenset()
    names = frozenset(name for own in name_places(result.findings, result.text) for name in own)
    anywhere = {name_whole(finding.rule) for finding in result.findings}
    best = max(strays, key=lambda entry: len(entry & names))
    shared = best & names
    is_it = bool(shared - anywhere) and 2 * len(shared) >= min(len(best), len(names))
    return best if is_it else frozenset()


@dataclass(frozen=True, slots=True)
class Baseline:
    """Rules by the fingerprints of their findings, by path from `folder` on; `gone` are paths that no file has now."""

    folder: Path
    entries: Mapping[str, Mapping[str, str]]
    gone: frozenset[str] = frozenset()

    def known_of(self, path: str) -> frozenset[str]:
        """The fingerprints in a file's own entry."""
        return frozenset(self.entries.get(_relative(path, self.folder), ()))

    def of(self, path: str) -> Known:
        """All that is known of a file."""
        own = self.known_of(path)
        strays = () if own else tuple(frozenset(self.entries[name]) for name in sorted(self.gone))
        return Known(own, strays)

    def forget_gone(self, folders: Iterable[str]) -> Baseline:
        """Without what was in these folders and is there no more."""
        named = [Path(folder).resolve() for folder in folders]
        places = {name: (self.folder / name).resolve() for name in self.gone}
        gone = {name for name, place in places.items() if any(place.is_relative_to(folder) for folder in named)}
        kept = {name: entry for name, entry in self.entries.items() if name not in gone}
        return replace(self, entries=kept, gone=self.gone - gone)

    def others(self, results: Iterable[Result]) -> dict[str, Mapping[str, str]]:
        """The entries of files that are not among these."""
        these = {_relative(result.path, self.folder) for result in results}
        return {name: entry for name, entry in self.entries.items() if name not in these}


def make(results: Iterable[Result], folder: Path, before: Baseline | None = None) -> str:
    """A baseline's text, with all findings of these results; of other files, with what there was before."""
    found = list(results)
    entries = {_relative(result.path, folder): _entry(result) for result in found}
    entries |= before.others(found) if before else {}
    rows = {name: dict(sorted(entries[name].items(), key=_by_rule)) for name in sorted(entries) if entries[name]}
    value = {"version": _VERSION, "tool": "contentlint", "findings": rows}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _by_rule(row: tuple[str, str]) -> tuple[str, str]:
    return row[1], row[0]


def _entry(result: Result) -> Mapping[str, str]:
    named = zip(result.findings, name_places(result.findings, result.text), strict=True)
    return {name: finding.rule for finding, names in named for name in names}


def _relative(path: str, folder: Path) -> str:
    real, base = os.path.realpath(path), os.path.realpath(folder)
    try:
        return Path(os.path.relpath(real, base)).as_posix()
    except ValueError:  # on another drive
        return Path(real).as_posix()


def read(path: Path) -> Baseline:
    """The baseline in a file. Raises ContentlintError with the place where it is none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = error.strerror or error
        raise ContentlintError(f"{path}: cannot be read: {reason}; `contentlint baseline` writes one") from None
    except UnicodeDecodeError:
        raise ContentlintError(f"{path}: this is no baseline: it is not in UTF-8") from None
    try:
        entries = _parse(text)
    except _MalformedError as error:
        raise ContentlintError(
            f"{path}:{error.line}: {error}; mend it, or remove the file and run `contentlint baseline`"
        ) from None
    gone = frozenset(name for name in entries if not (path.parent / name).exists())
    return Baseline(path.parent, entries, gone)


class _MalformedError(Exception):
    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def _parse(text: str) -> Mapping[str, Mapping[str, str]]:
    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key, value in pairs:
            if key in built:
                raise _MalformedError(f"{key!r} stands twice", _line(text, key))
            built[key] = value
        return built

    try:
        value = json.loads(text, object_pairs_hook=build)
    except json.JSONDecodeError as error:
        raise _MalformedError(f"this is no JSON: {error.msg}", error.lineno) from None
    except RecursionError:
        raise _MalformedError("this is no baseline", 1) from None
    if not isinstance(value, dict) or value.get("tool") != "contentlint" or "findings" not in value:
        raise _MalformedError("this is no baseline of contentlint", 1)
    if value.get("version") != _VERSION:
        what = f"this baseline has version {value.get('version')!r}, this contentlint reads version {_VERSION}"
        raise _MalformedError(what, _line(text, "version"))
    return _require_entries(value["findings"], text)


def _require_entries(found: Any, text: str) -> Mapping[str, Mapping[str, str]]:
    if not isinstance(found, dict):
        raise _MalformedError("“findings” must be an object of paths", _line(text, "findings"))
    for name, entry in found.items():
        if not isinstance(entry, dict):
            raise _MalformedError(f"{name!r} must be an object of fingerprints", _line(text, name))
        for fingerprint, rule in entry.items():
            if not _FINGERPRINT.fullmatch(fingerprint) or not isinstance(rule, str):
                what = f"{fingerprint!r} must be a fingerprint with its rule"
                raise _MalformedError(what, _line(text, fingerprint))
    return found


def _line(text: str, key: str) -> int:
    """The line of a key; of one that stands twice in an object the second."""
    places = [match.start() for match in re.finditer(re.escape(json.dumps(key, ensure_ascii=False)), text)]
    twice = (b for a, b in pairwise(places) if "}" not in text[a:b])
    at = next(twice, places[-1] if places else 0)
    return text.count("\n", 0, at) + 1
