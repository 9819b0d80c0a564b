"""LanguageTool's answers made ours, and what is told where a server does not answer: against a false server."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st
from languagetool_cases import Answer, false_server, mark

from contentlint.grammar.engine import KINDS, EngineError
from contentlint.grammar.languagetool.client import Client, Match, is_local
from contentlint.grammar.languagetool.engine import LanguageToolEngine
from contentlint.grammar.languagetool.languages import find_code
from contentlint.grammar.languagetool.lots import make_lots
from contentlint.grammar.languagetool.rules import OFF, _table, find_rule, is_speller
from contentlint.grammar.languagetool.spelling import Unknown, find_sure
from contentlint.grammar.languagetool.wording import word

SPELLER = {"rule": "MORFOLOGIK_RULE_EN_US", "category": "TYPOS", "issue": "misspelling"}
WRONG = "# Pies\n\nA pie have a crust, and it tastes good.\n\n## Related posts\n"


def check(text: str, answer: Answer, language: str = "en") -> list[tuple[str, str, tuple[str, ...]]]:
    with false_server(answer) as (address, _):
        (slips,) = LanguageToolEngine(address, timeout=5).check([text], language)
    return [(slip.kind, text[slip.start : slip.end], slip.replacements) for slip in slips]


SPANS = {
    "plain": "and he go home",
    "accents": "señor Müller says that he go home",
    "emoji-before": "😀 and 👩‍👩‍👧 laugh, he go home 😀",
    "emoji-at-once": "😀he go",
}


@pytest.mark.parametrize("text", SPANS.values(), ids=SPANS.keys())
def test_offsets_are_code_points(text: str) -> None:
    assert check(text, mark("go")) == [("agreement", "go", ("goes",))]


@given(st.lists(st.text(st.sampled_from("ab. é😀\n"), max_size=30), max_size=8), st.integers(5, 40))
def test_lots_hold_every_character_at_its_place(texts: list[str], most: int) -> None:
    seen = [[" "] * len(text) for text in texts]
    for lot in make_lots(texts, most):
        assert len(lot.text) <= most
        unit = 0
        for char in lot.text:
            width = len(char.encode("utf-16-le")) // 2
            place = lot.place(unit, unit + width)
            if place:
                owner, start, end = place
                assert (texts[owner][start:end], end - start) == (char, 1)
                seen[owner][start] = char
            unit += width
    assert [("".join(chars)).split() for chars in seen] == [text.split() for text in texts]


def test_blocks_of_one_language_are_asked_together() -> None:
    texts = [f"Number {number} and he go home." for number in range(50)]
    with false_server(mark("go")) as (address, asked):
        found = LanguageToolEngine(address).check(texts, "en-GB")
    assert [len(slips) for slips in found] == [1] + [0] * 49
    assert [request["language"] for request in asked] == ["en-GB"]


CODES = {
    "en": "en-US",
    "en-gb": "en-GB",
    "en_GB": "en-GB",
    "en-ZA": "en-US",
    "de": "de-DE",
    "de-AT": "de-DE",
    "fr": "fr",
    "fr-CA": "fr",
    "pt": "pt-BR",
    "tlh": None,
}


@pytest.mark.parametrize(("language", "code"), CODES.items(), ids=CODES.keys())
def test_languages(language: str, code: str | None) -> None:
    assert find_code(language, ("de", "de-DE", "en", "en-GB", "en-US", "fr", "pt-BR")) == code


def test_a_language_that_the_server_lacks_is_silent() -> None:
    with false_server(mark("go")) as (address, asked):
        assert LanguageToolEngine(address).check(["he go"], "tlh") == [()]
    assert asked == []


KINDS_OF = {
    "own-row": ("EN_A_VS_AN", "", "MISC", "misspelling", "article"),
    "sub-rule": ("A_NNS", "3", "GRAMMAR", "grammar", None),
    "glob": ("MD_SOMETHING", "7", "GRAMMAR", "grammar", "verb-form"),
    "category": ("SOMETHING_NEW", "1", "CONFUSED_WORDS", "misspelling", "word-choice"),
    "issue": ("REGLE_NOUVELLE", "1", "CAT_INCONNUE", "grammar", "usage"),
    "style-category": ("SOMETHING_NEW", "1", "STYLE", "grammar", None),
    "style-issue": ("SOMETHING_NEW", "1", "CAT_UNKNOWN", "style", None),
    "whitespace": ("COMMA_PARENTHESIS_WHITESPACE", "", "TYPOGRAPHY", "whitespace", None),
    "beyond-a-paragraph": ("ENGLISH_WORD_REPEAT_BEGINNING_RULE", "", "REPETITIONS_STYLE", "style", None),
}


@pytest.mark.parametrize(("rule", "sub", "category", "issue", "kind"), KINDS_OF.values(), ids=KINDS_OF.keys())
def test_rules_have_kinds_of_ours(rule: str, sub: str, category: str, issue: str, kind: str | None) -> None:
    found = find_rule(Match(0, 1, rule, sub, category, issue, "", ()))
    assert (found.kind if found else None) == kind


def test_the_table_is_sound() -> None:
    assert {rule.kind for rule in _table().values()} <= {*KINDS, OFF}
    assert all(rule.right or rule.kind == OFF or "*" in name or ":" in name or not rule.edited
               for name, rule in _table().items())  # fmt: skip


def test_spellers_are_told_by_their_names() -> None:
    names = ("MORFOLOGIK_RULE_EN_GB", "GERMAN_SPELLER_RULE", "HUNSPELL_RULE", "FR_SPELLING_RULE")
    matches = [Match(0, 1, name, "", "TYPOS", "misspelling", "", ()) for name in (*names, "HE_VERB_AGR")]
    assert [is_speller(match) for match in matches] == [True] * 4 + [False]


SPELLINGS = {
    "slip": ("en", "We went home becuase of rain.", "becuase", ["because"], True),
    "name": ("en", "We went to Becuase by train.", "Becuase", ["Because"], False),
    "british": ("en", "The colourful kite flew off.", "colourful", ["colorful"], False),
    "british-verb": ("en", "They organise a fair.", "organise", ["organize"], False),
    "compound": ("en", "The mod-becuase went home.", "becuase", ["because"], False),
    "plural": ("en", "The intrinsics are fast.", "intrinsics", ["intrinsic"], False),
    "derived": ("en", "Some stringly typed code.", "stringly", ["strongly"], False),
    "other-end": ("en", "The blog Diario informativo grew.", "informativo", ["informative"], False),
    "first-offer": ("en", "A categoy of its own.", "categoy", ["category"], True),
    "fused": ("en", "They have alot of bread.", "alot", ["a lot", "lot"], True),
    "fused-name": ("en", "They run Toplan here.", "Toplan", ["To plan"], False),
    "rare": ("en", "The kubectl tool runs.", "kubectl", ["cubicle"], False),
    "german": ("de", "Das ist wirklihc gut.", "wirklihc", ["wirklich"], True),
    "german-two": ("de", "Das ist wirklihc gut.", "wirklihc", ["wirklich", "wirklicht"], False),
    "german-far": ("de", "Das ist wrklihc gut.", "wrklihc", ["wirklich"], False),
    "german-name": ("de", "Frau Wirklihc kommt.", "Wirklihc", ["Wirklich"], False),
}


@pytest.mark.parametrize(("language", "text", "odd", "better", "sure"), SPELLINGS.values(), ids=SPELLINGS.keys())
def test_only_sure_misspellings_are_told(language: str, text: str, odd: str, better: list[str], sure: bool) -> None:
    found = check(text, mark(odd, replacements=better, **SPELLER), language)
    assert found == ([("spelling", odd, tuple(better[:1]))] if sure else [])


def test_passages_in_another_language_have_no_misspellings() -> None:
    text = "la becuase wirklihc gesternn abendd"
    unknown = [Unknown(m, m + len(w), ("x",)) for w in text.split() for m in [text.index(w)]]
    engine = check("He go. " + text, mark("becuase", replacements=["because"], **SPELLER))
    assert list(find_sure(text, "de", unknown)) == []
    assert ("spelling", "becuase", ("because",)) in engine  # one strange word makes no other language


UNSURE = {
    "article-before-a-name": ("It is a Xpqr.", "a", "EN_A_VS_AN", "Xpqr", ["an"]),
    "small-first-letter-of-a-name": ("xpqr runs here.", "xpqr", "UPPERCASE_SENTENCE_START", "xpqr", ["Xpqr"]),
}


@pytest.mark.parametrize(("text", "hit", "rule", "odd", "better"), UNSURE.values(), ids=UNSURE.keys())
def test_beside_a_word_that_nobody_knows_nothing_is_sure(
    text: str, hit: str, rule: str, odd: str, better: list[str]
) -> None:
    alone = mark(hit, rule=rule, replacements=better)
    speller = mark(odd, replacements=["x"], **SPELLER)

    def both(asked: dict[str, str]) -> tuple[int, object]:
        return 200, {"matches": alone(asked)[1]["matches"] + speller(asked)[1]["matches"]}

    assert check(text, alone) != []
    assert check(text, both) == []


NOTHING_TO_SAY = {
    "the-same": mark("go", replacements=["go"]),
    "off": mark("go", rule="GONNA", category="STYLE", issue="style"),
    "beyond-the-text": lambda asked: (200, {"matches": [{**mark("go")(asked)[1]["matches"][0], "length": 99}]}),
}


@pytest.mark.parametrize("answer", NOTHING_TO_SAY.values(), ids=NOTHING_TO_SAY.keys())
def test_what_is_dropped(answer: Answer) -> None:
    assert check("and he go home", answer) == []


def test_words_of_which_a_rule_is_wrong() -> None:
    rule = "SENT_START_CONJUNCTIVE_LINKING_ADVERB_COMMA"
    comma = {"rule": rule, "category": "PUNCTUATION"}
    assert check("However we left.", mark("However", replacements=["However,"], **comma)) != []
    assert check("Also available here.", mark("Also", replacements=["Also,"], **comma)) == []


CODE = {
    "in-it": ("Call x_____x here.", "x_____x"),
    "after-it": ("Give a x___x to it.", "a"),
    "after-it-short": ("Give a x to it.", "a"),
    "before-it": ("The x__x are here.", "are"),
}


@pytest.mark.parametrize(("text", "hit"), CODE.values(), ids=CODE.keys())
def test_beside_code_nothing_is_sure(text: str, hit: str) -> None:
    assert check(text, mark(hit, replacements=["some"])) == []


ENDS = {
    "abbreviation": ("The 2nd. or 3rd day.", "or", False),
    "address": ("See example.org. it helps.", "it", False),
    "shorthand": ("tl;dr: it is good.", "tl", False),
    "sentence": ("They left. it rained.", "it", True),
}


@pytest.mark.parametrize(("text", "hit", "sure"), ENDS.values(), ids=ENDS.keys())
def test_where_a_sentence_ends_has_to_be_sure(text: str, hit: str, sure: bool) -> None:
    small = mark(hit, rule="UPPERCASE_SENTENCE_START", category="CASING", replacements=["Up"])
    assert bool(check(text, small)) is sure


def test_words_side_by_side_that_do_not_agree_are_told_once() -> None:
    first, second = mark("This", rule="THIS_NNS"), mark("cars", rule="A_AGREEMENT", replacements=["car"])

    def both(asked: dict[str, str]) -> tuple[int, object]:
        return 200, {"matches": first(asked)[1]["matches"] + second(asked)[1]["matches"]}

    assert [found[1] for found in check("This cars run.", both)] == ["This"]


WORDINGS = {
    "reason": ("verb-form", ("goes",), "An 's' is due here.", "Write “goes” here: an “s” is due here."),
    "question": ("usage", ("into",), 'Not idiomatic. Did you mean "into"?', "Write “into” here: not idiomatic."),
    "poor": ("agreement", ("is",), "Possible error.", "“go” does not agree with the words around it; “is” does."),
    "plain": ("article", ("an",), "Use an instead of a.", "“go” should be “an” here."),
    "apostrophe": ("usage", ("x",), "The verb’s form isn't right.", "Write “x” here: the verb’s form isn't right."),
    "no-replacement": ("usage", (), "Did you mean something else?", "Did you mean something else?"),
}


@pytest.mark.parametrize(("kind", "better", "reason", "said"), WORDINGS.values(), ids=WORDINGS.keys())
def test_wording(kind: str, better: tuple[str, ...], reason: str, said: str) -> None:
    assert word(kind, "go", better, reason, english=True) == said


def test_a_reason_in_another_language_is_not_mixed_with_ours() -> None:
    said = word("usage", "gehe", ("geht",), "Bitte prüfen.", english=False)
    assert said == "“gehe” is not idiomatic; the usual wording is “geht”."


@pytest.fixture
def closed() -> str:
    """An address where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


@pytest.fixture
def silent() -> Iterator[str]:
    """A server that takes calls and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


def test_refused_connection(closed: str) -> None:
    with pytest.raises(EngineError, match=r"no connection to .* \(Connection refused\); is it running\?"):
        LanguageToolEngine(closed).check(["One."], "en")


def test_slow_server(silent: str) -> None:
    with pytest.raises(EngineError, match=r"no answer within 0\.1 seconds"):
        LanguageToolEngine(silent, timeout=0.1).check(["One."], "en")


REFUSALS = {
    "not-json": ((200, b"<html>"), "does not answer as LanguageTool does"),
    "other-json": ((200, {"hits": []}), "does not answer as LanguageTool does"),
    "a-list": ((200, []), "does not answer as LanguageTool does"),
    "too-many": ((429, {}), "takes no more texts"),
    "too-long": ((413, b"Your text exceeds the limit"), "status 413: Your text exceeds the limit"),
    "broken": ((500, b""), "status 500: Internal Server Error"),
}


@pytest.mark.parametrize(("reply", "said"), REFUSALS.values(), ids=REFUSALS.keys())
def test_odd_answers(reply: tuple[int, object], said: str) -> None:
    with false_server(lambda asked: reply) as (address, _), pytest.raises(EngineError, match=said):
        LanguageToolEngine(address).check(["One."], "en")


def test_a_server_that_failed_is_not_asked_again() -> None:
    with false_server(lambda asked: (500, b"no")) as (address, asked):
        engine = LanguageToolEngine(address)
        for _ in range(3):
            with pytest.raises(EngineError):
                engine.check(["One."], "en")
    assert len(asked) == 1


def test_an_address_may_name_the_interface() -> None:
    with false_server(mark("go")) as (address, _):
        assert Client(address + "/v2/").languages()[-1] == "pt-BR"
        assert Client(address).is_up()


def test_what_is_on_this_machine() -> None:
    assert is_local("http://localhost:8081") and is_local("http://127.0.0.1:1") and is_local("http://[::1]:1")
    assert not is_local("https://grammar.example.org") and not is_local("http://localhost.example.org")


def test_check_asks_the_server_that_an_option_names(contentlint: Run, folder: Path) -> None:
    (folder / "wrong.md").write_text(WRONG, encoding="utf-8")
    with false_server(mark("have", replacements=["has"])) as (address, asked):
        done = contentlint("check", "--no-cache", "--languagetool-url", address, "wrong.md", "--output-format", "json")
    (result,) = json.loads(done.stdout)["results"]
    found = {finding["rule"]: finding["source"] for finding in result["findings"]}
    assert "languagetool:HE_VERB_AGR" in found["grammar/agreement"]
    assert (done.returncode, done.stderr) == (0, "")
    assert asked[0]["text"].startswith("Pies\n\nA pie have")


def test_the_environment_and_the_config_name_a_server(contentlint: Run, folder: Path, closed: str) -> None:
    (folder / "wrong.md").write_text(WRONG, encoding="utf-8")
    config = folder / "contentlint.toml"
    with false_server(mark("have", replacements=["has"])) as (address, asked):
        config.write_text(f'grammar = "languagetool"\nlanguagetool = "{address}"\n', encoding="utf-8")
        assert "does not agree" in contentlint("check", "--no-cache", "wrong.md").stdout or asked
        config.write_text(f'grammar = ["languagetool"]\nlanguagetool = "{closed}"\n', encoding="utf-8")
        contentlint("check", "--no-cache", "wrong.md", CONTENTLINT_LANGUAGETOOL_URL=address)
    assert len(asked) == 2


def test_required_engine_that_is_not_there(contentlint: Run, folder: Path, closed: str) -> None:
    (folder / "wrong.md").write_text(WRONG, encoding="utf-8")
    options = ("check", "--grammar", "languagetool", "--languagetool-url", closed)
    done = contentlint(*options, "wrong.md", "flawed.md", "--output-format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 2
    assert [f["rule"] for result in report["results"] for f in result["findings"]] == ["structure/empty-section"] * 2
    (error,) = report["errors"]
    assert "no connection to" in error["message"] and "(and so in 1 more)" in error["message"]
    assert done.stderr.count("\n") == 1


def test_wished_engine_that_is_not_there(contentlint: Run, folder: Path, closed: str) -> None:
    (folder / "wrong.md").write_text(WRONG, encoding="utf-8")
    config = f'grammar = "both"\nlanguagetool = "{closed}"\n'
    (folder / "contentlint.toml").write_text(config, encoding="utf-8")
    done = contentlint("check", "wrong.md", "--output-format", "json")
    report = json.loads(done.stdout)
    assert (done.returncode, report["errors"]) == (0, [])
    assert "structure/empty-section" in [finding["rule"] for finding in report["results"][0]["findings"]]
    assert done.stderr.startswith("contentlint: wrong.md: grammar was not checked as it should be: no connection to")
    assert contentlint("check", "--profile", "gate", "wrong.md").returncode == 2


def test_a_server_that_stops_in_the_middle(contentlint: Run, folder: Path) -> None:
    for number in range(3):
        (folder / f"wrong-{number}.md").write_text(WRONG.replace("Pies", f"Pies {number}"), encoding="utf-8")
    once = threading.Event()

    def answer(asked: dict[str, str]) -> tuple[int, object]:
        if once.is_set():
            return 500, b"shutting down"
        once.set()
        return mark("have", replacements=["has"])(asked)

    with false_server(answer) as (address, asked):
        names = [f"wrong-{number}.md" for number in range(3)]
        options = ("--grammar", "languagetool", "--languagetool-url", address, "--jobs", "1", "--output-format", "json")
        done = contentlint("check", "--no-cache", *options, *names)
    results = json.loads(done.stdout)["results"]
    rules = [[finding["rule"] for finding in result["findings"]] for result in results]
    assert rules == [["grammar/agreement", "structure/empty-section"], *[["structure/empty-section"]] * 2]
    assert (done.returncode, len(asked)) == (2, 2)


def test_incomplete_results_are_not_kept(contentlint: Run, folder: Path, tmp_path: Path, closed: str) -> None:
    (folder / "wrong.md").write_text(WRONG, encoding="utf-8")
    cache = {"CONTENTLINT_CACHE_DIR": str(tmp_path / "cache")}
    options = ("check", "wrong.md", "--grammar", "languagetool", "--languagetool-url")
    assert contentlint(*options, closed, **cache).returncode == 2
    assert contentlint(*options, closed, **cache).returncode == 2
    with false_server(mark("have", replacements=["has"])) as (address, asked):
        for _ in range(2):
            assert "has" in contentlint(*options, address, **cache).stdout
    assert len(asked) == 1


MISTAKES = {
    "engine": (("--grammar", "languagetol"), "'languagetol' is not one of"),
    "engines": (("--grammar", "harper,both"), "'both' is not one of harper, languagetool, lingotweaker"),
    "address": (("--languagetool-url", "localhost:8081"), "is no address of a server"),
}


@pytest.mark.parametrize(("options", "said"), MISTAKES.values(), ids=MISTAKES.keys())
def test_mistakes_in_options(contentlint: Run, options: tuple[str, ...], said: str) -> None:
    done = contentlint("check", *options, "clean.md")
    assert done.returncode == 2 and said in done.stderr


CONFIGS = {
    "engine": ('grammar = "language-tool"', "must be one of harper, languagetool, lingotweaker, both, off"),
    "list": ('grammar = ["harper", "other"]', "must be one of"),
    "address": ('languagetool = "localhost"', "must be the address of a server"),
}


@pytest.mark.parametrize(("config", "said"), CONFIGS.values(), ids=CONFIGS.keys())
def test_mistakes_in_the_config(contentlint: Run, folder: Path, config: str, said: str) -> None:
    (folder / "contentlint.toml").write_text(config + "\n", encoding="utf-8")
    done = contentlint("check", "clean.md")
    assert done.returncode == 2 and "contentlint.toml:1: " in done.stderr and said in done.stderr
