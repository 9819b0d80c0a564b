"""Rule pages as data."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from contentlint import pages
from contentlint.errors import ContentlintError

PAGE = """---
id: style/shouting
title: Shouting
level: off
fixable: unsafe
options:
  min-words: {default: 3, help: "how many"}
---
Finds words
in capitals.

Why.

## How to fix
Do.

## Bad
```draft.txt
LOOK HERE NOW
```
Marks: `LOOK` `HERE`

## Fixed
```draft.txt
Look here now
```

## Good: a near miss
````post.md
```
CODE
```
````
"""


def test_page_is_read() -> None:
    page = pages.parse(PAGE, "shouting.md")
    assert (page.id, page.title, page.level, page.fixable, page.category) == (
        "style/shouting", "Shouting", "off", "unsafe", "style",
    )  # fmt: skip
    assert page.description == "Finds words in capitals."
    assert page.options["min-words"]["default"] == 3


def test_examples_keep_their_order_marks_and_names() -> None:
    found = list(pages.examples(pages.parse(PAGE, "shouting.md")))
    assert [(e.kind, e.name, e.marks) for e in found] == [
        ("bad", "draft.txt", ("LOOK", "HERE")),
        ("fixed", "draft.txt", ()),
        ("good", "post.md", ()),
    ]
    assert found[2].text == "```\nCODE\n```\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("# No front matter\n", "no front matter", id="no-front-matter"),
        pytest.param("---\nid: a/b\n---\n", "lacks level, title", id="keys-missing"),
    ],
)
def test_bad_page_names_file_and_fault(text: str, message: str) -> None:
    with pytest.raises(ContentlintError, match=message) as error:
        pages.parse(text, "a/b.md")
    assert "a/b.md" in str(error.value)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "style").mkdir()
    (tmp_path / "style" / "shouting.md").write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr(pages, "rules_folder", lambda: tmp_path)
    return tmp_path


def test_compiled_index_reads_back_to_the_same_pages(folder: Path) -> None:
    pages.write_index(folder)
    compiled = pages.compile_pages(folder)
    assert pages.load.__wrapped__() == compiled
    (folder / "style" / "shouting.md").unlink()
    assert pages.load.__wrapped__() == compiled  # an installed package may carry the index alone


def test_page_that_changed_after_the_index_wins(folder: Path) -> None:
    pages.write_index(folder)
    source = folder / "style" / "shouting.md"
    source.write_text(PAGE.replace("title: Shouting", "title: Crying"), encoding="utf-8")
    later = (folder / pages.INDEX).stat().st_mtime + 10
    os.utime(source, (later, later))
    assert pages.load.__wrapped__()["style/shouting"].title == "Crying"
