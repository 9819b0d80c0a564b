"""Completion in a shell: what is offered, and that bash and fish take it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.shell_completion import CompletionItem, ShellComplete
from installed import ROOT, surround

from contentlint import pages
from contentlint.cli import cli
from contentlint.cli.completion import complete_rules, make_script, print_completion
from contentlint.errors import ContentlintError

IN_SHELL = {
    "commands": ("", list(cli.commands)),
    "command": ("expl", ["explain"]),
    "option": ("check --sel", ["--select"]),
    "rule": ("check --select quotes/miss", ["quotes/missing-attribution"]),
    "rule-to-ignore": ("check --ignore structure/em", ["structure/empty-section"]),
    "rule-in-a-list": ("check --select quotes,grammar/rep", ["quotes,grammar/repeated-word"]),
    "rule-to-explain": ("explain quotes/unb", ["quotes/unbalanced-marks"]),
    "no-such-rule": ("explain zzz", []),
    "profile": ("check --profile g", ["gate"]),
    "format": ("check --output-format s", ["sarif"]),
    "shell": ("completion f", ["fish"]),
    "after-something-wrong": ("draft.md --sel", []),
}


def ask(words: str) -> list[CompletionItem]:
    *arguments, incomplete = words.split(" ")
    return ShellComplete(cli, {}, "contentlint", "_CONTENTLINT_COMPLETE").get_completions(arguments, incomplete)


@pytest.mark.parametrize(("words", "offered"), IN_SHELL.values(), ids=IN_SHELL.keys())
def test_offers(words: str, offered: list[str]) -> None:
    assert [item.value for item in ask(words)] == offered


FILES = ("check dra", "check --config dra", "check --baseline dra", "check --changed dra", "check a.md dra")


@pytest.mark.parametrize("words", FILES)
def test_the_shell_completes_files(words: str) -> None:
    assert [(item.value, item.type) for item in ask(words)] == [("dra", "file")]


def offer_rules(incomplete: str) -> dict[str, str | None]:
    context = click.Context(cli)
    return {item.value: item.help for item in complete_rules(context, cli.params[0], incomplete)}


def test_rules_and_categories_have_their_titles() -> None:
    offered = offer_rules("quotes")
    assert offered["quotes"] == "all rules of quotes"
    assert offered["quotes/missing-attribution"] == pages.load()["quotes/missing-attribution"].title
    assert len(offer_rules("")) > len(pages.load())


def test_what_a_list_holds_is_not_offered_again() -> None:
    assert "faq,quotes,quotes" not in offer_rules("faq,quotes,q")
    assert "faq,quotes,grammar" in offer_rules("faq,quotes,")


def test_unreadable_rule_pages_are_no_error_at_tab(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ContentlintError("rules/a.md: no front matter")

    monkeypatch.setattr(pages, "load", fail)
    assert offer_rules("q") == {}


def test_the_shell_is_known_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("SHELL", "/usr/bin/zsh")
    assert print_completion() == 0
    assert capfdbinary.readouterr().out.startswith(b"#compdef contentlint")


@pytest.mark.parametrize("shell", ["", "/bin/tcsh"])
def test_a_shell_that_is_not_known_must_be_named(monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    monkeypatch.setenv("SHELL", shell)
    with pytest.raises(ContentlintError, match=r"contentlint completion bash\|zsh\|fish"):
        print_completion()


def test_no_script_for_other_shells() -> None:
    with pytest.raises(ContentlintError, match="no completion for tcsh, only for bash, zsh, fish"):
        make_script("tcsh")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return surround(tmp_path / "around")


def run(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    folder = environment["HOME"]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=folder, check=False)


BASH = """
eval "$(contentlint completion bash)"
COMP_WORDS=(contentlint {words})
COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
_contentlint_completion contentlint "${{COMP_WORDS[COMP_CWORD]}}" ""
printf '%s\\n' "${{COMPREPLY[@]}}"
complete -p contentlint
"""


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="there is no bash")
@pytest.mark.parametrize(
    ("words", "offered"),
    [("check --select quotes,grammar/rep", "quotes,grammar/repeated-word"), ("draft.md --sel", "")],
    ids=["list", "after-something-wrong"],
)
def test_bash_takes_it(environment: dict[str, str], words: str, offered: str) -> None:
    done = run(["bash", "--norc", "-c", BASH.format(words=words)], environment)
    registered = "complete -o nosort -F _contentlint_completion contentlint"
    assert (done.stdout, done.stderr) == (f"{offered}\n{registered}\n", "")


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("fish"), reason="there is no fish")
def test_fish_takes_it(environment: dict[str, str]) -> None:
    script = "contentlint completion fish | source; complete --do-complete 'contentlint check --select quotes,faq/mis'"
    done = run(["fish", "--no-config", "-c", script], environment)
    assert (done.stdout.split("\t")[0], done.stderr) == ("quotes,faq/missing-schema", "")


def test_tab_loads_nothing_heavy(environment: dict[str, str]) -> None:
    script = """
import atexit, os, sys
heavy = ("rich", "harper", "bs4", "textstat", "hypothesis", "contentlint.catalog", "contentlint.read")
atexit.register(lambda: print([name for name in heavy if name in sys.modules], file=sys.stderr))
from contentlint.cli import main
main()
"""
    asked = {"COMP_WORDS": "contentlint check --select q", "COMP_CWORD": "3", "_CONTENTLINT_COMPLETE": "bash_complete"}
    done = run([sys.executable, "-c", script], environment | asked | {"PYTHONPATH": str(ROOT)})
    assert done.stdout.startswith("plain,quotes\n")
    assert done.stderr == "[]\n"
