"""Results in SARIF 2.1.0, for code scanning and for editors that show it."""

from __future__ import annotations

import json
import re
from typing import Any

from contentlint import __version__
from contentlint.model import Edit, Finding, Fix, Result
from contentlint.report import Report
from contentlint.report.sarif_places import ROOT, Places
from contentlint.report.sarif_rules import LEVELS, describe_rules

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BRACKETS = re.compile(r"[][\\]")
_MOST_LINKS = 5


def render(report: Report) -> str:
    """One run with every finding that is not off, its rules, fixes and related places, and what broke down.

    URIs are relative to the root of the repository wherever they can be, so that no place of this machine stands in
    the report. Nor does it name a category (`automationDetails`): an upload could not set its own then.
    """
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    text = json.dumps(log, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _run(report: Report) -> dict[str, Any]:
    results = [item.result for item in report.judged]
    rules = describe_rules(finding for result in results for finding in result.findings)
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    places = Places(report)
    return {
        "tool": {"driver": {"name": "contentlint", **_version(), "rules": rules}},
        "invocations": [_invocation(report, places)],
        "originalUriBaseIds": {
            ROOT: {"description": {"text": "The root of the repository, else the folder that contentlint ran in."}}
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [
            {"ruleId": finding.rule, "ruleIndex": numbers[finding.rule], **_result(finding, result, places)}
            for result in results
            for finding in result.findings
        ],
    }


def _version() -> dict[str, str]:
    is_semantic = re.fullmatch(r"\d+\.\d+\.\d+", __version__)
    return {"version": __version__, **({"semanticVersion": __version__} if is_semantic else {})}


def _invocation(report: Report, places: Places) -> dict[str, Any]:
    notes = [
        {
            "level": "error",
            "message": {"text": message},
            "locations": [{"physicalLocation": {"artifactLocation": places.artifact(path)}}],
        }
        for path, message in report.errors
    ]
    return {"executionSuccessful": not notes, **({"toolExecutionNotifications": notes} if notes else {})}


def _result(finding: Finding, result: Result, places: Places) -> dict[str, Any]:
    location = places.location(result.path, finding.span)
    location["region"]["snippet"] = {"text": result.text[finding.span.start : finding.span.end]}
    row: dict[str, Any] = {
        "level": LEVELS[finding.level or "suggestion"],
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"contentlint/v1": finding.fingerprint},
        "properties": _properties(finding),
    }
    if finding.related:
        row["relatedLocations"] = _related_locations(finding, result, places)
    if fixes := _fixes(finding, result, places):
        row["fixes"] = fixes
    return row


def _message(finding: Finding) -> str:
    """The message with links to related places by their ids: code scanning shows only those that it links to."""
    if not finding.related:
        return finding.message
    names = [_BRACKETS.sub(r"\\\g<0>", related.message) for related in finding.related[:_MOST_LINKS]]
    links = [f"[{name}]({number})" for number, name in enumerate(names, 1)]
    more = len(finding.related) - len(links)
    return f"{finding.message} See {', '.join(links)}{f' and {more} more' if more else ''}."


def _properties(finding: Finding) -> dict[str, Any]:
    """What SARIF has no place for: the engines' own rules, and what the author has to paste himself."""
    pastes = [{"title": fix.title, "text": fix.text} for fix in finding.fixes if fix.text]
    return {
        "confidence": finding.confidence,
        **({"source": list(finding.source)} if finding.source else {}),
        **({"toPaste": pastes} if pastes else {}),
    }


def _related_locations(finding: Finding, result: Result, places: Places) -> list[dict[str, Any]]:
    return [
        {
            "id": number,
            "message": {"text": related.message},
            "physicalLocation": places.location(related.path or result.path, related.span),
        }
        for number, related in enumerate(finding.related, 1)
    ]


def _fixes(finding: Finding, result: Result, places: Places) -> list[dict[str, Any]]:
    """Every fix once, as the schema asks."""
    rows: list[dict[str, Any]] = []
    for fix in finding.fixes:
        if fix.edits and (row := _fix(fix, result, places)) not in rows:
            rows.append(row)
    return rows


def _fix(fix: Fix, result: Result, places: Places) -> dict[str, Any]:
    changes = {
        "artifactLocation": places.artifact(result.path),
        "replacements": [_replacement(edit, result, places) for edit in fix.edits],
    }
    return {"description": {"text": fix.title}, "artifactChanges": [changes], "properties": {"safe": fix.safe}}


def _replacement(edit: Edit, result: Result, places: Places) -> dict[str, Any]:
    return {"deletedRegion": places.region(result.path, edit.span), "insertedContent": {"text": edit.text}}
