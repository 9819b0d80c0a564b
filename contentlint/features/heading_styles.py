"""The case of headings: title case, sentence case, or no telling, and a heading rewritten in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from typing import Literal, NamedTuple

from contentlint.features.article import Article
from contentlint.model import Block, Edit
from contentlint.resources import read_words
from contentlint.text.words import WORD, Word

Style = Literal["title", "sentence"]

_SMALL = frozenset(
    "a an the and or nor but yet so for of in to on at by as via per vs with from into onto over upon than that about"
    " after before between during through under until within without toward towards against among amongst around behind"
    " below beneath beside besides beyond across along despite except inside outside near since unlike versus while"
    " once when where because although though whether if off out up down like it its".split()
)
_ALWAYS_SMALL = frozenset("a an the and or nor but of in to for on at by".split())
_TELLING_SHORT = frozenset(
    "new get use set add run you our how why who are was has can may not all one two any own way day job top buy ask"
    " see pay try put let end is be do my we us".split()
)
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday".split()
)
_LEAST_LETTERS = 4
_CODE = re.compile(r"[<>{}=_\\@]|\w[./]\w|\w\(|\w\[")
_ACRONYM = re.compile(r"\([A-Z][A-Za-z]*[A-Z]s?\)")
_ARTICLE = re.compile(r"^(?:The|An?) ")
_NUMBER = re.compile(r"^[A-Z]?[\d.]+\)?\s+")
_RESTART = re.compile(r"[:.!?–—|/(\[“\"‘•>]\s*$|\d[.)]?\s*$|\s-\s*$")
_PLAIN = re.compile(r"[^\W\d_]+(?:['’](?:s|t|re|ve|ll|d|m))?")


class HeadingStyle(NamedTuple):
    """A heading in title case or in sentence case; `may_name`: its capitals may be a name's."""

    block: Block
    style: Style
    may_name: bool


@dataclass(frozen=True)
class Headings:
    """The headings of an article below its title, and what its text says about their words."""

    article: Article

    @cached_property
    def styles(self) -> tuple[HeadingStyle, ...]:
        """The headings in title case or in sentence case. Questions, single words and doubtful ones are left out."""
        candidates = list(self._candidates())
        small = [any(word.text.islower() for word in self._telling_words(block)) for block in candidates]
        if all(small) or not any(small):
            return ()
        found = [(block, *self._sort_words(block)) for block in candidates if not self._may_be_name(block)]
        if not any(capitals and not small for _, capitals, small in found):
            return ()
        if not any(small and not capitals for _, capitals, small in found):
            return ()
        judged = [(block, capitals, self._judge(capitals, small)) for block, capitals, small in found]
        return tuple(
            HeadingStyle(block, style, self._may_name(block, words)) for block, words, style in judged if style
        )

    def _candidates(self) -> Iterator[Block]:
        headings = [block for block in self.article.blocks if block.kind == "heading"]
        tops = [block for block in headings if block.level == 1]
        has_title = self.article.document.field("front-matter.title") is not None
        for block in headings:
            is_title = block.level == 1 and (len(tops) == 1 or (not has_title and block is tops[0]))
            is_plain = not block.prose.rstrip().endswith(("?", "!", ".", "…")) and "quote" not in block.within
            if is_plain and not is_title and self.article.reads_english(block):
                yield block

    def _may_be_name(self, block: Block) -> bool:
        """Whether a heading is a signature, spells an acronym out, or stands with its capitals in the text too."""
        name = _strip_number(block)
        return bool(_CODE.search(name) or _ACRONYM.search(name)) or name in self._named

    @cached_property
    def _named(self) -> Set[str]:
        """The headings of two words or more that running text has word for word, with their capitals."""
        names: dict[tuple[str, str], set[str]] = {}
        for block in self._candidates():
            name = _strip_number(block)
            first = [match[0] for match in islice(WORD.finditer(name), 2)]
            if len(first) == 2 and not name[1:].islower():
                names.setdefault((first[0], first[1]), set()).add(name)
        found: set[str] = set()
        for block in self.article.body if names else ():
            for one, two in pairwise(self.article.words(block)):
                for name in names.get((one.text, two.text), ()):
                    if block.prose.startswith(name, one.start):
                        found.add(name)
        return found

    def _may_name(self, block: Block, capitals: list[str]) -> bool:
        words = [word.text for word in self.article.words(block) if not word.text.isupper()]
        if any(text.lower() in self._names or not text[1:].islower() for text in words):
            return True
        return len(capitals) < 2 and not any(word in self._lower for word in capitals)

    def _sort_words(self, block: Block) -> tuple[list[str], list[str]]:
        """The capitalised words and the lower-case words that tell title case from sentence case, lower case."""
        capitals: list[str] = []
        small: list[str] = []
        for word in self._telling_words(block):
            key = word.text.split("-")[0].lower()
            if word.text.islower():
                small.append(key)
            elif word.text[:1].isupper() and word.text.split("-")[0][1:].islower() and key not in self._names:
                capitals.append(key)
        return capitals, small

    def _telling_words(self, block: Block) -> Iterator[Word]:
        for word in self.article.words(block)[1:]:
            key = word.text.lower()
            is_long = len(key) >= _LEAST_LETTERS and key not in _SMALL
            is_telling = (is_long or key in _TELLING_SHORT) and key not in _CALENDAR
            is_restart = _RESTART.search(block.prose, max(0, word.start - 4), word.start)
            if is_telling and not is_restart and not block.is_opaque(word.start, word.end):
                yield word

    def _judge(self, capitals: list[str], small: list[str]) -> Style | None:
        if small:
            return "sentence" if not capitals and any(map(_is_common, small)) else None
        known = [word for word in capitals if word in self._lower or _is_common(word)]
        return "title" if len(known) * 2 > len(capitals) else None

    @cached_property
    def _prose(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """How often each word stands in lower case, and how often capitalised amid a sentence."""
        lower: dict[str, int] = {}
        capital: dict[str, int] = {}
        for block in self.article.body:
            previous = 0
            for word in self.article.words(block):
                between = block.prose[previous : word.start]
                previous = word.end
                if word.text.islower():
                    lower[word.text] = lower.get(word.text, 0) + 1
                elif between in (" ", ", ", "-") and word.text[:1].isupper():
                    key = word.text.lower()
                    capital[key] = capital.get(key, 0) + 1
        return lower, capital

    @cached_property
    def _lower(self) -> Set[str]:
        """The words that the text writes in lower case."""
        return self._prose[0].keys()

    @cached_property
    def _names(self) -> Set[str]:
        """The words that the text capitalises amid a sentence more often than it writes them in lower case."""
        lower, capital = self._prose
        return {word for word, count in capital.items() if count > lower.get(word, 0)}

    def rewrite(self, block: Block, style: Style) -> list[Edit]:
        """Edits that put a heading into a style; none where it is not certain how a word of it is written then."""
        edits: list[Edit] = []
        words = list(WORD.finditer(block.prose))
        for at, match in enumerate(words):
            if at == 0 or _RESTART.search(block.prose, max(0, match.start() - 4), match.start()):
                continue
            is_last = at == len(words) - 1
            wanted = self._capitalize(match[0], is_last) if style == "title" else self._lower_case(match[0])
            if wanted is None or block.is_opaque(*match.span()):
                return []
            if wanted != match[0]:
                edit = block.edit(*match.span(), wanted)
                if edit is None:
                    return []
                edits.append(edit)
        return edits

    def _lower_case(self, word: str) -> str | None:
        """A word of a title as it stands amid a sentence, None where it may be a name or a part of one."""
        if word.islower() or word.isdigit():
            return word
        lower = word.lower()
        if word[1:].islower() and (lower in _SMALL or lower in _TELLING_SHORT):
            return lower
        is_common = lower in self._lower and lower not in self._prose[1] and lower not in _CALENDAR
        return lower if is_common and word[1:].islower() else None

    def _capitalize(self, word: str, is_last: bool) -> str | None:
        """A word of a sentence as it stands in a title, None where styles of title case differ about it."""
        if not word.islower():
            return word
        if word in _ALWAYS_SMALL and not is_last:
            return word
        if not _PLAIN.fullmatch(word) or (word in _SMALL and not is_last):
            return None
        return word[:1].upper() + word[1:] if word in _SMALL or _is_common(word) else None


def _is_common(word: str) -> bool:
    return word in _TELLING_SHORT or word in read_words("grammar/common-words.txt")


def _strip_number(block: Block) -> str:
    """A heading without its number and an article before a name."""
    return _ARTICLE.sub("", _NUMBER.sub("", block.prose).strip())
