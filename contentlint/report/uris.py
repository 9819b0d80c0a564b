"""Paths as URIs."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from urllib.parse import quote

from contentlint.report.repository import from_root

_PATH_MARKS = "/!$&'()*+,;=@"  # what RFC 3986 lets stand in a relative path, but for the colon of a scheme


def uri_of(path: str) -> str:
    """A path as a URI: relative to the root of its repository, else to the current folder; a file: URI outside both."""
    name = from_root(path)
    if name.startswith("..") or Path(name).is_absolute():
        return file_uri(Path(os.path.normpath(Path(path).absolute())))
    return escape_path(name)


def is_relative(uri: str) -> bool:
    """Whether what `uri_of` gave needs a base."""
    return not uri.startswith("file:")


def file_uri(path: PurePath) -> str:
    """The file: URI of an absolute path, a Windows drive or share included."""
    name = path.as_posix()
    if path.drive.startswith("\\\\"):
        return "file:" + escape_path(name)
    drive = f"/{path.drive}" if path.drive else ""
    return f"file://{drive}{escape_path(name[len(path.drive) :])}"


def escape_path(name: str) -> str:
    """A path with forward slashes, percent-encoded. Bytes of a name that are no UTF-8 stay the bytes that they are."""
    try:
        data = name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character of UTF-16, as Windows allows it
        data = name.encode("utf-8", "surrogatepass")
    return quote(data, safe=_PATH_MARKS)
