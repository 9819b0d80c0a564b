"""What stands on a page and belongs to no article: navigation, share bars, newsletters, related posts, comments."""

from __future__ import annotations

import re

from contentlint.read.html_tree import Element

_ROLES = frozenset(
    "navigation banner contentinfo search dialog alertdialog menu menubar toolbar tablist complementary alert".split()
)
_NAMES = frozenset(("nav", "footer", "form", "dialog", "menu", "dir"))
_WORDS = frozenset(
    "ad ads adsense adslot advert advertisement advertising banner breadcrumb breadcrumbs byline captcha catlinks "
    "comment commenting comments consent cookie cookies cta disqus donate footer gdpr hatnote interlanguage livefyre "
    "login masthead menu modal mostpopular mostread nav navbar navbox navfooter navheader navigation newsletter "
    "newsletters outbrain overlay pager pagination paywall popular popup printfooter promo promoted promotion rail "
    "recirc recirculation recommendation recommendations recommended related relatedposts respond share sharebar "
    "sharedaddy shares sharing sidebar siderail signup skip skiplink social sponsor sponsored sponsors subscribe "
    "subscription taboola taglist tags teads toc toolbar trackback trending widget widgets".split()
)
_PAIRS = re.compile(
    r"\b(?:about author|author(?:s article)? (?:about|bio|box|card|info|profile)"
    r"|more (?:from|stories|articles|posts|news)|most (?:read|popular|viewed)"
    r"|read (?:later|more|next)|also (?:like|read)|(?:next|prev|previous) (?:article|post|story)"
    r"|post (?:nav|navigation|meta|footer|tags)|entry (?:meta|footer|utility)|article (?:footer|tools|meta|tags)"
    r"|(?:site|page|global) header|top (?:bar|stories|news)|up next|sign up|email (?:form|signup)|call to action"
    r"|skip (?:to|link)|back to top|print only|no print|follow us)\b"
)
BODY_LABEL = re.compile(
    r"\b(?:(?:article|post|entry|story) (?:body|content|text|copy)|(?:body|main) (?:content|text|copy)"
    r"|content (?:body|article)|blog (?:post|content)|mw parser output|page content|h entry|hentry|e content"
    r"|markdown body|rich ?text)\b"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_WORD = re.compile(r"[^A-Za-z]+")
_BOX_WORDS = frozenset(("widget", "widgets"))  # page builders call every box of the article itself so
_NEVER = frozenset(("html", "body", "main", "article", "table", "tbody", "tr", "td", "th", "h1"))
_MOST_OF_PAGE = 0.4  # an element that holds so much of the prose is a container, whatever it is called


def label(element: Element) -> str:
    """The words of an element's class and id, in lower case."""
    raw = f"{element.text_of('class')} {element.text_of('id')}"
    return _NO_WORD.sub(" ", _CAMEL.sub(" ", raw)).strip().lower()


def drop_chrome(body: Element) -> list[Element]:
    """The outermost elements that are no part of the article; their text is taken off all elements around them."""
    most = max(_MOST_OF_PAGE * body.prose, 1)
    words = _WORDS - _BOX_WORDS if _prose_in_boxes(body) >= most else _WORDS
    chrome: list[Element] = []
    kept: list[Element] = []
    waiting = [(body, False, False)]
    while waiting:
        element, in_article, in_quote = waiting.pop()
        if (element.prose < most or _is_outside(element)) and _is_chrome(element, words, in_article, in_quote):
            chrome.append(element)
            continue
        kept.append(element)
        in_article = in_article or element.name in ("article", "main")
        in_quote = in_quote or element.name == "blockquote"
        waiting.extend((child, in_article, in_quote) for child in element.inner)
    _subtract(kept, chrome)
    return chrome


def _subtract(kept: list[Element], chrome: list[Element]) -> None:
    """Take what chrome holds off the kept elements around it; `kept` has parents before children."""
    lost = {id(element): [0, 0, 0, 0, 0] for element in kept}
    for element in (*chrome, *reversed(kept)):
        counts = lost.get(id(element))
        if counts is None:
            counts = [element.size, element.linked, element.prose, element.links, element.headlines]
        else:
            element.size -= counts[0]
            element.linked -= counts[1]
            element.prose -= counts[2]
            element.links -= counts[3]
            element.headlines -= counts[4]
        above = lost.get(id(element.parent))
        if above is not None:
            above[:] = [total + own for total, own in zip(above, counts, strict=True)]


def _is_chrome(element: Element, words: frozenset[str], in_article: bool, in_quote: bool) -> bool:
    name = element.name
    if name in _NEVER:
        return False
    if name in _NAMES:
        return not in_quote and not (element.headlines and name == "form")
    if element.text_of("role").lower() in _ROLES:
        return True
    if name == "header" and not in_article:
        return not element.headlines
    if name == "aside" and (not in_article or element.linked > 0.3 * element.size):
        return True
    return not element.headlines and _names_chrome(element, words)


def _is_outside(element: Element) -> bool:
    """Whether an element cannot hold the article, however much of the page's text it holds."""
    roles = ("contentinfo", "navigation")
    return not element.headlines and (
        element.name in ("footer", "nav") or element.text_of("role") in roles or label(element) == "footer"
    )


def _names_chrome(element: Element, words: frozenset[str]) -> bool:
    """Whether class and id say so, in whole words: `share-bar` does, `shareholders` does not."""
    own = label(element)
    if not own:
        return False
    if _PAIRS.search(own):
        return True
    return not words.isdisjoint(own.split()) and not BODY_LABEL.search(own)


def _prose_in_boxes(body: Element) -> int:
    """How much of the page's prose stands in elements that are called widgets."""
    total = 0
    waiting = [body]
    while waiting:
        element = waiting.pop()
        if not _BOX_WORDS.isdisjoint(label(element).split()) and element.name not in _NEVER:
            total += element.prose
        else:
            waiting.extend(element.inner)
    return total
