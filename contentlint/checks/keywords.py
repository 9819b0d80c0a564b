"""Whether the keyphrase stands where readers look for it, and how often."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from contentlint.checks.check import Check, Options
from contentlint.checks.keyword_stuffing import report_stuffing
from contentlint.checks.search_phrases import report_search_phrases
from contentlint.features.article import Article
from contentlint.features.keyphrase import Keyphrase, introduction
from contentlint.features.matches import (
    Match,
    base_language,
    count_prose,
    find_density,
    find_matches,
    holds_phrase,
    phrase_stems,
    share_held,
)
from contentlint.model import Block, Finding, Span

_DESCRIPTIONS = ("front-matter.description", "front-matter.meta_description", "front-matter.seo.description")
_SLUGS = ("front-matter.slug", "front-matter.permalink", "front-matter.url", "link.canonical", "meta.og:url")
_NAMELESS = frozenset(("index", "_index", "readme", "page", "post", "draft", "article", "content", "default", "-", ""))
_LEAST_WORDS = 100


@dataclass(frozen=True)
class _Topic:
    """An article with the keyphrase that it is judged by."""

    article: Article
    keyphrase: Keyphrase

    @property
    def language(self) -> str:
        return base_language(self.article.document.language)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        return phrase_stems(self.keyphrase.text, self.language)

    @property
    def name(self) -> str:
        """How messages name the keyphrase."""
        kind = "inferred keyphrase" if self.keyphrase.origin == "inferred" else "keyphrase"
        return f"{kind} “{self.keyphrase.text}”"

    @cached_property
    def text(self) -> tuple[Block, ...]:
        """Headings and running prose."""
        return tuple(b for b in self.article.blocks if b.kind not in ("table-cell", "caption", "other"))

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        return find_matches(self.article, self.stems, self.article.blocks)

    def holds(self, text: str) -> bool:
        return holds_phrase(text, self.stems, self.language)

    def reflects(self, text: str) -> bool:
        """Whether a text has all words of a short phrase, or more than half of a longer one's."""
        share = share_held(text, self.stems, self.language)
        return share == 1 if len(set(self.stems)) < 3 else share > 0.5

    def finding(self, rule: str, span: Span, message: str) -> Finding:
        """A finding, never more than a suggestion where the keyphrase is inferred."""
        level = "suggestion" if self.keyphrase.origin == "inferred" else None
        confidence = "medium" if self.keyphrase.origin == "inferred" else "high"
        return Finding(f"keywords/{rule}", span, message, level=level, confidence=confidence)  # type: ignore[arg-type]


def check_keyphrase(article: Article, options: Options) -> Iterator[Finding]:
    """Judge the places where the keyphrase should stand."""
    keyphrase = article.keyphrase
    if keyphrase is None:
        return
    topic = _Topic(article, keyphrase)
    if not topic.stems or article.word_count == 0:
        return
    for rule, judge in _RULES.items():
        if rule in options.active:
            yield from judge(topic, options)


def _judge_title(topic: _Topic, _: Options) -> Iterator[Finding]:
    title = topic.article.title
    if title and not topic.holds(title):
        message = f"The title lacks the {topic.name}; readers who look for it choose by titles."
        yield topic.finding("missing-from-title", topic.article.title_span, message)


def _judge_introduction(topic: _Topic, _: Options) -> Iterator[Finding]:
    opening = introduction(topic.article)
    share = share_held(" ".join(block.prose for block in opening), topic.stems, topic.language)
    if not opening or share == 1 or (share and topic.keyphrase.origin == "inferred"):
        return
    first = topic.article.sentences(opening[0])
    span = first[0].span if first else opening[0].text_span
    message = (
        f"The introduction lacks the {topic.name}, so readers cannot see at once that they are in the right place."
    )
    yield topic.finding("missing-from-introduction", span, message)


def _judge_description(topic: _Topic, _: Options) -> Iterator[Finding]:
    document = topic.article.document
    field = document.field("meta.description", *_DESCRIPTIONS)
    if document.format == "text" or field is None:
        return
    share = share_held(field.value, topic.stems, topic.language)
    if share == 1 or (share and topic.keyphrase.origin == "inferred"):
        return
    message = f"The description lacks the {topic.name}; search engines may show it under the title."
    yield topic.finding("missing-from-description", field.span, message)


def _judge_headings(topic: _Topic, _: Options) -> Iterator[Finding]:
    headings = [b for b in topic.article.blocks if b.kind == "heading" and b.level in (2, 3)]
    if not headings or any(topic.reflects(block.prose) for block in headings):
        return
    message = f"None of the {len(headings)} subheadings takes up the {topic.name}."
    yield topic.finding("missing-from-headings", headings[0].text_span, message)


def _judge_slug(topic: _Topic, _: Options) -> Iterator[Finding]:
    document = topic.article.document
    field = document.field(*_SLUGS)
    slug = re.sub(r"[?#].*$", "", field.value) if field else document.path.replace("\\", "/")
    parts = [part for part in re.split(r"/+", slug.removesuffix("/")) if part]
    name = re.sub(r"\.\w+$", "", parts[-1]) if parts else ""
    name = re.sub(r"^\d{4}-\d\d-\d\d-?", "", name)
    if name.casefold() in _NAMELESS or topic.reflects(re.sub(r"[_.+-]+", " ", name)):
        return
    message = f"The address “{name}” lacks the words of the {topic.name}."
    yield topic.finding("missing-from-slug", field.span if field else topic.article.title_span, message)


def _judge_alt(topic: _Topic, _: Options) -> Iterator[Finding]:
    images = [image for image in topic.article.document.images if image.alt]
    if not images or any(topic.reflects(image.alt or "") for image in images):
        return
    message = f"No image's alternative text takes up the {topic.name}; where an image shows it, say so."
    yield topic.finding("missing-from-image-alt", images[0].span, message)


def _judge_rarity(topic: _Topic, options: Options) -> Iterator[Finding]:
    words = count_prose(topic.article.blocks)
    least = options.number("keywords/too-rare", "min-density")
    density = find_density(len(topic.matches), words, len(topic.stems))
    if words < _LEAST_WORDS or density >= least:
        return
    times = {0: "never", 1: "once", 2: "twice"}.get(len(topic.matches), f"{len(topic.matches)} times")
    message = (
        f"The {topic.name} is used {times} in {words} words; Yoast SEO’s advice is a density of {least:g} % or more."
    )
    yield topic.finding("too-rare", topic.article.title_span, message)


def _judge_distribution(topic: _Topic, options: Options) -> Iterator[Finding]:
    rule = "keywords/uneven-distribution"
    sentences = [s for block in topic.text for s in topic.article.sentences(block)]
    held = {(id(match.passage.block), match.passage.start) for match in topic.matches}
    if len(sentences) < options.integer(rule, "min-sentences") or not held:
        return
    longest = start = length = 0
    for i, sentence in enumerate(sentences):
        length = 0 if (id(sentence.block), sentence.start) in held else length + 1
        if length > longest:
            longest, start = length, i - length + 1
    share = longest / len(sentences) * 100
    if share <= options.number(rule, "max-stretch"):
        return
    message = f"{longest} sentences in a row, {share:.0f} % of the text, do without the {topic.name}."
    yield topic.finding("uneven-distribution", sentences[start].span, message)


def _judge_links(topic: _Topic, _: Options) -> Iterator[Finding]:
    for link in topic.article.document.links:
        if topic.keyphrase.origin == "inferred" or re.match(r"#|mailto:|tel:|javascript:", link.target, re.I):
            continue
        if link.text and sorted(phrase_stems(link.text, topic.language)) == sorted(topic.stems):
            message = (
                f"This link gives the {topic.name} to another page; a text that says how that page differs is clearer."
            )
            yield topic.finding("competing-link", link.text_span, message)


def check_presence(article: Article, _: Options) -> Iterator[Finding]:
    """Ask for a keyphrase where nobody named one."""
    keyphrase = article.keyphrase
    if (keyphrase and keyphrase.origin != "inferred") or article.word_count < _LEAST_WORDS:
        return
    inferred = f" (“{keyphrase.text}” is inferred from the text)" if keyphrase else ""
    message = f"No keyphrase is named for this article{inferred}, so its use can hardly be judged."
    yield Finding("keywords/no-keyphrase", article.title_span, message)


_RULES: dict[str, Callable[[_Topic, Options], Iterable[Finding]]] = {
    "keywords/missing-from-title": _judge_title,
    "keywords/missing-from-introduction": _judge_introduction,
    "keywords/missing-from-description": _judge_description,
    "keywords/missing-from-headings": _judge_headings,
    "keywords/missing-from-slug": _judge_slug,
    "keywords/missing-from-image-alt": _judge_alt,
    "keywords/too-rare": _judge_rarity,
    "keywords/uneven-distribution": _judge_distribution,
    "keywords/competing-link": _judge_links,
}

CHECKS = (
    Check(tuple(_RULES), check_keyphrase),
    Check(("keywords/no-keyphrase",), check_presence),
    Check(("keywords/stuffing",), report_stuffing),
    Check(("keywords/search-phrase",), report_search_phrases),
)
