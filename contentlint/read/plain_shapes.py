"""What a single line looks like: its capitals, its end, its first words."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from contentlint.read.plain_phrases import (
    ASKING_WORDS,
    FAQ,
    NUMBERED,
    OTHER_ARTICLES,
    SECTION_NAMES,
    SMALL_WORDS,
    is_fact,
    is_salutation,
    is_statement,
)

Case = Literal["caps", "title", "sentence", "none"]

_INSIDE_STOP = re.compile(r"[.!?…][)\]\"”’'»]*\s+(?=[\"“‘'(]?[^\W\d_a-z])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:vs|mr|mrs|ms|dr|st|no|vol|inc|ltd|co|corp|jr|sr|etc|eg|ie|prof|gen|dept|u\.s|u\.k|e\.u|ph\.d|a\.m|p\.m|"
    r"[a-z])\.|\.\.\.)\W*$",
    re.I,
)
_ADDRESS = re.compile(r"www\.|\S@\S+\.|^\S+\.(?:com|org|net|gov|edu|io)$", re.I)
_QUOTED = re.compile(r"\W{0,3}[“\"«„].*[”\"»“][.,]?$|[“\"«„‘'][^”\"»’']{40,}$", re.DOTALL)
_ATTRIBUTES = re.compile(r"\s*\{[#.:][^{}]{0,80}\}$")
_COMPONENT = re.compile(r"<[A-Z]\w*> \w")
_PARTS = re.compile(r":\s+|\s[–—-]\s+")
_STOP_END = re.compile(r"[.,;:…،؛。、।：；\-–—]$")
_WORD = re.compile(r"[^\W_][\w’'.&-]*")
_MARKS_BEFORE = "\"“'‘¿("
_NO_TEXT = "@<>{}|=+~%&/\\•-–—―"
_LONGEST = (200, 30)
_LONGEST_HEADING = (130, 16)


class Shape(NamedTuple):
    """A line as it looks.

    is_headlike: short, complete, one phrase without a stop, nothing that no heading has; is_single: one sentence at
    most that could be a heading if its place says so; is_soft: no fact, greeting, quotation or address; asks: a
    question that begins as one; is_statement: a sentence that goes on elsewhere; number: "Step 2." or "1.3".
    """

    text: str = ""
    words: int = 0
    case: Case = "none"
    is_headlike: bool = False
    is_single: bool = False
    is_soft: bool = False
    is_question: bool = False
    asks: bool = False
    is_section: bool = False
    is_faq: bool = False
    is_statement: bool = False
    number: str = ""

    @property
    def is_high(self) -> bool:
        """Whether its words are capitalised as in a title."""
        return self.case in ("title", "caps")


def find_shape(text: str) -> Shape:
    """The shape of a unit's text; a text that is too long for a heading has none."""
    text = _ATTRIBUTES.sub("", text.strip().strip("*_").strip())
    words = text.split()
    if not words or len(text) > _LONGEST[0] or len(words) > _LONGEST[1]:
        return Shape()
    numbered = NUMBERED.match(text)
    body = text[numbered.end() :].strip() if numbered else text
    if not body:
        numbered, body = None, text
    question = text.rstrip("\"”’')»").endswith(("?", "？", "؟"))
    case = _find_case(body)
    soft = _is_soft(text, body)
    return Shape(
        text=text,
        words=len(words),
        case=case,
        is_headlike=soft and _is_headlike(text, body, words, question),
        is_single=soft and len(words) <= 24 and not _has_stop_inside(body),
        is_soft=soft,
        is_question=question,
        asks=question and _asks(body),
        is_section=_names_section(body, len(words)),
        is_faq=len(words) <= 8 and FAQ.search(body) is not None,
        is_statement=case == "sentence" and not question and is_statement(body),
        number=numbered[0].strip() if numbered else "",
    )


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


def _names_section(body: str, words: int) -> bool:
    """Whether a line is a name that many articles give to a section."""
    name = _plain(body.rstrip(":.!?"))
    if name in SECTION_NAMES or OTHER_ARTICLES.fullmatch(name):
        return True
    return words <= 4 and FAQ.search(body) is not None


def _asks(body: str) -> bool:
    return body.startswith("¿") or any(_first_word(part) in ASKING_WORDS for part in (body, _PARTS.split(body)[-1]))


def _first_word(text: str) -> str:
    word = _plain(text.split(None, 1)[0]).strip(_MARKS_BEFORE) if text.strip() else ""
    return word if word.endswith("n't") else word.partition("'")[0]


def _is_soft(text: str, body: str) -> bool:
    """Whether a line is free of what not even a heading set apart by its place would have."""
    if not any(c.isalpha() for c in body) or "\t" in text or (body[0] in _NO_TEXT and not _COMPONENT.match(body)):
        return False
    if "://" in text or is_salutation(text) or is_fact(text) or _QUOTED.match(text):
        return False
    return not text.endswith((",", ";", "،", "、", "{", "}", "/", "\\"))


def _is_headlike(text: str, body: str, words: list[str], question: bool) -> bool:
    length, count = _LONGEST_HEADING
    if len(text) > length or len(words) > count + 6 * question or " = " in text:
        return False
    if _begins_low(body) or _ADDRESS.search(text) or _has_stop_inside(body):
        return False
    if _STOP_END.search(text) and not _ABBREVIATION.search(text):
        return False
    return sum(c.isalnum() or c.isspace() for c in text) >= 0.7 * len(text)


def _begins_low(body: str) -> bool:
    """Whether the first letter is small; `macOS` and `v2` are names."""
    return body[0].islower() and not any(c.isupper() or c.isdigit() for c in body.split(None, 1)[0])


def _has_stop_inside(body: str) -> bool:
    """Whether a sentence ends before the end."""
    return any(not _ABBREVIATION.search(body[: stop.start() + 1]) for stop in _INSIDE_STOP.finditer(body))


def _find_case(text: str) -> Case:
    """How a line is capitalised; small words and the first word do not count."""
    letters = [c for c in text if c.isalpha()]
    if not any(c.isupper() or c.islower() for c in letters):
        return "none"
    if len(letters) > 3 and not any(c.islower() for c in letters):
        return "caps"
    words = _WORD.findall(text)
    rest = [w for w in words[1:] if w.lower() not in SMALL_WORDS and len(w) > 1 and not w[0].isdigit()]
    if not rest:
        return "title" if all(w[0].isupper() for w in words) else "sentence"
    high = sum(not w[0].islower() for w in rest)
    return "title" if high > 0.6 * len(rest) else "sentence"
