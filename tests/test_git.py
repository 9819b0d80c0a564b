"""What differs from a git reference, in real repositories."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from git_cases import PIES, bases, commit, create, git, start, write

from contentlint.git import find_changed


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return start(tmp_path, monkeypatch)


def test_nothing_differs_right_after_a_commit(repository: Path) -> None:
    os.utime(repository / "a.md", (1, 1))
    assert bases(".") == {}


def test_unstaged_staged_and_untracked_files_differ(repository: Path) -> None:
    write(repository / "a.md", b"Other.\n")
    write(repository / "b.md", b"Rye bread.\n")
    git(repository, "add", "b.md")
    write(repository / "new.md")
    write(repository / "posts" / "added.md")
    git(repository, "add", "posts")
    assert bases(".") == {"a.md": PIES, "b.md": b"Bread.\n", "new.md": b"", "added.md": b""}


def test_only_what_the_paths_name_counts(repository: Path) -> None:
    write(repository / "a.md", b"Other.\n")
    write(repository / "posts" / "new.md")
    write(repository / "data.csv", b"1;2\n")
    assert bases("posts") == {"new.md": b""}
    assert bases("*.md") == {"a.md": PIES}
    assert bases("b.md", "missing.md") == {}


def test_base_of_a_path(repository: Path) -> None:
    file = write(repository / "a.md", b"Other.\n")
    changes = find_changed(["."])
    assert changes.base(Path("a.md")) == changes.base(file) == PIES
    assert changes.base(Path("b.md")) is None


def test_ignored_and_deleted_files_do_not_differ(repository: Path) -> None:
    commit(repository, **{"_gitignore": b"drafts/\n"})
    draft = write(repository / "drafts" / "a.md")
    (repository / "b.md").unlink()
    assert bases(".", draft) == {}


def test_file_taken_out_of_the_index_only(repository: Path) -> None:
    git(repository, "rm", "-q", "--cached", "a.md")
    assert bases(".") == {"a.md": PIES}


def test_moved_file_that_git_was_not_told_of(repository: Path) -> None:
    (repository / "b.md").unlink()
    (repository / "a.md").rename(repository / "pies and tarts.md")
    write(repository / "new.md", b"Cakes.\n")
    assert bases(".") == {"pies and tarts.md": PIES, "new.md": b""}


def test_copy_of_a_file_that_is_still_there_is_new(repository: Path) -> None:
    write(repository / "copy.md", PIES)
    (repository / "b.md").unlink()
    assert bases(".") == {"copy.md": b""}


def test_renamed_file_is_compared_with_what_it_was(repository: Path) -> None:
    git(repository, "mv", "a.md", "pies.md")
    write(repository / "pies.md", PIES + b"\nAnd pears.\n")
    git(repository, "add", "-A")
    assert bases(".") == {"pies.md": PIES}


@pytest.mark.parametrize("name", ["two words.md", "línea 🥧.md", "-n.md", "tab\tand\nline.md", 'quote".md', b"\xff.md"])
def test_any_name(repository: Path, name: str | bytes) -> None:
    if sys.platform != "linux":
        pytest.skip("such names are for Linux")
    file = repository / os.fsdecode(name)
    file.write_bytes(PIES)
    commit(repository)
    file.write_bytes(b"Other.\n")
    assert bases(".") == {file.name: PIES}


def test_binary_and_empty_and_large_content(repository: Path) -> None:
    contents = {"a_md": b"", "b_md": b"\0\n" * 9, "c_md": b"word \n" * 200_000}
    commit(repository, **contents)
    for name in contents:
        write(repository / name.replace("_", "."), b"Other.\n")
    assert bases(".") == {name.replace("_", "."): data for name, data in contents.items()}


def test_content_is_as_stored_whatever_the_attributes(repository: Path) -> None:
    commit(repository, **{"_gitattributes": b"*.md text eol=crlf diff=x\n"})
    git(repository, "config", "diff.x.textconv", "false")
    git(repository, "config", "diff.external", "false")
    write(repository / "a.md", b"Other.\r\n")
    assert bases(".")["a.md"] == PIES


def test_from_a_folder_inside_with_paths_outside_of_it(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(repository, "config", "diff.relative", "true")
    write(repository / "a.md", b"Other.\n")
    monkeypatch.chdir(write(repository / "posts" / "new.md").parent)
    assert bases("..") == {"a.md": PIES, "new.md": b""}


def test_symbolic_links_lead_to_their_files(repository: Path) -> None:
    write(repository / "a.md", b"Other.\n")
    (repository / "link.md").symlink_to("a.md")
    (repository / "other.md").symlink_to("b.md")
    git(repository, "add", "-A")
    assert find_changed(["link.md", "other.md"]).bases == {repository / "a.md": PIES}


def test_several_repositories(repository: Path, tmp_path: Path) -> None:
    other = create(tmp_path / "other")
    commit(other, c_md=b"Cake.\n")
    write(other / "c.md", b"Cakes.\n")
    write(repository / "a.md", b"Other.\n")
    assert bases(".", other) == {"a.md": PIES, "c.md": b"Cake.\n"}


def test_new_repository_has_only_new_files(tmp_path: Path) -> None:
    root = create(tmp_path / "new")
    write(root / "a.md")
    write(root / "b.md")
    git(root, "add", "a.md")
    assert bases(root) == {"a.md": b"", "b.md": b""}


def test_conflict_is_compared_with_ours(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "topic")
    commit(repository, a_md=b"Theirs.\n")
    git(repository, "checkout", "-q", "main")
    commit(repository, a_md=b"Ours.\n")
    subprocess.run(["git", "merge", "-q", "topic"], cwd=repository, capture_output=True, check=False)
    assert bases(".") == {"a.md": b"Ours.\n"}


def test_worktree_and_what_git_tells_its_hooks(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = tmp_path / "tree"
    git(repository, "worktree", "add", "-q", str(tree))
    write(tree / "a.md", b"In the tree.\n")
    write(repository / "b.md", b"Rye bread.\n")
    monkeypatch.chdir(tree)
    monkeypatch.setenv("GIT_DIR", git(tree, "rev-parse", "--absolute-git-dir"))
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/next-index-1.lock")
    assert bases(".", repository) == {"a.md": PIES, "b.md": b"Bread.\n"}


def test_work_tree_that_only_the_environment_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = create(tmp_path / "home")
    commit(root, a_md=PIES)
    (root / ".git").rename(tmp_path / "dotfiles")
    write(root / "a.md", b"Other.\n")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "dotfiles"))
    monkeypatch.setenv("GIT_WORK_TREE", str(root))
    assert bases(root) == {"a.md": PIES}
