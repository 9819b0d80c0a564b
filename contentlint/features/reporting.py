"""What the words around a quotation may say of its speaker."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from contentlint.features import speech
from contentlint.features.names import find_names


class Attribution(NamedTuple):
    """`sort` says what the words around a quotation make of it; `subject` is the speaker as named there, if named.

    "said": someone said it; "anyone": it is what nobody in particular may say; "scene": a private person said it.
    """

    sort: Literal["said", "anyone", "scene"]
    subject: str | None
    pronoun: bool = False
    sourced: bool = False


def name_pronoun(word: str) -> Attribution:
    """He or she said it; where it is I or we, the author did."""
    if word.casefold() in ("i", "we"):
        return Attribution("scene" if word == "I" else "said", None)
    return Attribution("said", None, pronoun=True)


def name_speaker(text: str) -> Attribution:
    """Someone in `text` said it: the first full name, else the last short one."""
    names = find_names(text)
    full = [n for n in names if len(n.tokens) > 1 or n.text.startswith("@")]
    if names:
        return Attribution("said", (full or names[-1:])[0].text)
    pronoun = re.search(r"\b(?:his|her|their|he|she|they|him|them)\b", text)
    if speech.is_family(text):
        return Attribution("scene", None)
    return Attribution("said", None, pronoun=bool(pronoun))
