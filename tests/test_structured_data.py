"""JSON-LD, microdata and RDFa with the place of every value."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.model import Field, Item
from contentlint.read.html import read
from contentlint.read.json_scan import JsonError, Node, parse


def tree(value: Field | Item) -> Any:
    if isinstance(value, Field):
        return value.value
    assert isinstance(value, Item)
    return {"types": value.types, **{name: tree(part) for name, part in value.properties}}


def every_field(item: Item) -> Iterator[Field]:
    for _, value in item.properties:
        if isinstance(value, Item):
            yield from every_field(value)
        else:
            yield value


def json_page(content: str) -> str:
    return f'<p>x</p><script type="application/ld+json">{content}</script>'


JSON_LD = """
{"@context": "https://schema.org", "@graph": [
  {"@type": ["FAQPage", "WebPage"], "@id": "#faq", "mainEntity": [
    {"@type": "Question", "name": "Is it \\"warm\\"?",
     "acceptedAnswer": {"@type": "Answer", "text": "Yes \\u2013 mostly."}}]},
  {"@type": "https://schema.org/Thing", "score": 4.5, "open": true, "none": null}]}
"""


def test_json_ld() -> None:
    document = read(json_page(JSON_LD), "a.html")
    faq, thing = document.items
    assert (faq.types, faq.id) == (("FAQPage", "WebPage"), "#faq")
    answer = {"types": ("Answer",), "text": "Yes – mostly."}
    question = {"types": ("Question",), "name": 'Is it "warm"?', "acceptedAnswer": answer}
    assert tree(faq)["mainEntity"] == question
    assert tree(thing) == {"types": ("Thing",), "score": "4.5", "open": "true"}
    assert document.problems == ()


def test_places_of_json_ld() -> None:
    document = read(json_page(JSON_LD), "a.html")
    sources = [document.text[f.span.start : f.span.end] for item in document.items for f in every_field(item)]
    assert sources == ['Is it \\"warm\\"?', "Yes \\u2013 mostly.", "4.5", "true"]


@pytest.mark.parametrize(
    ("content", "message", "place"),
    [
        ('{"a": 1,}', "a comma stands before the closing bracket (line 1, column 52)", "}"),
        ('{"a": [1, 2,]}', "a comma stands before the closing bracket", "]"),
        ("{a: 1}", "a name or a text needs double quotes", "a"),
        ('{"a": yes}', "a name or a text needs double quotes", "y"),
        ("{1: 2}", "a name in double quotes is missing", "1"),
        ('{"a" 1}', "a colon is missing", "1"),
        ('{"a": 1 "b": 2}', "a comma or a closing bracket is missing", '"'),
        ("{'a': 1}", "a string needs straight double quotes", "'"),
        ('{“a”: "b"}', "a string needs straight double quotes", "“"),
        ('{"a": "b\nc"}', "a string is not closed", '"'),
        ('{"a": 1', "it ends too early", "1"),
        ('{"a": 1} {"b": 2}', "something follows the end of the value", "{"),
        ('{"a": 1, "a": 2}', "the name “a” stands twice in one object", "a"),
        ('{"a": // why\n1}', "JSON knows no comments", "/"),
        ("[" * 200 + "]" * 200, "it is nested too deeply", "["),
    ],
)
def test_faults_of_json_ld(content: str, message: str, place: str) -> None:
    document = read(json_page(content), "a.html")
    (problem,) = document.problems
    assert problem.kind == "json-ld"
    assert message in problem.message
    assert document.text[problem.span.start : problem.span.end] == place


@pytest.mark.parametrize(
    "content", ["", "  \n ", "<!-- {} -->", '//<![CDATA[\n{"@type": "Thing"}\n//]]>', "[]", '"text"']
)
def test_harmless_json_ld(content: str) -> None:
    assert read(json_page(content), "a.html").problems == ()


def test_other_scripts_are_left_alone() -> None:
    assert read("<script>{ no json }</script><script type=application/json>{x</script>", "a.html").problems == ()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


def plain(node: Node) -> Any:
    if node.kind == "array":
        return [plain(member.value) for member in node.members]
    if node.kind == "object":
        return {member.key: plain(member.value) for member in node.members}
    assert node.scalar is not None
    return node.scalar.value if node.scalar.is_string else json.loads(node.scalar.value)


@given(json_values, st.sampled_from([None, 1]), st.booleans())
def test_scan_agrees_with_the_json_module(value: object, indent: int | None, ascii_only: bool) -> None:
    text = "  " + json.dumps(value, indent=indent, ensure_ascii=ascii_only) + "\n"
    assert plain(parse(text, 0, len(text))) == value


@given(st.text(alphabet='{}[]",:1a \\\n', max_size=12))
def test_scan_refuses_what_the_json_module_refuses(text: str) -> None:
    try:
        expected = json.loads(text)
    except ValueError:
        with pytest.raises(JsonError):
            parse(text, 0, len(text))
    else:
        assert plain(parse(text, 0, len(text))) == expected


MICRODATA = """<div itemscope itemtype="https://schema.org/FAQPage">
<div itemprop="mainEntity" itemscope itemtype="http://schema.org/Question">
<h2 itemprop="name">Salt &amp; pepper?</h2>
<div itemprop="acceptedAnswer" itemscope itemtype="http://schema.org/Answer">
<div itemprop="text"><p>First <b>salt</b>.<p>Then the other.</div></div></div>
<meta itemprop="inLanguage" content="en"><a itemprop="url" href="/x?a=1&amp;b">here</a>
<time itemprop="datePublished" datetime="2024-05-01">May</time></div>"""


def test_microdata() -> None:
    document = read(MICRODATA, "a.html")
    (item,) = document.items
    assert item.origin == "microdata"
    answer = {"types": ("Answer",), "text": "First salt. Then the other."}
    question = {"types": ("Question",), "name": "Salt & pepper?", "acceptedAnswer": answer}
    rest = {"inLanguage": "en", "url": "/x?a=1&b", "datePublished": "2024-05-01"}
    assert tree(item) == {"types": ("FAQPage",), "mainEntity": question, **rest}
    sources = [document.text[f.span.start : f.span.end] for f in every_field(item)]
    assert sources == ["Salt &amp; pepper?", "First <b>salt</b>.<p>Then the other.", "en", "/x?a=1&amp;b", "2024-05-01"]
    assert document.text[item.span.start : item.span.end] == MICRODATA


def test_rdfa() -> None:
    text = '<div vocab="https://schema.org/" typeof="Person" resource="#me"><b property="schema:name">Ada</b></div>'
    (item,) = read(text, "a.html").items
    assert (item.origin, item.id, tree(item)) == ("rdfa", "#me", {"types": ("Person",), "name": "Ada"})


def test_open_graph_is_no_item() -> None:
    assert read('<meta property="og:title" content="x"><p property="name">y</p>', "a.html").items == ()


def test_unclosed_items_end() -> None:
    (item,) = read("<div itemscope itemtype=Thing><p itemprop=name>One<p itemprop=more>Two", "a.html").items
    assert tree(item) == {"types": ("Thing",), "name": "One", "more": "Two"}


def test_deep_items_end() -> None:
    assert read("<div itemscope itemprop=a>" * 5000 + "x", "a.html").items
