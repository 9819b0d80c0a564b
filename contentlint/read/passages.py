"""The language of a document and of the passages that are in another one."""

from __future__ import annotations

import dataclasses
import re

from contentlint.model import Block, Document
from contentlint.text.language import detect, detect_passage

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?![A-Za-z])")


def normalize_language(tag: str | None) -> str | None:
    """`en_us` as `en-US`; None for what is no language tag."""
    match = _TAG.match(tag.strip()) if tag else None
    if not match:
        return None
    language, script, region = match.groups()
    parts = (language.lower(), script.title() if script else None, region.upper() if region else None)
    return "-".join(part for part in parts if part)


def settle_language(document: Document, wished: str | None) -> Document:
    """The document in the wished language, else its own, else the one its words show; passages in others marked."""
    prose = " ".join(block.prose for block in document.blocks if block.kind != "code")
    language = normalize_language(wished) or normalize_language(document.language) or detect(prose)
    base = language.split("-")[0] if language else None
    blocks = tuple(_mark_language(block, base) for block in document.blocks)
    return dataclasses.replace(document, language=language, blocks=blocks)


def _mark_language(block: Block, base: str | None) -> Block:
    if block.language:
        own = normalize_language(block.language)
        return block if own == block.language else dataclasses.replace(block, language=own)
    if block.kind == "code":
        return block
    found = detect_passage(block.prose)
    if found is None or found == base or (base == "ja" and found == "zh"):  # words of Chinese characters alone
        return block
    return dataclasses.replace(block, language=found)
