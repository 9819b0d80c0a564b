"""The plain-text reader: structure from shape, and the places of every character."""

from __future__ import annotations

import pytest

from contentlint.model import Block
from contentlint.read.plain import read

LONG = (
    "Ferns are forgiving plants, but they do need room. Most of them outgrow their pots within two years of care and "
    "attention."
)
NEXT = (
    "Look for roots that circle the pot or push out of the holes, and water the whole plant an hour before you begin "
    "to repot it."
)
_SIGNS = {"paragraph": "p", "list-item": "-", "quote": ">", "table-cell": "|", "caption": "c", "code": "`"}


def outline(text: str) -> list[str]:
    """Each block as its sign (# for headings, one per level; - for items) and its first words."""
    return [f"{_sign(block)} {block.prose[:30]}" for block in read(text, "draft.txt").blocks]


def _sign(block: Block) -> str:
    if block.kind == "heading":
        return "#" * (block.level or 0)
    return _SIGNS[block.kind] * (block.level or 1)


def kinds(text: str) -> list[str]:
    return [line.split(" ")[0] for line in outline(text)]


def around(line: str) -> str:
    """A line in a small article, between two long paragraphs."""
    return f"Growing Ferns\n\n{LONG}\n\n{line}\n\n{NEXT}\n"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("When to Repot", id="title case"),
        pytest.param("Choosing the right pot", id="sentence case"),
        pytest.param("WATERING", id="capitals"),
        pytest.param("What is the best soil?", id="question"),
        pytest.param("Soil: what is best?", id="question after a colon"),
        pytest.param("Step 3: Wait a week", id="step"),
        pytest.param("Conclusion", id="section name"),
        pytest.param("Water vs. Mist", id="abbreviation inside"),
        pytest.param("**Why it matters**", id="strong type"),
        pytest.param("Abono y trasplante", id="Spanish"),
        pytest.param("roots", id="small word that the next paragraph explains"),
        pytest.param("macOS and its ferns", id="name with a small first letter"),
        pytest.param("Ordering from ferns.org", id="domain inside"),
        pytest.param("Conclusion:", id="section name with a colon"),
        pytest.param(
            "What do you do when a fern that you have had for years drops half of its leaves?", id="long question"
        ),
    ],
)
def test_line_is_heading(line: str) -> None:
    assert kinds(around(line)) == ["#", "p", "##", "p"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Ferns may suffer from:", id="lead-in"),
        pytest.param("It is not hard.", id="short sentence"),
        pytest.param("Yes.", id="answer"),
        pytest.param("Sound familiar?", id="rhetorical question"),
        pytest.param("The second year is harder", id="sentence without its stop"),
        pytest.param("“Is that all?” she said.", id="dialog"),
        pytest.param("By Kim Baker", id="byline"),
        pytest.param("Published: March 3, 2024", id="labelled date"),
        pytest.param("March 3, 2024", id="date"),
        pytest.param("March 3, 2024 · 5 min read", id="date and reading time"),
        pytest.param("Price: 20 €", id="key and value"),
        pytest.param("Dear Mr. Smith,", id="greeting"),
        pytest.param("Best regards", id="leave"),
        pytest.param("https://example.org/ferns", id="address"),
        pytest.param("-- Stroud", id="credit"),
        pytest.param("and then they grow", id="small letter"),
        pytest.param("leaves", id="small word that nothing explains"),
        pytest.param("ferns.org", id="domain"),
        pytest.param("Copyright 2024 The Fern Society", id="copyright"),
        pytest.param("😀 “Is that all?”", id="quotation after a sign"),
        pytest.param("Here is what we would have liked to know", id="sentence about what follows"),
        pytest.param("Water them. Feed them", id="two sentences"),
        pytest.param("At the time of repotting, your helper", id="clause left open"),
    ],
)
def test_line_is_paragraph(line: str) -> None:
    assert kinds(around(line)) == ["#", "p", "p", "p"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("• a\n• b\n", ["-", "-"], id="bullets"),
        pytest.param("* a\n\n* b\n", ["-", "-"], id="blank lines between"),
        pytest.param("•\ta\n•\tb\n", ["-", "-"], id="bullet and tab"),
        pytest.param("- one\n  more\n- two\n", ["-", "-"], id="wrapped item"),
        pytest.param("1. a\n2) b\n(3) c\n", ["-", "-", "-"], id="numbers"),
        pytest.param("(i) a\n(ii) b\n", ["-", "-"], id="small Roman numbers"),
        pytest.param("– a\n– b\n", ["-", "-"], id="dashes"),
        pytest.param("• a\n  ◦ b\n    ▪ c\n• d\n", ["-", "--", "---", "-"], id="indented"),
        pytest.param(
            "•\ta\no\tb\n▪\tc\n•\td\n", ["-", "--", "---", "-"], id="word processor's bullets without indents"
        ),
        pytest.param("1. a\na. b\nb. c\n2. d\n", ["-", "--", "--", "-"], id="letters under numbers"),
        pytest.param(
            "1. a\n\n   More on a, in one more paragraph.\n2. b\n", ["-", "-", "-"], id="item of two paragraphs"
        ),
        pytest.param(f"- a\n{LONG}\n", ["-", "p"], id="paragraph right below"),
        pytest.param(
            "A. Smith grew ferns for forty years, and his garden was known far beyond the town.\n", ["p"], id="initial"
        ),
        pytest.param(
            "– No, he said, that is not what ferns are for, and he closed the door.\n",
            ["p"],
            id="dash of a dialog",
        ),
        pytest.param("1984 was a year\n", ["p"], id="year"),
        pytest.param("-5 degrees is too cold for them.\n", ["p"], id="minus"),
        pytest.param("1.\n", ["p"], id="lone number"),
    ],
)
def test_lists(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_label_of_item_is_no_prose() -> None:
    (block,) = read("  (12)\tWater them  \n", "a.txt").blocks
    assert (block.label, block.prose, block.within, block.whole) == ("(12)", "Water them", ("list",), (0, 19))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"One\n===\n\n{LONG}\n\nTwo\n---\n\n{NEXT}\n", ["#", "p", "##", "p"], id="underlines"),
        pytest.param(f"# One\n\n{LONG}\n\n### Two\n\n{NEXT}\n", ["#", "p", "###", "p"], id="hash marks"),
        pytest.param(f"H1: One\n\n{LONG}\n\nH3: Two\n\n{NEXT}\n", ["#", "p", "###", "p"], id="written tags"),
        pytest.param(f"{LONG}\n***\n{NEXT}\n", ["p", "p"], id="rule between paragraphs"),
        pytest.param("> a quotation\n> goes on\n", [">"], id="angles"),
        pytest.param("Name\tAge\nAda\t36\n", ["|"] * 4, id="tabs"),
        pytest.param("| Name | Age |\n|---|---|\n| Ada | 36 |\n", ["|"] * 4, id="bars"),
        pytest.param(f"{LONG}\n\n```sh\nls -l\n```\n", ["p", "`"], id="fence"),
        pytest.param(f"{LONG}\n\n```\n\n{NEXT}\n", ["p", "p", "p"], id="fence left open"),
        pytest.param(f"{LONG}\n\nFigure 1: A fern\n", ["p", "c"], id="caption"),
        pytest.param(f"{LONG}\n\nFigure 1 shows a fern that nobody waters.\n", ["p", "p"], id="no caption"),
        pytest.param("", [], id="empty"),
        pytest.param(" \n\t\n\xa0\n\u200b\r\n\x0c\r", [], id="blank lines"),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_two_levels_of_sections() -> None:
    parts = ["All About Ferns", LONG, "What Kills Ferns?", NEXT, "Dry Air", LONG, "Cold Feet", NEXT]
    parts += ["How Can You Save a Fern?", LONG, "FAQs", "Do ferns need sun?", NEXT, "Is tap water safe?", LONG]
    parts += ["Can I divide a fern?", LONG, "When Should You Give Up?", NEXT, "Related Posts"]
    found = [line for line in outline("\n\n".join(parts)) if line[0] == "#"]
    signs = [line.split(" ", 1)[0] for line in found]
    assert signs == ["#", "##", "##", "##", "##", "##", "###", "###", "###", "##", "##"]
    parts[2] = "What Are the Causes of Death?"
    found = [line for line in outline("\n\n".join(parts)) if line[0] == "#"]
    assert found[1:5] == [
        "## What Are the Causes of Death?",
        "### Dry Air",
        "### Cold Feet",
        "## How Can You Save a Fern?",
    ]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        pytest.param(["1. Soil", "1.1 Peat", "1.2 Loam", "2. Light"], [2, 3, 3, 2], id="decimal numbers"),
        pytest.param(["PART ONE", "Early Days", "PART TWO", "Late Days"], [2, 3, 2, 3], id="capitals"),
        pytest.param(["Step 1. Plan", "Draw a Map", "Step 2. Dig", "Conclusion"], [2, 3, 2, 2], id="series"),
        pytest.param(["Soil", "Light", "Water"], [2, 2, 2], id="alike"),
        pytest.param(["Soil", "Good Examples", "Light", "Good Examples"], [2, 3, 2, 3], id="heading that recurs"),
        pytest.param(["Soil", "Pros", "Cons", "Light", "Pros", "Cons"], [2, 3, 3, 2, 3, 3], id="two that recur"),
        pytest.param(["Soil", "Soil", "Light"], [2, 2, 2], id="heading twice in a row"),
    ],
)
def test_levels(headings: list[str], expected: list[int]) -> None:
    text = "Growing Ferns\n\n" + "\n\n".join(f"{heading}\n\n{LONG}\n\n{NEXT}" for heading in headings)
    blocks = read(text, "a.txt").blocks
    assert [block.level for block in blocks if block.kind == "heading"] == [1, *expected]


def test_questions_and_answers_on_neighbouring_lines() -> None:
    answers = "Q: What goes in?\nA: Leaves and scraps.\n\nQ: How long does it take?\nA: A year.\n"
    text = f"Compost\n\n{LONG}\n\nFAQ\n\n{answers}"
    assert kinds(text) == ["#", "p", "##", "###", "p", "###", "p"]


def test_turns_of_a_conversation_are_no_headings() -> None:
    turns = "\n\n".join(f"Host: What do ferns need, then?\n\nDr. Stone: {LONG}" for _ in range(3))
    assert kinds(f"A Talk on Ferns\n\n{LONG}\n\n{turns}\n") == ["#", *"ppppppp"]
    parts = "\n\n".join(f"{place}: What do ferns need?\n\n{LONG}" for place in ("Indoors", "Outdoors", "At Work"))
    assert kinds(f"A Talk on Ferns\n\n{LONG}\n\n{parts}\n") == ["#", "p", "##", "p", "##", "p", "##", "p"]


def test_numbered_lines_over_bullets() -> None:
    apart = "1. Soil\n\n• peat\n• loam\n\n2. Light\n\n• shade\n• sun\n"
    assert kinds(f"Ferns\n\n{LONG}\n\n{apart}") == ["#", "p", "##", "-", "-", "##", "-", "-"]
    assert "##" not in kinds(f"Ferns\n\n{LONG}\n\n" + apart.replace("\n\n", "\n"))


def test_points_of_listicle_and_points_of_list() -> None:
    points = "\n\n".join(f"{i}. Water your ferns at noon and at night." for i in (1, 2, 3))
    assert kinds(f"3 Rules for Ferns\n\n{LONG}\n\n{points}\n\n{NEXT}\n") == ["#", "p", "##", "##", "##", "p"]
    assert kinds(f"Rules for Ferns\n\n{LONG}\n\n{points}\n\n{NEXT}\n") == ["#", "p", "-", "-", "-", "p"]


def test_blank_lines_of_document_decide() -> None:
    """What is set apart as the document's headings are is one, whatever it looks like."""
    wide = f"Ferns\n\n\nTell me about ferns.\n\n{LONG}\n\n\nhow they grow\n\n{NEXT}\n\n\nSoil\n\n{LONG}\n"
    assert kinds(wide) == ["#", "##", "p", "##", "p", "##", "p"]
    tight = f"Ferns\n\n{LONG}\n{NEXT}\nShort line\n{LONG}\n{NEXT}\n\nhow they grow\n\n{LONG}\n{NEXT}\n"
    assert kinds(tight) == ["#", *"ppppp", "##", "p", "p"]


def test_lists_show_that_blank_lines_stand_around_headings_only() -> None:
    text = f"Ferns\n\n{LONG}\n- A pot\n- Soil\n{NEXT}\n\nThey like it wet.\n\n- Rain\n- Mist\n{LONG}\n"
    assert kinds(text) == ["#", "p", "-", "-", "p", "##", "-", "-", "p"]


def test_no_blank_lines_at_all() -> None:
    text = f"How we moved a fern\n{LONG}\nGetting ready\n{NEXT}\nIt was late.\nWhat You Need\n• A pot\n• Soil\n"
    assert kinds(text) == ["#", "p", "##", "p", "p", "##", "-", "-"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["“Grow where you are planted, and never hurry.”"], [">"], id="alone"),
        pytest.param(["“Grow where you are planted.” — Ada Stone"], [">"], id="with its credit"),
        pytest.param(["“Grow where you are planted.”\n— Ada Stone"], [">"], id="credit on the next line"),
        pytest.param(["“Grow where you are planted.”", "— Ada Stone"], [">", ">"], id="credit after a blank line"),
        pytest.param(["“Are you sure of that?”", "“As sure as I can be.”"], ["p", "p"], id="dialog"),
        pytest.param(["“Grow where you are planted,” she said."], ["p"], id="sentence"),
        pytest.param(["“Ferns” and “mosses” are “plants”"], ["p"], id="quoted words"),
    ],
)
def test_pull_quotes(lines: list[str], expected: list[str]) -> None:
    text = "\n\n".join([LONG, *lines, NEXT])
    assert kinds(text) == ["p", *expected, "p"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "I went to the gate at the end of day\nAnd the hinges were singing a song\nAnd so on", id="verses"
        ),
        pytest.param("Jane Doe\n12 Mill Lane\nOldtown", id="address"),
        pytest.param("Yours sincerely,\n\nJane Doe", id="signature"),
        pytest.param("Open: 9 to 5\nClosed: Sundays", id="keys and values"),
        pytest.param("200 g flour\n100 g butter\n3 apples", id="ingredients"),
    ],
)
def test_short_lines_are_no_headings(text: str) -> None:
    assert set(kinds(f"{LONG}\n\n{text}\n")) == {"p"}


def test_hard_wrapped_text() -> None:
    wrapped = "It was late when the train left the station, and the lamps along the\nplatform had gone out one by one."
    text = f"A Long Way\n\n{wrapped}\n\n{wrapped}\n\n1. {wrapped}\n"
    blocks = read(text, "a.txt").blocks
    assert [block.kind for block in blocks] == ["heading", "paragraph", "paragraph", "list-item"]
    assert {block.prose for block in blocks[1:]} == {wrapped.replace("\n", " ")}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_soft_break_is_one_unit(end: str) -> None:
    text = f"- Water the fern{end}      every day{end}"
    (block,) = read(text, "a.txt").blocks
    at = block.prose.index(" every")
    assert block.prose == "Water the fern every day"
    assert text[slice(*block.span(at, at + 1))] == f"{end}      "
    assert text[slice(*block.span(at - 4, at + 6))] == f"fern{end}      every"


def test_addresses_are_links_and_opaque() -> None:
    document = read("See https://example.org/a_(b), www.example.org. Or write to ann@example.org!\n", "a.txt")
    targets = ["https://example.org/a_(b)", "https://www.example.org", "mailto:ann@example.org"]
    assert [link.target for link in document.links] == targets
    assert [document.text[slice(*link.span)] for link in document.links][1:] == ["www.example.org", "ann@example.org"]
    assert len(document.blocks[0].opaque) == 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("word " * 200_000, id="one long line"),
        pytest.param("\n" * 1_000_000, id="blank lines"),
        pytest.param("the quick brown fox jumps over the lazy dog and runs\n" * 20_000, id="one wrapped paragraph"),
        pytest.param("http://a.b/" + ")" * 200_000, id="brackets behind an address"),
        pytest.param("a@" * 200_000, id="at signs"),
        pytest.param("```\n" * 20_001, id="fences"),
        pytest.param("“" * 200_000, id="opened quotations"),
        pytest.param("a. x\n" * 100_000, id="letters"),
        pytest.param("Growing Ferns\n\n" * 60_000, id="titles"),
    ],
)
def test_large_inputs(text: str) -> None:
    """Would not end in a test's time if anything grew with the square of the input."""
    read(text, "a.txt")


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        pytest.param("More Articles", "heading", id="more articles"),
        pytest.param("Recommended reading", "heading", id="recommended reading"),
        pytest.param("Latest blog posts", "heading", id="latest posts"),
        pytest.param("More soon.", "paragraph", id="a short sentence"),
        pytest.param("More of these articles will follow in spring.", "paragraph", id="a sentence about articles"),
    ],
)
def test_left_over_section_names_are_headings(last: str, expected: str) -> None:
    text = "\n\n".join(["All About Ferns", LONG, "Dry Air", NEXT, last])
    assert read(text, "a.txt").blocks[-1].kind == expected
