"""The output formats by name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contentlint.report import Report
    from contentlint.report.screen import Screen

ON_SCREEN = {"terminal": "terminal", "concise": "concise"}
FOR_PROGRAMS = {
    "json": "json_report",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "rdjson": "rdjson",
    "checkstyle": "checkstyle",
    "markdown": "markdown",
}
FORMATS = (*ON_SCREEN, *FOR_PROGRAMS)


def render(name: str, report: Report, screen: Screen, *, quiet: bool = False) -> str:
    """A report in the format of that name, ending with a line end.

    `screen` is where a format for people is shown; quiet ones of these have no summary.
    """
    text: str
    if name in ON_SCREEN:
        text = import_module(f"contentlint.report.{ON_SCREEN[name]}").render(report, screen, quiet=quiet)
    else:
        text = import_module(f"contentlint.report.{FOR_PROGRAMS[name]}").render(report)
    return text
