"""Whether an FAQ is marked up for programs too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.checks.check import Check, Options
from contentlint.features.article import Article
from contentlint.features.faq_schema import faq_schema, faq_script
from contentlint.model import Document, Edit, Finding, Fix, Item, Span

_BODY_END = re.compile(r"</body\s*>", re.I)
_LEAST_PAIRS = 2


def check_schema(article: Article, _: Options) -> Iterator[Finding]:
    """Offer FAQPage markup for a section that calls itself an FAQ and has none."""
    pairs = article.faq
    if len(pairs) < _LEAST_PAIRS or has_faq_markup(article.document):
        return
    heading = pairs[0].heading
    span = heading.text_span if heading else article.title_span
    message = (
        f"These {len(pairs)} questions and answers have no FAQPage markup, so programs that read structured data cannot"
        " tell them from other text (Google itself no longer shows FAQ results)."
    )
    yield Finding("faq/missing-schema", span, message, fixes=(offer_schema(article),))


def has_faq_markup(document: Document) -> bool:
    """Whether the document marks up an FAQ, or names FAQPage anywhere: a broken markup is no missing one."""
    return "FAQPage" in document.text or any(_is_faq(item) for item in document.items)


def _is_faq(item: Item) -> bool:
    if any(name.rsplit("/", 1)[-1] in ("FAQPage", "QAPage") for name in item.types):
        return True
    return any(_is_faq(value) for _, value in item.properties if isinstance(value, Item))


def offer_schema(article: Article) -> Fix:
    """The FAQPage JSON-LD to paste, with an edit where a script element can be put into the source."""
    document = article.document
    edit = _insert(document, faq_script(article.faq))
    title = "Add this FAQPage markup" if edit else "Paste this FAQPage markup into the page’s head"
    text = faq_schema(article.faq) if document.format == "mdx" else faq_script(article.faq)
    return Fix(title, (edit,) if edit else (), text=text)


def _insert(document: Document, script: str) -> Edit | None:
    text = document.text
    line_end = "\r\n" if "\r\n" in text else "\n"
    script = script.replace("\n", line_end)
    if document.format == "html":
        ends = list(_BODY_END.finditer(text))
        at = ends[-1].start() if ends else len(text)
        before = "" if text[:at].endswith(("\n", "\r")) or not text[:at] else line_end
        return Edit(Span(at, at), f"{before}{script}{line_end}")
    if document.format == "markdown" and not _ends_open(text):
        gap = "" if text.endswith(line_end * 2) else line_end if text.endswith(("\n", "\r")) else line_end * 2
        return Edit(Span(len(text), len(text)), f"{gap}{script}{line_end}")
    return None


def _ends_open(text: str) -> bool:
    """Whether the source may end inside a fence or a comment, where a script would be no script."""
    fences = re.findall(r"^ {0,3}(`{3,}|~{3,})", text, re.M)
    return len(fences) % 2 == 1 or text.rfind("<!--") > text.rfind("-->")


CHECKS = (Check(("faq/missing-schema",), check_schema),)
