"""Ignores written into whole articles: read as before, and silent where they should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.catalog import Catalog, build
from contentlint.config import Accept
from contentlint.config.accepting import add_accepts
from contentlint.config.file import parse
from contentlint.fix import apply
from contentlint.ignores import find_ignores
from contentlint.ignoring import accepts_for, ignore_inline
from contentlint.lint import lint_document
from contentlint.model import Document, Edit, Finding, Fix, Result, Span
from contentlint.pages import load
from contentlint.read import read_bytes, read_text

SAMPLES = sorted(path for path in (Path(__file__).parent.parent / "samples").iterdir() if path.is_file())
WRITTEN = [path for path in SAMPLES if path.suffix != ".txt"]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """Every rule that needs no engine, those that are off by default too."""
    return build(levels={rule: "warning" for rule, page in load().items() if page.level == "off"})


def said(result: Result) -> Counter[tuple[str, str, str]]:
    """The findings, without their places."""
    return Counter((f.rule, f.message, " ".join(result.text[slice(*f.span)].split())) for f in result.findings)


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
@pytest.mark.parametrize("part", [slice(None), slice(0, None, 2), slice(1, None, 2)], ids=["all", "even", "odd"])
def test_sample_with_ignores_says_only_the_rest(path: Path, part: slice, catalog: Catalog) -> None:
    document = read_bytes(path.read_bytes(), path.name)
    before = lint_document(document, catalog)
    assert before.findings
    wanted = before.findings[part]
    ignoring = ignore_inline(document, wanted, "as we like it")
    assert ignoring.left == ()
    after = lint_document(read_text(apply(document.text, [Fix("", ignoring.edits)]), path.name), catalog)
    others = [finding for finding in before.findings if finding not in wanted]
    assert set(said(after)) == {(f.rule, f.message, " ".join(document.text[slice(*f.span)].split())) for f in others}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_sample_with_accept_entries_says_only_the_rest(path: Path, catalog: Catalog) -> None:
    document = read_bytes(path.read_bytes(), path.name)
    before = lint_document(document, catalog)
    wanted = before.findings[::2]
    config = Path("contentlint.toml")
    entries = parse(add_accepts("", config, accepts_for(document, wanted, f"posts/{path.name}")), config).accept
    after = lint_document(document, catalog, accept=entries)
    assert [(f.rule, f.span) for f in after.findings] == [(f.rule, f.span) for f in before.findings[1::2]]
    assert after.facts == {}


PIECES = {
    "post.md": (
        "Apples and *pears*.", "# Heading `code`", "## Closed ##", "Set\n===", "- one\n- **two**\n  - three",
        "1. a\n\n   b", "> said\n> on", "> one\n>\n> - two", "| a | b |\n|---|---|\n| c *d* | e |", "```\ncode\n```",
        "    code", "a\\\nb", "<div>\n<p>html</p>\n</div>", "<p>one</p><p>two</p>", "term\n: definition",
        "text[^1]\n\n[^1]: note", "![alt](a.png)", "{{< note >}}\ntext\n{{< /note >}}", ":::note\ntext\n:::", "* * *",
        "* [x](y){.z}", "a  \nb", "- ![alt](a.png)", "Term\n: a\n: b", "> [!NOTE]\n> text", "1. a\nlazy", "\t- tab",
        "<!-- contentlint-disable-next-block q/r -->\nkept", "- [ ] task <https://a.b>", "- a\n\n      code",
    ),
    "post.mdx": (
        "import A from 'a'", "Apples {1 + 1}.", "# Heading", "- one\n- two", "> said", "{/* note */}",
        "<b>bold</b> text", "<Card>\n  text\n\n  - in\n</Card>",
        "| a | b |\n|---|---|\n| c | {d} |", "```js\ncode\n```", "1. a\n   1. b",
    ),
    "page.html": (
        "<p>Apples</p>", "<ul>\n  <li>one</li>\n  <li><b>two</b></li>\n</ul>", "bare text", "<h1>Heading", "<p>a <em>b",
        "<pre>\na\nb</pre>", "<table><tr><td>a<td>b</table>", "<script>var a</script>", "<blockquote>said<p>on",
        "<div>a<br><br>b</div>", "<title>t</title>", "<img src=a alt=b>", "<!-- note -->", "<dl><dt>a<dd>b</dl>",
    ),
}  # fmt: skip


@st.composite
def articles(draw: st.DrawFn) -> tuple[Document, list[Finding]]:
    """A document put together from pieces, and findings at some of its blocks, links and images."""
    name = draw(st.sampled_from(sorted(PIECES)))
    pieces = draw(st.lists(st.sampled_from(PIECES[name]), min_size=1, max_size=7))
    front = draw(st.sampled_from(["", "", "---\ntitle: T\n---\n", "+++\ntitle = 'T'\n+++\n"]))
    gap = "\n" if name == "page.html" else "\n\n"
    text = front + gap.join(pieces) + draw(st.sampled_from(["", "\n"]))
    document = read_text(text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))), name)
    spans = [block.span(0, 2) for block in document.blocks]
    spans += [item.span for item in (*document.fields, *document.links, *document.images)]
    rules = st.sampled_from(["a/b", "a/c", "d/e"])
    chosen = draw(st.lists(st.sampled_from(spans), max_size=5)) if spans else []
    return document, [Finding(draw(rules), span, "m") for span in chosen]


@given(articles())
def test_any_article_is_read_as_before(article: tuple[Document, list[Finding]]) -> None:
    document, findings = article
    ignoring = ignore_inline(document, findings)
    assert ignoring.left == ()
    after = read_text(apply(document.text, [Fix("", ignoring.edits)]), document.path)
    shape = [(b.kind, b.level, b.within, b.prose, b.marks) for b in document.blocks]
    assert [(b.kind, b.level, b.within, b.prose, b.marks) for b in after.blocks] == shape
    assert [(link.target, link.text) for link in after.links] == [(link.target, link.text) for link in document.links]
    ignores = find_ignores(after)
    assert all(ignores.find(replace(finding, span=_move(finding.span, ignoring.edits))) for finding in findings)


def _move(span: Span, edits: Sequence[Edit]) -> Span:
    """Where a span is after insertions, those within it aside."""
    by = sum(len(edit.text) for edit in edits if edit.span.start <= span.start)
    return Span(span.start + by, span.start + by + 1)


@given(articles())
def test_accept_entries_cover_what_they_are_for(article: tuple[Document, list[Finding]]) -> None:
    document, findings = article
    entries: list[Accept] = accepts_for(document, findings, "posts/a.md")
    ignores = find_ignores(document, entries)
    assert all(ignores.find(finding) for finding in findings)
