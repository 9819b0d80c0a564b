"""Whole articles with their expected findings.

After a change that is meant: `python tests/test_samples.py` writes the expectations anew; read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from contentlint.catalog import build
from contentlint.grammar.harper import HarperEngine
from contentlint.lint import lint_document
from contentlint.read import read_bytes
from contentlint.text.positions import Lines

SAMPLES = Path(__file__).parent.parent / "samples"
ARTICLES = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md", ".mdx", ".html"))


def report(path: Path) -> str:
    result = lint_document(read_bytes(path.read_bytes(), path.name), build(engine=HarperEngine()))
    lines = Lines(result.text)
    rows = []
    for finding in result.findings:
        line, column = lines.position(finding.span.start)
        words = " ".join(result.text[finding.span.start : finding.span.end].split())
        rows.append(f"{line}:{column} {finding.level} {finding.rule} “{words[:60]}”")
    return "\n".join(rows) + "\n"


def expected(path: Path) -> Path:
    return SAMPLES / "expected" / f"{path.name}.report"


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_sample_has_its_expected_findings(path: Path) -> None:
    assert report(path) == expected(path).read_text(encoding="utf-8")


if __name__ == "__main__":
    for article in ARTICLES:
        expected(article).parent.mkdir(exist_ok=True)
        expected(article).write_text(report(article), encoding="utf-8")
