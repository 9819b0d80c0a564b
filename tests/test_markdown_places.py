"""Properties of Markdown: prose maps to its source, and edits read back as they were meant."""

from __future__ import annotations

import html
import re
import unicodedata

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from contentlint.model import Document
from contentlint.read import markdown


def read(text: str) -> Document:
    return markdown.read(text, "post.md", mdx=False)


_WORDS = st.sampled_from(
    [
        "word",
        "Ünï",
        "it’s",
        "3",
        "1.",
        "-",
        "end.",
        "(so)",
        "&",
        "<",
        "#",
        "[x]",
        "!",
        '"q"',
        "~",
        "日本",
        "+",
        "=",
        "a_b",
        "*",
    ]
)
_ESCAPES = st.sampled_from([r"\*", r"\_", "&amp;", "&lt;", "&eacute;", "&nbsp;", r"\[", r"\\", "&bogus;"])
_PLAIN = st.lists(st.one_of(_WORDS, _WORDS, _ESCAPES), min_size=1, max_size=6).map(" ".join)
_INNER = st.sampled_from(["foo", "bar baz", "qux, quux", "Ä b"])
_MARKED = st.sampled_from(
    [
        "*{}*",
        "**{}**",
        "_{}_",
        "`{}`",
        "~~{}~~",
        '[{}](http://x.example/z "t")',
        "![{}](i.png)",
        "<b>{}</b>",
        "<!-- {} -->",
    ]
)
_SPANS = st.one_of(_PLAIN, _PLAIN, st.builds(str.format, _MARKED, _INNER), st.sampled_from(["<br>", "[^1]", "  \n"]))
_PARAGRAPHS = st.lists(st.lists(_SPANS, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=3).map("\n".join)


def _indented(first: str, others: str, text: str) -> str:
    head, *rest = text.split("\n")
    return "\n".join([first + head, *(others + line if line else "" for line in rest)])


def _blocks() -> st.SearchStrategy[str]:
    return st.one_of(
        _PARAGRAPHS,
        _PARAGRAPHS,
        _PARAGRAPHS.map(lambda text: "## " + text.replace("\n", " ")),
        _BODIES.map(lambda text: _indented("> ", "> ", text)),
        _BODIES.map(lambda text: _indented("- ", "  ", text)),
        _PARAGRAPHS.map(lambda text: f"<aside>\n\n{text}\n\n</aside>"),
        _INNER.map(lambda text: f"| a | **{text}** |\n|---|---|\n| b | {text} |"),
        st.sampled_from(
            ["```\nx *y*\n```", "<p>one<p>two &amp; three</p>", "---", "[^1]: Note.", "<div>\nraw\n</div>"]
        ),
    )


_BODIES: st.SearchStrategy[str] = st.deferred(lambda: st.lists(_blocks(), min_size=1, max_size=3).map("\n\n".join))
_TEXTS = st.builds(lambda text, end: text.replace("\n", end), _BODIES, st.sampled_from(["\n", "\r\n", "\r"]))
_REPLACEMENTS = st.sampled_from(
    [
        "x",
        "two words",
        "*",
        "_a_",
        "<b>",
        "a|b",
        "[z](q)",
        "`",
        "# h",
        "- i",
        "1. j",
        "> q",
        "{x}",
        "",
        "\\",
        "===",
        "!",
        "~~s~~",
    ]
)
_settings = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def _letters(text: str) -> list[str]:
    return [c for c in unicodedata.normalize("NFKC", html.unescape(text)).casefold() if c.isalnum()]


@_settings
@given(_TEXTS)
def test_prose_maps_to_the_source_it_came_from(text: str) -> None:
    end = 0
    for block in read(text).blocks:
        assert end <= block.whole.start <= block.text_span.start <= block.text_span.end <= block.whole.end <= len(text)
        end = block.whole.end
        starts = [run.prose for run in block.runs]
        for run, begin, close in zip(block.runs, starts, [*starts[1:], len(block.prose)], strict=True):
            piece, prose = text[run.start : run.end], block.prose[begin:close]
            assert prose
            if len(piece) == len(prose) and block.kind != "code":
                assert piece.split() == prose.split()
        rest = iter(_letters(text[slice(*block.text_span)]))
        assert all(letter in rest for letter in _letters(block.prose))


@_settings
@given(_TEXTS, st.data(), _REPLACEMENTS)
def test_an_edit_is_read_back_as_it_was_meant(text: str, data: st.DataObject, replacement: str) -> None:
    blocks = read(text).blocks
    assume(blocks)
    at = data.draw(st.integers(0, len(blocks) - 1))
    block = blocks[at]
    start = data.draw(st.integers(0, len(block.prose)))
    end = min(len(block.prose), start + data.draw(st.integers(0, 6)))
    edit = block.edit(start, end, replacement)
    assume(edit is not None)
    assert edit is not None
    wanted = [found.prose for found in blocks]
    wanted[at] = block.prose[:start] + replacement + block.prose[end:]
    assume(not re.search(r"&#?\w+;", wanted[at]))
    edited = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert [found.prose.split() for found in read(edited).blocks] == [
        prose.split() for prose in wanted if prose.strip()
    ]
