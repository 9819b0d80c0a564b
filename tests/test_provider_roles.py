"""One provider of care under several professions."""

from __future__ import annotations

import pytest

from contentlint.catalog import build
from contentlint.lint import lint_document
from contentlint.model import Finding
from contentlint.read import read_bytes

CATALOG = build(select=["consistency/provider-role"])
HEALTH = (
    "Anxiety and depression\n\nTreatment of anxiety takes several sessions. The symptoms of stress ease with therapy, "
    "and recovery from trauma takes patience. Emotional healing is slow.\n\n"
)


def check(text: str) -> list[Finding]:
    return list(lint_document(read_bytes(text.encode(), "draft.txt"), CATALOG).findings)


def marked(text: str) -> list[str]:
    return [text[slice(*finding.span)] for finding in check(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A therapist helps you to talk. Later your mentor reads your notes.", ["mentor"]),
        ("Your therapist listens. Your counselor will set a date.", ["counselor"]),
        ("Therapists listen well. A skilled coach guides you.", ["coach"]),
        ("Your counsellor listens. Your counsellor waits. Your coach calls.", ["coach"]),
    ],
    ids=["therapist and mentor", "both yours", "plural", "british"],
)
def test_one_provider(text: str, expected: list[str]) -> None:
    assert marked(HEALTH + text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Your therapist listens. Your therapist waits.",
        "A therapist helps you. Counselors help too.",
        "Your therapist or counselor listens. Your mentor waits.",
        "Your therapist listens. A coach is no clinician. Your coach sets goals.",
        "Your therapist listens. She told her coach. The school counselor knew.",
        "Your therapist listens. Your life coach waits.",
        "Your therapist listens. Unlike a coach, she is trained. Your coach sets goals.",
        "Your therapist listens. “Your mentor waits,” said Ada Moreno.",
        "Your therapist listens. Take the coach to town; a coach leaves at nine.",
    ],
    ids=[
        "one word",
        "near names, generic",
        "side by side",
        "explained",
        "of others",
        "another profession",
        "contrast",
        "quoted",
        "a bus",
    ],
)
def test_silent(text: str) -> None:
    assert marked(HEALTH + text) == []


def test_only_health() -> None:
    assert (
        marked("Running\n\nYour coach plans the season. Your mentor suggests a pace. A therapist helps your knee.")
        == []
    )


def test_message_counts_the_names() -> None:
    text = HEALTH + "A therapist helps you. Your therapist listens. Your mentor reads. A coach guides you."
    (finding,) = check(text)
    assert finding.message.startswith(
        "One provider seems to be called “therapist” twice, “mentor” once and “coach” once: these are different"
    )
    assert finding.confidence == "medium"
    assert [text[slice(*related.span)] for related in finding.related] == ["coach", "therapist"]
