"""Names of findings, and what they survive."""

from __future__ import annotations

import re

import pytest

from contentlint.fingerprints import name_places, name_whole, with_fingerprints
from contentlint.model import Finding, Related, Span

TEXT = """# Plum pies

Every pie of plums needs a hot oven and some patience from those who wait for it.

- flour and butter
- cold water

Nobody has ever finished one of them alone.
"""


def at(text: str, words: str, nth: int = 0, rule: str = "a/b") -> Finding:
    start, end = [match.span() for match in re.finditer(re.escape(words), text)][nth]
    return Finding(rule, Span(start, end), "m")


def name(text: str, words: str, nth: int = 0) -> str:
    (finding,) = with_fingerprints([at(text, words, nth)], text)
    return finding.fingerprint


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        pytest.param("plums", "# Plum", "New words.\n\n# Plum", id="paragraph before"),
        pytest.param("plums", "patience from", "much patience from", id="words further off"),
        pytest.param("plums", "a hot oven", "**a** [hot](https://example.org/a-b) <b>oven</b>", id="markup around"),
        pytest.param("plums", "Every pie", '<a href="/x" title="y z">Every</a> pie', id="link in HTML before"),
        pytest.param("plums", "Every pie of", "Every\n  pie\r\nof", id="wrapped otherwise"),
        pytest.param("butter", "- cold water", "- salt\n- cold water", id="next item"),
        pytest.param("cold", "- flour and butter\n", "", id="item before"),
        pytest.param("cold", "- cold", "2. cold", id="numbered item"),
        pytest.param("Nobody", "- cold water", "- ice", id="list before"),
        pytest.param("Plum pies", "Every pie of", "Each pie of", id="paragraph under a heading"),
        pytest.param("Every pie of plums needs a hot oven and some patience", "some", "more", id="end of a long place"),
    ],
)
def test_survives(words: str, old: str, new: str) -> None:
    assert old in TEXT
    changed = TEXT.replace(old, new, 1)
    assert name(TEXT, words) == name(changed, words.replace(old, new))


@pytest.mark.parametrize(
    ("words", "old", "new"),
    [
        pytest.param("plums", "pie of plums", "cake of plums", id="word close by"),
        pytest.param("Every pie of plums needs a hot oven", "Every", "Each", id="start of a long place"),
    ],
)
def test_changes_with_what_it_is_about(words: str, old: str, new: str) -> None:
    assert name(TEXT, words) != name(TEXT.replace(old, new, 1), words.replace(old, new))


def test_number_among_equals() -> None:
    text = "It is is so.\n\nIt is is so.\n"
    both = [finding.fingerprint for finding in with_fingerprints([at(text, "is is"), at(text, "is is", 1)], text)]
    assert len(set(both)) == 2
    assert name("It is is so.\n", "is is") == both[0]


def test_whole_article_is_named_by_the_rule() -> None:
    first, second = "# Pies\n", "# Cakes\n"
    names = set()
    for text, words in ((first, "Pies"), (second, "Cakes")):
        finding = at(text, words)
        (named,) = with_fingerprints([finding], text, finding.span)
        names.add(named.fingerprint)
    assert names == {name_whole("a/b")}
    assert name(first, "Pies") not in names


def test_given_names_are_kept() -> None:
    given = Finding("a/b", Span(2, 6), "m", fingerprint="0123456789abcdef")
    named = with_fingerprints([given, Finding("a/b", Span(2, 6), "n")], TEXT)
    assert named[0] == given
    assert named[1].fingerprint == with_fingerprints([at(TEXT, "Plum")] * 2, TEXT)[1].fingerprint


def test_every_place_has_a_name() -> None:
    spans = [at(TEXT, words).span for words in ("plums", "butter", "water")]
    related = (Related("also", spans[1]), Related("there", spans[0], "other.md"), Related("also", spans[2]))
    finding = Finding("a/b", at(TEXT, "plums").span, "m", related=related, fingerprint="own")
    (names,) = name_places([finding], TEXT)
    assert names == ("own", name(TEXT, "butter"), name(TEXT, "water"))


def test_equal_places_of_one_finding_have_two_names() -> None:
    text = "It is is so.\n\nIt is is so.\n"
    first, second = at(text, "is is"), at(text, "is is", 1)
    (finding,) = with_fingerprints([Finding("a/b", first.span, "m", related=(Related("also", second.span),))], text)
    (names,) = name_places([finding], text)
    assert names == tuple(f.fingerprint for f in with_fingerprints([first, second], text))
