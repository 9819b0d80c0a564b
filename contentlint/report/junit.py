"""Findings as test cases of a JUnit report, for Jenkins, GitLab and others that know no linters.

A file is a suite, a finding a case: a failure where it fails the run, else passed, with what was found as its output.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from contentlint.model import Finding
from contentlint.report import Report
from contentlint.report.excerpt import excerpt
from contentlint.report.notes import describe_fixes, describe_related, one_line
from contentlint.report.xml_text import clean_xml
from contentlint.text.positions import Lines
from contentlint.verdict import Judged, fails

_WIDTH = 100
_LONGEST_NAME = 60


class _Case(NamedTuple):
    """A test case: `outcome` is failure, error or empty, `kind` the level or what went wrong."""

    name: str
    message: str = ""
    text: str = ""
    outcome: str = ""
    kind: str = ""


def render(report: Report) -> str:
    """Every finding that is not off and every error; a suite "limits" where the run fails by a limit on the whole."""
    suites: dict[str, list[_Case]] = {}
    for item in report.judged:
        suites.setdefault(item.result.path, []).extend(_cases(item) or [_Case("nothing found")])
    for path, message in report.errors:
        suites.setdefault(path, []).append(_Case("contentlint", message, f"{path}: {message}", "error", "error"))
    if limits := report.verdict.reasons[_names_findings(report) :]:
        suites.setdefault("limits", []).extend(_Case("limit", reason, reason, "failure", "limit") for reason in limits)
    everything = [case for cases in suites.values() for case in cases]
    root = Element("testsuites", {"name": "contentlint", **_counts(everything)})
    for name, cases in suites.items():
        _add_suite(root, name, cases)
    indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _names_findings(report: Report) -> bool:
    """Whether the first reason to fail is about single findings, which have cases of their own."""
    return any(fails(finding, item.config) for item in report.judged for finding in item.result.findings)


def _cases(item: Judged) -> list[_Case]:
    lines = Lines(item.result.text)
    cases: list[_Case] = []
    for finding in item.result.findings:
        outcome = "failure" if fails(finding, item.config) else ""
        text = "\n".join(_describe(finding, item.result.path, lines))
        cases.append(_Case(_name(finding, lines.text), finding.message, text, outcome, finding.level or "suggestion"))
    return cases


def _name(finding: Finding, text: str) -> str:
    """A name that stays the same where lines have moved, as servers follow cases by their names."""
    words = " ".join(text[finding.span.start : finding.span.end][: _LONGEST_NAME * 2].split())
    short = words if len(words) <= _LONGEST_NAME else words[:_LONGEST_NAME].rstrip() + "…"
    return f"{finding.rule} “{short}”" if short else finding.rule


def _describe(finding: Finding, path: str, lines: Lines) -> Iterator[str]:
    line, column = lines.position(finding.span.start)
    yield one_line(f"{path}:{line}:{column}: {finding.level or 'suggestion'}: {finding.rule}")
    yield one_line(finding.message)
    found = excerpt(lines, finding.span, _WIDTH)
    if found.marked.strip():
        yield from ("    " + "".join(found), "    " + found.underline)
    for fix in describe_fixes(finding.fixes, lines.text):
        yield one_line(f"fix: {fix}")
    yield from map(one_line, describe_related(finding.related, lines))


def _add_suite(root: Element, title: str, cases: Sequence[_Case]) -> None:
    path = _clean(title)
    suite = SubElement(root, "testsuite", {"name": path, **_counts(cases), "skipped": "0", "file": path})
    seen: Counter[str] = Counter()
    for case in cases:
        name = _clean(case.name)
        seen[name] += 1
        twin = f" ({seen[name]})" if seen[name] > 1 else ""
        element = SubElement(suite, "testcase", {"classname": path, "name": name + twin, "time": "0"})
        if case.outcome:
            inner = SubElement(element, case.outcome, {"type": case.kind, "message": _clean(case.message)})
            inner.text = clean_xml(case.text)
        elif case.text:
            SubElement(element, "system-out").text = clean_xml(case.text)


def _clean(text: str) -> str:
    return clean_xml(one_line(text))


def _counts(cases: Sequence[_Case]) -> dict[str, str]:
    outcomes = Counter(case.outcome for case in cases)
    return {
        "tests": str(len(cases)),
        "failures": str(outcomes["failure"]),
        "errors": str(outcomes["error"]),
        "time": "0",
    }
