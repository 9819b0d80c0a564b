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
        ("~~It is badd here.~~ No.", "post.md"),
        ("Run x`y`badd now.", "post.md"),
    ],
)
def test_what_is_not_the_authors_prose_is_left_alone(text: str, path: str) -> None:
    assert marked(text, path, Marker()) == []


def test_engines_are_told_the_language_of_a_text() -> None:
    marker = Marker()
    assert marked("---\nlanguage: fr\n---\nIl est badd ici.", engine=marker) == ["badd"]
    assert marker.asked == [("Il est badd ici.", "fr")]


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


@pytest.mark.parametrize(
    "text",
    [
        "# convict\n\nconvict holds the settings of a program.\n",
        "Call `convict` first.\n\nconvict holds the settings of a program.\n",
        "Send it through an http proxy, an smtp relay or an ssh tunnel.",
        "Are there logs of what was done?",
        "This is only advice, and it is free.",
        "<b>P</b>(rocess) and <b>M</b>(anager) are its parts.",
    ],
)
def test_names_and_near_misses_are_silent(text: str) -> None:
    assert marked(text) == []


def test_comment_before_a_block_changes_nothing() -> None:
    text = "# Guide\n\n{}if you want a crisp crust, heat the oven well.\n"
    comment = "<!-- contentlint-disable-next-block grammar/usage -->\n"
    assert marked(text.format("")) == marked(text.format(comment)) == ["if"]


@pytest.mark.parametrize(
    "text",
    [
        "    call  the function with all of the settings\n",
        "255 250 250  all of the colours and the snow are white\n",
        "7.9 KB  sources and all of the other files of it\n",
        "Name:\tone of the two  names that it may have now\n",
    ],
)
def test_what_is_laid_out_in_plain_text_is_silent(text: str) -> None:
    assert marked(text, "notes.txt") == []
