"""Which language a text is in."""

from __future__ import annotations


def detect(text: str) -> str | None:
    return None


def detect_passage(text: str) -> str | None:
    return None
