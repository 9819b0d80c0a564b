"""FAQPage structured data, as text to put into a page."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from contentlint.features.faq import QuestionAnswer
from contentlint.features.passage import Passage

_OPEN = '<script type="application/ld+json">'
_CLOSE = "</script>"


def faq_schema(pairs: Iterable[QuestionAnswer]) -> str:
    """The FAQPage of some pairs as JSON-LD by schema.org, in a form that cannot end a script element.

    An answer of one paragraph is its text; a longer one is HTML of paragraphs and lists.
    """
    page = {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": pair.question,
                "acceptedAnswer": {"@type": "Answer", "text": _write_answer(pair.parts)},
            }
            for pair in pairs
        ],
    }
    return json.dumps(page, ensure_ascii=False, indent=2).replace("<", "\\u003c")


def faq_script(pairs: Iterable[QuestionAnswer]) -> str:
    """The same in the script element that a page carries it in."""
    return f"{_OPEN}\n{faq_schema(pairs)}\n{_CLOSE}"


def _write_answer(parts: tuple[Passage, ...]) -> str:
    if len(parts) == 1:
        return html.escape(" ".join(parts[0].text.split()), quote=False)
    return "".join(_write_parts(parts))


def _write_parts(parts: tuple[Passage, ...]) -> Iterator[str]:
    for is_list, group in groupby(parts, key=lambda part: part.block.kind == "list-item"):
        inner = list(group)
        if not is_list:
            yield from (_wrap("p", part) for part in inner)
            continue
        tag = "ol" if inner[0].block.label[:1].isdigit() else "ul"
        yield f"<{tag}>" + "".join(_wrap("li", part) for part in inner) + f"</{tag}>"


def _wrap(tag: str, part: Passage) -> str:
    return f"<{tag}>{html.escape(' '.join(part.text.split()), quote=False)}</{tag}>"
