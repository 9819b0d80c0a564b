"""How articles were read, before any judgement: as JSON and as a tree."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from contentlint.features.article import Article
from contentlint.features.faq import QuestionAnswer
from contentlint.features.quotations import Quotation
from contentlint.features.sections import Section
from contentlint.model import Block, Span
from contentlint.report.screen import clean, measure, take
from contentlint.report.totals import count

_NOT_SAID = frozenset(("term", "scare", "title", "search-query", "own-text", "unknown", "hypothetical-speech"))
_NAMES = {"list-item": "list item", "table-cell": "table cell", "code": "code block", "other": "other block"}


def to_json(articles: Iterable[Article], errors: Iterable[tuple[str, str]]) -> str:
    """Blocks, quotations, FAQ pairs, links and images with their offsets."""
    report = {
        "version": 1,
        "results": [_outline(article) for article in articles],
        "errors": [{"path": path, "message": message} for path, message in errors],
    }
    return json.dumps(report, ensure_ascii=False, indent=1)


def _outline(article: Article) -> dict[str, Any]:
    document = article.document
    keyphrase = article.keyphrase
    return {
        "path": document.path,
        "format": document.format,
        "title": article.title,
        "language": document.language,
        "words": article.word_count,
        "keyphrase": {"text": keyphrase.text, "origin": keyphrase.origin} if keyphrase else None,
        "blocks": [_block(block, document.language) for block in document.blocks],
        "quotations": [
            {**_ends(q.span), "text": q.text, "kind": q.kind, "speaker": q.speaker} for q in article.quotations
        ],
        "faq": [{"question": pair.question, "answer": pair.answer, **_ends(pair.span)} for pair in article.faq],
        "links": [{"target": link.target, "text": link.text, **_ends(link.span)} for link in document.links],
        "images": [{"source": image.source, "alt": image.alt, **_ends(image.span)} for image in document.images],
    }


def _ends(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _block(block: Block, language: str | None) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "level": block.level,
        "within": list(block.within),
        **_ends(block.text_span),
        "prose": block.prose,
        "language": block.language or language,
    }


def to_tree(article: Article, width: int = 80) -> str:
    """The headings with their words, and under each what stands in it."""
    return "\n".join(_fit(clean(line), clean(tail), width) for line, tail in _tree(article))


def _tree(article: Article) -> Iterator[tuple[str, str]]:
    """Lines, each with an end that is kept where the line is cut."""
    document = article.document
    keyphrase = article.keyphrase
    yield document.path, ""
    yield f"{document.format}, {document.language or 'language unknown'}, {count(article.word_count, 'word')}", ""
    yield f"title      {article.title or 'none'}", ""
    yield f"keyphrase  {keyphrase.text if keyphrase else 'none'}", f" ({keyphrase.origin})" if keyphrase else ""
    quotations = _by_section(article.sections, article.quotations)
    pairs = _by_section(article.sections, article.faq)
    for number, section in enumerate(article.sections):
        yield "", ""
        yield from _section(section, quotations[number], pairs[number])


def _by_section(sections: Sequence[Section], items: Sequence[Any]) -> list[list[Any]]:
    """Items by the section that they begin in."""
    starts = [(section.heading or section.blocks[0]).whole.start for section in sections]
    found: list[list[Any]] = [[] for _ in sections]
    number = 0
    for item in sorted(items, key=lambda item: item.span.start):
        while number + 1 < len(starts) and starts[number + 1] <= item.span.start:
            number += 1
        if found:
            found[number].append(item)
    return found


def _section(section: Section, quotations: list[Quotation], pairs: list[QuestionAnswer]) -> Iterator[tuple[str, str]]:
    indent = "  " * max(section.level - 1, 0)
    heading = f"{'#' * section.level} {section.heading.prose}" if section.heading else "(before the first heading)"
    yield f"{indent}{heading}", f" [{count(section.words, 'word')}]"
    for line in _contents(section.blocks):
        yield f"{indent}  {line}", ""
    for quotation in quotations:
        speaker = quotation.speaker or ("nobody named" if quotation.kind not in _NOT_SAID else "")
        yield f"{indent}  {quotation.kind}: “{' '.join(quotation.text.split())}”", f" ({speaker})" if speaker else ""
    for pair in pairs:
        yield f"{indent}  question: {pair.question}", f" [answer: {count(len(pair.answer.split()), 'word')}]"


def _contents(blocks: Iterable[Block]) -> Iterator[str]:
    """Lists one by one, everything else counted."""
    counts: Counter[str] = Counter()
    lists: list[str] = []
    for is_list, group in groupby(blocks, key=lambda block: block.kind == "list-item"):
        members = list(group)
        if is_list:
            lists.append(f"list of {count(len(members), 'item')}")
        counts.update(block.kind for block in members if not is_list)
    if counts:
        yield ", ".join(count(number, _NAMES.get(kind, kind)) for kind, number in counts.items())
    yield from lists


def _fit(line: str, tail: str, width: int) -> str:
    room = width - measure(tail)
    return (line if measure(line) <= room else take(line, room - 1).rstrip() + "…") + tail
