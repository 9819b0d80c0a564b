"""JSON with the place of every value; stops at the first mistake and says where it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from contentlint.model import Span

_TOKEN = re.compile(
    r"[ \t\r\n]*+(?:(?P<mark>[{}\[\],:])"
    r"|(?P<string>\"(?:[^\"\\\x00-\x1f]|\\(?:[\"\\/bfnrt]|u[0-9a-fA-F]{4}))*+\")"
    r"|(?P<number>-?(?:0|[1-9]\d*+)(?:\.\d++)?(?:[eE][-+]?\d++)?)"
    r"|(?P<word>true|false|null)(?!\w))"
)
_SPACE = re.compile(r"[ \t\r\n]*+")
_DEEPEST = 100


class Scalar(NamedTuple):
    """A string, number, true, false or null as text; `span` is inside the quotes of a string."""

    value: str
    span: Span
    is_string: bool


class Member(NamedTuple):
    """A key and its value."""

    key: str
    span: Span
    value: Node


class Node(NamedTuple):
    """An object (`members`), an array (members without keys) or a scalar; `span` is its source."""

    kind: Literal["object", "array", "scalar"]
    span: Span
    members: tuple[Member, ...] = ()
    scalar: Scalar | None = None

    def get(self, key: str) -> Node | None:
        return next((member.value for member in self.members if member.key == key), None)

    def elements(self) -> Iterator[Node]:
        """The elements of an array, else the node itself."""
        if self.kind != "array":
            yield self
        else:
            yield from (member.value for member in self.members)


class JsonError(Exception):
    """Text that is not JSON: what is wrong, and where."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.message = message
        self.at = at


class _Open(NamedTuple):
    kind: Literal["object", "array"]
    start: int
    key: tuple[str, Span]
    members: list[Member]


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


def parse(text: str, start: int, end: int) -> Node:
    """The value that stands in text[start:end], places counted in `text`. Raises JsonError."""
    stack: list[_Open] = []
    key: tuple[str, Span] = ("", Span(start, start))
    at = start
    while True:
        token = _next(text, at, end)
        node: Node | None
        if token.text in "{[" and token.kind == "mark":
            if len(stack) >= _DEEPEST:
                raise JsonError("it is nested too deeply", token.start)
            stack.append(_Open("object" if token.text == "{" else "array", token.start, key, []))
            at = token.end
            closing = _next(text, at, end)
            if closing.text != ("}" if token.text == "{" else "]"):
                if token.text == "{":
                    key, at = _read_key(text, at, end)
                continue
            at = closing.end
            node, key = _close(stack, at)
        else:
            node, at = _read_scalar(token), token.end
        while stack:
            _add(stack[-1], key, node)
            token = _next(text, at, end)
            at = token.end
            if token.text == "," and token.kind == "mark":
                break
            if token.text != ("}" if stack[-1].kind == "object" else "]"):
                raise JsonError("a comma or a closing bracket is missing", token.start)
            node, key = _close(stack, at)
        else:
            rest = _SPACE.match(text, at, end)
            if rest and rest.end() < end:
                raise JsonError("something follows the end of the value", rest.end())
            return node
        if stack[-1].kind == "object":
            key, at = _read_key(text, at, end)


def _close(stack: list[_Open], end: int) -> tuple[Node, tuple[str, Span]]:
    done = stack.pop()
    return Node(done.kind, Span(done.start, end), tuple(done.members)), done.key


def _add(parent: _Open, key: tuple[str, Span], node: Node) -> None:
    name, span = key if parent.kind == "object" else ("", node.span)
    parent.members.append(Member(name, span, node))


def _read_key(text: str, at: int, end: int) -> tuple[tuple[str, Span], int]:
    token = _next(text, at, end)
    if token.kind != "string":
        message = (
            "a comma stands before the closing bracket" if token.text == "}" else "a name in double quotes is missing"
        )
        raise JsonError(message, token.start)
    colon = _next(text, token.end, end)
    if colon.text != ":":
        raise JsonError("a colon is missing", colon.start)
    return (_decode(token), Span(token.start + 1, token.end - 1)), colon.end


def _read_scalar(token: _Token) -> Node:
    if token.kind == "mark":
        message = "a comma stands before the closing bracket" if token.text in "]}" else "a value is missing"
        raise JsonError(message, token.start)
    span = Span(token.start, token.end)
    if token.kind == "string":
        scalar = Scalar(_decode(token), Span(token.start + 1, token.end - 1), True)
    else:
        scalar = Scalar(token.text, span, False)
    return Node("scalar", span, (), scalar)


def _decode(token: _Token) -> str:
    return str(json.loads(token.text)) if "\\" in token.text else token.text[1:-1]


def _next(text: str, at: int, end: int) -> _Token:
    match = _TOKEN.match(text, at, end)
    if match:
        kind = match.lastgroup or ""
        return _Token(kind, match[kind], match.start(kind), match.end(kind))
    space = _SPACE.match(text, at, end)
    at = space.end() if space else at
    if at >= end:
        raise JsonError("it ends too early", end)
    raise JsonError(_describe(text[at:end]), at)


def _describe(rest: str) -> str:
    if rest.startswith('"'):
        return "a string is not closed, or holds a line break or a wrong escape"
    if rest[0] in "“”‘’'":
        return "a string needs straight double quotes"
    if rest.startswith(("//", "/*")):
        return "JSON knows no comments"
    if rest[0].isalpha():
        return "a name or a text needs double quotes"
    return f"{rest[0]!r} is not expected here"
