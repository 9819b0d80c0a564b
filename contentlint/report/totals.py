"""What there is in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from contentlint.model import Result


def summarize(results: Sequence[Result]) -> dict[str, int]:
    """How many files, findings of each level, and findings with a fix."""
    findings = [finding for result in results for finding in result.findings]
    levels = Counter(finding.level for finding in findings)
    return {
        "files": len(results),
        "error": levels["error"],
        "warning": levels["warning"],
        "suggestion": levels["suggestion"],
        "fixable": sum(any(fix.edits for fix in finding.fixes) for finding in findings),
    }


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 finding", "1,204 findings"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
