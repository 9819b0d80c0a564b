from __future__ import annotations

import os
import pickle
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contentlint.grammar.allowlist import rules
from contentlint.grammar.engine import KINDS, Slip, merge_slips
from contentlint.grammar.harper import HarperEngine
from contentlint.grammar.linters import borrow, choose_rules
from contentlint.grammar.weir import pack_rules

ENGINE = HarperEngine()


def find(text: str, language: str = "en") -> list[tuple[str, str, tuple[str, ...]]]:
    (slips,) = ENGINE.check([text], language)
    return [(slip.kind, text[slip.start : slip.end], slip.replacements) for slip in slips]


SLIPS = [
    ("The the bread is warm.", "repeated-word", "The the", "The"),
    ("It is is warm.", "repeated-word", "is is", "is"),
    ("You should of waited.", "word-choice", "should of", "should have"),
    ("Rye is heavier then wheat.", "word-choice", "then", "than"),
    ("They left there coats at home.", "word-choice", "there", "their"),
    ("It is an useful oven.", "article", "an", "a"),
    ("Did you saw the oven?", "verb-form", "saw", "see"),
    ("She has went home.", "verb-form", "went", "gone"),
    ("We was at home.", "agreement", "was", "were"),
    ("We discussed about the oven.", "usage", "discussed about", "discussed"),
    ("Despite of the rain, we stayed.", "usage", "Despite of", "Despite"),
    ("Yesterday i stayed at home.", "capitalization", "i", "I"),
    ("then the loaves go into the oven.", "capitalization", "then", "Then"),
    ("They doesn't bake on Monday.", "agreement", "doesn't", "don't"),
    ("It was the 22th loaf.", "punctuation", "22th", "22nd"),
    ("Thank you alot for the bread.", "spelling", "alot", "a lot"),
    ("We recieve guests on Monday.", "spelling", "recieve", "receive"),
    ("It happend at the begining of May.", "spelling", "happend", "happened"),
    ("Trust is build again by hand.", "verb-form", "build", "built"),
    ("The winners were choose by the readers.", "verb-form", "choose", "chosen"),
    ("A walk can helps you.", "verb-form", "helps", "help"),
    ("It left a feeling of suspicious in us.", "word-choice", "suspicious", "suspicion"),
    ("Fear is not something that disappear soon.", "agreement", "disappear", "disappears"),
    ("Fold it in such a way so that it stands.", "usage", "in such a way so that", "in such a way that"),
    ("The baker follows the following steps.", "usage", "the following", "these"),
    ("The crust will becomes hard.", "verb-form", "becomes", "become"),
    ("Loaves can added by hand.", "verb-form", "added", "be added"),
    ("The flour can be choose by anyone.", "verb-form", "choose", "chosen"),
    ("The wall must be build up slowly.", "verb-form", "build", "built"),
    ("She had to went home early.", "verb-form", "went", "go"),
    ("The boy had never ate a fig.", "verb-form", "ate", "eaten"),
    ("I am agree with the baker.", "verb-form", "am agree", "agree"),
    ("We look forward to hear from you.", "verb-form", "hear", "hearing"),
    ("Let it to cool for an hour.", "verb-form", "it to", "it"),
    ("This guide explain how bread rises.", "agreement", "explain", "explains"),
    ("The bread is old, but they is glad of it.", "agreement", "is", "are"),
    ("It have a thick crust.", "agreement", "have", "has"),
    ("Each of them have a lid.", "agreement", "have", "has"),
    ("It is one of the tool in the box.", "agreement", "tool", "tools"),
    ("These method are slow.", "agreement", "method", "methods"),
    ("It is a tools that lasts.", "agreement", "tools", "tool"),
    ("Bring all the informations with you.", "agreement", "informations", "information"),
    ("Many people is late today.", "agreement", "is", "are"),
    ("It depend on the flour.", "agreement", "depend", "depends"),
    ("There were too much people.", "word-choice", "much", "many"),
    ("They come weather or not it rains.", "word-choice", "weather", "whether"),
    ("The shop kept loosing customers.", "word-choice", "loosing", "losing"),
    ("You can go, and your free to stay.", "word-choice", "your", "you're"),
    ("Bring you’re own cup.", "word-choice", "you’re", "your"),
    ("They where very late.", "word-choice", "where", "were"),
    ("I know their is bread.", "word-choice", "their", "there"),
    ("The cat has it’s own door.", "word-choice", "it’s", "its"),
    ("The oven was hot. it was also new to us.", "capitalization", "it", "It"),
    ("Yes, You can freeze the dough.", "capitalization", "You", "you"),
    ("A error was found in the bill.", "article", "A", "An"),
    ("Open every day exept Sunday.", "spelling", "exept", "except"),
]


@pytest.mark.parametrize(("text", "kind", "hit", "better"), SLIPS, ids=[row[2] for row in SLIPS])
def test_slip_is_found_with_its_replacement(text: str, kind: str, hit: str, better: str) -> None:
    assert (kind, hit, better) in [(found, at, options[0]) for found, at, options in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The bread is warm, and it had had time to rise.",
        "It was a very very old oven.",
        "What the oven does is keep by itself.",
        "All you can do is build on it.",
        "Walking as much as you can helps.",
        "Nobody knew what the can contains.",
        "Will provided the flour, and May makes the bread.",
        "A sense of secure attachment keeps a source of safe water.",
        "They felt that something that work offers was missing.",
        "Where are there ovens to see?",
        "The everyday lives of bakers are hard.",
        "We follow up as follows.",
        "An hour, a unit and a European loaf.",
        "If license A is compatible, take it.",
        "Look at option i) and the index i here.",
        "He is good in the kitchen.",
        "We will ask you questions, and thank you notes are sent.",
        "eAPD is a tool for bakers.",
        "bakectl has a new flag that permits it.",
        "Cover the dough and allow to rest.",
        "She was allowed to go home.",
        "I will say more later.",
        "Some of whom may work at home.",
        "The colour and the color, judgement and judgment, are organised and organized.",
        "We prototyped the reuploader and its subcommands for approvers.",
        "The kubectl, rustc and numpy tools.",
        "A per diem and the per diems are paid.",
        "See recieve.txt and @recieve and recieve/you for more.",
        "Remember, it’s rude (and evident) when you leave.",
    ],
)
def test_near_miss_is_silent(text: str) -> None:
    assert find(text) == []


def test_engine_writes_nothing_to_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    ENGINE.check([text for text, *_ in SLIPS] + ["We look forward to hear from you, and to be there."], "en")
    assert capfd.readouterr().out == ""


def test_other_languages_are_silent() -> None:
    assert find("Le le chat recieve alot.", "fr") == []
    assert find("Wir haben das the the Problem gefunden und recieve gelöst.") == []


def test_places_are_of_each_text() -> None:
    texts = ["", "The the oven.", "Fine.", "Warm 😀 and the the oven.\r\nIt is an useful one.", " "]
    results = ENGINE.check(texts, "en-GB")
    assert [[text[s.start : s.end] for s in slips] for text, slips in zip(texts, results, strict=True)] == [
        [],
        ["The the"],
        [],
        ["the the", "an"],
        [],
    ]


def test_texts_do_not_run_into_each_other() -> None:
    assert ENGINE.check(["We saw the", "the oven"], "en") == [(), ()]


def test_texts_together_are_as_texts_alone() -> None:
    texts = [row[0] for row in SLIPS] + ["A heading without a stop", "Another one", "It is warm"]
    assert ENGINE.check(texts, "en") == [ENGINE.check([text], "en")[0] for text in texts]


def test_lots_of_texts_are_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [row[0] for row in SLIPS]
    together = ENGINE.check(texts, "en")
    monkeypatch.setattr("contentlint.grammar.harper._BATCH", 60)
    assert ENGINE.check(texts, "en") == together


def test_no_break_space_and_curly_apostrophe_are_read_as_plain_ones() -> None:
    assert find("Rye is heavier\u00a0then wheat.") == [("word-choice", "then", ("than",))]
    assert find("The dough lost it’s shape again.") == [("word-choice", "it’s", ("its",))]


def test_replacement_keeps_the_curly_apostrophe() -> None:
    assert find("We think its a good idea, and we’ll try.")[0][2][0] == "it’s"


def test_dialect_rule_needs_its_dialect() -> None:
    dialectal = {rule.name for rule in rules().values() if rule.dialects}
    assert dialectal
    for dialect, expected in {"en": False, "en-US": True}.items():
        with borrow(dialect) as linter:
            choose_rules(linter, dialect, "")
            config = linter.get_lint_config()
        assert all(config[name] is expected for name in dialectal)


def test_every_rule_of_the_tables_exists_in_harper_and_all_others_are_off() -> None:
    every_piece = " ".join(piece for rule in rules().values() for piece in rule.needs)
    with borrow("en") as linter:
        choose_rules(linter, "en", every_piece)
        config = linter.get_lint_config()
    assert set(rules()) <= set(config)
    assert {name for name, is_on in config.items() if is_on} == {r.name for r in rules().values() if r.is_on("en")}


def test_rule_runs_where_it_can_have_a_hit() -> None:
    with borrow("en") as linter:
        choose_rules(linter, "en", "The Weather is fine.")
        config = linter.get_lint_config()
    assert (config["WeatherForWhether"], config["VeryLess"]) == (True, False)


def test_table_is_well_formed() -> None:
    for rule in rules().values():
        assert rule.kind in KINDS
        re.compile(rule.unless)


def test_weir_rules_pass_their_own_tests() -> None:
    import harper

    assert harper.Linter().load_weirpack(pack_rules(tests=True)) is None


def test_engine_survives_pickling_and_threads() -> None:
    engine = pickle.loads(pickle.dumps(ENGINE))
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda n: engine.check([f"The the oven {n}."], "en"), range(8)))
    assert all(len(slips) == 1 for (slips,) in results)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_engine_works_in_a_forked_child() -> None:
    engine = HarperEngine("en-AU")
    engine.warm_up()
    child = os.fork()
    if child == 0:
        os._exit(0 if len(engine.check(["The the oven."], "en-AU")[0]) == 1 else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_merged_slips_keep_both_sources() -> None:
    a = Slip(0, 7, "repeated-word", "a", ("the",), ("harper:A",))
    b = Slip(0, 7, "repeated-word", "b", ("the", "a"), ("harper:B",))
    c = Slip(9, 12, "article", "c", (), ("harper:C",), "medium")
    assert merge_slips([c, b, a]) == (b._replace(source=("harper:B", "harper:A")), c)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.text(alphabet="the an oven recieve. \r\n\u00a0\u200b\0😀’i", max_size=60), max_size=4))
def test_slips_lie_in_their_text_in_order(texts: list[str]) -> None:
    for text, slips in zip(texts, ENGINE.check(texts, "en"), strict=True):
        ends = [0]
        for slip in slips:
            assert ends[-1] <= slip.start < slip.end <= len(text)
            ends.append(slip.end)
