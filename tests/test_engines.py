"""Several engines as one, and their answers kept by the text of a block."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from contentlint.cache import Cache
from contentlint.cache.grammar import CachedEngine, has_answers, prune
from contentlint.config import Config
from contentlint.engines import NO_SERVER, Server, build_engine
from contentlint.grammar.engine import Engine, EngineError, Slip, Together, merge_slips
from contentlint.grammar.languagetool import lingotweaker
from contentlint.model import Confidence


class Fixed:
    """An engine that finds the same in every text, or fails."""

    def __init__(self, *slips: Slip, name: str = "fixed", trouble: str = "") -> None:
        self.name, self.slips, self.trouble, self.asked = name, slips, trouble, list[str]()

    def check(self, texts: Sequence[str], language: str) -> list[tuple[Slip, ...]]:
        self.asked += texts
        if self.trouble:
            raise EngineError(self.trouble)
        return [self.slips for _ in texts]


def slip(start: int, end: int, source: str, *better: str, confidence: Confidence = "medium") -> Slip:
    return Slip(start, end, "usage", f"{source} says no.", better, (source,), confidence)


def test_what_two_engines_find_is_one_slip_and_surer() -> None:
    first, second = slip(0, 3, "harper:A", "x"), slip(0, 3, "languagetool:B", "y", "x")
    (merged,) = Together(Fixed(first), Fixed(second)).check(["abc"], "en")[0]
    assert merged.source == ("harper:A", "languagetool:B")
    assert (merged.confidence, merged.replacements) == ("high", ("x", "y"))


def test_two_rules_of_one_engine_make_nothing_surer() -> None:
    (merged,) = merge_slips([slip(0, 3, "harper:A", "x"), slip(0, 3, "contentlint:B", "x")])
    assert merged.confidence == "medium"


def test_of_overlapping_slips_the_one_with_a_replacement_is_told() -> None:
    (merged,) = merge_slips([slip(0, 5, "harper:A"), slip(2, 4, "languagetool:B", "y")])
    assert (merged.start, merged.end, merged.replacements) == (2, 4, ("y",))


def test_slips_apart_stay_apart() -> None:
    apart = slip(0, 3, "harper:A", "x"), slip(3, 5, "languagetool:B", "y")
    assert Together(Fixed(apart[1]), Fixed(apart[0])).check(["abcde"], "en") == [apart]


def test_where_one_engine_fails_the_others_are_heard() -> None:
    found = slip(0, 3, "harper:A", "x")
    with pytest.raises(EngineError, match="is down") as raised:
        Together(Fixed(trouble="it is down"), Fixed(found)).check(["abc", "def"], "en")
    assert raised.value.found == ((found,), (found,))


@pytest.fixture
def slips() -> tuple[Slip, ...]:
    return (slip(0, 3, "harper:A", "x", "“y”"), slip(4, 5, "harper:B"))


def test_a_text_is_asked_once(tmp_path: Path, slips: tuple[Slip, ...]) -> None:
    engine = Fixed(*slips)
    for _ in range(2):
        cached = CachedEngine(engine, tmp_path, "1")
        assert cached.check(["one two", "", "three", "one two"], "en") == [slips, slips, slips, slips]
    assert engine.asked == ["one two", "", "three"]


def test_only_what_is_new_is_asked(tmp_path: Path, slips: tuple[Slip, ...]) -> None:
    engine = Fixed(*slips)
    cached = CachedEngine(engine, tmp_path, "1")
    cached.check(["one", "two"], "en")
    assert cached.check(["one", "new", "two"], "en") == [slips] * 3
    assert engine.asked == ["one", "two", "new"]


OTHERS = {
    "language": ("fixed", "1", "en-GB"),
    "version": ("fixed", "2", "en"),
    "engine": ("other", "1", "en"),
}


@pytest.mark.parametrize(("name", "stamp", "language"), OTHERS.values(), ids=OTHERS.keys())
def test_answers_hold_for_one_engine_version_and_language(
    tmp_path: Path, slips: tuple[Slip, ...], name: str, stamp: str, language: str
) -> None:
    CachedEngine(Fixed(*slips), tmp_path, "1").check(["one"], "en")
    engine = Fixed(name=name)
    assert CachedEngine(engine, tmp_path, stamp).check(["one"], language) == [()]


def test_a_failure_is_not_kept(tmp_path: Path, slips: tuple[Slip, ...]) -> None:
    with pytest.raises(EngineError):
        CachedEngine(Fixed(trouble="down"), tmp_path, "1").check(["one"], "en")
    assert CachedEngine(Fixed(*slips), tmp_path, "1").check(["one"], "en") == [slips]


def test_a_damaged_file_keeps_nothing_and_is_replaced(tmp_path: Path, slips: tuple[Slip, ...]) -> None:
    (tmp_path / "grammar.sqlite").write_bytes(b"no database, but long enough to be looked at as if it were one" * 20)
    for _ in range(2):
        assert CachedEngine(Fixed(*slips), tmp_path, "1").check(["one"], "en") == [slips]
    prune(tmp_path)
    engine = Fixed()
    assert CachedEngine(engine, tmp_path, "1").check(["one"], "en") == [slips]


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path, slips: tuple[Slip, ...]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    cached = CachedEngine(Fixed(*slips), tmp_path / "file" / "folder", "1")
    assert cached.check(["one"], "en") == [slips]
    assert not has_answers(tmp_path)


def test_lone_surrogates_have_a_key(tmp_path: Path) -> None:
    assert CachedEngine(Fixed(), tmp_path, "1").check(["a \ud800 b"], "en") == [()]


WANTED = {
    "harper": (Config(), "harper"),
    "languagetool": (Config(grammar="languagetool"), "languagetool"),
    "both": (Config(grammar="both"), "languagetool+harper"),
    "list": (Config(grammar="lingotweaker,harper"), "lingotweaker+harper"),
}


@pytest.mark.parametrize(("config", "name"), WANTED.values(), ids=WANTED.keys())
def test_the_config_chooses_the_engine(config: Config, name: str, tmp_path: Path) -> None:
    engine = build_engine(config, Server("http://localhost:1"), Cache(tmp_path, "1"))
    assert engine is not None and engine.name == name


def test_without_a_server_languagetool_says_why() -> None:
    engine: Engine | None = build_engine(Config(grammar="languagetool"), Server(trouble="no Java here"))
    assert engine is not None
    with pytest.raises(EngineError, match="no Java here"):
        engine.check(["One."], "en")
    assert build_engine(Config(grammar="off"), NO_SERVER) is None


def test_lingotweaker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Against a false module: the real one has wheels for one platform only."""
    found = {"rule_id": "HE_VERB_AGR", "sub_id": "1", "category_id": "GRAMMAR", "issue_type": "grammar"}
    match = found | {"offset": 3, "length": 2, "message": "No.", "suggestions": ["goes"]}

    class Checker:
        def __init__(self, code: str) -> None:
            assert code == "en-GB"

        def check(self, text: str) -> list[dict[str, object]]:
            return [match]

    monkeypatch.setitem(sys.modules, "lt_py", SimpleNamespace(Engine=Checker))
    lingotweaker._checker.cache_clear()
    engine = lingotweaker.LingoTweakerEngine()
    ((slip,), nothing) = engine.check(["He go home.", ""], "en-GB")
    assert (slip.start, slip.end, slip.kind, slip.source) == (3, 5, "agreement", ("lingotweaker:HE_VERB_AGR",))
    assert nothing == () and engine.check(["Er gehen."], "de") == [()]
    lingotweaker._checker.cache_clear()
    monkeypatch.setitem(sys.modules, "lt_py", None)
    with pytest.raises(EngineError, match=r"pip install 'contentlint\[lingotweaker\]'"):
        engine.check(["He go home."], "en-GB")
