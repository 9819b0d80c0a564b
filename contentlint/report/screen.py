"""What a terminal can show: its width, colours, characters; and texts fitted to it."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TextIO

_LEAST, _MOST = 40, 120
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_GAP = re.compile(r"[ \t\r\n]+")  # a no-break space keeps its words together
_ASCII = str.maketrans("“”„‟‘’‚‛–—‑…→│·�\u00a0", "\"\"\"\"''''---.>|-? ")
_CODES = {"bold": 1, "dim": 2, "underline": 4, "red": 31, "green": 32, "yellow": 33, "cyan": 36}


@dataclass(frozen=True, slots=True)
class Screen:
    """`width` in columns; whether colours are wanted; whether more than ASCII can be written; whether it is one."""

    width: int = 80
    color: bool = False
    unicode: bool = True
    is_terminal: bool = False

    def paint(self, text: str, *styles: str) -> str:
        """A text in styles such as "bold" and "red", plain where no colours are wanted."""
        if not self.color or not text:
            return text
        return f"\x1b[{';'.join(str(_CODES[style]) for style in styles)}m{text}\x1b[0m"

    def finish(self, text: str) -> str:
        """A whole report in the characters that can be written."""
        return text.replace("\u00a0", " ") if self.unicode else text.translate(_ASCII)


def detect(stream: TextIO) -> Screen:
    """The screen behind a stream: NO_COLOR, FORCE_COLOR and TERM=dumb are honoured."""
    encoding = (getattr(stream, "encoding", None) or "ascii").lower().replace("-", "")
    columns = shutil.get_terminal_size((80, 24)).columns
    width = min(max(columns, _LEAST), _MOST)
    return Screen(width, _wants_color(stream), encoding.startswith("utf"), stream.isatty())


def _wants_color(stream: TextIO) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if forced := os.environ.get("FORCE_COLOR"):
        return forced != "0"
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def clean(text: str) -> str:
    """A text without what would move the cursor or change the terminal, character for character."""
    return _UNSHOWABLE.sub("�", text.replace("\t", " "))


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def measure(text: str) -> int:
    """How many columns a text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def take(text: str, columns: int) -> str:
    """The beginning of a text that fits into so many columns."""
    used = 0
    for at, character in enumerate(text):
        used += _columns(character)
        if used > columns:
            return text[:at]
    return text


def take_end(text: str, columns: int) -> str:
    """The end of a text that fits into so many columns."""
    kept = take(text[::-1], columns)
    return text[len(text) - len(kept) :]


def wrap(text: str, columns: int) -> Iterator[str]:
    """Lines of whole words, none wider than `columns`; only a word that is wider is broken."""
    line = ""
    for word in filter(None, _GAP.split(text)):
        joined = f"{line} {word}" if line else word
        if measure(joined) <= columns:
            line = joined
            continue
        if line:
            yield line
        while measure(word) > columns:
            head = take(word, max(columns, 2))
            yield head
            word = word[len(head) :]
        line = word
    if line:
        yield line
