"""What of an article may be a copy at all, and what stands twice on purpose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from contentlint.features.article import Article
from contentlint.model import Block
from contentlint.resources import read_words
from contentlint.text.similarity import FUNCTION_WORDS, stem
from contentlint.text.words import Word, word_key

_SIGNIFICANT = re.compile(r"[^\W_]+(?:[’'‑-][^\W_]+)*|[#+%$€£¥=<>]")
_ASIDE = frozenset(("quote", "aside", "nav", "table", "footnote", "figure"))
_QUOTED = re.compile(r"\s*[\"“„«‘].*[\"”“»’][^\w]{0,3}(?:[—–-].{0,60})?\s*\Z", re.S)
_INNER_QUOTE = re.compile(r"“[^“”]*”|(?<!\w)\"[^\"]*\"(?!\w)|(?<!\w)‘[^‘’]*’(?!\w)")
_ENDED = re.compile(r"[.!?…][\"”’»)\]*_]*\Z")
_SPEAKER = re.compile(r"(?:Q|Question|Interviewer)\s*[.:)]", re.I)
_LEGAL = re.compile(
    r"©|\ball rights reserved\b|\b(?:disclaimer|trademarks?|copyright|liabilit(?:y|ies)|warrant(?:y|ies)|indemnif\w+)\b"
    r"|\bterms (?:and conditions|of (?:use|service))\b|\bprivacy (?:policy|notice|act)\b|\baffiliate links?\b"
    r"|\bnot (?:a substitute|intended) (?:for|as|to)\b|\b(?:informational|educational) purposes\b|\blicensed under\b",
    re.I,
)
_IDENTIFIER = re.compile(r"\s*[a-z_$][\w$]*(?:[A-Z_.:]\w*|\([^()]*\)|\s*\Z)")  # limit, prefixText, goto(step)
_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|<%[^<>]*%>")
_CALLS = frozenset(
    "apply back book buy call check click contact continue discover donate download email enroll enter explore find"
    " follow get give go join learn let listen open order press read register request reserve return save schedule"
    " scroll see select send share shop sign skip start submit subscribe support talk tap tell text try view visit"
    " watch write".split()
)
_CALL_WORDS = 20
_ADDRESS_WORDS = 40
_ITEM_WORDS = 20  # a shorter list item is one of a pattern, not a paragraph


@dataclass(frozen=True)
class Unit:
    """A piece of prose that may have a copy: prose start..end of a block, with its words."""

    block: Block
    start: int
    end: int
    words: tuple[Word, ...]

    @cached_property
    def key(self) -> str:
        """The text as exact copies are compared: case, spacing and marks left out, signs that carry meaning kept."""
        return normalize(self.block.prose[self.start : self.end])

    @cached_property
    def stems(self) -> tuple[str, ...]:
        return tuple(stem_of(word.text) for word in self.words)

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The stems, with words of one meaning made equal."""
        groups = synonyms()
        return tuple(groups.get(token, token) for token in self.stems)

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """Where in the block words stand in quotation marks."""
        return tuple(match.span() for match in _INNER_QUOTE.finditer(self.block.prose))

    @cached_property
    def recurs(self) -> bool:
        """Whether the text is of a kind that stands twice on purpose."""
        return is_exempt(self)

    @cached_property
    def content(self) -> int:
        """How many words carry meaning of their own."""
        return sum(token not in FUNCTION_WORDS for token in self.stems)


@lru_cache(maxsize=16384)
def stem_of(word: str) -> str:
    """The stem of a word as it stands."""
    return stem(word_key(word))


def normalize(text: str) -> str:
    """A text's words and significant signs, case folded."""
    return " ".join(_SIGNIFICANT.findall(text.casefold().replace("’", "'")))


@cache
def synonyms() -> Mapping[str, str]:
    """From a stem to the one that stands for its group."""
    groups: dict[str, str] = {}
    for line in sorted(read_words("duplicates/synonyms.txt")):
        stems = [stem(word) for word in line.split()]
        for word in stems:
            groups.setdefault(word, stems[0])
    return groups


@cache
def contrasts() -> Mapping[str, frozenset[int]]:
    """From a stem to the sets of words that part two texts."""
    sets: dict[str, set[int]] = {}
    for number, line in enumerate(sorted(read_words("duplicates/contrasts.txt"))):
        for word in line.split():
            sets.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in sets.items()}


def paragraphs(article: Article, least: int) -> list[Unit]:
    """The article's paragraphs of `least` words or more, and the list items that are as good as paragraphs."""
    units = (
        Unit(block, 0, len(block.prose), article.words(block)) for block in article.body if _is_prose(article, block)
    )
    return [unit for unit in units if len(unit.words) >= least]


def _is_prose(article: Article, block: Block) -> bool:
    """Whether a block is a paragraph, or an item that says several sentences, as those of an accordion do."""
    if block.kind != "list-item":
        return block.kind in ("paragraph", "definition")
    return (
        len(article.words(block)) >= _ITEM_WORDS and len(article.sentences(block)) > 1 and not block.label[:1].isdigit()
    )


def sentences(article: Article, least: int) -> Iterator[Unit]:
    """The sentences of `least` words or more in the article's paragraphs."""
    for block in article.body:
        if not _is_prose(article, block):
            continue
        words, at = article.words(block), 0
        for passage in article.sentences(block):
            start = at
            while at < len(words) and words[at].start < passage.end:
                at += 1
            if at - start >= least and _ENDED.search(passage.text):
                yield Unit(block, passage.start, passage.end, words[start:at])


def is_exempt(unit: Unit) -> bool:
    """Whether a text is quoted, set off, asked, legal, an address, a call to act, a list's lead-in or a template."""
    text = unit.block.prose[unit.start : unit.end]
    return (
        not _ASIDE.isdisjoint(unit.block.within)
        or is_pull_quote(unit.block)
        or is_question(text)
        or bool(_LEGAL.search(text))
        or is_call(unit.words, unit.block)
        or is_address(unit.words)
        or text.rstrip().endswith(":")
        or is_template(text)
    )


def is_template(text: str) -> bool:
    """Whether a text is mostly a template's tags: {{ … }}, {% … %}, <% … %>."""
    return len(_TEMPLATE.sub("", text).strip()) * 2 < len(text)


def is_pull_quote(block: Block) -> bool:
    """Whether a whole block is a quotation, or set off by its type."""
    if block.kind == "quote" or _QUOTED.match(block.prose):
        return True
    size = len(block.prose.strip())
    return any(m.kind in ("emphasis", "strong", "link", "q") and m.end - m.start >= size for m in block.marks)


def is_question(text: str) -> bool:
    """Whether a text asks, as an interviewer does."""
    return text.rstrip(' "”’*_').endswith("?") or bool(_SPEAKER.match(text))


def is_call(words: tuple[Word, ...], block: Block) -> bool:
    """Whether a short text tells the reader to do something."""
    if len(words) > _CALL_WORDS or not words:
        return False
    opener = next((word.key for word in words if word.key not in ("please", "to", "just", "then", "or", "and")), "")
    return opener in _CALLS


def is_address(words: tuple[Word, ...]) -> bool:
    """Whether a text is mostly names and numbers."""
    named = sum(word.text[0].isdigit() or (word.text[0].isupper() and word.text[1:].islower()) for word in words)
    return len(words) <= _ADDRESS_WORDS and named * 2 >= len(words)


def opens_sentence(block: Block, start: int) -> bool:
    """Whether nothing, or the end of a sentence, stands before prose[start]."""
    before = block.prose[max(0, start - 12) : start].rstrip(" \"“‘'(*_")
    return not before or before[-1] in ".!?:…"


class Surroundings:
    """What of an article tells two texts apart: its names, and the headings that each text stands under."""

    def __init__(self, article: Article) -> None:
        self._article = article

    @cached_property
    def names(self) -> frozenset[str]:
        """Keys of the words that the article writes with a capital within sentences and never without one."""
        capital: set[str] = set()
        lower: set[str] = set()
        for block in self._article.body:
            for word in self._article.words(block):
                if word.text.islower():
                    lower.add(word.key)
                elif not opens_sentence(block, word.start):
                    capital.add(word.key)
        return frozenset(capital - lower)

    @cached_property
    def uses(self) -> Counter[str]:
        """How often the article uses each stem."""
        return Counter(stem_of(word.text) for block in self._article.blocks for word in self._article.words(block))

    def above(self, block: Block) -> frozenset[str]:
        """The stems of the headings that a block stands under."""
        return self._above.get(id(block), frozenset())

    def are_parallel(self, first: Block, second: Block) -> bool:
        """Whether two blocks stand in different sections with one heading, as the parts of a pattern do."""
        one, other = self._headings.get(id(first)), self._headings.get(id(second))
        if one is None or other is None or one is other:
            return False
        return normalize(one.prose) == normalize(other.prose)

    def is_reference(self, block: Block) -> bool:
        """Whether a block is an entry of a reference, which says again what holds for another: it stands under a
        heading that is a name of code, or it is a list item that begins with one."""
        heading = self._headings.get(id(block))
        is_item = block.kind == "list-item" and block.is_opaque(0, 1)
        return is_item or (heading is not None and (heading.is_opaque(0, 1) or bool(_IDENTIFIER.match(heading.prose))))

    @cached_property
    def _headings(self) -> dict[int, Block]:
        return {id(block): s.heading for s in self._article.sections if s.heading for block in s.blocks}

    @cached_property
    def _above(self) -> dict[int, frozenset[str]]:
        found: dict[int, frozenset[str]] = {}
        stems: list[frozenset[str]] = []
        for section in self._article.sections:
            words = self._article.words(section.heading) if section.heading else ()
            outer = stems[section.parent] if section.parent is not None else frozenset()
            stems.append(outer | {stem_of(word.text) for word in words} - FUNCTION_WORDS)
            found.update((id(block), stems[-1]) for block in section.blocks)
        return found
