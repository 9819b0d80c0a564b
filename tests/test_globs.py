"""Globs of a config."""

from __future__ import annotations

import pytest

from contentlint.globs import matches_any


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        pytest.param("*.md", "blog/2024/a.md", True, id="name-at-any-depth"),
        pytest.param("blog/*.md", "blog/2024/a.md", False, id="star-stops-at-a-slash"),
        pytest.param("blog/**/*.md", "blog/2024/a.md", True, id="two-stars-do-not"),
        pytest.param("blog/**/*.md", "blog/a.md", True, id="two-stars-may-be-nothing"),
        pytest.param("drafts/**", "drafts/x/y.txt", True, id="all-inside"),
        pytest.param("drafts", "blog/drafts/y.txt", True, id="folder-at-any-depth"),
        pytest.param("./blog", "blog/a.md", True, id="dot-slash"),
        pytest.param("a?.md", "ab.md", True, id="one-character"),
        pytest.param("a[bc].md", "ad.md", False, id="class"),
        pytest.param("a[!bc].md", "ad.md", True, id="negated-class"),
        pytest.param("a.md", "aXmd", False, id="a-dot-is-a-dot"),
    ],
)
def test_matches_any(pattern: str, path: str, expected: bool) -> None:
    assert matches_any(path, [pattern]) is expected


def test_no_pattern_matches_nothing() -> None:
    assert not matches_any("a.md", [])
