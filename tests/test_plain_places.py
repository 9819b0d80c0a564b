"""Properties of plain text: blocks hold all of it, and edits read back as they were meant."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from contentlint.read.plain import read

LONG = (
    "Ferns are forgiving plants, but they do need room. Most of them outgrow their pots within two years of care and "
    "attention."
)

_LINE = st.one_of(
    st.sampled_from(
        ["", "", "Growing Ferns", "What is it?", LONG, "• item", "  - nested one", "1. First", "Name\tAge"]
    ),
    st.sampled_from(
        ["===", "---", "```", "> said", "“A quote of four words.”", "— Ada Stone", "# Title", "| a | b |", "FAQ"]
    ),
    st.text(alphabet="aB 1.?:\t-*•>#|`“”\x00\xa0\u200b\x0cé中", max_size=20),
)
_TEXT = st.builds(
    lambda lines, ends: "".join(line + end for line, end in zip(lines, ends, strict=False)),
    st.lists(_LINE, max_size=25),
    st.lists(st.sampled_from(["\n", "\n", "\r\n", "\r"]), min_size=25, max_size=25),
)


@given(_TEXT)
@settings(max_examples=300, deadline=None)
def test_blocks_hold_the_text(text: str) -> None:
    end, held = 0, ""
    for block in read(text, "a.txt").blocks:
        assert end <= block.whole.start <= block.text_span.start
        assert block.text_span.end <= block.whole.end
        held += text[slice(*block.whole)]
        end = block.whole.end
        for run, following in zip(block.runs, [*block.runs[1:], None], strict=True):
            prose = block.prose[run.prose : following.prose if following else None]
            source = text[run.start : run.end]
            assert prose == source or (prose == " " and not any(c.isalnum() for c in source))
    assert [c for c in held if c.isalnum()] == [c for c in text if c.isalnum()]


@given(_TEXT, st.data())
@settings(max_examples=150, deadline=None)
def test_edit_is_read_back(text: str, data: st.DataObject) -> None:
    blocks = read(text, "a.txt").blocks
    spots = [
        (n, i)
        for n, block in enumerate(blocks)
        for i, c in enumerate(block.prose)
        if c.isascii() and c.islower() and not block.is_opaque(i, i + 1)
    ]
    if not spots:
        return
    n, i = data.draw(st.sampled_from(spots))
    block = blocks[n]
    edit = block.edit(i, i + 1, "e")
    assert edit is not None
    edited = text[: edit.span.start] + edit.text + text[edit.span.end :]
    prose = [b.prose for b in read(edited, "a.txt").blocks]
    assert prose[n] == block.prose[:i] + "e" + block.prose[i + 1 :]
