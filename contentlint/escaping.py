"""How a replacement is written where it will stand."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import Literal

Syntax = Literal["plain", "markdown", "table", "mdx", "html", "attribute", "yaml", "json"]

_INLINE = re.compile(r"[\\`*_\[\]<~]|&(?=#?\w+;)")
_BRACES = re.compile(r"[{}]")
_BLOCK_START = re.compile(r"#{1,6}(?=\s|$)|[-+>=:|](?=\s|$)|[-=]{2,}\s*$|>|:{2,}|(?P<number>\d{1,9})[.)](?:\s|$)|\+{3}")
_REFERENCE = re.compile(r"&#?\w+;")
_TEMPLATE = re.compile(r"\{[{%:]")
_DELIMITERS = ("*", "_", "~", "`")
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Where a replacement stands: for prose start..end of a block.

    after_mark, before_mark: markup stands right before or after it; `line`: where in the prose the line may begin that
    it stands in, None where that is far.
    """

    prose: str
    start: int
    end: int
    after_mark: bool
    before_mark: bool
    line: int | None

    @property
    def before(self) -> str:
        return self.prose[max(0, self.start - _NEAR) : self.start]

    @property
    def after(self) -> str:
        return self.prose[self.end : self.end + _NEAR]


def escape(text: str, syntax: Syntax, place: Place) -> str | None:
    """`text` as prose of a block in `syntax`, or None where it would not be read back as such."""
    first, last = place.start == 0, place.end == len(place.prose)
    if "\n" in text or "\r" in text:
        return None
    if (first and text[:1].isspace()) or (last and text[-1:].isspace()):
        return None
    if not text and place.end > place.start and ((place.after_mark and place.before_mark) or first or last):
        return None
    if syntax == "plain":
        return text
    if syntax == "json":
        return json.dumps(text, ensure_ascii=False)[1:-1]
    if syntax == "yaml":
        return text if re.fullmatch(r"[\w ,.;()/–—’‘“”-]*", text) else None
    if _spells(_REFERENCE, text, place):
        return None
    if syntax in ("html", "attribute"):
        return html.escape(text, quote=syntax == "attribute")
    return _markdown(text, syntax, place)


def _spells(pattern: re.Pattern[str], text: str, place: Place) -> bool:
    """Whether the text, with what stands around it, comes to something that is read otherwise."""
    begin, end = len(place.before), len(place.before) + len(text)
    return any(m.start() < end and m.end() > begin for m in pattern.finditer(place.before + text + place.after))


def _markdown(text: str, syntax: Syntax, place: Place) -> str | None:
    if _breaks_mark(text, place) or _spells(_TEMPLATE, text, place):
        return None
    following = (text + place.after)[:1]
    if place.before.endswith("\\") and following and not following.isalnum() and not following.isspace():
        return None  # the backslash would escape it
    if place.before[-1:] in _DELIMITERS or place.after[:1] in _DELIMITERS:
        return None  # whether they mark anything depends on what stands beside them
    if place.end == len(place.prose) and text.endswith(("#", "}")):
        return None  # would close a heading
    escaped = _INLINE.sub(lambda m: "\\" + m[0], text)
    if syntax == "table":
        escaped = escaped.replace("|", "\\|")
    if syntax == "mdx":
        escaped = _BRACES.sub(lambda m: "\\" + m[0], escaped)
    return _escape_line_start(text, escaped, place)


def _breaks_mark(text: str, place: Place) -> bool:
    """Whether a mark beside the text would be no mark any more: it depends on the letters and spaces beside it."""
    if not text:
        return place.after_mark or place.before_mark
    behind, ahead = place.before[-1:], place.after[:1]
    if place.after_mark and behind:
        is_closing = behind.isalnum() and not place.prose[place.start : place.start + 1].isalnum()
        if text[0].isalnum() if is_closing or behind.isalnum() else not text[0].isalnum():
            return True
        if is_closing and place.start == place.end:
            return True
    if place.before_mark:
        return not text[-1].isalnum() or ahead.isalnum()
    return False


def _escape_line_start(text: str, escaped: str, place: Place) -> str | None:
    """The escaped text, a mark at the start of its line that would begin a list, a heading or the like escaped too."""
    if place.line is None:
        return escaped
    lead = place.prose[place.line : place.start]
    match = _BLOCK_START.match(lead + text + place.after)
    if not match or match.end() + 1 <= len(lead):
        return escaped
    if lead or place.start > 0 or match.end() > len(text) + 1:
        return None
    at = len(match["number"]) if match["number"] else 0
    return escaped if escaped[at : at + 1] == "\\" else escaped[:at] + "\\" + escaped[at:]
