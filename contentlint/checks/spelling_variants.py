"""American and British spelling in one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from contentlint.checks.spelling_forms import OTHER, Form, Side, find_forms, place
from contentlint.checks.word_uses import count_times, keep_case, replace_all
from contentlint.features.article import Article
from contentlint.model import Finding, Related

RULE = "consistency/spelling-variant"
_SIDES: tuple[Side, Side] = ("American", "British")
_BRITISH = frozenset(("gb", "uk", "au", "nz", "ie", "za", "in"))
_LEAST_FORMS = 2
_LEAD = 2


def find_mixed(article: Article) -> Iterator[Finding]:
    """One finding for each form that goes against the article's other spelling, or against its language."""
    forms = find_forms(article)
    if not forms:
        return
    judge = Judge(forms, _declared_side(article.document.language), article.document.language or "")
    for form in forms:
        why = judge.find_fault(form)
        if why:
            yield _report(form, why, judge.find_witness(form))


def _declared_side(language: str | None) -> Side | None:
    region = (language or "").lower().replace("_", "-").partition("-")[2].rpartition("-")[2]
    if region == "us":
        return "American"
    return "British" if region in _BRITISH else None


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

    def find_witness(self, form: Form) -> Form | None:
        """The form that a fault goes against: the same word, one of its family, or what the article keeps to."""
        side = form.spelling.side
        family = [rival for rival in self._families[form.spelling.family] if rival.spelling.side != side]
        kept = self._ize[self.ize_side] if form.spelling.is_ize and self.ize_side not in (None, side) else []
        for forms in (family, self._evidence[OTHER[side]], kept):
            if forms:
                return max(forms, key=lambda rival: (rival.text == form.spelling.other, len(rival.uses)))
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
        return min(place(f.uses[0]) for f in own) > min(place(f.uses[0]) for f in rivals)

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


def _report(form: Form, message: str, witness: Form | None) -> Finding:
    first, *others = form.uses
    wanted = form.spelling.other
    where = f" in all {len(form.uses)} places" if others else ""
    return Finding(
        RULE,
        first.span,
        message,
        fixes=replace_all(form.uses, [keep_case(use.text, wanted) for use in form.uses], f"Write “{wanted}”{where}"),
        related=(
            *(Related(f"“{use.text}” again", use.span) for use in others),
            *(_relate(witness) if witness else ()),
        ),
    )


def _relate(witness: Form) -> Iterator[Related]:
    """The places of the spelling that a form goes against."""
    for use in witness.uses:
        yield Related(f"{_name_side(witness)} “{use.text}”", use.span)


def _name_side(form: Form) -> str:
    """How a form's spelling is called: by its variety, or by its ending where both are good in one."""
    return "the ending of" if form.spelling.is_ize else form.spelling.side
