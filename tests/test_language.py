"""Languages: detected, normalized, marked on passages."""

from __future__ import annotations

import pytest

from contentlint.read import read_text
from contentlint.read.passages import normalize_language
from contentlint.text.language import detect, detect_passage

SENTENCES = {
    "en": "The garden is quiet in the morning, and you can hear what the birds have to say.",
    "fr": "Le jardin est calme le matin, et on peut entendre ce que les oiseaux ont à dire.",
    "de": "Der Garten ist am Morgen still, und man kann hören, was die Vögel zu sagen haben.",
    "es": "El jardín está tranquilo por la mañana y se puede oír lo que los pájaros tienen que decir.",
    "it": "Il giardino è tranquillo la mattina e si può sentire quello che gli uccelli hanno da dire.",
    "pt": "O jardim é tranquilo de manhã e você pode ouvir o que os pássaros têm a dizer, mas não muito.",
    "nl": "De tuin is in de ochtend stil en je kunt horen wat de vogels te zeggen hebben.",
    "sv": "Trädgården är tyst på morgonen och man kan höra vad fåglarna har att säga till dig.",
    "fi": "Puutarha on hiljainen aamulla, ja silloin voi kuulla mitä linnut sanovat, kun ne ovat hereillä.",
    "pl": "Ogród jest cichy rano i można usłyszeć, co ptaki mają do powiedzenia, ale nie dla wszystkich.",
    "cs": "Zahrada je ráno tichá a je slyšet, co ptáci říkají, ale jen když se na to člověk soustředí.",
    "hu": "A kert reggel csendes, és hallani lehet, hogy mit mondanak a madarak, de csak ha nem esik.",
    "tr": "Bahçe sabahları çok sessiz ve bu kuşların ne dediğini duymak için iyi bir zaman, ama her gün değil.",
    "id": "Taman itu sepi di pagi hari dan kita bisa mendengar apa yang dikatakan burung dengan jelas.",
    "ru": "Утром в саду тихо, и можно услышать, что говорят птицы, но это не для всех.",
    "uk": "Вранці в саду тихо, і можна почути, що кажуть птахи, але це не для всіх.",
    "ar": "الحديقة هادئة في الصباح ويمكن للمرء أن يسمع ما تقوله الطيور من على الشجرة",
    "fa": "باغ در صبح آرام است و می توان شنید که پرندگان چه می گویند اما این برای همه نیست",
    "ja": "朝の庭は静かで、鳥の声がよく聞こえます。",
    "zh": "早晨的花园很安静，可以听到鸟儿的声音。",
    "ko": "아침의 정원은 조용하고 새들의 소리를 들을 수 있습니다.",
    "el": "Ο κήπος είναι ήσυχος το πρωί και ακούς τα πουλιά.",
    "he": "הגן שקט בבוקר ואפשר לשמוע את הציפורים.",
    "hi": "सुबह बगीचा शांत है और पक्षियों की आवाज़ से दिन का पता चलता है",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_detect(language: str) -> None:
    assert detect(SENTENCES[language]) == language


@pytest.mark.parametrize(
    "text",
    ["", "2024-01-01 12:30", "Lorem ipsum dolor sit amet", "Berlin Paris Madrid Roma", "Hola", "def main(): return x"],
)
def test_no_guess(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param(SENTENCES["fr"], "fr", id="sentence"),
        pytest.param("C'est la vie.", None, id="a phrase"),
        pytest.param("Non-urgent, non-emergency and non-medical questions about Los Angeles", None, id="prefixes"),
        pytest.param(
            "Kindergarten, Zeitgeist and Schadenfreude are die-hard loans of the English language", "en", id="loans"
        ),
        pytest.param("庭は静か", "ja", id="a script is enough"),
        pytest.param("The word 庭 means garden in this poem about the spring.", "en", id="one foreign word"),
    ],
)
def test_detect_passage(text: str, language: str | None) -> None:
    assert detect_passage(text) == language


@pytest.mark.parametrize(
    ("tag", "normal"),
    [("en_us", "en-US"), ("EN", "en"), ("zh-hant-tw", "zh-Hant-TW"), ("", None), (None, None), ("english", None)],
)
def test_normalize_language(tag: str | None, normal: str | None) -> None:
    assert normalize_language(tag) == normal


def page(attributes: str, *paragraphs: str) -> str:
    return f"<html {attributes}><body>" + "".join(f"<p>{text}</p>" for text in paragraphs) + "</body></html>"


def test_the_option_wins() -> None:
    document = read_text(page("lang=fr", SENTENCES["fr"]), "a.html", language="en-gb")
    assert document.language == "en-GB"
    assert [block.language for block in document.blocks] == ["fr"]


def test_the_page_says() -> None:
    assert read_text(page("lang=en_AU", SENTENCES["en"]), "a.html").language == "en-AU"


def test_a_foreign_paragraph_is_marked() -> None:
    document = read_text(page("", SENTENCES["en"], SENTENCES["es"], SENTENCES["en"]), "a.html")
    assert document.language == "en"
    assert [block.language for block in document.blocks] == [None, "es", None]


def test_lang_of_an_element() -> None:
    document = read_text("<p>One two.<blockquote lang=DE><p>Drei vier.</blockquote>", "a.html")
    assert [block.language for block in document.blocks] == [None, "de"]
