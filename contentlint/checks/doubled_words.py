"""Words that stand twice in a row: which are slips beyond doubt, and which are none."""

from __future__ import annotations

import re

_DOUBLED = re.compile(r"(?P<word>[^\W\d_]+)(?: |[^\S ]*(?:\r\n|\n|\r)[ \t]*)(?P<second>(?i:(?P=word)))")
_SURE = frozenset(
    """a an and are as be been because but can could has have he i may must my of or our shall she should than the their
    these they this those was we were will would your""".split()
)
_PARTICLES = frozenset("at by for from in into is it on to with".split())
_MAY_STRAND = re.compile(
    r"\b(?:what|who|whom|which|where|when|that|if|as|than|all|one|ones|things?|places?|ways?|pages?|(?:some|any|every|no)"
    r"(?:one|body|thing|where)|whatever|wherever|whoever|to \w+)\b",
    re.I,
)
_TAKES_PARTICLE = re.compile(
    r"(?:log|sign|turn|fill|com|cam|go|went|get|got|giv|hand|plug|check|carr|mov|hold|held|keep|kept|put|tr[iy]|switch"
    r"|add|buil|call|refer|listen|talk|respond|subscrib|belong|opt|zoom|step|break|drop|stay|bring|brought|look|ask|car"
    r"|account|pa[iy]|use|rel[iy]|click|tap|tun|zon|join|typ|chim|mix|liv|interested|based|believ)\w*",
    re.I,
)
_NEAR_WORDS = 3  # “turn the light on on Monday”
_FILE_NAME = re.compile(r"\.\w")  # “Open Data data.json”
_SENTENCE = re.compile(r"[.!?:;]\s")


def is_surely_doubled(prose: str, start: int, end: int) -> bool:
    """Whether prose start..end is one word twice that no sentence can mean: an article, a conjunction, an auxiliary.

    A preposition may end one phrase and begin the next (“the form you fill in in March”), and so it is only sure where
    nothing before it in the sentence allows for that.
    """
    match = _DOUBLED.fullmatch(prose, start, end)
    if not match or (match["second"][0].isupper() and match["second"] != "I"):
        return False
    word = match["word"].casefold()
    if word in _SURE:
        return True
    return word in _PARTICLES and not _may_part(prose, start)


def _may_part(prose: str, start: int) -> bool:
    breaks = [match.end() for match in _SENTENCE.finditer(prose, max(0, start - 400), start)]
    before = prose[breaks[-1] if breaks else max(0, start - 400) : start]
    near = before.split()[-_NEAR_WORDS:]
    return bool(_MAY_STRAND.search(before)) or any(_TAKES_PARTICLE.fullmatch(word) for word in near)


def is_name_or_column(prose: str, start: int, end: int) -> bool:
    """Whether a word stands twice as a name does (“Walla Walla”), as a keyword (“and or OR”), in two columns, or as
    the beginning of a file’s name."""
    text = prose[start:end]
    first, _, second = text.partition(" ")
    if second[:1].isspace() or "\t" in text or _FILE_NAME.match(prose, end):
        return True
    if first.isupper() != second.isupper() and len(first) > 1:
        return True
    both = first[:1].isupper() and second[:1].isupper() and first.casefold() == second.casefold()
    return both and first.casefold() not in _SURE | _PARTICLES
