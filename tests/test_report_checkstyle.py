"""The checkstyle format."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from report_cases import TEXT, count, finding, report, reports, result

from contentlint.config import Config
from contentlint.model import Finding, Span
from contentlint.report import Report
from contentlint.report.checkstyle import render
from contentlint.report.xml_text import clean_xml
from contentlint.verdict import Judged


def test_whole_report() -> None:
    findings = [finding("was", "grammar/agreement", "error"), finding("of of", "grammar/spacing", "suggestion")]
    reported = report(*findings, errors=[("gone.md", "cannot be read: <gone>")])
    assert render(reported) == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<checkstyle version="4.3">\n'
        ' <file name="pies.md">\n'
        '  <error line="3" column="4" severity="error" message="A message." source="contentlint.grammar.agreement"/>\n'
        '  <error line="5" column="9" severity="info" message="A message." source="contentlint.grammar.spacing"/>\n'
        " </file>\n"
        ' <file name="gone.md">\n'
        '  <error line="0" severity="error" message="cannot be read: &lt;gone&gt;" source="contentlint.run.failure"/>\n'
        " </file>\n"
        "</checkstyle>\n"
    )


def test_what_broke_down_stands_in_its_file() -> None:
    reported = report(finding("was"), errors=[("pies.md", "quotes/misquoted broke down")])
    (file,) = ElementTree.fromstring(render(reported))
    assert [error.get("message") for error in file] == ["quotes/misquoted broke down", "A message."]


def test_files_in_run_order() -> None:
    items = [Judged(result(path, []), Config()) for path in ("b.md", "a.md")]
    files = ElementTree.fromstring(render(Report(tuple(items), (("0.md", "gone"),))))
    assert [file.get("name") for file in files] == ["b.md", "a.md", "0.md"]


@pytest.mark.parametrize(
    ("message", "read"),
    [
        pytest.param('say "now" & <then>', 'say "now" & <then>', id="markup"),
        pytest.param("one\ttwo\nthree\rfour", "one\ttwo\nthree\rfour", id="white space is kept"),
        pytest.param("null \0, escape \x1b, half \ud800, \uffff", "null �, escape �, half �, �", id="forbidden"),
        pytest.param("pie 🥧 “quoted” \x85\u2028", "pie 🥧 “quoted” \x85\u2028", id="allowed"),
    ],
)
def test_messages(message: str, read: str) -> None:
    ((error,),) = ElementTree.fromstring(render(report(finding("was", message=message))))
    assert error.get("message") == read


def test_clean_xml_changes_nothing_else() -> None:
    assert clean_xml(TEXT) == TEXT


def test_whole_file_finding_without_text() -> None:
    ((error,),) = ElementTree.fromstring(render(report(Finding("meta/missing-title", Span(0, 0), "No."), text="")))
    assert (error.get("line"), error.get("column")) == ("1", "1")


@settings(deadline=None)
@given(reports())
def test_always_parses_and_holds_everything(reported: Report) -> None:
    tree = ElementTree.fromstring(render(reported).encode("utf-8"))
    assert len(tree.findall("file/error")) == count(reported)
