"""One term written in two ways: with and without a hyphen, in one word and in two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from contentlint.checks.word_uses import Selection, Use, bare_length, count_times, keep_case, report_uses
from contentlint.features.article import Article
from contentlint.model import Block, Finding
from contentlint.resources import read_text, read_words
from contentlint.text.words import word_key

_LEAST_LETTERS = 5
_LETTER_PREFIXES = "etux"  # e-mail, t-shirt, u-turn, x-ray; other single letters are names: c-ares, v-model
_ENDINGS = ("ed", "er", "ing", "ish", "s")  # mmap-ed, GPL-ing: the hyphen parts a name from what English adds to it
_PARTICLE = re.compile(r"(?:in|off|on|out|over|up|down|back|through)s?$", re.I)
_VERB_BEFORE = re.compile(
    r"\b(?:to|will|would|can|cannot|could|may|might|must|should|please|let’s|let's|don’t|don't|not|i|we|you|they) $",
    re.I,
)


def find_variants(article: Article, selection: Selection, rule: str) -> Iterator[Finding]:
    """One finding for each way of writing a term that gives way to another."""
    terms = _find_terms(article)
    for forms in terms.values():
        open_forms = {name: _choose(uses, selection) for name, uses in forms.items()}
        yield from _judge_term({name: uses for name, uses in open_forms.items() if uses}, rule)


def _find_terms(article: Article) -> dict[str, dict[str, list[Use]]]:
    """By a term's letters without a plural s: its forms "solid", "hyphen" and "open", those with two forms at least."""
    hyphened: dict[str, list[Use]] = defaultdict(list)
    spaced: dict[str, list[Use]] = defaultdict(list)
    solid: dict[str, list[Use]] = defaultdict(list)
    blocks = [block for block in article.blocks if article.reads_english(block)]
    for block in blocks:
        for word in article.words(block):
            if ("-" in word.text or "‑" in word.text) and _may_vary(word.key):
                hyphened[fold(word.text)].append(Use(block, word.start, word.start + bare_length(word.text), False))
        for key, start, end in _open_terms(article, block):
            spaced[key].append(Use(block, start, end, False))
    wanted = hyphened.keys() | spaced.keys()
    for block in blocks if wanted else ():
        for word in article.words(block):
            if fold(word.text) in wanted and word.key.isalpha() and not _has_inner_capital(word.text):
                solid[fold(word.text)].append(Use(block, word.start, word.start + bare_length(word.text), False))
    return {key: {"solid": uses, "hyphen": hyphened[key], "open": spaced[key]} for key, uses in solid.items()}


def _has_inner_capital(word: str) -> bool:
    """Whether a word is written like a name in code: `FormData` is not "form-data"."""
    return not word[1:].islower() and not word.isupper()


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """A word's letters, lower case, without a hyphen, a possessive s or a plural s."""
    letters = word_key(word).replace("-", "")
    return letters[:-1] if letters.endswith("s") and not letters.endswith("ss") else letters


def _may_vary(key: str) -> bool:
    """Whether a hyphenated word is the same word without its hyphen."""
    letters = key.replace("-", "")
    if key.rpartition("-")[2] in _ENDINGS:
        return False
    if key.find("-") == 1 and key[0] not in _LETTER_PREFIXES:
        return False
    is_long = letters.isalpha() and len(letters) >= _LEAST_LETTERS
    return is_long and letters not in read_words("consistency/distinct-words.txt")


@cache
def open_terms() -> Mapping[tuple[str, str], str]:
    """The two words of a term, the second without its plural s, to its letters."""
    lines = [line for line in read_text("consistency/terms.tsv").splitlines() if line and not line.startswith("#")]
    rows = [re.split(r"[\t ]", line) for line in lines]
    return {(fold(first), fold(second)): fold(solid) for solid, first, second in rows}


def _open_terms(article: Article, block: Block) -> Iterator[tuple[str, int, int]]:
    known = open_terms()
    folded = [fold(word.text) for word in article.words(block)]
    for at, pair in enumerate(pairwise(folded)):
        if pair in known:
            first, second = article.words(block)[at : at + 2]
            is_plain = "'" not in first.key and "’" not in first.text
            if is_plain and block.prose[first.end : second.start] == " ":
                yield known[pair], first.start, second.start + bare_length(second.text)


def _choose(uses: Sequence[Use], selection: Selection) -> list[Use]:
    """The uses that are the author's own, no names, and no verbs: “to set up” has its own way of writing."""
    return [
        use
        for use in uses
        if selection.is_open(use.block, use.start, use.end)
        and not selection.is_name(use.block, use.start, use.end)
        and not _may_be_verb(use)
        and not _is_package(use)
    ]


def _is_package(use: Use) -> bool:
    """Whether a hyphenated lower-case word is all that a link says, as the names of packages are."""
    if "-" not in use.text or not use.text.islower():
        return False
    return any(m.kind == "link" and (m.start, m.end) == (use.start, use.end) for m in use.block.marks)


def _may_be_verb(use: Use) -> bool:
    """Whether a word that ends in a particle stands where a verb may."""
    before = use.block.prose[max(0, use.start - 12) : use.start]
    return bool(_PARTICLE.search(use.text) and _VERB_BEFORE.search(before))


def _judge_term(forms: Mapping[str, Sequence[Use]], rule: str) -> Iterator[Finding]:
    """The solid form against the others: "health-care" beside "health care" may be an adjective, so they are silent."""
    solid = forms.get("solid")
    if not solid:
        return
    for name in ("hyphen", "open"):
        other = forms.get(name)
        if not other:
            continue
        loser, winner = (other, solid) if _rank(solid) > _rank(other) else (solid, other)
        yield _report(rule, loser, winner)
        if loser is solid:
            return


def _rank(uses: Sequence[Use]) -> tuple[int, int]:
    """More uses win; of as many, those that begin earlier."""
    return len(uses), -uses[0].span.start


def _report(rule: str, loser: Sequence[Use], winner: Sequence[Use]) -> Finding:
    model = min((use.text for use in winner), key=lambda text: (not text.islower(), len(text)))
    return report_uses(
        rule,
        loser,
        winner,
        f"One term is written two ways: “{loser[0].text}” {count_times(len(loser))} "
        f"and “{model}” {count_times(len(winner))}.",
        _rewriter(model),
        model.lower() if not model.isupper() else model,
    )


def _rewriter(model: str) -> Callable[[str], str]:
    """Puts the hyphen or the space of `model`, or nothing, into a form's own letters."""
    gap = re.search(r"[-‑ ]", model)

    def rewrite(text: str) -> str:
        letters = re.sub(r"[-‑ ]", "", text)
        plain = letters if letters.isupper() else letters.lower()
        if gap:
            plain = plain[: gap.start()] + gap[0] + plain[gap.start() :]
        return keep_case(text, plain)

    return rewrite
