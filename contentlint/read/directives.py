"""Container directives: `:::note Title` … `:::`."""

from __future__ import annotations

import re

from contentlint.model import Span
from contentlint.read.events import Close, Open
from contentlint.read.masking import Cut

DIRECTIVE = (
    r"^[ \t>]*(?P<colons>:{3,})[ \t]*(?P<directive_name>[A-Za-z][\w-]*)?(?P<directive_rest>[^\n]*)$"
    r"|^[ \t>]*::[A-Za-z][\w-]*(?:\[[^\]\n]*\])?(?:\{[^}\n]*\})?[ \t\r]*$"
)


def read_directive(match: re.Match[str]) -> Cut | None:
    """The cut of a match of DIRECTIVE: a container's first or last line, or a line that is a directive by itself."""
    line = match[0].rstrip("\r")
    begin = match.start() + len(line) - len(line.lstrip(" \t>"))
    end = match.start() + len(line)
    if not match["colons"]:
        return Cut(begin, end, "expression", "")
    name = match["directive_name"] or ""
    if not name and match["directive_rest"].strip():
        name = "div"
    span = Span(begin, end)
    event = Open(f":::{name.lower()}", (), span) if name else Close(":::", span)
    return Cut(begin, end, "tag", "", event=event, block=True)
