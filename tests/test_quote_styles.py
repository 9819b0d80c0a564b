"""Straight and curly marks mixed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.catalog import build
from contentlint.fix import apply
from contentlint.lint import lint_document
from contentlint.model import Finding
from contentlint.read import read_bytes

RULE = "consistency/quote-marks"
CATALOG = build(select=[RULE])
CURLY = "We’ve seen it, and it’s late: “Don’t wait,” she said, “and don’t run.”\n\n"
STRAIGHT = "We've seen it, and it's late: \"Don't wait,\" she said, \"and don't run.\"\n\n"


def check(text: str, name: str = "draft.md") -> list[Finding]:
    return list(lint_document(read_bytes(text.encode(), name), CATALOG).findings)


def mend(text: str, name: str = "draft.md") -> str:
    return apply(text, [fix for finding in check(text, name) for fix in finding.fixes[:1]])


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        (CURLY + "That's all. It's over.", CURLY + "That’s all. It’s over."),
        (STRAIGHT + "That’s all. It’s over.", STRAIGHT + "That's all. It's over."),
        (CURLY + 'He said "no".', CURLY + "He said “no”."),
        (STRAIGHT + "He said “no”.", STRAIGHT + 'He said "no".'),
        (CURLY + "He said “no\". It's over.", CURLY + "He said “no”. It’s over."),
        (CURLY + '("No," he said.)', CURLY + "(“No,” he said.)"),
        (CURLY + "“He said 'never', and left.”", CURLY + "“He said ‘never’, and left.”"),
        (CURLY + '## A "new" day\n\nIt’s here.', CURLY + "## A “new” day\n\nIt’s here."),
        (CURLY + "L'avenue de l'opéra.", CURLY + "L’avenue de l’opéra."),
    ],
    ids=[
        "apostrophe",
        "curly apostrophe",
        "pair",
        "curly pair",
        "half a pair",
        "in brackets",
        "single in double",
        "heading",
        "elision",
    ],
)
def test_rarer_marks_become_like_the_others(text: str, fixed: str) -> None:
    (finding,) = check(text)
    assert finding.fixes[0].safe
    assert mend(text) == fixed
    assert check(fixed) == []


@pytest.mark.parametrize(
    "text",
    [
        CURLY,
        STRAIGHT,
        "“It's late,” she said. “That's all.” It's true, and it's sad.",
        CURLY + 'The board is 6\'2" long, and the screen has 27".',
        CURLY + "Set `name='x'` and `\"y\"`, or see [it](https://example.org/a'b).",
        CURLY + 'Enter "night" or search for "fog", then "--all", "a.txt" and "x = 1".',
        CURLY + "The '90s and rock 'n' roll; the dogs' bowls.",
        CURLY + 'He said \\"no\\" and that\\\'s that.',
        "It’s late. It's early. It's cold.",
        CURLY + "It's over.",
        CURLY + "<kbd>\"</kbd> and <code>don't</code>.",
        "He said „nein“. She’s here. It’s late. They’re gone.",
    ],
    ids=[
        "curly",
        "straight",
        "each kind its own",
        "feet and inches",
        "code and links",
        "literals",
        "plurals and elisions",
        "escaped",
        "too few",
        "one stray mark, which renderers make curly",
        "keys",
        "german",
    ],
)
def test_silent(text: str) -> None:
    assert [(finding.message, text[slice(*finding.span)]) for finding in check(text)] == []


def test_one_finding_names_both_kinds() -> None:
    text = CURLY + 'It\'s "late".'
    (finding,) = check(text)
    assert finding.message == (
        "Straight and curly marks are mixed: 2 straight quotation marks beside 4 curly "
        "and 1 straight apostrophe beside 4 curly."
    )
    assert text[slice(*finding.span)] == "'"
    assert [text[slice(*related.span)] for related in finding.related] == ['"', '"']


@pytest.mark.parametrize("name", ["draft.txt", "page.html"])
def test_one_stray_mark_where_readers_see_it(name: str) -> None:
    assert mend("<p>" + CURLY + "It's over.</p>", name) == "<p>" + CURLY + "It’s over.</p>"


def test_no_safe_fix_where_either_could_be_meant() -> None:
    text = "It’s late, it’s cold, it’s dark. It's early, it's warm."
    (finding,) = check(text)
    assert not finding.fixes[0].safe


def test_a_pair_is_mended_whole_or_not_at_all() -> None:
    text = CURLY + '"[The Fog](https://example.org/fog)" is late.'
    (finding,) = check(text)
    assert [len(fix.edits) for fix in finding.fixes] in ([], [2])


def test_character_references_are_not_mixed_with_marks() -> None:
    text = "<p>It&rsquo;s late, it&rsquo;s cold, it&rsquo;s dark, and it's here.</p>"
    (finding,) = check(text, "page.html")
    assert finding.fixes == ()


def test_references_become_straight() -> None:
    text = "<p>It's late, it's cold, it's dark, and it&rsquo;s here.</p>"
    assert mend(text, "page.html") == text.replace("&rsquo;", "'")


@given(st.lists(st.sampled_from(["it's", "it’s", '"so"', "“so”", "6'2\"", "dogs'", "'tis", '("a")', "a"]), max_size=12))
def test_fixes_settle(words: list[str]) -> None:
    text = CURLY + " ".join(words) + "."
    once = mend(text)
    assert mend(once) == once
    assert len(once) == len(text)
