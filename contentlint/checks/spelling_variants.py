"""American and British spelling in one article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, NamedTuple

from contentlint.checks.word_uses import Selection, Use, count_times, keep_case, replace_all
from contentlint.features.article import Article
from contentlint.model import Finding, Related
from contentlint.resources import read_text
from contentlint.text.similarity import FUNCTION_WORDS
from contentlint.text.words import Word

RULE = "consistency/spelling-variant"
Side = Literal["American", "British"]
_BRITISH = frozenset(("gb", "uk", "au", "nz", "ie", "za", "in"))
_PART = re.compile(r"[^\W\d_]+")
_LEAST_FORMS = 2
_LEAD = 2


class Spelling(NamedTuple):
    """A form of a word with two spellings. `is_peculiar`: only this side writes so; `is_ize`: in -ize or -ise."""

    side: Side
    other: str
    family: str
    is_peculiar: bool
    is_ize: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A form as the article uses it: its lower-case letters, its spelling, and where it stands."""

    text: str
    spelling: Spelling
    uses: tuple[Use, ...]


@cache
def spellings() -> Mapping[str, Spelling]:
    """All known forms, lower case."""
    table: dict[str, Spelling] = {}
    for line in read_text("consistency/spelling.tsv").splitlines():
        if line.startswith("#") or not line:
            continue
        american, british, peculiar, family = line.split("\t")
        is_ize = peculiar == "ize"
        table[american] = Spelling("American", british, family, peculiar in ("both", "american"), is_ize)
        table[british] = Spelling("British", american, family, peculiar in ("both", "british", "ize"), is_ize)
    return table


def find_mixed(article: Article) -> Iterator[Finding]:
    """One finding for each form that goes against the article's other spelling, or against its language."""
    forms = _find_forms(article)
    if not forms:
        return
    judge = Judge(forms, _declared_side(article.document.language), article.document.language or "")
    for form in forms:
        why = judge.find_fault(form)
        if why:
            yield _report(form, why)


def _declared_side(language: str | None) -> Side | None:
    region = (language or "").lower().replace("_", "-").partition("-")[2].rpartition("-")[2]
    if region == "us":
        return "American"
    return "British" if region in _BRITISH else None


def _find_forms(article: Article) -> list[Form]:
    selection = Selection(article)
    common: dict[str, list[Use]] = defaultdict(list)
    names: list[tuple[str, Use, frozenset[str]]] = []
    for block in article.blocks:
        if not article.reads_english(block):
            continue
        words = article.words(block)
        for at, key, start, end in _known_words(words):
            if not selection.is_open(block, start, end):
                continue
            use = Use(block, start, end, selection.is_name(block, start, end))
            if use.is_name or (not use.text.islower() and selection.has_title_case(block)):
                names.append((key, use, _neighbours(words, at)))
            else:
                common[key].append(use)
    _admit_names(common, names)
    table = spellings()
    found = [Form(key, table[key], tuple(sorted(uses, key=_place))) for key, uses in common.items()]
    return sorted(found, key=lambda form: _place(form.uses[0]))


def _place(use: Use) -> int:
    return use.span.start


def _known_words(words: Sequence[Word]) -> Iterator[tuple[int, str, int, int]]:
    """Index, form and place of the words, and the parts of hyphenated words, that are spelled in two ways."""
    table = spellings()
    for at, word in enumerate(words):
        key = word.text.lower()
        if key in table:
            yield at, key, word.start, word.end
        elif not key.isalpha():
            for part in _PART.finditer(key):
                if part[0] in table:
                    yield at, part[0], word.start + part.start(), word.start + part.end()


def _neighbours(words: Sequence[Word], at: int) -> frozenset[str]:
    near = [words[place].key for place in (at - 1, at + 1) if 0 <= place < len(words)]
    return frozenset(near) - FUNCTION_WORDS


def _admit_names(common: dict[str, list[Use]], names: Iterable[tuple[str, Use, frozenset[str]]]) -> None:
    """Count a capitalised word where the article writes the same name in the other spelling too.

    In a heading, and in capitals throughout, it counts too where the word is a common one elsewhere.
    """
    table = spellings()
    listed = list(names)
    near: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, _, neighbours in listed:
        near[table[key].family, table[key].side] |= neighbours
    families = {table[key].family for key in common}
    for key, use, neighbours in listed:
        spelling = table[key]
        other: Side = "British" if spelling.side == "American" else "American"
        is_mixed = not near[spelling.family, other].isdisjoint(neighbours)
        is_plain = not use.is_name or use.text.isupper()
        if is_mixed or (is_plain and spelling.family in families):
            common[key].append(replace(use, is_name=is_mixed))


class Judge:
    """Knows which spelling an article keeps to, and what goes against it."""

    def __init__(self, forms: Sequence[Form], declared: Side | None, language: str) -> None:
        self._forms = forms
        self._language = language if declared else ""
        self._families: dict[str, list[Form]] = defaultdict(list)
        for form in forms:
            self._families[form.spelling.family].append(form)
        self._evidence = _part(form for form in forms if form.spelling.is_peculiar)
        self.side = declared or _clear_majority(self._evidence)
        self._ize = _part(form for form in forms if form.spelling.is_ize)
        self.ize_side = _clear_majority(self._ize)

    def find_fault(self, form: Form) -> str | None:
        """What is wrong with a form, or None."""
        spelling = form.spelling
        if self.side and spelling.side != self.side and spelling.is_peculiar:
            return self._say_against_side(form)
        rivals = [f for f in self._families[spelling.family] if f.spelling.side != spelling.side]
        if rivals and self._loses(form, rivals):
            return _say_two_ways(form, rivals)
        if spelling.is_ize and self.ize_side and self.ize_side != spelling.side and self.side != "American":
            return _say_ize(form, self._ize[self.ize_side])
        return None

    def _loses(self, form: Form, rivals: Sequence[Form]) -> bool:
        """Whether the other spelling of the same word has the better claim."""
        if self.side and any(rival.spelling.is_peculiar and rival.spelling.side != self.side for rival in rivals):
            return False
        side = form.spelling.side
        own = [f for f in self._families[form.spelling.family] if f.spelling.side == side]
        mine, theirs = _count(own), _count(rivals)
        if mine != theirs:
            return mine < theirs
        kept = self.side or (self.ize_side if form.spelling.is_ize else None)
        if kept:
            return side != kept
        return min(_place(f.uses[0]) for f in own) > min(_place(f.uses[0]) for f in rivals)

    def _say_against_side(self, form: Form) -> str:
        spelling = form.spelling
        rivals = [f for f in self._families[spelling.family] if f.spelling.side != spelling.side]
        if self._language and not rivals:
            return (
                f"“{_shown(form)}” is the {spelling.side} spelling, and the article’s language is {self._language}, "
                f"which writes “{spelling.other}”."
            )
        if rivals:
            return _say_two_ways(form, rivals)[:-1] + f", and the article’s other words keep to {self.side} spelling."
        evidence = self._evidence[self.side or "American"]
        return (
            f"“{_shown(form)}” is the {spelling.side} spelling, but the article keeps to {self.side} spelling "
            f"elsewhere ({_list_forms(evidence)})."
        )


_SIDES: tuple[Side, Side] = ("American", "British")


def _part(forms: Iterable[Form]) -> dict[Side, list[Form]]:
    parted: dict[Side, list[Form]] = {side: [] for side in _SIDES}
    for form in forms:
        parted[form.spelling.side].append(form)
    return parted


def _clear_majority(evidence: Mapping[Side, Sequence[Form]]) -> Side | None:
    """The side that has more forms, two at least, and twice as many uses."""
    for side, other in (_SIDES, _SIDES[::-1]):
        mine, theirs = evidence[side], evidence[other]
        if len(mine) >= _LEAST_FORMS and len(mine) > len(theirs) and _count(mine) >= _LEAD * _count(theirs):
            return side
    return None


def _count(forms: Iterable[Form]) -> int:
    return sum(len(form.uses) for form in forms)


def _shown(form: Form) -> str:
    return form.uses[0].text


def _say_two_ways(form: Form, rivals: Sequence[Form]) -> str:
    rival = max(rivals, key=lambda f: (f.text == form.spelling.other, len(f.uses)))
    subject = "One word is" if rival.text.casefold() == form.spelling.other else "Words of one family are"
    return (
        f"{subject} spelled two ways: “{_shown(form)}” {count_times(len(form.uses))} and "
        f"“{rival.text}” {count_times(len(rival.uses))}."
    )


def _say_ize(form: Form, majority: Sequence[Form]) -> str:
    ending = "-ize" if form.spelling.side == "British" else "-ise"
    return f"The article otherwise writes {ending} ({_list_forms(majority)}), but here “{_shown(form)}”."


def _list_forms(forms: Iterable[Form]) -> str:
    """The two commonest forms and how often all stand."""
    ordered = sorted(forms, key=lambda form: -len(form.uses))
    return ", ".join(f"“{form.text}”" for form in ordered[:2]) + f"; {count_times(_count(ordered))} in all"


def _report(form: Form, message: str) -> Finding:
    first, *others = form.uses
    wanted = form.spelling.other
    where = f" in all {len(form.uses)} places" if others else ""
    return Finding(
        RULE,
        first.span,
        message,
        fixes=replace_all(form.uses, [keep_case(use.text, wanted) for use in form.uses], f"Write “{wanted}”{where}"),
        related=tuple(Related(f"“{use.text}” again", use.span) for use in others),
    )
