"""Findings that are known, and the file that knows them."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from contentlint.baseline import NAME, Baseline, Known, make, read
from contentlint.errors import ContentlintError
from contentlint.fingerprints import with_fingerprints
from contentlint.model import Finding, Related, Result, Span

TEXT = """# Pies

Teh pie is warm, and everybody who is waiting for it knows.

We eat teh pie at noon.

The dough was kneaded by him for longer than anybody could remember afterwards.

The plums were washed by her before anybody had even thought of the flour.

The oven was lit by them at four in the morning, as it had always been.
"""


def place(text: str, words: str, nth: int = 0) -> Span:
    start, end = [match.span() for match in re.finditer(re.escape(words), text)][nth]
    return Span(start, end)


def finding(text: str, words: str, *others: tuple[str, int], nth: int = 0, rule: str = "a/b") -> Finding:
    related = tuple(Related("also", place(text, *other)) for other in others)
    return Finding(rule, place(text, words, nth), "m", "warning", related=related)


def result(text: str, *findings: Finding, path: str = "pies.md") -> Result:
    named = with_fingerprints(findings, text)
    return Result(path, text, "markdown", None, "en", 9, None, named, scores={"overall": 7})


def knowing(*results: Result, folder: Path, gone: Iterable[str] = ()) -> Baseline:
    """The baseline of these results as it is read from its file."""
    (folder / NAME).write_text(make(results, folder), encoding="utf-8")
    return replace(read(folder / NAME), gone=frozenset(gone))


def left(before: Result, after: Result) -> list[str]:
    """The words of what is left of later findings when the earlier ones are known."""
    known = Known(frozenset(json.loads(make([before], Path()))["findings"].get("pies.md", ())))
    return [after.text[f.span.start : f.span.end] for f in pickle.loads(pickle.dumps(known)).drop(after).findings]


def test_known_findings_are_left_out_and_others_stay() -> None:
    before = result(TEXT, finding(TEXT, "Teh"), finding(TEXT, "warm"))
    moved = TEXT.replace("# Pies\n", "# Pies\n\nHere is a new paragrapf.\n")
    after = result(moved, *(finding(moved, words) for words in ("paragrapf", "Teh", "warm")))
    assert left(before, after) == ["paragrapf"]


def test_everything_but_the_findings_stays() -> None:
    before = result(TEXT, finding(TEXT, "Teh"))
    assert Known(frozenset(f.fingerprint for f in before.findings)).drop(before) == replace(before, findings=())
    assert Known().drop(before) is before


def test_known_under_one_rule_is_not_known_under_another() -> None:
    before, after = (result(TEXT, finding(TEXT, "Teh", rule=rule)) for rule in ("a/b", "a/c"))
    assert left(before, after) == ["Teh"]


TYPOS = finding(TEXT, "Teh", ("teh", 0))
PASSIVES = finding(TEXT, "was kneaded", ("were washed", 0), ("was lit", 0))


@pytest.mark.parametrize(
    ("before", "old", "new", "after", "expected"),
    [
        pytest.param(TYPOS, "Teh pie", "The pie", ("teh",), [], id="the first of two mended"),
        pytest.param(TYPOS, "We eat teh", "We eat the", ("Teh",), [], id="the second of two mended"),
        pytest.param(TYPOS, "knows.", "knows teh rest.", ("Teh", ("teh", 0), ("teh", 1)), ["Teh"], id="a third one"),
        pytest.param(
            PASSIVES, "was kneaded by him", "rose", ("were washed", ("was lit", 0)), [], id="one of many mended"
        ),
        pytest.param(
            PASSIVES,
            "knows.",
            "knows that it is eaten.",
            ("is eaten", ("was kneaded", 0), ("were washed", 0), ("was lit", 0)),
            [],
            id="one of many new",
        ),
        pytest.param(
            PASSIVES,
            "were washed by her before",
            "are not",
            ("was kneaded", ("are not", 0)),
            [],
            id="its own place known",
        ),
        pytest.param(
            finding(TEXT, "The dough was kneaded by him", ("The plums were washed", 0)),
            "knows.",
            "knows it.\n\nThe doughs were kneaded, by them.",
            ("The doughs were kneaded, by them", ("The dough was kneaded by him", 0)),
            ["The doughs were kneaded, by them"],
            id="a new copy of what had one",
        ),
    ],
)
def test_findings_with_several_places(
    before: Finding, old: str, new: str, after: tuple[str, tuple[str, int]], expected: list[str]
) -> None:
    text = TEXT.replace(old, new)
    assert left(result(TEXT, before), result(text, finding(text, *after))) == expected


def test_a_third_copy_is_not_known() -> None:
    twice = "It is is so.\n\nIt is is so.\n"
    thrice = twice + "\nIt is is so.\n"
    before = finding(twice, "is is", ("is is", 1))
    assert left(result(twice, before), result(thrice, finding(thrice, "is is", ("is is", 1), ("is is", 2)))) == [
        "is is"
    ]


def test_count_of_what_is_gone() -> None:
    before = result(TEXT, finding(TEXT, "Teh", ("teh", 0)), finding(TEXT, "warm"))
    known = Known(frozenset(json.loads(make([before], Path()))["findings"]["pies.md"]))
    assert known.count_gone(before) == 0
    assert known.count_gone(result(TEXT, finding(TEXT, "Teh"))) == 2
    assert Known(strays=(known.own,)).count_gone(result(TEXT)) == 0


def test_file_is_sorted_with_one_fingerprint_a_line(tmp_path: Path) -> None:
    rows = [
        result(TEXT, finding(TEXT, "warm", rule="b/c"), finding(TEXT, "Teh"), path=str(tmp_path / "posts" / "b ü.md")),
        result(TEXT, finding(TEXT, "warm"), path=str(tmp_path / "a.md")),
        result(TEXT, path=str(tmp_path / "clean.md")),
    ]
    text = make(rows, tmp_path)
    assert text == make(rows[::-1], tmp_path)
    assert list(json.loads(text)["findings"]) == ["a.md", "posts/b ü.md"]
    assert re.sub(r"[0-9a-f]{16}", "#", text).splitlines()[3:] == [
        ' "findings": {',
        '  "a.md": {',
        '   "#": "a/b"',
        "  },",
        '  "posts/b ü.md": {',
        '   "#": "a/b",',
        '   "#": "b/c"',
        "  }",
        " }",
        "}",
    ]


def test_paths_count_from_the_files_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ci").mkdir()
    monkeypatch.chdir(tmp_path)
    before = result(TEXT, finding(TEXT, "Teh"), path="posts/a.md")
    baseline = knowing(before, folder=tmp_path / "ci")
    assert list(baseline.entries) == ["../posts/a.md"]
    monkeypatch.chdir(tmp_path / "ci")
    assert baseline.known_of("../posts/a.md") == baseline.known_of(str(tmp_path / "posts/a.md")) != frozenset()
    assert baseline.of("posts/a.md").own == frozenset()


def test_moved_file_is_found_by_its_findings(tmp_path: Path) -> None:
    words = ("Teh", "warm", "noon")
    first = result(TEXT, *(finding(TEXT, word) for word in words), path=str(tmp_path / "a.md"))
    other = result("Bread.\n", finding("Bread.\n", "Bread"), path=str(tmp_path / "b.md"))
    baseline = knowing(first, other, folder=tmp_path, gone=["a.md", "b.md"])
    moved = replace(first, path=str(tmp_path / "posts" / "pies.md"))
    assert not baseline.of(moved.path).drop(moved).findings
    assert not replace(baseline, gone=frozenset()).of(moved.path).strays
    mended = replace(moved, findings=moved.findings[:2])
    assert not baseline.of(moved.path).drop(mended).findings
    new = result("Cake.\n", finding("Cake.\n", "Cake"), path=moved.path)
    assert baseline.of(new.path).drop(new) == new


def test_finding_about_a_whole_article_tells_of_no_move(tmp_path: Path) -> None:
    whole = Finding("a/b", place(TEXT, "Pies"), "m")
    named = replace(result(TEXT), findings=with_fingerprints([whole], TEXT, whole.span))
    baseline = knowing(replace(named, path=str(tmp_path / "a.md")), folder=tmp_path, gone=["a.md"])
    new = replace(named, path=str(tmp_path / "new.md"))
    assert baseline.of(new.path).drop(new) == new


def test_reading_notices_files_that_are_gone(tmp_path: Path) -> None:
    (tmp_path / "a.md").touch()
    rows = [result(TEXT, finding(TEXT, "Teh"), path=str(tmp_path / name)) for name in ("a.md", "b.md")]
    (tmp_path / NAME).write_text(make(rows, tmp_path), encoding="utf-8-sig")
    assert read(tmp_path / NAME).gone == {"b.md"}


HEAD = '{\n "version": 1,\n "tool": "contentlint",\n "findings": '


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        pytest.param("<<<<<<< ours\n" + HEAD, 1, "no JSON", id="no JSON"),
        pytest.param(HEAD + "{\n", 5, "no JSON", id="cut off"),
        pytest.param("[]", 1, "no baseline", id="a list"),
        pytest.param('{"name": "site"}', 1, "no baseline", id="another file"),
        pytest.param("[" * 100_000, 1, "no baseline", id="too deep"),
        pytest.param(
            HEAD.replace("1", "2") + "{}}", 2, "has version 2, this contentlint reads version 1", id="version"
        ),
        pytest.param(HEAD + "[]}", 4, "must be an object", id="findings"),
        pytest.param(HEAD + '{\n"a.md": 7}}', 5, "'a.md' must be an object", id="entry"),
        pytest.param(HEAD + '{\n"a.md": {\n"x": "a/b"}}}', 6, "'x' must be a fingerprint", id="fingerprint"),
        pytest.param(HEAD + '{"a.md": {\n"0123456789abcdef": 7}}}', 5, "must be a fingerprint with", id="rule"),
        pytest.param(HEAD + '{\n"a.md": {},\n"b.md": {},\n"a.md": {}}}', 7, "'a.md' stands twice", id="path twice"),
        pytest.param(HEAD + '{"a": {\n"f": "x",\n"f": "x"},\n"b": {\n"f": "y"}}}', 6, "'f' stands twice", id="twice"),
    ],
)
def test_malformed_file(tmp_path: Path, data: str, line: int, message: str) -> None:
    file = tmp_path / NAME
    file.write_text(data, encoding="utf-8")
    with pytest.raises(ContentlintError, match=f"{NAME}:{line}: .*{message}.*contentlint baseline"):
        read(file)


def test_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ContentlintError, match=r"none\.json: cannot be read: .*`contentlint baseline` writes one"):
        read(tmp_path / "none.json")
    (tmp_path / "latin.json").write_bytes(b"\xff{}")
    with pytest.raises(ContentlintError, match=r"latin\.json: this is no baseline: it is not in UTF-8"):
        read(tmp_path / "latin.json")
