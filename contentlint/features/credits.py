"""Lines that credit someone with a quotation: "— Name, work, year"."""

from __future__ import annotations

import re
from typing import NamedTuple

from contentlint.features.names import NAME, Name, clean_name, find_names, is_person

_CREDIT_DASH = re.compile(r"^\s*(?:[—–―‒~]|-{1,3}(?=\s|\w))\s*(?P<rest>\S.*)$", re.S)
_AFTER_NAME = re.compile(
    r"\s*(?:$|[,;(|/–—:.\[]|-\s|(?:of|in|at|on|from|and|for|via|to|as|speaking|writing|quoted)\b|&|[“\"«]|"
    r"(?:1\d|20)\d{2}\b)"
)
_JOINED = re.compile(r"\s*(?:&|and)\s+")
_SCRIPTURE = re.compile(r"(?:[1-3]\s)?[A-Z][a-z]+(?:\sof\s[A-Z][a-z]+)?\s\d{1,3}:\d{1,3}\b")
_SIGN_OFF = re.compile(
    r"(?:(?:yours )?(?:sincerely|faithfully|truly)|(?:best|kind|warm)(?: regards| wishes)?|regards|cheers|thanks|love|"
    r"yours)\b,?",
    re.I,
)
_INITIAL = re.compile(r"\s[A-Z]\.$")
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d{2}\b")


class Credit(NamedTuple):
    """A line that credits someone: the name where one is given, and whether a work, a link or a year stands with it."""

    name: str | None
    sourced: bool


def read_dash_credit(text: str) -> Credit | None:
    """The credit in "— Name, work, year", None where the text is no such line."""
    match = _CREDIT_DASH.match(text)
    if not match or len(match["rest"].split()) > 40:
        return None
    credit = read_credit(match["rest"])
    if credit.name is None and (len(match["rest"].split()) > 8 or match["rest"].rstrip()[-1] in ".?!:,"):
        return None
    return credit


def read_credit(text: str) -> Credit:
    """Who is named at the beginning of a credit line."""
    if _SCRIPTURE.match(text.strip()):
        return Credit(None, True)
    text = re.sub(r"^(?:by|quote from|quoted from|attributed to|source:|author:)\s+", "", text.strip(), flags=re.I)
    match = NAME.match(text)
    name = clean_name(match) if match else None
    if name and name.start and is_person(whole := text[: name.end]) and len(whole.split()) <= 3:
        name = Name(whole, 0, name.end)  # "Will Ferrell", whose first name can begin a sentence
    if name is None or not _AFTER_NAME.match(text, name.end):
        return Credit(None, bool(_YEAR.search(text)))
    rest = text[name.end :]
    joined = _JOINED.match(rest)
    second = find_names(rest[joined.end() :])[:1] if joined else []
    if joined and second and second[0].start == 0:
        whole = text[name.start : name.end + joined.end() + second[0].end]
        return Credit(whole, _is_sourced(rest[joined.end() + second[0].end :]))
    return Credit(name.text, _is_sourced(rest))


def _is_sourced(rest: str) -> bool:
    """Whether a work or a year follows the name: more than a role in lower case."""
    return bool(_YEAR.search(rest) or re.search(r"[“\"«‘]|,\s+(?:The\s+)?[A-Z]\w+(?:\s+\w+)*|\bin\s+[A-Z]", rest))


def is_bare_credit(text: str) -> bool:
    """Whether a short line without a dash names a person as the one who said what stands before it."""
    words = text.split()
    if len(words) < 6 and _SCRIPTURE.match(text.strip()):
        return True
    if not 1 < len(words) <= 14 or (text.rstrip().endswith((".", "?", "!", ":")) and not _YEAR.search(text)):
        return False
    match = NAME.match(text.strip())
    name = clean_name(match) if match else None
    if name is None or not re.match(r"\s*(?:$|[,(|–—]|-\s)", text.strip()[name.end :]):
        return False
    return is_person(name.text)


def is_last_line(text: str) -> bool:
    """Whether the last line of a block quotation is a name or a work, not more of its words."""
    text = text.strip()
    if _SIGN_OFF.match(text):
        return False
    return (
        0 < len(text.split()) <= 8
        and text[0].isupper()
        and (text[-1] not in '.!?…:;,”"»' or bool(_INITIAL.search(text)))
    )
