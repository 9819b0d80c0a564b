"""The command that writes a baseline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from contentlint.baseline import NAME, read
from contentlint.cli.baseline import write_baseline
from contentlint.errors import ContentlintError

EMPTY = "# Pies\n\nA pie.\n\n## Related posts\n"


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "contentlint.toml").write_text('select = ["structure/empty-section"]\n', encoding="utf-8")
    (tmp_path / "posts").mkdir()
    for name in ("a.md", "b.md"):
        (tmp_path / "posts" / name).write_text(EMPTY, encoding="utf-8")
    (tmp_path / "clean.md").write_text("# Pies\n\nA pie.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*paths: str, output_file: str | None = None) -> int:
    return write_baseline(paths, output_file=output_file, no_cache=True)


def entries(file: Path = Path(NAME)) -> dict[str, list[str]]:
    rows = json.loads(file.read_text(encoding="utf-8"))["findings"]
    return {path: sorted(entry.values()) for path, entry in rows.items()}


BOTH = {"posts/a.md": ["structure/empty-section"], "posts/b.md": ["structure/empty-section"]}


def test_all_findings_are_written_down(capsys: pytest.CaptureFixture[str]) -> None:
    assert write(".") == 0
    assert entries() == BOTH
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"contentlint: {NAME}: holds 2 findings of 2 files\n")


def test_nothing_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert write("clean.md") == 0
    assert entries() == {}
    assert "holds no findings\n" in capsys.readouterr().err


def test_entries_of_other_files_stay(capsys: pytest.CaptureFixture[str]) -> None:
    write("posts")
    Path("posts/a.md").write_text("# Pies\n", encoding="utf-8")
    assert write("posts/a.md") == 0
    assert entries() == {"posts/b.md": BOTH["posts/b.md"]}
    assert capsys.readouterr().err.endswith("holds no findings, and what it held of 1 other file\n")


def test_entries_of_files_that_are_gone_go_with_their_folder() -> None:
    write("posts")
    Path("posts/a.md").rename("posts/c.md")
    write("clean.md")
    assert entries() == BOTH
    write("posts/../posts")
    assert list(entries()) == ["posts/b.md", "posts/c.md"]


def test_file_that_cannot_be_read_keeps_its_entry(capsys: pytest.CaptureFixture[str]) -> None:
    write("posts")
    Path("posts/a.md").write_bytes(b"\0\0\0")
    assert write("posts", "missing.md") == 2
    assert entries() == BOTH
    said = capsys.readouterr().err
    assert "error: missing.md: there is no such file" in said
    assert "error: posts/a.md: " in said


def test_where_the_file_is(site: Path) -> None:
    (site / "ci").mkdir()
    write(".", output_file="ci/known.json")
    assert list(entries(Path("ci/known.json"))) == ["../posts/a.md", "../posts/b.md"]
    with (site / "contentlint.toml").open("a", encoding="utf-8") as config:
        config.write('baseline = "ci/from-config.json"\n')
    write(".")
    assert list(entries(Path("ci/from-config.json"))) == ["../posts/a.md", "../posts/b.md"]
    assert not Path(NAME).exists()


def test_what_is_known_is_written_down_again(site: Path) -> None:
    with (site / "contentlint.toml").open("a", encoding="utf-8") as config:
        config.write(f'baseline = "{NAME}"\n')
    write(".")
    first = Path(NAME).read_bytes()
    write(".")
    assert Path(NAME).read_bytes() == first


def test_another_file_is_not_overwritten() -> None:
    Path("package.json").write_text('{"name": "site"}', encoding="utf-8")
    with pytest.raises(ContentlintError, match=r"package\.json:1: this is no baseline"):
        write(".", output_file="package.json")
    assert Path("package.json").read_text(encoding="utf-8") == '{"name": "site"}'


def test_edited_article_is_still_known() -> None:
    write(".")
    before = read(Path(NAME)).known_of("posts/a.md")
    Path("posts/a.md").write_text(EMPTY.replace("A pie.", "Another pie.\r\n\r\nAnd more."), encoding="utf-8")
    write(".")
    assert read(Path(NAME)).known_of("posts/a.md") == before != frozenset()
