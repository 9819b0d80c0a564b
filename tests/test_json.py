"""Results and outlines for programs; names of findings that outlive moved lines."""

from __future__ import annotations

import json
from typing import Any

from contentlint.config import Config
from contentlint.features.article import Article
from contentlint.fingerprints import with_fingerprints
from contentlint.model import Edit, Finding, Fix, Related, Result, Span
from contentlint.read import read_bytes
from contentlint.report import Report
from contentlint.report.json_report import render
from contentlint.report.outline import to_json as outline_json
from contentlint.report.outline import to_tree
from contentlint.verdict import Judged

TEXT = "Pies\r\n\r\nWe was &amp; 🍐 here.\r\n"


def result(*findings: Finding, text: str = TEXT) -> Result:
    return Result(
        "pies.md", text, "markdown", "Pies", "en", 5, ("pies", "inferred"), findings, {"words": 5}, {"overall": 9}
    )


def at(text: str, words: str, nth: int = 0, rule: str = "a/b", message: str = "m") -> Finding:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Finding(rule, Span(start, start + len(words)), message, "warning")


def report_on(*results: Result, errors: tuple[tuple[str, str], ...] = ()) -> Report:
    return Report(tuple(Judged(item, Config()) for item in results), errors)


def test_whole_report() -> None:
    finding = Finding(
        "grammar/agreement",
        Span(8, 14),
        "“We” takes “were”.",
        "warning",
        "medium",
        fixes=(Fix("Write “were”", (Edit(Span(11, 14), "were"),)), Fix("Paste", (), text="{}")),
        related=(Related("there", Span(0, 4)),),
        source=("harper:X",),
        fingerprint="0123abcd",
    )
    report = json.loads(render(report_on(result(finding), errors=(("gone.md", "cannot be read"),))))
    (found,) = report["results"][0].pop("findings")
    assert found.pop("fingerprint") == "0123abcd"
    assert report["results"] == [
        {
            "path": "pies.md",
            "format": "markdown",
            "title": "Pies",
            "language": "en",
            "words": 5,
            "keyphrase": {"text": "pies", "origin": "inferred"},
            "metrics": {"words": 5},
            "scores": {"overall": 9},
        }
    ]
    assert report["errors"] == [{"path": "gone.md", "message": "cannot be read"}]
    assert report["summary"] == {"files": 1, "error": 0, "warning": 1, "suggestion": 0, "fixable": 1}
    start, end = {"offset": 8, "line": 3, "column": 1}, {"offset": 14, "line": 3, "column": 7}
    was = {"offset": 11, "line": 3, "column": 4}
    there = [{"offset": 0, "line": 1, "column": 1}, {"offset": 4, "line": 1, "column": 5}]
    assert found == {
        "rule": "grammar/agreement",
        "level": "warning",
        "confidence": "medium",
        "message": "“We” takes “were”.",
        "text": "We was",
        "source": ["harper:X"],
        "start": start,
        "end": end,
        "related": [{"message": "there", "path": "pies.md", "start": there[0], "end": there[1]}],
        "fixes": [
            {"title": "Write “were”", "safe": False, "edits": [{"start": was, "end": end, "text": "were"}]},
            {"title": "Paste", "safe": False, "edits": [], "text": "{}"},
        ],
    }


def test_nothing_known_is_null() -> None:
    bare = Result("a.txt", "", "text", None, None, 0, None, (at("x", "x"),))
    (row,) = json.loads(render(report_on(bare)))["results"]
    assert row["title"] is row["language"] is row["keyphrase"] is row["findings"][0]["source"] is None


ARTICLE = "# Pies\n\nA pie of plums.\n\nAnother pie of plums is here.\n"


def names(text: str, *findings: Finding) -> tuple[str, ...]:
    return tuple(finding.fingerprint for finding in with_fingerprints(findings, text))


def test_fingerprint_survives_moved_lines() -> None:
    moved = "# Pies\n\nNew text about pies of plums.\n\n" + ARTICLE.removeprefix("# Pies\n\n")
    assert names(ARTICLE, at(ARTICLE, "plums", 1)) == names(moved, at(moved, "plums", 2))


def test_fingerprint_survives_other_line_ends_wraps_and_markup() -> None:
    other = ARTICLE.replace("pie of plums is", "pie of\r\n**plums** is")
    assert names(ARTICLE, at(ARTICLE, "plums", 1)) == names(other, at(other, "plums", 1))


def test_fingerprint_tells_findings_apart() -> None:
    rows = [at(ARTICLE, "plums"), at(ARTICLE, "plums", 1), at(ARTICLE, "plums", rule="a/c"), at(ARTICLE, "plums")]
    assert len(set(names(ARTICLE, *rows))) == 4


def test_fingerprint_of_a_place_without_extent() -> None:
    assert len(names("", Finding("a/b", Span(0, 0), "m"))) == 1


def test_fingerprint_of_one_paragraph_ignores_the_next_in_html() -> None:
    one = "<p>A pie of plums.</p><p>And pears.</p>"
    two = "<p>A pie of plums.</p><p>And cherries.</p>"
    assert names(one, at(one, "plums")) == names(two, at(two, "plums"))


MARKDOWN = """---
title: Pies
---

# Pies

A pie of plums [at home](/home).

![A pie](pie.png)

- plums
- pears

> “The crust is half of a pie,” said Ada Baker in 1931.
"""


def outline(text: str, name: str = "pies.md") -> dict[str, Any]:
    article = Article(read_bytes(text.encode(), name))
    (row,) = json.loads(outline_json([article], []))["results"]
    return row  # type: ignore[no-any-return]


def test_outline_places() -> None:
    row = outline(MARKDOWN)
    assert (row["path"], row["format"], row["title"]) == ("pies.md", "markdown", "Pies")
    kinds = [block["kind"] for block in row["blocks"]]
    assert kinds == ["heading", "paragraph", "list-item", "list-item", "quote"]
    for block in row["blocks"]:
        assert isinstance(block["start"], int)
        assert MARKDOWN[block["start"]] == block["prose"][0]
    (link,), (image,) = row["links"], row["images"]
    assert (link["target"], link["text"], MARKDOWN[link["start"] : link["end"]]) == (
        "/home",
        "at home",
        "[at home](/home)",
    )
    assert (image["source"], image["alt"]) == ("pie.png", "A pie")
    (quotation,) = row["quotations"]
    assert MARKDOWN[quotation["start"] : quotation["end"]].startswith("The crust is half")


def test_tree_names_what_was_read() -> None:
    tree = to_tree(Article(read_bytes(MARKDOWN.encode(), "pies.md")), 60)
    assert tree.startswith("pies.md\nmarkdown, ")
    assert "\n# Pies [" in tree
    assert "list of 2 items" in tree
    assert "1 paragraph, 1 quote" in tree
    assert "(Ada Baker)" in tree
    assert max(map(len, tree.splitlines())) <= 60


def test_tree_of_nothing() -> None:
    assert "0 words" in to_tree(Article(read_bytes(b"", "draft.txt")))
