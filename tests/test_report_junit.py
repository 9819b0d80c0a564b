"""JUnit reports, held against the schema of Jenkins and read by a consumer's parser."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from junitparser import JUnitXml, TestSuite
from lxml import etree
from report_cases import TEXT, count, finding, fix, report, reports, result

from contentlint.config import Config
from contentlint.model import Finding, Related, Span
from contentlint.report import Report
from contentlint.report.junit import render
from contentlint.verdict import Judged, fails


@pytest.fixture(scope="session")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "junit-10.xsd"))


def read(reported: Report) -> list[TestSuite]:
    return list(JUnitXml.fromstring(render(reported).encode()))


def test_a_finding_that_fails() -> None:
    found = finding(
        "was",
        "grammar/agreement",
        "error",
        message="“We” takes “were”.",
        fixes=(fix(("was", "were")),),
        related=(Related("the same", Span(0, 1)),),
    )
    (suite,) = read(report(found))
    (case,) = suite
    (failure,) = case.result
    assert (suite.name, suite.tests, suite.failures, suite.errors, suite.skipped) == ("pies.md", 1, 1, 0, 0)
    assert (case.classname, case.name) == ("pies.md", "grammar/agreement “was”")
    assert (failure.type, failure.message) == ("error", "“We” takes “were”.")
    assert failure.text == (
        "pies.md:3:4: error: grammar/agreement\n"
        "“We” takes “were”.\n"
        "    We was baking “plum” pies 🥧 and cherrys.\n"
        "       ^^^\n"
        "fix: was → were\n"
        "also line 1: the same"
    )


def test_a_finding_that_does_not_fail_passes_with_its_message() -> None:
    (suite,) = read(report(finding("was", message="“We” takes “were”.")))
    (case,) = suite
    assert case.is_passed
    assert (suite.tests, suite.failures) == (1, 0)
    assert "“We” takes “were”." in case.system_out


def test_profile_decides_what_fails() -> None:
    rows = [finding("was", "structure/empty-section"), finding("Pies", "a/b")]
    (suite,) = read(Report((Judged(result("pies.md", rows), Config(profile="gate")),)))
    assert [case.is_passed for case in suite] == [True, False]


def test_a_file_without_findings_passes() -> None:
    (suite,) = read(report())
    assert [(case.name, case.is_passed) for case in suite] == [("nothing found", True)]


def test_a_file_that_cannot_be_read_is_an_error() -> None:
    reported = report(finding("was"), errors=[("gone.md", "cannot be read"), ("pies.md", "a rule broke down")])
    pies, gone = read(reported)
    assert (pies.tests, pies.errors, gone.tests, gone.errors) == (2, 1, 1, 1)
    assert [(case.name, case.result[0].message) for case in gone] == [("contentlint", "cannot be read")]


def test_limits_of_the_run_are_cases_of_their_own() -> None:
    rows = [finding("was", level="error"), finding("Pies")]
    config = Config(max_warnings=0, min_score=101)
    *_, limits = read(Report((Judged(result("pies.md", rows), config),)))
    assert limits.name == "limits"
    assert [case.name for case in limits] == ["limit", "limit (2)"]
    assert [case.result[0].message for case in limits] == [
        "1 warnings, 0 allowed by max-warnings",
        "pies.md scores 100, min-score is 101",
    ]


NAMES = {
    "short": (Span(12, 18), "a/b “We was”"),
    "over-lines": (Span(2, 18), "a/b “Pies 🥧 We was”"),
    "nothing": (Span(3, 3), "a/b"),
    "long": (Span(len(TEXT), len(TEXT) + 90), f"a/b “{'x' * 60}…”"),
}


@pytest.mark.parametrize(("span", "name"), NAMES.values(), ids=NAMES.keys())
def test_name_has_no_line_number(span: Span, name: str) -> None:
    (suite,) = read(report(Finding("a/b", span, "m", "warning"), text=TEXT + "x" * 90))
    assert [case.name for case in suite] == [name]


def test_twins_have_names_of_their_own() -> None:
    (suite,) = read(report(finding("was", message="One."), finding("was", message="Two.")))
    assert [case.name for case in suite] == ["grammar/spelling “was”", "grammar/spelling “was” (2)"]


def test_characters_that_xml_forbids() -> None:
    forbidden = "\0\x1b\ud800\uffff]]>&<"
    (suite,) = read(report(finding("was", level="error", message=forbidden), path=forbidden))
    (case,) = suite
    assert suite.name == case.result[0].message == "����]]>&<"
    assert "����]]>&<" in case.result[0].text


@given(whatever=reports())
def test_valid_whatever_they_hold(schema: etree.XMLSchema, whatever: Report) -> None:
    root = etree.fromstring(render(whatever).encode())
    schema.assertValid(root)
    failing = sum(fails(found, item.config) for item in whatever.judged for found in item.result.findings)
    silent = sum(not item.result.findings for item in whatever.judged)
    assert len(root.findall(".//testcase")) == count(whatever) + silent == int(root.get("tests"))
    assert len(root.findall(".//failure")) == failing == int(root.get("failures"))
    assert len(root.findall(".//error")) == len(whatever.errors) == int(root.get("errors"))
    for suite in root:
        assert int(suite.get("tests")) == len(suite)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        names = [case.get("name") for case in suite]
        assert all(names)
