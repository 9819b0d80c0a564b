"""Harper, the checker inside the process: the rules that proved right, our own beside them, and sure misspellings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from contentlint.grammar.allowlist import Rule, excuses, rules
from contentlint.grammar.engine import Slip, merge_slips
from contentlint.grammar.linters import DIALECTS, borrow, choose_rules, warm_up
from contentlint.grammar.messages import explain
from contentlint.grammar.own import find_own
from contentlint.grammar.spelling import common_words, find_misspellings, is_foreign
from contentlint.grammar.weir import find_forms
from contentlint.model import Confidence
from contentlint.text.sentences import sentence_spans

if TYPE_CHECKING:
    from harper import Lint, Linter

_ODD_SPACE = re.compile(r"[\s\u00a0\u2007\u202f]")
_BREAK = "\n\n"
_BATCH = 100_000  # characters
_NEXT_WORD = re.compile(r"\s+(?:an?\s+)?([^\W\d_]+)", re.I)


class HarperEngine:
    """Harper as an Engine. It holds no linter itself: those are the process's, so that it can be pickled and forked."""

    name = "harper"

    def __init__(self, language: str = "en") -> None:
        self._language = language

    def warm_up(self) -> None:
        """Begin to build the linter in a thread, so that it is there when the text is."""
        warm_up(_dialect(self._language))

    def check(self, texts: Sequence[str], language: str) -> list[tuple[Slip, ...]]:
        """The slips of each text; none in a language other than English. "en" leaves out what dialects differ in."""
        if language.split("-")[0] != "en" or not any(texts):
            return [() for _ in texts]
        common_words()  # read while the linter may still be under construction
        with borrow(_dialect(language)) as linter:
            is_known = cache(linter.is_likely_english)
            found = [slips for batch in _batches(texts) for slips in _lint(linter, _dialect(language), batch)]
            return [_settle(text, slips, is_known) for text, slips in zip(texts, found, strict=True)]


def _dialect(language: str) -> str:
    return language if language in DIALECTS else "en"


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """The texts in lots: text by text takes twice the time, and beyond a few hundred KB more than in proportion."""
    first = size = 0
    for at, text in enumerate(texts):
        if size > _BATCH:
            yield texts[first:at]
            first, size = at, 0
        size += len(text)
    yield texts[first:]


def _lint(linter: Linter, dialect: str, texts: Sequence[str]) -> list[list[Slip]]:
    """What the rules find, all texts in one go."""
    plain = [_ODD_SPACE.sub(" ", text).replace("’", "'") for text in texts]
    starts = [0]
    for text in plain:
        starts.append(starts[-1] + len(text) + len(_BREAK))
    found: list[list[Slip]] = [[] for _ in texts]
    whole = _BREAK.join(plain)
    choose_rules(linter, dialect, whole)
    for name, lints in linter.organized_lints(whole, language="plaintext", dedup=False).items():
        for lint in lints:
            at = bisect_right(starts, lint.span.start) - 1
            slip = _slip(rules()[name], lint, texts[at], starts[at])
            if slip:
                found[at].append(slip)
    return found


def _slip(rule: Rule, lint: Lint, text: str, offset: int) -> Slip | None:
    start, end = lint.span.start - offset, min(lint.span.end - offset, len(text))
    if start >= end or _is_excused(rule, text, start, end):
        return None
    forms = find_forms(rule.name, rule.becomes, text[start:end], text[end:])
    suggested = list(forms) or [_replacement(lint, suggestion) for suggestion in _suggestions(lint)]
    start, end, replacements = _widen(text, start, end, suggested)
    message = explain(rule.kind, text[start:end], replacements, lint.message, own=rule.is_ours)
    return Slip(start, end, rule.kind, message, replacements, (rule.source,))


def _suggestions(lint: Lint) -> list[tuple[str, str]]:
    return [(suggestion.kind.name, suggestion.replacement_text) for suggestion in lint.suggestions]


def _replacement(lint: Lint, suggestion: tuple[str, str]) -> str:
    kind, text = suggestion
    if kind == "INSERT_AFTER":
        return lint.problem_text + text
    return text.capitalize() if lint.problem_text == "A" and text == "AN" else text


def _is_excused(rule: Rule, text: str, start: int, end: int) -> bool:
    for first, last in sentence_spans(text):
        if first <= start < last:
            return excuses(rule, text[first:last], start - first, max(end, start) - first)
    return excuses(rule, text, start, end)


def _widen(text: str, start: int, end: int, replacements: list[str]) -> tuple[int, int, tuple[str, ...]]:
    """The place in whole words: a finding is about words, never about the space between two."""
    first, last = start, end
    while first > 0 and not text[first - 1].isspace() and (text[start].isspace() or text[first - 1].isalnum()):
        first -= 1
    while last < len(text) and text[last].isalnum() and (text[last - 1].isalnum() or text[end - 1].isspace()):
        last += 1
    written = text[first:last]
    better = [text[first:start] + replacement + text[end:last] for replacement in replacements]
    if "’" in text and "'" not in text:
        better = [replacement.replace("'", "’") for replacement in better]
    return first, last, tuple(dict.fromkeys(replacement for replacement in better if replacement != written))


def _settle(text: str, slips: list[Slip], is_known: Callable[[str], bool]) -> tuple[Slip, ...]:
    kept = (slip for slip in slips if not _is_name(text, slip, is_known) and not _is_unsure(text, slip, is_known))
    found = [*kept, *find_own(text), *_misspellings(text, is_known)]
    if not found:
        return ()
    english = [span for span in sentence_spans(text) if not is_foreign(text[slice(*span)], is_known)]
    return merge_slips(slip for slip in found if any(start <= slip.start < end for start, end in english))


def _is_name(text: str, slip: Slip, is_known: Callable[[str], bool]) -> bool:
    """Whether a small letter belongs to an unknown word: a tool or a product that writes itself so."""
    word = text[slip.start : slip.end]
    return slip.kind == "capitalization" and " " not in word and not is_known(word)


def _is_unsure(text: str, slip: Slip, is_known: Callable[[str], bool]) -> bool:
    """Whether an article stands before a word that nobody knows how to say, or a doubled word is once a name."""
    if slip.kind == "article":
        following = _NEXT_WORD.match(text, slip.end)
        return following is not None and not is_known(following[1])
    first, _, second = text[slip.start : slip.end].partition(" ")
    return slip.kind == "repeated-word" and first[1:] == second[1:] and first.islower() and second.istitle()


def _misspellings(text: str, is_known: Callable[[str], bool]) -> Iterator[Slip]:
    for start, end, word, replacements in find_misspellings(text, is_known):
        message = explain("spelling", word, replacements, "", own=False)
        confidence: Confidence = "high" if len(replacements) == 1 else "medium"
        yield Slip(start, end, "spelling", message, replacements[:3], ("harper:SpellCheck",), confidence)
