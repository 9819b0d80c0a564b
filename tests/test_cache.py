"""Kept results: the same back, and nothing from a damaged row."""

from __future__ import annotations

import json
import os
import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from contentlint import cache
from contentlint.cache import Cache
from contentlint.config import Config
from contentlint.model import Edit, Finding, Fix, Related, Result, Span

TEXT = "Ein Satz.\r\nNoch ein “Satz” — 🍐.\n"
DATA = TEXT.encode()
RESULT = Result(
    path="post.md",
    text=TEXT,
    format="markdown",
    title="Ein Satz",
    language="de",
    words=5,
    keyphrase=("Satz", "inferred"),
    findings=(
        Finding(
            "a/one",
            Span(0, 3),
            "A message — with “marks”",
            "warning",
            "medium",
            fixes=(Fix("Title", (Edit(Span(0, 3), "Kein"),), safe=True, text="to paste"),),
            related=(Related("there", Span(4, 8)), Related("elsewhere", Span(0, 1), "other.md")),
            source=("harper:Rule",),
        ),
    ),
    metrics={"words": 5, "grade": 4.25},
    scores={"overall": 90, "a": 90},
    facts={"slug": "post"},
)


@pytest.fixture
def store(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", "stamp")


def row_of(store: Cache) -> Path:
    (row,) = store.folder.glob("results/*/*.json")
    return row


def test_result_comes_back_as_it_was(store: Cache) -> None:
    store.save("ab12", RESULT)
    assert store.load("ab12", "post.md", DATA) == RESULT


def test_result_takes_the_path_it_is_asked_for(store: Cache) -> None:
    store.save("ab12", RESULT)
    assert store.load("ab12", "moved/post.md", DATA) == replace(RESULT, path="moved/post.md")


def test_unknown_key(store: Cache) -> None:
    assert store.load("ab12", "post.md", DATA) is None


def test_crashed_result_is_not_kept(store: Cache) -> None:
    store.save("ab12", replace(RESULT, crashes=("a/one broke down",)))
    assert store.load("ab12", "post.md", DATA) is None


DAMAGE = {
    "empty": b"",
    "no-json": b"no json",
    "cut": None,
    "binary": b"\xff\xfe\x00",
    "one-line": b"{}",
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_damaged_row_is_none(store: Cache, damage: bytes | None) -> None:
    store.save("ab12", RESULT)
    row = row_of(store)
    row.write_bytes(row.read_bytes()[:-30] if damage is None else damage)
    assert store.load("ab12", "post.md", DATA) is None
    store.save("ab12", RESULT)
    assert store.load("ab12", "post.md", DATA) == RESULT


@pytest.mark.parametrize(
    "body", ["[]", "{}", '{"format": "text", "findings": 1}', '{"format": "text", "findings": [{}]}']
)
def test_row_of_another_shape_is_none(store: Cache, body: str) -> None:
    store.save("ab12", RESULT)
    row_of(store).write_text(sha256(body.encode()).hexdigest() + "\n" + body, encoding="utf-8")
    assert store.load("ab12", "post.md", DATA) is None


def test_span_outside_of_the_text_is_none(store: Cache) -> None:
    store.save("ab12", RESULT)
    assert store.load("ab12", "post.md", b"Ei") is None


def test_key_depends_on_everything_that_matters(store: Cache, tmp_path: Path) -> None:
    config = Config()
    same = store.key(DATA, str(tmp_path / "blog" / "post.md"), config)
    assert same == store.key(DATA, str(tmp_path / "moved" / "blog" / "post.md"), config)
    others = {
        store.key(DATA + b"x", str(tmp_path / "blog" / "post.md"), config),
        store.key(DATA, str(tmp_path / "blog" / "post.html"), config),
        store.key(DATA, str(tmp_path / "other" / "post.md"), config),
        store.key(DATA, str(tmp_path / "blog" / "post.md"), Config(language="de")),
        replace(store, stamp="other").key(DATA, str(tmp_path / "blog" / "post.md"), config),
    }
    assert len(others) == 5
    assert same not in others


def test_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = Cache(tmp_path / "file", "stamp")
    store.save("ab12", RESULT)
    store.prune()
    assert store.load("ab12", "post.md", DATA) is None


def test_old_rows_and_rows_beyond_the_bound_go(store: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, age in enumerate([90, 5, 4, 3]):
        store.save(f"{number}0", RESULT)
        file = next(store.folder.glob(f"results/{number}0/*"))
        then = time.time() - age * 86400
        os.utime(file, (then, then))
    size = row_of_any(store).stat().st_size
    monkeypatch.setattr(cache, "_MOST_BYTES", 2 * size)
    store.prune()
    assert sorted(file.stem for file in store.folder.glob("results/*/*")) == ["20", "30"]
    store.save("40", RESULT)
    store.prune()
    assert len(list(store.folder.glob("results/*/*"))) == 3, "pruned once a day only"


def row_of_any(store: Cache) -> Path:
    return next(store.folder.glob("results/*/*.json"))


def test_no_temporary_file_stays(store: Cache) -> None:
    store.save("ab12", RESULT)
    assert [file.suffix for file in store.folder.rglob("*") if file.is_file()] == [".json"]


@pytest.mark.parametrize(
    ("platform", "variable", "inside"),
    [("linux", "XDG_CACHE_HOME", ""), ("win32", "LOCALAPPDATA", ""), ("darwin", "HOME", "Library/Caches/")],
)
def test_platform_folder(
    platform: str, variable: str, inside: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CONTENTLINT_CACHE_DIR", raising=False)
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))
    assert cache.default_folder() == tmp_path / f"{inside}contentlint"


def test_named_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTENTLINT_CACHE_DIR", str(tmp_path))
    assert cache.default_folder() == tmp_path


def test_stamp_names_the_libraries() -> None:
    stamp = cache.version_stamp()
    assert stamp == cache.version_stamp()
    assert "harper_py-" in stamp
    assert "textstat-" in stamp


def test_rows_are_json(store: Cache) -> None:
    store.save("ab12", RESULT)
    check, body = row_of(store).read_text(encoding="utf-8").split("\n", 1)
    assert json.loads(body)["title"] == "Ein Satz"
    assert "text" not in json.loads(body)
    assert check


def test_stamp_of_a_checkout_follows_its_code_and_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "contentlint" / "cache" / "stamp.py"
    rule = tmp_path / "rules" / "style" / "shouting.md"
    check = tmp_path / "contentlint" / "checks" / "style.py"
    for file in (inner, rule, check):
        file.parent.mkdir(parents=True)
        file.write_text("1")
    monkeypatch.setattr("contentlint.cache.stamp.__file__", str(inner))
    stamps = [cache.version_stamp()]
    for file in (rule, check):
        file.write_text("22")
        stamps.append(cache.version_stamp())
    assert len(set(stamps)) == 3
