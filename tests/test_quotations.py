"""Quotations: their marks, their kinds, and who is named for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentlint.features.article import Article
from contentlint.features.names import find_names
from contentlint.features.quotations import Quotation, find_loose_marks, find_quotations
from contentlint.features.quote_marks import pair_marks
from contentlint.model import Block, Mark, Run, Span
from contentlint.read import read_text

INTRODUCTION = (
    "Learning to rest\n\n"
    "Most of us learned early that a full calendar is a sign of worth. Maya Okafor, a physician, sees it daily.\n\n"
)


def block(prose: str, marks: tuple[Mark, ...] = ()) -> Block:
    return Block("paragraph", prose, (Run(0, 0, len(prose)),), Span(0, len(prose)), marks=marks)


def paired(prose: str) -> list[str]:
    return [prose[pair.open + 1 : pair.close] for pair in pair_marks(block(prose)).pairs]


def quotations(text: str, path: str = "draft.txt") -> list[Quotation]:
    return list(find_quotations(Article(read_text(text, path))))


def described(text: str, path: str = "draft.txt") -> list[tuple[str, str | None]]:
    return [(q.kind, q.speaker) for q in quotations(text, path)]


@pytest.mark.parametrize(
    ("prose", "inside"),
    [
        ("He said “yes” twice.", ["yes"]),
        ('He said "yes" twice, and "no" once.', ["yes", "no"]),
        ("Sie sagte: „So geht es nicht.“ Dann ging sie.", ["So geht es nicht."]),
        ("Sie sagte: »So nicht.« Dann ging sie.", ["So nicht."]),
        ("Elle a dit : « Assez ! » Puis rien.", [" Assez ! "]),
        ("Hon sade ”aldrig” och gick.", ["aldrig"]),
        ("彼は「はい」と言った。", ["はい"]),
        ("“He told me ‘rest is work’ and left.”", ["He told me ‘rest is work’ and left.", "rest is work"]),
        ("‘The dogs’ bowls are empty’, she said.", ["The dogs’ bowls are empty"]),
        ('A 27" screen and "two 5\'10" doors" were there.', ["two 5'10\" doors"]),
        ("“She is 5'10” tall.", ["She is 5'10"]),
        ("The '90s, rock 'n' roll, 'em and the readers' lounge.", []),
        ('The word צה"ל has a mark inside.', []),
        ('a pasted class="note" attribute', []),
        ("too far “in the woods'' for us", ["in the woods"]),
        ("a score of “1″ is low", ["1"]),
        ("closed the wrong way “like this“ here", ["like this"]),
        ("closed “like this “ after a space", ["like this "]),
    ],
)
def test_pairs_marks(prose: str, inside: list[str]) -> None:
    assert paired(prose) == inside
    assert not [x for x in pair_marks(block(prose)).loose if x.opens]


def test_leaves_code_alone() -> None:
    prose = 'Type print("hello) and see.'
    assert pair_marks(block(prose, (Mark("code", 5, 18),))) == ((), ())


@given(st.text(alphabet="ab s.,?“”‘’\"'«»„\n5", max_size=40))
def test_every_pair_lies_in_the_prose(prose: str) -> None:
    found = pair_marks(block(prose))
    assert all(0 <= pair.open < pair.close < len(prose) for pair in found.pairs)
    assert len({pair.open for pair in found.pairs}) == len(found.pairs)


@given(st.text(alphabet='Aa b.,:“”"‘’—\n#>*', max_size=80))
def test_any_text_is_read(text: str) -> None:
    for found in quotations(text, "draft.md"):
        assert 0 <= found.start <= found.end <= len(found.block.prose)


@pytest.mark.parametrize(
    "sentence",
    [
        "“Rest is hard work,” said Maya Okafor.",
        "“Rest is hard work,” Okafor said.",
        "“Rest is hard work!” Okafor exclaimed.",
        '"Rest is hard work", explains Okafor.',
        "“Rest is hard work,” said the clinic’s director, Maya Okafor, who opened it.",
        "“Rest,” Okafor explains, “is hard work.”",
        "“Rest is hard work,” she says.",
        "Okafor said: “Rest is hard work for us.”",
        "According to Maya Okafor, “rest is hard work.”",
        "As Okafor puts it, “rest is hard work.”",
        "In Okafor’s words, “rest is hard work.”",
        "Okafor called the plan “a gift to everyone who works.”",
        "Okafor, a physician, said that the plan was “a gift to everyone.”",
        "“Rest is hard work for us” — Maya Okafor",
        "“Rest is hard work for us.”\n— Maya Okafor, The Long Pause, 2011",
        "“Rest is hard work for us.”\nMaya Okafor, The Long Pause, 2011",
        "“Rest is hard work for us.” (Okafor 2019, p. 4)",
        "Maya Okafor: “Rest is hard work for us.”",
        "Dr. Maya Okafor says that “rest is hard work.”",
    ],
)
def test_names_the_speaker_in_full(sentence: str) -> None:
    found = described(INTRODUCTION + sentence + "\n\nThen the day goes on, and nobody speaks of it again.\n")
    assert found
    assert set(found) == {("attributed-quotation", "Maya Okafor")}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Tell yourself “I am enough as I am” every morning.", "hypothetical-speech"),
        ("If someone says “you are lazy to rest,” walk away.", "hypothetical-speech"),
        ("Guests might say “where is my refund?” when they call.", "hypothetical-speech"),
        ("Instead of saying “I never rest at all,” go and lie down.", "hypothetical-speech"),
        ("Many people carry beliefs such as “I must earn every pause” into middle age.", "hypothetical-speech"),
        ("Last month we read “The Long Pause” by Maya Okafor.", "title"),
        ("Click “Save changes” to go on.", "term"),
        ("The word “rest” is an old one.", "term"),
        ("So much for the “experts” of that time.", "scare"),
        ("If you have searched for “clinic near me”, you know.", "search-query"),
        ("As the saying goes, “all work and no play makes a dull boy.”", "attributed-quotation"),
        ("My mother asked, “Are you asleep already?”", "dialog"),
        ("One participant told us, “I never rest at all.”", "attributed-quotation"),
    ],
)
def test_tells_kinds_apart(sentence: str, kind: str) -> None:
    assert described(INTRODUCTION + sentence + " Then we went on.\n") == [(kind, None)]


@pytest.mark.parametrize(
    ("text", "speaker", "sourced"),
    [
        ("> Rest is the hardest work.\n>\n> — Ana Ruiz, *Small Steps*\n", "Ana Ruiz", True),
        ("> Rest is the hardest work.  \n> — Ana Ruiz\n", "Ana Ruiz", False),
        ("> Rest is the hardest work.\n\n— Ana Ruiz\n", "Ana Ruiz", False),
        ("> Rest is the hardest work. – @ana\n", "@ana", False),
        ("> Rest is the hardest work. — [Ana Ruiz](https://example.org/rest)\n", "Ana Ruiz", True),
        (
            "<blockquote><p>Rest is the hardest work.</p><footer>— <cite>Ana Ruiz</cite></footer></blockquote>\n",
            "Ana Ruiz",
            True,
        ),
        (
            "<figure><blockquote>Rest is work.</blockquote><figcaption>Ana Ruiz</figcaption></figure>\n",
            "Ana Ruiz",
            False,
        ),
        ('{{< quote-block text="Rest is the hardest work." cite="Ana Ruiz" >}}\n', "Ana Ruiz", False),
        ('{{< quote author="Ana Ruiz" >}}\nRest is the hardest work.\n{{< /quote >}}\n', "Ana Ruiz", False),
        ("Ana Ruiz has said it for years:\n\n> Rest is the hardest work.\n", "Ana Ruiz", False),
        ("“Rest is the hardest work.”\n\n— Ana Ruiz & Bo Lind, Small Steps\n", "Ana Ruiz & Bo Lind", True),
    ],
)
def test_finds_the_credit_of_a_block_quotation(text: str, speaker: str, sourced: bool) -> None:
    found = quotations("# Learning to rest\n\nWe all need it.\n\n" + text, "post.md")
    assert [(q.kind, q.speaker, q.stand_alone, q.sourced) for q in found] == [
        ("attributed-quotation", speaker, True, sourced)
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "We all need pauses.\n\n“Rest is the ground that work grows from.”\n\nBegin today.\n",
            "unattributed-quotation",
        ),
        (
            "We all need pauses.\n\n> “Rest is the ground that work grows from.”\n\nBegin today.\n",
            "unattributed-quotation",
        ),
        (
            "We all need pauses.\n\n> Rest is the ground that all good work grows from.\n\nBegin today.\n",
            "unattributed-quotation",
        ),
        (
            "We all need pauses, since rest is the ground work grows from.\n\n> Rest is the ground work grows from.\n",
            "own-text",
        ),
        ("We all need pauses.\n\n> **Note:** This is no advice of a physician, so please see one.\n", "unknown"),
        (
            "Write to your boss. Here is an example:\n\n> I will be away on Friday, and I will not read mail.\n",
            "unknown",
        ),
        ("Run it.\n\n```\nrun\n```\n\n> The second run takes no longer than the first one did.\n", "unknown"),
        ("He answered with a line that I kept.\n\n“Rest is the ground that work grows from.”\n", "unknown"),
        ("We all need pauses.\n\n“Why do I never stop to rest?”\n", "unknown"),
        ("“Are you tired of it all?”\n\n“I have been tired for years now.”\n", "unknown"),
    ],
)
def test_judges_quotations_that_stand_alone(text: str, kind: str) -> None:
    assert {q.kind for q in quotations("# Learning\n\n" + text, "post.md") if q.stand_alone} == {kind}


def test_a_quotation_over_paragraphs_keeps_its_speaker() -> None:
    text = (
        INTRODUCTION
        + "“We had one lamp,” Okafor said. “And the roof was leaking.\n\n“By winter it still did. Nobody left.”\n"
    )
    assert described(text) == [("attributed-quotation", "Maya Okafor")] * 3
    assert not find_loose_marks(Article(read_text(text, "draft.txt")))


def test_who_speaks_in_another_language_is_left_open() -> None:
    text = "---\nlang: fr\n---\nCe mot me reste.\n\n« Le repos est le sol du travail. »\n\nEt nous avons bien ri.\n"
    assert [q.kind for q in quotations(text, "post.md")] == ["unknown"]


def test_q_elements_are_quotations() -> None:
    found = quotations("<article><p>Here Ana Ruiz said <q>rest is work</q> twice.</p></article>", "page.html")
    assert [(q.text, q.kind, q.speaker) for q in found] == [("rest is work", "attributed-quotation", "Ana Ruiz")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("said Dr. Ana Ruiz of Leeds", ["Ana Ruiz"]),
        ("NASA Administrator Ana Ruiz spoke", ["Ana Ruiz"]),
        ("RedMill’s Ana Ruiz spoke", ["Ana Ruiz"]),
        ("However, Ruiz’s plan and Luis de la Vega’s", ["Ruiz", "Luis de la Vega"]),
        ("On Monday the plan failed", []),
        ("by @ana_ruiz", ["@ana_ruiz"]),
    ],
)
def test_finds_names(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text)] == names
