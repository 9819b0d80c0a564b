"""Common verbs and nouns with their forms, and what a form becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from contentlint.resources import read_text

_OTHER_BASES = frozenset("found fell felt saw rose left led".split())  # forms that have a meaning of their own


class Verb(NamedTuple):
    """A row of verbs.tsv."""

    base: str
    third: str
    past: str
    participle: str
    alone: str
    gerund: str


class Noun(NamedTuple):
    """A row of nouns.tsv."""

    singular: str
    plural: str
    what: str
    verb: str


@cache
def _verbs() -> tuple[Verb, ...]:
    return tuple(Verb(*row) for row in read_rows("grammar/verbs.tsv"))


@cache
def _nouns() -> tuple[Noun, ...]:
    return tuple(Noun(*row) for row in read_rows("grammar/nouns.tsv"))


def read_rows(path: str) -> list[list[str]]:
    """The rows of a table of the rules, without its comments and its head."""
    lines = [line for line in read_text(path).splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


@cache
def word_lists() -> Mapping[str, Sequence[str]]:
    """The lists that a rule may name.

    `third`, `past`: where these are no base form of a verb; `wayward`: a past that is no participle either; `lexical`,
    `thirdlexical`, `pastlexical`, `gerund`: of verbs that are nothing else; `base`: of all; `inflected`: all forms but
    that. `singular`, `plural`: nouns that can be counted; `purely`, `purelies`: those that are no verb; `person`,
    `persons`: those who can act.
    """
    bases = {verb.base for verb in _verbs()} | _OTHER_BASES
    lexical = [verb for verb in _verbs() if verb.alone == "yes"]
    pure = [noun for noun in _nouns() if noun.verb == "no"]
    people = [noun for noun in pure if noun.what == "person"]
    return {
        "base": [verb.base for verb in _verbs()],
        "third": [verb.third for verb in _verbs()],
        "past": [verb.past for verb in _verbs() if verb.past not in bases],
        "wayward": [verb.past for verb in _verbs() if verb.past not in bases | {verb.participle}],
        "lexical": [verb.base for verb in lexical],
        "thirdlexical": [verb.third for verb in lexical],
        "pastlexical": [verb.past for verb in lexical if verb.past not in bases],
        "gerund": [verb.gerund for verb in lexical],
        "inflected": [form for verb in _verbs() if verb.base != "do" for form in _inflect(verb) if form not in bases],
        "singular": [noun.singular for noun in _nouns()],
        "plural": [noun.plural for noun in _nouns()],
        "purely": [noun.singular for noun in pure],
        "purelies": [noun.plural for noun in pure],
        "person": [noun.singular for noun in people],
        "persons": [noun.plural for noun in people],
    }


def _inflect(verb: Verb) -> tuple[str, ...]:
    return tuple(dict.fromkeys((verb.third, verb.past, verb.gerund)))


@cache
def _verb_of() -> Mapping[str, Verb]:
    return {form: verb for verb in reversed(_verbs()) for form in _forms(verb)}


def _forms(verb: Verb) -> tuple[str, ...]:
    return (verb.gerund, verb.participle, verb.past, verb.third, verb.base)


@cache
def _noun_of() -> Mapping[str, Noun]:
    return {form: noun for noun in reversed(_nouns()) for form in (noun.plural, noun.singular)}


def find_verb(form: str) -> Verb | None:
    """The verb of a form, the likeliest where it is of several."""
    return _verb_of().get(form)


def _before_last(text: str, word: str) -> str:
    head, last = text.split()[:-1], text.split()[-1]
    return " ".join([*head, word, last])


_CHANGES: Mapping[str, Callable[[str], str]] = {
    "first": lambda text: text.split()[0],
    "last": lambda text: text.split()[-1],
    "a": lambda text: _before_last(text, "an" if text.split()[-1][0] in "aeio" else "a"),
    "the": lambda text: _before_last(text, "the"),
    "to": lambda text: _before_last(text, "to"),
    "be": lambda text: _before_last(text, "be"),
    "of the": lambda text: f"{text} the",
}


def change(text: str, becomes: str) -> str | None:
    """Words in another form: `first` or `last` for that word alone, `a`, `the`, `to` or `be` put before the last, or a
    column of verbs.tsv or nouns.tsv. None where the form is not known.
    """
    if not becomes or not text.strip():
        return None
    if becomes in _CHANGES:
        return _CHANGES[becomes](text)
    word = text.split()[-1]
    known: Verb | Noun | None = _noun_of().get(word) if becomes in Noun._fields else _verb_of().get(word)
    return str(getattr(known, becomes)) if known else None
