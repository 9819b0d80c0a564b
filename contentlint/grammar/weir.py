"""Our own rules in Weir, Harper's rule language, packed as Harper takes them."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from contentlint.resources import read_text, rules_folder

_MANIFEST = {"author": "contentlint", "version": "1", "description": "Slips of articles", "license": "MIT"}
_TESTS = ("test ", "allows ")
_LACKS_BE = re.compile(r"\s+(?:by|if|when)\b|\s*[.;]")
_OTHER_BASES = frozenset("found fell felt saw rose left led".split())  # forms that have a meaning of their own


def pack_rules(*, tests: bool = False) -> bytes:
    """A Weirpack (a zip) of every `rules/grammar/*.weir`, each named by its file.

    Harper runs the tests of a pack while it loads it, which is for the test suite, not for every start.
    """
    from zipfile import ZipFile, ZipInfo

    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr(ZipInfo("manifest.json"), json.dumps(_MANIFEST))
        for path in sorted((rules_folder() / "grammar").glob("*.weir")):
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            kept = lines if tests else [line for line in lines if not line.startswith(_TESTS)]
            archive.writestr(ZipInfo(path.name), _define_verbs("".join(kept)))
    return buffer.getvalue()


def _define_verbs(rule: str) -> str:
    """A rule with the lists of verb forms that it uses (`@third`) and does not define."""
    lists = {name: words for name, words in _verb_lists().items() if re.search(rf"@{name}\b", rule)}
    return "".join(f"expr {name} [{', '.join(words)}]\n" for name, words in lists.items()) + rule


@cache
def _verb_lists() -> Mapping[str, Sequence[str]]:
    """The lists a rule may use: `third` and `past`, where these are no base form of a verb; `wayward`, a past that is
    no participle either; `lexical` and `thirdlexical`, of verbs that are nothing else."""
    verbs = _verbs()
    bases = {verb.base for verb in verbs} | _OTHER_BASES
    return {
        "third": [verb.third for verb in verbs],
        "past": [verb.past for verb in verbs if verb.past not in bases],
        "wayward": [verb.past for verb in verbs if verb.past not in bases | {verb.participle}],
        "lexical": [verb.base for verb in verbs if verb.alone == "yes"],
        "thirdlexical": [verb.third for verb in verbs if verb.alone == "yes"],
    }


class Verb(NamedTuple):
    """A row of verbs.tsv."""

    base: str
    third: str
    past: str
    participle: str
    alone: str


@cache
def _verbs() -> tuple[Verb, ...]:
    return tuple(Verb(*row) for row in _read_rows("grammar/verbs.tsv"))


@cache
def _bases() -> Mapping[str, Verb]:
    """From a form to its verb."""
    return {form: verb for verb in reversed(_verbs()) for form in (verb.past, verb.third, verb.base)}


@cache
def _forms() -> Mapping[tuple[str, str], str]:
    return {(rule, written): meant for rule, written, meant in _read_rows("grammar/forms.tsv")}


def _read_rows(path: str) -> list[list[str]]:
    lines = [line for line in read_text(path).splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


def find_forms(rule: str, becomes: str, written: str, following: str) -> tuple[str, ...]:
    """What a rule puts in the place of a word it marks, where that depends on the word; the likeliest first.

    `becomes` names a column of verbs.tsv, or is empty. A participle where a base form is due may lack its “be” as well:
    “can added by hand” is “can be added by hand”.
    """
    forms = _find_lower(rule, becomes, written.lower(), following)
    return tuple(form[:1].upper() + form[1:] for form in forms) if written[:1].isupper() else forms


def _find_lower(rule: str, becomes: str, key: str, following: str) -> tuple[str, ...]:
    listed = _forms().get((rule, key))
    if listed:
        return (listed,)
    verb = _bases().get(key) if becomes else None
    if verb is None:
        return ()
    form = str(getattr(verb, becomes))
    if becomes != "base" or key != verb.participle:
        return (form,)
    return (f"be {key}", form) if _LACKS_BE.match(following) else (form, f"be {key}")
