"""Fixes put into a text."""

from __future__ import annotations

from collections.abc import Iterable

from contentlint.model import Edit, Fix


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """The text with every fix whose edits touch no edit of a fix before it; those are left for a next round."""
    done: list[Edit] = []
    for fix in fixes:
        if not any(_overlap(edit, other) for edit in fix.edits for other in done):
            done.extend(fix.edits)
    for edit in sorted(done, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _overlap(a: Edit, b: Edit) -> bool:
    if a.span == b.span:
        return True
    return a.span.start < b.span.end and b.span.start < a.span.end
