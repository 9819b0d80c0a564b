"""The command that lints: what it reads, mends, prints, and with what code it ends."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import click

from contentlint.cli.check_options import CheckOptions
from contentlint.cli.output import note, write_report
from contentlint.cli.sources import Gathered, gather
from contentlint.config import Config
from contentlint.report import Report
from contentlint.report.formats import ON_SCREEN, render
from contentlint.report.screen import Screen, detect
from contentlint.report.totals import count
from contentlint.run import Failure, run

FAILED, BROKEN = 1, 2
_WORTH_PROGRESS = 10


def check_articles(options: CheckOptions) -> int:
    """Do what `check` was asked for, and give the exit code."""
    _refuse_conflicts(options)
    if options.watch:
        from contentlint.cli.watch import watch

        return watch(options)
    if options.interactive:
        from contentlint.cli.interactive import walk

        return walk(options)
    if options.add_ignores:
        from contentlint.cli.ignores import add_ignores

        return add_ignores(options)
    return check_once(options)


def _refuse_conflicts(options: CheckOptions) -> None:
    modes = {
        "--fix": (options.fix or options.unsafe_fixes) and not options.diff,
        "--diff": options.diff,
        "--interactive": options.interactive,
        "--add-ignores": options.add_ignores,
        "--watch": options.watch,
    }
    chosen = [name for name, is_on in modes.items() if is_on]
    if len(chosen) > 1:
        raise click.UsageError(f"{chosen[0]} and {chosen[1]} do not go together", click.get_current_context())
    if options.reason is not None and not (options.add_ignores or options.interactive):
        raise click.UsageError("--reason goes with --add-ignores or --interactive", click.get_current_context())
    if options.reads_stdin and (options.interactive or options.add_ignores or options.watch):
        raise click.UsageError(f"{chosen[0]} needs files, not standard input", click.get_current_context())


def check_once(options: CheckOptions) -> int:
    """Lint, mend where that is asked for, print, and give the exit code."""
    gathered = gather(options)
    report, failures = lint_gathered(gathered, options)
    _print_report(report, options)
    complain(failures)
    if failures:
        return BROKEN
    return FAILED if report.verdict.fails and not options.exit_zero else 0


def lint_gathered(gathered: Gathered, options: CheckOptions) -> tuple[Report, list[Failure]]:
    """The report on sources as they are left, and all that went wrong."""
    outcome = run(
        gathered.sources,
        cache=cache_opener(options.no_cache),
        jobs=options.jobs or 0,
        progress=show_progress(len(gathered.sources)),
        finish=gathered.finish,
    )
    failures = [*gathered.failures, *outcome.failures]
    judged = outcome.judged
    if options.is_fixing:
        from contentlint.cli.fixing import mend

        judged, unwritten = mend(gathered.sources, judged, options)
        failures += unwritten
    for line in outcome.notes:
        note(line)
    if outcome.gone and not (options.select or options.ignore):
        note(f"no more there: {count(outcome.gone, 'finding')} of the baseline; contentlint baseline takes them out")
    if options.verbose:
        from contentlint.cli.verbose import tell

        tell(outcome.judged, gathered.configs)
    errors = tuple((failure.path, failure.message) for failure in failures)
    return Report(judged, errors, outcome.known), failures


def _print_report(report: Report, options: CheckOptions) -> None:
    """The reports to files first: where one cannot be written, the findings are still shown."""
    try:
        for name, file in options.output:
            write_report(render(name, report, Screen(width=100)), file)
    finally:
        if not options.diff:
            _show(report, options)


def _show(report: Report, options: CheckOptions) -> None:
    name = options.output_format
    stream = sys.stderr if options.is_fixing and options.reads_stdin else sys.stdout
    screen = Screen(width=100) if options.output_file else detect(stream)
    if options.statistics and name == "terminal":
        from contentlint.report.terminal import render_statistics

        text = render_statistics(report, screen)
    else:
        text = render(name, report, screen, quiet=options.quiet)
    if text:
        write_report(text, options.output_file, stream.encoding if name in ON_SCREEN else "utf-8", stream)


def complain(failures: Sequence[Failure]) -> None:
    for failure in failures:
        note(f"error: {failure.path}: {failure.message}")


def cache_opener(no_cache: bool) -> Callable[[Config], Any]:
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


def show_progress(total: int) -> Callable[[int, int], None]:
    """A counting line on standard error, for many files and only where somebody looks at it."""
    if total < _WORTH_PROGRESS or not sys.stderr.isatty():
        return lambda done, total: None

    def show(done: int, total: int) -> None:
        end = "\r" if done < total else "\r\x1b[K"
        print(f"{done} of {total} articles", end=end, file=sys.stderr, flush=True)

    return show
