"""Title case and sentence case among headings."""

from __future__ import annotations

import pytest

from contentlint.catalog import build
from contentlint.features.article import Article
from contentlint.features.heading_styles import Headings
from contentlint.fix import apply
from contentlint.lint import lint_document
from contentlint.model import Finding
from contentlint.read import read_bytes

CATALOG = build(select=["consistency/heading-case"])
TITLE = ["Choosing the Right Soil", "Watering Young Plants", "Feeding in Spring"]
SENTENCE = ["Choosing the right soil", "Watering young plants", "Feeding in spring"]


def compose(*headings: str, prose: str = "Good soil is loose, and young plants need the right water.") -> str:
    return "# A garden\n\n" + "".join(f"{h if h[0] == '#' else '## ' + h}\n\n{prose}\n\n" for h in headings)


def check(text: str) -> list[Finding]:
    return list(lint_document(read_bytes(text.encode(), "post.md"), CATALOG).findings)


def marked(text: str) -> list[str]:
    return [text[slice(*finding.span)] for finding in check(text)]


@pytest.mark.parametrize(
    ("headings", "odd"),
    [
        ([*TITLE, "Cutting old wood"], "Cutting old wood"),
        ([*SENTENCE, "Cutting Young Plants"], "Cutting Young Plants"),
        (["Cutting old wood", *TITLE, "Getting started"], "Cutting old wood"),
        ([*SENTENCE, "Cutting Old Wood Again"], "Cutting Old Wood Again"),
        ([*TITLE, "3. Cutting old wood"], "3. Cutting old wood"),
    ],
    ids=["sentence", "title", "two", "common words", "numbered"],
)
def test_mixed(headings: list[str], odd: str) -> None:
    assert marked(compose(*headings)) == [odd]


@pytest.mark.parametrize(
    "headings",
    [
        TITLE,
        SENTENCE,
        [*TITLE, "How long does it take?", "Pruning", "FAQ"],
        [*TITLE, "### Cutting old wood", "### Tying it to the wall", "### Keeping it dry"],
        [*SENTENCE, "Joining the Rose Society"],
        [*SENTENCE, "Planting a Gala"],
        [*SENTENCE, "Plants in May"],
        [*SENTENCE, "Growing Degree Days (GDD)"],
        [*TITLE, "`cut_wood` from the tool"],
        [*TITLE, "read(path: Path) -> words"],
        [*TITLE, "Cutting With Sharp tools"],
        [TITLE[0], SENTENCE[1]],
        [*TITLE[:2], *SENTENCE[:2]],
    ],
    ids=[
        "title",
        "sentence",
        "questions and words",
        "levels",
        "name in text",
        "unknown name",
        "month",
        "acronym",
        "code",
        "signature",
        "neither",
        "too few",
        "no majority",
    ],
)
def test_silent(headings: list[str]) -> None:
    text = compose(
        *headings, prose="Good soil is loose. We joined the Rose Society, and the Rose Society helps plants."
    )
    assert marked(text) == []


def test_title_of_the_article_stands_apart() -> None:
    assert marked("# Keeping a Small Garden\n\nSo.\n\n" + compose(*SENTENCE).removeprefix("# A garden\n\n")) == []


@pytest.mark.parametrize(
    ("headings", "fixed"),
    [
        ([*TITLE, "Cutting old wood"], "Cutting Old Wood"),
        ([*TITLE, "Cutting old wood for the fire"], "Cutting Old Wood for the Fire"),
        ([*TITLE, "What is good soil made of"], "What Is Good Soil Made Of"),
        ([*SENTENCE, "Cutting Young Plants"], "Cutting young plants"),
    ],
)
def test_fix(headings: list[str], fixed: str) -> None:
    text = compose(*headings)
    (finding,) = check(text)
    assert not finding.fixes[0].safe
    mended = apply(text, finding.fixes[:1])
    assert mended == text.replace(headings[-1], fixed)
    assert check(mended) == []


@pytest.mark.parametrize(
    "headings",
    [
        [*TITLE, "Cutting wood with qwertine"],
        [*TITLE, "Cutting old wood from below the knot"],
        [*SENTENCE, "Cutting Young Plants for Verona"],
    ],
    ids=["unknown word", "preposition that styles differ on", "word that may be a name"],
)
def test_no_fix_where_the_other_case_is_not_certain(headings: list[str]) -> None:
    (finding,) = check(compose(*headings))
    assert finding.fixes == ()


def test_message_and_related() -> None:
    text = compose(*TITLE, "Cutting old wood", "Getting started")
    (finding,) = check(text)
    assert finding.message == (
        "Headings mix title case and sentence case: of those whose case is plain, 3 are in title case "
        "and 2 in sentence case."
    )
    assert [(r.message, text[slice(*r.span)]) for r in finding.related] == [
        ("in sentence case too", "Getting started"),
        ("in title case, as most are", TITLE[0]),
    ]


def test_styles() -> None:
    article = Article(read_bytes(compose(*TITLE, "Cutting old wood", "Roses", "Why wait?").encode(), "post.md"))
    assert [heading.style for heading in Headings(article).styles] == ["title", "title", "title", "sentence"]
