"""The command that shows how articles are read."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from contentlint.cli.check import BROKEN
from contentlint.cli.output import note, write_report
from contentlint.cli.sources import Configs, find_sources
from contentlint.errors import ContentlintError
from contentlint.features.article import Article, Wishes
from contentlint.read import read_bytes
from contentlint.report import outline
from contentlint.report.screen import detect
from contentlint.run import Failure, Source


def outline_articles(
    paths: Sequence[str], stdin_filename: str | None, config: str | None, output_format: str, **options: Any
) -> int:
    """Print how articles are read, and give the exit code."""
    configs = Configs(config, {"language": options["language"], "keyphrase": options["keyphrase"]})
    sources, failures = find_sources(paths, stdin_filename, configs)
    articles: list[Article] = []
    for source in sources:
        article = _read(source)
        if isinstance(article, Failure):
            failures.append(article)
        else:
            articles.append(article)
    if output_format == "json":
        text = outline.to_json(articles, [(f.path, f.message) for f in failures]) + "\n"
        write_report(text, options["output_file"])
    elif articles:
        screen = detect(sys.stdout)
        trees = "\n\n".join(outline.to_tree(article, screen.width) for article in articles)
        write_report(screen.finish(trees) + "\n", options["output_file"], sys.stdout.encoding)
    for failure in failures:
        note(f"error: {failure.path}: {failure.message}")
    return BROKEN if failures else 0


def _read(source: Source) -> Article | Failure:
    config = source.config
    data = source.read()
    if isinstance(data, Failure):
        return data
    try:
        document = read_bytes(data, source.path, language=config.language)
    except ContentlintError as error:
        return Failure(source.path, str(error).removeprefix(f"{source.path}: "))
    return Article(document, Wishes(config.keyphrase, config.keyphrase_fields, frozenset(config.terms)))
