"""Pull quotes, captions and turns of a conversation in plain text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from contentlint.model import Kind
from contentlint.read.plain_units import Unit

_PULL = re.compile(
    r"""(?:“[^“”]+”|"[^"]+"|«[^«»]+»|„[^„“”]+[“”])[.]?
    (?:\s*(?:[-–—~]{1,2}|―)\s*(?P<name>[^\W\d_][^!?]{1,90}))?""",
    re.VERBOSE,
)
_CREDIT = re.compile(r"(?:[-–—~]{1,2}|―)\s*[^\W\d_][^!?]{1,80}")
_OPENING = '“"«„'
_DIALOG_END = re.compile(r"[,–—-][”\"»“]$")
_CAPTION = re.compile(
    r"(?:(?:fig(?:ure|\.)?|table|photo|image|chart|illustration|exhibit|diagram|screenshot|picture|video|graph|map|plate)"
    r"\s*(?:\d{1,3}(?:[.-]\d{1,3})?[a-z]?)\s*[.:–—|-]|"
    r"(?:image|photo|photograph|picture|caption|screenshot|illustration|(?:photo|image) credit|"
    r"image source|alt text)\s*:|"
    r"(?:photo|image|illustration|photograph)s?\s+(?:by|courtesy of|credit))\s*\S",
    re.IGNORECASE,
)
_LONGEST = 1000
_SPEAKER = re.compile(r"(?!question\b)([^\W\d_][^\W\d_]+(?:[ .'’-]+[^\W\d_]+){0,4}):\s+\S", re.IGNORECASE)


def find_kinds(units: Sequence[Unit], texts: Sequence[str]) -> dict[int, Kind]:
    """The text units that are quotations, captions or what somebody says in a conversation."""
    said = {i: text for i, (unit, text) in enumerate(zip(units, texts, strict=True)) if unit.kind == "text"}
    kinds: dict[int, Kind] = dict.fromkeys(_find_turns(said), "paragraph")
    kinds.update({i: "caption" for i, text in said.items() if len(text) <= 400 and _CAPTION.match(text)})
    kinds.update(dict.fromkeys(_find_quotes(said), "quote"))
    return kinds


def _find_quotes(texts: Mapping[int, str]) -> set[int]:
    """The units that are stand-alone quotations with their credits; lines of a dialog are none."""
    pulls = {i: found for i, text in texts.items() if (found := _pull(text))}
    quotes = set()
    for i, found in pulls.items():
        around = [texts.get(i - 1, ""), texts.get(i + 1, "")]
        if found["name"] is None and any(t[:1] and t[0] in _OPENING and not _is_credited(t) for t in around):
            continue
        quotes.add(i)
        if found["name"] is None and _CREDIT.fullmatch(texts.get(i + 1, "")):
            quotes.add(i + 1)
    return quotes


def _find_turns(texts: Mapping[int, str]) -> set[int]:
    """The units that begin with the name of one of two speakers who take turns."""
    names = {i: found[1] for i, text in texts.items() if (found := _SPEAKER.match(text))}
    counts = Counter(names.values())
    turns = Counter(names[i] for i in names if i + 1 in names and names[i] != names[i + 1] and counts[names[i + 1]] > 1)
    return {i for i, name in names.items() if turns[name] > 1}


def _pull(text: str) -> re.Match[str] | None:
    if text[:1] not in _OPENING or len(text) > _LONGEST or len(text.split()) < 4:
        return None
    found = _PULL.fullmatch(text)
    return None if found is None or _DIALOG_END.search(text) else found


def _is_credited(text: str) -> bool:
    found = _pull(text)
    return found is not None and found["name"] is not None
