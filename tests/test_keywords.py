"""Judgements on the keyphrase, stuffing and pasted queries."""

from __future__ import annotations

import pytest

from contentlint import pages
from contentlint.checks.check import Options
from contentlint.checks.keywords import CHECKS
from contentlint.checks.search_phrases import is_pasted_query
from contentlint.features.article import Article, Wishes
from contentlint.model import Finding
from contentlint.read import read_bytes

RULES = frozenset(rule for check in CHECKS for rule in check.rules)


def find(text: str, name: str = "post.md", rule: str = "", keyphrase: str | None = None) -> list[Finding]:
    values = {r: {n: spec["default"] for n, spec in pages.load()[r].options.items()} for r in RULES}
    options = Options(frozenset({f"keywords/{rule}"}) if rule else RULES, values)
    article = Article(read_bytes(text.encode(), name), Wishes(keyphrase=keyphrase))
    found = [finding for check in CHECKS for finding in check.run(article, options)]
    return [finding for finding in found if finding.rule in options.active]


def filler(words: int) -> str:
    """Prose of so many different words, in sentences of ten."""
    names = [f"w{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}{chr(97 + n // 676)}" for n in range(words)]
    return " ".join(" ".join(names[i : i + 10]) + "." for i in range(0, words, 10))


@pytest.mark.parametrize(
    ("uses", "words", "found"),
    [
        pytest.param(30, 1000, False, id="exactly-3.1"),
        pytest.param(38, 1000, False, id="below-4"),
        pytest.param(39, 1000, True, id="above-4"),
        pytest.param(9, 90, False, id="too-short-to-judge"),
    ],
)
def test_density_has_an_exact_bound(uses: int, words: int, found: bool) -> None:
    text = ("Tulip. " * uses) + filler(words - uses)
    assert bool(find(text, "a.txt", "stuffing", "tulip")) is found


def test_density_at_the_bound_is_no_stuffing() -> None:
    text = ("Red tulip bulb. " * 20) + filler(850 - 60)
    assert find(text, "a.txt", "stuffing", "red tulip bulb") == []  # 20 / 850 * 170 is 4.0
    assert find(text.replace(" waaa", "", 1) + " red tulip bulb.", "a.txt", "stuffing", "red tulip bulb")


def test_inferred_keyphrase_is_not_judged_by_density() -> None:
    sentences = filler(400).split(". ")
    text = "# Tulip bulbs\n\n" + "\n\n".join(
        f"Tulip bulbs. {one}. {two}." for one, two in zip(sentences[::2], sentences[1::2], strict=True)
    )
    assert find(text, rule="stuffing") == []


def test_inferred_keyphrase_yields_suggestions_that_say_so() -> None:
    body = "\n\n".join(f"## Red tulip part {n}\n\nA red tulip is fine. {filler(30)}" for n in "abcd")
    text = f"# Red tulip\n\nFlowers are nice.\n\n{body}\n"
    (finding,) = find(text, rule="missing-from-introduction")
    assert finding.level == "suggestion"
    assert "inferred keyphrase “red tulip”" in finding.message


def test_given_keyphrase_leaves_the_level_to_the_catalogue() -> None:
    (finding,) = find("# Roses\n\nTulips.\n", rule="missing-from-title", keyphrase="tulip")
    assert finding.level is None
    assert "inferred" not in finding.message


@pytest.mark.parametrize(
    "name", ["tulip-bulbs.md", "2024-05-01-tulip-bulb.md", "index.md", "blog/tulips-and-bulbs.html"]
)
def test_slug_from_the_file_name(name: str) -> None:
    assert find("<p>Text</p>\n", name, "missing-from-slug", "tulip bulbs") == []


def test_slug_lacks_the_phrase() -> None:
    assert find("Text\n", "roses.md", "missing-from-slug", "tulip bulbs")


CITY = (
    "Call our roofer in Oak Park IL. A roofer in Oak Park IL is what you need, and this roofer in Oak Park IL is here. "
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            CITY + "The roofer in Oak Park IL that neighbours name is the roofer in Oak Park IL.", True, id="city"
        ),
        pytest.param(CITY + filler(60), False, id="three-times-in-a-long-paragraph"),
        pytest.param(
            "We fixed roofs in Rome, we fixed them in Pisa, and then we went home to Siena.", False, id="trip"
        ),
    ],
)
def test_one_place_named_over_and_over(text: str, found: bool) -> None:
    assert bool(find(f"# Roofs\n\n{text}\n", rule="stuffing")) is found


@pytest.mark.parametrize(
    "text", ["", "   \n", "---\ntitle: X\n---\n", "<html></html>"], ids=["none", "space", "front", "html"]
)
@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_empty_articles_are_silent(text: str, name: str) -> None:
    assert [f.rule for f in find(text, name, "stuffing", "tulip")] == []
    find(text, name, "", "tulip")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Looking for a roof repair near me is how it starts.", True),
        ("If you want the best florist near me, call us.", True),
        ("We are the cheap florist near me that you need.", True),
        ("If you have searched for “florist near me”, call us.", False),
        ("You may have typed florist near me at night.", False),
        ("I asked the florist near me, and you should too.", False),
        ("Your dog sat near me.", False),
        ("If you want a florist near me, ask for Ana.", True),
        ("Is there anyone near me whom you know?", False),
        ("The trees near me were bare.", False),
        ("We optimised your page for “near me” searches.", False),
        ("Your near me results are a list.", False),
    ],
)
def test_is_pasted_query(sentence: str, expected: bool) -> None:
    start = sentence.index("near me")
    assert is_pasted_query(sentence, start, start + 7) is expected


def test_query_is_marked_with_its_noun() -> None:
    text = "Roofs\n\nLooking for flat-roof repair near me is how most of you find us, and that is fine.\n"
    (finding,) = find(text, "a.txt", "search-phrase")
    assert text[finding.span.start : finding.span.end] == "flat-roof repair near me"


def test_other_languages_are_silent() -> None:
    document = read_bytes(b"Looking for a florist near me? You can call us.\n", "a.txt", language="de")
    options = Options(RULES, {"keywords/stuffing": {"max-density": 4.0, "max-crowding": 25.0}})
    article = Article(document)
    assert list(CHECKS[-1].run(article, options)) == []
