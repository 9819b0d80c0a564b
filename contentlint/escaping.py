"""How a replacement is written where it will stand."""

from __future__ import annotations

import html
import json
import re
from typing import Literal

Syntax = Literal["plain", "markdown", "table", "mdx", "html", "attribute", "yaml", "json"]

_INLINE = re.compile(r"[\\`*_\[\]<~]|&(?=#?\w+;)")
_MDX = re.compile(r"[{}]")
_BLOCK_START = re.compile(r"(?:#{1,6}(?=\s|$)|[-+>=:|](?=\s|$)|[-=]{2,}$|>|\d{1,9}(?=[.)](?:\s|$)))")


def escape(
    text: str,
    syntax: Syntax,
    *,
    first: bool,
    last: bool,
    after_mark: bool,
    before_mark: bool,
    removes: bool,
) -> str | None:
    """`text` as prose of a block in `syntax`, or None where it would not be read back as such.

    first, last: it begins or ends the block; after_mark, before_mark: markup stands right before or after it;
    removes: it stands in the place of other text.
    """
    if "\n" in text or "\r" in text:
        return None
    if (first and text[:1].isspace()) or (last and text[-1:].isspace()):
        return None
    if not text and removes and (after_mark and before_mark or first or last):
        return None
    if syntax == "plain":
        return text
    if syntax in ("html", "attribute"):
        return html.escape(text, quote=syntax == "attribute")
    if syntax == "json":
        return json.dumps(text, ensure_ascii=False)[1:-1]
    if syntax == "yaml":
        return text if re.fullmatch(r"[\w ,.;()/–—’‘“”-]*", text) else None
    return _markdown(text, syntax, first, after_mark, before_mark)


def _markdown(text: str, syntax: Syntax, first: bool, after_mark: bool, before_mark: bool) -> str | None:
    if after_mark and text and not text[0].isalnum() and not first:
        return None  # a closing or opening mark beside a space or a stop is no mark any more
    if before_mark and text and not text[-1].isalnum():
        return None
    if not text and (after_mark or before_mark):
        return None
    escaped = _INLINE.sub(lambda m: "\\" + m[0], text)
    if syntax == "table":
        escaped = escaped.replace("|", "\\|")
    if syntax == "mdx":
        escaped = _MDX.sub(lambda m: "\\" + m[0], escaped)
    if first and (start := _BLOCK_START.match(escaped)):
        at = start.end() if start[0].isdigit() else 0
        escaped = escaped[:at] + "\\" + escaped[at:]
    return escaped
