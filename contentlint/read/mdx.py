"""What of an MDX text is not Markdown: imports, exports, JSX tags, expressions, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.read.code_spans import FENCE, CodeSpans, find_fence_end
from contentlint.read.directives import DIRECTIVE, read_directive
from contentlint.read.events import Close, Open
from contentlint.read.formulas import FORMULA, read_formula
from contentlint.read.jsx import Jsx
from contentlint.read.layout import lay_out
from contentlint.read.masking import Cut

_SCAN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    rf"|(?P<fence>{FENCE})"
    r"|(?P<ticks>`+)"
    rf"|(?P<directive>{DIRECTIVE})"
    r"|(?P<esm>^(?:import\b(?=[ \t]*[\"'{*\w$])|export\b(?=[ \t]*(?:\{|\*|(?:"
    r"default|const|let|var|function|class|async|type|interface|enum)\b))))"
    r"|(?P<comment><!--)"
    r"|(?P<tag><(?=[A-Za-z_$/>]))"
    rf"|(?P<formulas>{FORMULA})"
    r"|(?P<brace>\{)",
    re.MULTILINE,
)
_COMMENT = re.compile(r"\{\s*/\*((?:[^*]|\*(?!/))*+)\*/\s*\}", re.DOTALL)
_HEADING_ID = re.compile(r"\{#[\w:.-]+\}[ \t#]*(?=\r?$)", re.MULTILINE)
_QUOTE = re.compile(r"[\"']")
_NEAR = 2_000
_BLANK_STRING = re.compile(r"\{\s*([\"'`])(\s*)\1\s*\}")
_PHRASING = frozenset(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub "
    "sup time tt u var".split()
)


def find_cuts(text: str, start: int) -> list[Cut]:
    """The pieces that the Markdown parser must not see, in order, the indentation inside components among them."""
    return lay_out(text, start, list(_scan(text, start)), is_block=_parts_paragraphs)


def _parts_paragraphs(tag: Open | Close) -> bool:
    return tag.name not in _PHRASING


def _scan(text: str, start: int) -> Iterator[Cut]:
    jsx, spans, at = Jsx(text), CodeSpans(text), start
    last_comment_end = text.rfind("-->")
    while match := _SCAN.search(text, at):
        kind, at = match.lastgroup, match.end()
        begin = match.start()
        cut: Cut | None = None
        if kind == "fence" or kind == "mark":
            at = find_fence_end(text, match)
        elif kind == "ticks":
            at = spans.find_end(begin, at)
        elif kind == "directive":
            cut = read_directive(match)
        elif kind == "esm":
            cut = _read_statement(text, begin, start, jsx)
        elif kind == "comment" and begin < last_comment_end:
            end = text.find("-->", begin + 4)
            cut = Cut(begin, end + 3, "comment", inner=(begin + 4, end)) if end >= 0 else None
        elif kind == "tag":
            tag = jsx.tag(begin)
            cut = Cut(*tag.span, "tag", event=tag) if tag else None
        elif kind == "formulas":
            cut = read_formula(text, match)
            at = begin + 1
        elif kind == "brace":
            cut = _read_expression(text, begin, jsx)
        if cut:
            yield cut
            at = cut.end


def _read_statement(text: str, begin: int, start: int, jsx: Jsx) -> Cut | None:
    """Import and export statements up to the next empty line; None for prose that begins with such a word."""
    if begin > start and text[begin - 1] != "\n":
        return None
    near, is_import = begin + _NEAR, text.startswith("import", begin)
    if is_import and not _QUOTE.search(text, begin, near):
        return None  # said before the end is looked for, which may be far
    end = jsx.statement(begin)
    if is_import and not _QUOTE.search(text, begin, min(end, near)):
        return None
    return Cut(begin, end, "nothing", "", block=True)


def _read_expression(text: str, begin: int, jsx: Jsx) -> Cut | None:
    comment = _COMMENT.match(text, begin) if jsx.has_comment_end(begin) else None
    if comment:
        return Cut(begin, comment.end(), "comment", inner=comment.span(1))
    if _HEADING_ID.match(text, begin):
        return None
    end = jsx.expression(begin)
    if end < 0:
        return None
    blank = _BLANK_STRING.fullmatch(text, begin, end)
    if blank:
        return Cut(begin, end, "nothing", " " if blank[2] else "")
    return Cut(begin, end, "expression")
