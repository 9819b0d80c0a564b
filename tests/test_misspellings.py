from __future__ import annotations

import pytest

from contentlint.grammar.harper import HarperEngine
from contentlint.grammar.spelling import common_words, find_misspellings, is_foreign

KNOWN = frozenset("bakery oven flour prototype synchronize".split())


def spell(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(m.word, m.replacements) for m in find_misspellings(text, KNOWN.__contains__)]


@pytest.mark.parametrize(
    ("word", "better"),
    [
        ("thier", "their"),
        ("untill", "until"),
        ("begining", "beginning"),
        ("goverment", "government"),
        ("accross", "across"),
        ("develope", "develop"),
        ("seperate", "separate"),
        ("knowlege", "knowledge"),
        ("docter", "doctor"),
        ("thats", "that's"),
    ],
)
def test_misspelling(word: str, better: str) -> None:
    assert spell(f"see {word} here") == [(word, (better, *spell(word)[0][1][1:]))]


@pytest.mark.parametrize(
    "word",
    ["Thier", "prototyped", "timeframe", "resynchronize", "ther", "xqzzy", "thier’s", "co-thier", "a.thier", "#thier"],
)
def test_word_that_may_be_right(word: str) -> None:
    assert spell(f"see {word} here") == []


def test_listed_misspelling_that_opens_a_sentence_keeps_its_capital() -> None:
    assert spell("It rained. Therfore we left.") == [("Therfore", ("Therefore",))]


def test_one_that_may_be_two_words_has_two_replacements() -> None:
    assert spell("They went throught the door.") == [("throught", ("through", "thought"))]


def test_word_typed_as_two_is_not_corrected_to_another() -> None:
    ((),) = HarperEngine().check(["They agree whole heartedly with the baker."], "en")


def test_foreign_sentence_is_known_by_its_words() -> None:
    assert is_foreign("cette maison est vraiment trop petite pour nous", common_words().__contains__)
    assert not is_foreign("this house is much too small for all of us", common_words().__contains__)
