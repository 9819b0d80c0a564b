"""Rules as SARIF describes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from contentlint import pages
from contentlint.model import Confidence, Finding
from contentlint.pages import Page

LEVELS = {"error": "error", "warning": "warning", "suggestion": "note", "off": "note"}
_SEVERITIES = {"error": "error", "warning": "warning", "suggestion": "recommendation", "off": "recommendation"}
_CONFIDENCES: tuple[Confidence, ...] = ("low", "medium", "high")


def describe_rules(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """The rules that findings are of, ordered by id, each with its page as help.

    "precision" and "problem.severity" are what code scanning sorts by; the precision is the lowest confidence that a
    finding of the rule has here.
    """
    confidences: dict[str, int] = {}
    for finding in findings:
        number = _CONFIDENCES.index(finding.confidence)
        confidences[finding.rule] = min(number, confidences.get(finding.rule, number))
    known = pages.load()
    return [_describe(rule, known.get(rule), _CONFIDENCES[confidences[rule]]) for rule in sorted(confidences)]


def _describe(rule: str, page: Page | None, precision: str) -> dict[str, Any]:
    """A rule without a page, such as one of a user's own pack, is described by its name."""
    level = page.level if page else "warning"
    title = page.title if page else rule
    markdown = pages.to_markdown(page) if page else rule
    category = re.split(r"[/.]", rule)[0]
    return {
        "id": rule,
        "name": _pascal_case(rule),
        "shortDescription": {"text": title},
        "fullDescription": {"text": page.description if page else title},
        "help": {"text": markdown, "markdown": markdown},
        "defaultConfiguration": {"level": LEVELS[level]},
        "properties": {
            "category": category,
            "tags": [category],
            "precision": precision,
            "problem.severity": _SEVERITIES[level],
        },
    }


def _pascal_case(rule: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[^0-9A-Za-z]+", rule))
