"""The keyphrase, and where it stands."""

from __future__ import annotations

import pytest

from contentlint.features.article import Article, Wishes
from contentlint.features.keyphrase import Keyphrase, introduction
from contentlint.features.matches import find_density, find_matches, holds_phrase, phrase_stems
from contentlint.read import read_bytes

COFFEE = """# Cold Brew Coffee: What Took Us So Long

Cold brew coffee asks for patience. You grind the beans as coarse as sea salt, and then you wait until the next morning.

## Why cold brew coffee tastes mild

Cold water leaves most of the acid in the grounds. That is why cold brew coffee suits people whom a hot cup upsets, and
why it keeps for a week in the fridge.

## How to begin

Take a jar, a cloth and a spoon. Pour water over the grounds, stir once, close the jar and put it away. Nothing else is
needed, and nothing else happens until breakfast. Then pour it through the cloth. A glass of cold brew coffee wants ice.
"""


def article(text: str, name: str = "post.md", **wishes: str) -> Article:
    return Article(read_bytes(text.encode(), name), Wishes(**wishes))  # type: ignore[arg-type]


def test_option_wins_over_front_matter() -> None:
    text = "---\nkeyphrase: tea pots\n---\nText.\n"
    assert article(text, keyphrase=" green tea ").keyphrase == Keyphrase("green tea", "option")
    assert article(text).keyphrase == Keyphrase("tea pots", "front-matter")


def test_nested_front_matter_counts() -> None:
    assert article("---\nseo:\n  keyphrase: tea pots\n---\nText.\n").keyphrase == Keyphrase("tea pots", "front-matter")


def test_keyphrase_is_inferred_from_title_headings_and_text() -> None:
    assert article(COFFEE).keyphrase == Keyphrase("cold brew coffee", "inferred")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("# Cold Brew Coffee\n\nCold brew coffee.\n", id="too-short"),
        pytest.param(COFFEE.replace("# Cold Brew Coffee: What", "# What"), id="title-names-nothing"),
        pytest.param(COFFEE.replace("cold brew coffee", "it").replace("Cold brew coffee", "It"), id="text-has-it-not"),
    ],
)
def test_nothing_is_inferred_where_nothing_stands_out(text: str) -> None:
    assert article(text).keyphrase is None


FILL = "Ask twice, look once, and write down what you did and what came of it in the end. " * 6


@pytest.mark.parametrize(
    ("title", "opening", "expected"),
    [
        ("Weaving for Beginners", "Weaving for beginners is a slow art.", "weaving for beginners"),
        ("Two Weeks in Porto: A Plan", "We spent two weeks in Porto.", None),
        ("Weaving for Beginners", "Begin with the loom.", None),
        ("We Need to Talk", "We need to talk about looms.", None),
        ("The Loom", "The loom is old.", None),
    ],
)
def test_a_short_title_that_the_text_opens_with(title: str, opening: str, expected: str | None) -> None:
    found = article(f"# {title}\n\n{opening} {FILL}\n").keyphrase
    assert (found.text if found else None) == expected


def test_headings_count_as_uses() -> None:
    text = (
        f"# 20 Linen Knots for Boats\n\nLinen knots hold. {FILL}\n\n## Linen Knots for Sails\n\n{FILL}\n\n"
        f"## Linen Knots for Nets\n\nSome linen knots slip. {FILL}\n"
    )
    assert article(text).keyphrase == Keyphrase("linen knots", "inferred")


def test_names_keep_their_capitals() -> None:
    text = COFFEE.replace("old brew coffee", "old Nairobi coffee").replace("Cold Brew Coffee", "Cold Nairobi Coffee")
    assert article(text).keyphrase == Keyphrase("cold Nairobi coffee", "inferred")


def test_introduction_ends_at_the_second_heading() -> None:
    assert [block.prose[:4] for block in introduction(article(COFFEE))] == ["Cold"]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        pytest.param("Trusting is an issue.", True, id="inflected"),
        pytest.param("The issue of (trust)", True, id="other-order"),
        pytest.param("trust’s, issues!", True, id="possessive-and-marks"),
        pytest.param("trust-issue", True, id="hyphen"),
        pytest.param("a matter of trust", False, id="half"),
        pytest.param("mistrust issues", False, id="part-of-a-word"),
    ],
)
def test_holds_phrase(text: str, held: bool) -> None:
    assert holds_phrase(text, phrase_stems("the trust issues", "en"), "en") is held


def test_matches_are_counted_within_sentences() -> None:
    found = article("Green tea, and tea that is green. Green cups. Tea.\n")
    matches = find_matches(found, phrase_stems("green tea", "en"), found.body)
    assert [found.document.text[m.span.start : m.span.end] for m in matches] == ["Green tea", "tea that is green"]


def test_a_word_that_the_phrase_has_twice_must_stand_twice() -> None:
    found = article("Day by day. One day.\n")
    assert len(find_matches(found, phrase_stems("day to day", "en"), found.body)) == 1


def test_density_is_weighted_by_length() -> None:
    assert find_density(3, 100, 1) == pytest.approx(3.1)
    assert find_density(3, 100, 3) == pytest.approx(5.1)
    assert find_density(0, 0, 2) == 0
