"""Words of an article in GitHub's and GitLab's Markdown: shown as they are, whatever they hold."""

from __future__ import annotations

import html
import re

from contentlint.report.notes import one_line

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$]")
_BLOCK = re.compile(r"\A(\d*)([-+=#.)])")
_GAP = "\u200b"
_LINKING = re.compile(
    r"""
    (?<=[@~%])(?=[\w"])         # people, labels, milestones
    | (?<=[#!&$])(?=\d)         # issues, merge requests, epics, snippets
    | (?<=\bGH-)(?=\d)
    | (?<=:)(?=//)              # addresses
    | (?<=\bwww)(?=\.)
    | (?<=:)(?=[\w+-]{1,40}:)   # emoji
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TICKS = re.compile("`+")


def escape(text: str) -> str:
    """Text on one line that formats nothing, mentions nobody and links to nothing.

    A backslash does not keep a host from finding names and numbers, as it looks for them in the finished page; a space
    without width after the sign does.
    """
    return _MARKUP.sub(_escape_mark, _LINKING.sub(_GAP, one_line(text)))


def guard(line: str) -> str:
    """An escaped text for the start of a line, where it begins no heading and no list."""
    return _BLOCK.sub(r"\1\\\2", line.lstrip())


def _escape_mark(match: re.Match[str]) -> str:
    mark = match[0]
    if mark == "$":
        return "<span>$</span>"  # two bare ones would enclose a formula
    return html.escape(mark) if mark in "<>&" else f"\\{mark}"


def code(text: str) -> str:
    """A code span of a text, in which a host looks for nothing."""
    line = one_line(text).strip() or " "
    fence = "`" * (max((len(run) for run in _TICKS.findall(line)), default=0) + 1)
    gap = " " if line[0] == "`" or line[-1] == "`" else ""
    return f"{fence}{gap}{line}{gap}{fence}"


def html_code(text: str) -> str:
    """The same as HTML, for places where Markdown is not read."""
    return f"<code>{html.escape(one_line(text), quote=False)}</code>"
