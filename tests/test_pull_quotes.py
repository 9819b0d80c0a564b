"""Quotations that stand alone, as articles of several kinds set them."""

from __future__ import annotations

import pytest

from contentlint.checks.check import Options
from contentlint.checks.quotes import check_attribution, check_marks
from contentlint.features.article import Article
from contentlint.features.quotations import find_quotations
from contentlint.read import read_text

START = "# Learning to sail\n\nA small boat forgives a great deal, and it shows you at once what you did.\n\n"
END = "\n\nBegin on a lake, on a day with a light and steady wind.\n"
LINE = "The wind teaches what the harbour never could."
PAGE = "<h1>Learning to sail</h1><p>A small boat forgives.</p>{}<p>Begin on a lake.</p>"


def reported(text: str, path: str = "post.md") -> list[str]:
    article = Article(read_text(text, path))
    return [
        text[slice(*f.span)] for f in check_attribution(article, Options(frozenset({"quotes/missing-attribution"})))
    ]


def described(text: str, path: str = "post.md") -> list[tuple[str, str | None]]:
    return [(q.kind, q.speaker) for q in find_quotations(Article(read_text(text, path)))]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(
            f'<figure class="wp-block-pullquote"><blockquote><p>{LINE}</p></blockquote></figure>', id="wp-pull"
        ),
        pytest.param(
            f"<p>Ana Ruiz wrote a book.</p><figure class='wp-block-pullquote'><blockquote><p>{LINE}</p></blockquote>"
            "</figure><p>Ana Ruiz sails too.</p>",
            id="wp-pull-between-names",
        ),
        pytest.param(f"<blockquote><p>‘{LINE}’</p></blockquote>", id="single-marks"),
        pytest.param(f"<blockquote><p>{LINE}</p></blockquote>", id="no-marks"),
        pytest.param(f"<p style='text-align:center'><em>“{LINE}”</em></p>", id="centred-paragraph"),
        pytest.param(
            f"<blockquote><p>“{LINE}”</p></blockquote><blockquote><p>Row on, boat.</p><p>— Ida B.</p></blockquote>",
            id="next-to-a-credited-one",
        ),
    ],
)
def test_reports_in_html(markup: str) -> None:
    assert reported(PAGE.format(markup), "page.html") == [LINE]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(
            f"<blockquote><p>{LINE}</p><div class='e-q-footer'><cite>Lena Ortiz</cite></div></blockquote>", id="cite"
        ),
        pytest.param(f"<div class='testimonial small'>{LINE}<br /> <span>Lena Ortiz</span></div>", id="testimonial"),
        pytest.param(
            "<figure class='wp-block-pullquote'><blockquote><p>" + LINE + "</p><cite>Dr. Lena Ortiz</cite></blockquote>"
            "</figure>",
            id="honorific",
        ),
    ],
)
def test_finds_the_speaker_in_html(markup: str) -> None:
    assert ("attributed-quotation", "Lena Ortiz") in described(PAGE.format(markup), "page.html")
    assert reported(PAGE.format(markup), "page.html") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"A sign that says “slow” is there for good.\n\n“{LINE}”", id="cue-of-another-quotation"),
        pytest.param(
            f"I had my doubts then.\n\n> {LINE} It is never too late.\n\nI still have them.", id="first-person"
        ),
        pytest.param(f"“{LINE}”\n\n“Row on, little boat, to the end.” — Ida Boe", id="neighbour-has-its-name"),
        pytest.param(f"## Why sail?\n\n“{LINE}”", id="below-one-question"),
    ],
)
def test_reports_in_markdown(text: str) -> None:
    assert reported(START + text + END) and LINE[:-1] in reported(START + text + END)[0]


def test_reports_the_one_without_a_name_in_a_list_of_quotations() -> None:
    items = ["“Row on, little boat.” — Ida Boe", f"“{LINE}”", "“Every port is a pause.” — Will Ferrell"]
    text = START + "".join(f"- {item}\n" for item in items) + END
    assert reported(text) == [LINE]
    assert ("attributed-quotation", "Will Ferrell") in described(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Why do you sail?\n\n“I grew up on an island and knew nothing else.”\n\nAnd in winter?\n\n"
            "“I mend the nets and wait for the light.”",
            id="interview",
        ),
        pytest.param(
            "## Why do you sail?\n\n“I grew up on an island and knew nothing else.”\n\n## And in winter?\n\n"
            "“I mend the nets and wait for the light.”",
            id="interview-with-headings",
        ),
        pytest.param(
            "“Are we moving?” asked a boy.\n\n“Not yet,” said his aunt.\n\nThe crew looked up.\n\n"
            "“Please stay in your seats until we are there.”\n\n“Next time,” said the boy, “we walk.”",
            id="story",
        ),
        pytest.param(
            "> A word first. I have only sailed small boats, so take this lightly.\n\nAnd on.\n\n"
            "> Please read the guide to knots next.",
            id="asides",
        ),
        pytest.param(
            "> Dear Sir or Madam,\n>\n> We are sorry to miss the race.\n>\n> Sincerely,\n> The Club", id="letter"
        ),
        pytest.param("“Deep calls to deep in the roar of your waterfalls.”\n\nPsalm 42:7 (NIV)", id="scripture"),
        pytest.param("- “What did I see today?”\n- “I must rest before I am tired.”\n- “All is well.”", id="prompts"),
        pytest.param(
            "The Harbour Act was passed by Parliament in spring. It is short.\n\n"
            "> Every vessel of more than six metres shall carry a light on its mast.",
            id="excerpt",
        ),
    ],
)
def test_is_silent(text: str) -> None:
    assert reported(START + text + END) == []


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        ("“Luff and look,” J.R.R. Tolkien said.", "attributed-quotation", "J.R.R. Tolkien"),
        ("Ana Ruiz sails. My grandmother taught me. “Wind first,” she said.", "attributed-quotation", "Ana Ruiz"),
        ("My grandmother taught me to sail. “Wind first,” she said.", "dialog", None),
        ("Coach Ana Ruiz sails. “Small boats often,” she likes to say.", "attributed-quotation", "Ana Ruiz"),
        ("He never sailed. “The sea is for fish,” my father used to say.", "dialog", None),
    ],
)
def test_names_who_speaks(text: str, kind: str, speaker: str | None) -> None:
    assert described(text, "draft.txt")[0] == (kind, speaker)


def test_paragraphs_that_each_begin_with_a_mark_are_one_quotation() -> None:
    text = START + '- "(a) In general, a boat has a name.\n- A note.\n- "(b) A name has letters.' + END
    article = Article(read_text(text, "post.md"))
    assert list(check_marks(article, Options(frozenset({"quotes/unbalanced-marks"})))) == []
