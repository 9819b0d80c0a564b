"""The matches in a text made slips: those that are sure, with our kinds and words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from contentlint.grammar.engine import Slip, merge_slips
from contentlint.grammar.languagetool.client import Match
from contentlint.grammar.languagetool.rules import Rule, find_rule, is_speller
from contentlint.grammar.languagetool.spelling import Unknown, find_foreign, find_sure, is_english
from contentlint.grammar.languagetool.wording import word
from contentlint.model import Confidence

_MOST_REPLACEMENTS = 3
_BESIDE_NAMES = ("capitalization", "article")
_CODE_BEFORE = re.compile(r"\bx(?:_*x)?\W{0,3}$")
_CODE_AFTER = re.compile(r"\W{0,3}\bx(?:_*x)?\b")
_ABBREVIATION = re.compile(r"(?:\d\w*|\.\w+|\b\w{1,3})\.\s*$")
_NEAR = 40  # characters, more than any of these patterns needs


def to_slips(text: str, language: str, matches: Iterable[Match], engine: str) -> tuple[Slip, ...]:
    """The slips that matches, whose places are code points of the text, come to; `engine` is named as their source."""
    found: list[Slip] = []
    unknown: list[Unknown] = []
    for match in matches:
        if is_speller(match):
            unknown.append(Unknown(match.start, match.end, match.replacements))
            continue
        rule = find_rule(match)
        slip = _slip(match, rule, text, language, engine) if rule else None
        if slip:
            found.append(slip)
    kept = [slip for slip in found if not _is_unsure(text, slip, unknown)]
    kept += _misspellings(text, language, unknown, engine)
    foreign = find_foreign(text, unknown) if kept and is_english(language) else []
    merged = merge_slips(slip for slip in kept if not any(start <= slip.start < end for start, end in foreign))
    return tuple(_drop_echoes(merged))


def _slip(match: Match, rule: Rule, text: str, language: str, engine: str) -> Slip | None:
    start, end, offered = _trim(text, match.start, match.end, match.replacements)
    written = text[start:end]
    if not written or _is_at_code(text, start, end) or (rule.unless and re.search(rule.unless, written)):
        return None
    curly = "’" in text and "'" not in text
    better = [other.replace("'", "’") if curly else other for other in offered]
    replacements = tuple(dict.fromkeys(other for other in better if other != written))[:_MOST_REPLACEMENTS]
    if offered and not replacements:
        return None  # it would put there what stands there
    message = word(rule.kind, written, replacements, match.message, english=is_english(language))
    return Slip(start, end, rule.kind, message, replacements, (f"{engine}:{match.rule}",), rule.confidence)


def _is_at_code(text: str, start: int, end: int) -> bool:
    """Whether masked code is in a place or beside it: nobody knows what it stands for, or how it is said."""
    inside = re.search(r"\bx_*x\b", text[start:end])
    before = _CODE_BEFORE.search(text[max(0, start - _NEAR) : start])
    return bool(inside or before or _CODE_AFTER.match(text, end))


def _trim(text: str, start: int, end: int, replacements: tuple[str, ...]) -> tuple[int, int, list[str]]:
    """The place without the spaces at its ends, as far as the replacements have them too."""
    offered = list(replacements)
    while start < end and text[start].isspace() and all(other[:1].isspace() for other in offered):
        start, offered = start + 1, [other[1:] for other in offered]
    while start < end and text[end - 1].isspace() and all(other[-1:].isspace() for other in offered):
        end, offered = end - 1, [other[:-1] for other in offered]
    return start, end, offered


def _drop_echoes(slips: Sequence[Slip]) -> Iterator[Slip]:
    """Of words side by side that do not agree the first: each is marked with what would mend them all."""
    end: int | None = None
    for slip in slips:
        agrees = slip.kind != "agreement"
        if agrees or end is None or slip.start > end + 1:
            yield slip
        end = None if agrees else slip.end


def _is_unsure(text: str, slip: Slip, unknown: Sequence[Unknown]) -> bool:
    """Whether a word that nobody knows how to write or say is in the place of a slip or follows it, or what looks like
    the end of a sentence before it may be none."""
    if slip.kind not in _BESIDE_NAMES:
        return False
    if any(word.start < slip.end + 2 and slip.start < word.end for word in unknown):
        return True
    before, after = text[max(0, slip.start - _NEAR) : slip.start], text[slip.end : slip.end + 1]
    return slip.kind == "capitalization" and (bool(_ABBREVIATION.search(before)) or after in (";", "/", "_"))


def _misspellings(text: str, language: str, unknown: Sequence[Unknown], engine: str) -> Iterator[Slip]:
    for found in find_sure(text, language, unknown):
        replacements = found.replacements[:_MOST_REPLACEMENTS]
        message = word("spelling", text[found.start : found.end], replacements, "", english=True)
        confidence: Confidence = "high" if len(replacements) == 1 else "medium"
        yield Slip(found.start, found.end, "spelling", message, replacements, (f"{engine}:spelling",), confidence)
