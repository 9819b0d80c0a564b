"""Which files arguments name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from contentlint.files import find_files
from contentlint.globs import matches_any

TREE = (
    "a.md",
    "b.txt",
    "c.py",
    "docs/d.mdx",
    "docs/e.html",
    "docs/skip.md",
    "docs/deep/f.md",
    "docs/deep/keep.md",
    "build/g.md",
    ".hidden/h.md",
    ".i.md",
    "node_modules/j.md",
)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in TREE:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(arguments: Sequence[str]) -> list[str]:
    return [path.as_posix() for path in find_files(arguments).paths]


def test_folder_gives_articles_sorted(tree: Path) -> None:
    assert names(["docs"]) == ["docs/d.mdx", "docs/deep/f.md", "docs/deep/keep.md", "docs/e.html", "docs/skip.md"]


def test_hidden_folders_and_node_modules_are_left_out(tree: Path) -> None:
    assert {"a.md", "b.txt", "build/g.md"} < set(names(["."]))
    assert not {".hidden/h.md", ".i.md", "node_modules/j.md", "c.py"} & set(names(["."]))


def test_named_files_are_taken_as_they_are(tree: Path) -> None:
    assert names(["c.py", ".i.md", "node_modules/j.md"]) == ["c.py", ".i.md", "node_modules/j.md"]


def test_order_of_arguments_is_kept_and_twins_go(tree: Path) -> None:
    assert names(["b.txt", "./a.md", "a.md", "docs/../a.md"]) == ["b.txt", "a.md"]


def test_gitignore_above_the_folder_counts_within_a_repository(tree: Path) -> None:
    (tree / ".gitignore").write_text("build/\nskip.md\n", encoding="utf-8")
    assert "build/g.md" not in names(["."])
    assert "docs/skip.md" in names(["docs"])
    (tree / ".git").mkdir()
    assert "docs/skip.md" not in names(["docs"])


def test_inner_gitignore_decides_over_outer(tree: Path) -> None:
    (tree / ".git").mkdir()
    (tree / ".gitignore").write_text("*.md\n", encoding="utf-8")
    (tree / "docs" / "deep" / ".gitignore").write_text("!keep.md\n", encoding="utf-8")
    assert names(["docs"]) == ["docs/d.mdx", "docs/deep/keep.md", "docs/e.html"]


def test_anchored_gitignore_is_relative_to_its_folder(tree: Path) -> None:
    (tree / ".git").mkdir()
    (tree / "docs" / ".gitignore").write_text("/deep\n/a.md\n", encoding="utf-8")
    assert names(["docs"]) == ["docs/d.mdx", "docs/e.html", "docs/skip.md"]
    assert "a.md" in names(["."])


GLOBS = {
    "one-folder": ("*.md", ["a.md"]),
    "any-depth": ("docs/**/*.md", ["docs/deep/f.md", "docs/deep/keep.md", "docs/skip.md"]),
    "without-extension": (
        "docs/*",
        ["docs/d.mdx", "docs/deep/f.md", "docs/deep/keep.md", "docs/e.html", "docs/skip.md"],
    ),
    "own-extension": ("*.py", ["c.py"]),
    "set": ("docs/[de].*", ["docs/d.mdx", "docs/e.html"]),
}


@pytest.mark.parametrize(("pattern", "expected"), GLOBS.values(), ids=GLOBS.keys())
def test_glob(tree: Path, pattern: str, expected: list[str]) -> None:
    assert names([pattern]) == expected


def test_absolute_glob(tree: Path) -> None:
    assert names([f"{tree.as_posix()}/docs/*.html"]) == [f"{tree.as_posix()}/docs/e.html"]


def test_what_names_nothing_is_told(tree: Path) -> None:
    (tree / "empty").mkdir()
    found = find_files(["nope.md", "*.rst", "empty"])
    assert found.missing == ("nope.md", "*.rst")
    assert found.empty == ("empty",)


def test_brackets_in_a_name_that_exists_are_no_glob(tree: Path) -> None:
    (tree / "[slug].mdx").touch()
    assert names(["[slug].mdx"]) == ["[slug].mdx"]


def test_links_that_lead_to_themselves_are_left_out(tree: Path) -> None:
    (tree / "round.md").symlink_to("round.md")
    (tree / "here").symlink_to(".")
    assert not [name for name in names(["."]) if "round" in name or "here" in name]


def test_excludes_hold_in_folders_only(tree: Path) -> None:
    found = find_files([".", "build/g.md"], lambda path: path.suffix == ".md")
    assert [path.as_posix() for path in found.paths] == ["b.txt", "docs/d.mdx", "docs/e.html", "build/g.md"]


MATCHES = {
    "name-anywhere": ("a/b/c.md", "c.md", True),
    "star-stops": ("a/b/c.md", "a/*.md", False),
    "stars-do-not": ("a/b/c.md", "a/**/*.md", True),
    "stars-may-be-none": ("a/c.md", "a/**/*.md", True),
    "folder": ("a/b/c.md", "a/b", True),
    "folder-slash": ("a/b/c.md", "a/b/", True),
    "folder-name-anywhere": ("x/drafts/c.md", "drafts", True),
    "trailing-stars": ("a/b/c.md", "a/**", True),
    "half-name": ("a/bc.md", "a/b", False),
    "dot-is-a-dot": ("axmd", "a.md", False),
    "question-mark": ("a1.md", "a?.md", True),
    "negated-set": ("a1.md", "a[!2].md", True),
    "dot-slash": ("a/b.md", "./a/b.md", True),
}


@pytest.mark.parametrize(("path", "pattern", "expected"), MATCHES.values(), ids=MATCHES.keys())
def test_matches_any(path: str, pattern: str, expected: bool) -> None:
    assert matches_any(path, [pattern]) is expected
