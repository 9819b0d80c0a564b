"""Which copies a fix may take out, and what goes with them."""

from __future__ import annotations

import pytest

from contentlint import pages
from contentlint.checks.check import Options
from contentlint.checks.duplicates import CHECKS
from contentlint.features.article import Article
from contentlint.fix import apply
from contentlint.fix.structure import find_difference
from contentlint.model import Finding
from contentlint.read import read_bytes, read_text

OPTIONS = Options(
    frozenset(rule for check in CHECKS for rule in check.rules),
    {page.id: {name: spec["default"] for name, spec in page.options.items()} for page in pages.load().values()},
)
COPY = "Cut the bread the day before, and leave the slices on a rack in a dry room. Then soak them in milk."
END = "The rest is a matter of patience and of a hot pan."
DIRECTIVE = "<!-- contentlint-disable-next-block style -->"


def check(text: str, name: str = "post.md") -> list[Finding]:
    article = Article(read_bytes(text.encode(), name))
    return [finding for check in CHECKS for finding in check.run(article, OPTIONS)]


REMOVED = {
    "paragraph": ("post.md", "{}\n\nRain.\n\n[{}\n\n]{end}\n"),
    "item": ("post.md", "- {}\n[- {}\n]- {end}\n"),
    "item in HTML": ("page.html", "<ul>\n<li><p>{}</p></li>\n[<li><p>{}</p></li>\n]<li>{end}</li>\n</ul>\n"),
    "line of a draft": ("draft.txt", "{}\n[{}\n]\n{end}\n"),
    "alone in its frames": (
        "page.html",
        '<p>{}</p>\n[<div class="box">\n<div>\n<p>{}</p>\n</div>\n</div>\n]<p>{end}</p>\n',
    ),
    "frame in Markdown": ("post.md", '# Bread\n\n{}\n\n[<div class="box">\n\n{}\n\n</div>\n\n]{end}\n'),
    "between line breaks": ("page.html", "<p>{}<br><br>[{}<br>\n<br>]{end}</p>\n"),
    "after line breaks": ("page.html", "<p>{}[<br><br>{}]</p>\n<p>{end}</p>\n"),
    "among others in a component": ("post.mdx", "{}\n\n<Card>\n\nMore of it.\n\n[{}\n\n]</Card>\n\n{end}\n"),
    "beside a copy of its lead-in": ("post.md", "{}\n\n[{}\n\n]- one\n- two\n\n{end}\n"),
}
KEPT = {
    "lead-in of a list": ("post.md", "{}\n\n{end}\n\n{}\n\n- one\n- two\n"),
    "lead-in of code": ("post.md", "{}\n\n{end}\n\n{}\n\n```\nbake\n```\n"),
    "all of a section": ("post.md", "# Bread\n\n## Cut\n\n{}\n\n## Dry\n\n{}\n"),
    "all but a label of a section": ("post.md", "# Bread\n\n## Cut\n\n{}\n\n## Dry\n\n**Time:** a day\n\n{}\n"),
    "all of a component": ("post.mdx", "{}\n\n<Card>\n\n{}\n\n</Card>\n\n{end}\n"),
    "all of a named frame": ("page.html", '<p>{}</p>\n<div id="cut"><p>{}</p></div>\n<p>{end}</p>\n'),
    "meaning of a term": ("page.html", "<dl><dt>a</dt><dd>{}</dd><dt>b</dt><dd>{}</dd></dl>\n"),
    "subject of a comment": ("post.md", "{}\n\n{end}\n\n" + DIRECTIVE + "\n\n{}\n\nMore of it.\n"),
}


@pytest.mark.parametrize("case", REMOVED)
def test_a_copy_goes_with_what_holds_nothing_else(case: str) -> None:
    name, frame = REMOVED[case]
    marked = frame.format(COPY, COPY, end=END)
    text = marked.replace("[", "").replace("]", "")
    (finding,) = check(text, name)
    (fix,) = finding.fixes
    expected = marked[: marked.index("[")] + marked[marked.index("]") + 1 :]
    assert apply(text, [fix]) == expected
    assert find_difference(read_text(text, name), read_text(expected, name), fix.edits) is None


@pytest.mark.parametrize("case", KEPT)
def test_what_is_needed_stays(case: str) -> None:
    name, frame = KEPT[case]
    (finding,) = check(frame.format(COPY, COPY, end=END), name)
    assert finding.fixes == ()


SHARED = "Sourdough needs patience and a warm corner of the kitchen. It grows slowly in winter and fast in summer."
OWN, OTHER = "A jar with a loose lid works best.", "Throw half of it away each week."


def near(first: str, second: str) -> list[Finding]:
    return check(f"# Bread\n\n{first}\n\nRain fell on the harbour.\n\n{second}\n\nThe end came early.\n")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{SHARED} {OWN}", f"{SHARED} {OTHER}"),
        (f"{OWN} {SHARED}", f"{OTHER} {SHARED}"),
        (f"{SHARED} {OWN}", f"{OTHER} {SHARED}"),
    ],
    ids=["at the end", "at the start", "apart"],
)
def test_whole_sentences_in_common_make_no_near_copy(first: str, second: str) -> None:
    (finding,) = near(first, second)
    assert finding.rule == "duplicates/repeated-sentence"
    assert finding.fixes == ()


@pytest.mark.parametrize(
    ("first", "second", "removed"),
    [
        pytest.param(SHARED, f"{SHARED} {OWN}", SHARED + "\n", id="the-earlier-says-less"),
        pytest.param(f"{SHARED} {OWN}", SHARED, SHARED + "\n", id="the-later-says-less"),
        pytest.param(
            SHARED,
            SHARED.replace("slowly in winter and", "very slowly in winter, but"),
            SHARED.replace("slowly in winter and", "very slowly in winter, but"),
            id="reworded",
        ),
        pytest.param(
            f"{SHARED} {OWN}",
            SHARED.replace("slowly", "very slowly") + f" {OTHER}",
            None,
            id="each-has-a-sentence-of-its-own",
        ),
        pytest.param(
            SHARED + " Nobody who bakes for a living has much of a choice in that.",
            SHARED.replace("kitchen", "kitchen, out of the draught of the door and the window,"),
            None,
            id="each-has-a-passage-of-its-own",
        ),
    ],
)
def test_a_near_copy_is_removed_where_nothing_is_lost(first: str, second: str, removed: str | None) -> None:
    fixes = [fix for finding in near(first, second) for fix in finding.fixes]
    if removed is None:
        assert fixes == []
        return
    text = f"# Bread\n\n{first}\n\nRain fell on the harbour.\n\n{second}\n\nThe end came early.\n"
    (edit,) = fixes[0].edits
    assert text[edit.span.start : edit.span.end].startswith(removed)
