"""Who is said to speak by the words before a quotation: "Ruiz said:", "as Ruiz puts it", "in Ruiz's words"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from contentlint.features import speech
from contentlint.features.names import Name, find_names, is_person
from contentlint.features.reporting import Attribution, name_pronoun, name_speaker

_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]*_]*\s+(?=[\"“«A-Z(@])")
_PROVERB = re.compile(
    r"\b(?:as the (?:old )?(?:saying|proverb|adage|song|line) goes|"
    r"(?:the|an?|old|ancient|famous|popular|common|[A-Z]\w+) (?:saying|proverb|adage))\b[^.]{0,40}$"
)
_LABEL = re.compile(r"^\s*(?P<rest>[A-ZÀ-Þ@][^.:!?“\"]{1,80})\s*:\s*$")
_SOURCE = re.compile(
    r"\b(?:respondents?|participants?|recommendation|statement|representative|spokes\w+|reviewer|reader|customer|"
    r"colleague|employee|report|letter|law|act|policy|guidance|manifesto|survey|memo|memorandum)\b",
    re.I,
)
_EXAMPLE = re.compile(r"\b(?:like|such as|examples?|samples?|try|ask|say|write|use|questions?|templates?)\b", re.I)
_NO_SPEAKER = re.compile(
    r"(?:you|we|it|long|soon|much|many|well|far|part|of|such|though|if|usual|always|a result|"
    r"an? (?:example|way|means))\b"
)
_REACH = 260


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    verb, adverbs = speech.verb_pattern(), speech.ADVERBS
    puts = rf"(?:puts?|describes?|described|{verb})"
    return {
        "according": re.compile(
            r"\b(?:[Aa]ccording to|[Ii]n the words of|[Tt]o quote|[Qq]uot(?:ing|ed|es|e)(?: from| by)?|[Ff]rom|"
            r"[Bb]y|[Tt]o borrow from|[Tt]o paraphrase)"
            r"\s+(?P<rest>[^“”\".;:]{2,140}?)\s*[,:–—-]?\s*$"
        ),
        "words": re.compile(
            r"[’']s?\s+(?:[\w-]+\s+){0,3}(?:words?|remarks?|advice|question|answer|reply|line|motto|quote|quip|"
            r"observation|dictum|warning|message|maxim|definition)\b[^.;“”\"]{0,50}$"
        ),
        "as-puts": re.compile(
            rf"\b[Aa]s\s+(?P<rest>[^“”\".;:]{{2,140}}?)\s+{adverbs}{puts}(?:\s+(?:it|"
            rf"us))?\b[^.;“”\"]{{0,60}}[,:]?\s*$"
        ),
        "verb": re.compile(rf"\b(?P<verb>{verb})\b"),
        "embed": re.compile(
            r"\b(?:call(?:s|ed)?|describe[sd]?|dub(?:s|bed)|label(?:s|led|ed)|refer(?:s|red) to|consider(?:s|"
            r"ed))\b[^.;:“”\"]{0,60}$"
        ),
    }


def read_introduction(text: str, inner: str = "") -> Attribution | None:
    """Who speaks according to `text`, which a quotation follows; `inner` is the quoted words, where they are known."""
    clause = last_clause(text)
    if not clause.strip():
        return None
    if _PROVERB.search(clause):
        return Attribution("said", None)
    for speaker in _introduced(clause):
        if speech.is_anyone(speaker) and not find_names(speaker):
            return Attribution("anyone", None)
        return name_speaker(speaker)
    label = _LABEL.match(clause) if len(clause) == len(text) else None
    if label and (names := find_names(label["rest"])) and _is_label(label["rest"], names[0]):
        return Attribution("said", names[0].text)
    is_fragment = len(inner.split()) > 2 and inner[0].islower()
    return _from_verb(clause, is_fragment) or _from_embedding(clause) or _from_colon(clause, inner)


def _introduced(clause: str) -> Iterator[str]:
    """The words that a phrase of introduction puts in the speaker's place."""
    if (match := _patterns()["as-puts"].search(clause)) and not _NO_SPEAKER.match(match["rest"]):
        yield match["rest"]
    if match := _patterns()["words"].search(clause):
        owner = re.split(r"[.;:]", clause[max(0, match.start() - 80) : match.start()])[-1]
        if len(owner.strip()) > 1:
            yield owner
    if (match := _patterns()["according"].search(clause)) and _credits(clause, match["rest"]):
        yield match["rest"]


def _from_colon(clause: str, inner: str) -> Attribution | None:
    """A whole sentence after a colon, and a name before it."""
    if not clause.rstrip().endswith(":") or len(inner.split()) < 5 or not inner[0].isupper():
        return None
    names = [name.text for name in find_names(clause) if len(name.tokens) > 1 and not name.text.isupper()]
    people = [name for name in names if is_person(name)]
    if people or (re.search(r"\b(?:his|her)\b", clause) and names):
        return Attribution("said", (people or names)[0])
    return Attribution("said", None) if _SOURCE.search(clause) and not _EXAMPLE.search(clause) else None


def _is_label(text: str, name: Name) -> bool:
    """Whether a text before a colon is a speaker's name, as in an interview."""
    rest = text[name.end :].strip()
    certain = is_person(name.text) or name.text.startswith("@") or (name.text.isupper() and len(name.text) > 3)
    return certain and name.start <= 5 and (not rest or rest[0] in ",(")


def _credits(clause: str, rest: str) -> bool:
    """Whether "from" or "by" introduces a speaker: a name follows, and the clause ends in a colon or a comma."""
    strong = re.search(r"\b(?:according to|words of|quot)", clause, re.I)
    return bool(strong or (find_names(rest) and clause.rstrip()[-1:] in ":,"))


def last_clause(text: str) -> str:
    """What stands between the last end of a sentence, or of a quotation, and the end of `text`."""
    text = text[-_REACH:]
    ends = [m.end() for m in _SENTENCE_END.finditer(text)]
    text = text[ends[-1] :] if ends else text
    quote = max(text.rfind(mark) for mark in '”»"')
    return text[quote + 1 :] if quote >= 0 else text


def _from_verb(clause: str, is_fragment: bool) -> Attribution | None:
    found = list(_patterns()["verb"].finditer(clause))
    for match in reversed(found):
        tail, head = clause[match.end() :], clause[: match.start()]
        if len(tail.split()) > 14 or re.search(r"[;(]|\b(?:because|which|but|such as|e\.g)\b", tail):
            continue
        if speech.is_modal(head) or speech.is_condition(head):
            return Attribution("anyone", None)
        subject = _subject(head, tail)
        if subject is None:
            if speech.is_base_form(match["verb"]) and re.fullmatch(r"\W*|.*(?:,|\band|\bor|:)\s*", head):
                return Attribution("anyone", None)
            continue
        if (
            subject.sort == "said"
            and subject.subject is None
            and not subject.pronoun
            and not (is_fragment or _introduces(tail))
        ):
            continue
        return subject
    return None


def _introduces(tail: str) -> bool:
    """Whether the words between a verb of saying and the opening mark lead straight to the quotation."""
    return tail.strip() in ("", ",", ":", "that", "that,", "it", "it:") or tail.rstrip().endswith((":", ","))


def _subject(head: str, tail: str) -> Attribution | None:
    """The subject at the end of the words before a verb of saying."""
    head = re.sub(rf"\s+{speech.ADVERBS}$", " ", speech.drop_habit(head) + " ").rstrip()
    head = re.sub(r"(?:\s+(?:has|had|have|also|once|later|then|is|was|as|and|who|\w+ly))+$", "", head)
    pronoun = re.search(rf"(?:^|[\s,(])({speech.PRONOUN})(?:\s+(?:all|both))?$", head)
    if pronoun:
        return name_pronoun(pronoun[1])
    if speech.is_anyone(head):
        return Attribution("anyone", None)
    if names := find_names(head):
        nearest = _nearest(head, names)
        if nearest is None and tail.rstrip().endswith((":", ",")):
            nearest = next((name for name in names if len(name.tokens) > 1), names[0])
        return Attribution("said", nearest.text) if nearest else None
    if speech.is_family(head):
        return Attribution("scene", None)
    return Attribution("said", None) if re.search(rf"(?i:(?:^|[\s,]){speech.PHRASE})$", head) else None


def _nearest(head: str, names: list[Name]) -> Name | None:
    """The name that is the subject: it ends the words, or stands before an apposition that does."""
    while head:
        found = next((name for name in names if name.end == len(head)), None)
        if found:
            return found
        head = head[:-1].rpartition(",")[0] if head.endswith(",") else ""
    return None


def _from_embedding(clause: str) -> Attribution | None:
    """ "Ruiz called the plan “...”": a fragment of what someone said."""
    match = _patterns()["embed"].search(clause)
    if (
        not match
        or speech.is_modal(clause[: match.start()])
        or re.search(r"\b(?:is|are|was|were|be|been|so|often)\s*$", clause[: match.start()])
    ):
        return None
    head = clause[: match.start()].rstrip()
    names = find_names(head)
    if names and len(head) - names[-1].end <= 1:
        return Attribution("said", names[-1].text)
    pronoun = re.search(r"(?:^|\s)(he|she|He|She)$", head)
    return Attribution("said", None, pronoun=True) if pronoun else None
