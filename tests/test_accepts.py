"""Accept entries that cover nothing in any article of a run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from contentlint.accepts import unused_accepts
from contentlint.cache.rows import from_row, to_row
from contentlint.config import Accept, Config
from contentlint.ignores import UNUSED
from contentlint.model import Result
from contentlint.verdict import Judged

TEXT = "# Pies\n\nA pie has a crust.\n"
ALL: Callable[[Config], bool] = lambda config: True  # noqa: E731
SOME: Callable[[Config], bool] = lambda config: False  # noqa: E731


def article(path: str, unused: list[int], *entries: Accept) -> Judged:
    """An article in which the entries of these numbers cover nothing."""
    facts = {"unused-accepts": {"entries": unused, "span": [2, 6], "level": "warning"}} if unused else {}
    result = Result(path, TEXT, "markdown", "Pies", "en", 6, None, (), facts=facts)
    return Judged(result, Config(accept=entries, path="contentlint.toml"))


def entry(path: str, text: str = "a crust") -> Accept:
    return Accept("quotes", "a reason", text, path, place="contentlint.toml:3")


def reported(judged: list[Judged], complete: Callable[[Config], bool] = SOME) -> list[tuple[str, int]]:
    return [
        (item.result.path, len([f for f in item.result.findings if f.rule == UNUSED]))
        for item in unused_accepts(judged, complete)
        if item.result.findings
    ]


ONE = {
    "its-path": ("posts/pie.md", 1),
    "its-path-from-here": ("./posts/pie.md", 1),
    "glob": ("posts/*.md", 0),
    "everything": ("**", 0),
    "bare-name": ("pie.md", 0),
    "folder": ("posts/", 0),
}


@pytest.mark.parametrize(("path", "expected"), ONE.values(), ids=ONE.keys())
def test_one_article_speaks_for_itself_only(path: str, expected: int) -> None:
    judged = [article("posts/pie.md", [0], entry(path))]
    assert sum(count for _, count in reported(judged)) == expected
    assert reported(judged, ALL) == [("posts/pie.md", 1)]


def test_path_with_marks_that_mean_nothing_in_it() -> None:
    assert reported([article("posts/[pie].md", [0], entry("posts/[[]pie].md"))]) == [("posts/[pie].md", 1)]


def test_bare_name_at_the_root() -> None:
    assert reported([article("pie.md", [0], entry("/pie.md"))]) == [("pie.md", 1)]


def test_glob_is_reported_once_at_its_first_article() -> None:
    judged = [
        article("a.md", []),
        article("posts/b.md", [0], entry("posts/*")),
        article("posts/c.md", [0], entry("posts/*")),
    ]
    assert reported(judged, ALL) == [("posts/b.md", 1)]
    (found,) = unused_accepts(judged, ALL)[1].result.findings
    assert found.message == (
        "The accept entry for quotes at “a crust” covers nothing in any of the 2 articles that its path names any more;"
        " remove it: contentlint.toml:3."
    )
    assert (found.span, found.level, len(found.fingerprint)) == ((2, 6), "warning", 16)


def test_glob_that_covers_something_somewhere_is_used() -> None:
    judged = [article("posts/b.md", [0], entry("posts/*")), article("posts/c.md", [], entry("posts/*"))]
    assert reported(judged, ALL) == []


def test_entries_have_other_numbers_in_other_articles() -> None:
    mine, common = entry("posts/b.md", "a lid"), entry("posts/*")
    judged = [article("posts/b.md", [1], mine, common), article("posts/c.md", [0], common)]
    assert reported(judged, ALL) == [("posts/b.md", 1)]
    assert unused_accepts(judged, ALL)[0].result.findings[0].message.count("a crust")


def test_two_entries_of_one_article_have_names_of_their_own() -> None:
    (item,) = unused_accepts([article("a/b.md", [0, 1], entry("a/b.md"), entry("a/b.md", "a lid"))], SOME)
    assert len({finding.fingerprint for finding in item.result.findings}) == 2


def test_nothing_unused_changes_nothing() -> None:
    judged = [article("posts/b.md", [], entry("posts/b.md"))]
    assert unused_accepts(judged, ALL) == tuple(judged)


def test_facts_survive_the_cache() -> None:
    result = article("posts/b.md", [0], entry("posts/b.md")).result
    kept = from_row(json.loads(json.dumps(to_row(result))), result.path, result.text)
    assert kept.facts == result.facts


def test_path_is_seen_from_the_folder_of_the_config(tmp_path: Path) -> None:
    judged = article((tmp_path / "posts" / "b.md").as_posix(), [0], entry("posts/b.md"))
    config = Config(accept=judged.config.accept, path=str(tmp_path / "contentlint.toml"))
    assert reported([Judged(judged.result, config)]) == [(judged.result.path, 1)]
