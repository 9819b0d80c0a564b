"""What a writer is told about a slip."""

from __future__ import annotations

import re

_WITH = {
    "agreement": "“{text}” does not agree with its subject; “{better}” does.",
    "verb-form": "“{text}” is not the verb form that fits here; “{better}” is.",
    "article": "“{text}” should be “{better}” here.",
    "missing-word": "A word is missing in “{text}”; “{better}” is complete.",
    "repeated-word": "“{text}” says one word twice; “{better}” is enough.",
    "word-choice": "“{text}” looks like a mix-up with “{better}”, which fits here.",
    "capitalization": "“{text}” is written “{better}”.",
    "punctuation": "“{text}” is written “{better}”.",
    "spacing": "“{text}” is spaced as “{better}”.",
    "spelling": "“{text}” is misspelt; “{better}” is probably meant.",
    "usage": "“{text}” is not idiomatic; the usual wording is “{better}”.",
}


def explain(kind: str, text: str, replacements: tuple[str, ...], reason: str, *, own: bool) -> str:
    """One sentence about `text`. `reason` is the engine's own message: taken where it is ours, or where nothing better
    can be said because there is no replacement."""
    if not replacements or not replacements[0]:
        return _clean(reason)
    if own:
        return _advise(replacements[0], _clean(reason))
    return _WITH[kind].format(text=_shown(text), better=" or ".join(replacements[:2]).replace(" or ", "” or “"))


def _advise(better: str, reason: str) -> str:
    return reason if better in reason else f"Write “{better}” here: {reason[0].lower()}{reason[1:]}"


def _shown(text: str) -> str:
    return " ".join(text.split())


def _clean(reason: str) -> str:
    """An engine's message with typographic quotes and a full stop."""
    quoted = re.sub(r"`([^`]*)`", r"“\1”", reason.strip())
    return quoted if quoted.endswith((".", "?", "!")) else quoted + "."
