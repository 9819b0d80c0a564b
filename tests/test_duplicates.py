"""What stands twice, and what only seems to."""

from __future__ import annotations

import pytest

from contentlint import pages
from contentlint.checks.check import Options
from contentlint.checks.duplicates import CHECKS
from contentlint.checks.removal import find_lines
from contentlint.features.article import Article
from contentlint.fix import apply
from contentlint.model import Finding, Span
from contentlint.read import read_bytes

OPTIONS = Options(
    frozenset(rule for check in CHECKS for rule in check.rules),
    {page.id: {name: spec["default"] for name, spec in page.options.items()} for page in pages.load().values()},
)
FILLER = (
    "Rain fell on the harbour all morning, and the ferry stayed in port.",
    "The keeper of the lighthouse kept goats and sold their milk.",
    "Nobody remembers who planted the three elms behind the school.",
)


def check(text: str, name: str = "post.md") -> list[Finding]:
    article = Article(read_bytes(text.encode(), name))
    return [finding for check in CHECKS for finding in check.run(article, OPTIONS)]


def rules(text: str, name: str = "post.md") -> list[str]:
    return [finding.rule.split("/")[1] for finding in check(text, name)]


def join(first: str, second: str) -> str:
    return "\n\n".join(("# Notes from the coast", first, *FILLER, second, "The end came early that year.")) + "\n"


NEAR = {
    "reworded opening": (
        "A walking group is a form of exercise and one of the most effective ways of making friends after a move.",
        "That said, a walking group is a form of exercise and one of the best ways to make friends after a move.",
    ),
    "one word added": (
        "Soak the beans overnight in cold water with a spoon of salt, then rinse them well before cooking.",
        "Soak the dried beans overnight in cold water with a spoon of salt, then rinse them well before cooking.",
    ),
    "one word for another of its kind": (
        "A good map helps the whole team see where the work stands and what is still missing from the plan.",
        "A good map helps the entire team see where the work stands and what is still missing from the plan.",
    ),
    "clauses in another order": (
        "When the glue has dried, sand the joint until it is smooth, and wipe the dust away with a damp cloth.",
        "Sand the joint until it is smooth when the glue has dried, and wipe the dust away with a damp cloth.",
    ),
    "extended by a sentence": (
        "A compost heap needs air, water and a mix of green and brown scraps to rot without a smell.",
        "A compost heap needs air, water and a mix of green and brown scraps to rot without a smell. "
        "Turn it with a fork.",
    ),
}
APART = {
    "another product": (
        "To save a copy on Android, open the menu, choose Share and pick the folder where you keep your papers.",
        "To save a copy on Windows, open the menu, choose Share and pick the folder where you keep your papers.",
    ),
    "another number": (
        "The small room seats 12 people around one table and has a screen on the wall by the door.",
        "The small room seats 20 people around one table and has a screen on the wall by the door.",
    ),
    "a negation": (
        "If you paid by card, you need to bring the receipt when you return a coat to the shop.",
        "If you paid by card, you do not need to bring the receipt when you return a coat to the shop.",
    ),
    "a contraction that negates": (
        "Guests who come after nine will find the front door open and a key on the hook in the hall.",
        "Guests who come after nine won't find the front door open and a key on the hook in the hall.",
    ),
    "an opposite": (
        "Before the concert, the choir meets in the small hall to go through the hard passages once more.",
        "After the concert, the choir meets in the small hall to go through the hard passages once more.",
    ),
    "another role": (
        "You may be able to get help with the rent as a single parent if your income is under the limit.",
        "You may be able to get help with the rent as a single student if your income is under the limit.",
    ),
    "another quoted label": (
        "Open the settings of the account and choose the “weekly” option to see a list of your payments.",
        "Open the settings of the account and choose the “summary” option to see a list of your payments.",
    ),
    "one topic": (
        "A walking group costs nothing and meets in all weathers, so it suits people who are new in a town.",
        "A walking group needs a leader who knows the paths and who waits for the slowest of the walkers.",
    ),
    "a qualified term": (
        "Leave lapses after a year. If you go, your leave will be paid out with the last month's salary.",
        "Study leave lapses after a year. If you go, any unused study leave will be lost with the last salary.",
    ),
    "inline code": (
        "Run `make build` in the folder of the project and wait until the last line of the log turns green.",
        "Run `make check` in the folder of the project and wait until the last line of the log turns green.",
    ),
}


@pytest.mark.parametrize("name", NEAR)
def test_near_copy_is_found_at_the_later_place(name: str) -> None:
    first, second = NEAR[name]
    text = join(first, second)
    (finding,) = check(text)
    assert finding.rule == "duplicates/near-duplicate-paragraph"
    assert text[finding.span.start : finding.span.end] == second
    (related,) = finding.related
    assert text[related.span.start : related.span.end] == first


@pytest.mark.parametrize("name", APART)
def test_parallel_texts_are_no_copies(name: str) -> None:
    assert rules(join(*APART[name])) == []


def test_entries_of_a_glossary_are_alike_by_nature() -> None:
    text = (
        "<dl><dt>ferry</dt><dd>A boat that carries people and goods over the water on a fixed route all year.</dd>"
        "<dt>liner</dt><dd>A boat that carries people and goods over the water on a fixed route all May.</dd></dl>"
    )
    assert rules(text, "page.html") == []


def test_words_that_the_article_is_about_are_no_rewording() -> None:
    first = "The pump returns the pressure that the engineer last wrote to the panel, rounded to a whole number."
    second = first.replace("pump", "boiler")
    near = "# Panel\n\n" + "\n\n".join((first, *FILLER, second)) + "\n"
    topic = "\n\nThe pump is old.\n\nThe boiler is new.\n\nThe pump hums.\n\nThe boiler hisses.\n"
    assert rules(near) == ["near-duplicate-paragraph"]
    assert rules(near + topic) == []


def test_message_names_what_differs() -> None:
    (finding,) = check(join(*NEAR["one word for another of its kind"]))
    assert "19 of its 20 words" in finding.message
    assert "here it has “entire”, there “whole”" in finding.message


def test_the_longer_copy_stays() -> None:
    first, second = NEAR["extended by a sentence"]
    text = join(first, second)
    fixed = apply(text, check(text)[0].fixes)
    assert first + "\n" not in fixed
    assert second in fixed


PARAGRAPH = "Cut the bread the day before, and leave the slices on a rack in a dry room."


@pytest.mark.parametrize(
    "copy",
    [
        PARAGRAPH,
        PARAGRAPH.upper(),
        PARAGRAPH.replace(",", ""),
        "Cut the **bread** the day before, and leave\nthe slices on a *rack* in a dry room.",
    ],
    ids=["same", "case", "marks", "markup and lines"],
)
def test_repeated_paragraph(copy: str) -> None:
    text = join(PARAGRAPH, copy)
    (finding,) = check(text)
    assert finding.rule == "duplicates/repeated-paragraph"
    assert apply(text, finding.fixes) == join(PARAGRAPH, "").replace("\n\n\n\n", "\n\n")


def test_three_copies_are_one_finding() -> None:
    text = join(PARAGRAPH, PARAGRAPH) + "\n" + PARAGRAPH + "\n"
    (finding,) = check(text)
    assert [related.message for related in finding.related] == ["the first copy", "another copy"]
    assert apply(text, finding.fixes).count(PARAGRAPH) == 1


@pytest.mark.parametrize(
    "recurring",
    [
        "Book a free first visit with one of our bakers today.",
        "This article is for informational purposes only and replaces no advice of a doctor.",
        "Do you remember what the first loaf that you sold tasted like?",
        "“Cut the bread the day before, and leave the slices on a rack.”",
        "**Cut the bread the day before, and leave the slices on a rack.**",
        "Baker Street Bakery, 12 Mill Lane, Haverford, Phone 555 0199",
        "Learn more about us.",
    ],
    ids=["call", "legal", "interview", "quotation", "set off", "address", "short"],
)
def test_what_recurs_on_purpose(recurring: str) -> None:
    assert rules(join(recurring, recurring)) == []


def test_a_short_lead_in_under_headings_of_one_text() -> None:
    part = "## {}\n\nText about {} boats.\n\n### Further reading\n\nThese books from our shelf say more.\n\n"
    assert rules("# Boats\n\n" + part.format("Sail", "sailing") + part.format("Oar", "rowing")) == []


def test_items_of_one_pattern_are_silent() -> None:
    items = ["The red line stops at the old mill every hour.", "The red line stops at the old weir every hour."]
    assert rules("# Buses\n\n" + "\n".join(f"- {item}" for item in items) + "\n") == []


def test_only_english_is_judged_for_near_copies() -> None:
    first = "Le groupe de marche est une forme de sport et un des moyens les plus agréables de trouver des amis ici."
    second = "Le groupe de marche est une forme de sport et un des moyens les plus simples de trouver des amis ici."
    assert rules("---\nlanguage: fr\nlang: fr\n---\n" + join(first, second)) == []


def test_sentence_in_a_repeated_paragraph_is_not_reported_again() -> None:
    assert rules(join(PARAGRAPH, PARAGRAPH)) == ["repeated-paragraph"]


def test_repeated_sentence() -> None:
    other = "We sail at six with what the baker brought, and eat when the islands come in sight. "
    text = join(other + PARAGRAPH, PARAGRAPH + " Toasted over a fire of driftwood they keep for weeks in a tin box.")
    (finding,) = check(text)
    assert finding.rule == "duplicates/repeated-sentence"
    assert text[finding.span.start : finding.span.end] == PARAGRAPH


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("## Costs", "## Time", "## Costs"), ["repeated-heading"]),
        (("## Costs", "## Time", "## COSTS:"), ["repeated-heading"]),
        (("## Costs", "### Costs"), []),
        (("## Example", "## Example"), []),
        (("## 1.1", "### Fixes made", "## 1.0", "### Fixes made"), []),
        (("## Mill", "## Good points", "## Bad points", "## Weir", "## Good points", "## Bad points"), []),
    ],
    ids=["same", "case and marks", "other level", "recurring word", "other parent", "frame"],
)
def test_headings(headings: tuple[str, ...], expected: list[str]) -> None:
    text = "# Title\n\n" + "\n\n".join(f"{heading}\n\nText number {n} here." for n, heading in enumerate(headings))
    assert rules(text) == expected


@pytest.mark.parametrize(
    ("text", "whole", "left"),
    [
        ("A\n\nB\n\nC\n", "B", "A\n\nC\n"),
        ("A\n\nB\n", "B", "A\n"),
        ("A\n\nB", "B", "A"),
        ("A\r\n\r\nB\r\n\r\nC", "B", "A\r\n\r\nC"),
        ("A\n- B\n- C\n", "B", "A\n- C\n"),
        ("- A\n- B\n\nC\n", "B", "- A\n\nC\n"),
        ("- A\r\n- B\r\n\r\nC\r\n", "B", "- A\r\n\r\nC\r\n"),
        ("- A\n- B\n\n", "B", "- A\n"),
        ("A\n  • B\n  • C\n", "B", "A\n  • C\n"),
        ("B\n\nC\n", "B", "C\n"),
        ("B", "B", ""),
        ("A <b>B</b> C\n", "B", "A <b></b> C\n"),
    ],
)
def test_lines_of_a_block(text: str, whole: str, left: str) -> None:
    start = text.index(whole)
    span = find_lines(text, Span(start, start + len(whole)))
    assert text[: span.start] + text[span.end :] == left


def test_no_section_is_left_empty() -> None:
    text = f"# Bread\n\n## Slicing\n\n{PARAGRAPH}\n\n## Drying\n\n{PARAGRAPH}\n"
    (finding,) = check(text)
    assert finding.fixes == ()


def test_repeated_sentences_in_a_row_are_one_finding() -> None:
    other = "We sail at six with what the baker brought, and eat when the islands come in sight. Nobody says a word. "
    row = "The weight on the label leaves out the pegs. Good seams are taped on the inside."
    text = join(
        other + row, row + " Dried over a fire of driftwood the cloth keeps for weeks, even at sea. So it is said."
    )
    (finding,) = check(text)
    assert text[finding.span.start : finding.span.end] == row
    assert finding.message.startswith("These 2 sentences stand")


REFERENCE = "This value is never handed on to the programs that the command starts, whatever the system is."


@pytest.mark.parametrize(
    "text",
    [
        f"## `first`\n\nIt is one thing.\n\n{REFERENCE}\n\n## `second`\n\nIt is another.\n\n{REFERENCE}\n",
        f"## prefixText\n\nIt is one thing.\n\n{REFERENCE}\n\n## suffixText\n\nIt is another.\n\n{REFERENCE}\n",
        "{{ if first }}\n{{ range items of the list }} {{ name }} {{ else with every other one }} {{ end }}\n\n" * 2,
    ],
    ids=["code", "identifiers", "template"],
)
def test_entries_of_a_reference_and_templates_are_no_copies(text: str) -> None:
    assert rules(text) == []


def test_copy_under_headings_of_prose_is_found() -> None:
    text = f"## First\n\nIt is one thing.\n\n{REFERENCE}\n\n## Second\n\nIt is another.\n\n{REFERENCE}\n"
    assert rules(text) == ["repeated-paragraph"]
