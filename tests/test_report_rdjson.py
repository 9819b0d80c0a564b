"""The format of reviewdog."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from report_cases import HOSTILE, count, finding, fix, load_schema, place, report, reports

from contentlint.model import Edit, Finding, Fix, Related, Span
from contentlint.report import Report
from contentlint.report.rdjson import render

SCHEMA = Draft4Validator(load_schema("rdjson.json"))


def read(reported: Report) -> list[dict[str, Any]]:
    """The diagnostics of a report that the schema takes."""
    rows = json.loads(render(reported).encode("utf-8"))
    SCHEMA.validate(rows)
    assert rows["source"] == {"name": "contentlint"}
    found: list[dict[str, Any]] = rows["diagnostics"]
    return found


def read_one(item: Finding, **more: Any) -> dict[str, Any]:
    (found,) = read(report(item, **more))
    return found


def test_diagnostic_counts_bytes() -> None:
    assert read_one(finding("cherrys", level="error")) == {
        "message": "A message.",
        "location": {
            "path": "pies.md",
            "range": {"start": {"line": 3, "column": 40}, "end": {"line": 3, "column": 47}},
        },
        "severity": "ERROR",
        "code": {"value": "grammar/spelling"},
        "original_output": "pies.md:3:40: error: A message. (grammar/spelling)",
    }


@pytest.mark.parametrize(("level", "severity"), [("error", "ERROR"), ("warning", "WARNING"), ("suggestion", "INFO")])
def test_severity(level: Any, severity: str) -> None:
    assert read_one(finding("was", level=level))["severity"] == severity


def test_what_broke_down_has_no_range() -> None:
    assert read(report(errors=[("gone.md", "cannot be read")])) == [
        {
            "message": "cannot be read",
            "location": {"path": "gone.md"},
            "severity": "ERROR",
            "original_output": "gone.md: error: cannot be read",
        }
    ]


def test_related_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    others = (Related("here", place("plum")), Related("there", Span(0, 4), "gone.md"))
    here, there = read_one(finding("was", related=others))["related_locations"]
    assert here["location"]["range"]["start"] == {"line": 3, "column": 18}
    assert there == {"message": "there", "location": {"path": "gone.md"}}


FAR = Fix("Mend all", (Edit(Span(0, 0), "x"), Edit(Span(200, 201), "y")))
LONG = "word\n" * 100


@pytest.mark.parametrize(
    ("fixes", "texts"),
    [
        pytest.param([fix(("was", "were"))], ["were"], id="one edit"),
        pytest.param([fix(("was", "were")), fix(("was", "is"))], ["were", "is"], id="a choice"),
        pytest.param([fix(("of ", ""))], [""], id="a deletion"),
        pytest.param(
            [fix(("cherrys", "cherries"), ("pies", "tarts"))], ["tarts 🥧 and cherries"], id="edits are joined"
        ),
        pytest.param([fix(("was", "were")), fix(("of ", ""))], ["were"], id="one that mends another line"),
        pytest.param([Fix("Paste", (), text="<p>"), fix(("was", "were"))], ["were"], id="text to paste"),
        pytest.param([], None, id="no fix"),
    ],
)
def test_suggestions(fixes: list[Fix], texts: list[str] | None) -> None:
    found = read_one(finding("was", fixes=tuple(fixes))).get("suggestions")
    assert (found and [row["text"] for row in found]) == texts


def test_fix_all_over_the_article_is_no_suggestion() -> None:
    assert "suggestions" not in read_one(Finding("a/b", Span(0, 4), "No.", fixes=(FAR,)), text=LONG)


def test_half_characters_are_replaced() -> None:
    """The parser of reviewdog takes no file with one in it."""
    assert read_one(finding("was", message="half \ud800"))["message"] == "half �"


@settings(deadline=None)
@given(reports())
def test_always_valid_and_holds_everything(reported: Report) -> None:
    assert len(read(reported)) == count(reported)


@settings(deadline=None)
@given(HOSTILE, st.data())
def test_suggestions_are_the_fixes(text: str, data: st.DataObject) -> None:
    """Applied to the file's bytes by line and column, a suggestion gives what the edit gives."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    new = data.draw(HOSTILE).encode("utf-8", "replace").decode("utf-8")
    item = Finding("a/b", Span(0, 0), "No.", fixes=(Fix("Mend", (Edit(Span(start, end), new),)),))
    (suggestion,) = read_one(item, text=text)["suggestions"]
    lines = text.replace("\r\n", "\n\n").replace("\r", "\n").encode("utf-8").split(b"\n")
    begins = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    begins = [at for at in begins if text.encode("utf-8")[at - 1 : at + 1] != b"\r\n"]
    at, until = (begins[row["line"] - 1] + row["column"] - 1 for row in suggestion["range"].values())
    data_then = text.encode("utf-8")
    changed = data_then[:at] + suggestion["text"].encode("utf-8") + data_then[until:]
    assert changed.decode("utf-8") == text[:start] + new + text[end:]
