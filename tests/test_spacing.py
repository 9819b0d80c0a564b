from __future__ import annotations

import pytest

from contentlint.checks import grammar
from contentlint.checks.check import Options
from contentlint.features.article import Article
from contentlint.fix import apply
from contentlint.grammar.harper import HarperEngine
from contentlint.model import Finding
from contentlint.read import read_text

CHECK = grammar.bind(HarperEngine())
SPACING = frozenset({"grammar/spacing"})
CAPITALS = frozenset({"grammar/capitalization"})


def run(text: str, path: str = "post.md", rules: frozenset[str] = SPACING) -> list[Finding]:
    return list(CHECK.run(Article(read_text(text, path)), Options(rules)))


def marked(text: str, path: str = "post.md", rules: frozenset[str] = SPACING) -> list[str]:
    return [text[finding.span.start : finding.span.end] for finding in run(text, path, rules)]


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("The oven  was cold.", "post.md", ["oven  was"]),
        ("The oven was cold.  It was late.", "post.md", []),
        ("The oven was cold. It was late.  We left. So did they. All left.", "draft.txt", ["late.  We"]),
        ("The oven was cold.  It was late.  We left. So did they.", "draft.txt", []),
        ("Flour  \nWater", "post.md", []),
        ("What we need is this:\n\n•  Flour\n•  Water\n•  Salt\n", "draft.txt", []),
        ("Trailing spaces  \n\nare silent.  \n", "draft.txt", []),
        ("No-break\u00a0 spaces\u00a0\u00a0too.", "post.md", []),
        ("Name   Flour   Water", "draft.txt", []),
        ("Use `a  b` here.", "post.md", []),
        ("<p>The oven  was cold.</p>", "page.html", []),
    ],
)
def test_double_spaces(text: str, path: str, expected: list[str]) -> None:
    assert marked(text, path) == expected


def test_double_space_is_a_safe_fix() -> None:
    text = "The **oven**  was  cold."
    findings = run(text)
    assert all(fix.safe for finding in findings for fix in finding.fixes)
    assert apply(text, [fix for finding in findings for fix in finding.fixes]).count("  ") <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The oven was cold , so we waited.", ["cold ,"]),
        ("The oven was cold . We waited.", ["cold ."]),
        ("The oven was cold ,so we waited.", ["cold ,so"]),
        ("We had bread,tea and cake.", ["bread,tea"]),
        ("The ![oven](o.png) , for one, was cold.", []),
        ("See [the oven](o.md) , if you can.", []),
        ("It was in , so we left.", []),
        ("Use `cold` , then wait.", []),
        ("Choose x,y and a,b or net .5 of it.", []),
        ("> The oven was cold , so we waited.", []),
        ("He asked: “Was it cold , then?” She left.", []),
    ],
)
def test_spaces_around_marks(text: str, expected: list[str]) -> None:
    assert marked(text) == expected


def test_space_is_moved_behind_its_mark() -> None:
    text = "It was cold ,so we had bread,tea and cake ."
    fixes = [fix for finding in run(text) for fix in finding.fixes]
    assert apply(text, fixes) == "It was cold, so we had bread, tea and cake."


RESTRUCTURED = """Install
=======

.. note::

   The server must  run first.

Use ``pip`` and :ref:`the guide`. it works. On monday  we test.
"""


@pytest.mark.parametrize("rules", [SPACING, CAPITALS], ids=["spacing", "capitalization"])
def test_restructured_text_is_not_judged(rules: frozenset[str]) -> None:
    assert marked(RESTRUCTURED, "guide.txt", rules) == []
    assert marked("Use ``pip`` here. On monday  we test it.", "guide.txt", rules) != []


SMALL = "The dough rests, and old dough rises. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SMALL + "\n\nYes, Dough can be frozen.", ["Dough"]),
        (SMALL + "\n\nCan it be? No, Dough cannot be frozen.", ["Dough"]),
        (SMALL + "\n\nYes, Dough Lab is open, and so is Dough.", []),
        (SMALL + "We met Dough there.\n\nYes, Dough was there.", []),
        ("The dough rests.\n\nYes, Dough can be frozen.", []),
        (SMALL + "\n\nShe said: “Yes, Dough can be frozen.” Then she left.", []),
        ("Yes, Rome is large.", []),
    ],
    ids=["yes", "no", "name of several words", "a name elsewhere", "small only once", "quoted", "never small"],
)
def test_capital_after_an_answer(text: str, expected: list[str]) -> None:
    assert marked(text, rules=CAPITALS) == expected


def test_capital_after_an_answer_is_made_small() -> None:
    text = SMALL + "\n\nYes, Dough can be frozen."
    (finding,) = run(text, rules=CAPITALS)
    assert apply(text, finding.fixes).endswith("Yes, dough can be frozen.")
