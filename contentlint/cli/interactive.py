"""--interactive: a writer goes through the findings one by one."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from contentlint.cli.check_options import CheckOptions
from contentlint.cli.ignores import REASON, silence
from contentlint.cli.keys import END, read_keys
from contentlint.cli.output import note
from contentlint.cli.sources import Configs, gather
from contentlint.cli.writing import replace_file
from contentlint.errors import ContentlintError
from contentlint.fix.rounds import apply_fix
from contentlint.model import Edit, Finding, Fix, Result
from contentlint.report.notes import describe_fixes
from contentlint.report.screen import Screen, clean, detect, wrap
from contentlint.report.terminal import describe_finding
from contentlint.run import Failure, Source, lint_now, run
from contentlint.text.positions import Lines
from contentlint.verdict import Judged, is_shown

_MOST_CHOICES = 9
_ANSWERS = {"s": ("s", "\r", "\n", " "), "i": ("i",), "q": ("q", END)}


@dataclass(frozen=True, slots=True)
class Asking:
    """What is the same for all findings: the configs, why they are ignored, and where the answers come from."""

    configs: Configs
    reason: str
    next_key: Callable[[], str]


@dataclass(slots=True)
class Walk:
    """Where the writer is in one file: its findings as they stand now, those behind him, the place he has reached."""

    source: Source
    result: Result
    passed: set[str] = field(default_factory=set)
    place: int = 0

    def ahead(self) -> list[Finding]:
        """The findings still to be shown, in their order."""
        return [
            finding
            for finding in self.result.findings
            if finding.span.start >= self.place
            and finding.fingerprint not in self.passed
            and is_shown(finding, self.source.config)
        ]

    def move_on(self, edits: Iterable[Edit]) -> None:
        """Lint the file as it stands after these edits, and stay where the writer was."""
        ends = [edit for edit in edits if edit.span.end <= self.place]
        self.place += sum(len(edit.text) - (edit.span.end - edit.span.start) for edit in ends)
        self.result = self._lint()

    def look_again(self, finding: Finding) -> None:
        """Go on after something went wrong at a finding; from the file's start where someone else has changed it."""
        result = self._lint()
        if result.text != self.result.text:
            self.result, self.place = result, 0
            self.passed.discard(finding.fingerprint)

    def _lint(self) -> Result:
        data = self.source.read()
        if isinstance(data, Failure):
            raise ContentlintError(data.message)
        return lint_now(self.source, data)


def walk(options: CheckOptions) -> int:
    """Show every finding in turn and do with it what the writer says, at once; give the exit code."""
    from contentlint.cli.check import BROKEN, cache_opener, complain

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("--interactive needs a terminal to ask at", click.get_current_context())
    gathered = gather(options)
    outcome = run(gathered.sources, cache=cache_opener(options.no_cache), jobs=options.jobs or 0)
    sources = {source.path: source for source in gathered.sources}
    failures = [*gathered.failures, *outcome.failures]
    done: Counter[str] = Counter(fixed=0, ignored=0, skipped=0)
    with read_keys() as next_key:
        asking = Asking(gathered.configs, options.reason or REASON, next_key)
        for item in outcome.judged:
            path = item.result.path
            try:
                if not _walk_file(item, sources[path], asking, done):
                    break
            except ContentlintError as error:
                failures.append(Failure(path, str(error).removeprefix(f"{path}: ")))
    click.echo(", ".join(f"{count} {what}" for what, count in done.items()))
    complain(failures)
    return BROKEN if failures else 0


def _walk_file(item: Judged, source: Source, asking: Asking, done: Counter[str]) -> bool:
    """Go through one file; False where the writer wants to stop.

    Raises ContentlintError where it cannot be read any more.
    """
    screen = detect(sys.stdout)
    at = Walk(source, item.result)
    while ahead := at.ahead():
        finding = ahead[0]
        at.place = finding.span.start
        at.passed.add(finding.fingerprint)
        fixes = [fix for fix in finding.fixes if fix.edits][:_MOST_CHOICES]
        _show(at, finding, fixes, len(ahead) - 1, screen)
        choice = _ask(fixes, asking.next_key)
        if choice == "q":
            return False
        try:
            if isinstance(choice, Fix):
                _put_in(at, choice)
                done["fixed"] += 1
            elif choice == "i":
                _ignore(at, finding, asking)
                done["ignored"] += 1
            else:
                done["skipped"] += 1
        except ContentlintError as error:
            at.look_again(finding)
            note(clean(f"error: {error}"))
    return True


def _put_in(at: Walk, fix: Fix) -> None:
    before = at.source.read()
    if isinstance(before, Failure):
        raise ContentlintError(f"{before.path}: {before.message}")
    after = apply_fix(before, at.result, fix)
    if isinstance(after, str):
        raise ContentlintError(f"{at.source.path}: not fixed: {after}")
    replace_file(Path(at.source.path), after, expected=before)
    at.move_on(fix.edits)


def _ignore(at: Walk, finding: Finding, asking: Asking) -> None:
    edits, entries = silence(at.source, at.result.text, [finding], asking.configs, asking.reason)
    config = replace(at.source.config, accept=(*at.source.config.accept, *entries))
    at.source = replace(at.source, config=config)
    at.move_on(edits)


def _show(at: Walk, finding: Finding, fixes: Sequence[Fix], left: int, screen: Screen) -> None:
    more = f"{left} more in this file" if left else "the last one in this file"
    head = f"{screen.paint(clean(at.source.path), 'bold', 'underline')} {screen.paint(f'({more})', 'dim')}"
    lines = ["", head, *describe_finding(replace(finding, fixes=()), Lines(at.result.text), screen)]
    for number, fix in enumerate(fixes, 1):
        (described,) = describe_fixes((fix,), at.result.text)
        for line in wrap(clean(f"{number}: {described}"), screen.width - 4):
            lines.append("    " + screen.paint(line, "green"))
    click.echo(screen.finish("\n".join(lines)))


def _ask(fixes: Sequence[Fix], next_key: Callable[[], str]) -> Fix | str:
    """The fix to put in, or "s" to skip the finding, "i" to ignore it, "q" to stop."""
    numbers = {str(number): fix for number, fix in enumerate(fixes, 1)}
    offers = ["[a]pply" if len(fixes) == 1 else f"[1-{len(fixes)}] apply"] if fixes else []
    prompt = ", ".join([*offers, "[s]kip", "[i]gnore here", "[q]uit"])
    if fixes:
        numbers["a"] = fixes[0]
    while True:
        click.echo(f"  {prompt}? ", nl=False)
        key = next_key().lower()
        click.echo(key if key.isprintable() else "")
        if key in numbers:
            return numbers[key]
        for answer, keys in _ANSWERS.items():
            if key in keys:
                return answer
