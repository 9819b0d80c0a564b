"""Paths as URIs."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath, PureWindowsPath
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.report.uris import escape_path, file_uri, is_relative, uri_of

# What RFC 3986 lets stand in a path; a relative one has no colon in its first part.
RELATIVE = re.compile(
    r"(?:[A-Za-z0-9._~!$&'()*+,;=@-]|%[0-9A-F]{2})*(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-F]{2})*)*"
)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param("draft.md", "draft.md", id="name"),
        pytest.param("blog/2026/draft.md", "blog/2026/draft.md", id="folders"),
        pytest.param("my draft.md", "my%20draft.md", id="space"),
        pytest.param("blog/über – uns.md", "blog/%C3%BCber%20%E2%80%93%20uns.md", id="letters beyond ASCII"),
        pytest.param("what?#1 100%.md", "what%3F%231%20100%25.md", id="marks that URIs use"),
        pytest.param("a:b.md", "a%3Ab.md", id="colon, no scheme"),
        pytest.param("docs/[id]/page.mdx", "docs/%5Bid%5D/page.mdx", id="brackets"),
        pytest.param("fish & chips (2)!.md", "fish%20&%20chips%20(2)!.md", id="marks that may stand"),
        pytest.param("back\\slash.md", "back%5Cslash.md", id="backslash in a name"),
        pytest.param("<stdin>", "%3Cstdin%3E", id="standard input"),
        pytest.param("caf\udce9.md", "caf%E9.md", id="name that is no UTF-8"),
        pytest.param("half\ud800.md", "half%ED%A0%80.md", id="name that is no UTF-16"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_escape_path(path: str, uri: str) -> None:
    assert escape_path(path) == uri


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param(PurePosixPath("/srv/my site/a.md"), "file:///srv/my%20site/a.md", id="posix"),
        pytest.param(PureWindowsPath("C:\\my site\\a#b.md"), "file:///C:/my%20site/a%23b.md", id="drive"),
        pytest.param(PureWindowsPath("\\\\server\\share\\a b.md"), "file://server/share/a%20b.md", id="share"),
    ],
)
def test_file_uri(path: PurePosixPath, uri: str) -> None:
    assert file_uri(path) == uri
    assert not is_relative(uri)


def test_uri_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Relative to the repository, wherever in it the run was started; absolute only for what lies outside."""
    site = tmp_path / "my site"
    (site / "blog").mkdir(parents=True)
    monkeypatch.chdir(site / "blog")
    assert uri_of("a b.md") == "a%20b.md"
    assert uri_of(str(site / "blog" / "a.md")) == "a.md"
    assert uri_of("./x/../a.md") == "a.md"
    assert uri_of("../a.md") == file_uri(site / "a.md")
    assert uri_of("<stdin>") == "%3Cstdin%3E"
    (site / ".git").mkdir()
    assert uri_of("a b.md") == "blog/a%20b.md"
    assert uri_of("../a.md") == "a.md"
    assert uri_of(str(tmp_path / "a.md")) == file_uri(tmp_path / "a.md")


@given(st.text(st.characters(exclude_categories=())))
def test_any_name(name: str) -> None:
    uri = escape_path(name)
    assert RELATIVE.fullmatch(uri)
    if name.isascii():
        assert unquote_to_bytes(uri).decode("ascii") == name
