"""A file that is being mended: what it holds, how it is read, and what edits would make of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from contentlint.errors import UnreadableError
from contentlint.fix.edits import rewrite
from contentlint.fix.structure import find_difference
from contentlint.model import Document, Edit, Fix, Format, Result
from contentlint.read import read_text
from contentlint.read.decode import Decoded, decode

_LINE_END = re.compile(r"\r\n|\n|\r")
_ENCODINGS = {"cp1252": "windows-1252", "latin-1": "ISO-8859-1"}


@dataclass(frozen=True)
class Source:
    """A file's bytes, and its text with what it takes to write it back."""

    data: bytes
    decoded: Decoded
    path: str
    format: Format

    @property
    def text(self) -> str:
        return self.decoded.text

    @cached_property
    def document(self) -> Document:
        return read_text(self.text, self.path, format=self.format)

    @cached_property
    def _line_end(self) -> str:
        """The line end that the file mostly has."""
        found = Counter(_LINE_END.findall(self.text)).most_common(1)
        return found[0][0] if found else "\n"

    def localize(self, fix: Fix) -> Fix:
        """A fix with the file's own line ends in what it puts in."""
        changed = tuple(Edit(edit.span, _LINE_END.sub(self._line_end, edit.text)) for edit in fix.edits)
        return fix if changed == fix.edits else replace(fix, edits=changed)

    def edit(self, edits: Sequence[Edit]) -> Source | str:
        """The file after edits, or why it would not hold or be read as what they mean."""
        text = rewrite(self.text, edits)
        try:
            data = self.decoded.encode(text)
        except UnicodeEncodeError as error:
            return _describe_character(error.object[error.start], self.decoded.encoding)
        decoded = _decode(data, self.format)
        if decoded is None or not decoded.exact or decoded.text != text:
            name = _ENCODINGS.get(self.decoded.encoding, self.decoded.encoding)
            return f"without a declared encoding the changed file would no longer be read as {name}; save it as UTF-8"
        changed = Source(data, decoded, self.path, self.format)
        difference = find_difference(self.document, changed.document, edits)
        return f"it would change how the article is read: {difference}" if difference else changed


def open_source(data: bytes, result: Result) -> Source | str:
    """A file whose findings are at hand, or why nothing in it may be changed."""
    format: Format = result.format  # type: ignore[assignment]
    decoded = _decode(data, format)
    if decoded is None:
        return "the file is no text"
    if not decoded.exact:
        return f"some of the file’s bytes mean nothing in {decoded.encoding}, so it cannot be written back as it is"
    if decoded.text != result.text:
        return "the file has changed since it was read; run contentlint again"
    if not _is_written_back(decoded, data):
        return f"the file’s {decoded.encoding} cannot be written back byte for byte; save it as UTF-8 first"
    return Source(data, decoded, result.path, format)


def _decode(data: bytes, format: Format) -> Decoded | None:
    try:
        return decode(data, format)
    except UnreadableError:
        return None


def _is_written_back(decoded: Decoded, data: bytes) -> bool:
    try:
        return decoded.encode(decoded.text) == data
    except UnicodeEncodeError:
        return False


def _describe_character(character: str, encoding: str) -> str:
    name = _ENCODINGS.get(encoding, encoding)
    return f"“{character}” (U+{ord(character):04X}) cannot be written in {name}, the file’s encoding; save it as UTF-8"
