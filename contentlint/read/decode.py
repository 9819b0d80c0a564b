"""Bytes to text: byte order mark, else a declared charset, else UTF-8, else windows-1252, else latin-1."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from contentlint.errors import UnreadableError
from contentlint.model import Format

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta\b[^>]{0,1000}?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\b[^>]{0,1000}?\bencoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_SNIFFED = 4096
_NOT_FOR_FILES = frozenset("utf_7 unicode_escape raw_unicode_escape punycode idna undefined".split())


class Decoded(NamedTuple):
    """Text without its byte order mark, and what it takes to write it back.

    `exact` is False where bytes that mean nothing in the encoding became U+FFFD.
    """

    text: str
    encoding: str
    bom: bytes = b""
    exact: bool = True

    def encode(self, text: str) -> bytes:
        """A changed text in the same encoding; raises UnicodeEncodeError where it cannot hold it."""
        return self.bom + text.encode(self.encoding)


def decode(data: bytes, format: Format | None = None) -> Decoded:
    """The text of a file. Raises UnreadableError for a binary one."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_marked(data, bom, encoding)
    _refuse_binary(data)
    declared = _declared_charset(data[:_SNIFFED]) if format == "html" else None
    for name in filter(None, (declared, "utf-8", "cp1252")):
        decoded = _try_decode(data, name)
        if decoded is not None:
            return Decoded(decoded, name)
    return Decoded(data.decode("latin-1"), "latin-1")


def _decode_marked(data: bytes, bom: bytes, encoding: str) -> Decoded:
    body = data[len(bom) :]
    if encoding == "utf-8":
        _refuse_binary(body)
    text = _try_decode(body, encoding)
    if text is not None:
        return Decoded(text, encoding, bom)
    return Decoded(body.decode(encoding, "replace"), encoding, bom, exact=False)


def _refuse_binary(data: bytes) -> None:
    if b"\0" in data[:1024]:
        raise UnreadableError("this looks like a binary file (NUL bytes near its start), not like an article")


def _try_decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _declared_charset(head: bytes) -> str | None:
    """The charset that an XML declaration or a meta element names, where it can be true of bytes read as ASCII."""
    match = _XML.match(head) or _META.search(head)
    if not match:
        return None
    name = match[1].decode("ascii", "replace")
    try:
        known = codecs.lookup(name).name.replace("-", "_")
    except LookupError:
        return None
    if known.startswith(("utf_16", "utf_32")):
        return "utf-8"
    return None if known in _NOT_FOR_FILES else name
