"""Changes as unified diffs, which `git apply` and `patch -p1` take."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher, unified_diff

from contentlint.report.screen import Screen, clean

_LINE = re.compile(r"[^\n]*\n|[^\n]+")  # a patch knows no other line end; a carriage return is part of its line
_LINE_SHOWN = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n)|([^\r\n]+)")
_WORD = re.compile(r"\w+|\s+|.", re.S)
_QUOTED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LONGEST_COMPARED = 20_000


def render(changes: Sequence[tuple[str, str, str]], screen: Screen) -> str:
    """The changes (path, text before, text after) as one patch; on a terminal fit to be read, in colours."""
    if screen.is_terminal or screen.color:
        return screen.finish("".join(_show(path, before, after, screen) for path, before, after in changes))
    return "".join(_patch(path, before, after) for path, before, after in changes)


def _patch(path: str, before: str, after: str) -> str:
    rows = unified_diff(_LINE.findall(before), _LINE.findall(after), _name("a", path), _name("b", path))
    return "".join(row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n" for row in rows)


def _name(side: str, path: str) -> str:
    """A file's name as git writes it: quoted where it holds what would end it, with a tab where it holds a space."""
    name = f"{side}/{path.replace(os.sep, '/').lstrip('/')}"
    if re.search(r"[\x00-\x1f\x7f\"\\\ud800-\udfff]", name):
        return f'"{"".join(map(_quote, name))}"'
    return f"{name}\t" if " " in name else name


def _quote(character: str) -> str:
    if character in _QUOTED:
        return _QUOTED[character]
    if character.isprintable():
        return character
    return "".join(f"\\{byte:03o}" for byte in os.fsencode(character))


def _show(path: str, before: str, after: str, screen: Screen) -> str:
    """A diff to be read: every line end ends a line and is left out, changed words are marked."""
    rows = list(unified_diff(_lines(before), _lines(after), _name("a", path), _name("b", path), lineterm=""))
    return "".join(f"{row}\n" for row in _paint(rows, screen))


def _lines(text: str) -> list[str]:
    return [clean(match[1] or match[2] or "") for match in _LINE_SHOWN.finditer(text)]


def _paint(rows: Sequence[str], screen: Screen) -> Iterator[str]:
    yield from (screen.paint(clean(row).rstrip(), "bold") for row in rows[:2])
    removed: list[str] = []
    added: list[str] = []
    for row in (*rows[2:], ""):
        if row.startswith("-"):
            removed.append(row)
        elif row.startswith("+"):
            added.append(row)
        else:
            yield from _paint_change(removed, added, screen)
            removed, added = [], []
            yield from [screen.paint(row, "cyan") if row.startswith("@") else row] if row else []


def _paint_change(removed: Sequence[str], added: Sequence[str], screen: Screen) -> Iterator[str]:
    if len(removed) == len(added) and screen.color:
        pairs = [_mark_words(old, new, screen) for old, new in zip(removed, added, strict=True)]
        yield from (old for old, _ in pairs)
        yield from (new for _, new in pairs)
        return
    yield from (screen.paint(row, "red") for row in removed)
    yield from (screen.paint(row, "green") for row in added)


def _mark_words(old: str, new: str, screen: Screen) -> tuple[str, str]:
    """A line and what it became, the words underlined that differ; lines too long to compare as they are."""
    if len(old) + len(new) > _LONGEST_COMPARED:
        return screen.paint(old, "red"), screen.paint(new, "green")
    before, after = _WORD.findall(old[1:]), _WORD.findall(new[1:])
    olds, news = [screen.paint("-", "red")], [screen.paint("+", "green")]
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        styles = () if kind == "equal" else ("bold", "underline")
        olds.append(screen.paint("".join(before[i:j]), "red", *styles))
        news.append(screen.paint("".join(after[k:m]), "green", *styles))
    return "".join(olds), "".join(news)
