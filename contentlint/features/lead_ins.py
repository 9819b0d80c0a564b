"""What the paragraphs before and after a quotation that stands alone say of its speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from contentlint.features.introductions import read_introduction
from contentlint.features.names import is_person
from contentlint.features.reporting import Attribution
from contentlint.features.speakers import People
from contentlint.features.speech import verb_pattern
from contentlint.model import Block
from contentlint.text.sentences import sentence_spans

_EXAMPLES = re.compile(
    r"\b(?:examples?|samples?|scripts?|templates?|affirmations?|mantras?|prompts?|what to (?:say|write)|"
    r"phrases?|prayers?|journal|poems?|lyrics|"
    r"questions?|statements?|lines?|responses?|messages?|wording|notice|announcements?|definitions?)\b",
    re.I,
)
_CUES = re.compile(
    r"\b(?:quotes?|quoted|quotation|sayings?|adage|proverb|mantra|motto|affirmation|excerpt|passage|verse|quips?|"
    r"testimonial|slogan|tagline|transcript|tweet|lyrics|says|said|tells|told|asks|asked|wrote|writes|written|explained|"
    r"put it|puts it|remarked|commented|replied|stated|according to|out loud|aloud|(?:tell|remind|say to|ask) yourself|"
    # words for what was said, where one of them is pointed at
    r"(?:this|these|the following|his|her|their|my|our|your|an?|one|same|in)(?: \w+){0,2} (?:words|example|sample|"
    r"script|template|statement|message|letter|e-?mail|poem|prayer|line|phrase|sentence|answer|reply|response|feedback|"
    r"review|remarks?|comments?|post|definition|journal|interview)|"
    r"here(?:’s|'s| is| are)|follows|below)\b",
    re.I,
)
_BACK = re.compile(
    r"^\W*(?:(?:that|this|these|those)(?:,?\s+(?:too|also|again),?)?\s+(?:is|was|were|are|quote|quotation|words?|line|statement|saying|advice|"
    r"message|sentence|came|comes)\b|"
    r"(?:so|thus)\s+(?:said|wrote|says|writes)\b|(?:said|says|wrote|writes)\b|(?:he|she|they|I)\s+(?:said|says|"
    r"wrote|writes|added|explained|told|was|went on|continued)\b|source\b|via\b|from\b|credit\b)",
    re.I,
)
# a quotation within the sentence, with the word before it, which speaks of that one
_SPENT = re.compile(r"(?:[\w’']+\s*[,:]?\s*)?[“\"«„][^“”\"«»„]*[”\"»]")
_CREDIT_WORDS = 8
_SOMEONE = re.compile(r"\b(?:he|she|him|her|his|hers|mr|mrs|ms|dr)\b", re.I)
_PERSONAL = re.compile(r"\b(?:I|me|my|we|us|our|you|your)\b", re.I)
_MYSELF = re.compile(r"\b(?:I|my|me)\b")


class LeadIn(NamedTuple):
    """`said`: a speaker stands there, named or not; else the words around only make it likely."""

    said: bool
    speaker: str | None


def read_lead_in(blocks: Sequence[Block], at: int, people: People) -> LeadIn | None:
    """What stands before the quotation that begins at block `at`."""
    if at == 0:
        return None
    before = blocks[at - 1]
    text = before.prose.strip()
    if before.kind == "heading":
        if is_person(text):
            return LeadIn(True, text)
        return LeadIn(False, None) if _EXAMPLES.search(text) or text.endswith(":") else None
    if "quote" in before.within or before.kind == "quote":
        return None
    if before.kind == "code" or not text:
        return LeadIn(False, None) if before.kind == "code" else None
    spans = sentence_spans(text)
    last = text[spans[-1][0] :]
    introduced = read_introduction(text)
    if text.endswith((":", ",", "–", "—")):
        return _from(introduced) or LeadIn(False, None)
    named = people.named_in(last)
    if named and re.search(rf"\b(?:{verb_pattern()})\b", last):
        return LeadIn(True, named[-1])
    linked = any(mark.kind == "link" and mark.end > len(text) - len(last) for mark in before.marks)
    named_near = people.named_in(text) or _is_told(blocks, at, last)
    cued = _CUES.search(_SPENT.sub(" ", last))
    meant = linked or cued or _SOMEONE.search(last) or named_near
    return LeadIn(False, None) if meant else None


def _is_told(blocks: Sequence[Block], at: int, last: str) -> bool:
    """Whether the quotation stands within a story told in the first person."""
    after = blocks[at + 1].prose.lstrip() if at + 1 < len(blocks) else ""
    if blocks[at].kind == "quote" and not _PERSONAL.search(blocks[at].prose):
        return False  # a saying set apart, not what was said there
    return bool(_MYSELF.search(last)) and bool(_MYSELF.search(after[: after.find(".")]))


def _from(found: Attribution | None) -> LeadIn | None:
    return LeadIn(True, found.subject) if found and found.sort != "anyone" else None


def read_follow_up(blocks: Sequence[Block], at: int, people: People) -> LeadIn | None:
    """What stands after the quotation that ends at block `at`."""
    if at + 1 >= len(blocks):
        return None
    after = blocks[at + 1]
    text = after.prose.strip()
    if after.kind in ("heading", "code") or not text or after.kind == "quote":
        return None
    spans = sentence_spans(text)
    first = text[: spans[0][1]]
    named = people.named_in(first)
    if _BACK.match(text):
        return LeadIn(bool(named), named[0] if named else None)
    short = after.kind == "paragraph" and len(text.split()) <= _CREDIT_WORDS and text[-1] not in ".!?:"
    return LeadIn(False, None) if named or short or _SOMEONE.search(first) else None
