"""Diffs, applied by git itself."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentlint.report.diff import render
from contentlint.report.screen import Screen

PLAIN = Screen()
GIT = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
LINES = "".join(f"Line {number} of the article.\n" for number in range(1, 30))
CHANGES = {
    "one word": (LINES, LINES.replace("Line 7 ", "Row 7 ")),
    "first and last line": (LINES, LINES.replace("Line 1 ", "Row 1 ").replace("29", "30")),
    "a paragraph less": ("One.\n\nTwo.\n\nThree.\n", "One.\n\nThree.\n"),
    "a paragraph more": ("One.\n", "One.\n\nTwo.\n"),
    "no line end": ("One.\nTwo.", "One.\n2."),
    "no line end before a change": ("One.\nTwo.", "1.\nTwo."),
    "a line end more": ("One.\nTwo.", "One.\nTwo.\n"),
    "a line end less": ("One.\nTwo.\n", "One.\nTwo."),
    "windows": (LINES.replace("\n", "\r\n"), LINES.replace("7", "x").replace("\n", "\r\n")),
    "old mac": ("One.\rTwo.\rThree.\r", "One.\r2.\rThree.\r"),
    "mixed": ("One.\r\nTwo.\rThree.\nFour.", "One.\r\n2.\rThree.\nFour."),
    "other separators": ("One\x0b\x0c\x85\u2028\nTwo\n", "1\x0b\x0c\x85\u2028\nTwo\n"),
    "from nothing": ("", "One.\n"),
    "lines that look like a patch": ("--- a\n+++ b\n@@ -1 +1 @@\nTwo\n", "-- a\n++ b\n@@ -1 +1 @@\n2\n"),
    "escape": ("\x1b[31mTwo\n", "\x1b[32mTwo\n"),
}
NAMES = ["post.md", "posts/my post.md", "posts/naïve.md", 'a "b".md', "tab\there.md", "back\\slash.md", "-dash.md"]


def apply_with_git(folder: Path, path: str, before: str, after: str) -> bytes:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(before.encode())
    patch = folder / "the.patch"
    patch.write_bytes(render([(path, before, after)], PLAIN).encode())
    command = ["git", "apply", "--whitespace=nowarn", "-p1", patch.name]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env={"PATH": "/usr/bin:/bin", "HOME": "/"})
    return file.read_bytes()


@GIT
@pytest.mark.parametrize("case", CHANGES)
def test_git_applies_it_byte_for_byte(case: str, tmp_path: Path) -> None:
    before, after = CHANGES[case]
    assert apply_with_git(tmp_path, "post.md", before, after) == after.encode()


@GIT
@pytest.mark.parametrize("name", NAMES)
def test_git_finds_the_file(name: str, tmp_path: Path) -> None:
    assert apply_with_git(tmp_path, name, "One.\n", "Two.\n") == b"Two.\n"


@GIT
def test_several_files_are_one_patch(tmp_path: Path) -> None:
    changes = [(f"{name}.md", f"{name} old", f"{name} new") for name in "abc"]
    for path, before, _ in changes:
        (tmp_path / path).write_bytes(before.encode())
    (tmp_path / "the.patch").write_bytes(render(changes, PLAIN).encode())
    subprocess.run(["git", "apply", "the.patch"], cwd=tmp_path, check=True, capture_output=True)
    assert [(tmp_path / path).read_text() for path, _, _ in changes] == ["a new", "b new", "c new"]


@pytest.mark.skipif(not shutil.which("patch"), reason="patch is not installed")
@pytest.mark.parametrize("case", ["one word", "no line end", "windows"])
def test_patch_applies_it(case: str, tmp_path: Path) -> None:
    before, after = CHANGES[case]
    (tmp_path / "post.md").write_bytes(before.encode())
    data = render([("post.md", before, after)], PLAIN).encode()
    subprocess.run(["patch", "-p1", "--binary"], cwd=tmp_path, input=data, check=True, capture_output=True)
    assert (tmp_path / "post.md").read_bytes() == after.encode()


def test_no_change_is_no_diff() -> None:
    assert render([("post.md", LINES, LINES)], PLAIN) == ""
    assert render([], PLAIN) == ""


def test_changed_words_are_marked_on_a_terminal() -> None:
    text = render([("post.md", "The old boat.\n", "The new boat.\n")], Screen(color=True, is_terminal=True))
    assert text.splitlines()[:2] == ["\x1b[1m--- a/post.md\x1b[0m", "\x1b[1m+++ b/post.md\x1b[0m"]
    assert "\x1b[31;1;4mold\x1b[0m" in text
    assert "\x1b[32;1;4mnew\x1b[0m" in text


@pytest.mark.parametrize("screen", [Screen(color=True, is_terminal=True), Screen(is_terminal=True), Screen(color=True)])
def test_control_characters_are_harmless_on_a_terminal(screen: Screen) -> None:
    text = render([("a\x1bb.md", "x\x1b]0;t\x07\r\ny\rz\n", "x\x1b]0;t\x07!\r\ny\rz\n")], screen)
    assert "\x1b]" not in text
    assert "\x07" not in text
    assert "\r" not in text
    assert [line[:2] for line in text.splitlines() if line.startswith(" ")] == [" y", " z"]


def test_only_ascii_where_no_more_can_be_written() -> None:
    assert render([("a.md", "“x”\n", "“y”\n")], Screen(unicode=False, is_terminal=True)).isascii()


def apply_here(before: str, patch: str) -> str:
    """A patch put into a text, by its hunks' line numbers; every line of it has to be the text's own."""
    old, new = re.findall(r"[^\n]*\n|[^\n]+", before), list[str]()
    at = 0
    for row in re.findall(r"[^\n]*\n", patch.replace("\n\\ No newline at end of file\n", ""))[2:]:
        if hunk := re.match(r"@@ -(\d+)(,0)?", row):
            start = int(hunk[1]) - (0 if hunk[2] else 1)
            new += old[at:start]
            at = start
        elif row[0] == "+":
            new.append(row[1:])
        else:
            assert old[at] == row[1:]
            new += [row[1:]] * (row[0] == " ")
            at += 1
    return "".join(new + old[at:])


@settings(max_examples=80, deadline=None)
@given(st.text("abc\r\n\x0b\u2028", max_size=60), st.text("abc\r\n\x0b\u2028", max_size=60))
def test_a_patch_makes_one_text_of_the_other(before: str, after: str) -> None:
    patch = render([("a", before + "\n", after + "\n")], PLAIN)
    assert apply_here(before + "\n", patch) == after + "\n"
