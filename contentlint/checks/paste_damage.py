"""What copying between programs leaves behind: broken markup, foreign marks, links through redirect services."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from contentlint.checks.check import Options
from contentlint.features.article import Article
from contentlint.model import Document, Finding, Span

RULE = "structure/paste-damage"
_CURLY = re.compile(r"<[a-zA-Z][\w:-]*(?:\s[^<>]*?)?\s[\w:-]+=[“”„‘’″][^<>]{0,300}>")
_LEFTOVER = re.compile(
    r":contentReference\[oaicite:\d+\](?:\{[^}\n]*\})?|\[?oaicite:\d+\]?|\[oai_citation:[^\]\n]*\](?:\([^)\s]*\))?"
    r"|【\d+[†:][^】\n]{0,80}】|\bciteturn\d+\w+|\ue200cite[^\ue201\n]*\ue201?|\bturn\d+(?:search|view|news|file)\d+\b"
    r"|sandbox:/mnt/data/[^\s)\]]*|[?&]utm_source=(?:chatgpt\.com|openai|copilot\.com|perplexity(?:\.ai)?|claude\.ai)\b"
)
_URL = re.compile(r"https?://[^\s<>\"'“”)\]]+")
_REDIRECT = re.compile(
    r"https?://(?:(?:www\.)?google\.[a-z.]{2,6}/url\?|(?:l|lm)\.(?:facebook|instagram)\.com/|(?:www\.)?facebook\.com/l\.php"
    r"|[\w.-]*safelinks\.protection\.outlook\.com/|slack-redir\.net/|urldefense\.(?:com|proofpoint\.com)/"
    r"|t\.umblr\.com/redirect|(?:www\.)?youtube\.com/redirect\?|linkprotect\.cudasvc\.com/|out\.reddit\.com/|away\.vk\.com/"
    r"|(?:www\.)?linkedin\.com/redir/|click\.pstmrk\.it/|[\w.-]*\.list-manage\.com/track/click)",
    re.I,
)
_TARGETS = ("q", "url", "u", "z", "to", "a")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)(?=[\s/>])[^<>]*>?")
_PAIRED = frozenset(
    """
    a b i em strong u s span div p ul ol li table thead tbody tr td th blockquote section article aside figure
    figcaption h1 h2 h3 h4 h5 h6 small sub sup del ins mark details summary dl dt dd center font iframe button
    """.split()
)
_ENDS_BY_ITSELF = frozenset("p li td th tr thead tbody dt dd".split())
_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|pre|code|textarea|template|svg)\b.*?(?:</\1\s*>|\Z)", re.S | re.I
)
_TEMPLATE = re.compile(r"\{\{(?:(?!\{\{|\}\}).)*+\}\}|\{%(?:(?!\{%|%\}).)*+%\}", re.S)


def check_paste_damage(article: Article, _: Options) -> Iterator[Finding]:
    """Report damage in the source of the article's body; code is left alone."""
    document = article.document
    hidden = _find_hidden(document)
    first, last = _find_body(document)
    yield from _find_leftovers(document, hidden, first, last)
    yield from _find_redirects(document, hidden, first, last)
    yield from _find_curly_attributes(document, hidden, first, last)
    if document.format in ("markdown", "html"):
        yield from _find_stray_tags(document, hidden, first, last)


class _Ranges:
    """Stretches of the source in order."""

    def __init__(self, spans: list[Span]) -> None:
        self._ends: list[int] = []
        self._starts: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


def _find_hidden(document: Document) -> _Ranges:
    """Code, comments and scripts."""
    spans = [block.whole for block in document.blocks if block.kind == "code"]
    spans += [block.span(mark.start, mark.end) for block in document.blocks for mark in block.opaque]
    spans += [comment.span for comment in document.comments]
    if document.format != "text":
        code = _Ranges(spans)
        spans += [Span(*m.span()) for m in _HIDDEN.finditer(document.text) if not code.holds(m.start())]
    return _Ranges(spans)


def _find_body(document: Document) -> tuple[int, int]:
    """Of a web page the part with the article, of other files everything."""
    if document.format != "html" or not document.blocks:
        return 0, len(document.text)
    return document.blocks[0].whole.start, document.blocks[-1].whole.end


def _find_leftovers(document: Document, hidden: _Ranges, first: int, last: int) -> Iterator[Finding]:
    for match in _LEFTOVER.finditer(document.text, first, last):
        if hidden.holds(match.start()):
            continue
        is_tracking = "utm_source" in match[0]
        what = "a tracking mark that a chat tool adds to its links" if is_tracking else "a citation mark of a chat tool"
        why = (
            "it tells the site a false source of its readers"
            if is_tracking
            else "it points nowhere outside of that tool"
        )
        message = f"“{match[0][:60]}” is {what}, left over from copying; {why}."
        yield Finding(RULE, Span(*match.span()), message)


def _find_redirects(document: Document, hidden: _Ranges, first: int, last: int) -> Iterator[Finding]:
    for match in _URL.finditer(document.text, first, last):
        if not _REDIRECT.match(match[0]) or hidden.holds(match.start()):
            continue
        parts = urlsplit(match[0].replace("&amp;", "&"))
        query = parse_qs(parts.query)
        target = next((query[name][0] for name in _TARGETS if query.get(name, [""])[0].startswith("http")), "")
        hint = f"; link to {target} itself" if target else ""
        message = f"This link goes through {parts.netloc}, a redirect service that tracks readers and may stop{hint}."
        yield Finding(RULE, Span(*match.span()), message)


def _find_curly_attributes(document: Document, hidden: _Ranges, first: int, last: int) -> Iterator[Finding]:
    for match in _CURLY.finditer(document.text, first, last):
        if not hidden.holds(match.start()):
            message = (
                "This tag has curly quotation marks around an attribute, so browsers misread it; use straight ones."
            )
            yield Finding(RULE, Span(*match.span()), message)


def _find_stray_tags(document: Document, hidden: _Ranges, first: int, last: int) -> Iterator[Finding]:
    """Closing tags of elements that nothing has opened; silent with template tags, which may open them elsewhere."""
    if _TEMPLATE.search(document.text):
        return
    is_open: Counter[str] = Counter()
    for match in _TAG.finditer(document.text, 0, last):
        name = match[2].lower()
        if name not in _PAIRED or hidden.holds(match.start()):
            continue
        if not match[1]:
            is_open[name] += 1
        elif is_open[name]:
            is_open[name] -= 1
        elif match.start() >= first and name not in _ENDS_BY_ITSELF:
            message = f"The closing tag </{name}> has no opening tag before it, so something was lost or left over."
            yield Finding(RULE, Span(*match.span()), message)
