"""The words that tell of speech: verbs of saying in the forms that report it, and who cannot be a speaker."""

from __future__ import annotations

import re
from functools import cache

_REGULAR = """
    acknowledge add admit advise affirm agree announce answer argue ask assert boast caution chuckle claim
    clarify comment complain concede conclude confess confirm contend continue counter cry declare demand echo
    emphasise emphasize exclaim explain express groan grumble hint inform inquire insist interject interrupt
    joke lament laugh maintain mention murmur muse mutter note observe offer opine phrase plead post predict
    proclaim promise quip react reason recall recommend recount reflect remark remember remind reply report
    respond retort reveal scream share shout sigh snap speculate state stress suggest summarise summarize tweet
    urge volunteer warn whisper wonder yell
""".split()
_IRREGULAR = """
    saying blogged put puts quipped said sang say says speaks spoke swears swore taught teaches tell tells think thinks
    thought told write writes written wrote
""".split()
_BASE = "say says ask tell write reply answer respond think shout whisper"
_DETERMINER = r"(?:the|a|an|one|another|my|our|his|her|its|their|some|many|several|two|three|most|both|each|every)"


def _forms(verb: str) -> list[str]:
    stem = verb[:-1] if re.search(r"[^aeiou]y$", verb) else verb
    past = verb + "d" if verb.endswith("e") else stem + "ied" if stem != verb else verb + "ed"
    third = stem + "ies" if stem != verb else verb + ("es" if re.search(r"(?:s|sh|ch)$", verb) else "s")
    return [verb, past, third]


@cache
def verbs() -> frozenset[str]:
    """Verbs of saying."""
    doubled = ("quipped", "admitted", "hinted", "snapped")
    return frozenset(form for verb in _REGULAR for form in _forms(verb)) | frozenset(_IRREGULAR) | frozenset(doubled)


@cache
def verb_pattern() -> str:
    return "(?:" + "|".join(sorted(verbs(), key=len, reverse=True)) + r"|point(?:s|ed) out|put(?:s)? it|goes on)"


ADVERBS = r"(?:(?:also|then|later|once|often|always|simply|has|had|have|even|never|again|\w+ly)\s+){0,2}"
PRONOUN = r"(?:he|she|they|I|we|He|She|They|We)"
PHRASE = rf"\b{_DETERMINER}\b[\w\s’'/-]{{2,60}}?"

_HABIT = re.compile(r"\s+(?:used|likes?|liked|loves?|loved|tends?|tended|prefers?|preferred) to\s*$", re.I)
_PRIVATE = re.compile(
    r"\b(?:my|his|her|our|their|your|an?|one|another)\s+(?:[\w-]+\s+){0,2}?(?:mother|mom|mum|dad|father|wife|husband|son|"
    r"daughter|sister|brother|boyfriend|girlfriend|partner|friend|boss|neighbou?r|roommate|aunt|uncle|grandmother|grandma|"
    r"grandfather|grandpa|cousin|kid|child|teacher|therapist|stranger|waiter|waitress|nurse|driver|man|woman|boy|girl)\b",
    re.I,
)
_CONDITION = re.compile(r"\b(?:if|unless|whenever|imagine|suppose|whether)\b[^,;:]*$", re.I)
_MODAL = re.compile(
    r"\b(?:might|may|could|would|should|can|will|must|shall|to|don[’']t|doesn[’']t|never|not|if|when|whenever|"
    r"cannot|let[’']s|"
    r"instead of|avoid|try|start|stop|by|without|rather than|before|ever|how to|what if|imagine|"
    r"suppose)\s+(?:\w+ly\s+|just\s+|always\s+|then\s+|be\s+|also\s+)?$",
    re.I,
)
_ANYONE = re.compile(
    r"\b(?:(?:you|people|someone|somebody|anyone|anybody|everyone|everybody|nobody|no one|a person|those|who|"
    r"(?:many|most|some|other|often)\s+\w+|users?|customers?|clients?|visitors?|readers?|kids|children|parents|"
    r"a (?:user|customer|client|friend|visitor|reader|person|child|stranger))\b(?:\s+\w+){0,2}|\bone)\s*$",
    re.I,
)
_FAMILY = re.compile(
    r"\b(?:my|his|her|our|their|the|a|your)\s+(?:\w+\s+)?(?:mother|mom|mum|dad|father|parents?|wife|husband|son|"
    r"daughter|sister|brother|"
    r"boyfriend|girlfriend|partner|friend|boss|neighbou?r|roommate|aunt|uncle|grandmother|grandma|grandfather|"
    r"grandpa|"
    r"cousin|kid|child|teacher|stranger|waiter|nurse|driver|man|woman|boy|girl)\b",
    re.I,
)


def is_modal(before: str) -> bool:
    """Whether the words before a verb of saying make it a thing that may be said, not one that was."""
    return bool(_MODAL.search(drop_habit(before)[-60:]))


def drop_habit(before: str) -> str:
    """The words before a verb of saying, without "used to" or "likes to", which tell of what is really said."""
    return _HABIT.sub(" ", before)


def names_private(text: str) -> bool:
    """Whether a text tells of a private person: "my grandmother", "a woman"."""
    return bool(_PRIVATE.search(text))


def is_condition(before: str) -> bool:
    """Whether a clause that ends in a verb of saying is a condition."""
    return bool(_CONDITION.search(before))


def is_anyone(subject: str) -> bool:
    """Whether a subject is nobody in particular."""
    return bool(_ANYONE.search(subject[-60:]))


def is_family(subject: str) -> bool:
    """Whether a subject is a private person in a scene."""
    return bool(_FAMILY.search(subject[-60:]))


def is_base_form(verb: str) -> bool:
    """Whether a verb may be an imperative."""
    return verb.casefold() in _BASE.split() or verb.casefold() in _REGULAR
