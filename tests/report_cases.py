"""Reports that the tests of the machine formats share."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from contentlint.config import Config
from contentlint.model import Edit, Finding, Fix, Level, Related, Result, Span
from contentlint.report import Report
from contentlint.verdict import Judged

TEXT = "# Pies 🥧\r\n\r\nWe was baking “plum” pies 🥧 and cherrys.\r\rThe end of of it.\n"
HOSTILE = st.text(st.characters(exclude_categories=()) | st.sampled_from("\0\r\n\u2028\ud800\uffff<>&\"'{}[]%🥧"))


def place(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def finding(words: str, rule: str = "grammar/spelling", level: Level = "warning", **more: Any) -> Finding:
    return Finding(rule, place(words), **{"message": "A message.", "level": level, "fingerprint": "0f", **more})


def fix(*edits: tuple[str, str], title: str = "Mend it", safe: bool = False) -> Fix:
    return Fix(title, tuple(Edit(place(words), text) for words, text in edits), safe)


def result(path: str, findings: Iterable[Finding], text: str = TEXT) -> Result:
    ordered = sorted(findings, key=lambda item: (item.span.start, item.rule))
    return Result(path, text, "markdown", "Pies", "en", 12, None, tuple(ordered))


def report(
    *findings: Finding, path: str = "pies.md", text: str = TEXT, errors: Iterable[tuple[str, str]] = ()
) -> Report:
    return Report((Judged(result(path, findings, text), Config()),), tuple(errors))


def load_schema(name: str) -> Any:
    return json.loads((Path(__file__).parent / "schemas" / name).read_text(encoding="utf-8"))


def count(reported: Report) -> int:
    return sum(len(item.result.findings) for item in reported.judged) + len(reported.errors)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Reports of whatever texts, paths and messages, with spans anywhere in them."""
    judged = [Judged(draw(_results(path)), Config()) for path in draw(st.lists(HOSTILE, unique=True, max_size=2))]
    return Report(tuple(judged), tuple(draw(st.lists(st.tuples(HOSTILE, HOSTILE), max_size=2))))


@st.composite
def _results(draw: st.DrawFn, path: str) -> Result:
    text = draw(HOSTILE)
    return result(path, draw(st.lists(_findings(len(text)), max_size=3)), text)


@st.composite
def _findings(draw: st.DrawFn, length: int) -> Finding:
    spans = _spans(length)
    related = st.builds(Related, HOSTILE, _spans(length + 5), st.none() | HOSTILE)
    return Finding(
        draw(st.sampled_from(["grammar/spelling", "structure/missing-h1", "Mine.Own", "a/b"])),
        draw(spans),
        draw(HOSTILE),
        draw(st.sampled_from(["error", "warning", "suggestion"])),
        draw(st.sampled_from(["high", "medium", "low"])),
        tuple(draw(st.lists(_fixes(length), max_size=2))),
        tuple(draw(st.lists(related, max_size=7))),
        tuple(draw(st.lists(HOSTILE, max_size=1))),
        draw(HOSTILE),
    )


@st.composite
def _spans(draw: st.DrawFn, length: int) -> Span:
    start, end = sorted(draw(st.tuples(st.integers(0, length), st.integers(0, length))))
    return Span(start, end)


@st.composite
def _fixes(draw: st.DrawFn, length: int) -> Fix:
    """Fixes whose edits stand apart, as the model promises."""
    cuts = sorted(draw(st.sets(st.integers(0, length), max_size=6)))
    spans = [Span(*cuts[at : at + 2]) for at in range(0, len(cuts) - 1, 2)]
    return Fix(draw(HOSTILE), tuple(Edit(span, draw(HOSTILE)) for span in spans), draw(st.booleans()), draw(HOSTILE))
