"""What of a Markdown text belongs to the site generator: Hugo shortcodes, Liquid, kramdown attributes, directives."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from contentlint.model import Span
from contentlint.read.code_spans import FENCE, CodeSpans, find_fence_end
from contentlint.read.directives import DIRECTIVE, read_directive
from contentlint.read.embedded import component_role
from contentlint.read.events import Close, Open
from contentlint.read.flavours import FLAVOUR, FLAVOURED, read_flavour
from contentlint.read.formulas import FORMULA, read_formula
from contentlint.read.layout import lay_out
from contentlint.read.markdown_html import find_markdown_elements
from contentlint.read.masking import Cut

_SCAN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    rf"|(?P<fence>{FENCE})"
    r"|(?P<ticks>`+)"
    rf"|(?P<directive>{DIRECTIVE})"
    r"|(?P<comment><!--)"
    r"|(?P<shortcode>\{\{(?:<|%))"
    r"|(?P<note>\{\{-?[ \t]*/\*)"
    r"|(?P<output>\{\{)"
    r"|(?P<liquid>\{%)"
    r"|(?P<attributes>\{:{1,2}[ \t]*(?:[.#/A-Za-z][^}\n]*)?\})"
    rf"|(?P<formulas>{FORMULA})"
    rf"|(?P<flavour>{FLAVOUR})",
    re.MULTILINE,
)
_WORTH_IT = re.compile(rf"\{{[{{%:]|^[ \t>]*::|markdown=|\$|\\begin\{{|{FLAVOURED}", re.MULTILINE)
_CODE = frozenset(("highlight", "code"))
_SHORTCODE = re.compile(r"\{\{[<%]\s*(?P<close>/?)\s*(?P<name>[\w./-]*)[^}]*?(?P<self>/?)\s*[%>]\}\}\Z", re.DOTALL)
_LIQUID = re.compile(r"\{%-?\s*(?P<close>end|/)?(?P<name>[\w-]*)")
_LONGEST = 20_000
_SILENT = frozenset("img image figure youtube vimeo gist tweet x instagram ref relref toc".split())


def find_cuts(text: str, start: int) -> list[Cut]:
    """The pieces that the Markdown parser must not see, in order."""
    if not _WORTH_IT.search(text, start):
        return []
    cuts = list(_scan(text, start))
    cuts += find_markdown_elements(text, start, cuts)
    cuts.sort(key=lambda cut: cut.start)
    return [_without_unpaired(cut) for cut in lay_out(text, start, cuts, is_block=_parts_paragraphs)]


def _parts_paragraphs(tag: Open | Close) -> bool:
    return not tag.name.startswith("{") or bool(component_role(tag.name))


def _without_unpaired(cut: Cut) -> Cut:
    """A template's tag within a line encloses nothing that counts."""
    if cut.event and not cut.block and cut.event.name.startswith("{"):
        return replace(cut, event=None)
    return cut


def _scan(text: str, start: int) -> Iterator[Cut]:
    spans, at, ends = CodeSpans(text), start, _Ends(text)
    paired = {match[1] for match in re.finditer(r"\{\{[<%]\s*/\s*([\w./-]+)", text)}
    while match := _SCAN.search(text, at):
        kind, at = match.lastgroup, match.end()
        cut: Cut | None = None
        if kind == "fence":
            at = find_fence_end(text, match)
        elif kind == "ticks":
            at = spans.find_end(match.start(), at)
        elif kind == "comment":
            at = max(at, ends.find("-->", at))
        elif kind == "directive":
            cut = read_directive(match)
        elif kind == "attributes":
            cut = Cut(match.start(), at, "nothing", "")
        elif kind == "liquid":
            cut = _read_liquid(text, match.start(), ends)
        elif kind in ("shortcode", "note", "output"):
            cut = _read_braces(text, match.start(), kind, ends, paired)
        elif kind == "formulas":
            cut = read_formula(text, match)
            at = cut.end if cut else match.start() + 1
        elif kind == "flavour":
            cuts = list(read_flavour(text, match))
            yield from cuts
            at = cuts[0].end if cuts else match.start() + 1
        if cut:
            yield cut
            at = cut.end


class _Ends:
    """Looks for closing marks, each at most once in vain."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: dict[str, int] = {}
        self._tags: dict[str, list[tuple[int, int]]] = {}

    def find(self, mark: str, at: int, longest: int = 0) -> int:
        """Where the next such mark ends; -1 where none stands near enough."""
        if mark not in self._last:
            self._last[mark] = self._text.rfind(mark)
        if self._last[mark] < at:
            return -1
        found = self._text.find(mark, at, at + longest if longest else len(self._text))
        return found + len(mark) if found >= 0 else -1

    def search_tag(self, pattern: str, at: int) -> tuple[int, int] | None:
        """Where the next closing tag stands that a pattern describes."""
        if pattern not in self._tags:
            self._tags[pattern] = [match.span() for match in re.finditer(pattern, self._text)]
        places = self._tags[pattern]
        following = bisect_left(places, (at, at))
        return places[following] if following < len(places) else None


def _read_braces(text: str, begin: int, kind: str, ends: _Ends, paired: set[str]) -> Cut | None:
    if kind == "shortcode":
        end = ends.find(text[begin + 2].replace("<", ">") + "}}", begin + 3)
        return _read_shortcode(text, begin, end, paired, ends) if end >= 0 else None
    if kind == "note":
        inner, close = text.index("*", begin) + 1, ends.find("*/", begin)
        end = ends.find("}}", close) if close >= 0 else -1
        return Cut(begin, end, "comment", inner=(inner, max(inner, close - 2))) if end >= 0 else None
    end = ends.find("}}", begin + 2, _LONGEST)
    if end < 0 or "\n\n" in text[begin:end]:
        return None
    return Cut(begin, end, "expression")


def _read_shortcode(text: str, begin: int, end: int, paired: set[str], ends: _Ends) -> Cut:
    """A shortcode: a tag where it comes in pairs, else something that the page puts in its place."""
    match = _SHORTCODE.match(text[begin:end])
    name = match["name"] if match else ""
    span = Span(begin, end)
    if match and match["close"]:
        return Cut(begin, end, "tag", event=Close("{" + name.lower(), span))
    closing = ends.search_tag(rf"\{{\{{[<%]\s*/\s*{name}\s*[%>]\}}\}}", end) if name in _CODE & paired else None
    if closing:
        return Cut(begin, closing[1], "code", inner=(end, closing[0]))
    if match and name in paired and not match["self"]:
        return Cut(begin, end, "tag", event=Open("{" + name.lower(), (), span))
    if not match or name.lower() in _SILENT or re.search(r"img|image|video|figure", name):
        return Cut(begin, end, "tag")
    return Cut(begin, end, "expression")


def _read_liquid(text: str, begin: int, ends: _Ends) -> Cut | None:
    end = ends.find("%}", begin + 2, _LONGEST)
    match = _LIQUID.match(text, begin)
    if end < 0 or not match:
        return None
    name, span = match["name"].lower(), Span(begin, end)
    if match["close"]:
        return Cut(begin, end, "tag", event=Close("{" + name, span))
    if name in ("highlight", "comment", "raw"):
        closing = ends.search_tag(rf"\{{%-?\s*end{name}\s*-?%\}}", end)
        if closing and name == "raw":
            return Cut(begin, end, "tag")
        if closing:
            return Cut(begin, closing[1], "code" if name == "highlight" else "comment", inner=(end, closing[0]))
    return Cut(begin, end, "tag", event=Open("{" + name, (), span))
