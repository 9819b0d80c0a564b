"""What a git reference stands for, and what is said where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from git_cases import PIES, bases, commit, create, git, start, write

from contentlint.errors import ContentlintError


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return start(tmp_path, monkeypatch)


def test_branch_stands_for_the_commit_where_it_was_left(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "topic")
    commit(repository, b_md=b"Rye bread.\n")
    git(repository, "checkout", "-q", "main")
    commit(repository, a_md=b"What others did.\n", c_md=b"Cake.\n")
    git(repository, "checkout", "-q", "topic")
    write(repository / "d.md")
    assert bases(".", ref="main") == {"b.md": b"Bread.\n", "d.md": b""}
    git(repository, "checkout", "-q", "--detach")
    git(repository, "merge", "-q", "main", "-m", "Merge")
    assert bases(".", ref="main") == {"b.md": b"Bread.\n", "d.md": b""}


@pytest.mark.parametrize("ref", ["HEAD~1", "v1", "main@{0}~1"])
def test_other_forms_of_a_reference(repository: Path, ref: str) -> None:
    git(repository, "tag", "v1")
    commit(repository, a_md=b"Other.\n")
    assert bases(".", ref=ref) == {"a.md": PIES}


def test_unrelated_history_is_compared_as_it_is(repository: Path) -> None:
    git(repository, "checkout", "-q", "--orphan", "fresh")
    commit(repository, a_md=b"Other.\n")
    assert bases(".", ref="main") == {"a.md": PIES}


def clone(source: Path, target: Path, *options: str) -> Path:
    git(source.parent, "clone", "-q", *options, source.as_uri(), str(target))
    return target


def test_shallow_clone_compares_with_its_last_commit(repository: Path, tmp_path: Path) -> None:
    commit(repository, a_md=b"Other.\n")
    shallow = clone(repository, tmp_path / "shallow", "--depth=1")
    write(shallow / "a.md", b"Third.\n")
    assert bases(shallow) == {"a.md": b"Other.\n"}


def test_shallow_clone_without_the_common_history(repository: Path, tmp_path: Path) -> None:
    git(repository, "checkout", "-q", "-b", "topic")
    commit(repository, a_md=b"Other.\n")
    git(repository, "checkout", "-q", "main")
    commit(repository, b_md=b"Rye bread.\n")
    shallow = clone(repository, tmp_path / "shallow", "--depth=1", "--no-single-branch", "--branch=topic")
    with pytest.raises(ContentlintError, match=r"'origin/main'.*git fetch --unshallow.*fetch-depth: 0"):
        bases(shallow, ref="origin/main")


@pytest.mark.parametrize("ref", ["nowhere", "main..topic", "-h", "", "HEAD:a.md", "deadbeef"])
def test_unknown_reference(repository: Path, ref: str) -> None:
    with pytest.raises(ContentlintError, match=f"{repository.name}: git knows no {ref!r} here.*fetch-depth: 0"):
        bases(".", ref=ref)


def test_branch_that_only_origin_has(repository: Path, tmp_path: Path) -> None:
    git(repository, "branch", "topic")
    copy = clone(repository, tmp_path / "copy")
    with pytest.raises(ContentlintError, match="origin/topic: use that"):
        bases(copy, ref="topic")


def test_branch_in_a_repository_without_commits(tmp_path: Path) -> None:
    write(create(tmp_path / "new") / "a.md")
    with pytest.raises(ContentlintError, match="git knows no 'main'"):
        bases(tmp_path / "new", ref="main")


def test_no_repository(tmp_path: Path) -> None:
    file = write(tmp_path / "loose" / "a.md")
    with pytest.raises(ContentlintError, match="loose: git rev-parse: fatal: not a git repository"):
        bases(file)


def test_no_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ContentlintError, match="needs the git program"):
        bases(".")


def test_content_that_was_never_fetched(repository: Path, tmp_path: Path) -> None:
    git(repository, "config", "uploadpack.allowFilter", "true")
    partial = clone(repository, tmp_path / "partial", "--filter=blob:none", "--no-checkout")
    git(partial, "reset", "-q")
    write(partial / "a.md", b"Other.\n")
    with pytest.raises(ContentlintError, match="git fetch --refetch"):
        bases(partial)


def nest(repository: Path, tmp_path: Path) -> Path:
    """The repository with another one in it as a submodule, at its first of two commits."""
    theme = create(tmp_path / "theme")
    commit(theme, t_md=b"Theme.\n")
    git(repository, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(theme), "theme")
    commit(repository)
    return repository / "theme"


def test_submodule_compares_with_its_own_head(repository: Path, tmp_path: Path) -> None:
    inside = nest(repository, tmp_path)
    write(inside / "t.md", b"Other.\n")
    write(repository / "a.md", b"Other.\n")
    assert bases(".") == {"a.md": PIES, "t.md": b"Theme.\n"}


def test_submodule_compares_with_what_was_recorded_at_a_branch(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = nest(repository, tmp_path)
    git(repository, "checkout", "-q", "-b", "topic")
    commit(inside, t_md=b"Other.\n")
    commit(repository)
    assert bases(".") == {}
    assert bases(".", ref="main") == {"t.md": b"Theme.\n"}
    monkeypatch.chdir(inside)
    assert bases(".", ref="main") == {}


def test_submodule_that_was_not_there_is_new(repository: Path, tmp_path: Path) -> None:
    git(repository, "checkout", "-q", "-b", "topic")
    nest(repository, tmp_path)
    assert bases(".", ref="main") == {"t.md": b""}
