"""Rule pages: what a rule is, why it matters, and examples that run as tests."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from contentlint.errors import ContentlintError
from contentlint.model import Level
from contentlint.resources import rules_folder

INDEX = "index.json"
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.S)
_PART = re.compile(r"^##+ +(Bad|Good|Fixed)\b[^\n]*$|^(`{3,})([^\n]*)\n(.*?)^\2[ ]*$|^Marks: +([^\n]+)$", re.S | re.M)


@dataclass(frozen=True, slots=True)
class Example:
    """A text of one kind: "bad" must be found, "good" must stay silent, "fixed" is the bad one before it, all fixes of
    the rule applied. `marks` are the source texts of a bad example's findings, where the page names them."""

    kind: str
    name: str
    text: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A rule's page. `level` may be "off"; `fixable` is "no", "unsafe" or "safe"; `options` holds default and help."""

    id: str
    title: str
    level: Level | str
    fixable: str
    options: Mapping[str, Mapping[str, Any]]
    body: str

    @property
    def category(self) -> str:
        return self.id.split("/")[0]

    @property
    def description(self) -> str:
        """The page's first paragraph, on one line."""
        return " ".join(self.body.strip().split("\n\n")[0].split())


def parse(text: str, path: str) -> Page:
    """A page from its Markdown source."""
    import yaml

    front = _FRONT.match(text)
    if not front:
        raise ContentlintError(f"{path}: no front matter between two lines of ---")
    data: dict[str, Any] = yaml.safe_load(front[1])
    missing = {"id", "title", "level"} - data.keys()
    if missing:
        raise ContentlintError(f"{path}: the front matter lacks {', '.join(sorted(missing))}")
    level = "off" if data["level"] is False else str(data["level"])  # YAML 1.1 reads a bare off as false
    fixable = str(data.get("fixable", "no")) if data.get("fixable") else "no"
    return Page(data["id"], data["title"], level, fixable, data.get("options") or {}, text[front.end() :])


def examples(page: Page) -> Iterator[Example]:
    """The examples of a page: fences under headings that begin with Bad, Good or Fixed.

    The fence's info string names the file the text is linted as (`draft.txt`, `post.md`, `page.html`). A line
    "Marks: `a` `b`" after a bad example gives the texts it must mark.
    """
    kind = ""
    found: list[Example] = []
    for part in _PART.finditer(page.body):
        heading, _, info, text, marks = part.groups()
        if heading:
            kind = heading.lower()
        elif marks and found:
            last = found.pop()
            found.append(Example(last.kind, last.name, last.text, tuple(re.findall(r"`([^`]+)`", marks))))
        elif kind and text is not None:
            found.append(Example(kind, info.strip() or "draft.txt", text))
    yield from found


def to_markdown(page: Page) -> str:
    """The page as a reader wants it, without what only the tests need."""
    body = re.sub(r"^Marks: .*\n?", "", page.body, flags=re.M)
    body = re.sub(r"^(`{3,})[^\n`]+$", r"\1text", body, flags=re.M)
    for part, heading in (("Bad", "Found"), ("Good", "Left alone"), ("Fixed", "After the fixes")):
        body = re.sub(rf"^(##+) +{part}\b", rf"\1 {heading}", body, flags=re.M)
    fixes = {"no": "offers no fix", "unsafe": "offers a fix to look at", "safe": "offers a safe fix"}[page.fixable]
    head = f"# {page.title}\n\n`{page.id}` · {page.level} · {fixes}\n\n"
    return head + body.strip() + "\n" + _options(page)


def _options(page: Page) -> str:
    if not page.options:
        return ""
    rows = "\n".join(
        f"- `{name}` (default `{json.dumps(spec['default'], ensure_ascii=False)}`): {spec['help']}"
        for name, spec in page.options.items()
    )
    return f'\n## Options\n\nIn contentlint.toml under `[rules."{page.id}"]`:\n\n{rows}\n'


@cache
def load() -> Mapping[str, Page]:
    """All pages by id, from the compiled index, or from the sources where a checkout has changed since."""
    folder = rules_folder()
    index = folder / INDEX
    sources = sorted(folder.glob("*/*.md"))
    if index.exists() and all(source.stat().st_mtime <= index.stat().st_mtime for source in sources):
        rows = cast(list[dict[str, Any]], json.loads(index.read_text(encoding="utf-8")))
        if not sources or len(rows) == len(sources):
            return {row["id"]: Page(**row) for row in rows}
    return compile_pages(folder)


def compile_pages(folder: Path) -> Mapping[str, Page]:
    """All pages of a folder, in the order of their ids."""
    pages = [parse(source.read_text(encoding="utf-8"), str(source)) for source in sorted(folder.glob("*/*.md"))]
    return {page.id: page for page in sorted(pages, key=lambda page: page.id)}


def write_index(folder: Path) -> None:
    """Compile a folder's pages beside them; the build calls this."""
    rows = [asdict(page) for page in compile_pages(folder).values()]
    (folder / INDEX).write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
