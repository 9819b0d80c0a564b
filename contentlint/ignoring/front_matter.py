"""Names of rules added to what the front matter ignores."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentlint.ignores import is_ignore_field
from contentlint.ignoring.sheet import Sheet
from contentlint.model import Field

_KEY = re.compile(r"^[\"']?contentlint[\"']?[ \t]*:", re.M)
_DASH = re.compile(r"[ \t]*(?:-[ \t]+)+[\"']?")


def add_rules(sheet: Sheet, rules: Sequence[str]) -> tuple[int, str] | None:
    """Where something is to be inserted, and what; None where the front matter is not YAML, or speaks of contentlint
    in a way that cannot grow."""
    text = sheet.text
    if not text.startswith("---") or not sheet.body or any(p.kind == "front-matter" for p in sheet.document.problems):
        return None
    named = [item for item in sheet.document.fields if is_ignore_field(item)]
    if named:
        return _extend(sheet, named[-1], rules)
    if _KEY.search(text, 0, sheet.body):
        return None
    closing = sheet.line_start(len(text[: sheet.body].rstrip()))
    reason = f"  # {' '.join(sheet.reason.split())}" if sheet.reason.strip() else ""
    lines = ("contentlint:", f"  ignore: [{', '.join(rules)}]{reason}", "")
    return closing, sheet.line_end.join(lines)


def _extend(sheet: Sheet, last: Field, rules: Sequence[str]) -> tuple[int, str]:
    """Behind the last name: in a list of lines a line each, else after a comma."""
    start, end = last.span
    lead = sheet.text[sheet.line_start(start) : start]
    if last.name.endswith("]") and _DASH.fullmatch(lead):
        bare = lead.rstrip("\"'")
        return sheet.line_close(end), "".join(f"{sheet.line_end}{bare}{rule}" for rule in rules)
    is_quoted = sheet.text[start - 1] in "\"'" and sheet.text[end : end + 1] == sheet.text[start - 1]
    at = end + 1 if is_quoted and last.name.endswith("]") else end
    return at, "".join(f", {rule}" for rule in rules)
