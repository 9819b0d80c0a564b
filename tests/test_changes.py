"""Which findings are about what has changed."""

from __future__ import annotations

import re

import pytest

from contentlint.changes import keep_changed
from contentlint.features.article import Article
from contentlint.model import Finding, Fix, Related, Result, Span
from contentlint.read import read_text

ARTICLE = """---
title: Plum pies
description: How to bake.
---

# Plum pies

A pie needs plums and a hot oven.

Knead the dough for ten minutes, then let it rest.

## The crust

- flour and butter
- cold water

> Nothing beats a pie that is still warm.
>
> — Ada Baker

The crust is done when it is golden.
"""
MARK = "title, plums, dough, crust, flour, water, warm, golden".split(", ")


def result(text: str, *findings: Finding, path: str = "pies.md") -> Result:
    document = read_text(text, path)
    return Result(path, text, document.format, None, "en", 9, None, findings, scores={"overall": 7})


def at(text: str, words: str, nth: int = 0, rule: str = "a/b", related: tuple[Related, ...] = ()) -> Finding:
    start = [match.start() for match in re.finditer(re.escape(words), text)][nth]
    return Finding(rule, Span(start, start + len(words)), "m", "warning", related=related)


def kept(text: str, base: str | bytes, *words: str, path: str = "pies.md") -> list[str]:
    """Of findings at these words those that are kept."""
    data = base.encode() if isinstance(base, str) else base
    found = keep_changed(result(text, *(at(text, word) for word in words), path=path), data).findings
    return [text[finding.span.start : finding.span.end] for finding in found]


def change(old: str, new: str) -> str:
    assert ARTICLE.count(old) == 1
    return ARTICLE.replace(old, new)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(ARTICLE, [], id="nothing"),
        pytest.param(ARTICLE.replace("\n", "\r\n"), [], id="line ends"),
        pytest.param(change("hot oven", "hot\noven"), [], id="wrapped otherwise"),
        pytest.param(change("pie that is", "pie\n> that is"), [], id="quotation wrapped otherwise"),
        pytest.param(change("- cold water", "*   cold water"), [], id="another bullet"),
        pytest.param(change("> — Ada Baker", "> — Ada Baker\n\nA new paragraph."), [], id="paragraph put in"),
        pytest.param(change("hot oven", "very hot oven"), ["plums"], id="paragraph edited"),
        pytest.param(change("hot oven", "hot [oven](/oven)"), ["plums"], id="link set"),
        pytest.param(change("title: Plum pies", "title: Plum cakes"), ["title"], id="front matter edited"),
        pytest.param(change("- cold water", "- ice-cold water"), ["water"], id="list item edited"),
        pytest.param(change("- flour and butter\n", "- salt\n- flour and butter\n"), [], id="list item put in"),
        pytest.param(change("## The crust", "### The crust"), ["crust"], id="level of a heading"),
        pytest.param(change("> Nothing", "Nothing").replace(">\n> —", ">\n> —"), ["warm"], id="quotation no more"),
        pytest.param(change("The crust is done", "- The crust is done"), ["golden"], id="paragraph made an item"),
    ],
)
def test_what_has_changed(text: str, expected: list[str]) -> None:
    assert kept(text, ARTICLE, *MARK) == expected


def test_sections_that_change_places_have_not_changed() -> None:
    first, second = ARTICLE.split("## The crust")
    moved = f"{first.split('Knead')[0]}## The crust{second}\nKnead the dough for ten minutes, then let it rest.\n"
    assert kept(moved, ARTICLE, *MARK) == []


@pytest.mark.parametrize(
    "base",
    [
        pytest.param(ARTICLE.encode("utf-16"), id="UTF-16"),
        pytest.param(b"\xef\xbb\xbf" + ARTICLE.encode(), id="byte order mark"),
        pytest.param(ARTICLE.encode("cp1252"), id="windows-1252"),
    ],
)
def test_another_encoding_is_no_change(base: bytes) -> None:
    assert kept(ARTICLE, base, *MARK) == []


@pytest.mark.parametrize("base", [None, b"", b"\0\1\2"], ids=["none", "new file", "binary before"])
def test_everything_counts_without_a_base(base: bytes | None) -> None:
    whole = result(ARTICLE, *(at(ARTICLE, word) for word in MARK))
    assert keep_changed(whole, base) == whole


def test_scores_and_the_rest_stay() -> None:
    whole = result(ARTICLE, at(ARTICLE, "plums"))
    assert keep_changed(whole, ARTICLE.encode()) == result(ARTICLE)


def test_the_copy_that_was_put_in_has_changed() -> None:
    copy = "A pie needs plums and a hot oven.\n"
    for text, nth in ((f"{ARTICLE}\n{copy}", 1), (change("# Plum pies", f"{copy}\n# Plum pies"), 0)):
        findings = [at(text, "plums", 0), at(text, "plums", 1)]
        assert keep_changed(result(text, *findings), ARTICLE.encode()).findings == (findings[nth],)


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        pytest.param("a.txt", "One plum.\n\n• two\n• three\n", "One plum.\n\n• two\n• threes\n", ["three"], id="text"),
        pytest.param(
            "a.txt", "One plum.\n\n1. two\n2. three\n", "One plum.\n\n1. x\n2. two\n3. three\n", [], id="numbers"
        ),
        pytest.param("a.html", "<p>One<p>two", "<p>One\n<p>two <b>three</b>", ["two", "three"], id="HTML on one line"),
        pytest.param("a.html", "<title>One</title><p>two", "<title>Ones</title><p>two", ["One"], id="HTML title"),
        pytest.param("a.mdx", "import X from 'x'\n\nOne <X/>", "import X from 'y'\n\nOne <X/>", ["import"], id="MDX"),
        pytest.param(
            "a.md", "| One | two |\n|--|--|\n| three | 4 |", "| One | two |\n|--|--|\n| three | 5 |", [], id="cell"
        ),
        pytest.param("a.md", "One\n", "One\n\n```\ntwo\n```\n", ["two"], id="code"),
        pytest.param("a.md", "\n", "One\n", ["One"], id="blank before"),
        pytest.param("a.md", "One\u2028two\n", "One\u2028two\n", [], id="line separator"),
    ],
)
def test_other_formats(path: str, old: str, new: str, expected: list[str]) -> None:
    words = [word for word in ("import", "One", "two", "three") if word in new]
    assert kept(new, old, *words, path=path) == expected


def test_finding_without_extent_touches_what_it_borders_on() -> None:
    text = change("golden.", "gold.")
    start, end = text.index("The crust is"), text.index("gold.") + 5
    places = [start, (start + end) // 2, end, start - 3, end + 1]
    findings = [Finding("a/b", Span(place, place), "m") for place in places]
    assert [f.span.start for f in keep_changed(result(text, *findings), ARTICLE.encode()).findings] == sorted(
        places[:3]
    )


def test_finding_is_kept_for_a_related_place() -> None:
    text = change("golden", "gold")
    finding = at(text, "dough", related=(Related("also", at(text, "gold").span), Related("x", Span(0, 3), "b.md")))
    assert keep_changed(result(text, finding), ARTICLE.encode()).findings == (finding,)


def test_place_in_another_file_is_no_reason() -> None:
    text = change("golden", "gold")
    elsewhere = Related("there", at(text, "gold").span, "other.md")
    assert not keep_changed(result(text, at(text, "dough", related=(elsewhere,))), ARTICLE.encode()).findings


def test_same_words_further_down_become_the_place() -> None:
    text = change("is golden", "of the pie is golden")
    first, second, last = (at(text, "pie", nth).span for nth in (2, 3, 4))
    fix = Fix("Write “cake”", ())
    finding = Finding("a/b", first, "m", fixes=(fix,), related=(Related("again", second), Related("again", last)))
    (moved,) = keep_changed(result(text, finding), ARTICLE.encode()).findings
    assert (moved.span, moved.fixes) == (last, (fix,))
    assert moved.related == (Related("again", first), Related("again", second))


def test_first_copy_does_not_become_the_place() -> None:
    text = change("A pie needs", "One pie needs")
    finding = at(text, "pie", 2, related=(Related("the first copy", at(text, "pie", 1).span),))
    assert keep_changed(result(text, finding), ARTICLE.encode()).findings == (finding,)


def test_findings_stay_in_order() -> None:
    text = change("is golden", "of the pie is golden")
    moving = at(text, "pie", 2, related=(Related("again", at(text, "pie", 4).span),))
    other = at(text, "crust", 1)
    found = keep_changed(result(text, moving, other), ARTICLE.encode()).findings
    assert [finding.span.start for finding in found] == sorted(finding.span.start for finding in found)


@pytest.mark.parametrize(
    ("old", "words", "is_kept"),
    [
        pytest.param("## The crust\n", "The crust", False, id="nothing gone"),
        pytest.param("## The crust\n\nIt is gone.\n", "The crust", True, id="section emptied"),
        pytest.param("## The crust\n\nIt is gone.\n", "crust", False, id="a word beside what is gone"),
        pytest.param("### Gone\n\n## The crust\n", "The crust", True, id="heading before it gone"),
    ],
)
def test_what_was_taken_out_counts_for_the_block_beside_it(old: str, words: str, is_kept: bool) -> None:
    text = "# Pies\n\nText.\n\n## The crust\n\n## More\n\nText of more.\n"
    assert bool(kept(text, text.replace("## The crust\n", old), words)) is is_kept


def test_edited_paragraph_does_not_count_for_its_neighbours() -> None:
    assert kept(change("flour and butter", "flour"), change("- cold water", "- water"), "The crust") == []


def test_attribution_taken_out() -> None:
    text = change(">\n> — Ada Baker\n", "")
    assert kept(text, ARTICLE, "Nothing beats a pie that is still warm", "plums") == [
        "Nothing beats a pie that is still warm"
    ]


@pytest.mark.parametrize(
    ("base", "is_kept"),
    [
        pytest.param(ARTICLE, False, id="nothing"),
        pytest.param(change("golden", "brown"), False, id="one word"),
        pytest.param(change("Plum pies\ndesc", "Pies\ndesc"), True, id="title"),
        pytest.param(change("title:", "draft: true\ntitle:"), True, id="line of the front matter gone"),
        pytest.param(change("description:", "summary:"), False, id="line of the front matter edited"),
        pytest.param("---\ntitle: Plum pies\n---\n\nA pie needs plums.\n", True, id="mostly new"),
        pytest.param(re.sub(r"(\w+)(\.?\n)", r"\1\n", ARTICLE), False, id="marks everywhere"),
    ],
)
def test_whole_article(base: str, is_kept: bool) -> None:
    span = Article(read_text(ARTICLE, "pies.md")).title_span
    found = keep_changed(result(ARTICLE, Finding("a/b", span, "m")), base.encode()).findings
    assert bool(found) is is_kept
