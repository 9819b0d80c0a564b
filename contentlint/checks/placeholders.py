"""Text that was to be replaced before anybody reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.checks.check import Options
from contentlint.features.article import Article
from contentlint.features.matches import base_language
from contentlint.model import Block, Finding

RULE = "structure/placeholder-text"
_LOREM = re.compile(r"\blorem ipsum(?: dolor(?: sit amet)?)?\b[,.]?", re.I)
_NOTE = re.compile(
    r"""(?:^|(?<=[.!?:;]\s)|(?<=[([{]))
    (?:(?:TODO|FIXME|XXX)(?:\([^)\n]{1,30}\))?\s?(?::|[-–—]\s|(?=[)\]}])|$|\s(?!lists?\b|comments?\b|items?\b|notes?\b|apps?\b
       |tags?\b|files?\b|is\b|was\b|are\b|markers?\b|annotations?\b|entries\b|and\b|or\b|in\b)(?=[a-z]))
      |(?<!:\s)TBD(?=[)\]}]|$|:\s))""",
    re.X,
)
_BRACKET = re.compile(
    r"""\[\s*(?:(?:please\s)?(?:insert|add|put|include|replace|update|attach|fill\ in)\s(?:[\w’'-]+\s){0,4}?
    (?:link|links|url|image|images|photo|photos|picture|screenshot|quote|statistic|statistics|stat|stats|source|sources|
       citation|citations|reference|references|figure|chart|graph|table|video|text|content|example|examples|heading|caption|
       paragraph|section|cta|here)(?:\s(?:here|to|of|from|for|about)\b[^\]\n]{0,60})?
    |(?:your\s)?(?:link|image|photo|screenshot|video|quote|citation|source|text|title|headline
       |heading)\s(?:goes\s)?here|(?:link|image)\ to\ come
    |[\w’' -]{2,40}\sto\ be\ (?:added|inserted)(?:\ (?:here|later))?|tk+
    )\s*\]""",
    re.X | re.I,
)
_WHOLE = re.compile(
    r"""(?:(?:insert|enter|add|type|write|put|paste)\s)?(?:your|sample|dummy|placeholder|filler|some)?\s?
    (?:(?:main|body|sub|page|section|blog|post|image|photo)\s)?
    (?:(?:heading|title|body)\s(?=text))?(?:text|title|heading|headline|subheading|content|copy|description|caption|paragraph|quote|bio)\s(?:goes\s)?here[.!…]*
    |click\s(?:here\s)?to\s(?:edit|add)\s(?:this\s|your\s|the\s|some\s)?(?:text|title|content|paragraph|heading|subtitle)\.?
    |(?:this\sis\s)?(?:placeholder|dummy|filler)\stext\.?""",
    re.X | re.I,
)
_TEMPLATE = re.compile(
    r"\b(?:templates?|scripts?|samples?|fill[- ]in|fill in the|blanks?|boilerplate|placeholders?|wording|mad libs|"
    r"worksheets?|copy and paste|filler|dummy)\b",
    re.I,
)
_ANY_BRACKET = re.compile(r"\[\s*(?:insert|add your|enter your)\s[^\]\n]{1,60}\]", re.I)
_BLANK = re.compile(r"\[[^\]\n]{1,60}\]|_{3,}|<[a-z ]{3,30}>")
_EXAMPLE = re.compile(
    r"\b(?:say|saying|says|tell|ask|asking|write|type|email|message|note|letter|reply|like|such as|examples?|e\.g|"
    r"format|form|formula|sentence|statement|phrase|pattern)\b",
    re.I,
)
_WITH_TODO_AS_A_WORD = ("es", "pt", "gl", "it")
_LOOK = 400
_FIELDS = ("front-matter.title", "front-matter.description", "title", "meta.description")


def check_placeholders(article: Article, _: Options) -> Iterator[Finding]:
    """Report filler, editors' notes and empty brackets left in the text; text about them is left alone."""
    about: str = article.title or ""
    before = ""
    for block in article.blocks:
        if block.kind == "heading":
            about = f"{article.title or ''} {block.prose}"
        is_word = base_language(block.language or article.document.language) in _WITH_TODO_AS_A_WORD
        is_inferred = article.document.format == "text" and block.kind == "heading"
        for start, end in _find(block, about, before, is_word, is_inferred):
            yield _finding(block.prose[start:end], block, start, end)
        before = block.prose if block.kind != "list-item" or not before else before
    for name in _FIELDS:
        field = article.document.field(name)
        if field and (
            _LOREM.match(field.value) or re.fullmatch(r"(?:TODO|TBD|FIXME|XXX)\b.{0,40}", field.value.strip())
        ):
            yield Finding(RULE, field.span, _message(field.value.strip()))


def _find(block: Block, about: str, before: str, todo_is_word: bool, is_inferred: bool) -> Iterator[tuple[int, int]]:
    prose = block.prose
    if _WHOLE.fullmatch(prose.strip()) and not _TEMPLATE.search(about + " " + before):
        yield 0, len(prose)
        return
    first = len(prose) - len(prose.lstrip())
    for match in _LOREM.finditer(prose):
        if ("dolor" in match[0].lower() or match.start() == first) and _is_own(block, match):
            yield match.span()
            break
    for match in () if todo_is_word else _NOTE.finditer(prose):
        is_slot = (block.kind == "heading" and not is_inferred) or (
            match[0].startswith("TBD") and block.kind == "table-cell"
        )
        if _is_own(block, match) and not (is_slot and match.end() >= len(prose)):
            yield match.start(), _find_note_end(prose, match)
    if (
        "[" in prose
        and not _TEMPLATE.search(f"{about} {before} {prose}")
        and "quote" not in block.within
        and block.kind != "quote"
    ):
        yield from _find_brackets(block, before)


def _find_brackets(block: Block, before: str) -> Iterator[tuple[int, int]]:
    """Brackets that name what belongs there; with any other name only where they cannot be blanks for the reader."""
    is_blank = len(_BLANK.findall(block.prose)) != 1 or _EXAMPLE.search(f"{before} {block.prose}")
    found: set[tuple[int, int]] = set()
    for pattern in (_BRACKET,) if is_blank else (_BRACKET, _ANY_BRACKET):
        for match in pattern.finditer(block.prose):
            if _is_own(block, match) and not _is_link(block, match):
                found.add(match.span())
    yield from sorted(found)


def _is_own(block: Block, match: re.Match[str]) -> bool:
    """Whether it is the article's text: no code, and not within quotation marks."""
    if block.is_opaque(match.start(), max(match.end(), match.start() + 1)):
        return False
    before = block.prose[max(0, match.start() - _LOOK) : match.start()]
    if before[-1:] in "“\"‘'«" and before:
        return False
    return before.count("“") <= before.count("”") and before.count('"') % 2 == 0


def _is_link(block: Block, match: re.Match[str]) -> bool:
    return any(m.kind == "link" and m.start < match.end() and match.start() < m.end for m in block.marks)


def _find_note_end(prose: str, match: re.Match[str]) -> int:
    """The end of an editor's note: the bracket that closes it, else its sentence, at most 80 characters on."""
    opener = prose[match.start() - 1 : match.start()]
    closer = {"(": ")", "[": "]", "{": "}"}.get(opener)
    if closer:
        at = prose.find(closer, match.end())
        return at if at >= 0 else match.end()
    stop = re.compile(r"[.!?](?=\s|$)|$").search(prose, match.end())
    end = stop.end() if stop else len(prose)
    return end if end - match.start() <= 80 else max(match.end(), match.start() + len(match[0].rstrip()))


def _finding(text: str, block: Block, start: int, end: int) -> Finding:
    return Finding(RULE, block.span(start, end), _message(text.strip()))


def _message(text: str) -> str:
    shown = text if len(text) <= 50 else text[:47].rstrip() + "…"
    return f"“{shown}” was to be replaced before publishing; readers would see it as it stands."
