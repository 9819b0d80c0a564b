"""One name, one plural, one term in two forms."""

from __future__ import annotations

import pytest

from contentlint.catalog import build
from contentlint.checks.name_variants import fold_name, known_names
from contentlint.checks.plural_variants import twin_plurals
from contentlint.fix import apply
from contentlint.lint import lint_document
from contentlint.model import Finding
from contentlint.read import read_bytes

RULE = "consistency/term-variant"
CATALOG = build(select=[RULE])


def check(text: str, name: str = "draft.txt") -> list[Finding]:
    return list(lint_document(read_bytes(text.encode(), name), CATALOG).findings)


def marked(text: str, name: str = "draft.txt") -> list[str]:
    return [text[finding.span.start : finding.span.end] for finding in check(text, name)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Learn Javascript, for JavaScript runs everywhere.", ["Javascript"]),
        ("Learn Javascript. Javascript is old, and JavaScript is new.", ["Javascript"]),
        ("Our Github page. GitHub is down.", ["Github"]),
        ("Github’s page is on GitHub.", ["Github"]),
        ("Turn on Wi-Fi, then turn off the WiFi.", ["WiFi"]),
        ("Turn on the wifi. Wi-Fi is fast.", ["wifi"]),
        ("A FooQuux here, a FooQuux there, and one Fooquux.", ["Fooquux"]),
        ("Two formulas, three formulas, no formulae.", ["formulae"]),
        ("The fora are open. These forums are closed.", ["forums"]),
    ],
    ids=[
        "known name",
        "known name beats the majority",
        "mid-sentence",
        "possessive",
        "camel for hyphen",
        "lower case for hyphen",
        "learned",
        "plural",
        "first plural stays",
    ],
)
def test_variant(text: str, expected: list[str]) -> None:
    assert marked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Learn JavaScript. JavaScript runs everywhere.",
        "Install typescript, then write TypeScript.",
        "We call JavaScript “Javascript” when we are tired of JavaScript.",
        "See github.com/Javascript for JavaScript.",
        "The FormData class reads form-data.",
        "The AirPort card. An AirPort base. Airport security is slow.",
        "One Fooquux, two Fooquux, three Fooquux, one FooQuux.",
        "JAVASCRIPT IS LOUD. JavaScript is not.",
        "One formula, two formulas.",
        "The index has two indexes; the indices of a matrix are others.",
        "Add the dates. A DataFrame is not a dataframe, and a Dataframe is new to us. DataFrame it is.",
    ],
    ids=[
        "one form",
        "package",
        "quoted",
        "address",
        "code name",
        "common word",
        "doubtful majority",
        "capitals",
        "singular",
        "two meanings",
        "common noun",
    ],
)
def test_no_variant(text: str) -> None:
    assert marked(text) == []


def test_name_of_a_package_as_a_link() -> None:
    text = "# Tools\n\nRead about proptypes, and see [prop-types](https://example.org/a).\n"
    assert marked(text, "post.md") == []


def test_fix_and_related_places() -> None:
    text = "Javascript is old. Javascript’s rules are odd. JavaScript is new, and JavaScript runs."
    (finding,) = check(text)
    assert apply(text, finding.fixes) == text.replace("Javascript", "JavaScript")
    assert finding.fixes[0].title == "Write “JavaScript” in all 2 places"
    assert [(r.message, text[r.span.start : r.span.end]) for r in finding.related] == [
        ("“Javascript” again", "Javascript"),
        ("written “JavaScript”", "JavaScript"),
        ("written “JavaScript”", "JavaScript"),
    ]


def test_term_is_related_to_its_other_form() -> None:
    text = "Send an e-mail. Email is slow, and email is dull."
    (finding,) = check(text)
    assert [text[r.span.start : r.span.end] for r in finding.related] == ["Email", "email"]


def test_plural_keeps_its_case() -> None:
    text = "Formulae are dull. Two formulas, three formulas."
    (finding,) = check(text)
    assert apply(text, finding.fixes) == text.replace("Formulae", "Formulas")


def test_lists_are_sound() -> None:
    twins = twin_plurals()
    assert all(twins[twins[plural]] == plural != twins[plural] for plural in twins)
    assert all(
        fold_name(name) == key and not name.islower() and not name.isupper() for key, name in known_names().items()
    )
