"""Two ways of writing one word."""

from __future__ import annotations

import pytest

from contentlint import pages
from contentlint.checks.check import Options
from contentlint.checks.consistency import CHECKS
from contentlint.checks.spelling_forms import spellings
from contentlint.checks.term_variants import fold, open_terms
from contentlint.checks.word_uses import keep_case
from contentlint.features.article import Article
from contentlint.fix import apply
from contentlint.model import Block, Document, Finding, Run, Span
from contentlint.read import read_bytes
from contentlint.resources import read_text

OPTIONS = Options(frozenset(pages.load()))


def read(text: str, language: str | None = "en") -> Document:
    """One paragraph a line, those with a leading # headings."""
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        prose = line.rstrip("\n").removeprefix("# ")
        at = start + line.index(prose)
        if prose:
            kind = "heading" if line.startswith("# ") else "paragraph"
            whole = Span(start, start + len(line.rstrip("\n")))
            level = 2 if kind == "heading" else None
            blocks.append(Block(kind, prose, (Run(0, at, at + len(prose)),), whole, level=level))  # type: ignore[arg-type]
        start += len(line)
    return Document("draft.txt", text, "text", language, tuple(blocks))


def check(text: str, language: str | None = "en") -> list[Finding]:
    article = Article(read(text, language))
    return [finding for check in CHECKS for finding in check.run(article, OPTIONS)]


def marked(text: str, language: str | None = "en") -> list[str]:
    return [text[finding.span.start : finding.span.end] for finding in check(text, language)]


AMERICAN = "The color of the center changes our behavior, says a neighbor with a sense of humor.\n"
BRITISH = "The colour of the centre changes our behaviour, says a neighbour with a sense of humour.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We judge by color. The colour is new, the color is old.", ["colour"]),
        ("The colors are dull. A colour is new, a colour is old.", ["colors"]),
        ("Without judgement. We pass judgment.\n" + AMERICAN, ["judgement"]),
        ("What is learnt stays.\n" + AMERICAN, ["learnt"]),
        ("What is learned stays, and a realized plan too.\n" + BRITISH, []),
        ("We analyze the plan.\n" + BRITISH, ["analyze"]),
        ("We realise the plan.\n" + AMERICAN, ["realise"]),
        ("We organise, recognise and specialise, but do not realize.", ["realize"]),
        ("We organize, recognize and specialize, but do not realise.", ["realise"]),
        ("A color-coded plan beats a colour-coded one, says the color guide.", ["colour"]),
        ("One colour and one color.", ["color"]),
        ("We organise it.\n" + AMERICAN, ["organise"]),
        ("A gray wall.\n" + BRITISH, ["gray"]),
        ("The COLOUR is loud, that colour too; one color, two color, a color.", ["COLOUR"]),
    ],
    ids=[
        "same word",
        "inflected",
        "evidence decides",
        "other words are evidence",
        "good in both",
        "against british",
        "ise against american",
        "ise majority",
        "ize majority",
        "part of a compound",
        "first stays",
        "derived word",
        "american alone",
        "capitals",
    ],
)
def test_spelling(text: str, expected: list[str]) -> None:
    assert marked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We work with the Department of Defence and the World Labour Organisation.\n" + AMERICAN,
        "Centre Park opened in May.\n" + AMERICAN,
        "She said: “The colour is wrong.”\n" + AMERICAN,
        "Write to colour@example.org or see www.colour.example/favour.\n" + AMERICAN,
        "Set background-colour=red and #colour in colour.css.\n" + AMERICAN,
        "One colour.\nOne humor.",
        "We practise in a practice, with a licence and a license.",
        "We advertise, exercise, revise and surprise.\n" + AMERICAN,
        "# Colour\nSet it.\n" + AMERICAN,
        "The paper size is wise, the rise precise, and we compromise.\n" + AMERICAN,
    ],
    ids=[
        "names",
        "name first",
        "quoted",
        "address",
        "code",
        "no majority",
        "noun and verb",
        "lone word",
        "always -ise",
        "no -ise",
    ],
)
def test_spelling_is_silent(text: str) -> None:
    assert marked(text) == []


def test_one_name_in_two_spellings() -> None:
    text = "# Cognitive Behavioral Therapy\nCBT (Cognitive Behavioural Therapy) helps.\n" + AMERICAN
    assert marked(text) == ["Behavioural"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en-GB", ["color"]), ("en-US", ["favour"]), ("en", []), ("en-CA", []), ("fr", []), (None, [])],
)
def test_declared_region_decides(language: str | None, expected: list[str]) -> None:
    assert marked("One color, and do me a favour.", language) == expected


def test_fix_keeps_case_and_reaches_all_places() -> None:
    text = "Colour is near. A colour, a colourful day. COLOUR is all.\n" + AMERICAN * 3
    findings = check(text)
    assert [finding.fixes[0].title for finding in findings] == ["Write “color” in all 3 places", "Write “colorful”"]
    fixed = apply(text, [finding.fixes[0] for finding in findings])
    assert fixed.startswith("Color is near. A color, a colorful day. COLOR is all.")
    assert check(fixed) == []


def test_related_are_the_other_places() -> None:
    text = "A colour, a colour.\n" + AMERICAN * 2
    (finding,) = check(text)
    assert [(r.message, text[r.span.start : r.span.end]) for r in finding.related] == [
        ("“colour” again", "colour"),
        ("American “color”", "color"),
        ("American “color”", "color"),
    ]
    assert finding.message == (
        "One word is spelled two ways: “colour” twice and “color” twice, "
        "and the article’s other words keep to American spelling."
    )


def test_message_calls_two_words_of_a_family_no_single_word() -> None:
    (finding,) = check("What is learnt can be unlearned.\n" + AMERICAN * 2)
    assert finding.message.startswith("Words of one family are spelled two ways: “learnt” once and “unlearned” once")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Your well-being counts. Wellbeing grows. So does wellbeing.", ["well-being"]),
        ("# Your Well-Being\nYour wellbeing counts.", ["wellbeing"]),
        ("Send e-mails, an email and emails.", ["e-mails"]),
        ("A web site is not two websites or one website.", ["web site"]),
        ("Our FAQs and the FAQ's.", ["FAQ's"]),
        ("Since the 1990's and after the 1990s.", ["1990's"]),
        ("Our co-worker and two coworkers, all coworkers.", ["co-worker"]),
        ("The email’s subject and an e-mail’s end and one email.", ["e-mail"]),
    ],
)
def test_term(text: str, expected: list[str]) -> None:
    assert marked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A long-term plan for the long term.",
        "Log in with your login. Set up the setup. Every day is everyday life. A follow-up: we follow up.",
        "Please re-sign it before you resign. Re-cover the chair and recover.",
        "Our FAQs and this FAQ's answers.",
        "The 1990s and 1990's best film.",
        "Send an e-mail to email@example.org or see example.org/email.",
        "He said “no e-mail”, but we like email.",
        "Upgrade c-ares with care, and take care of it.",
        "Sort by filename, not by the file’s name.",
        "The Health Care Act changes healthcare.",
        "A health-care plan pays for health care.",
        "Wellbeing and wellbeing. Wellbeing.",
        "The CEO's office and two CEOs.",
        "You can set-up a reminder. The setup takes a day.",
        "It helps to sign-off early. The signoff is due.",
    ],
)
def test_term_is_silent(text: str) -> None:
    assert marked(text) == []


def test_term_fix_rewrites_all_places() -> None:
    text = "E-mail us. Your e-mail is an email, an email, an e-mail. Emails pile up.\n"
    (finding,) = check(text)
    assert apply(text, finding.fixes) == "E-mail us. Your e-mail is an e-mail, an e-mail, an e-mail. E-mails pile up.\n"


def test_markup_is_kept() -> None:
    text = "# Post\n\nThe **e-mail** is an [email](https://example.org/e-mail). Send email, and read email.\n"
    article = Article(read_bytes(text.encode(), "post.md"))
    (finding,) = [finding for check in CHECKS for finding in check.run(article, OPTIONS)]
    assert apply(text, finding.fixes) == text.replace("**e-mail**", "**email**")


def test_spelling_table_is_sound() -> None:
    rows = [line.split("\t") for line in read_text("consistency/spelling.tsv").splitlines() if not line.startswith("#")]
    american, british = [row[0] for row in rows], [row[1] for row in rows]
    assert len(rows) >= 1500
    assert len(set(american)) == len(american)
    assert len(set(british)) == len(british)
    assert not set(american) & set(british)
    assert {row[2] for row in rows} == {"both", "american", "british", "neither", "ize"}
    assert all(row[0].isalpha() and row[1].isalpha() and row == [cell.lower() for cell in row] for row in rows)


@pytest.mark.parametrize(
    "word",
    "practice practise license licence check cheque tire tyre advertise exercise surprise advise analyses towards size "
    "prize promise premise autolyse disguise paradise".split(),
)
def test_words_that_are_no_variants(word: str) -> None:
    assert word not in spellings()


@pytest.mark.parametrize(
    ("model", "text", "expected"), [("A", "b", "B"), ("AB", "cd", "CD"), ("Ab", "cd", "Cd"), ("ab", "cd", "cd")]
)
def test_keep_case(model: str, text: str, expected: str) -> None:
    assert keep_case(model, text) == expected


def test_terms_fold_to_themselves() -> None:
    assert fold("Web-Sites") == fold("website’s") == "website"
    assert open_terms()["web", "site"] == "website"
