"""reviewdog reads what is written for it: each finding at its place, and the exit code of its worst level."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from report_cases import TEXT, finding, fix, place, report

from contentlint.model import Related
from contentlint.report import Report, checkstyle, rdjson, sarif

REVIEWDOG = shutil.which("reviewdog")
FORMATS: dict[str, Callable[[Report], str]] = {
    "rdjson": rdjson.render,
    "sarif": sarif.render,
    "checkstyle": checkstyle.render,
}
FOUND = finding("was", "grammar/agreement", "error", fixes=(fix(("was", "were")),))
WARNED = finding("of of", "grammar/repeated-word", related=(Related("the same here", place("plum")),))
CHANGE = """\
diff --git a/my pies.md b/my pies.md
--- a/my pies.md
+++ b/my pies.md
@@ -1,3 +1,3 @@
 # Pies 🥧
 \n-We were baking pies.
+We was baking “plum” pies 🥧 and cherrys.
"""

pytestmark = pytest.mark.skipif(REVIEWDOG is None, reason="reviewdog is not installed (go install …/cmd/reviewdog)")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "my pies.md").write_text(TEXT, encoding="utf-8", newline="")
    (tmp_path / "change.diff").write_text(CHANGE, encoding="utf-8")
    return tmp_path


def review(
    folder: Path, name: str, reported: Report, *options: str, diff: str = "true"
) -> subprocess.CompletedProcess[str]:
    command = [str(REVIEWDOG), f"-f={name}", f"-diff={diff}", "-fail-level=error", *options]
    return subprocess.run(
        command, input=FORMATS[name](reported), capture_output=True, encoding="utf-8", cwd=folder, check=False
    )


def diagnostics(folder: Path, name: str, reported: Report) -> list[dict[str, Any]]:
    """What reviewdog made of a report."""
    done = review(folder, name, reported, "-reporter=rdjson", "-filter-mode=nofilter")
    found: list[dict[str, Any]] = json.loads(done.stdout)["diagnostics"]
    return found


@pytest.mark.parametrize("name", FORMATS)
def test_every_finding_at_its_place(name: str, folder: Path) -> None:
    found = diagnostics(folder, name, report(FOUND, WARNED, path="my pies.md"))
    assert [(row["location"]["path"], row["location"]["range"]["start"]) for row in found] == [
        ("my pies.md", {"line": 3, "column": 4}),
        ("my pies.md", {"line": 5, "column": 9}),
    ]
    assert [row["severity"] for row in found] == ["ERROR", "WARNING"]
    assert [row["code"]["value"].replace("contentlint.", "").replace(".", "/") for row in found] == [
        "grammar/agreement",
        "grammar/repeated-word",
    ]


@pytest.mark.parametrize("name", ["rdjson", "sarif"])
def test_ends_suggestions_and_related_places(name: str, folder: Path) -> None:
    was, twice = diagnostics(folder, name, report(FOUND, WARNED, path="my pies.md"))
    assert was["location"]["range"]["end"] == {"line": 3, "column": 7}
    assert was["suggestions"] == [{"range": was["location"]["range"], "text": "were"}]
    (related,) = twice["related_locations"]
    assert (related["message"], related["location"]["path"]) == ("the same here", "my pies.md")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(("reported", "code"), [(report(FOUND), 1), (report(WARNED), 0), (report(), 0)])
def test_exit_code(name: str, reported: Report, code: int, folder: Path) -> None:
    assert review(folder, name, reported, "-reporter=local", "-filter-mode=nofilter").returncode == code


@pytest.mark.parametrize("name", ["rdjson", "checkstyle"])
def test_what_broke_down_is_shown(name: str, folder: Path) -> None:
    reported = report(errors=[("gone.md", "cannot be read")])
    done = review(folder, name, reported, "-reporter=local", "-filter-mode=nofilter")
    assert "gone.md" in done.stdout
    assert "error: cannot be read" in done.stdout


@pytest.mark.parametrize("name", FORMATS)
def test_only_changed_lines(name: str, folder: Path) -> None:
    """Its filter by a diff finds the lines that the report names."""
    reported = report(FOUND, WARNED, path="my pies.md")
    done = review(folder, name, reported, "-reporter=local", diff="cat change.diff")
    assert "grammar" in done.stdout
    assert "agreement" in done.stdout
    assert "repeated" not in done.stdout


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text(name: str, folder: Path) -> None:
    item = finding("was", message="null \0 escape \x1b half \ud800 <b> \"'{} 🥧\n\u2028end")
    assert len(diagnostics(folder, name, report(item, path="50% of #1?.md"))) == 1
