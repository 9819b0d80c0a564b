"""Headings, sections and lists: whether the article is built as readers and screen readers expect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contentlint.checks.check import Check, Options
from contentlint.checks.lead_ins import check_lead_ins
from contentlint.checks.paste_damage import check_paste_damage
from contentlint.checks.placeholders import check_placeholders
from contentlint.features.article import Article
from contentlint.model import Block, Document, Finding, Related

_PAGE = re.compile(r"<(?:html|body)\b", re.I)
_TOP_HEADING = re.compile(r"<h1\b|^#[ \t]+\S|^\S[^\n]*\n=+[ \t]*$", re.I | re.M)
_TITLE_BY_CODE = re.compile(r"^export\s+const\s+\w+|<[A-Z]\w*[^<>]*\btitle=|<h1\b", re.M)
_NOTHING = re.compile(
    r"""<!--(?:.*?-->|.*) | \{/\*(?:.*?\*/\}|.*) | </[a-z][\w:-]*\s*>
    | <(?:br|hr|p|section|article|header|footer)\b[^<>]*/?> | ^[ \t]*(?:[-*_][ \t]*){3,}$ | ^[ \t]*[=-]{2,}[ \t]*$
    | <div(?:\s[^<>]*?\bclass=["'][^"']*(?:spacer|separator|divider|clearfix)[^<>]*)?>\s*</div\s*>
    | ^[ \t]*\{:[^}\n]*\}[ \t]*$ | &nbsp; | \s+ | ^[>#][ \t]*$""",
    re.S | re.M | re.X | re.I,
)
_PLACEHOLDER = re.compile(r"\[[^\]]*\]$|(?:TBD|TODO|FIXME)\b")
_LEAST_WORDS = 100
_LONGEST_TITLE = 20


def check_top_heading(article: Article, _: Options) -> Iterator[Finding]:
    """Ask for a title: in the front matter, as a heading of level 1, or as a plain text's first line."""
    if article.word_count < _LEAST_WORDS or _has_title(article):
        return
    message = "The article has no main heading: readers, screen readers and link previews have no name for it."
    yield Finding("structure/missing-h1", article.title_span, message, confidence="medium")


def _has_title(article: Article) -> bool:
    document = article.document
    headings = _headings(article)
    if document.field("front-matter.title") or any(block.level == 1 for block in headings):
        return True
    if document.format == "text":
        return document.blocks[0].kind == "heading" or len(article.words(document.blocks[0])) < _LONGEST_TITLE
    if document.format == "html":
        return not _PAGE.search(document.text) or bool(_TOP_HEADING.search(document.text))
    if document.format == "mdx" and _TITLE_BY_CODE.search(document.text):
        return True
    return "<h1" in document.text.lower() or any(field.name.startswith("front-matter") for field in document.fields)


def check_top_headings(article: Article, _: Options) -> Iterator[Finding]:
    """Report headings of level 1 after the first one."""
    if article.document.format == "text":
        return
    top = [block for block in _headings(article) if block.level == 1]
    if len(top) < 2:
        return
    message = (
        f"The article has {len(top)} headings of level 1; screen-reader users expect one, the title, and find their "
        "way by the levels below it (Google does not mind)."
    )
    related = tuple(Related("another heading of level 1", block.text_span) for block in (top[0], *top[2:]))
    yield Finding("structure/multiple-h1", top[1].text_span, message, related=related)


def check_levels(article: Article, _: Options) -> Iterator[Finding]:
    """Report headings that go deeper by more than one level, once per kind of jump."""
    if article.document.format == "text":
        return
    headings = _headings(article)
    jumps: dict[tuple[int, int], list[Block]] = {}
    above = _find_first_level(article, headings)
    for block in headings:
        level = block.level or 1
        if above and level > above + 1:
            jumps.setdefault((above, level), []).append(block)
        above = level
    for (upper, lower), found in jumps.items():
        start = f"level {upper}" if upper > 1 or headings[0].level == 1 else "the title"
        message = (
            f"The headings jump from {start} to level {lower}; screen-reader users who step through the levels will "
            "look for the part in between (Google does not mind)."
        )
        related = tuple(Related("the same jump", block.text_span) for block in found[1:])
        yield Finding("structure/skipped-heading-level", found[0].text_span, message, related=related)


def _find_first_level(article: Article, headings: Sequence[Block]) -> int:
    """The level that the first heading stands under; 0 where that cannot be known.

    A title in the front matter is level 1, but where the body never uses level 2 its levels may be shifted as a whole.
    """
    has_second = any(block.level == 2 for block in headings)
    return 1 if has_second and article.document.field("front-matter.title") else 0


def check_sections(article: Article, _: Options) -> Iterator[Finding]:
    """Report headings that nothing follows: no text, no subsection, no image, embed, component or code."""
    document = article.document
    blocks = document.blocks
    text_start = next((i for i, block in enumerate(blocks) if block.kind != "heading"), len(blocks))
    faqs = {id(pair.heading) for pair in article.faq}
    for i, block in enumerate(blocks):
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        if (
            block.kind != "heading"
            or _is_title(document, i, text_start)
            or id(block) in faqs
            or not block.prose.strip()
            or _PLACEHOLDER.match(block.prose.strip())
        ):
            continue
        if following and (_is_text(following) or (following.level or 1) > (block.level or 1)):
            continue
        end = following.whole.start if following else len(document.text)
        if _is_text(block) or _is_linked(document, block) or not _is_empty(document, block, end):
            continue
        where = "the next heading follows at once" if following else "the article ends here"
        message = f"Nothing stands under the heading “{block.prose.strip()}”: {where}; fill the section or remove it."
        is_sure = document.format != "text" or following is None
        yield Finding("structure/empty-section", block.text_span, message, confidence="high" if is_sure else "medium")


def _is_title(document: Document, index: int, text_start: int) -> bool:
    """Whether a heading before block `text_start` is the title, under which a first section may follow at once."""
    return index < text_start and (index == 0 or document.format == "text")


def _is_text(block: Block) -> bool:
    """Whether a block is text, or a heading that is a whole sentence and so says it all."""
    return block.kind != "heading" or block.prose.rstrip(' "”’)')[-1:] in (".", "!", "…")


def _is_linked(document: Document, block: Block) -> bool:
    """Whether the heading is itself a link, as in a list of pages: then it is content."""
    return any(block.whole.start <= link.span.start < block.whole.end for link in document.links)


def _is_empty(document: Document, block: Block, end: int) -> bool:
    return not _NOTHING.sub("", document.text[block.whole.end : end])


def _headings(article: Article) -> list[Block]:
    """The article's own headings, those inside quotations left out."""
    return [b for b in article.blocks if b.kind == "heading" and not {"quote", "table"} & set(b.within)]


CHECKS = (
    Check(("structure/missing-h1",), check_top_heading),
    Check(("structure/multiple-h1",), check_top_headings),
    Check(("structure/skipped-heading-level",), check_levels),
    Check(("structure/empty-section",), check_sections),
    Check(("structure/list-lead-in",), check_lead_ins),
    Check(("structure/placeholder-text",), check_placeholders),
    Check(("structure/paste-damage",), check_paste_damage),
)
