"""JSX tags and `{expressions}` with exact places, as far as prose around them needs to know."""

from __future__ import annotations

import html
import re

from contentlint.model import Span
from contentlint.read.events import Attribute, Close, Open

_NAME = r"[A-Za-z_$][\w$-]*(?:[.:][A-Za-z_$][\w$-]*)*"
_TAG = re.compile(rf"<(/?)\s*({_NAME})?")
_ATTRIBUTE = re.compile(rf"\s*({_NAME})(\s*=\s*(?=[\"'{{]))?")
_END = re.compile(r"\s*(/?)>")
_SPREAD = re.compile(r"\s*(?=\{)")
_STRINGS = r"\"(?:[^\"\\\n]|\\.){0,2000}+\"|'(?:[^'\\\n]|\\.){0,2000}+'|`(?:[^`\\]|\\.){0,20000}+`"
_COMMENTS = r"//[^\n]*+|/\*(?:[^*]|\*(?!/)){0,20000}+\*/"
_BRACES = re.compile(rf"(?P<open>\{{)|(?P<close>\}})|{_STRINGS}|{_COMMENTS}", re.DOTALL)
_BRACKETS = re.compile(
    rf"(?P<open>[{{(\[])|(?P<close>[}})\]])|{_STRINGS}|{_COMMENTS}|(?P<blank>\r?\n[ \t]*(?=\r?\n))", re.DOTALL
)
_LONGEST = 50_000
_STRING = re.compile(r"\s*(?:\"([^\"\\\n]*)\"|'([^'\\\n]*)'|`([^`\\$]*)`)\s*")


class Jsx:
    """Reads tags and expressions of one text; hopeless searches are given up before they grow with the square of it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last = {mark: text.rfind(mark) for mark in (*"\"'>}", "*/")}
        self._budget = 20 * len(text) + 1_000_000

    def tag(self, at: int) -> Open | Close | None:
        """The tag that begins at a `<`, the name of a fragment empty; None where it is none."""
        match = _TAG.match(self._text, at)
        if not match or at > self._last[">"]:
            return None
        name = match[2] or ""
        if match[1] or not name:
            end = _END.match(self._text, match.end())
            if not end or end[1]:
                return None
            span = Span(at, end.end())
            return Close(name.lower(), span) if match[1] else Open("", (), span)
        return self._open(name, at, match.end())

    def _open(self, name: str, start: int, at: int) -> Open | None:
        text = self._text
        attributes: list[Attribute] = []
        while True:
            end = _END.match(text, at)
            if end:
                return Open(name.lower(), tuple(attributes), Span(start, end.end()), bool(end[1]))
            spread = _SPREAD.match(text, at)
            if spread:
                at = self.expression(spread.end())
                if at < 0:
                    return None
                continue
            match = _ATTRIBUTE.match(text, at)
            if not match or match.start(1) == at:
                return None
            inner, at = self._value(match.end()) if match[2] else (Span(match.end(), match.end()), match.end())
            if at < 0:
                return None
            attributes.append(Attribute(match[1].lower(), html.unescape(text[inner.start : inner.end]), inner))

    def _value(self, at: int) -> tuple[Span, int]:
        """Where an attribute's value stands, and where what follows begins; -1 where the value has no end."""
        text = self._text
        mark = text[at : at + 1]
        if mark in ("'", '"'):
            end = text.find(mark, at + 1) if at < self._last[mark] else -1
            return Span(at + 1, end), end + 1 if end >= 0 else -1
        if mark == "{":
            end = self.expression(at)
            if end < 0:
                return Span(at, at), -1
            string = _STRING.fullmatch(text, at + 1, end - 1)
            if string:
                group = string.lastindex or 1
                return Span(string.start(group), string.end(group)), end
            return Span(at, end), end
        return Span(at, at), at

    def has_comment_end(self, at: int) -> bool:
        """Whether a comment that begins here ends somewhere."""
        return at < self._last["*/"]

    def expression(self, at: int) -> int:
        """The end of an expression that begins at a `{`; -1 where it is none."""
        if at > self._last["}"] or self._budget < 0:
            return -1
        depth = 0
        for match in _BRACES.finditer(self._text, at, min(len(self._text), at + _LONGEST)):
            if match.lastgroup == "open":
                depth += 1
            elif match.lastgroup == "close":
                depth -= 1
                if depth == 0:
                    return match.end()
        self._budget -= _LONGEST
        return -1

    def statement(self, at: int) -> int:
        """The end of import and export statements: the first empty line outside their brackets, or the text's end."""
        depth = 0
        for match in _BRACKETS.finditer(self._text, at):
            if match.lastgroup == "open":
                depth += 1
            elif match.lastgroup == "close":
                depth -= 1
            elif match.lastgroup == "blank" and depth <= 0:
                return match.start()
        return len(self._text)
