"""What a writer is told: the server's reason where it gives a good one, else ours."""

from __future__ import annotations

import re

from contentlint.grammar.messages import explain

_POOR = re.compile(
    r"^(?:possible|did you mean|do you mean|you should|consider|it (?:seems|appears)|this (?:may|might|could)|maybe|"
    r"check|please|use|an? .* is (?:possibly|probably) missing)\b",
    re.I,
)
_QUESTION = re.compile(r"\s*(?:Did|Do) you mean\b[^?]*\?\s*")
_QUOTED = re.compile(r'"([^"]*)"|(?<!\w)[\'‘]([^\'’]*)[\'’](?!\w)')
_PLAIN = ("spelling", "repeated-word", "capitalization", "article", "spacing", "punctuation")
_AGREEMENT = "“{text}” does not agree with the words around it; “{better}” does."


def word(kind: str, written: str, replacements: tuple[str, ...], reason: str, *, english: bool) -> str:
    """One or two sentences about the words that are written, in typographic quotation marks.

    The server's reason is in the text's language: only an English one is mixed with words of ours.
    """
    said = _QUOTED.sub(lambda quoted: f"“{quoted[1] or quoted[2]}”", reason)
    said = _QUESTION.sub(" ", said).strip() if replacements else said
    if english and said and kind not in _PLAIN and not _POOR.match(said):
        return explain(kind, written, replacements, said, own=True)
    if kind == "agreement" and replacements and replacements[0]:
        return _AGREEMENT.format(text=" ".join(written.split()), better="” or “".join(replacements[:2]))
    return explain(kind, written, replacements, said or reason, own=False)
