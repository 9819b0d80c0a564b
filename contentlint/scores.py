"""Scores from 0 to 100: how much there is to mend, by category and over all.

A category's load is the sum of its findings' weights (error 30, warning 10, suggestion 2; half of it where the finding
is of medium confidence, a quarter where it is of low) per 1,000 words, an article under 300 words being counted as
300. Its score is 100 · 0.5^(load / 25), rounded down: a load of 25 costs half of the points, and only a category
without findings has 100. The overall score is the mean of the categories' scores, but never more than 15 above the
lowest, so that no bad category hides behind good ones. One more finding never raises a score, and the same text
always has the same scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from contentlint.model import Finding

WEIGHTS: Mapping[str, float] = {"error": 30, "warning": 10, "suggestion": 2}
TRUST: Mapping[str, float] = {"high": 1, "medium": 0.5, "low": 0.25}
HALVING_LOAD = 25
LEAST_WORDS = 300
MARGIN = 15


def score(findings: Iterable[Finding], categories: Iterable[str], words: int) -> dict[str, int]:
    """ "overall" and a score per category, of those given and those that findings have."""
    loads = dict.fromkeys(sorted(categories), 0.0)
    for finding in findings:
        category = finding.rule.split("/")[0]
        weight = WEIGHTS[finding.level or "suggestion"] * TRUST[finding.confidence]
        loads[category] = loads.get(category, 0.0) + weight * 1000 / max(words, LEAST_WORDS)
    scores = {category: int(100 * 0.5 ** (load / HALVING_LOAD)) for category, load in loads.items()}
    if not scores:
        return {"overall": 100}
    mean = sum(scores.values()) / len(scores)
    return {"overall": int(min(mean, min(scores.values()) + MARGIN)), **scores}
