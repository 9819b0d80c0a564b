"""What a marked stretch is when no speech is reported: a term, a title, a search query, words anyone might say."""

from __future__ import annotations

import re
from typing import Literal

from contentlint.model import Block
from contentlint.text.words import count_words

QuoteKind = Literal[
    "attributed-quotation",
    "unattributed-quotation",
    "dialog",
    "hypothetical-speech",
    "term",
    "scare",
    "title",
    "search-query",
    "own-text",
    "unknown",
]

_LABEL = re.compile(
    r"(?:\b(?:click(?:ing|s)?|select(?:ing|s|ed)?|tap(?:ping)?|press(?:ing)?|choos(?:e|ing)|chose|check(?:ing)?|"
    r"hit(?:ting)?|open(?:ing)?|"
    r"under|labell?ed|marked|named|tagged|go to|navigate to|scroll to|enter|using|use|set to|listed as|filed under)"
    r"(?:\s+(?:on|onto|the|a|an|as|to|link|button|tab|option|field|box|menu))*"
    r"|\b(?:button|tab|link|option|field|menu|checkbox|box|header|heading|headings|column|section|page|screen|"
    r"message|error|label|labels|folder|tag|tags|"
    r"command|keyword|variable|value|category|setting|status|subject|hashtag|trait|attribute|feature|"
    r"module))\s*:?\s*[(,]?\s*$",
    re.I,
)
_LABEL_AFTER = re.compile(
    r"^\s*(?:button|tab|link|option|field|menu|checkbox|box|header|heading|column|section|page|screen|label|"
    r"icon|folder|tag|feature|attribute|"
    r"command|mode|setting|category|dialog|panel|form|track changes)\b",
    re.I,
)
_SEARCH = re.compile(
    r"\b(?:search(?:ed|es|ing)?(?: (?:engine|term|phrase|query|queries))?|googl(?:e|ed|ing)|typ(?:e|ed|es|ing)|"
    r"quer(?:y|ies)|keywords?|keyphrases?|look(?:ed|ing)? up|"
    r"search terms?|search phrases?)\b(?:\s+(?:in|into|on|for|like|such as|the|a|an|term|terms|phrase|phrases|"
    r"google|bing|online|as|is|was|word|words|up|or|and|web|internet)\b|[\s:,(]|"
    r"[“\"‘][^”\"’]{1,60}[”\"’],?)*$",
    re.I,
)
_TERM = re.compile(
    r"\b(?:words?|terms?|terminology|phrases?|expression|called|named|known as|dubbed|titled|labell?ed|"
    r"so-called|refer(?:s|red|ring)? to(?: \w+){0,3} as|stands for|acronym|buzzword|"
    r"means?|meaning|nicknamed|coined|concept of|idea of|notion of|defined as|definition of|defines?|define|"
    r"considered|deemed|termed|slang|jargon|translat(?:ed|es) (?:as|to)|"
    r"spelled|spelling|letter|prefix|suffix|adjective|verb|noun|pronoun|pronounced|abbreviat\w+|symbol|"
    r"character|letters|add an?|type|types|tagline|slogan|motto|category|qualif(?:y|ies) as|"
    r"what(?: is| are)? (?:often |sometimes |commonly )?(?:called|known as)|also|formerly|aka|i\.e\.|or|as|like|"
    r"version of|kind of|being|to be|is a|was a)"
    r"(?:\s+(?:a|an|the|as|of|is|was|like|such as|“[^”]+”(?: (?:and|or))?))*\s*[:,(]?\s*$",
    re.I,
)
_TERM_AFTER = re.compile(
    r"^\s*(?:refers? to|means?\b|stands for|is (?:a|the) (?:term|word|phrase|name|concept)|was a (?:term|"
    r"phrase)|\((?:or|also)|is defined as|is short for)",
    re.I,
)
_WORK = re.compile(
    r"\b(?:titled|entitled|called|books?|novels?|articles?|posts?|blog|songs?|films?|movies?|essays?|chapters?|"
    r"episodes?|series|reports?|papers?|webinar|guide|story|stories|poems?|talk|"
    r"presentation|speech|session|workshop|podcast|video|documentary|memo|memorandum|order|course|training|"
    r"lecture|keynote|class|program|campaign|"
    r"initiative|albums?|play|column|read|see|watch|check out|study|survey|letter|bulletin|circular|act|"
    r"module|exercise|event|panel|project)\b[^.“\"]{0,40}$",
    re.I,
)
_IN_WORK = re.compile(r"(?:^|[.!?]\s+)In\s*$")
_WORK_AFTER = re.compile(
    r"^,?\s*(?:\(?(?:19|20)\d{2}|by [A-Z]|article|essay|blog|post|report|webinar|guide|video|session|book|page|"
    r"presentation|slides|series|podcast|talk|episode|in the\b|\(PDF)",
    re.I,
)
_MAYBE = re.compile(
    r"\b(?:such as|like|e\.g\.|for example|for instance|beliefs?|thoughts?|tell(?:ing|s)? (?:yourself|ourselves|"
    r"themselves|himself|herself|myself|people|them|someone|you|me)|"
    r"instead of|rather than|myths?|rules?|mantras?|affirmations?|self-talk|excuses?|statements?|questions?|"
    r"sentences?|think(?:ing|s)?|thought|wonder(?:ing)?|ask(?:ing|s)?|"
    r"fear(?:s|ing)?|feel(?:s|ing)?|hear(?:s|ing)?|along the lines of|worry|worries|assum(?:e|es|ing|ption)|"
    r"believ(?:e|es|ing)|something like|attitude|mentality|mindset|"
    r"idea that|notion that|messages?|voice|replace|respond with|answers?|say(?:ing)?|saying things like|"
    r"things like|prompt|scripts?|examples?|phrases like|"
    r"might (?:be|include)|could be|would be|may be|not just|or|versus|vs\.?|from)\b[^.!?]{0,30}$",
    re.I,
)
_PERSONAL = re.compile(r"\b(?:I|me|my|you|your|we|us|our|(?:I|you|we)[’']\w+|let[’']s)\b", re.I)
_SMALL = frozenset(
    "a an and as at but by for from how in into is it its nor of on or our over per the to up via vs we what why with "
    "you your".split()
)


def judge_kind(block: Block, start: int, end: int) -> QuoteKind:
    """The kind of the quoted prose start..end, from its own words and those around it; "unknown" where unsure."""
    prose = block.prose
    inner, before, after = (
        prose[start:end].strip(),
        prose[max(0, start - 141) : max(0, start - 1)],
        prose[end + 1 : end + 61],
    )
    words = count_words(inner)
    if _is_in(block, start, end, "cite"):
        return "title"
    if _SEARCH.search(before) and words <= 12:
        return "search-query"
    if is_label(inner, before, after, words):
        return "term"
    if _is_title(block, start, end, inner, before, after, words):
        return "title"
    if words > 2 and _MAYBE.search(before) and _is_clause(inner):
        return "hypothetical-speech"
    if words <= 6 and (_TERM.search(before) or _TERM_AFTER.match(after)) and not _is_sentence(inner, words):
        return "term"
    if words <= 3 and not _is_sentence(inner, words):
        return "scare" if inner[:1].islower() or words == 1 else "term"
    if _MAYBE.search(before) and (words >= 2):
        return "hypothetical-speech"
    return "unknown"


def is_label(inner: str, before: str, after: str, words: int) -> bool:
    """Whether the quoted words are a label of an interface."""
    return words <= 8 and bool(_LABEL.search(before) or _LABEL_AFTER.match(after)) and not inner.endswith((".", "!"))


def _is_sentence(inner: str, words: int) -> bool:
    return inner.endswith((".", "!", "?", "…", ",")) and inner[:1].isupper() and words > 2


def _is_clause(inner: str) -> bool:
    """Whether words read as something that is said or thought, not as a name for something."""
    return bool(_PERSONAL.search(inner)) or (inner[:1].isupper() and not is_title_case(inner))


def _is_in(block: Block, start: int, end: int, kind: str) -> bool:
    return any(mark.kind == kind and mark.start <= start and end <= mark.end for mark in block.marks)


def _is_title(block: Block, start: int, end: int, inner: str, before: str, after: str, words: int) -> bool:
    if words < 2 and not inner[:1].isupper():
        return False
    linked = _is_in(block, start, end, "link")
    if not is_title_case(inner):
        return linked and bool(_WORK.search(before)) and inner[:1].isupper()
    return linked or (words > 1 and bool(_WORK.search(before) or _IN_WORK.search(before) or _WORK_AFTER.match(after)))


def is_title_case(text: str) -> bool:
    """Whether all words but the small ones begin with a capital."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    big = [word for word in words if word.casefold() not in _SMALL]
    return (
        len(big) >= 1 and words[0][0].isupper() and sum(word[0].isupper() for word in big) >= len(big) - (len(big) > 5)
    )
