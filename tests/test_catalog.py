"""Which rules run, at which level, with which options."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentlint.catalog import build, build_for
from contentlint.config import Config
from contentlint.errors import ContentlintError


def test_default_levels_are_those_of_the_pages() -> None:
    catalog = build()
    assert catalog.levels["duplicates/repeated-paragraph"] == "error"
    assert not catalog.is_on("readability/few-transitions")
    assert not any("readability/few-transitions" in check.rules for check in catalog.checks)


def test_selected_rule_that_is_off_runs_as_a_suggestion() -> None:
    catalog = build(select=["readability/few-transitions"])
    assert catalog.levels["readability/few-transitions"] == "suggestion"
    assert catalog.categories == {"readability"}


def test_category_does_not_wake_what_is_off() -> None:
    assert not build(select=["readability"]).is_on("readability/few-transitions")


def test_ignore_wins_over_select() -> None:
    catalog = build(select=["quotes"], ignore=["quotes/missing-attribution"])
    assert catalog.options.active == {"quotes/unbalanced-marks"}


def test_user_level_is_fixed() -> None:
    catalog = build(levels={"readability/long-section": "error", "quotes/missing-attribution": "off"})
    assert catalog.levels["readability/long-section"] == "error"
    assert catalog.fixed == {"readability/long-section", "quotes/missing-attribution"}
    assert not catalog.is_on("quotes/missing-attribution")


def test_options_fall_back_to_the_page() -> None:
    options = build(options={"readability/long-paragraph": {"max-words": 90}}).options
    assert options.integer("readability/long-paragraph", "max-words") == 90
    assert options.integer("readability/long-sentence", "max-words") == 20
    assert options.text("readability/reading-level", "audience") == "general"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        pytest.param({"levels": {"quotes/missing": "error"}}, "no rule is called 'quotes/missing'", id="rule"),
        pytest.param({"select": ["quots"]}, "did you mean 'quotes'", id="selector"),
        pytest.param(
            {"options": {"readability/long-paragraph": {"max-word": 9}}}, "did you mean 'max-words'", id="option"
        ),
    ],
)
def test_unknown_names_are_errors(settings: dict[str, object], message: str) -> None:
    with pytest.raises(ContentlintError, match=message):
        build(**settings)  # type: ignore[arg-type]


def test_config_reaches_the_rules() -> None:
    config = Config(audience="expert", select=("readability",), path=str(Path("contentlint.toml")))
    catalog = build_for(config)
    assert catalog.options.text("readability/reading-level", "audience") == "expert"
    assert catalog.categories == {"readability"}
