"""Sentence ends, and stops that end none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.text.sentences import sentence_spans


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(["One.", "Two!", "Three?"], id="plain-stops"),
        pytest.param(["Dr. Ruiz met Mrs. Okafor.", "They talked."], id="titles"),
        pytest.param(["J. R. Hartley wrote it."], id="initials"),
        pytest.param(["It costs 3.50 a box.", "Take two."], id="decimals"),
        pytest.param(["Use a tool, e.g. a saw.", "Cut."], id="abbreviation-inside"),
        pytest.param(["Bring nails, screws, etc.", "Then start."], id="abbreviation-at-the-end"),
        pytest.param(["“Come in.”", "She sat down."], id="closing-quotation-mark"),
        pytest.param(["“Really?” he asked.", "She nodded."], id="question-inside-a-sentence"),
        pytest.param(["Wait… and see.", "Now go."], id="ellipsis-goes-on"),
        pytest.param(["We run on node.js and it works."], id="stop-inside-a-word"),
        pytest.param(["It is 5 p.m. on Friday."], id="clock"),
        pytest.param(["So did I.", "We left."], id="pronoun-i"),
        pytest.param(["No final stop"], id="no-stop"),
        pytest.param(["Born on Jan. 5 in Rome.", "Died there."], id="month"),
        pytest.param(["(It rained.)", "We stayed."], id="brackets"),
    ],
)
def test_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[a:b] for a, b in sentence_spans(text)] == sentences


@pytest.mark.parametrize(
    ("text", "expected"), [("彼は来た。彼女も来た。", ["彼は来た。", "彼女も来た。"])], ids=["japanese"]
)
def test_scripts_without_spaces(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sentence_spans(text)] == expected


@given(st.text(alphabet='ab .!?\n"”A1…'))
def test_sentences_hold_all_but_white_space_and_do_not_overlap(text: str) -> None:
    spans = sentence_spans(text)
    assert all(a < b and not text[a].isspace() and not text[b - 1].isspace() for a, b in spans)
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
    assert all(x[1] <= y[0] for x, y in pairwise(spans))
