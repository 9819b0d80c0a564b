"""The commands that show the catalogue: rules and explain."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from contentlint import pages
from contentlint.cli.output import write_report
from contentlint.errors import ContentlintError
from contentlint.pages import Page
from contentlint.report.screen import Screen, detect, measure, take, wrap
from contentlint.selectors import hint, names

_COLORS = {"error": "red", "warning": "yellow", "suggestion": "cyan", "off": "dim"}


def list_rules(output_format: str) -> int:
    """Print all rules: a table, or JSON."""
    known = pages.load().values()
    if output_format == "json":
        write_report(json.dumps([_row(page) for page in known], ensure_ascii=False, indent=1) + "\n", None)
        return 0
    screen = detect(sys.stdout)
    lines = list(_table(known, screen))
    write_report(screen.finish("\n".join(lines)) + "\n", None, sys.stdout.encoding)
    return 0


def _row(page: Page) -> dict[str, Any]:
    return {
        "id": page.id,
        "title": page.title,
        "level": page.level,
        "category": page.category,
        "fixable": page.fixable != "no",
        "fix": None if page.fixable == "no" else page.fixable,
        "description": page.description,
    }


def _table(known: Any, screen: Screen) -> Iterator[str]:
    width = max((len(page.id) for page in known), default=0)
    category = ""
    for page in known:
        if category and page.category != category:
            yield ""
        category = page.category
        star = "*" if page.fixable != "no" else " "
        head = f"{page.id:{width}} {star} "
        room = screen.width - len(head) - 11
        title = page.title if measure(page.title) <= room else take(page.title, room - 1) + "…"
        yield head + screen.paint(f"{page.level:10}", _COLORS[page.level]) + " " + title
    yield ""
    yield from wrap(f"{len(known)} rules; * offers a fix. contentlint explain RULE tells more.", screen.width)


def explain_rule(name: str) -> int:
    """Print a rule's page, or the rules of a category."""
    known = pages.load()
    page = find_page(name, known)
    if page is None:
        members = [page for page in known.values() if page.category == name]
        if not members:
            raise ContentlintError(f"no rule is called {name!r}{hint(name, names(known))}")
        return _show(_category(name, members))
    return _show(pages.to_markdown(page))


def find_page(name: str, known: Mapping[str, Page]) -> Page | None:
    """A page by its rule's id, or by the second half of it where only one rule is called so."""
    if name in known:
        return known[name]
    tails = [page for id, page in known.items() if id.split("/", 1)[1] == name]
    return tails[0] if len(tails) == 1 else None


def _category(name: str, members: list[Page]) -> str:
    rows = "\n".join(f"- **{page.id}** ({page.level}): {page.description}" for page in members)
    return f"# {name}\n\n{rows}\n"


def _show(markdown: str) -> int:
    """Markdown laid out on a terminal, as it is elsewhere."""
    if not detect(sys.stdout).color:
        write_report(markdown, None, sys.stdout.encoding)
        return 0
    from rich.console import Console
    from rich.markdown import Markdown

    width = min(detect(sys.stdout).width, 100)
    Console(width=width, force_terminal=True).print(Markdown(markdown))
    return 0
