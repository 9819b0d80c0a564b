"""Properties of HTML: prose maps to its source, and edits read back as they were meant."""

from __future__ import annotations

import html as stdlib_html

from hypothesis import given
from hypothesis import strategies as st

from contentlint.model import Block, Run
from contentlint.read.html import read

WORDS = st.lists(
    st.sampled_from(["tea", "cup&amp;pot", "x &lt; y", "café", " ", "\n  ", "&nbsp;", "don’t", "&copy", "{{ x }}"]),
    max_size=5,
)
INLINE = st.recursive(
    WORDS.map(" ".join),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["b", "em", "code", "a href=x", "span"]), inner).map(
            lambda p: f"<{p[0]}>{p[1]}</{p[0].split()[0]}>"
        ),
        st.tuples(inner, st.sampled_from(["<br>", "<!-- c -->", " ", ""]), inner).map("".join),
    ),
    max_leaves=6,
)
FLOW = st.recursive(
    INLINE,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["p", "h2", "li", "div", "td", "blockquote", "dd", "pre"]), inner, st.booleans()).map(
            lambda p: f"<{p[0]}>{p[1]}" + (f"</{p[0]}>" if p[2] else "")
        ),
        st.tuples(st.sampled_from(["ul", "table", "section", "figure"]), inner).map(
            lambda p: f"<{p[0]}>{p[1]}</{p[0]}>"
        ),
        st.lists(inner, min_size=2, max_size=4).map("".join),
    ),
    max_leaves=12,
)
NOISE = st.text(alphabet="<>/!-abp=\"' &;\n", max_size=40)


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def is_subsequence(needle: str, hay: str) -> bool:
    rest = iter(hay)
    return all(character in rest for character in needle)


def pieces(block: Block) -> list[tuple[Run, str]]:
    ends = [*(run.prose for run in block.runs[1:]), len(block.prose)]
    return [(run, block.prose[run.prose : end]) for run, end in zip(block.runs, ends, strict=True)]


@given(st.one_of(FLOW, NOISE, st.tuples(FLOW, NOISE, FLOW).map("".join)))
def test_places(text: str) -> None:
    end = last = 0
    for block in read(text, "a.html").blocks:
        span = block.text_span
        assert end <= span.start < span.end <= len(text)
        assert last <= block.whole.start <= span.start
        assert span.end <= block.whole.end
        end, last = span.end, block.whole.end
        source = stdlib_html.unescape(text[span.start : span.end])
        assert is_subsequence(letters(block.prose), letters(source))
        for run, piece in pieces(block):
            if len(piece) == run.end - run.start > 1:
                assert piece.split() == text[run.start : run.end].split()
        for mark in block.marks:
            assert 0 <= mark.start < mark.end <= len(block.prose)


@given(FLOW, st.data())
def test_edits_are_read_back(text: str, data: st.DataObject) -> None:
    document = read(text, "a.html")
    blocks = [block for block in document.blocks if block.kind != "code"]
    if not blocks:
        return
    block = data.draw(st.sampled_from(blocks))
    start = data.draw(st.integers(0, len(block.prose)))
    end = data.draw(st.integers(start, len(block.prose)))
    new = data.draw(st.sampled_from(["", "new", "a & b", "<i>", "x&y;", "two words"]))
    edit = block.edit(start, end, new)
    if edit is None:
        return
    changed = text[: edit.span.start] + edit.text + text[edit.span.end :]
    intended = block.prose[:start] + new + block.prose[end:]
    if "  " in intended:
        return  # two line breaks may be left side by side, which part a paragraph
    expected = [intended if other is block else other.prose for other in document.blocks]
    found = [other.prose for other in read(changed, "a.html").blocks]
    assert [" ".join(prose.split()) for prose in found] == [
        " ".join(prose.split()) for prose in expected if prose.strip()
    ]
