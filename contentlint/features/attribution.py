"""Who is named for a quotation within its own block: in a clause before or after it, a dash, a parenthesis."""

from __future__ import annotations

import re
from functools import cache

from contentlint.features import speech
from contentlint.features.credits import Credit, read_credit, read_dash_credit
from contentlint.features.introductions import read_introduction
from contentlint.features.names import find_names
from contentlint.features.reporting import Attribution, name_pronoun, name_speaker

_CITATION = re.compile(r"^[.,]?\s*\((?P<inner>[^()]*\b(?:1[0-9]|20)\d{2}[a-z]?\b[^()]*|[A-ZÀ-Þ][^()]{2,80})\)")
_ABBREVIATED = r"(?:(?<=\b[A-Z])|(?<=\.[A-Z])|(?<=\b[DM]r)|(?<=\bMs)|(?<=\bMrs)|(?<=\bProf))"
_FIRST_STOP = re.compile(r"(?<![A-Z])(?<!\b[DM]r)(?<!\bMs)(?<!\bMrs)(?<!\bProf)\.\s")
_REACH = 260
_BEFORE = 600
_SUBJECT_WORDS = 10
_SUBJECT_START = 40


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    verb, adverbs = speech.verb_pattern(), speech.ADVERBS
    return {
        "inverted": re.compile(rf"\s*[,–—-]?\s*{adverbs}(?P<verb>{verb})\s+(?P<rest>[^“”\";:]{{1,160}})"),
        "after": re.compile(
            rf"\s*[,–—-]?\s*(?P<rest>(?:[^“”\".;:!?]|{_ABBREVIATED}\.){{1,170}}?)\s+(?:who\s+)?{adverbs}(?P<verb>{verb})\b"
        ),
        "according-after": re.compile(
            r"\s*[,–—-]?\s*(?:[Aa]ccording to|[Ii]n the words of|quoting)\s+(?P<rest>[^“”\".;:]{1,120})"
        ),
    }


def find_attribution(
    prose: str, start: int, end: int, *, stands_alone: bool = False, english: bool = True
) -> Attribution | None:
    """What the words around the quoted prose start..end, its marks left out, say of its speaker."""
    if not english:
        return _credit_after(prose, end, stands_alone)
    return (
        _after(prose, start, end)
        or read_introduction(prose[max(0, start - _BEFORE) : max(0, start - 1)], prose[start:end])
        or _credit_after(prose, end, stands_alone)
    )


def _after(prose: str, start: int, end: int) -> Attribution | None:
    tail = prose[end + 1 : end + 1 + _REACH]
    inner = prose[start:end].rstrip(" \u00a0\n”’\"'")
    running = inner[-1:] in ",?!—–-…" or tail.lstrip(" ")[:1] in (",", "–", "—")
    stops = inner[-1:] == "."
    according = _patterns()["according-after"].match(tail)
    if according and (running or not stops):
        return name_speaker(according["rest"])
    inverted = _patterns()["inverted"].match(tail)
    if inverted and running:
        return _from_inverted(inverted)
    after = _patterns()["after"].match(tail)
    if not after or not _is_subject(after["rest"]):
        return None
    rest = tail[after.end() :]
    if (running and (inner[-1:] not in "?!" or _ends_clause(rest))) or (stops and _ends_soon(rest)):
        return _from_subject(after["rest"])
    return None


def _is_subject(text: str) -> bool:
    """Whether words can be the subject of a clause of speech: short or with an apposition, and no new sentence."""
    if len(text.split()) > _SUBJECT_WORDS and "," not in text:
        return False
    names = find_names(text)
    named = bool(names) and names[0].start < _SUBJECT_START
    return named or not text[:1].isupper() or bool(re.match(rf"(?i:{speech.PRONOUN}\b|{speech.PHRASE}$)", text))


def _ends_soon(rest: str) -> bool:
    """Whether a clause of speech after a full stop is a sentence of its own ("... done.” Ruiz said.")."""
    return bool(re.match(r"\s*(?:$|[.,](?!\s*[“\"])|(?:in|at|to|during|on|of)\b[^.“\"]{0,80}\.)", rest))


def _ends_clause(rest: str) -> bool:
    """Whether no object follows a verb of saying: the quotation is its object."""
    return bool(
        re.match(
            r"\s*(?:$|[^\w\s]|(?:to|in|at|on|of|with|when|while|as|after|before|from|about|during|and|last|by|"
            r"via|me|us|him|her|them|\w+ly)\b)",
            rest,
        )
    )


def _from_inverted(match: re.Match[str]) -> Attribution | None:
    rest = match["rest"]
    pronoun = re.match(speech.PRONOUN + r"\b", rest)
    if pronoun:
        return name_pronoun(pronoun[0])
    names = [n for n in find_names(_FIRST_STOP.split(rest)[0]) if n.start < 90]
    if names:
        full = [n for n in names if len(n.tokens) > 1]
        return Attribution("said", (names if names[0].start == 0 else full or names)[0].text)
    if re.match(speech.PHRASE + r"|[a-z]+s?\b", rest):
        return Attribution("scene" if speech.is_family(rest[:30]) else "said", None)
    return None


def _from_subject(subject: str) -> Attribution | None:
    subject = speech.drop_habit(subject)
    if find_names(subject) or speech.names_private(subject):
        subject = subject.removesuffix(" would")  # what she used to say
    if speech.is_modal(subject + " ") or speech.is_condition(subject):
        return Attribution("anyone", None)
    pronoun = re.fullmatch(rf"(?:and|but|as|then)?\s*({speech.PRONOUN})(?:\s+(?:both|all|and\b.*))?", subject.strip())
    if pronoun:
        return name_pronoun(pronoun[1])
    if speech.is_anyone(subject) and not find_names(subject):
        return Attribution("anyone", None)
    return name_speaker(subject)


def _credit_after(prose: str, end: int, stands_alone: bool) -> Attribution | None:
    tail = prose[end + 1 : end + 2 + _REACH]
    citation = _CITATION.match(tail)
    if citation:
        credit = read_credit(citation["inner"])
        if credit.name and (credit.sourced or stands_alone):
            return Attribution("said", credit.name, sourced=True)
    if len(tail) > _REACH:
        return None
    dashed: Credit | None = read_dash_credit(tail.lstrip(".,"))
    if dashed and (stands_alone or (dashed.name and len(tail.split()) <= 25)):
        return Attribution("said", dashed.name, sourced=dashed.sourced)
    return None
