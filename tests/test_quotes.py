"""quotes/*: what is reported, where, and with what confidence."""

from __future__ import annotations

import pytest

from contentlint.checks.check import Options
from contentlint.checks.quotes import CHECKS
from contentlint.features.article import Article
from contentlint.model import Finding
from contentlint.read import read_text


def found(text: str, path: str = "draft.txt") -> list[Finding]:
    article = Article(read_text(text, path))
    return [f for check in CHECKS for f in check.run(article, Options(frozenset(check.rules)))]


BEFORE = "Learning to rest\n\nMost of us learned early that a full calendar is a sign of worth.\n\n"
AFTER = "\n\nBegin with ten minutes a day, at the same hour, and let it be empty.\n"


@pytest.mark.parametrize(
    ("quote", "confidence"),
    [
        ("“Rest is the ground that work grows from.”", "high"),
        ('"Rest is the ground that work grows from."', "high"),
        ("> “Rest is the ground that work grows from.”", "high"),
        ("> Rest is the ground that all the good work grows from.", "medium"),
    ],
)
def test_reports_a_quotation_without_a_name(quote: str, confidence: str) -> None:
    text = "# " + BEFORE + quote + AFTER
    [finding] = found(text, "post.md")
    assert finding.rule == "quotes/missing-attribution"
    assert finding.confidence == confidence
    assert text[slice(*finding.span)] == quote.strip('> “”"')
    assert "Name, work, year" in finding.message


def test_a_quotation_over_two_paragraphs_is_one_finding() -> None:
    text = (
        "# " + BEFORE + "> “Rest is the ground that work grows from.\n>\n> “It is the first thing we forget.”" + AFTER
    )
    assert [f.rule for f in found(text, "post.md")] == ["quotes/missing-attribution"]


@pytest.mark.parametrize(
    "quote",
    [
        "“Rest is the ground that work grows from.” — Ana Ruiz",
        "“Rest is the ground that work grows from.”\n\n— Ana Ruiz",
        "Ana Ruiz puts it well:\n\n“Rest is the ground that work grows from.”",
        "“Rest is the ground that work grows from.”\n\nThat is Ana Ruiz, speaking at her clinic in 2011.",
        "She never tired of repeating it.\n\n“Rest is the ground that work grows from.”",
        "“Rest first.”",
        "“Why do I never stop to rest, even on Sundays?”",
        "“The Long Pause and Other Essays”",
        "- “I must earn every pause.”\n- “I will rest when I am old.”",
        "You may want to say it out loud. Here is a script.\n\n“I will be away on Friday and will not read mail.”",
        "> [!NOTE]\n> The second half of this text is for physicians and for nobody else.",
        "> **Tip:** Put the hour into your calendar, and do not move it for anyone.",
    ],
)
def test_stays_silent_where_somebody_is_named_or_nobody_is_quoted(quote: str) -> None:
    assert found("# " + BEFORE + quote + AFTER, "post.md") == []


@pytest.mark.parametrize(
    ("sentence", "mark"),
    [
        ("“We wanted more chairs than rules, said Ana Ruiz at the opening.", "“"),
        ("“We had one lamp, Ruiz said. “And the roof was leaking.”", "“"),
        ('Ruiz called it "a living room for the town and nobody disagreed.', '"'),
        ("We wanted more chairs than rules,” said Ana Ruiz at the opening.", "”"),
        ("Sie sagte: „Wir brauchen mehr Stühle als Regeln, und so kam es dann auch.", "„"),
    ],
)
def test_reports_a_mark_without_its_partner(sentence: str, mark: str) -> None:
    text = BEFORE + sentence + AFTER
    [finding] = [f for f in found(text) if f.rule == "quotes/unbalanced-marks"]
    assert text[slice(*finding.span)] == mark
    assert finding.span.start == text.index(sentence) + sentence.index(mark)


@pytest.mark.parametrize(
    "sentence",
    [
        "“We had one lamp.\n\n“By winter there were two of them.”",
        "She read: “We ask for\n\n- one lamp\n- two chairs”",
        'The doors are 7\'6" high, and the screen is 27" wide.',
        "In the '90s rock 'n' roll was banned in the readers' lounge.",
        "She said „so“ and he said »so« and they said « so ».",
        "A score of “1″ is low.",
        "Home » Library » Opening hours",
        "أجاب ثلثاهم بـ”نعم“.",
        "“We wanted more chairs than rules and …",
        "The shape of '“' is a pair of sixes; it goes \"here\".",
    ],
)
def test_stays_silent_where_marks_are_balanced_or_none(sentence: str) -> None:
    assert [f.message for f in found(BEFORE + sentence + AFTER) if f.rule == "quotes/unbalanced-marks"] == []
