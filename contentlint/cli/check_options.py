"""What `check` was asked for, as its parts hand it on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What `check` was asked for. `output` are further reports, (format, file); `changed` a git reference."""

    paths: tuple[str, ...]
    stdin_filename: str | None = None
    config: str | None = None
    language: str | None = None
    keyphrase: str | None = None
    changed: str | None = None
    baseline: str | None = None
    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    grammar: str | None = None
    languagetool_url: str | None = None
    fail_on: str | None = None
    max_warnings: int | None = None
    min_score: int | None = None
    exit_zero: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    interactive: bool = False
    add_ignores: bool = False
    reason: str | None = None
    output_format: str = "terminal"
    output_file: str | None = None
    output: tuple[tuple[str, str], ...] = ()
    statistics: bool = False
    quiet: bool = False
    verbose: bool = False
    watch: bool = False
    jobs: int | None = None
    no_cache: bool = False
    force_exclude: bool = False

    @property
    def is_fixing(self) -> bool:
        return self.fix or self.unsafe_fixes or self.diff

    @property
    def reads_stdin(self) -> bool:
        return "-" in self.paths
