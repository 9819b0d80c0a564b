"""HTML pages and fragments to a Document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contentlint.model import Comment, Document, Field
from contentlint.read import front_matter
from contentlint.read.events import Event, Open
from contentlint.read.html_balance import Balancer
from contentlint.read.html_blocks import read_blocks
from contentlint.read.html_meaning import name_by_meaning
from contentlint.read.html_note_marks import drop_marks, is_sign
from contentlint.read.html_parts import read_comments, read_fields, read_images, read_language, read_links
from contentlint.read.html_scan import Scanner
from contentlint.read.structured_data import find_items

_PAGE = frozenset(("html", "head", "body"))


def read(text: str, path: str) -> Document:
    """Read a page or a fragment; of a page only the article itself becomes blocks, links and images.

    Front matter, as site generators take it before HTML, is read too.
    """
    fields, start, problems = front_matter.split(text)
    events = tuple(Balancer().balance(Scanner(text, start).scan()))
    found = _find_article(name_by_meaning(events))
    kept = drop_marks(found)
    items, flaws = find_items((event for event in events if not isinstance(event, Comment)), text)
    return Document(
        path=path,
        text=text,
        format="html",
        language=_front_matter_language(fields) or read_language(events),
        blocks=read_blocks(kept, text),
        fields=(*fields, *read_fields(events)),
        links=tuple(link for link in read_links(found) if not is_sign(link.text, link.target)),
        images=read_images(kept),
        items=items,
        comments=read_comments(events),
        problems=(*problems, *flaws),
    )


def _find_article(events: Sequence[Event | Comment]) -> Sequence[Event | Comment]:
    """The events of the article itself; all of them where the source is a fragment."""
    if not any(isinstance(event, Open) and event.name in _PAGE for event in events):
        return events
    from contentlint.read.body import find_body  # imports BeautifulSoup, which takes long

    return [event for part in find_body(events) for event in events[part.start : part.stop]]


def _front_matter_language(fields: Iterable[Field]) -> str | None:
    wanted = ("front-matter.lang", "front-matter.language", "front-matter.locale")
    return next((field.value for name in wanted for field in fields if field.name == name), None)
