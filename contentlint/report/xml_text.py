"""Text that an XML file may hold."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean_xml(text: str) -> str:
    """The text with every character that XML 1.0 forbids (control characters, lone surrogates) as U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text)
