"""What note-taking programs and site generators add to Markdown: callouts, wiki links, highlights, attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.read.masking import Cut

CALLOUT = re.compile(r">[ \t]?\[!(?P<type>[A-Za-z][\w-]*)(?:\|[^\]\n]*)?\][+-]?")
FLAVOUR = (
    r"(?P<callout>^[ \t]*(?P<callout_prefix>(?:>[ \t]?)+)\[![A-Za-z][\w-]*(?:\|[^\]\n]*)?\]"
    r"(?P<callout_fold>[+-]?)(?P<callout_title>[^\n]*))"
    r"|(?P<embed>!\[\[[^\[\]\n]{1,300}\]\])"
    r"|(?P<wiki>\[\[(?P<wiki_target>[^\[\]\n|]{1,200})(?P<wiki_bar>\|(?=[^\[\]\n]{1,200}\]\]))?[^\[\]\n]{0,200}\]\](?![(\[:]))"
    r"|(?P<highlight>(?<![=\w])==(?=[^\s=])(?:[^=\n]|=(?!=)){1,500}(?<=[^\s=])==(?![=\w]))"
    r"|(?P<remark>(?<!\S)%%(?=[^%]))"
    r"|(?P<contents>^[ \t]*(?:[*+-]|\d{1,3}\.)[ \t]+[^\n]*\n[ \t]*\{:[ \t]*toc\b[^}\n]*\})"
    r"|(?P<abbreviation>^\*\[[^\]\n]+\]:[^\n]*)"
    r"|(?P<bracketed>(?<!\!)\[(?P<bracketed_text>[^\[\]\n]{1,300})\]\{[.#][^{}\n]*\})"
    r"|(?P<trailing>(?<=[)\]`])\{(?:[.#][\w-]|[\w-]+=)[^{}\n]*\})"
    r"|(?P<panel>^<aside>[ \t]*(?=\r?\n[^\s<]))"
    r"|(?P<bound><(?P<bound_name>[A-Za-z][\w.-]*)"
    r"(?:\s+[:@#]?[\w.:-]+(?:\s*=\s*(?:\"[^\"]{0,2000}\"|'[^']{0,2000}'))?)*+\s*+(?P<bound_end>/?)>)"
    r"|(?P<emoji>(?<![^\n])(?:[ \t>]*):(?=[\w+-]+:))"
    r"|(?P<snippet>^<<<[ \t]*[@./][^\n]*)"
)
FLAVOURED = r"\[\[|==|%%|\[!|^\*\[|[\])`]\{|\s[@#][\w.:-]+=|^<<<|^<aside>|^[ \t>]*:[\w+-]+:"
_ALERTS = frozenset("note tip important warning caution".split())
_CONTENTS = frozenset(("toc", "_toc_", "table-of-contents", "[toc]"))
_LONGEST = 5_000
_VUE = re.compile(r"\s[@#][\w.:-]+=")


def read_flavour(text: str, match: re.Match[str]) -> Iterator[Cut]:
    """The cuts of a match of FLAVOUR, in order."""
    begin, end = match.span()
    kind = match.lastgroup
    if match["callout"]:
        yield from _read_callout(text, match)
    elif match["wiki"]:
        yield from _read_wiki(text, match)
    elif match["highlight"]:
        yield from (_nothing(begin, begin + 2), _nothing(end - 2, end))
    elif match["remark"]:
        close = _find_remark_end(text, begin)
        if close > 0:
            yield Cut(begin, close, "comment", "", inner=(begin + 2, close - 2))
    elif match["bracketed"]:
        yield from (_nothing(begin, begin + 1), _nothing(match.end("bracketed_text"), end))
    elif match["bound"]:
        if _VUE.search(match["bound"]):  # no attribute of HTML, so that the parser would take the tag for text
            yield _nothing(begin, end, f"<{match['bound_name']}{match['bound_end']}>")
    elif match["emoji"]:
        yield _nothing(end - 1, end, "\\:")  # the parser would take it for a definition
    elif match["panel"]:
        yield _nothing(end, end + 1 + text.startswith("\r", end), "\n\n")
    elif kind:
        yield _nothing(begin, end)


def _nothing(begin: int, end: int, instead: str = "") -> Cut:
    return Cut(begin, end, "nothing", instead)


def _read_callout(text: str, match: re.Match[str]) -> Iterator[Cut]:
    """A callout's mark, and the end of the line with its title, which is a paragraph of its own."""
    start = match.end("callout_prefix")
    title = match["callout_title"]
    mark = text[start : match.start("callout_title")]
    if mark[2:-1].lower() in _ALERTS and not title.strip():
        return
    yield _nothing(start, match.end("callout_fold"))
    end = match.end() - title.endswith("\r")
    if title.strip() and match.end() < len(text):
        yield _nothing(end, match.end() + 1, f"\n{match['callout_prefix']}\n")


def _read_wiki(text: str, match: re.Match[str]) -> Iterator[Cut]:
    """The marks of a wiki link; what it shows stays."""
    begin, end = match.span()
    target = match["wiki_target"]
    if target.lower() in _CONTENTS:
        yield _nothing(begin, end)
    elif f"[{target}]:" not in text[:_LONGEST] + text[-_LONGEST:]:
        shown = match.end("wiki_bar") if match["wiki_bar"] else begin + 2
        yield from (_nothing(begin, shown), _nothing(end - 2, end))


def _find_remark_end(text: str, begin: int) -> int:
    """Where a comment between `%%` ends: on its line, or at a line that is nothing else where it begins with one."""
    line = text.find("\n", begin)
    line = len(text) if line < 0 else line
    if text[begin + 2 : line].strip():
        close = text.find("%%", begin + 2, line)
    else:
        close = text.find("\n%%", begin + 2, begin + _LONGEST) + 1 or -1
    return close + 2 if close >= 0 else -1
