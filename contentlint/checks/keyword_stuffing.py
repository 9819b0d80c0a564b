"""A phrase crowded into a text far beyond what it bears."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from contentlint.checks.check import Options
from contentlint.features.article import Article
from contentlint.features.matches import base_language, count_prose, find_density, find_matches, phrase_stems
from contentlint.features.passage import Passage
from contentlint.model import Block, Finding, Related, Span
from contentlint.text.stems import has_function_words, terms

RULE = "keywords/stuffing"
_NEAR_ME = re.compile(r"\bnear[ \u00a0-]me\b", re.I)
_PLACE = re.compile(
    r"\b(?P<what>[a-z][\w-]*) (?:in|near|around) (?P<place>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}(?:, [A-Z]{2}\b)?)"
)
_SERVED = re.compile(
    r"\b(?:(?:we|proudly|also|now) serv(?:e|es|ing)|service areas?|(?:areas|cities|locations) (?:we serve|served))\b"
    r"[^.!?]{0,60}?(?P<run>[A-Z][\w.’' -]+(?:, (?:and )?[A-Z][\w.’' -]+){7,})"
)
_LEAST_WORDS = 100
_LEAST_IN_PARAGRAPH = 4
_JOINTS = frozenset((" ", "-", "‑", "\u00a0"))
_Runs = dict[tuple[str, ...], list[Passage]]


class _Stretch(NamedTuple):
    """Blocks to judge together: from how many words and uses on, and at which part of the highest share."""

    name: str
    blocks: tuple[Block, ...]
    least_words: int
    least_uses: int
    part: float


def report_stuffing(article: Article, options: Options) -> Iterator[Finding]:
    """Report the given keyphrase by its density, any other phrase by crowding, and runs of places."""
    given = list(_judge_density(article, options))
    yield from given
    if article.is_english:
        yield from _find_near_me_runs(article)
        yield from _find_places(article, options)
    if not given:
        yield from _find_crowding(article, options)


def _judge_density(article: Article, options: Options) -> Iterator[Finding]:
    keyphrase = article.keyphrase
    words = count_prose(article.blocks)
    if keyphrase is None or keyphrase.origin == "inferred" or words < _LEAST_WORDS:
        return
    stems = phrase_stems(keyphrase.text, base_language(article.document.language))
    matches = find_matches(article, stems, article.blocks)
    most = options.number(RULE, "max-density")
    density = find_density(len(matches), words, len(stems))
    if len(matches) < 2 or density <= most:
        return
    message = (
        f"The keyphrase “{keyphrase.text}” is used {len(matches)} times in {words} words, a density of {density:.1f} % "
        f"by Yoast SEO’s formula (over {most:g} % is too much); readers notice, and search engines name it as spam."
    )
    spans = [match.span for match in matches]
    yield _finding(spans, message)


def _find_near_me_runs(article: Article) -> Iterator[Finding]:
    for block in article.body:
        found = list(_NEAR_ME.finditer(block.prose))
        if len(found) >= 3:
            message = (
                f"“near me” stands {len(found)} times in this paragraph: a list of queries, not prose for readers."
            )
            yield Finding(RULE, block.span(found[0].start(), found[-1].end()), message)


def _find_places(article: Article, options: Options) -> Iterator[Finding]:
    """Services named for town after town or over and over in one, and long lists of the places that are served."""
    share = options.number(RULE, "max-crowding") / 100
    for block in article.body:
        found = list(_PLACE.finditer(block.prose))
        if len(found) >= _LEAST_IN_PARAGRAPH:
            yield from _find_place_run(block, found)
            yield from _find_place_crowding(block, found, len(article.words(block)), share)
        for served in _SERVED.finditer(block.prose):
            message = "This list of served places is longer than readers need; search engines name such lists as spam."
            yield Finding(RULE, block.span(served.start("run"), served.end("run")), message)


def _find_place_run(block: Block, matches: Sequence[re.Match[str]]) -> Iterator[Finding]:
    """One service named for four places or more."""
    services: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in matches:
        services[match["what"].casefold().removesuffix("s")].append(match)
    for found in services.values():
        if len({match["place"] for match in found}) >= _LEAST_IN_PARAGRAPH:
            message = f"“{found[0]['what']}” is repeated for {len(found)} places in one paragraph; name the area once."
            yield Finding(RULE, block.span(found[0].start(), found[-1].end()), message)
            return


def _find_place_crowding(block: Block, matches: Sequence[re.Match[str]], words: int, share: float) -> Iterator[Finding]:
    """One service in one place that takes more than `share` of the paragraph's words."""
    phrases: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in matches:
        phrases[match[0].casefold()].append(match)
    for phrase, found in phrases.items():
        if len(found) < _LEAST_IN_PARAGRAPH or len(found) * len(phrase.split()) < words * share:
            continue
        message = (
            f"“{found[0][0]}” stands {len(found)} times in a paragraph of {words} words; name the place once and go on "
            "with “we” or “here”."
        )
        yield _finding([block.span(*match.span()) for match in found], message)


def _find_crowding(article: Article, options: Options) -> Iterator[Finding]:
    """A phrase of two or more content words that fills much of a paragraph, a section or the article, once each."""
    language = base_language(article.document.language)
    if not has_function_words(language):
        return
    share = options.number(RULE, "max-crowding") / 100
    found = {id(block): _find_runs(block, language) for block in article.body if block.kind != "list-item"}
    known: set[tuple[str, ...]] = set()
    for stretch in _find_stretches(article):
        blocks = [block for block in stretch.blocks if id(block) in found]
        words = sum(len(article.words(block)) for block in blocks)
        if words < stretch.least_words or not blocks:
            continue
        run, places = _most_crowded([found[id(block)] for block in blocks])
        if run in known or len(places) < stretch.least_uses or len(places) * len(run) < words * share * stretch.part:
            continue
        known.add(run)
        first = places[0]
        phrase = first.block.prose[first.start : first.end]
        message = (
            f"“{phrase}” stands {len(places)} times in {stretch.name} of {words} words; say it once and go on with "
            "“it” or a plainer word."
        )
        yield _finding([place.span for place in places], message)


def _find_stretches(article: Article) -> Iterator[_Stretch]:
    """The parts that are judged: the shorter a part, the denser a phrase may stand in it."""
    for block in article.body:
        yield _Stretch("a paragraph", (block,), 0, _LEAST_IN_PARAGRAPH, 1.0)
    for section in article.sections:
        yield _Stretch("a section", section.blocks, 60, 6, 0.8)
    yield _Stretch("a text", article.body, 150, 10, 0.6)


def _find_runs(block: Block, language: str) -> _Runs:
    """All stretches of two to four content words with only a space or a hyphen between them, and where they stand."""
    found = terms(block.prose, language)
    joined = [block.prose[a.end : b.start] in _JOINTS for a, b in pairwise(found)]
    runs: _Runs = defaultdict(list)
    for length in (2, 3, 4):
        for i in range(len(found) - length + 1):
            run = tuple(term.stem for term in found[i : i + length])
            if all(joined[i : i + length - 1]) and len(set(run)) > 1:
                runs[run].append(Passage(block, found[i].start, found[i + length - 1].end))
    return runs


def _most_crowded(found: list[_Runs]) -> tuple[tuple[str, ...], list[Passage]]:
    """The run that takes the most words, and its places."""
    counts: Counter[tuple[str, ...]] = Counter()
    for runs in found:
        counts.update({run: len(places) for run, places in runs.items()})
    run = max(counts, key=lambda run: (counts[run] * len(run), len(run), run), default=())
    return run, [place for runs in found for place in runs.get(run, ())]


def _finding(spans: list[Span], message: str) -> Finding:
    related = tuple(Related("also here", span) for span in spans[1:])
    return Finding(RULE, spans[0], message, related=related)
