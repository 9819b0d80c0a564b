"""Completion of commands, options, rules and files in a shell: its script, and what it asks for at every TAB."""

from __future__ import annotations

import contextlib
import os
from pathlib import PurePath
from typing import TYPE_CHECKING

from contentlint.errors import ContentlintError

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

SHELLS = ("bash", "zsh", "fish")
_PROGRAM, _VARIABLE = "contentlint", "_CONTENTLINT_COMPLETE"


def print_completion(shell: str | None = None) -> int:
    """Print the script that makes a shell complete; without a name, for the shell that $SHELL tells."""
    from contentlint.cli.output import write_report

    write_report(make_script(shell or _find_shell()), None)
    return 0


def make_script(shell: str) -> str:
    """The script for one of SHELLS, as click has it."""
    from click.shell_completion import get_completion_class

    from contentlint.cli import cli

    complete = get_completion_class(shell) if shell in SHELLS else None
    if complete is None:
        raise ContentlintError(f"there is no completion for {shell}, only for {', '.join(SHELLS)}")
    script = complete(cli, {}, _PROGRAM, _VARIABLE).source()
    if shell == "fish":  # a value may hold commas: quotes,grammar
        script = script.replace('string split ","', 'string split -m 1 ","')
    return script


def _find_shell() -> str:
    shell = PurePath(os.environ.get("SHELL", "")).name
    if shell not in SHELLS:
        raise ContentlintError(f"say for which shell: contentlint completion {'|'.join(SHELLS)}")
    return shell


def complete_rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Categories and rules that begin so; in a list with commas, for its last part."""
    from click.shell_completion import CompletionItem

    done, comma, begun = incomplete.rpartition(",")
    taken = done.split(",")
    return [
        CompletionItem(done + comma + name, help=title)
        for name, title in _find_names().items()
        if name.startswith(begun) and name not in taken
    ]


def _find_names() -> dict[str, str]:
    """Categories and rules with what stands beside them; none where the rule pages cannot be read."""
    from contentlint import pages
    from contentlint.selectors import names

    with contextlib.suppress(ContentlintError, OSError, ValueError):
        known = pages.load()
        return {name: known[name].title if name in known else f"all rules of {name}" for name in names(known)}
    return {}


def complete_files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Files and folders, as the shell itself completes them."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]
