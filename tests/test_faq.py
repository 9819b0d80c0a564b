"""Questions and answers, and their markup."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.checks.check import Options
from contentlint.checks.faq import check_schema
from contentlint.features.article import Article
from contentlint.features.faq import find_questions, is_question, names_faq
from contentlint.features.faq_schema import faq_schema, faq_script
from contentlint.fix import apply
from contentlint.model import Finding
from contentlint.read import read_bytes

OPTIONS = Options(frozenset({"faq/missing-schema"}))
PAIRS = [("Is it warm?", "Yes, mostly."), ("How long does it last?", "Ten years.")]


def article(text: str, name: str = "post.md") -> Article:
    return Article(read_bytes(text.encode(), name))


def pairs(text: str, name: str = "post.md") -> list[tuple[str, str]]:
    return [(pair.question, pair.answer) for pair in find_questions(article(text, name))]


@pytest.mark.parametrize(
    "heading",
    """FAQ · FAQs · Wool FAQ · FAQ’s · FAQs about wool · Frequently Asked Questions · Common questions about wool ·
    Frequently asked questions (FAQ) · Questions about wool · Questions and answers · Q&A · Q & A · Questions ·
    Your questions answered · People also ask · Got questions? · Commonly asked questions: ·
    Questions parents ask · Common questions we hear · What people ask""".split("·"),
)
def test_headings_that_name_an_faq(heading: str) -> None:
    assert names_faq(heading.strip())


@pytest.mark.parametrize(
    "heading",
    """What is wool? · Questions to ask your doctor · Discussion · Is the FAQ page useful? · Questionnaires ·
    Open questions in research · How to ask questions · Questions interviewers ask ·
    FAQ schema markup explained · Unfaqual""".split("·"),
)
def test_headings_that_name_none(heading: str) -> None:
    assert not names_faq(heading.strip())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is it warm?", True),
        ("1. Is it warm?", True),
        ("How do I wash it", True),
        ("“Is it warm?”", True),
        ("Washing", False),
        ("How it works.", False),
        ("Will", False),
        ("", False),
    ],
)
def test_is_question(text: str, expected: bool) -> None:
    assert is_question(text) is expected


PLAIN = "Wool\n\nWool is a fibre that sheep grow, and people have worn it for ages.\n\n"
FORMS = {
    "headings.md": "## FAQ\n\n### {}\n\n{}\n\n### {}\n\n{}\n\n## End\n\nBye.\n",
    "flat-headings.md": "## FAQ\n\n## {}\n\n{}\n\n## {}\n\n{}\n\n## Shops\n\nMany.\n",
    "title.md": "---\ntitle: Wool FAQ\n---\n## {}\n\n{}\n\n## {}\n\n{}\n",
    "bold.md": "## FAQ\n\n**{}**\n\n{}\n\n**{}**\n\n{}\n",
    "bold-run-in.md": "## FAQ\n\n**{}** {}\n\n**{}** {}\n",
    "list.md": "## FAQ\n\n- **{}** {}\n- **{}** {}\n",
    "marked.md": "## FAQ\n\nQ: {}\n\nA: {}\n\nQ: {}\n\nA: {}\n",
    "paragraphs.md": "## FAQ\n\n{}\n\n{}\n\n{}\n\n{}\n",
    "definitions.html": "<h2>FAQ</h2><dl><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd></dl>",
    "details.html": "<h2>FAQ</h2>" + "<details><summary>{}</summary><p>{}</p></details>" * 2,
    "marked-in-bold.md": "## FAQ\n\n**Q. {}**\nA. {}\n\n**Q. {}**\nA. {}\n",
    "caption.md": "Wool is warm.\n\n**FAQs**\n\n**{}**\n\n{}\n\n**{}**\n\n{}\n\n## End\n\nBye.\n",
    "links.html": "<h2>FAQ</h2>" + "<div><a href=''>{}</a></div><div><p>{}</p></div>" * 2,
    "marked.txt": PLAIN + "FAQs\n\nQ: {}\nA: {}\n\nQ: {}\nA: {}\n",
    "plain.txt": PLAIN + "FAQs\n\n{}\n\n{}\n\n{}\n\n{}\n",
}


@pytest.mark.parametrize("name", FORMS)
def test_pairs_of_every_form(name: str) -> None:
    assert pairs(FORMS[name].format(*PAIRS[0], *PAIRS[1]), name) == PAIRS


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# Wool\n\n## Is it warm?\n\nYes.\n\n## How long does it last?\n\nTen years.\n", id="no-faq"),
        pytest.param("## FAQ\n\nWrite to us.\n\n## Is it warm?\n\nYes.\n", id="questions-after-the-section"),
        pytest.param("## FAQ\n\n### Is it warm?\n", id="no-answer"),
    ],
)
def test_no_pairs(text: str) -> None:
    assert pairs(text) == []


def test_answer_holds_lists_and_deeper_headings() -> None:
    text = "## FAQ\n\n### What helps?\n\nThree things:\n\n- soap\n- air\n\n#### In winter\n\nTime.\n\n### Why?\n\nSo.\n"
    assert pairs(text) == [("What helps?", "Three things:\nsoap\nair\nIn winter\nTime."), ("Why?", "So.")]


def test_span_runs_from_question_to_answer() -> None:
    found = article("## FAQ\n\n### Is it warm?\n\nYes, **mostly**.\n\n### Why?\n\nSo.\n")
    spans = [found.document.text[pair.span.start : pair.span.end] for pair in find_questions(found)]
    assert spans == ["Is it warm?\n\nYes, **mostly**.", "Why?\n\nSo."]


FAQ = "## FAQ\n\n### Is it </script> warm?\n\nYes & no.\n\n### What helps?\n\nThis:\n\n1. soap\n2. <!-- x -->air\n"


def test_schema_is_a_faq_page() -> None:
    data = json.loads(faq_schema(article(FAQ.replace("</script>", r"\</script>")).faq))
    assert data["@context"] == "https://schema.org"
    assert data["@type"] == "FAQPage"
    first, second = data["mainEntity"]
    assert first == {
        "@type": "Question",
        "name": "Is it </script> warm?",
        "acceptedAnswer": {"@type": "Answer", "text": "Yes &amp; no."},
    }
    assert second["acceptedAnswer"]["text"] == "<p>This:</p><ol><li>soap</li><li>air</li></ol>"


def test_schema_cannot_end_its_script() -> None:
    script = faq_script(article(FAQ.replace("</script>", r"\</script>")).faq)
    assert script.count("<") == 2


@given(
    st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1))
)
def test_schema_is_valid_whatever_the_answers(answers: list[str]) -> None:
    text = "FAQ\n\n" + "\n\n".join(f"Why is it {n}?\n\nBecause {answer}" for n, answer in enumerate(answers))
    found = article(text, "a.txt").faq
    assert len(json.loads(faq_schema(found))["mainEntity"]) == len(found)


def findings(text: str, name: str = "post.md") -> list[Finding]:
    return list(check_schema(article(text, name), OPTIONS))


HTML = "<html><body><h2>FAQ</h2><h3>Is it warm?</h3><p>Yes.</p><h3>Why?</h3><p>So.</p>{}</body></html>"
MARKUP = '<script type="application/ld+json">{"@type": "FAQPage",}</script>'
MARKDOWN = "## FAQ\n\n### Is it warm?\n\nYes.\n\n### Why?\n\nSo.\n"


@pytest.mark.parametrize(
    ("text", "name", "after"),
    [
        pytest.param(HTML.format("\n"), "a.html", "</p>\n<script", id="html"),
        pytest.param(HTML.format("").replace("</body></html>", ""), "a.html", "</p>\n<script", id="fragment"),
        pytest.param(MARKDOWN, "a.md", "So.\n\n<script", id="markdown"),
        pytest.param(MARKDOWN.rstrip(), "a.md", "So.\n\n<script", id="markdown-without-line-end"),
        pytest.param(MARKDOWN.replace("\n", "\r\n"), "a.md", "So.\r\n\r\n<script", id="crlf"),
    ],
)
def test_fix_inserts_markup_that_is_found_again(text: str, name: str, after: str) -> None:
    (finding,) = findings(text, name)
    (fix,) = finding.fixes
    fixed = apply(text, [fix])
    assert after in fixed
    assert not fix.safe
    assert findings(fixed, name) == []
    assert [pair.question for pair in article(fixed, name).faq] == ["Is it warm?", "Why?"]
    assert "\n" not in fixed.replace("\r\n", "") or "\r\n" not in text


@pytest.mark.parametrize(("text", "name"), [(MARKDOWN, "a.mdx"), (MARKDOWN.replace("#", "").strip(), "a.txt")])
def test_fix_is_text_to_paste_where_nothing_can_be_inserted(text: str, name: str) -> None:
    (finding,) = findings(text, name)
    assert finding.fixes[0].edits == ()
    assert json.loads(re.sub(r"</?script[^>]*>", "", finding.fixes[0].text))["@type"] == "FAQPage"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HTML.format(MARKUP), id="broken-markup"),
        pytest.param(HTML.format('<div itemscope itemtype="https://schema.org/FAQPage"></div>'), id="microdata"),
        pytest.param(HTML.replace("<h3>Why?</h3><p>So.</p>", ""), id="one-pair"),
    ],
)
def test_no_finding(text: str) -> None:
    assert findings(text, "a.html") == []
