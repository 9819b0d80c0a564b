from __future__ import annotations

from collections.abc import Sequence

import pytest

from contentlint.checks import grammar
from contentlint.checks.check import Options
from contentlint.features.article import Article, Wishes
from contentlint.fix import apply
from contentlint.grammar.engine import Slip
from contentlint.grammar.harper import HarperEngine
from contentlint.model import Finding
from contentlint.read import read_text

HARPER = HarperEngine()
ALL = Options(frozenset(grammar.RULES))


class Marker:
    """An engine that reports every “badd”, “ab” as a kind of its choice, and remembers what it was asked."""

    name = "marker"

    def __init__(self, kind: str = "usage", replacements: tuple[str, ...] = ("good",)) -> None:
        self.kind, self.replacements, self.asked = kind, replacements, list[tuple[str, str]]()

    def check(self, texts: Sequence[str], language: str) -> list[tuple[Slip, ...]]:
        self.asked += [(text, language) for text in texts]
        at = [text.find("badd") for text in texts]
        return [(Slip(i, i + 4, self.kind, "No.", self.replacements, ("marker:X",)),) if i >= 0 else () for i in at]


def run(text: str, path: str = "post.md", engine: object = HARPER, wishes: Wishes | None = None) -> list[Finding]:
    check = grammar.bind(engine)  # type: ignore[arg-type]
    return list(check.run(Article(read_text(text, path), wishes), ALL))


def marked(text: str, path: str = "post.md", engine: object = HARPER, wishes: Wishes | None = None) -> list[str]:
    return [text[finding.span.start : finding.span.end] for finding in run(text, path, engine, wishes)]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("It is badd here.", "post.md"),
        ("# A badd day", "post.md"),
        ("- badd bread\n- good bread", "post.md"),
        ("<p>It is badd here.</p>", "page.html"),
        ("It is badd here, and then some more of it.", "draft.txt"),
    ],
)
def test_prose_is_asked(text: str, path: str) -> None:
    assert marked(text, path, Marker()) == ["badd"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Run `badd` now.", "post.md"),
        ("```\nbadd\n```", "post.md"),
        ("> It is badd here.", "post.md"),
        ("She said: “It is badd here.” Then she left.", "post.md"),
        ("---\nlanguage: fr\n---\nIl est badd ici.", "post.md"),
        ("~~It is badd here.~~ No.", "post.md"),
        ("Run x`y`badd now.", "post.md"),
    ],
)
def test_what_is_not_the_authors_prose_is_left_alone(text: str, path: str) -> None:
    assert marked(text, path, Marker()) == []


def test_repeated_word_is_reported_in_quotations() -> None:
    assert marked("She said: “It is badd here.” Then she left.", engine=Marker("repeated-word")) == ["badd"]


@pytest.mark.parametrize("kind", ["capitalization", "missing-word"])
def test_fragments_are_not_judged_as_sentences(kind: str) -> None:
    text = "# A badd day\n\n- badd bread\n- good bread\n"
    assert marked(text, engine=Marker(kind)) == []
    assert marked("It is a badd day.", engine=Marker(kind)) == ["badd"]


def test_code_is_masked_in_equal_length() -> None:
    marker = Marker()
    run("Call `the the` and `f(x). A` twice.", engine=marker)
    ((text, language),) = marker.asked
    assert text == "Call x_____x and x_____x twice."
    assert language == "en"


def test_finding_names_kind_source_and_fix() -> None:
    text = "It is **badd** here."
    (finding,) = run(text, engine=Marker())
    assert (finding.rule, finding.source) == ("grammar/usage", ("marker:X",))
    assert finding.fixes[0].title == "Replace with “good”"
    assert not finding.fixes[0].safe
    assert apply(text, finding.fixes) == "It is **good** here."


def test_no_fix_where_markup_would_be_cut() -> None:
    (finding,) = run("It is ba**dd** here.", engine=Marker())
    assert finding.fixes == ()


def test_repeated_word_is_a_safe_fix_across_a_line_end() -> None:
    text = "The dough rests in the\nthe kitchen."
    (finding,) = run(text)
    assert finding.rule == "grammar/repeated-word"
    assert all(fix.safe for fix in finding.fixes)
    assert apply(text, finding.fixes) in (text, "The dough rests in the kitchen.")


def test_label_before_a_line_break_is_no_repetition() -> None:
    assert marked("<p><b>Warmth<br></b> Warmth is what a loaf needs.</p>", "page.html") == []


def test_rule_that_is_off_is_not_reported() -> None:
    article = Article(read_text("It is badd  here.", "post.md"))
    check = grammar.bind(Marker())
    assert list(check.run(article, Options(frozenset({"grammar/article"})))) == []
    assert [f.rule for f in check.run(article, Options(frozenset({"grammar/spacing"})))] == ["grammar/spacing"]


def test_engine_is_not_asked_for_spacing_alone() -> None:
    marker = Marker()
    list(grammar.bind(marker).run(Article(read_text("It is.", "post.md")), Options(frozenset({"grammar/spacing"}))))
    assert marker.asked == []


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("The badd oven. A badd day. No badd bread.", None),
        ("The badd oven.", Wishes(terms=frozenset({"badd"}))),
        ("---\ntags: [badd, bread]\n---\nThe badd oven.", None),
        ("The badd oven. See `badd` there.", None),
        ("The badd oven. We met Badd there, and then Badd left.", None),
        ("The *badd* oven.", None),
    ],
    ids=["often", "term", "front-matter", "code", "name", "emphasis"],
)
def test_spelling_trusts(text: str, wishes: Wishes | None) -> None:
    assert marked(text, engine=Marker("spelling"), wishes=wishes) == []


def test_spelling_is_reported_without_such_trust() -> None:
    assert marked("The badd oven. Another oven.", engine=Marker("spelling")) == ["badd"]


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("The oven  was cold.", "post.md", ["oven  was"]),
        ("The oven was cold.  It was late.", "post.md", []),
        ("The oven was cold. It was late.  We left. So did they. All left.", "draft.txt", ["late.  We"]),
        ("The oven was cold.  It was late.  We left. So did they.", "draft.txt", []),
        ("Flour  \nWater", "post.md", []),
        ("What we need is this:\n\n•  Flour\n•  Water\n•  Salt\n", "draft.txt", []),
        ("Trailing spaces  \n\nare silent.  \n", "draft.txt", []),
        ("No-break\u00a0 spaces\u00a0\u00a0too.", "post.md", []),
        ("Name   Flour   Water", "draft.txt", []),
        ("Use `a  b` here.", "post.md", []),
        ("<p>The oven  was cold.</p>", "page.html", []),
    ],
)
def test_double_spaces(text: str, path: str, expected: list[str]) -> None:
    assert marked(text, path) == expected


def test_double_space_is_a_safe_fix() -> None:
    text = "The **oven**  was  cold."
    findings = run(text)
    assert all(fix.safe for finding in findings for fix in finding.fixes)
    assert apply(text, [fix for finding in findings for fix in finding.fixes]).count("  ") <= 1


@pytest.mark.parametrize(
    "text",
    [
        "# What Bread Taught Me About Patience\n\nIt rises when it is ready.",
        "One rule holds: Bread needs time.",
        "# Will the oven work?\n\nIt will.",
        "- flour\n- water and salt\n- patience",
        "See the `the` keyword and the `a` element.",
        "Die die Katze ist auf dem Dach, und der der Hund schläft.",
    ],
)
def test_harper_near_misses(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("It is hot.\n\nthen the loaves go into the oven.", "post.md", ["then"]),
        ("<p>It is hot.</p>\n<p>then the loaves go into the oven.</p>", "page.html", ["then"]),
        ("Set it as\n\n```\nx = 1\n```\n\nbefore you start the oven.", "post.md", []),
        ("Set it\n\n- by hand\n- by clock\n\nbefore you start the oven.", "post.md", []),
        ("It is hot.\n\n![oven](o.png) then the loaves go into the oven.", "post.md", []),
        ("It is hot.\n\nnpm is an oven for bread.", "post.md", []),
        ("It is hot, and\n\nthen the loaves go into the oven.", "post.md", []),
        ("- then the loaves go into the oven.", "post.md", []),
    ],
)
def test_sentence_begins_small(text: str, path: str, expected: list[str]) -> None:
    assert marked(text, path) == expected
