"""What makes a run fail, and what a reader of its profile is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from contentlint.config import Config
from contentlint.model import Finding, Result
from contentlint.selectors import matches

_SEVERITY = {"suggestion": 0, "warning": 1, "error": 2, "never": 3}
_GATE = (
    "structure/placeholder-text",
    "structure/empty-section",
    "duplicates/repeated-paragraph",
    "duplicates/near-duplicate-paragraph",
    "quotes/missing-attribution",
    "quotes/misattributed",
    "grammar/agreement",
    "grammar/verb-form",
    "grammar/missing-word",
    "grammar/repeated-word",
    "faq/invalid-schema",
    "schema/invalid",
)
_ABOUT_THE_PAGE = ("meta", "links", "images", "schema", "structure/missing-h1", "structure/multiple-h1")
_ABOUT_KEYWORDS = ("keywords",)


@dataclass(frozen=True, slots=True)
class Judged:
    """A file's result under its own config."""

    result: Result
    config: Config


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a run fails, a line per reason; empty where it passes."""

    reasons: tuple[str, ...]

    @property
    def fails(self) -> bool:
        return bool(self.reasons)


def fails(finding: Finding, config: Config) -> bool:
    """Whether a finding alone makes the run fail.

    fail-on decides where it is set. Else review never fails, draft on errors; gate also on what nobody should publish,
    where it is certain and the user has not made it a suggestion.
    """
    level = finding.level or "suggestion"
    if config.fail_on:
        return _SEVERITY[level] >= _SEVERITY[config.fail_on]
    if config.profile == "review":
        return False
    if level == "error":
        return True
    certain = finding.confidence == "high" and level == "warning"
    return config.profile == "gate" and certain and any(matches(finding.rule, rule) for rule in _GATE)


def is_shown(finding: Finding, config: Config) -> bool:
    """Whether the terminal prints a finding in full; the others are counted."""
    if config.profile == "gate":
        return fails(finding, config)
    return config.profile == "review" or fails(finding, config) or not _kind_of_page_suggestion(finding)


def _kind_of_page_suggestion(finding: Finding) -> str | None:
    if finding.level != "suggestion":
        return None
    if any(matches(finding.rule, rule) for rule in _ABOUT_KEYWORDS):
        return "keyword"
    return "page" if any(matches(finding.rule, rule) for rule in _ABOUT_THE_PAGE) else None


def count_hidden(judged: Iterable[Judged]) -> dict[str, int]:
    """What is not printed, by kind: "keyword" and "page" suggestions, else by level."""
    counts: Counter[str] = Counter()
    for item in judged:
        for finding in item.result.findings:
            if not is_shown(finding, item.config):
                kind = None if item.config.profile == "gate" else _kind_of_page_suggestion(finding)
                counts[f"{kind} suggestion" if kind else str(finding.level)] += 1
    return dict(counts)


def judge(judged: Sequence[Judged]) -> Verdict:
    """Why the run fails: by findings, by too many warnings, by a low score.

    Warnings are counted over the files that share one limit.
    """
    return Verdict((*_failing_rules(judged), *_too_many_warnings(judged), *_low_scores(judged)))


def _failing_rules(judged: Sequence[Judged]) -> list[str]:
    failing: Counter[str] = Counter()
    profiles: dict[str, None] = {}
    for item in judged:
        for finding in item.result.findings:
            if fails(finding, item.config):
                failing[finding.rule] += 1
                limit = f"fail-on {item.config.fail_on}" if item.config.fail_on else f"profile {item.config.profile}"
                profiles[limit] = None
    if not failing:
        return []
    named = ", ".join(f"{count} {rule}" for rule, count in sorted(failing.items(), key=lambda x: (-x[1], x[0])))
    return [f"{' and '.join(profiles)}: {named}"]


def _too_many_warnings(judged: Sequence[Judged]) -> list[str]:
    counts: Counter[int] = Counter()
    for item in judged:
        if item.config.max_warnings is not None:
            counts[item.config.max_warnings] += sum(f.level == "warning" for f in item.result.findings)
    return [f"{count} warnings, {most} allowed by max-warnings" for most, count in counts.items() if count > most]


def _low_scores(judged: Sequence[Judged]) -> list[str]:
    low = [
        (item, item.result.scores.get("overall", 100))
        for item in judged
        if item.result.scores.get("overall", 100) < (item.config.min_score or 0)
    ]
    return [f"{item.result.path} scores {score}, min-score is {item.config.min_score}" for item, score in low]
