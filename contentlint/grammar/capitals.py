"""Capitals that a sentence lacks at its start, and names of nations, languages, days and months without theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentlint.grammar.engine import Slip
from contentlint.grammar.messages import explain

_SUBJECTS = "it|this|that|they|we|he|she|the|there|these|those|you"
_LOST = re.compile(rf"(?P<before>[^\W\d_]{{3,}})[.!?] (?P<word>{_SUBJECTS}) (?=[a-z])")
_ABBREVIATIONS = frozenset(
    "approx etc incl excl max min est dept fig figs vol vols eds inc ltd corp resp cit temp tel ext seq corr misc orig"
    " assoc govt univ intl natl abbr trans repr ref refs chap cont fem masc sing plur viz cca jan feb mar apr jun jul"
    " aug sep sept oct nov dec mon tue wed thu fri sat sun prof gen col capt sgt rev hon esq".split()
)
_NAMES = (
    "african american argentinian asian australian austrian belgian brazilian british bulgarian canadian"
    " chilean chinese colombian croatian cuban czech danish dutch egyptian english estonian ethiopian"
    " european finnish french german hungarian icelandic indian indonesian iranian iraqi irish islamic"
    " israeli italian jamaican japanese kenyan korean latvian lithuanian malaysian mexican moroccan nigerian"
    " norwegian pakistani palestinian peruvian portuguese romanian russian scottish serbian singaporean"
    " slovak spanish swedish syrian taiwanese thai tunisian turkish ukrainian venezuelan vietnamese welsh"
    " monday tuesday wednesday thursday friday saturday sunday january february april june july september"
    " october november december africa argentina australia austria belgium brazil britain canada denmark"
    " egypt england europe finland france germany hungary iceland india indonesia ireland israel italy japan"
    " kenya korea malaysia mexico morocco nigeria norway pakistan peru poland portugal russia scotland"
    " singapore spain sweden switzerland taiwan thailand ukraine venezuela vietnam christmas"
).split()
_NAME = re.compile(
    rf"(?<![\w@#/\\.\-_'’\"“$:=])(?:{'|'.join(_NAMES)})(?![\w@/\\\-_(=:\"”]|\.\w)"
    r"(?! (?:fries|fry|doors?|toast|press|horns?|windows?)\b)"
)


def find_capitals(text: str) -> Iterator[Slip]:
    """Small letters after the end of a sentence, the sure ones, and in names."""
    for match in _LOST.finditer(text):
        if match["before"].lower() not in _ABBREVIATIONS and "." not in text[match.start() - 1 : match.start()]:
            yield _slip(match, match["word"].capitalize(), "SentenceOpening")
    for match in _NAME.finditer(text):
        yield _slip(match, match[0].capitalize(), "NameInSmallLetters", 0)


def _slip(match: re.Match[str], better: str, rule: str, group: str | int = "word") -> Slip:
    message = explain("capitalization", match[group], (better,), "", own=False)
    return Slip(*match.span(group), "capitalization", message, (better,), (f"contentlint:{rule}",))
