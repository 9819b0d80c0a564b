"""The commands that read articles: check and outline."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from contentlint.cli.output import note, write_report
from contentlint.cli.sources import Configs, find_sources
from contentlint.config import Config
from contentlint.run import Failure, Outcome, run
from contentlint.verdict import judge

_FAILED, _BROKEN = 1, 2
_CONFIG = ("profile", "language", "keyphrase", "select", "ignore", "fail_on", "max_warnings", "min_score")
_WORTH_PROGRESS = 10


def check_articles(
    paths: Sequence[str], stdin_filename: str | None, config: str | None, jobs: int | None, **options: Any
) -> int:
    """Lint, print, and give the exit code."""
    configs = Configs(config, {name: options[name] for name in _CONFIG})
    sources, missing = find_sources(paths, stdin_filename, configs)
    outcome = run(sources, cache=_cache_opener(options["no_cache"]), jobs=jobs or 0, progress=_progress(len(sources)))
    failures = [*missing, *outcome.failures]
    _print_outcome(outcome, failures, options)
    for failure in failures:
        note(f"error: {failure.path}: {failure.message}")
    if failures:
        return _BROKEN
    return _FAILED if judge(outcome.judged).reasons and not options["exit_zero"] else 0


def _print_outcome(outcome: Outcome, failures: Sequence[Failure], options: dict[str, Any]) -> None:
    from contentlint.report import Report
    from contentlint.report.formats import ON_SCREEN, render
    from contentlint.report.screen import Screen, detect

    output_file, name = options["output_file"], options["output_format"]
    errors = tuple((failure.path, failure.message) for failure in failures)
    report = Report(outcome.judged, errors)
    screen = Screen(width=100) if output_file else detect(sys.stdout)
    if options["statistics"] and name == "terminal":
        from contentlint.report.terminal import render_statistics

        text = render_statistics(report, screen)
    elif name == "terminal":
        from contentlint.report import terminal

        text = terminal.render(report, screen, quiet=options["quiet"])
    else:
        text = render(name, report, screen)
    if text:
        write_report(text, output_file, sys.stdout.encoding if name in ON_SCREEN else "utf-8")


def _cache_opener(no_cache: bool) -> Callable[[Config], Any]:
    """The cache that a config asks for; one cache for all that ask for the same."""
    from contentlint.cache import open_cache

    @cache
    def open_once(folder: Path | None) -> Any:
        return open_cache(folder)

    def choose(config: Config) -> Any:
        if no_cache or config.cache is False:
            return None
        named = config.cache if isinstance(config.cache, str) else None
        return open_once(Path(config.path).absolute().parent / named if named else None)

    return choose


def _progress(total: int) -> Callable[[int, int], None]:
    """A counting line on standard error, for many files and only where somebody looks at it."""
    if total < _WORTH_PROGRESS or not sys.stderr.isatty():
        return lambda done, total: None

    def show(done: int, total: int) -> None:
        end = "\r" if done < total else "\r\x1b[K"
        print(f"{done} of {total} articles", end=end, file=sys.stderr, flush=True)

    return show


def outline_articles(
    paths: Sequence[str], stdin_filename: str | None, config: str | None, output_format: str, **options: Any
) -> int:
    """Print how articles are read, and give the exit code."""
    from contentlint.features.article import Article
    from contentlint.report import outline
    from contentlint.report.screen import detect

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
    return _BROKEN if failures else 0


def _read(source: Any) -> Any:
    from contentlint.errors import ContentlintError
    from contentlint.features.article import Article, Wishes
    from contentlint.read import read_bytes

    config = source.config
    try:
        data = Path(source.path).read_bytes() if source.data is None else source.data
        document = read_bytes(data, source.path, language=config.language)
    except OSError as error:
        return Failure(source.path, f"cannot be read: {error.strerror or error}")
    except ContentlintError as error:
        return Failure(source.path, str(error).removeprefix(f"{source.path}: "))
    return Article(document, Wishes(config.keyphrase, config.keyphrase_fields, frozenset(config.terms)))
