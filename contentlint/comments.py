"""Comments that speak to contentlint: what they say, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contentlint.model import Comment, Document, Span

KINDS = ("disable", "enable", "disable-next-block", "disable-block")
EVERYTHING = "*"
_DIRECTIVE = re.compile(r"\s*contentlint-([a-z]+(?:-[a-z]+)*)(?![\w-])[ \t:]*(.*?)\s*\Z", re.S)
_REASON = re.compile(r"(?:^|\s)--(?:\s|$)")
_NAME = re.compile(r"[^\s,]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A rule's id, a category or a glob as it stands at a place."""

    selector: str
    span: Span


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment that speaks to contentlint. `kind` is one of KINDS, or what nobody knows; without a name in the comment
    `names` is EVERYTHING at the comment's place."""

    kind: str
    names: tuple[Name, ...]
    comment: Comment


def read_directives(document: Document) -> tuple[Directive, ...]:
    """The comments of a document that speak to contentlint, in source order."""
    return tuple(_read(document.text, comment) for comment in document.comments if _DIRECTIVE.match(comment.text))


def _read(text: str, comment: Comment) -> Directive:
    match = _DIRECTIVE.match(comment.text)
    assert match
    at = _find_inner(text, comment)
    names = tuple(read_names(match[2], None if at is None else at + match.start(2), comment.span))
    return Directive(match[1], names or (Name(EVERYTHING, comment.span),), comment)


def _find_inner(text: str, comment: Comment) -> int | None:
    """Where a comment's text begins; on several lines of a quote it is not the source's, but as long."""
    start, end = comment.span
    at = text.find(comment.text, start, end)
    if at >= 0:
        return at
    return start + 4 if text.startswith("<!--", start) and end - start == len(comment.text) + 7 else None


def read_names(text: str, at: int | None, span: Span) -> Iterator[Name]:
    """The rules that a text names, between commas or white space; after "--" the author may say why.

    `at` is where the text stands in the source; where that is not known, every name stands at `span`.
    """
    reason = _REASON.search(text)
    for match in _NAME.finditer(text, 0, reason.start() if reason else len(text)):
        yield Name(match[0], span if at is None else Span(at + match.start(), at + match.end()))


def write_directive(kind: str, rules: Iterable[str], reason: str, *, is_mdx: bool) -> str:
    """The comment that says this, on one line, wherever it may stand: a reason loses what would end it or a cell."""
    body = f"contentlint-{kind} {', '.join(sorted(set(rules)))}"
    if why := _clean(reason):
        body += f" -- {why}"
    return f"{{/* {body} */}}" if is_mdx else f"<!-- {body} -->"


def _clean(reason: str) -> str:
    words = " ".join(reason.split())
    return re.sub(r"-{2,}", "-", words).replace("*/", "* /").replace("|", "/").replace("`", "'")
