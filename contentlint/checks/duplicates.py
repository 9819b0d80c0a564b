"""What an article says twice: paragraphs, reworded paragraphs, sentences, headings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from contentlint.checks import copies, near_copies
from contentlint.checks.check import Check, Options
from contentlint.checks.copies import Surroundings, Unit
from contentlint.checks.headings_twice import find_repeated_headings
from contentlint.checks.near_copies import Copy
from contentlint.checks.own_sentences import has_own_part, share_only_sentences
from contentlint.checks.removal import Cleaner
from contentlint.checks.sentences_twice import find_repeated_sentences
from contentlint.features.article import Article
from contentlint.model import Finding, Related
from contentlint.text.similarity import FUNCTION_WORDS, Likeness, compare

REPEATED_PARAGRAPH = "duplicates/repeated-paragraph"
NEAR_DUPLICATE = "duplicates/near-duplicate-paragraph"
REPEATED_SENTENCE = "duplicates/repeated-sentence"
REPEATED_HEADING = "duplicates/repeated-heading"
_SHOWN = 3
_PATTERN_WORDS = 15
_SURE = 0.85
_SAYS_MORE = 2


def check_prose(article: Article, options: Options) -> Iterator[Finding]:
    """Paragraphs that stand twice, word for word or nearly, and sentences that stand twice outside of these."""
    least = min(options.integer(REPEATED_PARAGRAPH, "min-words"), options.integer(NEAR_DUPLICATE, "min-words"))
    units = copies.paragraphs(article, least)
    around = copies.Surroundings(article)
    groups = _find_doubled(units, around)
    cleaner = Cleaner(article)
    for group in groups:
        if len(group[0].words) >= options.integer(REPEATED_PARAGRAPH, "min-words"):
            yield _report_repeated(group, cleaner)
    pairs = [(group[0], later) for group in groups for later in group[1:]]
    english = [unit for unit in units if article.reads_english(unit.block)]
    for first, second, copy in _find_near(english, groups, around, options):
        if not share_only_sentences(article, first, second, copy.likeness):
            pairs.append((first, second))
            yield _report_near(article, first, second, copy, cleaner)
    reported = {frozenset((id(first.block), id(second.block))) for first, second in pairs}
    sentences = copies.sentences(article, options.integer(REPEATED_SENTENCE, "min-words"))
    yield from _report_sentences(_find_doubled(sentences, around), reported)


def check_headings(article: Article, options: Options) -> Iterator[Finding]:
    """Headings of one parent with one text."""
    for first, second in find_repeated_headings(article):
        yield Finding(
            REPEATED_HEADING,
            second.text_span,
            f"The heading “{_cut(second.prose)}” stands twice at this level, so readers cannot tell them apart.",
            related=(Related("the first heading with this text", first.text_span),),
        )


def _find_doubled(units: Iterable[Unit], around: Surroundings) -> list[list[Unit]]:
    """Units with one text, in order of their first, those left out that stand twice on purpose."""
    groups: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        groups[unit.key].append(unit)
    return [part for group in groups.values() if len(group) > 1 and len(part := _drop_patterns(group, around)) > 1]


def _drop_patterns(group: list[Unit], around: Surroundings) -> list[Unit]:
    """The units of a group that do not stand twice on purpose; a short one may under headings of one text."""
    own = [unit for unit in group if not unit.recurs and not around.is_reference(unit.block)]
    first = own[0].block if own else None
    if first is None or len(own[0].words) >= _PATTERN_WORDS:
        return own
    return [unit for unit in own if unit.block is first or not around.are_parallel(first, unit.block)]


def _report_repeated(group: Sequence[Unit], cleaner: Cleaner) -> Finding:
    first, second, *others = group
    times = "twice" if not others else f"{len(group)} times"
    return Finding(
        REPEATED_PARAGRAPH,
        second.block.text_span,
        f"This paragraph stands in the article {times}, word for word.",
        fixes=cleaner.remove([unit.block for unit in group[1:]], first.block, "Remove the repeated paragraph"),
        related=(
            Related("the first copy", first.block.text_span),
            *(Related("another copy", unit.block.text_span) for unit in others),
        ),
    )


def _find_near(
    units: Sequence[Unit], groups: Iterable[Sequence[Unit]], around: Surroundings, options: Options
) -> Iterator[tuple[Unit, Unit, Copy]]:
    later = {id(unit) for group in groups for unit in group[1:]}
    least = options.integer(NEAR_DUPLICATE, "min-words")
    asked = [
        unit
        for unit in units
        if id(unit) not in later and len(unit.words) >= least and not around.is_reference(unit.block)
    ]
    for copy in near_copies.find_copies(asked, around, options.number(NEAR_DUPLICATE, "similarity") / 100):
        yield asked[copy.first], asked[copy.second], copy


def _report_near(article: Article, first: Unit, second: Unit, copy: Copy, cleaner: Cleaner) -> Finding:
    is_first_weaker = _is_weaker(first, second, copy.likeness)
    weaker, stronger = (first, second) if is_first_weaker else (second, first)
    alone = copy.likeness.first_only if is_first_weaker else copy.likeness.second_only
    place = "earlier" if is_first_weaker else "later"
    title = f"Remove the weaker copy, the {place} one"
    return Finding(
        NEAR_DUPLICATE,
        second.block.text_span,
        _describe(first, second),
        confidence="high" if copy.likeness.shared >= _SURE else "medium",
        fixes=() if has_own_part(article, weaker, alone) else cleaner.remove([weaker.block], stronger.block, title),
        related=(Related("the paragraph that it repeats", first.block.text_span),),
    )


def _is_weaker(first: Unit, second: Unit, likeness: Likeness) -> bool:
    """Whether the second of two copies says all that the first says and more, or far more, so that it is to stay."""
    alone = sum(first.stems[place] not in FUNCTION_WORDS for place in likeness.first_only)
    more = sum(second.stems[place] not in FUNCTION_WORDS for place in likeness.second_only)
    return (alone == 0 and more >= _SAYS_MORE) or first.content < second.content * 0.8


def _describe(first: Unit, second: Unit) -> str:
    """What a near copy shares with the first text, and what sets it apart."""
    likeness = compare(first.stems, second.stems, dict.fromkeys((*first.stems, *second.stems), 1.0))
    total = len(second.words)
    shared = total - len(likeness.second_only)
    added, dropped = _name_words(second, likeness.second_only), _name_words(first, likeness.first_only)
    message = f"This paragraph says again what an earlier one says: {shared} of its {total} words stand there too"
    parts = [f"here it has {added}" if added else "", f"there {dropped}" if dropped else ""]
    differing = ", ".join(part for part in parts if part)
    return f"{message}; {differing}." if differing else f"{message}, in another order."


def _name_words(unit: Unit, places: tuple[int, ...]) -> str:
    """The words at some places as they stand, neighbours in one pair of marks, the most telling first."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    telling = [run for run in runs if any(unit.stems[place] not in FUNCTION_WORDS for place in run)]
    prose = unit.block.prose
    shown = [_cut(prose[unit.words[run[0]].start : unit.words[run[-1]].end]) for run in (telling or runs)[:_SHOWN]]
    return ", ".join(f"“{text}”" for text in shown)


def _cut(text: str, limit: int = 60) -> str:
    """A text on one line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _report_sentences(groups: Iterable[Sequence[Unit]], reported: set[frozenset[int]]) -> Iterator[Finding]:
    for copy in find_repeated_sentences(groups, reported):
        first, second, *others = copy.places
        what = "This sentence stands" if copy.count == 1 else f"These {copy.count} sentences stand"
        times = "twice" if not others else f"{len(copy.places)} times"
        yield Finding(
            REPEATED_SENTENCE,
            second.span,
            f"{what} in the article {times}, word for word.",
            related=(
                Related("the first copy", first.span),
                *(Related("another copy", place.span) for place in others),
            ),
        )


CHECKS: tuple[Check, ...] = (
    Check((REPEATED_PARAGRAPH, NEAR_DUPLICATE, REPEATED_SENTENCE), check_prose),
    Check((REPEATED_HEADING,), check_headings),
)
