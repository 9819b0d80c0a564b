"""Front matter: YAML between lines of `---`, TOML between lines of `+++`, or a JSON object, at the start of a text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from contentlint.escaping import Syntax
from contentlint.model import Field, Problem, Span
from contentlint.read.front_matter_places import Path, find_json_places, find_toml_places

if TYPE_CHECKING:
    from yaml.nodes import Node, ScalarNode

_END = r"(?>\r\n|\n|\r)"
_LINES = rf"(?P<inner>(?:[^\r\n]*+{_END})*?)"
_YAML = re.compile(rf"---[ \t]*+{_END}{_LINES}(?:---|\.\.\.)[ \t]*+(?:{_END}|\Z)")
_TOML = re.compile(rf"\+\+\+[ \t]*+{_END}{_LINES}\+\+\+[ \t]*+(?:{_END}|\Z)")
_JSON = re.compile(r"\{\s*(?:\"|\}[ \t]*(?:[\r\n]|\Z))")
_JSON_END = re.compile(r"^\}[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
_LINE_REST = re.compile(r"[ \t]*(?:\r\n|\n|\r|\Z)")
_KEY_LINE = re.compile(r"^(?P<key>[A-Za-z_][\w.-]*)[ \t]*:(?:[ \t]+(?P<value>\S[^\r\n]*?))?[ \t]*$", re.MULTILINE)
_FIRST_KEY = re.compile(rf"(?:[ \t]*+(?:#[^\r\n]*+)?{_END})*+[\"']?[A-Za-z_][\w .-]*[\"']?[ \t]*:(?:\s|\Z)")
_DEEPEST = 100


class FrontMatter(NamedTuple):
    """The fields, where the text behind them begins, and what could not be read."""

    fields: tuple[Field, ...]
    start: int
    problems: tuple[Problem, ...]


_NONE = FrontMatter((), 0, ())


def split(text: str) -> FrontMatter:
    """The front matter of a text without byte order mark; none where the text begins otherwise.

    Every scalar is a field named by its path (`front-matter.author.name`, `front-matter.tags[0]`), its span the value's
    source without quotes.
    """
    if text.startswith("---"):
        return _split_yaml(text)
    if text.startswith("+++"):
        return _split_toml(text)
    if _JSON.match(text):
        return _split_json(text)
    return _NONE


def _name(path: Path) -> str:
    name = "front-matter"
    for part in path:
        name += f"[{part}]" if isinstance(part, int) else f".{part}"
    return name


def _split_yaml(text: str) -> FrontMatter:
    import yaml

    match = _YAML.match(text)
    if not match:
        return _NONE
    inner, offset = match["inner"], match.start("inner")
    if _is_too_deep(inner):
        problem = Problem("front-matter", "The front matter is nested too deeply to be read.", Span(0, match.end()))
        return FrontMatter((), match.end(), (problem,))
    try:
        node = yaml.compose(inner, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        if not _FIRST_KEY.match(inner):
            return _NONE
        problem = _yaml_problem(text, error, offset, match.end())
        return FrontMatter(tuple(_read_key_lines(inner, offset)), match.end(), (problem,))
    if node is None:
        return FrontMatter((), match.end(), ()) if _holds_nothing(inner) else _NONE
    if not isinstance(node, yaml.MappingNode):
        return _NONE
    return FrontMatter(tuple(_read_yaml(node, text, offset)), match.end(), ())


def _holds_nothing(inner: str) -> bool:
    """Whether it is front matter without a key: empty, or comments alone."""
    return all(not line or line.startswith("#") for line in inner.splitlines())


def _is_too_deep(inner: str) -> bool:
    depth = 0
    for match in re.finditer(r"[\[{]|[\]}]|(?:^|(?<=\s))(?:[-?] ){100}|^ {1000}", inner, re.MULTILINE):
        if len(match[0]) > 1:
            return True
        depth += 1 if match[0] in "[{" else -1
        if depth > _DEEPEST:
            return True
    return False


def _yaml_problem(text: str, error: Exception, offset: int, end: int) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    what = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be parsed"
    if mark is None:
        return Problem("front-matter", f"The front matter is no valid YAML: {what}.", Span(offset, end))
    at = min(offset + mark.index, max(offset, end - 1))
    return Problem("front-matter", f"The front matter is no valid YAML, line {mark.line + 2}: {what}.", _line(text, at))


def _line(text: str, at: int) -> Span:
    """The line that a place stands in, without its end."""
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    ends = [end for end in (text.find("\n", at), text.find("\r", at)) if end >= 0]
    return Span(start, max(start, min(ends, default=len(text))))


def _read_key_lines(inner: str, offset: int) -> Iterator[Field]:
    """The simple `key: value` lines of front matter that is broken elsewhere."""
    for match in _KEY_LINE.finditer(inner):
        value = match["value"]
        if not value or value[0] in "|>&*[{!":
            continue
        start, end = match.start("value") + offset, match.end("value") + offset
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value, start, end = value[1:-1], start + 1, end - 1
        yield Field(f"front-matter.{match['key']}", value, Span(start, end), "yaml")


def _read_yaml(root: Node, text: str, offset: int) -> Iterator[Field]:
    """The scalars under a node in source order, each node once however often it is referred to."""
    from yaml.nodes import MappingNode, ScalarNode, SequenceNode

    seen: set[int] = set()
    waiting: list[tuple[Path, Node]] = [((), root)]
    while waiting:
        path, node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, ScalarNode):
            yield Field(_name(path), _scalar_value(node), _scalar_span(node, text, offset), "yaml")
        elif isinstance(node, MappingNode):
            pairs = [((*path, key.value), value) for key, value in node.value if isinstance(key, ScalarNode)]
            waiting += reversed(pairs)
        elif isinstance(node, SequenceNode):
            waiting += reversed([((*path, index), value) for index, value in enumerate(node.value)])


def _scalar_value(node: ScalarNode) -> str:
    return "" if node.tag == "tag:yaml.org,2002:null" else str(node.value)


def _scalar_span(node: ScalarNode, text: str, offset: int) -> Span:
    start, end = node.start_mark.index + offset, node.end_mark.index + offset
    if node.style in ("'", '"'):
        return Span(start + 1, end - 1)
    if node.style in ("|", ">"):
        start = _line(text, start).end
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end)


def _split_toml(text: str) -> FrontMatter:
    import tomllib

    match = _TOML.match(text)
    if not match:
        return _NONE
    inner, offset = match["inner"], match.start("inner")
    try:
        data = tomllib.loads(inner.replace("\r\n", "\n").replace("\r", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        number = int(line[1]) if line else 1
        at = offset + sum(len(part) for part in inner.splitlines(keepends=True)[: number - 1])
        what = re.sub(r" \(at line.*\)", "", str(error))
        message = f"The front matter is no valid TOML, line {number + 1}: {what}."
        return FrontMatter((), match.end(), (Problem("front-matter", message, _line(text, min(at, match.end() - 1))),))
    places = find_toml_places(inner)
    return FrontMatter(tuple(_place_fields(data, places, offset, "yaml")), match.end(), ())


def _split_json(text: str) -> FrontMatter:
    try:
        data, end = json.JSONDecoder().raw_decode(text)
    except (json.JSONDecodeError, RecursionError) as error:
        closing = _JSON_END.search(text)
        if not closing or not isinstance(error, json.JSONDecodeError) or error.pos > closing.end():
            return _NONE
        message = f"The front matter is no valid JSON, line {error.lineno}: {error.msg}."
        return FrontMatter((), closing.end(), (Problem("front-matter", message, _line(text, error.pos)),))
    rest = _LINE_REST.match(text, end)
    if not isinstance(data, dict) or not rest:
        return _NONE
    return FrontMatter(tuple(_place_fields(data, find_json_places(text[:end]), 0, "json")), rest.end(), ())


def _place_fields(data: Mapping[str, Any], places: Mapping[Path, Span], offset: int, syntax: Syntax) -> Iterator[Field]:
    """The scalars of parsed data, each with the place that was found for its path."""
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting += reversed([((*path, key), inner) for key, inner in value.items()])
        elif isinstance(value, list):
            waiting += reversed([((*path, index), inner) for index, inner in enumerate(value)])
        elif path in places:
            start, end = places[path]
            written = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
            yield Field(_name(path), written, Span(start + offset, end + offset), syntax)
