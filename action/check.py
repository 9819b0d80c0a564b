"""Check articles as the action's inputs say, once, with every report written on the way."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

from base import ProblemError, find_base

FAILED, BROKEN = 1, 2
ESCAPES = "" if os.name == "nt" else "\\"  # where it parts folders it escapes nothing


def main() -> int:
    """Run the check, hand on what it wrote, and give the step's exit code."""
    try:
        return check()
    except ProblemError as error:
        message = str(error).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        print(f"::error title=contentlint::{message}", flush=True)
        tell("exit-code", str(BROKEN))
        return BROKEN


def check() -> int:
    summary = Path(os.environ["RUNNER_TEMP"]) / "contentlint-summary.md" if switch("summary") else None
    sarif = Path(given("sarif-file")) if given("sarif-file") else None
    is_failing = switch("fail")
    command = [os.environ["CONTENTLINT"], "check", *options(), *outputs(sarif, summary), "--", *words("paths")]
    code = subprocess.run(command, env=surroundings(), check=False).returncode
    tell("exit-code", str(code))
    if sarif and sarif.exists():
        tell("sarif-file", str(sarif))
    if summary and summary.exists():
        append(Path(os.environ["GITHUB_STEP_SUMMARY"]), summary.read_text(encoding="utf-8"))
        summary.unlink()
    return 0 if code == FAILED and not is_failing else code


def options() -> list[str]:
    """What is checked, and against what; options of the user's own come last and win."""
    found = [f"--profile={given('profile')}"]
    found += [f"--{name}={given(name)}" for name in ("config", "baseline") if given(name)]
    base = find_base(given("changed"))
    found += [f"--changed={base}"] if base else []
    found += ["--output-format=github"] if switch("annotations") else []
    return found + words("args")


def outputs(sarif: Path | None, summary: Path | None) -> list[str]:
    if sarif:
        sarif.parent.mkdir(parents=True, exist_ok=True)
    files = {"sarif": sarif, "markdown": summary}
    return [f"--output={name}={file}" for name, file in files.items() if file]


def given(name: str) -> str:
    value = os.environ[f"INPUT_{name.upper().replace('-', '_')}"].strip()
    if "\n" in value and name not in ("paths", "args"):
        raise ProblemError(f"{name} must be on one line: {value!r}")
    return value


def switch(name: str) -> bool:
    value = given(name).lower()
    if value not in ("true", "false"):
        raise ProblemError(f"{name} must be true or false, not {value!r}")
    return value == "true"


def words(name: str) -> list[str]:
    """The parts of an input, as a shell takes them apart, and nothing else that a shell does."""
    lexer = shlex.shlex(given(name), posix=True, punctuation_chars=False)
    lexer.whitespace_split, lexer.commenters, lexer.escape = True, "", ESCAPES
    try:
        return list(lexer)
    except ValueError:
        raise ProblemError(f"{name} has a quotation mark without its partner: {given(name)!r}") from None


def surroundings() -> dict[str, str]:
    """The environment without the workflow's own Python, which is not contentlint's."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    return {**kept, "PYTHONUTF8": "1"}


def tell(name: str, value: str) -> None:
    append(Path(os.environ["GITHUB_OUTPUT"]), f"{name}={value}\n")


def append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    sys.exit(main())
