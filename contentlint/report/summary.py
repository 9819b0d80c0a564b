"""The end of a terminal report: what there is in all, and whether it fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from contentlint.fix import choose
from contentlint.report import Report
from contentlint.report.screen import Screen, clean, wrap
from contentlint.report.totals import count, summarize
from contentlint.verdict import Judged, count_hidden


def summary(report: Report, screen: Screen) -> Iterator[str]:
    """Counts, scores, what was not shown, and why the run fails; nothing where no article was read."""
    judged = report.judged
    if not judged:
        return
    for item in judged[:1] if len(judged) == 1 else ():
        if not item.result.findings:
            yield f"{clean(item.result.path)}: nothing found"
    yield from _wrapped([count_findings(judged)], screen)
    yield from _wrapped(_count_fixes(judged), screen)
    yield from _scores(judged, screen)
    if hidden := count_hidden(judged):
        listed = _join([count(number, kind) for kind, number in hidden.items()])
        yield from _wrapped([f"not shown: {listed}; --profile review shows everything"], screen, "dim")
    if report.known:
        yield from _wrapped([f"left out: {count(report.known, 'finding')} that the baseline holds"], screen, "dim")
    yield from _wrapped([f"fails: {reason}" for reason in report.verdict.reasons], screen, "red")


def _wrapped(texts: Iterable[str], screen: Screen, *styles: str) -> Iterator[str]:
    for text in texts:
        for line in wrap(clean(text), screen.width):
            yield screen.paint(line, *styles) if styles else line


def count_findings(judged: Sequence[Judged]) -> str:
    """How many files, words and findings, in a line."""
    totals = summarize([item.result for item in judged])
    words = sum(item.result.words for item in judged)
    counts = [count(totals[level], level) for level in ("error", "warning", "suggestion")]
    silent = sum(not item.result.findings for item in judged)
    clear = f", {count(silent, 'file')} without any" if silent and len(judged) > 1 else ""
    return f"{count(len(judged), 'file')}, {count(words, 'word')}: {', '.join(counts)}{clear}"


def _count_fixes(judged: Sequence[Judged]) -> Iterator[str]:
    """How many findings each option would mend."""
    findings = [finding for item in judged for finding in item.result.findings]
    safe = len(choose(findings, unsafe=False))
    others = len(choose(findings, unsafe=True)) - safe
    parts = [f"{safe} by --fix"] if safe else []
    parts += [f"{others}{' more' if safe else ''} by --unsafe-fixes (look at the --diff)"] if others else []
    if parts:
        yield f"can be mended: {', '.join(parts)}"


def _scores(judged: Sequence[Judged], screen: Screen) -> Iterator[str]:
    """The scores of one article in full, with its keyphrase; of several the lowest scores."""
    if len(judged) == 1:
        scores = dict(judged[0].result.scores)
        overall = scores.pop("overall", 100)
        below = sorted((score, name) for name, score in scores.items() if score < 100)
        parts = [f"{name}\u00a0{score}" for score, name in below]
        if len(below) < len(scores):
            parts.append("the others 100" if below else "all categories 100")
        yield from _wrapped([f"score {overall} of 100: {' · '.join(parts)}"], screen)
        if keyphrase := judged[0].result.keyphrase:
            yield from _wrapped([f"keyphrase: “{keyphrase[0]}” ({keyphrase[1].replace('-', ' ')})"], screen)
        return
    ranked = sorted(judged, key=lambda item: (item.result.scores.get("overall", 100), item.result.path))
    lowest = [item.result for item in ranked if item.result.scores.get("overall", 100) < 100][:3]
    if lowest:
        named = ", ".join(f"{result.path} {result.scores['overall']}" for result in lowest)
        yield from _wrapped([f"lowest scores of 100: {named}"], screen)


def _join(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
