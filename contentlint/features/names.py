"""Names of people and bodies, as runs of capitalized words."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from contentlint.resources import read_words

_TOKEN = (
    r"(?:(?:Dr|Mrs?|Ms|Prof|Rev|Sen|Rep|Gov|Gen|Hon|St)\.|(?:[A-ZÀ-ÖØ-Þ]\.){2,4}"
    r"|[A-ZÀ-ÖØ-ÞŁŚŻČŠŽ][\w’'.-]*[\w]|[A-ZÀ-ÖØ-Þ]\.?)"
)
_PARTICLE = r"(?:de|la|le|van|von|der|den|bin|ibn|al|el|da|dos|du|ter|ten|of the|of)"
NAME = re.compile(
    rf"(?<![\w@#])(?:@\w[\w.-]*\w|{_TOKEN}(?:\s+(?:{_PARTICLE}\s+){{0,2}}(?:[a-z]{{2}}(?=[A-Z]))?{_TOKEN}){{0,7}})"
)
_POSSESSIVE = re.compile(r"[’']s?$")


class Name(NamedTuple):
    """A capitalized name, honorifics and roles left out, with its place in the text that it was found in."""

    text: str
    start: int
    end: int

    @property
    def tokens(self) -> list[str]:
        return self.text.split()


def find_names(text: str) -> list[Name]:
    """Runs of capitalized words that may be names of people or bodies, in order."""
    found = (clean_name(match) for match in NAME.finditer(text))
    return [name for name in found if name is not None]


def clean_name(match: re.Match[str]) -> Name | None:
    """The name in a match of `NAME`, without what stands before it: a sentence's first word, an address, a role."""
    tokens = [(m[0], match.start() + m.start(), match.start() + m.end()) for m in re.finditer(r"\S+", match[0])]
    while tokens and _key(tokens[0][0]) in _not_first():
        tokens.pop(0)
    roles = [i for i, (token, _, _) in enumerate(tokens[:-1]) if _key(token) in _titles()]
    tokens = tokens[roles[-1] + 1 :] if roles else tokens
    tokens = _cut(tokens)
    while len(tokens) > 2 and tokens[0][0].isupper() and len(tokens[0][0].strip(".")) > 1:
        tokens.pop(0)  # the body that a person speaks for
    if len(tokens) > 2 and _key(tokens[0][0]) not in _given_names() and _key(tokens[1][0]) in _given_names():
        tokens.pop(0)  # what the person is: "Nutritionist Ana Ruiz"
    while tokens and (tokens[0][0][0].islower() or _key(tokens[0][0]) in _not_names()):
        tokens.pop(0)
    if not tokens or _key(tokens[-1][0]) in _not_names() or (len(tokens) == 1 and _key(tokens[0][0]) in _roles()):
        return None
    words = [token for token, _, _ in tokens]
    last = _POSSESSIVE.sub("", words[-1])
    end = tokens[-1][2] - (len(words[-1]) - len(last))
    return Name(" ".join([*words[:-1], last]).rstrip("."), tokens[0][1], end) if len(last) > 1 else None


def _cut(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Whom "RedMill's Ana Ruiz" or "Ana of RedMill" names."""
    owners = [i for i, (token, _, _) in enumerate(tokens[:-1]) if token.endswith(("’s", "'s"))]
    tokens = tokens[owners[-1] + 1 :] if owners else tokens
    joint = next((i for i, (token, _, _) in enumerate(tokens) if token == "of"), None)
    return tokens[:joint] if joint and tokens[0][0].casefold() in _given_names() else tokens


def _key(token: str) -> str:
    return token.casefold().replace("’", "'").strip(".,'-")


def is_person(name: str) -> bool:
    """Whether a name is surely a person's: a given name that is common in English texts, and another name after it."""
    tokens = name.split()
    return len(tokens) > 1 and (
        tokens[0].casefold() in _given_names() or bool(re.fullmatch(r"(?:[A-Z]\.)+", tokens[0]))
    )


def _given_names() -> frozenset[str]:
    return read_words("quotes/given-names.txt")


def _not_names() -> frozenset[str]:
    return read_words("quotes/not-names.txt")


def _forms_of_address() -> frozenset[str]:
    return read_words("quotes/honorifics.txt")


def _roles() -> frozenset[str]:
    return read_words("quotes/roles.txt")


@cache
def _not_first() -> frozenset[str]:
    return _not_names() | _forms_of_address()


@cache
def _titles() -> frozenset[str]:
    return _roles() | _forms_of_address()
