"""The values that pass between the floors: frozen, with no behaviour beyond themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from contentlint.block import Block, Edit, Kind, Mark, Run, Span
from contentlint.escaping import Syntax

Level = Literal["error", "warning", "suggestion"]
Confidence = Literal["high", "medium", "low"]
Format = Literal["markdown", "mdx", "html", "text"]
__all__ = [
    "Block",
    "Comment",
    "Confidence",
    "Document",
    "Edit",
    "Field",
    "Finding",
    "Fix",
    "Format",
    "Image",
    "Item",
    "Kind",
    "Level",
    "Link",
    "Mark",
    "Problem",
    "Related",
    "Result",
    "Run",
    "Span",
    "Syntax",
]


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that do not overlap. Safe: the meaning cannot change and no author would object.

    `text` is what the author has to paste himself, where no edit can put it in.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding is about; `path` is None within the same file."""

    message: str
    span: Span
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault at one place.

    `level` None means the level that the catalogue or the config gives the rule; `source` names engines' own rules;
    `fingerprint` is given when all findings of a file are settled, and survives moved lines.
    """

    rule: str
    span: Span
    message: str
    level: Level | None = None
    confidence: Confidence = "high"
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    source: tuple[str, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A value that is not prose, with its place: front matter ("front-matter.title", "front-matter.tags[0]"), `<title>`
    ("title"), meta tags ("meta.description", "meta.og:title"), `<link rel=canonical>` ("link.canonical")."""

    name: str
    value: str
    span: Span
    syntax: Syntax = "yaml"


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `span` is its source with its marks, `text_span` what is clicked."""

    target: str
    text: str
    span: Span
    text_span: Span
    rel: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """An image; `alt` is None where the attribute is missing."""

    source: str
    alt: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Item:
    """A structured-data item. A property is (name, Field or Item) in source order, lists flattened."""

    types: tuple[str, ...]
    properties: tuple[tuple[str, Field | Item], ...]
    span: Span
    origin: Literal["json-ld", "microdata", "rdfa"]
    id: str = ""

    def all(self, name: str) -> Iterator[Field | Item]:
        return (value for key, value in self.properties if key == name)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment's inner text: `<!-- … -->`, in MDX also `{/* … */}`."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be parsed, so that a rule can say so: kind "front-matter" or "json-ld"."""

    kind: str
    message: str
    span: Span


@dataclass(frozen=True)
class Document:
    """An article as it was read, before any judgement. `blocks` are in source order and do not overlap."""

    path: str
    text: str
    format: Format
    language: str | None
    blocks: tuple[Block, ...]
    fields: tuple[Field, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    items: tuple[Item, ...] = ()
    comments: tuple[Comment, ...] = ()
    problems: tuple[Problem, ...] = ()

    def field(self, *names: str) -> Field | None:
        """The first field with one of these names, tried in their order."""
        for name in names:
            for candidate in self.fields:
                if candidate.name == name and candidate.value.strip():
                    return candidate
        return None


@dataclass(frozen=True, slots=True)
class Result:
    """What one file came to. `facts` are small values that rules over several files need; `crashes` name the rules that
    broke down on this file, and why; `unasked` says why a grammar engine could not be asked; `timings` are seconds by
    check, empty where the result is from the cache."""

    path: str
    text: str
    format: str
    title: str | None
    language: str | None
    words: int
    keyphrase: tuple[str, str] | None
    findings: tuple[Finding, ...]
    metrics: Mapping[str, float] = field(default_factory=dict)
    scores: Mapping[str, int] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)
    crashes: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict, compare=False)
