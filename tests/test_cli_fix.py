"""--fix, --unsafe-fixes and --diff on files and standard input, as users run them."""

from __future__ import annotations

import json
import stat
import subprocess
from pathlib import Path

import pytest
from conftest import LISTS, Run

SAFE = LISTS.replace("you should take\n", "you should take:\n")
ALL = SAFE.replace("color of", "colour of")
SELECT = ("--select", "structure/list-lead-in,consistency/spelling-variant")


@pytest.fixture
def post(folder: Path) -> Path:
    path = folder / "post.md"
    path.write_bytes(LISTS.encode())
    return path


FIXED = {
    "nothing": ((), LISTS),
    "fix": (("--fix",), SAFE),
    "unsafe-fixes": (("--unsafe-fixes",), ALL),
    "both": (("--fix", "--unsafe-fixes"), ALL),
    "diff": (("--diff",), LISTS),
    "diff-of-all": (("--diff", "--unsafe-fixes"), LISTS),
    "diff-beats-fix": (("--diff", "--fix"), LISTS),
}


@pytest.mark.parametrize(("options", "expected"), FIXED.values(), ids=FIXED.keys())
def test_file(contentlint: Run, post: Path, options: tuple[str, ...], expected: str) -> None:
    assert contentlint("check", *SELECT, *options, "post.md").returncode == 0
    assert post.read_bytes() == expected.encode()


def test_report_is_on_what_is_left(contentlint: Run, post: Path) -> None:
    done = contentlint("check", *SELECT, "--fix", "--output-format", "json", "post.md")
    (row,) = json.loads(done.stdout)["results"]
    assert [finding["rule"] for finding in row["findings"]] == ["consistency/spelling-variant"]
    assert done.stderr == "contentlint: mended: 1 finding in 1 file: 1 structure/list-lead-in\n"


def test_fixing_twice_changes_nothing(contentlint: Run, post: Path) -> None:
    contentlint("check", *SELECT, "--unsafe-fixes", "post.md")
    done = contentlint("check", *SELECT, "--unsafe-fixes", "post.md")
    assert done.stderr == "contentlint: nothing mended\n"
    assert post.read_bytes() == ALL.encode()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "bom"])
def test_diff_can_be_applied(contentlint: Run, post: Path, mark: bytes) -> None:
    post.write_bytes(mark + LISTS.encode())
    done = contentlint("check", *SELECT, "--unsafe-fixes", "--diff", "post.md")
    assert done.stdout.startswith("--- a/post.md\n+++ b/post.md\n@@ ")
    assert "1 structure/list-lead-in" in done.stderr
    subprocess.run(["git", "apply"], input=done.stdout.encode(), cwd=post.parent, check=True)
    assert post.read_bytes() == mark + ALL.encode()


def test_diff_goes_where_the_report_would(contentlint: Run, post: Path, folder: Path) -> None:
    done = contentlint("check", *SELECT, "--diff", "post.md", "--output-file", "changes.patch")
    assert done.stdout == ""
    assert (folder / "changes.patch").read_text().startswith("--- a/post.md\n")


def test_standard_input_goes_mended_to_standard_output(contentlint: Run) -> None:
    done = contentlint("check", *SELECT, "--fix", "-", "--stdin-filename", "post.md", stdin=LISTS)
    assert done.stdout == SAFE
    assert "consistency/spelling-variant" in done.stderr


def test_clean_standard_input_is_passed_on(contentlint: Run) -> None:
    assert contentlint("check", *SELECT, "--fix", "-", stdin="A pie has a crust.\n").stdout == "A pie has a crust.\n"


ENCODINGS = {
    "crlf": LISTS.replace("\n", "\r\n").encode(),
    "cr": LISTS.replace("\n", "\r").encode(),
    "bom": b"\xef\xbb\xbf" + LISTS.encode(),
    "utf-16": LISTS.encode("utf-16"),
    "windows-1252": LISTS.replace("a joy", "a “joy”").encode("cp1252"),
    "no-last-line-end": LISTS.rstrip("\n").encode(),
}


@pytest.mark.parametrize("data", ENCODINGS.values(), ids=ENCODINGS.keys())
def test_bytes_outside_of_edits_stay(contentlint: Run, post: Path, data: bytes) -> None:
    post.write_bytes(data)
    assert contentlint("check", *SELECT, "--fix", "post.md").returncode == 0
    encoding = "utf-16-le" if data.startswith(b"\xff\xfe") else "latin-1"
    place = data.index("should take".encode(encoding)) + len("should take".encode(encoding))
    assert post.read_bytes() == data[:place] + ":".encode(encoding) + data[place:]


def test_mode_is_kept(contentlint: Run, post: Path) -> None:
    post.chmod(0o640)
    contentlint("check", *SELECT, "--fix", "post.md")
    assert (post.read_text(), stat.S_IMODE(post.stat().st_mode)) == (SAFE, 0o640)


def test_link_stays_a_link(contentlint: Run, post: Path, folder: Path) -> None:
    (folder / "link.md").symlink_to("post.md")
    contentlint("check", *SELECT, "--fix", "link.md")
    assert (folder / "link.md").is_symlink()
    assert post.read_text() == SAFE


def test_read_only_file_is_told_and_left_alone(contentlint: Run, post: Path, folder: Path) -> None:
    (folder / "other.md").write_text(LISTS)
    post.chmod(0o444)
    done = contentlint("check", *SELECT, "--fix", "other.md", "post.md", "--output-format", "json")
    assert done.returncode == 2
    assert "contentlint: error: post.md: not fixed: " in done.stderr
    assert (folder / "other.md").read_text() == SAFE
    assert post.read_text() == LISTS
    report = json.loads(done.stdout)
    assert report["results"][1]["findings"][0]["rule"] == "structure/list-lead-in"
    assert report["errors"][0]["path"] == "post.md"


def test_many_files_are_fixed_by_workers(contentlint: Run, folder: Path) -> None:
    names = [f"{number}.md" for number in range(9)]
    for name in names:
        (folder / name).write_text(LISTS)
    done = contentlint("check", *SELECT, "--fix", "--jobs", "2", *names)
    assert done.stderr == "contentlint: mended: 9 findings in 9 files: 9 structure/list-lead-in\n"
    assert {(folder / name).read_text() for name in names} == {SAFE}


def test_nothing_else_is_left_in_the_folder(contentlint: Run, post: Path, folder: Path) -> None:
    before = sorted(folder.iterdir())
    contentlint("check", *SELECT, "--fix", "post.md")
    assert sorted(folder.iterdir()) == before


CONFLICTS = {
    "fix-and-watch": ("--fix", "--watch"),
    "diff-and-add-ignores": ("--diff", "--add-ignores"),
    "interactive-and-fix": ("--interactive", "--fix"),
}


@pytest.mark.parametrize("options", CONFLICTS.values(), ids=CONFLICTS.keys())
def test_modes_that_do_not_go_together(contentlint: Run, options: tuple[str, ...]) -> None:
    done = contentlint("check", *options, "clean.md")
    assert done.returncode == 2
    assert "do not go together" in done.stderr
