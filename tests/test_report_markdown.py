"""A pull-request comment, rendered by GitHub's own Markdown library."""

from __future__ import annotations

import html
import re
from typing import Any

import cmarkgfm
import pytest
from bs4 import BeautifulSoup, Tag
from cmarkgfm.cmark import Options
from hypothesis import example, given
from hypothesis import strategies as st
from report_cases import HOSTILE, count, finding, fix, report, reports, result

from contentlint.config import Config
from contentlint.model import Finding, Related, Span
from contentlint.report import Report
from contentlint.report.markdown import MARKER, render
from contentlint.report.markdown_text import code, escape, guard, html_code
from contentlint.report.notes import one_line
from contentlint.verdict import Judged

MARKS = st.text(st.sampled_from("`*_~|<>[]()!#@&$\\:/-+=.%^{}\"'w1aGH;x \n\t🥧"), max_size=30)
LINKED = re.compile(r"(?<![\w`])@[a-z\d]|[#!]\d|\bGH-\d|://|\bwww\.|:[\w+-]+:", re.IGNORECASE)  # by hosts, in any text


def show(markdown: str) -> BeautifulSoup:
    page = cmarkgfm.github_flavored_markdown_to_html(markdown, options=Options.CMARK_OPT_UNSAFE)
    return BeautifulSoup(page, "html.parser")


def test_the_library_links_what_is_bare() -> None:
    assert len(show("www.a.org https://b.org c@d.org").find_all("a")) == 3


def visible(text: str) -> str:
    return " ".join(text.replace("\u200b", "").split())


def tags(page: BeautifulSoup | Tag) -> list[str]:
    return [tag.name for tag in page.find_all()]


def gate(*findings: Finding, path: str = "pies.md", **settings: Any) -> Judged:
    return Judged(result(path, findings), Config(profile="gate", **settings))


def test_whole_comment() -> None:
    rows = [
        finding("was", "grammar/agreement", message="“We” takes “were”.", fixes=(fix(("was", "were")),)),
        finding("Pies", "meta/missing-description", "suggestion", message="It has none."),
        finding("cherrys", message="Misspelt.", related=(Related("the same", Span(0, 1)),)),
    ]
    reported = Report((Judged(result("clean.md", []), Config()), gate(*rows)), (("gone.md", "cannot be read"),), 3)
    assert render(reported) == (
        "<!-- contentlint -->\n"
        "<!-- contentlint-disable *, config/unused-ignore -- a report is no article -->\n"
        "### ❌ contentlint: 1 finding fails the check\n"
        "\n"
        "2 files, 24 words: 0 errors, 2 warnings, 1 suggestion, 1 file without any; 3 more in the baseline\n"
        "\n"
        "**Why it fails**\n"
        "\n"
        "- profile gate: 1 grammar/agreement\n"
        "\n"
        "**Not checked in full**\n"
        "\n"
        "- `gone.md`: cannot be read\n"
        "\n"
        "#### `pies.md` (score 100 of 100)\n"
        "\n"
        "- ❌ **line 3** warning `grammar/agreement`<br>“We” takes “were”.<br>fix: was → were\n"
        "  > We <b>was</b> baking “plum” pies 🥧 and cherrys.\n"
        "\n"
        "<details><summary>1 warning and 1 suggestion</summary>\n"
        "\n"
        "- **line 1** suggestion `meta/missing-description`<br>It has none.\n"
        "  > \\# <b>Pies</b> 🥧\n"
        "- **line 3** warning `grammar/spelling`<br>Misspelt.<br>also line 1: the same\n"
        "  > We was baking “plum” pies 🥧 and <b>cherrys</b>.\n"
        "\n"
        "</details>\n"
    )


def test_structure_as_rendered() -> None:
    page = show(render(Report((gate(finding("was", "grammar/verb-form"), finding("Pies", "a/b")),))))
    heading, file = page.find_all(re.compile("^h"))
    assert (heading.name, file.name, file.get_text()) == ("h3", "h4", "pies.md (score 100 of 100)")
    assert [tag.get_text() for tag in page.select("details > summary")] == ["1 warning"]
    assert [tag.get_text() for tag in page.select("ul > li > blockquote b")] == ["was", "Pies"]
    assert not page.select("details details, a, li > p")


def test_failing_files_come_first() -> None:
    items = (gate(finding("was", "a/b"), path="a.md"), gate(finding("was", "grammar/verb-form"), path="b.md"))
    page = show(render(Report(items)))
    assert [tag.get_text() for tag in page.select("h4, summary")] == [
        "b.md (score 100 of 100)",
        "a.md (score 100 of 100): 1 warning",
    ]


TWO = gate(finding("was", level="error"), finding("Pies", "x/y", "error"))
HEADINGS = {
    "fails": (Report((TWO,)), "❌ contentlint: 2 findings fail the check"),
    "limit": (Report((gate(finding("was"), max_warnings=0),)), "❌ contentlint: the check fails"),
    "errors": (report(errors=[("a.md", "gone")]), "❌ contentlint: not everything could be checked"),
    "passes": (report(finding("was")), "✅ contentlint: the check passes"),
    "nothing": (report(), "✅ contentlint: nothing found"),
}


@pytest.mark.parametrize(("reported", "heading"), HEADINGS.values(), ids=HEADINGS.keys())
def test_heading(reported: Report, heading: str) -> None:
    first, _, third = render(reported).splitlines()[:3]
    assert (first, third) == (MARKER, f"### {heading}")


def test_draft_shows_warnings_and_folds_suggestions() -> None:
    page = show(render(report(finding("was"), finding("Pies", "a/b", "suggestion"))))
    assert len(page.select("details li")) == 1
    assert len(page.select("li")) == 2


@given(MARKS | HOSTILE)
@example("@octo/cat, #12, GH-3, octo/cat#4, a@b.org, https://x.org/1, www.x.org, :tada:, $a$, $1, !2, &3, ~bug, %4")
@example("</details><script>alert(1)</script> <!-- [x](y) ![x](y) <https://x.org> `a` ``b`` **c** ~~d~~ | e \\| f [^1]")
@example("# heading")
@example("1. item")
@example("- [ ] task")
@example("&copy; &#64;octocat &lt;b&gt;")
def test_article_text_is_only_text(text: str) -> None:
    page = show(f"- {guard(escape(text))}\n  > {guard(escape(text))}<b>{escape(text)}</b>\n")
    assert set(tags(page)) <= {"ul", "li", "blockquote", "p", "b", "span"}
    quoted = page.select_one("b")
    assert quoted is not None
    assert visible(quoted.get_text()) == visible(one_line(text))
    assert not LINKED.search(quoted.get_text())


@given(MARKS | HOSTILE)
@example("``")
@example("a ` b `` c")
def test_code_is_only_code(text: str) -> None:
    line = one_line(text)
    page = show(f"- {code(text)}: x\n\n<details><summary>{html_code(text)}</summary>\n\nx\n\n</details>\n")
    assert tags(page) == ["ul", "li", "code", "details", "summary", "code", "p"]
    assert [visible(tag.get_text()) for tag in page.select("code")] == [visible(line)] * 2


@given(reports())
def test_every_finding_is_one_item_whatever_it_holds(whatever: Report) -> None:
    text = render(whatever)
    assert text.startswith(f"{MARKER}\n<!-- ") and text.splitlines()[2].startswith("### ")
    assert text.endswith("\n")
    page = show(text)
    reasons = len(whatever.verdict.reasons)
    assert len(page.select("li")) == count(whatever) + reasons
    assert len(page.select("h3")) == 1
    assert not set(tags(page)) - set("h3 h4 p strong ul li br blockquote b code details summary span".split())
    assert not page.select("details details")


def test_too_many_findings_are_counted() -> None:
    levels = {"a/error": "error", "b/warning": "warning", "c/suggestion": "suggestion"}
    rows = [finding("was", rule, level, message="🥧 $" * 60) for rule, level in levels.items() for _ in range(100)]  # type: ignore[arg-type]
    text = render(Report(tuple(Judged(result(f"{n}.md", rows), Config()) for n in range(3))))
    assert 60_000 < len(text.encode("utf-16-le")) // 2 < 65_536
    assert "b/warning" not in text
    shown = len(show(text).select("li")) - 1
    match = re.search(r"And (\d+) errors, 300 warnings and 300 suggestions, (\d+) of which fail, for which", text)
    assert match
    assert match[1] == match[2] == str(300 - shown)


def test_what_fails_in_a_later_file_displaces_suggestions() -> None:
    small = [finding("was", "a/b", "suggestion", message="x" * 500) for _ in range(200)]
    items = (Judged(result("a.md", small), Config()), Judged(result("b.md", [finding("was", level="error")]), Config()))
    page = show(render(Report(items)))
    assert page.select("h4")[0].get_text().startswith("b.md")
    assert "grammar/spelling" in page.get_text()


@pytest.mark.parametrize("text", ["$" * 5000, "🥧" * 5000, "@a" * 5000], ids=["marks", "wide", "names"])
def test_never_too_long(text: str) -> None:
    rows = [finding("was", "a/b", message=text, related=(Related(text, Span(0, 1)),)) for _ in range(50)]
    errors = tuple((f"{text}{n}", text) for n in range(50))
    comment = render(Report((Judged(result(text, rows), Config(min_score=101)),), errors))
    assert len(comment.encode("utf-16-le")) // 2 < 65_536
    assert html.unescape(comment).count("and 50 more") <= 1
