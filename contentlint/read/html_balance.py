"""Closes what HTML leaves open, where browsers close it, and drops stray end tags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from contentlint.model import Comment, Span
from contentlint.read.events import Close, Event, Open, Text

FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BLOCKS = HEADINGS | frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset header hgroup hr html legend li listing main menu nav ol optgroup option p "
    "plaintext pre search section summary table tbody td tfoot th thead tr ul xmp".split()
)
_CLOSES_P = BLOCKS - frozenset("body caption frameset html legend optgroup option tbody td tfoot th thead tr".split())
_CELL_ENDS = frozenset(("td", "th", "caption"))
_TABLE = frozenset(("table", "template"))
_IN_TABLE = frozenset("caption colgroup tbody td tfoot th thead tr".split())

# name -> what its start tag closes, and the elements that such a search does not look out of
_SCOPE = frozenset("applet button caption html marquee object table td template th svg math foreignobject".split())
_LIST_SCOPE = _SCOPE | frozenset(
    "ul ol menu dir dl section article aside blockquote main nav details figure fieldset".split()
)
_RULES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), _LIST_SCOPE),
    "dt": (frozenset(("dt", "dd")), _LIST_SCOPE),
    "dd": (frozenset(("dt", "dd")), _LIST_SCOPE),
    "option": (frozenset(("option",)), _SCOPE),
    "optgroup": (frozenset(("option", "optgroup")), _SCOPE),
    "td": (_CELL_ENDS, _TABLE),
    "th": (_CELL_ENDS, _TABLE),
    "tr": (_CELL_ENDS | {"tr"}, _TABLE),
    "tbody": (_IN_TABLE, _TABLE),
    "thead": (_IN_TABLE, _TABLE),
    "tfoot": (_IN_TABLE, _TABLE),
    "caption": (_IN_TABLE, _TABLE),
    "colgroup": (_IN_TABLE, _TABLE),
    "rt": (frozenset(("rt", "rp")), _SCOPE),
    "rp": (frozenset(("rt", "rp")), _SCOPE),
    "a": (frozenset(("a",)), _SCOPE),
    "button": (frozenset(("button",)), _SCOPE - {"button"}),
    "body": (frozenset(("head",)), frozenset()),
}
_CONTAINERS = frozenset("audio canvas datalist label map noscript ruby select summary video".split())
_P = frozenset(("p",))
_HEAD_ONLY = frozenset(
    "base basefont bgsound html head link meta noframes noscript script style template title".split()
)
_INTEGRATION = frozenset(("foreignobject", "desc", "annotation-xml"))


class Balancer:
    """The stack of open elements; every look-up in it takes constant time."""

    def __init__(self) -> None:
        self._stack: list[str | None] = []  # None: an element that its end tag took out of the middle
        self._where: defaultdict[str, list[int]] = defaultdict(list)

    def balance(self, events: Iterable[Event | Comment]) -> Iterator[Event | Comment]:
        """The same events, every Open that is not closed followed by one Close."""
        end = 0
        for event in events:
            if isinstance(event, Open):
                yield from self._close_implied(event)
                yield event
                if not event.closed:
                    self._push(event.name)
            elif isinstance(event, Close):
                yield from self._close(event)
            else:
                if self._stack and self._stack[-1] == "head" and isinstance(event, Text) and not event.text.isspace():
                    yield from self._pop_to(len(self._stack) - 1, event.span.start)
                yield event
            end = event.span.end
        yield from self._pop_to(0, end)

    def _push(self, name: str) -> None:
        self._where[name].append(len(self._stack))
        self._stack.append(name)

    def _last(self, names: Iterable[str]) -> int:
        """The place of the innermost open element of these names, or -1."""
        where = self._where
        return max((where[name][-1] for name in names if where.get(name)), default=-1)

    def _close_implied(self, event: Open) -> Iterator[Close]:
        name, at = event.name, event.span.start
        if name in _CLOSES_P and self._where["p"]:
            yield from self._close_in_scope(_P, _SCOPE, at)
        if name in HEADINGS and self._stack and self._stack[-1] in HEADINGS:
            yield from self._pop_to(len(self._stack) - 1, at)
        elif name in _RULES:
            names, scope = _RULES[name]
            yield from self._close_in_scope(names, scope, at)
        if self._where["head"] and name not in _HEAD_ONLY:
            yield from self._close_in_scope(frozenset(("head",)), frozenset(("svg", "noscript", "template")), at)
        if name in BLOCKS and (self._where["svg"] or self._where["math"]):
            yield from self._close_in_scope(frozenset(("svg", "math")), _INTEGRATION, at)

    def _close_in_scope(self, names: frozenset[str], scope: frozenset[str], at: int) -> Iterator[Close]:
        """Close the outermost run of these elements that no scope boundary hides."""
        barrier = self._last(scope)
        places = [place for name in names for place in self._where.get(name, ())[-1:] if place > barrier]
        if places:
            yield from self._pop_to(min(places), at)

    def _close(self, event: Close) -> Iterator[Close]:
        name = event.name
        places = self._where.get(name)
        if not places or name in ("html", "body"):  # these end with the file, whatever stands behind their end tags
            return
        place = places[-1]
        if place == len(self._stack) - 1:
            self._forget(place)
            yield event
            return
        if name in FORMATTING:
            if self._last(_SCOPE) > place:
                return
            if self._last(BLOCKS) > place:
                places.pop()
                self._stack[place] = None
                yield event
                return
        elif self._last(self._barriers(name)) > place:
            return
        yield from self._pop_to(place + 1, event.span.start)
        self._forget(place)
        yield event

    def _barriers(self, name: str) -> frozenset[str]:
        """What an end tag does not reach out of."""
        if name in _IN_TABLE:
            return _TABLE
        if name in ("table", "template", "head"):
            return frozenset(("template",)) - {name}
        if name == "li":
            return _LIST_SCOPE
        if name in BLOCKS or name in _SCOPE or name in _CONTAINERS:
            return _SCOPE - {name}
        return BLOCKS | _SCOPE

    def _pop_to(self, length: int, at: int) -> Iterator[Close]:
        for place in range(len(self._stack) - 1, length - 1, -1):
            name = self._forget(place)
            if name is not None:
                yield Close(name, Span(at, at))

    def _forget(self, place: int) -> str | None:
        name = self._stack.pop()
        if name is not None:
            self._where[name].pop()
        return name
