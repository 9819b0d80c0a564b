"""Whole files mended, round after round."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentlint.catalog import build
from contentlint.fix.rounds import Fixed, apply_fix, fix_bytes
from contentlint.lint import lint_document
from contentlint.model import Block, Document, Edit, Finding, Fix, Result, Span
from contentlint.read import read_bytes

Rule = Callable[[Document], Iterator[Finding]]
SAMPLES = sorted(path for path in (Path(__file__).parent.parent / "samples").iterdir() if path.is_file())
SLIPS = {"teh": "the", "colour": "color", "naïve": "naive", "arrow": "→", "tom": "Tom & Jerry", "star": "5 * 5"}


def words(document: Document, slips: dict[str, str] = SLIPS) -> Iterator[Finding]:
    """Each word of `slips` is a fault, written as `block.edit` escapes it."""
    for block in document.blocks:
        for match in re.finditer(rf"\b(?:{'|'.join(slips)})\b", block.prose):
            edit = block.edit(*match.span(), slips[match[0]])
            yield finding("words/" + match[0], block.span(*match.span()), *([edit] if edit else []))


def finding(rule: str, span: Span, *edits: Edit, text: str = "", safe: bool = False) -> Finding:
    return Finding(rule, span, "", "warning", fixes=(Fix("", edits, safe, text),) if edits else ())


def rewriter(*pairs: tuple[str, str]) -> Rule:
    """A rule that puts raw text in the place of raw text."""

    def rule(document: Document) -> Iterator[Finding]:
        for old, new in pairs:
            for match in re.finditer(re.escape(old), document.text):
                yield finding(f"raw/{old.strip()}", Span(*match.span()), Edit(Span(*match.span()), new))

    return rule


def mend(data: bytes, name: str = "post.md", rule: Rule = words, *, unsafe: bool = True) -> Fixed:
    def lint(data: bytes) -> Result:
        document = read_bytes(data, name)
        return Result(name, document.text, document.format, None, None, 0, None, tuple(rule(document)))

    fixed = fix_bytes(data, lint(data), lint, unsafe=unsafe)
    assert fixed.result == lint(fixed.data)
    assert pickle.loads(pickle.dumps(fixed)) == fixed
    return fixed


def test_findings_are_mended_and_counted() -> None:
    fixed = mend(b"# Teh\n\nteh colour of teh sea\n")
    assert fixed.data == b"# Teh\n\nthe color of the sea\n"
    assert fixed.applied == {"words/teh": 2, "words/colour": 1}
    assert fixed.is_settled
    assert not fixed.refused


def test_unsafe_fixes_need_the_wish() -> None:
    assert mend(b"teh\n", unsafe=False).data == b"teh\n"


def test_what_overlaps_waits_for_the_next_round() -> None:
    fixed = mend(b"one two\n", rule=rewriter(("one", "1"), ("one two", "one  two"), ("two", "2")))
    assert fixed.data == b"1 2\n"


def test_fixes_that_undo_each_other_stop() -> None:
    fixed = mend(b"white\n", rule=rewriter(("white", "black"), ("black", "white")))
    assert fixed.data == b"white\n"
    assert not fixed.applied
    assert not fixed.is_settled


def test_of_texts_in_a_circle_the_best_is_kept() -> None:
    fixed = mend(b"aaa aaa\n", rule=rewriter(("aaa aaa", "bbb"), ("bbb", "aaa aaa"), ("aaa", "aaa")))
    assert fixed.data == b"bbb\n"
    assert fixed.applied == {"raw/aaa aaa": 1}


def test_ten_rounds_at_most() -> None:
    fixed = mend(b"x\n", rule=rewriter(("x\n", "xx\n")))
    assert fixed.data == b"x" * 11 + b"\n"
    assert not fixed.is_settled


ENCODINGS = {
    "utf-8": (b"", "utf-8", "café teh\n"),
    "bom": (b"\xef\xbb\xbf", "utf-8", "café teh\n"),
    "utf-16": (b"\xff\xfe", "utf-16-le", "café teh\n"),
    "utf-32": (b"\0\0\xfe\xff", "utf-32-be", "café teh\n"),
    "windows-1252": (b"", "cp1252", "café teh\n"),
    "latin-1": (b"", "latin-1", "café \x81 teh\n"),
    "no-line-end": (b"", "utf-8", "café teh"),
    "mixed-line-ends": (b"", "utf-8", "café\r\rteh\r\n\r\n\x0bx\n\n"),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_bytes_outside_the_edits_stay(name: str) -> None:
    bom, encoding, text = ENCODINGS[name]
    changed = mend(bom + text.encode(encoding)).data
    assert changed == bom + text.replace("teh", "the").encode(encoding)


def test_characters_that_the_encoding_lacks_are_refused() -> None:
    fixed = mend(b"caf\xe9 arrow and teh\n")
    assert fixed.data == b"caf\xe9 arrow and the\n"
    (refusal,) = fixed.refused
    assert refusal.rule == "words/arrow"
    assert refusal.span == Span(5, 10)
    assert "“→” (U+2192) cannot be written in windows-1252" in refusal.message


def test_bytes_that_would_be_sniffed_otherwise_are_refused() -> None:
    fixed = mend(b"\xc3x and teh\n", rule=rewriter(("x", "©"), ("teh", "the")))
    assert fixed.data == b"\xc3x and the\n"
    assert "no longer be read as windows-1252" in fixed.refused[0].message


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"\xef\xbb\xbfteh \xff\n", "mean nothing in utf-8", id="inexact"),
        pytest.param(b'<meta charset="iso-2022-jp">teh \x1b$B$"\x1b(B\x1b(B\n', "byte for byte", id="not-written-back"),
    ],
)
def test_nothing_is_fixed_that_cannot_be_written_back(data: bytes, reason: str) -> None:
    fixed = mend(data, "page.html")
    assert fixed.data == data
    assert [reason in refusal.message for refusal in fixed.refused] == [True]


def test_bytes_that_are_not_the_findings_own_are_left_alone() -> None:
    result = Result("a.md", "teh\n", "markdown", None, None, 0, None, tuple(words(read_bytes(b"teh\n", "a.md"))))
    fixed = fix_bytes(b"# teh\n", result, lambda data: result, unsafe=True)
    assert fixed.data == b"# teh\n"
    assert "has changed" in fixed.refused[0].message


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_new_lines_end_as_the_others_do(line_end: str) -> None:
    rule = rewriter(("END", "one\n\ntwo"))
    text = "# Title\n\nEND\n".replace("\n", line_end)
    (found,) = rule(read_bytes(text.encode(), "a.md"))
    result = Result("a.md", text, "markdown", None, None, 0, None, (found,))
    appended = Fix("", (Edit(Span(len(text), len(text)), "\n\nMore\n"),))
    assert apply_fix(text.encode(), result, appended) == text.encode() + b"\n\nMore\n".replace(b"\n", line_end.encode())


def test_harmful_fixes_alone_are_refused_and_not_tried_again() -> None:
    text = "One teh.\n\nTwo HARM.\n\n" + "More teh here.\n\n" * 40
    rule = rewriter(("teh", "the"), ("HARM", "two\n```\n"), ("the here", "here"))
    fixed = mend(text.encode(), rule=rule)
    assert fixed.data.decode() == text.replace("teh here", "here").replace("teh", "the")
    assert [(r.rule, text[slice(*r.span)]) for r in fixed.refused] == [("raw/HARM", "HARM")]
    assert "it would change how the article is read" in fixed.refused[0].message
    assert fixed.is_settled


def test_a_refused_place_is_that_of_the_text_before() -> None:
    text = "teh teh arrow caf\xe9\n"
    rule = rewriter(("teh ", ""), ("arrow", "→"))
    (refusal,) = mend(text.encode("cp1252"), rule=rule).refused
    assert text[slice(*refusal.span)] == "arrow"


def test_the_weightier_of_two_is_tried_again_where_it_was_refused() -> None:
    fixed = mend(b"one caf\xe9\n", rule=rewriter(("one caf", "→ caf"), ("one", "1")))
    assert fixed.data == b"1 caf\xe9\n"


def test_broken_fixes_are_refused() -> None:
    def rule(document: Document) -> Iterator[Finding]:
        yield finding("bad/rule", Span(0, 1), Edit(Span(0, 3), "x"), Edit(Span(2, 4), "y"))

    fixed = mend(b"some text\n", rule=rule)
    assert "fault of the rule" in fixed.refused[0].message


def test_a_rule_that_cannot_tell_leaves_the_choice() -> None:
    def rule(document: Document) -> Iterator[Finding]:
        fixes = tuple(Fix("", (Edit(Span(0, 6), text),)) for text in ("witch", "which"))
        yield Finding("spelling/x", Span(0, 6), "", "warning", "medium", fixes)

    fixed = mend(b"whitch\n", rule=rule)
    assert fixed.data == b"whitch\n"
    assert "choose one" in fixed.refused[0].message


def test_text_made_of_the_article_waits_for_its_other_fixes() -> None:
    def rule(document: Document) -> Iterator[Finding]:
        yield from words(document)
        if "<script" not in document.text:
            at, script = len(document.text), f"\n<script>\n// {document.blocks[0].prose}\n</script>\n"
            yield finding("markup/missing", Span(0, 1), Edit(Span(at, at), script), text=script)

    assert mend(b"teh sea\n", rule=rule).data == b"the sea\n\n<script>\n// the sea\n</script>\n"


def test_one_fix_is_applied_with_the_same_guards() -> None:
    document = read_bytes(b"caf\xe9 arrow teh\n", "a.md")
    arrow, teh = words(document)
    result = Result("a.md", document.text, "markdown", None, None, 0, None, (arrow, teh))
    assert apply_fix(b"caf\xe9 arrow teh\n", result, teh.fixes[0]) == b"caf\xe9 arrow the\n"
    assert "windows-1252" in str(apply_fix(b"caf\xe9 arrow teh\n", result, arrow.fixes[0]))


PROSE = st.lists(
    st.sampled_from([*SLIPS, "sea", "a *b* c", "**teh**", "[colour](/x)", "`teh`", "&amp;", "é", "1.", "x_y", "\\*"]),
    min_size=1,
    max_size=6,
).map(" ".join)
PIECES = {
    "post.md": ["# {}", "{}", "- {}\n- {}", "> {}", "1. {}\n\n   {}", "| a | b |\n|---|---|\n| {} | {} |", "<p>{}</p>"],
    "post.mdx": ["# {}", "{}", "- {}\n- {}", "<Note>\n\n{}\n\n</Note>", "{{/* {} */}}"],
    "page.html": [
        "<h1>{}</h1>",
        "<p>{}</p>",
        "<ul><li>{}<li>{}</ul>",
        "<p>{}<br>{}</p>",
        "<!-- {} -->",
        '<a href="/">{}</a>',
    ],
    "draft.txt": ["{}", "{}.", "• {}\n• {}", "{}\n{}"],
}


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bytes, str]:
    """Name, bytes and encoding of an article with slips in it."""
    name = draw(st.sampled_from(sorted(PIECES)))
    pieces = draw(st.lists(st.sampled_from(PIECES[name]), min_size=1, max_size=5))
    filled = [piece.format(*(draw(PROSE) for _ in range(piece.count("{}") or 1))) for piece in pieces]
    text = "\n\n".join(filled) + draw(st.sampled_from(["", "\n", "\n\n"]))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    return name, text.encode(encoding), encoding


def shape(document: Document) -> list[object]:
    return [*map(block_shape, document.blocks), [link.target for link in document.links], len(document.comments)]


def block_shape(block: Block) -> object:
    return block.kind, block.level, block.within, block.label, sorted(mark.kind for mark in block.marks)


@settings(max_examples=150, deadline=None)
@given(files())
def test_any_article(file: tuple[str, bytes, str]) -> None:
    name, data, _ = file
    fixed = mend(data, name)
    before, after = read_bytes(data, name), read_bytes(fixed.data, name)
    assert shape(before) == shape(after)
    assert fixed.is_settled
    assert mend(fixed.data, name).data == fixed.data
    left = sum(bool(found.fixes) for found in fixed.result.findings)
    assert left == len(fixed.refused)
    slips = "|".join(SLIPS)
    goals = "|".join(sorted((re.escape(text) for text in (*SLIPS.values(), "Tom &amp; Jerry", "5 \\* 5")), key=len))
    assert re.sub(rf"{slips}|{goals}", "", before.text) == re.sub(rf"{slips}|{goals}", "", after.text)
    assert sum(fixed.applied.values()) or fixed.data == data


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_are_mended_once_and_for_all(path: Path) -> None:
    catalog = build()

    def lint(data: bytes) -> Result:
        return lint_document(read_bytes(data, path.name), catalog)

    fixed = fix_bytes(path.read_bytes(), lint(path.read_bytes()), lint, unsafe=True)
    assert fixed.is_settled
    assert not fixed.refused
    assert not any(fix.edits for found in fixed.result.findings for fix in found.fixes)
    assert fix_bytes(fixed.data, fixed.result, lint, unsafe=True).data == fixed.data
