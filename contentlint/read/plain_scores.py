"""How much speaks for a line of plain text being a heading."""

from __future__ import annotations

from collections.abc import Collection

from contentlint.read.plain_layout import Draft
from contentlint.read.plain_phrases import ends_open, is_salutation, is_sentence

ENOUGH = 2
_SHORT = 80
_AROUND = "\"'“”‘’().,:;"
_CLOSING = (".", "!", "?", ":", "…", "。", "！", "？", "؟")


def score_heading(draft: Draft, at: int, found: Collection[int], faq: int) -> int:
    """How much speaks for a heading: ENOUGH or more is one.

    `found` are the headings below it; questions stand under a FAQ heading from the unit `faq` on.
    """
    if not _is_possible(draft, at):
        return 0
    score = _score_following(draft, at, found) + _score_look(draft, at, faq)
    if draft.is_wide(at):
        score += 2
    elif draft.layout.wide:
        score -= 2 if draft.is_uniform else 1
    if draft.is_alone(at):
        score += 2
    return score


def _is_possible(draft: Draft, at: int) -> bool:
    """Whether a line can be a heading by its own form and by the blank lines around it."""
    unit, shape = draft.units[at], draft.shapes[at]
    if len(unit.pieces) > 2 or (at and is_salutation(draft.texts[at - 1])):
        return False
    if not (unit.gap or draft.layout.is_dense or draft.is_strong(at)):
        return False
    if shape.is_headlike or _is_name(draft, at) or (shape.is_section and draft.is_text(at + 1)):
        return True
    if not shape.is_single or not (draft.is_wide(at) or draft.is_alone(at)):
        return False
    return draft.is_wide(at) or not (draft.is_text(at - 1) and draft.shapes[at - 1].is_headlike)


def _is_name(draft: Draft, at: int) -> bool:
    """Whether a line is one small word, as names in code are, that the paragraph below begins to explain."""
    shape = draft.shapes[at]
    if shape.words != 1 or not shape.is_soft or not shape.text[-1].isalnum() or not draft.is_text(at + 1):
        return False
    return any(word.strip(_AROUND) == shape.text for word in draft.texts[at + 1][:200].split())


def _score_look(draft: Draft, at: int, faq: int) -> int:
    """What a line's own look says."""
    shape = draft.shapes[at]
    score = 3 * shape.is_section + 3 * draft.is_strong(at) + bool(shape.number) + shape.is_high
    fits_style = not shape.is_section and (not shape.is_question or (shape.words > 3 and draft.style == "sentence"))
    if draft.style and fits_style and shape.case == "sentence":
        score += 1 if draft.style == "sentence" else -1
    if shape.is_question:
        return score + _score_question(draft, at, faq)
    if shape.text.endswith(("!", "！")):
        is_usual = (draft.style == "sentence" or shape.is_high) and draft.is_long(at + 1)
        return score if is_usual else score - 1
    return score - 2 * shape.is_statement - _reads_on(draft, at) + (shape.words <= 14)


def _reads_on(draft: Draft, at: int) -> bool:
    """Whether a line is a sentence of the text whose stop is missing, or left to a list."""
    return draft.shapes[at].case == "sentence" and is_sentence(draft.texts[at])


def _score_question(draft: Draft, at: int, faq: int) -> int:
    """Readers' questions are headings, rhetorical ones are text."""
    shape = draft.shapes[at]
    if at > faq:
        return 3
    if shape.case == "none" or (shape.asks and shape.words >= 2):
        return 1
    return 1 if shape.case == "title" and shape.words >= 3 else -1


def _score_following(draft: Draft, at: int, found: Collection[int]) -> int:
    """What stands under a line: a heading has a text, a list or another heading to head."""
    shape = draft.shapes[at]
    if at + 1 >= len(draft.units):
        return 1 if shape.is_section else -1 if draft.is_wide(at) else -3
    if at + 1 in found:
        is_chain = at + 2 in found and at + 3 in found
        return -1 if is_chain else int(shape.is_high or shape.is_section or shape.asks or _ends_section(draft, at - 1))
    kind = draft.units[at + 1].kind
    if kind == "item":
        return -1 if _reads_on(draft, at) else int(shape.is_high or shape.words <= 3 or shape.asks)
    return _score_paragraph(draft, at) if kind == "text" else 1


def _is_closed(text: str) -> bool:
    return text.rstrip("\"”’')*").endswith(_CLOSING)


def _ends_section(draft: Draft, at: int) -> bool:
    """Whether a unit is a full statement or a list item, so that a new section can begin after it."""
    if at < 0 or draft.shapes[at].is_question:
        return False
    return draft.units[at].kind == "item" or _is_closed(draft.texts[at])


def _score_paragraph(draft: Draft, at: int) -> int:
    """Whether what follows is a paragraph, or one more short line as in verses and addresses."""
    line, following = draft.texts[at], draft.texts[at + 1]
    is_answer = draft.shapes[at].is_question and following[:2] in ("A:", "A.")
    if not draft.units[at + 1].gap and len(following) < _SHORT and not draft.layout.is_dense and not is_answer:
        return -2
    if ends_open(following) and at + 2 < len(draft.units) and draft.units[at + 2].kind in ("item", "code"):
        return 1
    if following[0].islower() and not (draft.units[at + 1].gap and draft.is_long(at + 1)):
        return 0
    is_full = is_sentence(following)
    if draft.shapes[at + 1].is_headlike and len(following) < _SHORT and not is_full and following[-1] not in "!?":
        return -1
    is_closed = is_full or _is_closed(following) or ". " in following
    if len(following) >= 1.5 * len(line):
        return 1 if is_closed or len(following) > _SHORT else -1
    if not is_closed:
        return -2
    return int(draft.shapes[at].asks and len(following) >= _SHORT / 3)
