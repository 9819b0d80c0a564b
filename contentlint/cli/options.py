"""The options of the commands: how they are declared, and grouped in the help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from contentlint.cli.completion import complete_files, complete_rules
from contentlint.report.formats import FORMATS

Command = TypeVar("Command", bound=Callable[..., Any])

_HEAD = "HEAD"


class Grouped(click.Option):
    """An option that stands under a heading in the help."""

    def __init__(self, *arguments: Any, section: str, **attributes: Any) -> None:
        super().__init__(*arguments, **attributes)
        self.section = section


class ArticleCommand(click.Command):
    """A command whose options are grouped, and whose --changed takes a reference or none."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, _join_reference(args))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
            if record:
                sections.setdefault(getattr(parameter, "section", "Other"), []).append(record)
        for name, records in sections.items():
            with formatter.section(name):
                formatter.write_dl(records, col_max=26)


def _join_reference(args: list[str]) -> list[str]:
    """Arguments with `--changed REF` as one: what follows it is a reference unless it is an option or a path."""
    joined: list[str] = []
    rest = iter(range(len(args)))
    for at in rest:
        argument = args[at]
        if argument == "--":
            return [*joined, *args[at:]]
        if argument != "--changed":
            joined.append(argument)
            continue
        following = args[at + 1] if at + 1 < len(args) else "-"
        if following.startswith("-") or Path(following).exists() or any(mark in following for mark in "*?["):
            joined.append(f"--changed={_HEAD}")
        else:
            joined.append(f"--changed={following}")
            next(rest)
    return joined


def option(section: str, *names: str, **attributes: Any) -> Callable[[Command], Command]:
    """click.option under a heading."""
    return click.option(*names, cls=Grouped, section=section, **attributes)


def split_list(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of options that may be repeated and may be lists."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def check_engines(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """One of GRAMMAR, or several engines with commas between."""
    from contentlint.config import ENGINES, GRAMMAR
    from contentlint.selectors import hint

    names = [name.strip() for name in value.split(",")] if value is not None else []
    allowed = GRAMMAR if len(names) == 1 else ENGINES
    for name in names:
        if name not in allowed:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(allowed)}{hint(name, allowed)}")
    return ",".join(names) or None


def check_address(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The address of a server."""
    from contentlint.config.values import is_address

    if value is not None and not is_address(value):
        raise click.BadParameter(f"{value!r} is no address of a server, such as http://localhost:8081")
    return value


def split_outputs(
    ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """The parts of FORMAT=FILE."""
    found: list[tuple[str, str]] = []
    for value in values:
        name, equals, file = value.partition("=")
        if name not in FORMATS:
            from contentlint.selectors import hint

            raise click.BadParameter(f"{name!r} is no format{hint(name, FORMATS)}; there are {', '.join(FORMATS)}")
        if not equals or not file:
            raise click.BadParameter(f"say which file: {name}=report.{name}")
        if file in (other for _, other in found):
            raise click.BadParameter(f"{file} is named twice")
        found.append((name, file))
    return tuple(found)


def _together(*options: Callable[[Any], Any]) -> Callable[[Command], Command]:
    """Several options as one decorator, in the order of the help."""

    def add(command: Command) -> Command:
        for one in reversed(options):
            command = one(command)
        return command

    return add


_ARTICLES, _RULES, _FAILING, _FIXES, _REPORT = "Articles", "Rules", "Failing", "Fixes", "Reports"

article_options = _together(
    click.argument("paths", nargs=-1, metavar="PATHS...", shell_complete=complete_files),
    option(_ARTICLES, "--language", metavar="CODE", help="Their language, such as en or en-GB."),
    option(_ARTICLES, "--keyphrase", metavar="TEXT", help="The phrase they are written for."),
    option(_ARTICLES, "--stdin-filename", metavar="NAME", help="The name of what is read from standard input."),
    option(
        _ARTICLES,
        "--config",
        metavar="FILE",
        shell_complete=complete_files,
        help="Use this config instead of the nearest one.",
    ),
    option(_ARTICLES, "--no-cache", is_flag=True, help="Neither use nor keep earlier results."),
)

jobs_option = option(
    _ARTICLES, "--jobs", type=click.IntRange(1), metavar="N", help="Worker processes; by default one per core."
)

choosing_options = _together(
    option(
        _ARTICLES,
        "--force-exclude",
        is_flag=True,
        help="Hold the config's exclude against named files too, as hooks do.",
    ),
    jobs_option,
    option(
        _RULES,
        "--profile",
        type=click.Choice(["draft", "gate", "review"]),
        metavar="NAME",
        help="Who reads the findings: draft, gate or review; see above.",
    ),
    option(
        _RULES,
        "--select",
        multiple=True,
        callback=split_list,
        metavar="RULES",
        shell_complete=complete_rules,
        help="Run only these rules.",
    ),
    option(
        _RULES,
        "--ignore",
        multiple=True,
        callback=split_list,
        metavar="RULES",
        shell_complete=complete_rules,
        help="Leave these rules out.",
    ),
    option(
        _RULES,
        "--grammar",
        callback=check_engines,
        metavar="ENGINES",
        help="Who checks the grammar: harper, languagetool, both, lingotweaker, off; several with commas.",
    ),
    option(
        _RULES,
        "--languagetool-url",
        callback=check_address,
        metavar="URL",
        help="The LanguageTool server to ask (with both, unless --grammar says otherwise).",
    ),
    option(
        _RULES,
        "--changed",
        metavar="[REF]",
        shell_complete=complete_files,
        help="Only what differs from git's REF (by default the last commit), block by block.",
    ),
    option(
        _RULES,
        "--baseline",
        metavar="FILE",
        shell_complete=complete_files,
        help="Leave out the findings that this file holds.",
    ),
)

failing_options = _together(
    option(
        _FAILING,
        "--fail-on",
        type=click.Choice(["error", "warning", "suggestion", "never"]),
        metavar="LEVEL",
        help="Fail on findings of this level (error, warning, suggestion, never) or above.",
    ),
    option(_FAILING, "--max-warnings", type=click.IntRange(0), metavar="N", help="Fail on more than N warnings."),
    option(
        _FAILING,
        "--min-score",
        type=click.IntRange(0, 100),
        metavar="N",
        help="Fail where an article scores less than N.",
    ),
    option(_FAILING, "--exit-zero", is_flag=True, help="Exit with 0 whatever is found."),
)

fixing_options = _together(
    option(_FIXES, "--fix", is_flag=True, help="Mend what is safe to mend, in the files; show what is left."),
    option(_FIXES, "--unsafe-fixes", is_flag=True, help="Mend all that has a fix; look at the outcome."),
    option(_FIXES, "--diff", is_flag=True, help="Show what would be mended, and change nothing."),
    option(_FIXES, "--interactive", "-i", is_flag=True, help="Go through the findings one by one."),
    option(_FIXES, "--add-ignores", is_flag=True, help="Write ignores for all that is found into the articles."),
    option(_FIXES, "--reason", metavar="TEXT", help="Why, to stand beside ignores that are written."),
)


def format_option(*formats: str) -> Callable[[Command], Command]:
    """--output-format, the first being the default."""
    return option(
        _REPORT,
        "--output-format",
        type=click.Choice(formats),
        metavar="FORMAT",
        default=formats[0],
        show_default=True,
        help=f"The report's form: {', '.join(formats)}.",
    )


def output_file_option(help: str = "Write the report there.") -> Callable[[Command], Command]:
    """--output-file."""
    return option(_REPORT, "--output-file", metavar="FILE", shell_complete=complete_files, help=help)


report_options = _together(
    format_option(*FORMATS),
    output_file_option(),
    option(
        _REPORT,
        "--output",
        multiple=True,
        callback=split_outputs,
        metavar="FORMAT=FILE",
        help="Write a report there too; may be repeated.",
    ),
    option(_REPORT, "--statistics", is_flag=True, help="Count findings by rule instead of showing them."),
    option(_REPORT, "--quiet", "-q", is_flag=True, help="Findings only, no summary."),
    option(_REPORT, "--verbose", "-v", is_flag=True, help="Tell which config applied and how long each rule took."),
    option(_REPORT, "--watch", is_flag=True, help="Lint again whenever an article is saved."),
)
