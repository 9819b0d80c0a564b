"""Readability: how hard the article's own prose is to read. Share-based rules report once and mark the sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from contentlint.checks.check import Check, Options
from contentlint.config import AUDIENCES
from contentlint.features.article import Article
from contentlint.features.passage import Passage
from contentlint.features.passive import find_passives
from contentlint.features.readability import own_blocks
from contentlint.features.sections import Section
from contentlint.model import Block, Finding, Related
from contentlint.resources import read_text, read_words
from contentlint.text.words import count_words, word_key, words

_DOUBT = 0.5  # grades: the formulas are no finer than that
_READING_LEVEL = "readability/reading-level"
_LONG_SENTENCE = "readability/long-sentence"
_LONG_PARAGRAPH = "readability/long-paragraph"
_LONG_SECTION = "readability/long-section"
_PASSIVE = "readability/passive-voice"
_TRANSITIONS = "readability/few-transitions"
_OPENERS = "readability/repeated-openers"
_COMPLEX = "readability/complex-words"
Plainer = dict[str, list[tuple[list[str], str]]]
_OPENING = 80  # characters that hold the first words of a sentence
_FEW = 10  # sentences below which a share says nothing
_WEAK_OPENERS = frozenset(
    "the a an this that these those it its he she they we you i his her their our your my there in on at for if when "
    "and but so to with by as what how is are do does can will".split()
)


def check_reading_level(article: Article, options: Options) -> Iterable[Finding]:
    scores = article.readability
    target = _target_grade(options)
    if not scores or article.word_count < options.integer(_READING_LEVEL, "min-words"):
        return
    if scores["grade"] <= target + _DOUBT:
        return
    yield Finding(
        _READING_LEVEL,
        article.title_span,
        f"The text reads at grade {scores['grade']:.0f}, above the target of {target:g} for this audience: Flesch "
        f"reading ease {scores['flesch_reading_ease']:.0f} of 100, Flesch-Kincaid grade "
        f"{scores['flesch_kincaid_grade']:.0f}, Gunning fog {scores['gunning_fog']:.0f}, SMOG "
        f"{scores['smog_index']:.0f}. Shorter sentences and plainer words bring it down.",
    )


def _target_grade(options: Options) -> float:
    grade = options.number(_READING_LEVEL, "grade")
    return grade or AUDIENCES.get(options.text(_READING_LEVEL, "audience"), AUDIENCES["general"])


def check_long_sentences(article: Article, options: Options) -> Iterable[Finding]:
    most = options.integer(_LONG_SENTENCE, "max-words")
    allowed = options.number(_LONG_SENTENCE, "max-share")
    hard = options.integer(_LONG_SENTENCE, "hard-limit")
    lengths = [(count_words(s.text), s) for s in _sentences(article)]
    long = [(length, s) for length, s in lengths if length > most]
    share = 100 * len(long) / max(len(lengths), 1)
    too_many = len(lengths) >= _FEW and share > allowed
    reported = long if too_many else [(length, s) for length, s in long if length > hard]
    if not reported:
        return
    reported.sort(key=lambda item: -item[0])
    length, worst = reported[0]
    said = "This sentence"
    if too_many:
        said = (
            f"{share:.0f} % of the sentences run over {most} words, where {allowed:g} % are allowed here and Yoast "
            "advises 25 %; the longest"
        )
    yield Finding(
        _LONG_SENTENCE,
        worst.span,
        f"{said} has {length} words. Long sentences are hard to follow; split it where a new thought begins.",
        related=tuple(Related(f"{count} words", s.span) for count, s in reported[1:]),
    )


def check_long_paragraphs(article: Article, options: Options) -> Iterable[Finding]:
    most = options.integer(_LONG_PARAGRAPH, "max-words")
    for block in own_blocks(article):
        if block.kind == "paragraph" and (length := count_words(block.prose)) > most:
            yield Finding(
                _LONG_PARAGRAPH,
                block.text_span,
                f"This paragraph has {length} words. On a screen, paragraphs over {most} words are seldom read "
                "through; part it where the topic turns.",
            )


def check_long_sections(article: Article, options: Options) -> Iterable[Finding]:
    most = options.integer(_LONG_SECTION, "max-words")
    if not article.is_english:
        return
    for section in article.sections:
        if (length := _running_words(section)) > most:
            place = section.heading or section.blocks[0]
            name = f"The section “{section.heading.prose}”" if section.heading else "The text before the first heading"
            yield Finding(
                _LONG_SECTION,
                place.text_span,
                f"{name} runs {length} words without a subheading. Readers who scan find their place by headings; "
                f"set one every {most} words or so.",
            )


def _running_words(section: Section) -> int:
    """Lists and tables give the eye a hold of their own, so they are left out."""
    return sum(count_words(b.prose) for b in section.blocks if b.kind in ("paragraph", "quote"))


def check_passive_voice(article: Article, options: Options) -> Iterable[Finding]:
    sentences = _sentences(article)
    passives = [(s, next(find_passives(s), None)) for s in sentences]
    found = [Passage(s.block, *place) for s, place in passives if place]
    share = 100 * len(found) / max(len(sentences), 1)
    allowed = options.number(_PASSIVE, "max-share")
    if len(sentences) < _FEW or share <= allowed:
        return
    yield Finding(
        _PASSIVE,
        found[0].span,
        f"{share:.0f} % of the sentences are in the passive voice, where {allowed:g} % are allowed here and Yoast "
        "advises 10 %. Say who acts where it matters.",
        confidence="medium",
        related=tuple(Related(f"passive: “{p.text}”", p.span) for p in found[1:]),
    )


def check_transitions(article: Article, options: Options) -> Iterable[Finding]:
    sentences = _sentences(article)
    least = options.number(_TRANSITIONS, "min-share")
    lacking = [s for s in sentences if not has_transition(s.text)]
    share = 100 - 100 * len(lacking) / max(len(sentences), 1)
    if len(sentences) < 2 * _FEW or share >= least:
        return
    yield Finding(
        _TRANSITIONS,
        article.title_span,
        f"Only {share:.0f} % of the sentences have a word that ties them to the text around them; {least:g} % is "
        "Yoast's advice. Words such as “because”, “however” or “for example” show how thoughts belong together.",
        confidence="low",
        related=tuple(Related("no transition word", s.span) for s in lacking),
    )


def has_transition(sentence: str) -> bool:
    """Whether a sentence holds a word or phrase of the compiled list of transitions."""
    text = " " + " ".join(word.key for word in words(sentence)) + " "
    return any(f" {phrase} " in text for phrase in read_words("readability/transitions.txt"))


def check_openers(article: Article, options: Options) -> Iterable[Finding]:
    least = options.integer(_OPENERS, "min-run")
    for run in _stretches(article):
        for opener, group in groupby(run, key=_opener):
            sentences = list(group)
            if opener and len(sentences) >= least:
                yield Finding(
                    _OPENERS,
                    sentences[0].span,
                    f"{len(sentences)} sentences in a row begin with “{_first_words(sentences[0], opener)}”. "
                    "Vary the openings, unless the echo is meant.",
                    related=tuple(Related("begins alike", s.span) for s in sentences[1:]),
                )


def _stretches(article: Article) -> Iterator[list[Passage]]:
    """The sentences of neighbouring paragraphs; anything else between them ends a stretch."""
    for is_text, blocks in groupby(article.document.blocks, key=lambda b: b.kind == "paragraph" and not b.within):
        if is_text:
            yield [s for b in blocks if article.reads_english(b) for s in article.sentences(b)]


def _opener(sentence: Passage) -> str:
    """What a sentence begins with: its first word, two where the first is too common to notice; empty for a sentence
    that is too short or begins with code."""
    first = words(sentence.text[:_OPENING])[:3]
    if len(first) < 3 or sentence.block.is_opaque(sentence.start, sentence.start + first[1].end):
        return ""
    keys = [word_key(word.text) for word in first]
    return " ".join(keys[:2]) if keys[0] in _WEAK_OPENERS else keys[0]


def _first_words(sentence: Passage, opener: str) -> str:
    return " ".join(word.text for word in words(sentence.text)[: opener.count(" ") + 1])


def check_complex_words(article: Article, options: Options) -> Iterable[Finding]:
    plainer = _plainer()
    found = [place for block in own_blocks(article) for place in _complex(article, block, plainer)]
    if len(found) < options.integer(_COMPLEX, "min-places"):
        return
    first, word = found[0]
    yield Finding(
        _COMPLEX,
        first.span,
        f"{len(found)} long words have a plainer one: “{first.text}” can be “{word}”. Plain words are read faster.",
        confidence="medium",
        related=tuple(Related(f"“{place.text}” can be “{word}”", place.span) for place, word in found[1:]),
    )


def _complex(article: Article, block: Block, plainer: Plainer) -> Iterator[tuple[Passage, str]]:
    found = article.words(block)
    for at, word in enumerate(found):
        for phrase, plain in plainer.get(word.key, ()):
            if [w.key for w in found[at : at + len(phrase)]] != phrase:
                continue
            end = found[at + len(phrase) - 1].end
            if not block.is_opaque(word.start, end):
                yield Passage(block, word.start, end), plain
                break


def _plainer() -> Plainer:
    """The compiled list by first words, the longest phrases first."""
    lines = (line.split("\t") for line in read_text("readability/plainer.tsv").splitlines() if not line.startswith("#"))
    found: Plainer = {}
    for phrase, plain in sorted(lines, key=lambda line: -len(line[0])):
        found.setdefault(phrase.split()[0], []).append((phrase.split(), plain))
    return found


def _sentences(article: Article) -> Sequence[Passage]:
    """The author's own sentences of running text: lists are no sentences to be counted unless they end in a stop."""
    return [
        sentence
        for block in own_blocks(article)
        for sentence in article.sentences(block)
        if block.kind == "paragraph" or sentence.text[-1:] in ".!?"
    ]


CHECKS = (
    Check((_READING_LEVEL,), check_reading_level),
    Check((_LONG_SENTENCE,), check_long_sentences),
    Check((_LONG_PARAGRAPH,), check_long_paragraphs),
    Check((_LONG_SECTION,), check_long_sections),
    Check((_PASSIVE,), check_passive_voice),
    Check((_TRANSITIONS,), check_transitions),
    Check((_OPENERS,), check_openers),
    Check((_COMPLEX,), check_complex_words),
)
