from __future__ import annotations

from pathlib import Path

import pytest

from contentlint.grammar.allowlist import rules
from contentlint.grammar.harper import HarperEngine
from contentlint.resources import rules_folder

ENGINE = HarperEngine()


def find(text: str) -> list[tuple[tuple[str, ...], str, str]]:
    """Of each slip its sources, its words and what may stand there instead."""
    (slips,) = ENGINE.check([text], "en")
    return [(slip.source, text[slip.start : slip.end], (*slip.replacements, "")[0]) for slip in slips]


SLIPS = [
    ("ThisWithPlural", "This companies are old.", "This", "These"),
    ("ThisWithPlural", "Tidy up all this rooms at once.", "this", "these"),
    ("EveryWithPlural", "Every students is late.", "students", "student"),
    ("ManyWithSingular", "A lot of student are late.", "student", "students"),
    ("ManyWithSingular", "The number of car is high.", "car", "cars"),
    ("NumberWithSingular", "They own two car.", "car", "cars"),
    ("APluralNew", "They built a new cities in the north.", "cities", "city"),
    ("OthersBeforeNoun", "They help others people.", "others", "other"),
    ("MuchWithPlural", "She has much friends.", "much", "many"),
    ("AWithUncountable", "It is an information that helps.", "an", "some"),
    ("ManyUncountable", "They gave us many information.", "many", "much"),
    ("PluralThatIs", "There are people who is never late.", "is", "are"),
    ("PeopleWhoHas", "People who has a boat are glad.", "has", "have"),
    ("PersonWhoHave", "A student who have a desk may sit.", "have", "has"),
    ("SomeoneWhoHave", "Ask anyone who have a boat.", "have", "has"),
    ("EveryoneAre", "Everyone are late.", "are", "is"),
    ("ThereIsMany", "There is many ways to bake.", "is", "are"),
    ("ThereAreSingular", "There are a student in the hall.", "are", "is"),
    ("SubjectBareVerb", "The teacher explain the rule.", "explain", "explains"),
    ("PluralWithThird", "Many students learns by heart.", "learns", "learn"),
    ("PeopleIs", "People is late today.", "is", "are"),
    ("PronounAdverbVerb", "He usually bring a book.", "bring", "brings"),
    ("MakeSomeoneTo", "It makes them to understand.", "them to", "them"),
    ("PrepositionWithVerb", "Wash it before eat the peel.", "eat", "eating"),
    ("EnjoyTo", "You should avoid to eat late.", "to eat", "eating"),
    ("EnjoyTo", "They finished to eat the loaf.", "to eat", "eating"),
    ("SuggestSomeoneTo", "We suggested him to go.", "him to", "that he"),
    ("SuggestSomeoneTo", "I suggest someone to explain it.", "someone to", "that someone"),
    ("WantVerb", "We want go home.", "go", "to go"),
    ("WillAble", "We will able to go.", "able", "be able"),
    ("ModalBeNounVerb", "The price would be increase in May.", "increase", "increased"),
    ("DoWithInflected", "They did not went home.", "went", "go"),
    ("DoWithInflected", "He doesn’t knows it.", "knows", "know"),
    ("ToWithPast", "We have to reduced the heat.", "reduced", "reduce"),
    ("BeWithBareLexical", "They are make the bread.", "make", "making"),
    ("BeWithPast", "The letter was wrote by hand.", "wrote", "written"),
    ("ModalWithGerund", "We can going home.", "going", "go"),
    ("MostOfPeople", "Most of people agree.", "Most of", "Most"),
    ("OneOfBare", "One of reasons is the rain.", "One of", "One of the"),
    ("TheMostOf", "The most of the people agree.", "The most of", "Most of"),
    ("SuchBare", "In such situation we wait.", "such situation", "such a situation"),
    ("ASuch", "It is a such problem.", "a such", "such a"),
    ("SameBare", "At same time it rained.", "same", "the same"),
    ("FixedThe", "In past, people walked.", "In past", "In the past"),
    ("LongTimeBare", "They waited for long time.", "long", "a long"),
    ("HaveCar", "They do not have car.", "car", "a car"),
    ("BeStudent", "When I was child, it snowed.", "child", "a child"),
    ("ItVery", "It very hot in the hall.", "It", "It is"),
    ("PeopleWhich", "We met people which have boats.", "which", "who"),
    ("SayMe", "He explained me the plan.", "explained me", "explained to me"),
    ("PreferThan", "I prefer tea than coffee.", "than", "to"),
    ("SameLike", "It is the same like mine.", "like", "as"),
    ("InMyPointOfView", "In my point of view, it is late.", "In my point of view", "In my opinion"),
    ("ToForToo", "It is to late.", "to", "too"),
    ("BeStraySplit", "He saw it him self.", "him self", "himself"),
    ("FusedWords", "Infact it rained.", "Infact", "In fact"),
    ("AdjectivePlural", "The childs play.", "childs", "children"),
    ("VeryLess", "It took very less time.", "very less", "very little"),
    ("ComparingAtStart", "Comparing with rye, wheat is light.", "Comparing", "Compared"),
    ("NeedlessPreposition", "They explain about the plan.", "explain about", "explain"),
    ("WrongPreposition", "It depends of the rain.", "depends of", "depends on"),
    ("WrongPreposition", "In the other hand, it is late.", "In the other hand", "On the other hand"),
    ("OpeningComma", "For example we bake rye.", "For example", "For example,"),
    ("OpeningComma", "However they still bake rye.", "However", "However,"),
    ("OpeningComma", "However this is new.", "However", "However,"),
    ("CapitalAfterOpening", "However, The oven is new.", "The", "the"),
    ("CapitalAfterOpening", "Yes, You can freeze it.", "You", "you"),
    ("NameInSmallLetters", "We studied the italian oven.", "italian", "Italian"),
    ("NameInSmallLetters", "They open on monday.", "monday", "Monday"),
    ("DoubledMark", "They sold bread, cake, etc..", "etc..", "etc."),
    ("SincePresent", "She is working here since 2010.", "is working", "has been working"),
    ("SincePresent", "They are baking here since last May.", "are baking", "have been baking"),
    ("PerfectOfPastTime", "I have visited him yesterday.", "have visited", "visited"),
    ("HowSubjectBareVerb", "We show how salt help with the crust matters.", "salt help", ""),
]


@pytest.mark.parametrize(("rule", "text", "hit", "better"), SLIPS, ids=[f"{row[0]}-{row[2]}" for row in SLIPS])
def test_slip_is_found_with_its_replacement(rule: str, text: str, hit: str, better: str) -> None:
    (sources, at, replacement), *others = find(text)
    assert (f"contentlint:{rule}" in sources, at, replacement, others) == (True, hit, better, [])


NEAR_MISSES = [
    "This conflicts with the plan.",
    "It looks like this students’ hall is open.",
    "Using this companies can grow.",
    "Every students’ union has a hall.",
    "Every two weeks it rains.",
    "There is a lot of room left.",
    "Many a student is late.",
    "A lot of city dwellers are late.",
    "The number of car parks is high.",
    "It is a two bedroom flat, and it is two hundred years old.",
    "Help others find the hall.",
    "How much people earn is secret.",
    "The museum has an information desk.",
    "They bought a software company.",
    "One of the people who is never late left.",
    "Does everyone have a key? Let everyone have one.",
    "If everyone were late, we would close.",
    "There is two hundred pounds in it.",
    "There are a few students and a lot of bread.",
    "Let the teacher explain the rule.",
    "They insist that the student become a baker.",
    "What helps people is bread.",
    "The use of tools by young people has grown.",
    "One of our students learns by heart.",
    "Did he usually bring a book?",
    "They made it to show their work.",
    "What you hope for become the rules of the house.",
    "It is suggested to work in pairs.",
    "She recommends it to everyone.",
    "I suggest people to follow on the way.",
    "What they want become law in a week.",
    "A man of good will happy to help is rare.",
    "There will be use for it in May.",
    "All we do not know is written there.",
    "They are used to reduced prices.",
    "All you do is explain the plan.",
    "How can going home help?",
    "Some of people’s fears are old.",
    "They made the most of the day.",
    "There is no such problem, and no such person is known.",
    "In past years people walked.",
    "They waited for a long time.",
    "They have car insurance and phone numbers.",
    "He is chief baker and she is head nurse.",
    "They made it very easy.",
    "It so happens that we won.",
    "The children, which is a pity, left.",
    "They described him in a book.",
    "I prefer tea more than coffee.",
    "His aim is to open late.",
    "The way leads to big houses.",
    "They have some body lotion.",
    "They want to know how comparing with others hurts.",
    "It has an effect on the people.",
    "They participated to help us.",
    "In the same time frame we baked rye.",
    "They depend in part on the rain.",
    "However you do it, do it well.",
    "However it is done, it takes time.",
    "For example, The Guardian wrote about it.",
    "In addition to the oven we bought a table.",
    "They ate french fries.",
    "We bought it in may or march.",
    "It is at example.com/monday and in monday.txt.",
    "They wait... and then they go...",
    "Set it to “a,b” or to x,y here.",
    "She is working here since it is warm.",
    "She has been working here since 2010.",
    "They have grown since last year.",
    "The prices have changed from last year.",
    "We show how salt helps with the crust.",
    "We show how people help with the bread matters.",
    "They want React and the Building Learn club.",
]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_miss_is_silent(text: str) -> None:
    assert find(text) == []


FURTHER = [
    "In new projects, should built walls be painted or left as they are?",
    "Each can carries a code, and the tin can moves by itself.",
    "Write the letters a and b on the lid, and the a element comes first.",
    "Send it to an ndk build, to an rvalue or to an xtree.",
    "The tool keeps its passes apart, and it gets its turn.",
    "Their effects spread, and they would not affect linking of a library.",
    "What it can do in response to a race is limited.",
    "A photo was taken for every one of them.",
    "On Windows, it’s `x__x`.",
    "It opens at 9 a.m. the door is green, says the sign.",
    "Bring fruit, cheese etc. the shop has all of it.",
    "Yes, The Guardian wrote about it.",
    "It is one of the book fairs that we like.",
    "All you have to do is agree with the baker.",
    "They insist that it have a lid.",
    "Could he and she have met?",
    "The weather you see is the weather you get.",
    "He carries loose change and your free ticket.",
    "The people in each of them have left.",
    "We look forward to work and to rest.",
    "They let it to tenants and let it rest.",
    "What matters to young people is time.",
    "You’re lost in the woods, and it’s only dusk.",
    "They know where the oven is, and we know where, too.",
]


@pytest.mark.parametrize("text", FURTHER)
def test_near_miss_of_our_own_rules_is_silent(text: str) -> None:
    assert find(text) == []


def test_verb_lists_reach_the_rules_that_name_them() -> None:
    from contentlint.grammar.weir import find_forms

    assert find_forms("ModalWithInflectedVerb", "base", "Carries", " on") == ("Carry",)
    assert find_forms("PassiveAfterModal", "participle", "choose", "") == ("chosen",)
    assert find_forms("LooseForLose", "", "loosing", "") == ("losing",)
    assert find_forms("ModalWithInflectedVerb", "base", "unheard", "") == ()


@pytest.mark.parametrize("path", sorted((rules_folder() / "grammar").glob("*.weir")), ids=lambda path: path.stem)
def test_weir_rule_carries_its_tests_and_stands_in_the_table(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("test ") for line in lines) >= 3
    assert sum(line.startswith("allows ") for line in lines) >= 3
    assert rules()[path.stem].is_ours
