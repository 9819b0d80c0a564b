"""Leaves out links that are no words: marks beside headings, numbers of footnotes, arrows back from them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentlint.model import Comment, Span
from contentlint.read.events import Close, Event, Open, Text

Token = Event | Comment

_LONGEST = 10  # events
_NUMBER = re.compile(r"\[?\s*(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5}|[*†‡§]{1,3}|note \d{1,3})\s*\]?", re.IGNORECASE)
_NOTE = re.compile(r"footnote|noteref|fnref|citation|reference", re.IGNORECASE)
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff"
_PERMALINKS = frozenset("# ¶ § 🔗".split())
_CLINGING = tuple(",.;:!?)”’")


def drop_marks(events: Sequence[Token]) -> list[Token]:
    """The events without such links, and without the space before one that a stop follows."""
    kept: list[Token] = []
    at = 0
    while at < len(events):
        end = _find_mark_end(events, at)
        if end < 0:
            kept.append(events[at])
            at += 1
            continue
        at = end + 1
        if kept and at < len(events):
            kept[-1] = _without_space(kept[-1], events[at])
    return kept


def is_sign(text: str, target: str) -> bool:
    """Whether a link shows no letter, only a sign for the place itself or for the way back to it."""
    bare = text.strip(_INVISIBLE).strip()
    if bare in _PERMALINKS:
        return True
    return bool(text) and "#" in target and len(bare) <= 3 and not any(c.isalnum() for c in bare)


def _find_mark_end(events: Sequence[Token], at: int) -> int:
    """The index of the end tag of a mark that begins here; -1 where none does."""
    first = events[at]
    if not isinstance(first, Open) or first.closed or first.name not in ("a", "sup"):
        return -1
    texts: list[str] = []
    tags = [first]
    for end in range(at + 1, min(at + _LONGEST, len(events))):
        event = events[end]
        if isinstance(event, Text):
            texts.append(event.text)
        elif isinstance(event, Close) and event.name == first.name:
            return end if _is_mark("".join(texts).strip(), tags) else -1
        elif isinstance(event, Open):
            if event.name not in ("a", "sup", "span", "small"):
                return -1
            tags.append(event)
    return -1


def _is_mark(text: str, tags: Sequence[Open]) -> bool:
    bare = text.strip(_INVISIBLE).strip()
    links = [tag for tag in tags if tag.name == "a"]
    if not links or len(bare) > 10:
        return False
    targets = [link.get("href") or "" for link in links]
    if tags[0].name == "a" and is_sign(text, targets[0]):
        return True
    if not any("#" in target for target in targets):
        return False
    return _NUMBER.fullmatch(bare) is not None and any(map(_names_note, tags))


def _names_note(tag: Open) -> bool:
    if tag.name == "sup" or tag.get("role") in ("doc-noteref", "doc-backlink"):
        return True
    return any(a.name in ("class", "id", "rel") and _NOTE.search(a.value) for a in tag.attributes)


def _without_space(before: Token, after: Token) -> Token:
    """The text before a mark, its last white space gone where a stop follows the mark."""
    if not isinstance(before, Text) or not isinstance(after, Text) or not after.text.startswith(_CLINGING):
        return before
    text = before.text.rstrip(" \t\r\n")
    over = len(before.text) - len(text)
    if not text or before.span.end - before.span.start != len(before.text):
        return before
    return Text(text, Span(before.span.start, before.span.end - over))
