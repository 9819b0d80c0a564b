"""The command line: the only place that prints, exits and writes files."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from contentlint import __version__
from contentlint.errors import ContentlintError

Command = TypeVar("Command", bound=Callable[..., Any])

BROKEN, INTERRUPTED = 2, 130
_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Commands(click.Group):
    """Commands in the order in which they are needed; an article in a command's place gets a hint."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self.commands and not name.startswith("-"):
            from pathlib import Path

            from contentlint.selectors import hint

            if Path(name).exists() or "." in name:
                raise click.UsageError(f"{name!r} is no command; to lint it: contentlint check {name}", ctx)
            raise click.UsageError(f"there is no command {name!r}{hint(name, self.commands)}", ctx)
        return super().resolve_command(ctx, args)


def main() -> None:
    """Run the command line and leave at once: a grammar engine still waking up in its thread is not waited for."""
    code = _run()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    if "concurrent.futures.process" in sys.modules:
        sys.exit(code)  # there are workers to take leave of
    os._exit(code)


def _run() -> int:
    """The exit code; every mistake becomes one line on standard error."""
    try:
        code = cli.main(standalone_mode=False, prog_name="contentlint")
    except click.ClickException as error:
        _complain(error.format_message())
        if isinstance(error, click.UsageError) and error.ctx:
            click.echo(f"Try '{error.ctx.command_path} --help'.", err=True)
        return BROKEN
    except ContentlintError as error:
        _complain(str(error))
        return BROKEN
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except Exception:
        import traceback

        _complain("this is a fault of contentlint, please report it:")
        traceback.print_exc()
        return BROKEN
    return code if isinstance(code, int) else 0


def _complain(message: str) -> None:
    click.echo(f"contentlint: error: {message}", err=True)


def _split(ctx: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of options that may be repeated and may be lists."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def article_options(command: Command) -> Command:
    """The options of every command that reads articles."""
    for option in reversed(
        (
            click.argument("paths", nargs=-1, metavar="PATHS..."),
            click.option("--language", metavar="CODE", help="The articles' language, such as en or en-GB."),
            click.option("--keyphrase", metavar="TEXT", help="The phrase the article is written for."),
            click.option("--stdin-filename", metavar="NAME", help="The name of what is read from standard input."),
            click.option("--config", metavar="FILE", help="Use this config instead of the nearest one."),
            click.option("--output-file", metavar="FILE", help="Write the report there."),
            click.option("--no-cache", is_flag=True, help="Neither use nor keep earlier results."),
        )
    ):
        command = option(command)
    return command


def format_option(*formats: str) -> Callable[[Command], Command]:
    """--output-format, the first being the default."""
    choice = click.Choice(formats)
    return click.option(
        "--output-format", type=choice, default=formats[0], show_default=True, help="The report's form."
    )


@click.group(cls=Commands, context_settings=_SETTINGS, invoke_without_command=True)
@click.version_option(__version__, message="contentlint %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """The linter for articles: Markdown, MDX, HTML and plain-text drafts.

    Finds repeated paragraphs, slips of grammar, quotations without an author, text that is hard to read, stuffed
    keyphrases and missing FAQ markup, each at its place, without a network.

    \b
    contentlint check draft.md           what to mend before publishing
    contentlint check docs/ 'blog/*.md'  folders and globs
    contentlint explain quotes           what rules are about, with examples
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@cli.command()
@article_options
@click.option("--profile", type=click.Choice(["draft", "gate", "review"]), help="Who reads it: see above.")
@click.option("--select", multiple=True, callback=_split, metavar="RULES", help="Run only these rules.")
@click.option("--ignore", multiple=True, callback=_split, metavar="RULES", help="Leave these rules out.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "suggestion", "never"]),
    help="Fail on findings of this level or above, whatever the profile.",
)
@click.option("--max-warnings", type=click.IntRange(0), metavar="N", help="Fail on more than N warnings.")
@click.option("--min-score", type=click.IntRange(0, 100), metavar="N", help="Fail where an article scores less than N.")
@format_option("terminal", "json")
@click.option("--statistics", is_flag=True, help="Count findings by rule instead of showing them.")
@click.option("--quiet", "-q", is_flag=True, help="Findings only, no summary.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Worker processes; by default one per core.")
def check(**options: Any) -> int:
    """Lint articles: files, folders, globs, or - for standard input.

    RULES are ids (quotes/missing-attribution), categories (quotes) or globs ('*/missing-*'), with commas between.

    \b
    Profiles:
      draft   for the writer: fails on errors, counts keyword and page suggestions   [default]
      gate    for CI: prints what fails, and fails on all that should not be published
      review  for the editor: prints everything, never fails

    \b
    Exit code: 0 nothing fails, 1 something does, 2 usage, config or a file that cannot be read.

    \b
    contentlint check draft.txt
    contentlint check --profile gate --output-format json docs/
    cat post.md | contentlint check - --stdin-filename post.md
    """
    from contentlint.cli.check import check_articles

    return check_articles(**options)


@cli.command()
@article_options
@format_option("terminal", "json")
def outline(**options: Any) -> int:
    """Show how articles are read: headings, lists, quotations, FAQ pairs, the keyphrase.

    \b
    contentlint outline draft.txt
    """
    from contentlint.cli.check import outline_articles

    return outline_articles(**options)


@cli.command()
@format_option("terminal", "json")
@click.option("--no-cache", is_flag=True, hidden=True)
def rules(output_format: str, no_cache: bool) -> int:
    """List all rules with their levels.

    A star marks rules that offer a fix. "off" rules run where the config or --select names them.
    """
    from contentlint.cli.rules import list_rules

    return list_rules(output_format)


@cli.command()
@click.argument("rule")
@click.option("--no-cache", is_flag=True, hidden=True)
def explain(rule: str, no_cache: bool) -> int:
    """Show a rule's page, or a category's rules.

    \b
    contentlint explain quotes/missing-attribution
    contentlint explain readability
    """
    from contentlint.cli.rules import explain_rule

    return explain_rule(rule)


@cli.command()
@click.argument("folder", default=".")
@click.option("--force", is_flag=True, help="Replace a config that is there already.")
@click.option("--no-cache", is_flag=True, hidden=True)
def init(folder: str, force: bool, no_cache: bool) -> int:
    """Write a commented contentlint.toml, by default here."""
    from contentlint.cli.init import write_config

    return write_config(folder, force)
