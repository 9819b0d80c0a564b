"""Which fixes are applied, and how they are put into a text."""

from __future__ import annotations

from collections.abc import Iterable

from contentlint.fix.edits import is_sound, rewrite, select
from contentlint.model import Finding, Fix

_SEVERITY = {"error": 0, "warning": 1, "suggestion": 2}
_CERTAINTY = {"high": 0, "medium": 1, "low": 2}


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """The text with every fix that touches no fix before it in the list, whole or not at all."""
    sound = [fix for fix in fixes if is_sound(fix, len(text))]
    return rewrite(text, [edit for at in select(sound) for edit in sound[at].edits])


def choose(findings: Iterable[Finding], *, unsafe: bool) -> list[tuple[Finding, Fix]]:
    """Per finding the first of its fixes that has edits and may be applied; a finding's fixes are alternatives.

    Those of severe and certain findings come first, then those that begin earlier: where two overlap, the first is to
    win.
    """
    chosen: list[tuple[Finding, Fix]] = []
    for finding in sorted(findings, key=_rank):
        fix = next((fix for fix in finding.fixes if fix.edits and (fix.safe or unsafe)), None)
        if fix:
            chosen.append((finding, fix))
    return chosen


def _rank(finding: Finding) -> tuple[int, int, int, int, str]:
    start, end = finding.span
    return _SEVERITY[finding.level or "suggestion"], _CERTAINTY[finding.confidence], start, end, finding.rule
