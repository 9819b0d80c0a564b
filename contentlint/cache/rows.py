"""Results as rows of JSON, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from contentlint.model import Edit, Finding, Fix, Related, Result, Span


def to_row(result: Result) -> dict[str, Any]:
    """A result as JSON holds it, without what the file itself says."""
    row = asdict(result)
    del row["path"], row["text"], row["crashes"], row["unasked"], row["timings"]
    return row


def from_row(row: Mapping[str, Any], path: str, text: str) -> Result:
    """The result that `to_row` was given, of a file with this path and text."""
    findings = tuple(_finding(item, len(text)) for item in row["findings"])
    keyphrase = (str(row["keyphrase"][0]), str(row["keyphrase"][1])) if row["keyphrase"] else None
    return Result(**{**row, "path": path, "text": text, "findings": findings, "keyphrase": keyphrase})


def _finding(row: Mapping[str, Any], length: int) -> Finding:
    fixes = tuple(Fix(**{**fix, "edits": tuple(_edit(edit, length) for edit in fix["edits"])}) for fix in row["fixes"])
    related = tuple(Related(**{**item, "span": _span(item["span"], length)}) for item in row["related"])
    changed = {"span": _span(row["span"], length), "fixes": fixes, "related": related, "source": tuple(row["source"])}
    return Finding(**{**row, **changed})


def _edit(row: Mapping[str, Any], length: int) -> Edit:
    return Edit(_span(row["span"], length), str(row["text"]))


def _span(value: list[int], length: int) -> Span:
    start, end = value
    if not 0 <= start <= end <= length:
        raise ValueError("outside of the text")
    return Span(start, end)
