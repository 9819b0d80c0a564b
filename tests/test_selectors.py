"""Rules named by id, category and glob."""

from __future__ import annotations

import pytest

from contentlint.errors import ContentlintError
from contentlint.selectors import expand, matches, require

KNOWN = ("grammar/agreement", "grammar/article", "quotes/missing-attribution", "keywords/missing-from-title")


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        pytest.param("grammar", {"grammar/agreement", "grammar/article"}, id="category"),
        pytest.param("grammar/article", {"grammar/article"}, id="id"),
        pytest.param("*/missing-*", {"quotes/missing-attribution", "keywords/missing-from-title"}, id="glob"),
        pytest.param("*", set(KNOWN), id="all"),
    ],
)
def test_expand(selector: str, expected: set[str]) -> None:
    assert expand([selector], KNOWN) == expected


@pytest.mark.parametrize(
    ("selector", "hint"),
    [
        pytest.param("grammer", "'grammar'", id="category-mistyped"),
        pytest.param("missing-attribution", "'quotes/missing-attribution'", id="category-left-out"),
        pytest.param("gram", None, id="a-prefix-is-no-category"),
    ],
)
def test_unknown_selector_is_an_error_with_a_hint(selector: str, hint: str | None) -> None:
    with pytest.raises(ContentlintError) as error:
        expand([selector], KNOWN)
    assert repr(selector) in str(error.value)
    assert hint is None or f"did you mean {hint}?" in str(error.value)


def test_category_names_no_longer_category() -> None:
    assert not matches("grammars/article", "grammar")


def test_require() -> None:
    require("grammar/article", dict.fromkeys(KNOWN))
    with pytest.raises(ContentlintError, match=r"grammar/articel.*did you mean 'grammar/article'"):
        require("grammar/articel", dict.fromkeys(KNOWN))
