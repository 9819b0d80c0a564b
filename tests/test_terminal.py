"""What a writer sees."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.config import Config
from contentlint.model import Edit, Finding, Fix, Related, Result, Span
from contentlint.report import Report
from contentlint.report.excerpt import excerpt
from contentlint.report.screen import Screen, clean, detect, measure, take, take_end, wrap
from contentlint.report.terminal import render, render_statistics
from contentlint.text.positions import Lines
from contentlint.verdict import Judged

TEXT = "# Pies\n\nWe was baking a pie of plums, pears and cherrys in the old oven.\n\n## Related posts\n"
PLAIN = Screen(width=60)


def at(words: str, rule: str, level: str = "warning", message: str = "A message.", **more: object) -> Finding:
    start = TEXT.index(words)
    return Finding(rule, Span(start, start + len(words)), message, level=level, **more)  # type: ignore[arg-type]


def edit(words: str, text: str) -> Edit:
    start = TEXT.index(words)
    return Edit(Span(start, start + len(words)), text)


def judged(*findings: Finding, text: str = TEXT, **settings: object) -> list[Judged]:
    ordered = tuple(sorted(findings, key=lambda f: (f.span.start, f.rule)))
    scores = {"overall": 80, "grammar": 70, "quotes": 100}
    result = Result("pies.md", text, "markdown", "Pies", "en", 17, None, ordered, scores=scores)
    return [Judged(result, Config(**settings))]  # type: ignore[arg-type]


def show(items: list[Judged], screen: Screen = PLAIN, **options: bool) -> str:
    return render(Report(tuple(items)), screen, **options)


def test_whole_report() -> None:
    findings = [
        at("We was", "grammar/agreement", message="“We” takes “were”.", fixes=(Fix("t", (edit("was", "were"),)),)),
        at(
            "cherrys",
            "grammar/spelling",
            message="“cherrys” is misspelt, so readers stumble over it and lose their thread.",
            fixes=(Fix("t", (edit("cherrys", "cherries"),)), Fix("t", (edit("cherrys", "cherry’s"),))),
            related=(Related("the same here", Span(0, 1)),),
        ),
        at("Related posts", "structure/empty-section", "suggestion"),
    ]
    assert show(judged(*findings)) == (
        "pies.md\n"
        "\n"
        "3:1 warning grammar/agreement\n"
        "    “We” takes “were”.\n"
        "    │ We was baking a pie of plums, pears and cherrys in…\n"
        "    │ ^^^^^^\n"
        "    fix: was → were\n"
        "\n"
        "3:41 warning grammar/spelling\n"
        "    “cherrys” is misspelt, so readers stumble over it and\n"
        "    lose their thread.\n"
        "    │ …a pie of plums, pears and cherrys in the old oven.\n"
        "    │                            ^^^^^^^\n"
        "    fix: cherrys → cherries or cherry’s\n"
        "    also line 1: the same here\n"
        "\n"
        "5:4 suggestion structure/empty-section\n"
        "    A message.\n"
        "    │ ## Related posts\n"
        "    │    ^^^^^^^^^^^^^\n"
        "\n"
        "1 file, 17 words: 0 errors, 2 warnings, 1 suggestion\n"
        "can be mended: 2 by --unsafe-fixes (look at the --diff)\n"
        "score 80 of 100: grammar 70 · the others 100\n"
    )


def test_clean_file() -> None:
    assert show(judged()).startswith("pies.md: nothing found\n1 file, 17 words: 0 errors")


def test_quiet_prints_findings_only() -> None:
    assert show(judged(), quiet=True) == ""
    assert "score" not in show(judged(at("We was", "grammar/agreement")), quiet=True)


def test_draft_counts_keyword_and_page_suggestions() -> None:
    page = at("Pies", "structure/missing-h1", "suggestion")
    keyword = at("Pies", "keywords/missing-from-title", "suggestion")
    stuffing = at("Pies", "keywords/stuffing", "warning")
    report = show(judged(page, keyword, stuffing))
    assert "keywords/stuffing" in report
    assert "keywords/missing-from-title" not in report
    assert "not shown: 1 keyword suggestion and 1 page" in report
    assert "keywords/missing-from-title" in show(judged(page, keyword, profile="review"))


def test_gate_shows_what_fails_and_says_why() -> None:
    items = judged(
        at("Related posts", "structure/empty-section"), at("We was", "quotes/missing-source"), profile="gate"
    )
    report = show(items)
    assert "quotes/missing-source" not in report
    assert "not shown: 1 warning;" in report
    assert "fails: profile gate: 1 structure/empty-section\n" in report


FIXES = {
    "one-word": (Fix("t", (edit("was", "were"),)), "fix: was → were"),
    "insertion-with-its-word": (
        Fix(
            "t",
            (Edit(Span(55, 55), "!"),),
        ),
        "fix: cherrys → cherrys!",
    ),
    "mark-with-its-word": (Fix("t", (edit(",", ";"),)), "fix: plums, → plums;"),
    "removal-has-its-title": (Fix("Remove the heading", (edit("## Related posts\n", ""),)), "fix: Remove the heading"),
    "long-has-its-title": (Fix("Rewrite it", (edit(TEXT[8:78], "Short."),)), "fix: Rewrite it"),
    "places": (Fix("Write both alike", (edit("plums", "a"), edit("pears", "b"))), "fix: Write both alike (2 places)"),
    "text-to-paste": (Fix("Paste it", (), text="{}"), "fix: Paste it (--output-format json has the text)"),
}


@pytest.mark.parametrize(("fix", "expected"), FIXES.values(), ids=FIXES.keys())
def test_fix_in_short(fix: Fix, expected: str) -> None:
    report = show(judged(at("plums", "a/b", fixes=(fix,))), Screen(width=100))
    assert f"    {expected}\n" in report


def test_many_notes_are_one_line() -> None:
    related = tuple(Related(f"{n} words", Span(n, n + 1)) for n in range(5))
    assert "also line 1\n" in show(judged(at("plums", "a/b", related=related)))


def test_place_in_another_file_is_named() -> None:
    related = (Related("the first copy", Span(0, 1), "gone.md"),)
    assert "also gone.md:1: the first copy\n" in show(judged(at("plums", "a/b", related=related)))


def test_colours_replace_the_row() -> None:
    report = show(judged(at("plums", "a/b")), Screen(width=60, color=True))
    assert "\x1b[33;4mplums\x1b[0m" in report
    assert "^" not in re.sub(r"\x1b\[[\d;]*m", "", report)


def test_ascii_only() -> None:
    report = show(judged(at("plums", "a/b", message="“Plums” … — ‘x’")), Screen(width=60, unicode=False))
    assert report.isascii()
    assert "\"Plums\" . - 'x'" in report


def test_nothing_in_an_article_moves_the_cursor() -> None:
    text = "Pies \x1b[2J\x07 and\x9b plums \u202e and \t pears.\n"
    finding = Finding("a/b", Span(5, 9), "Says \x1b]0;x\x07.", "warning")
    report = show(judged(finding, text=text))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", report)


def test_statistics() -> None:
    items = judged(
        at("We was", "grammar/agreement"), at("plums", "grammar/agreement"), at("pears", "a/b", "suggestion")
    )
    lines = render_statistics(Report(tuple(items)), PLAIN).splitlines()
    assert lines[:2] == ["    2  warning     grammar/agreement", "    1  suggestion  a/b"]


def test_several_files_name_the_lowest_scores() -> None:
    report = show([*judged(at("plums", "a/b")), *judged()], Screen(width=100))
    assert "2 files, 34 words" in report
    assert "1 file without any" in report
    assert "lowest scores of 100: pies.md 80" in report


EXCERPTS = {
    "fits": ("A short line.", "short", 40, "A short line.", "  ^^^^^"),
    "cut-at-both-ends": ("One two three four five six seven eight", "four", 19, "…three four five…", "       ^^^^"),
    "wide-characters": ("日本語の文章です", "文章", 40, "日本語の文章です", "        ^^^^"),
    "combining-marks": ("cafe\u0301 au lait", "au", 40, "cafe\u0301 au lait", "     ^^"),
    "emoji": ("🍐🍐 pears", "pears", 40, "🍐🍐 pears", "     ^^^^^"),
    "marked-is-too-wide": ("abcdefghijklmnopqrst", "abcdefghijklmnopqrst", 10, "abcdefghi…", "^^^^^^^^^"),
    "indent-goes": ("        deep in here", "in", 40, "deep in here", "     ^^"),
    "crlf": ("One\r\ntwo three\r\nfour", "three", 40, "two three", "    ^^^^^"),
    "over-two-lines": ("One two\nthree four", "two\nthree", 40, "One two", "    ^^^"),
}


@pytest.mark.parametrize(("text", "words", "columns", "line", "row"), EXCERPTS.values(), ids=EXCERPTS.keys())
def test_excerpt(text: str, words: str, columns: int, line: str, row: str) -> None:
    start = text.index(words)
    found = excerpt(Lines(text), Span(start, start + len(words)), columns)
    assert "".join(found) == line
    assert found.underline == row


texts = st.text(st.sampled_from("ab \t\n\r日🍐é\u0301\u202e“,"), min_size=1, max_size=120)


@given(texts, st.data(), st.integers(12, 60))
def test_excerpt_fits_whatever_is_marked(text: str, data: st.DataObject, columns: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = excerpt(Lines(text), Span(start, end), columns)
    assert measure("".join(found)) <= columns
    assert found.marked.rstrip("…") in clean(text)


@given(texts, st.integers(2, 40))
def test_wrapped_lines_fit_and_lose_no_word(text: str, columns: int) -> None:
    lines = list(wrap(text, columns))
    assert all(measure(line) <= columns for line in lines)
    assert re.sub(r"[ \t\r\n]", "", "".join(lines)) == re.sub(r"[ \t\r\n]", "", text)


@given(texts, st.integers(0, 40))
def test_take_fits(text: str, columns: int) -> None:
    assert measure(take(text, columns)) <= columns
    assert measure(take_end(text, columns)) <= columns
    assert text.startswith(take(text, columns))
    assert text.endswith(take_end(text, columns))


class Terminal(io.StringIO):
    encoding = "utf-8"  # type: ignore[assignment]

    def isatty(self) -> bool:
        return True


SCREENS = {
    "terminal": ({}, Terminal(), True),
    "pipe": ({}, io.StringIO(), False),
    "no-color": ({"NO_COLOR": "1"}, Terminal(), False),
    "no-color-beats-force": ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, Terminal(), False),
    "empty-no-color": ({"NO_COLOR": ""}, Terminal(), True),
    "force-color": ({"FORCE_COLOR": "1"}, io.StringIO(), True),
    "force-no-color": ({"FORCE_COLOR": "0"}, Terminal(), False),
    "dumb": ({"TERM": "dumb"}, Terminal(), False),
}


@pytest.mark.parametrize(("environment", "stream", "expected"), SCREENS.values(), ids=SCREENS.keys())
def test_colours_are_wanted(
    environment: dict[str, str], stream: io.StringIO, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert detect(stream).color is expected


@pytest.mark.parametrize(("columns", "width"), [("20", 40), ("60", 60), ("120", 120), ("200", 120)])
def test_width(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert detect(Terminal()).width == width
