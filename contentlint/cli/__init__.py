"""The command line: the only place that prints, exits and writes files."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any

import click

from contentlint import __version__
from contentlint.cli.completion import SHELLS, complete_rules
from contentlint.cli.options import (
    ArticleCommand,
    article_options,
    choosing_options,
    failing_options,
    fixing_options,
    format_option,
    jobs_option,
    output_file_option,
    report_options,
)
from contentlint.errors import ContentlintError

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
        if name not in self.commands and not name.startswith("-") and not ctx.resilient_parsing:
            from pathlib import Path

            from contentlint.selectors import hint

            if Path(name).exists() or "." in name:
                raise click.UsageError(f"{name!r} is no command; to lint it: contentlint check {name}", ctx)
            raise click.UsageError(f"there is no command {name!r}{hint(name, self.commands)}", ctx)
        return super().resolve_command(ctx, args)


def main() -> None:
    """Run the command line and leave at once: a grammar engine still waking up in its thread is not waited for."""
    code = _run()
    if "contentlint.engines" in sys.modules:
        from contentlint.engines import leave_server

        leave_server()
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


@click.group(cls=Commands, context_settings=_SETTINGS, invoke_without_command=True)
@click.version_option(__version__, message="contentlint %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """The linter for articles: Markdown, MDX, HTML and plain-text drafts.

    Finds repeated paragraphs, slips of grammar, quotations without an author, text that is hard to read, stuffed
    keyphrases and missing FAQ markup, each at its place, without a network.

    \b
    contentlint check draft.md           what to mend before publishing
    contentlint check --fix draft.md     what is safe to mend, mended
    contentlint check docs/ 'blog/*.md'  folders and globs
    contentlint explain quotes           what rules are about, with examples
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@cli.command(cls=ArticleCommand)
@article_options
@choosing_options
@failing_options
@fixing_options
@report_options
def check(**options: Any) -> int:
    """Lint articles: files, folders, globs, or - for standard input.

    RULES are ids (quotes/missing-attribution), categories (quotes) or globs ('*/missing-*'), with commas between.

    \b
    Profiles:
      draft   for the writer: fails on errors, counts keyword and page suggestions   [default]
      gate    for CI: prints what fails, and fails on all that should not be published
      review  for the editor: prints everything, never fails

    \b
    Exit code: 0 nothing fails, 1 something does, 2 usage, config or a file that cannot be read or written.

    \b
    contentlint check draft.txt
    contentlint check --fix content/                what is safe to mend, mended
    contentlint check --unsafe-fixes --diff post.md what else could be
    contentlint check --profile gate --changed=main --output sarif=findings.sarif .
    cat post.md | contentlint check - --stdin-filename post.md
    """
    from contentlint.cli.check import check_articles
    from contentlint.cli.check_options import CheckOptions

    return check_articles(CheckOptions(**options))


@cli.command(cls=ArticleCommand)
@article_options
@format_option("terminal", "json")
@output_file_option()
def outline(**options: Any) -> int:
    """Show how articles are read: headings, quotations, FAQ pairs.

    \b
    contentlint outline draft.txt
    """
    from contentlint.cli.outline import outline_articles

    return outline_articles(**options)


@cli.command(cls=ArticleCommand)
@article_options
@jobs_option
@output_file_option("Write it there instead.")
def baseline(**options: Any) -> int:
    """Record what is found today, so that only what is new counts.

    The file is contentlint-baseline.json, or the one that the config names. Findings are known again by their words,
    also when lines have moved. Where the file is there already, only the entries of these articles are renewed.

    \b
    contentlint baseline content/
    contentlint check --baseline contentlint-baseline.json content/
    """
    from contentlint.cli.baseline import write_baseline

    return write_baseline(**options)


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
@click.argument("rule", shell_complete=complete_rules)
@click.option("--no-cache", is_flag=True, hidden=True)
def explain(rule: str, no_cache: bool) -> int:
    """Show a rule's page, or a category's rules.

    \b
    contentlint explain quotes/missing-attribution
    contentlint explain readability
    """
    from contentlint.cli.rules import explain_rule

    return explain_rule(rule)


@cli.group(cls=Commands)
def grammar() -> None:
    """Have LanguageTool on this machine, and keep its server warm.

    It needs Java 17. A check that asks LanguageTool starts a server and stops it at its end; one that is started here
    stays, which saves the next checks some seconds. Nothing leaves the machine.

    \b
    contentlint grammar install
    contentlint check --grammar languagetool draft.md
    """


@grammar.command("install")
@click.option(
    "--from",
    "origin",
    type=click.Choice(["download", "maven"]),
    default="download",
    show_default=True,
    help="Where from: the release, or Maven Central, which needs mvn.",
)
@click.option("--force", is_flag=True, help="Fetch it anew.")
@click.option("--no-cache", is_flag=True, hidden=True)
def install_grammar(origin: str, force: bool, no_cache: bool) -> int:
    """Fetch LanguageTool, about 260 MB."""
    from contentlint.cli.grammar import install

    return install(origin, force)


@grammar.command("start")
@click.option("--no-cache", is_flag=True, hidden=True)
def start_grammar(no_cache: bool) -> int:
    """Start a server that stays until it is stopped."""
    from contentlint.cli.grammar import start

    return start()


@grammar.command("stop")
@click.option("--no-cache", is_flag=True, hidden=True)
def stop_grammar(no_cache: bool) -> int:
    """Stop the server."""
    from contentlint.cli.grammar import stop

    return stop()


@grammar.command("status")
@format_option("terminal", "json")
@click.option("--no-cache", is_flag=True, hidden=True)
def grammar_status(output_format: str, no_cache: bool) -> int:
    """Tell what is installed and what runs."""
    from contentlint.cli.grammar import status

    return status(output_format)


@cli.command()
@click.argument("folder", default=".")
@click.option("--force", is_flag=True, help="Replace a config that is there already.")
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the config instead, for editors.")
@click.option("--no-cache", is_flag=True, hidden=True)
def init(folder: str, force: bool, schema: bool, no_cache: bool) -> int:
    """Write a commented contentlint.toml, by default here."""
    from contentlint.cli.init import print_schema, write_config

    return print_schema() if schema else write_config(folder, force)


@cli.command()
@click.argument("shell", type=click.Choice(SHELLS), required=False)
@click.option("--no-cache", is_flag=True, hidden=True)
def completion(shell: str | None, no_cache: bool) -> int:
    """Print the script that completes commands, options and rules.

    It is for the shell that is named, by default the one in $SHELL.

    \b
    bash  in ~/.bashrc: eval "$(contentlint completion bash)"
    zsh   in ~/.zshrc, after compinit: eval "$(contentlint completion zsh)"
    fish  contentlint completion fish > ~/.config/fish/completions/contentlint.fish
    """
    from contentlint.cli.completion import print_completion

    return print_completion(shell)
