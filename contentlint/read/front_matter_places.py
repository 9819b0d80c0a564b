"""Where the values of TOML and JSON stand: their parsers do not say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from contentlint.model import Span

Path = tuple[str | int, ...]

_JSON = re.compile(r'(?P<string>"(?:[^"\\]|\\.)*+")|(?P<mark>[{}\[\],:])|(?P<bare>[^\s{}\[\],:"]+)', re.DOTALL)
_TOML = re.compile(
    r"(?P<comment>#[^\r\n]*)"
    r"|(?P<long>\"\"\"(?:[^\\]|\\.)*?\"\"\"\"{0,2}|'''.*?''''{0,2})"
    r"|(?P<string>\"(?:[^\"\\\r\n]|\\.)*+\"|'[^'\r\n]*+')"
    r"|(?P<mark>[\[\]{},=])"
    r"|(?P<line>\r\n|\n|\r)"
    r"|(?P<dot>\.(?=\s*[A-Za-z_\"']))"
    r"|(?P<bare>[^\s#\[\]{},=\"']+(?:[ ]\d[\d:.+Z-]*)?)",
    re.DOTALL,
)


def find_json_places(text: str) -> dict[Path, Span]:
    """The place of every scalar in a valid JSON text, quotes excluded."""
    places: dict[Path, Span] = {}
    path: list[str | int] = []
    is_key = False
    for match in _JSON.finditer(text):
        token = match[0]
        if token in ("{", "["):
            path.append("" if token == "{" else 0)
            is_key = token == "{"
        elif token in ("}", "]"):
            path.pop()
            is_key = False
        elif token == ",":
            last = path[-1]
            is_key = isinstance(last, str)
            if isinstance(last, int):
                path[-1] = last + 1
        elif token == ":":
            is_key = False
        elif is_key:
            path[-1] = str(json.loads(token, strict=False))
        else:
            places[tuple(path)] = _inner(match)
    return places


def _inner(match: re.Match[str]) -> Span:
    """A scalar without its quotes."""
    width = 3 if match.lastgroup == "long" else 1 if match.lastgroup == "string" else 0
    return Span(match.start() + width, match.end() - width)


def find_toml_places(text: str) -> dict[Path, Span]:
    """The place of every scalar in a valid TOML text, quotes excluded."""
    return _TomlPlaces(text).read()


class _TomlPlaces:
    def __init__(self, text: str) -> None:
        self._tokens: list[re.Match[str]] = [m for m in _TOML.finditer(text) if m.lastgroup != "comment"]
        self._at = 0
        self._table: Path = ()
        self._counts: dict[Path, int] = {}
        self._places: dict[Path, Span] = {}

    def read(self) -> dict[Path, Span]:
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.lastgroup == "line":
                self._at += 1
            elif token[0] == "[":
                self._read_header()
            else:
                key = tuple(self._read_key("="))
                self._read_value((*self._table, *key))
        return self._places

    def _next(self) -> str:
        token = self._tokens[self._at][0] if self._at < len(self._tokens) else ""
        self._at += 1
        return token

    def _peek(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _read_key(self, until: str) -> Iterator[str]:
        """The parts of a dotted key, up to and with the mark that ends it."""
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token[0] == until:
                return
            if token.lastgroup == "string":
                yield _read_string(token[0])
            elif token.lastgroup == "bare":
                yield from (part for part in token[0].split(".") if part)

    def _read_header(self) -> None:
        self._next()
        is_array = self._peek() == "["
        if is_array:
            self._next()
        path: Path = ()
        key = tuple(self._read_key("]"))
        for part in key[:-1]:
            path = (*path, part)
            if path in self._counts:
                path = (*path, self._counts[path])
        path = (*path, key[-1])
        if is_array:
            self._next()
            self._counts[path] = self._counts.get(path, -1) + 1
            path = (*path, self._counts[path])
        self._table = path

    def _read_value(self, path: Path) -> None:
        while self._at < len(self._tokens) and self._tokens[self._at].lastgroup == "line":
            self._at += 1
        token = self._next()
        if token == "[":
            self._read_array(path)
        elif token == "{":
            self._read_inline_table(path)
        elif self._at <= len(self._tokens):
            self._places[path] = self._scalar()

    def _scalar(self) -> Span:
        """The scalar just read; a number's dot and digits belong to it."""
        first = self._tokens[self._at - 1]
        if first.lastgroup != "bare":
            return _inner(first)
        return Span(first.start(), first.end())

    def _read_array(self, path: Path) -> None:
        index = 0
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token[0] == "]":
                self._at += 1
                return
            if token.lastgroup == "line" or token[0] == ",":
                self._at += 1
                continue
            self._read_value((*path, index))
            index += 1

    def _read_inline_table(self, path: Path) -> None:
        while self._at < len(self._tokens):
            token = self._peek()
            if token == "}":
                self._at += 1
                return
            if token == "," or self._tokens[self._at].lastgroup == "line":
                self._at += 1
                continue
            self._read_value((*path, *self._read_key("=")))


def _read_string(token: str) -> str:
    return str(json.loads(token)) if token.startswith('"') else token[1:-1]
