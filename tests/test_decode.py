"""Bytes to text and back, and which format a file is in."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.errors import UnreadableError
from contentlint.model import Format
from contentlint.read import find_format, read_bytes
from contentlint.read.decode import decode

CAFE = "café “x”"


@pytest.mark.parametrize(
    ("data", "format", "text", "encoding"),
    [
        pytest.param(CAFE.encode(), "text", CAFE, "utf-8", id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + CAFE.encode(), "markdown", CAFE, "utf-8", id="utf-8 with mark"),
        pytest.param(codecs.BOM_UTF16_LE + CAFE.encode("utf-16-le"), "text", CAFE, "utf-16-le", id="utf-16 little"),
        pytest.param(codecs.BOM_UTF16_BE + CAFE.encode("utf-16-be"), "text", CAFE, "utf-16-be", id="utf-16 big"),
        pytest.param(codecs.BOM_UTF32_LE + CAFE.encode("utf-32-le"), "text", CAFE, "utf-32-le", id="utf-32 little"),
        pytest.param(codecs.BOM_UTF32_BE + CAFE.encode("utf-32-be"), "text", CAFE, "utf-32-be", id="utf-32 big"),
        pytest.param(CAFE.encode("cp1252"), "text", CAFE, "cp1252", id="windows-1252"),
        pytest.param(b"caf\xe9 \x81", "text", "caf\xe9 \x81", "latin-1", id="latin-1 where windows-1252 has a hole"),
        pytest.param(
            b'<meta charset="koi8-r">\xcb\xcf\xd4', "html", '<meta charset="koi8-r">кот', "koi8-r", id="declared"
        ),
        pytest.param(
            b"<META http-equiv=Content-Type content='text/html; charset=iso-8859-5'>\xba\xde\xe2",
            "html",
            "<META http-equiv=Content-Type content='text/html; charset=iso-8859-5'>Кот",
            "iso-8859-5",
            id="declared by http-equiv",
        ),
        pytest.param(
            b'<?xml version="1.0" encoding="koi8-r"?><p>\xcb</p>',
            "html",
            '<?xml version="1.0" encoding="koi8-r"?><p>к</p>',
            "koi8-r",
            id="declared by XML",
        ),
        pytest.param(
            b"<meta charset=koi8-r>\xcb", "markdown", "<meta charset=koi8-r>Ë", "cp1252", id="only HTML declares"
        ),
        pytest.param(b"<meta charset=nonsense>\xe9", "html", "<meta charset=nonsense>é", "cp1252", id="unknown name"),
        pytest.param(b"<meta charset=utf-16>abc", "html", "<meta charset=utf-16>abc", "utf-8", id="cannot be utf-16"),
        pytest.param(b"<meta charset=utf-8>\xe9", "html", "<meta charset=utf-8>é", "cp1252", id="declared wrongly"),
        pytest.param(b"<meta charset=base64>abc", "html", "<meta charset=base64>abc", "utf-8", id="no charset at all"),
        pytest.param(b"", "text", "", "utf-8", id="empty"),
    ],
)
def test_decode(data: bytes, format: Format, text: str, encoding: str) -> None:
    decoded = decode(data, format)
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert decoded.encode(decoded.text) == data


def test_meta_far_down_does_not_declare() -> None:
    assert decode(b" " * 5000 + b"<meta charset=koi8-r>\xcb", "html").encoding == "cp1252"


def test_damaged_bytes_after_a_mark_are_replaced_and_told() -> None:
    decoded = decode(codecs.BOM_UTF8 + b"a\xffb")
    assert (decoded.text, decoded.exact) == ("a\ufffdb", False)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0", codecs.BOM_UTF8 + b"a\0b"], ids=["png", "marked"])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"a\.md: .*binary"):
        read_bytes(data, "a.md")


def test_a_late_nul_is_text() -> None:
    assert "\0" in read_bytes(b"word " * 300 + b"\0 word", "a.txt").text


@given(st.binary(max_size=200))
def test_every_decoding_is_written_back(data: bytes) -> None:
    try:
        decoded = decode(data, "html")
    except UnreadableError:
        return
    if decoded.exact:
        assert decoded.encode(decoded.text) == data


@pytest.mark.parametrize(
    ("path", "text", "format"),
    [
        ("a.md", "", "markdown"),
        ("A.MARKDOWN", "<p>x", "markdown"),
        ("b.mdx", "", "mdx"),
        ("c.HTM", "", "html"),
        ("c.xhtml", "", "html"),
        ("d.text", "# x", "text"),
        ("-", "<!DOCTYPE html><p>x", "html"),
        ("-", "\n<article>x</article>", "html"),
        ("-", "---\ntitle: x\n---\ny", "markdown"),
        ("-", "Intro\n\n## Part\n", "markdown"),
        ("-", "Just words, 2 < 3.\n--- no\n", "text"),
        ("-", "<3 is a heart", "text"),
        ("README", "", "text"),
        ("-", "---\r" + "a\r" * 60, "text"),
    ],
)
def test_find_format(path: str, text: str, format: Format) -> None:
    assert find_format(path, text) == format
