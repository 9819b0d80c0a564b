"""Whether an article is about health, and whom it calls the provider of care."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from contentlint.features.article import Article
from contentlint.features.passage import Passage
from contentlint.model import Block
from contentlint.resources import read_words

_LEAST_DIFFERENT = 5
_LEAST_SHARE = 0.015
_ROLES = {"therapist": "therapist", "psychotherapist": "therapist", "mentor": "mentor", "coach": "coach"}
_ROLES |= {"counselor": "counselor", "counsellor": "counselor"}
_PRAISE = (
    "skilled|trained|qualified|licensed|certified|experienced|professional|compassionate|caring|supportive|good|great"
    "|right|new|trusted|private|personal|own|knowledgeable|competent|dedicated|kind|reliable|sensitive|individual"
)
_ROLE = re.compile(r"\b(?P<role>psychotherapist|therapist|counsell?or|mentor|coach)(?P<plural>e?s)?\b(?!-)", re.I)
_BEFORE = re.compile(
    rf"(?:^|(?<=[^\w’'-]))(?:(?P<your>your)|an?|the|our|each|every)\s+(?:(?:{_PRAISE}),?\s+){{0,3}}$", re.I
)
_START = re.compile(
    rf"(?:^|[.!?:;,–—]\s*|\b(?:why|how|that|because|when|and|our)\s+)(?:(?:{_PRAISE})\s+){{0,2}}$", re.I
)
_CARES = re.compile(
    r"\s+(?:(?:will|can|may|might|should|often|usually|also|then|first|gently|carefully)\s+){0,3}"
    r"(?:help|guide|support|teach|use|work|listen|ask|follow|identif|explor|explain|incorporat|combine|offer|provide"
    r"|assist|encourage|create|begin|start|review|assess|suggest|show|understand|focus|adapt|tailor|give|set|lead|walk"
    r"|look|address|recommend|observe|treat|diagnos|track|challenge|introduce|choose|draw|plan)(?:s|es|y|ies)?\b",
    re.I,
)
_NAMES = r"(?:therapist|counsell?or|mentor|coach)"
_DEFINES = re.compile(
    rf"\ban? {_NAMES} (?:is|does|has|holds|needs)\b|\b{_NAMES}e?s (?:are|do|have|hold|need)\b"
    rf"|\b{_NAMES}(?:e?s)?,? (?:on the other hand|by contrast|unlike)\b"
    rf"|\b(?:unlike|instead of|rather than) (?:an?|the|your)? ?{_NAMES}",
    re.I,
)


@dataclass(frozen=True, slots=True)
class RoleUse(Passage):
    """Where a provider of care is named. `role` is the profession; `is_yours`: the reader's own."""

    role: str
    is_yours: bool


@cache
def _health_words() -> frozenset[str]:
    return read_words("consistency/health-words.txt")


def is_about_health(article: Article) -> bool:
    """Whether words of health care are many and of several kinds."""
    known = _health_words()
    total, hits = 0, []
    for block in article.blocks:
        words = article.words(block)
        total += len(words)
        hits += [word.key for word in words if word.key in known]
    return len(set(hits)) >= _LEAST_DIFFERENT and len(hits) >= _LEAST_SHARE * total


def find_role_uses(article: Article) -> Iterator[RoleUse]:
    """The places where "your mentor", "a skilled therapist" or "counselors help …" means whoever gives the care.

    A school's counselor, a life coach, a named coach and his or her mentor are others.
    """
    for block in article.body:
        if block.kind == "quote" or not _may_name_role(block.prose) or not article.reads_english(block):
            continue
        for match in _ROLE.finditer(block.prose):
            if not block.is_opaque(*match.span()) and (use := _read_use(block, match)):
                yield use


def _may_name_role(prose: str) -> bool:
    return "herapist" in prose or "ounsel" in prose or "entor" in prose or "oach" in prose


def _read_use(block: Block, match: re.Match[str]) -> RoleUse | None:
    prose = block.prose
    role = _ROLES[match["role"].lower()]
    before = _BEFORE.search(prose, max(0, match.start() - 60), match.start())
    cares = bool(_CARES.match(prose, match.end()))
    if match["role"][0].isupper() and before is None and match.start() > 0 and prose[match.start() - 1] == " ":
        cares = cares and prose[: match.start()].rstrip()[-1:] in ".!?:"
    if before and before["your"] and not match["plural"]:
        return RoleUse(block, *match.span(), role, True)
    if before and cares and not match["plural"]:
        return RoleUse(block, *match.span(), role, False)
    if match["plural"] and cares and _START.search(prose, max(0, match.start() - 60), match.start()):
        return RoleUse(block, *match.span(), role, False)
    return None


def tells_roles_apart(article: Article) -> bool:
    """Whether a sentence or the headings name two of the professions, or a sentence says what one of them is."""
    headed: set[str] = set()
    for block in article.blocks:
        if not _may_name_role(block.prose) or not _ROLE.search(block.prose):
            continue
        if block.kind == "heading":
            headed |= _find_roles(block.prose)
        texts = (sentence.text for sentence in article.sentences(block))
        if any(len(_find_roles(text)) > 1 or _DEFINES.search(text) for text in texts):
            return True
    return len(headed) > 1


def _find_roles(text: str) -> set[str]:
    return {_ROLES[match["role"].lower()] for match in _ROLE.finditer(text)}
