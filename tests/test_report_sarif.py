"""The SARIF format: what the schema asks, and what code scanning and editors make of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft4Validator
from report_cases import TEXT, finding, fix, load_schema, place, report, reports, result

from contentlint import pages
from contentlint.config import Config
from contentlint.model import Finding, Fix, Related, Span
from contentlint.report import Report
from contentlint.report.sarif import render
from contentlint.verdict import Judged

SCHEMA = Draft4Validator(load_schema("sarif-2.1.0.json"))


@pytest.fixture(autouse=True, scope="module")
def outside_of_a_repository(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """URIs are relative to it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("site"))
        yield


def read(reported: Report) -> dict[str, Any]:
    """The one run of a report that the schema takes."""
    log = json.loads(render(reported).encode("utf-8"))
    SCHEMA.validate(log)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def read_one(item: Finding, **more: Any) -> dict[str, Any]:
    (found,) = read(report(item, **more))["results"]
    assert isinstance(found, dict)
    return found


def test_result() -> None:
    item = finding("cherrys", level="suggestion", confidence="medium", source=("harper:X",), fingerprint="0f")
    assert read_one(item) == {
        "ruleId": "grammar/spelling",
        "ruleIndex": 0,
        "level": "note",
        "message": {"text": "A message."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "pies.md", "uriBaseId": "%SRCROOT%"},
                    "region": {
                        "startLine": 3,
                        "startColumn": 33,
                        "endLine": 3,
                        "endColumn": 40,
                        "charOffset": 44,
                        "charLength": 7,
                        "snippet": {"text": "cherrys"},
                    },
                }
            }
        ],
        "partialFingerprints": {"contentlint/v1": "0f"},
        "properties": {"confidence": "medium", "source": ["harper:X"]},
    }


def test_run_says_how_to_count() -> None:
    run = read(report())
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["newlineSequences"] == ["\r\n", "\n", "\r"]
    assert run["results"] == run["tool"]["driver"]["rules"] == []
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_category_is_left_to_the_upload() -> None:
    """The upload action of code scanning keeps an id that it finds, so two runs could not be told apart."""
    assert "automationDetails" not in read(report(finding("was")))


@pytest.mark.parametrize(
    ("span", "region"),
    [
        pytest.param(Span(0, 0), (1, 1, 1, 1), id="nothing, at the start"),
        pytest.param(Span(10, 14), (2, 1, 3, 3), id="over a CRLF"),
        pytest.param(Span(len(TEXT), len(TEXT)), (6, 1, 6, 1), id="nothing, after the last line end"),
        pytest.param(place("The end"), (5, 1, 5, 8), id="after lone carriage returns"),
    ],
)
def test_regions(span: Span, region: tuple[int, ...]) -> None:
    found = read_one(Finding("meta/missing-title", span, "No title."))["locations"][0]["physicalLocation"]["region"]
    assert tuple(found[name] for name in ("startLine", "startColumn", "endLine", "endColumn")) == region


def test_related_places_are_linked_from_the_message() -> None:
    """Code scanning shows only related places that the message links to, by their ids."""
    others = tuple(Related(name, place("of")) for name in ("the first copy", "an [aside]"))
    found = read_one(finding("of of", related=others))
    assert found["message"]["text"] == r"A message. See [the first copy](1), [an \[aside\]](2)."
    assert [(row["id"], row["message"]["text"]) for row in found["relatedLocations"]] == [
        (1, "the first copy"),
        (2, "an [aside]"),
    ]


def test_many_related_places() -> None:
    found = read_one(finding("was", related=tuple(Related("here", Span(n, n + 1)) for n in range(7))))
    links = ", ".join(f"[here]({number})" for number in range(1, 6))
    assert found["message"]["text"] == f"A message. See {links} and 2 more."
    assert len(found["relatedLocations"]) == 7


def test_related_places_in_other_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the same run, one that is read for this, and one that has gone meanwhile."""
    monkeypatch.chdir(tmp_path)
    Path("on disk.md").write_text("One.\n\nTwo words.\n", encoding="utf-8")
    paths = ("other.md", "on disk.md", "gone.md")
    item = finding("was", related=tuple(Related("there", Span(6, 9), path) for path in paths))
    results = (result("pies.md", [item]), result("other.md", [], "A\nB\nTwo words."))
    run = read(Report(tuple(Judged(row, Config()) for row in results)))
    locations = [row["physicalLocation"] for row in run["results"][0]["relatedLocations"]]
    assert [row["artifactLocation"]["uri"] for row in locations] == ["other.md", "on%20disk.md", "gone.md"]
    assert [row.get("region", {}).get("startLine") for row in locations] == [3, 3, None]


def test_fixes() -> None:
    several = fix(("was", "were"), ("cherrys", "cherries"), title="Mend both")
    deletion = fix(("of ", ""), title="Leave out one", safe=True)
    found = read_one(finding("was", fixes=(several, deletion)))["fixes"]
    assert [(row["description"]["text"], row["properties"]) for row in found] == [
        ("Mend both", {"safe": False}),
        ("Leave out one", {"safe": True}),
    ]
    assert [apply_changes(row) for row in found] == [
        TEXT.replace("was", "were").replace("cherrys", "cherries"),
        TEXT.replace("of of", "of"),
    ]


def test_a_fix_offered_twice_is_one() -> None:
    """The schema refuses equals."""
    assert len(read_one(finding("was", fixes=(fix(("was", "were")),) * 2))["fixes"]) == 1


def test_text_to_paste_is_no_fix() -> None:
    found = read_one(finding("was", fixes=(Fix("Paste this", (), text="<p>"),)))
    assert "fixes" not in found
    assert found["properties"]["toPaste"] == [{"title": "Paste this", "text": "<p>"}]


def apply_changes(row: dict[str, Any]) -> str:
    """What an editor comes to that knows nothing of contentlint: by offsets, and the same by lines and columns."""
    (change,) = row["artifactChanges"]
    by_offset, by_line = TEXT, TEXT
    for replacement in reversed(change["replacements"]):
        region, text = replacement["deletedRegion"], replacement["insertedContent"]["text"]
        at, end = region["charOffset"], region["charOffset"] + region["charLength"]
        by_offset = by_offset[:at] + text + by_offset[end:]
        starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", TEXT))]
        at = starts[region["startLine"] - 1] + region["startColumn"] - 1
        end = starts[region["endLine"] - 1] + region["endColumn"] - 1
        by_line = by_line[:at] + text + by_line[end:]
    assert by_offset == by_line
    return by_offset


def test_rules_are_those_that_occur_with_their_pages() -> None:
    run = read(report(finding("was", "grammar/agreement", "error"), finding("of of", "duplicates/repeated-sentence")))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["duplicates/repeated-sentence", "grammar/agreement"]
    assert [rules[row["ruleIndex"]]["id"] for row in run["results"]] == [row["ruleId"] for row in run["results"]]
    page = pages.load()["grammar/agreement"]
    assert rules[1] == {
        "id": "grammar/agreement",
        "name": "GrammarAgreement",
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": page.description},
        "help": {"text": pages.to_markdown(page), "markdown": pages.to_markdown(page)},
        "defaultConfiguration": {"level": "warning"},
        "properties": {
            "category": "grammar",
            "tags": ["grammar"],
            "precision": "high",
            "problem.severity": "warning",
        },
    }


def test_precision_is_the_lowest_confidence() -> None:
    run = read(report(finding("was"), finding("of of", confidence="low"), finding("end", confidence="medium")))
    assert [rule["properties"]["precision"] for rule in run["tool"]["driver"]["rules"]] == ["low"]


def test_rule_without_a_page() -> None:
    (rule,) = read(report(finding("was", "House.plain-words")))["tool"]["driver"]["rules"]
    assert (rule["name"], rule["shortDescription"]["text"]) == ("HousePlainWords", "House.plain-words")
    assert rule["properties"]["tags"] == ["House"]


def test_every_rule_page_makes_a_rule() -> None:
    run = read(report(*(finding("was", rule) for rule in pages.load())))
    rules = run["tool"]["driver"]["rules"]
    assert len(rules) == len(pages.load())
    assert all(len(rule["shortDescription"]["text"]) + len(rule["fullDescription"]["text"]) < 1024 for rule in rules)


def test_what_broke_down_is_told() -> None:
    run = read(report(errors=[("my drafts/gone.md", "cannot be read")]))
    assert run["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [
                {
                    "level": "error",
                    "message": {"text": "cannot be read"},
                    "locations": [
                        {
                            "physicalLocation": {
                                "artifactLocation": {"uri": "my%20drafts/gone.md", "uriBaseId": "%SRCROOT%"}
                            }
                        }
                    ],
                }
            ],
        }
    ]


def test_no_place_of_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert tmp_path.name not in render(report(finding("was"), path=str(tmp_path / "blog" / "a.md")))


def test_half_characters_stay_what_they_are() -> None:
    broken = "half \ud800"
    run = read(report(Finding("a/b", Span(0, 6), "A \udfff."), text=broken))
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == broken


@settings(deadline=None)
@given(reports())
def test_always_valid_and_holds_everything(reported: Report) -> None:
    run = read(reported)
    findings = [item for judged in reported.judged for item in judged.result.findings]
    assert [row["ruleId"] for row in run["results"]] == [item.rule for item in findings]
    assert len(run["invocations"][0].get("toolExecutionNotifications", ())) == len(reported.errors)
    for region in _regions(run["results"]):
        start, end = (region[name] for name in ("startLine", "endLine"))
        assert 1 <= start <= end
        assert start < end or 1 <= region["startColumn"] <= region["endColumn"]


def _regions(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _regions(item)
    elif isinstance(value, dict):
        if "startLine" in value:
            yield value
        for item in value.values():
            yield from _regions(item)
