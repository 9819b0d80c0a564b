"""The phrase an article is written for: named by its author, or what stands out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from typing import Literal, NamedTuple

from contentlint.features.article import Article
from contentlint.features.matches import base_language
from contentlint.model import Block
from contentlint.resources import read_words
from contentlint.text.stems import Term, has_function_words, terms
from contentlint.text.words import words

Origin = Literal["option", "front-matter", "inferred"]

_LONGEST = 4
_INTRODUCTION_WORDS = 120
_GAP = re.compile(r"[\s*_`’'‑-]*")
_LEAST_WORDS = 60
_TITLE_WORDS = 7
_OPENING_WORDS = 30
_PART_OF_NAME = re.compile(r"[./@:_]\w")
_JOINTS = frozenset("./@_")
_HYPHENS = frozenset("-‑")
_SEGMENT = re.compile(r"(?:[^:|;–—.?!]|(?<=\w)[.:](?=\w))+")


@dataclass(frozen=True, slots=True)
class Keyphrase:
    """`text` as its author gave it; an inferred one as the article mostly writes it."""

    text: str
    origin: Origin


class _Place(NamedTuple):
    """A stretch of terms that stand side by side, with the text they stand in."""

    text: str
    terms: tuple[Term, ...]


class _Titled(NamedTuple):
    """A candidate where a title has it, and all content words of the title's segment."""

    text: str
    terms: tuple[Term, ...]
    segment: tuple[Term, ...]


_Run = tuple[str, ...]


class _Counts(NamedTuple):
    """How often each stretch of stems stands in the text and in its introduction, and in how many headings, in how many
    of those `below` the title."""

    text: Counter[_Run]
    opening: Counter[_Run]
    headings: Counter[_Run]
    below: Counter[_Run]
    words: int


def find_keyphrase(article: Article) -> Keyphrase | None:
    """The keyphrase from the option, front matter, or inferred; None where nothing stands out."""
    if article.wishes.keyphrase and article.wishes.keyphrase.strip():
        return Keyphrase(article.wishes.keyphrase.strip(), "option")
    names = [f"front-matter.{name}{end}" for name in article.wishes.keyphrase_fields for end in ("", "[0]")]
    field = article.document.field(*names)
    if field:
        return Keyphrase(field.value.strip(), "front-matter")
    text = _infer(article)
    return Keyphrase(text, "inferred") if text else None


def introduction(article: Article) -> tuple[Block, ...]:
    """The first paragraphs, up to the second heading after them or about 120 words."""
    found: list[Block] = []
    count = 0
    for block in article.blocks:
        if block.kind == "heading" and found:
            break
        if block.kind not in ("paragraph", "list-item", "quote", "definition"):
            continue
        found.append(block)
        count += len(article.words(block))
        if count >= _INTRODUCTION_WORDS:
            break
    return tuple(found)


def _infer(article: Article) -> str | None:
    """A short title that the text opens with, else the title's longest phrase that introduction, headings or often the
    text have too."""
    language = base_language(article.document.language)
    if not article.title or not has_function_words(language) or article.word_count < _LEAST_WORDS:
        return None
    if opened := _find_opened_title(article, language):
        return opened
    counts = _count(article, language)
    titled = {run: place for title in reversed(_titles(article)) for run, place in _find_candidates(title, language)}
    best = max(
        (run for run, place in titled.items() if _stands_out(run, place, counts)),
        key=lambda run: (len(run), counts.text[run] + 2 * counts.headings[run], run),
        default=None,
    )
    return _surface(article, titled[best]) if best else None


def _find_opened_title(article: Article, language: str) -> str | None:
    """The title, or its part before a colon, where the first paragraph says the same words near its beginning."""
    opening = next((block for block in introduction(article) if block.kind == "paragraph"), None)
    first = " ".join(word.key for word in article.words(opening)[:_OPENING_WORDS]) if opening else ""
    for title in reversed(_titles(article)):
        part = _SEGMENT.match(title)
        found = words(part[0]) if part else []
        keys = [word.key for word in found]
        contents = terms(part[0], language) if part else []
        if not 2 < len(keys) < _TITLE_WORDS or f" {' '.join(keys)} " not in f" {first} " or len(contents) < 2:
            continue
        is_phrase = contents[0].start == found[0].start and contents[-1].end == found[-1].end
        if is_phrase and not {contents[0].stem, contents[-1].stem} & _general_words():
            whole = title[found[0].start : found[-1].end]
            return _find_case(article, whole) or " ".join(
                _find_case(article, word.text) or word.text.casefold() for word in found
            )
    return None


def _find_candidates(title: str, language: str) -> Iterator[tuple[_Run, _Titled]]:
    """The runs of a title's content words that cut no hyphenated word in two."""
    for part in _SEGMENT.finditer(title):
        places = list(_places(part[0], language))
        segment = tuple(term for place in places for term in place.terms)
        for text, found in places:
            for run, start in _runs(_Place(text, found)):
                chosen = found[start : start + len(run)]
                if (
                    text[chosen[0].start - 1 : chosen[0].start] not in _HYPHENS
                    and text[chosen[-1].end :][:1] not in _HYPHENS
                ):
                    yield run, _Titled(text, chosen, segment)


def _count(article: Article, language: str) -> _Counts:
    text = [place for block in article.body for place in _places(block.prose, language)]
    opening = [place for block in introduction(article) for place in _places(block.prose, language)]
    heads = [block for block in article.blocks if block.kind == "heading"]
    in_heads = [{run for p in _places(b.prose, language) for run, _ in _runs(p)} for b in heads]
    below = (runs for b, runs in zip(heads, in_heads, strict=True) if b.level != 1 and b.prose != article.title)
    headings, lower = Counter(chain.from_iterable(in_heads)), Counter(chain.from_iterable(below))
    return _Counts(_count_runs(text), _count_runs(opening), headings, lower, article.word_count)


def _titles(article: Article) -> list[str]:
    """The title and the main heading; of a web page only the latter, since its title names the site too."""
    heading = next((b.prose for b in article.blocks if b.kind == "heading" and b.level == 1), None)
    if heading and article.document.format == "html":
        return [heading]
    return [article.title or "", *([heading] if heading else [])]


def _places(text: str, language: str) -> Iterator[_Place]:
    """The stretches of content words with nothing but space or a hyphen between them."""
    run: list[Term] = []
    for term in terms(text, language):
        if _PART_OF_NAME.match(text, term.end) or text[term.start - 1 : term.start] in _JOINTS:
            continue
        if run and not _GAP.fullmatch(text, run[-1].end, term.start):
            yield _Place(text, tuple(run))
            run = []
        run.append(term)
    if run:
        yield _Place(text, tuple(run))


def _runs(place: _Place) -> Iterator[tuple[_Run, int]]:
    """The stems of all short stretches of a place, with the index each begins at."""
    stems = [term.stem for term in place.terms]
    for length in range(1, _LONGEST + 1):
        for start in range(len(stems) - length + 1):
            yield tuple(stems[start : start + length]), start


def _count_runs(places: Sequence[_Place]) -> Counter[_Run]:
    return Counter(run for place in places for run, _ in _runs(place))


@cache
def _general_words() -> frozenset[str]:
    return read_words("keywords/general-words.txt")


def _stands_out(run: _Run, titled: _Titled, counts: _Counts) -> bool:
    general = _general_words()
    if run[0] in general or run[-1] in general or any(not s.isalpha() for s in run) or len(set(run)) < len(run):
        return False
    uses = counts.text[run]
    if len(run) > 1 and uses > 1:
        uses += counts.below[run]
    if len(run) == 1:
        stands_alone = all(term.stem in general for term in titled.segment if term.stem != run[0])
        often = uses >= max(5, counts.words * 0.01) and len(run[0]) > 2
        return stands_alone and often and bool(counts.opening[run]) and counts.headings[run] >= 2
    is_title = len(titled.segment) == len(run)
    if uses < (3 if is_title else max(3, counts.words / 400)):
        return False
    return bool(counts.opening[run]) or counts.headings[run] >= 2 or uses >= max(5, counts.words / 150)


def _surface(article: Article, titled: _Titled) -> str:
    """The phrase in the title's words, in lower case unless the text mostly has capitals where no sentence begins."""
    named = [re.sub(r"['’]s$", "", term.text) for term in titled.terms]
    between = [titled.text[a.end : b.start] for a, b in pairwise(titled.terms)]
    joints = ["-" if joint in _HYPHENS else " " for joint in between]
    whole = "".join(word + joint for word, joint in zip(named, [*joints, ""], strict=True))
    return _find_case(article, whole) or "".join(
        (_find_case(article, word) or word.casefold()) + joint for word, joint in zip(named, [*joints, ""], strict=True)
    )


def _find_case(article: Article, phrase: str) -> str | None:
    """A phrase as the text mostly writes it where no sentence begins; None where it does not stand there."""
    pattern = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.I)
    forms: Counter[str] = Counter()
    for block in article.body:
        starts = {sentence.start for sentence in article.sentences(block)}
        forms.update(match[0] for match in pattern.finditer(block.prose) if match.start() not in starts)
    return max(forms, key=lambda form: (forms[form], form == form.casefold()), default=None)
