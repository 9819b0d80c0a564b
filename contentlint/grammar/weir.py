"""Our own rules in Weir, Harper's rule language, packed as Harper takes them."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from functools import cache

from contentlint.grammar.lexicon import change, find_verb, read_rows, word_lists
from contentlint.resources import rules_folder

_MANIFEST = {"author": "contentlint", "version": "1", "description": "Slips of articles", "license": "MIT"}
_TESTS = ("test ", "allows ")
_LACKS_BE = re.compile(r"\s+(?:by|if|when)\b|\s*[.;]")
_LIST = re.compile(r"@(\w+)")


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
            archive.writestr(ZipInfo(path.name), _define_lists("".join(kept)))
    return buffer.getvalue()


def _define_lists(rule: str) -> str:
    """A rule with the lists of words that it uses (`@third`) and does not define."""
    lists = word_lists()
    used = [name for name in dict.fromkeys(_LIST.findall(rule)) if name in lists and f"expr {name} " not in rule]
    return "".join(f"expr {name} [{', '.join(lists[name])}]\n" for name in used) + rule


@cache
def _forms() -> Mapping[tuple[str, str], str]:
    return {(rule, written): meant for rule, written, meant in read_rows("grammar/forms.tsv")}


def find_forms(rule: str, becomes: str, written: str, following: str) -> tuple[str, ...]:
    """What a rule puts in the place of the words it marks, where that depends on them; the likeliest first.

    `becomes` names the change (see lexicon.change), or is empty. A participle where a base form is due may lack its
    “be” as well: “can added by hand” is “can be added by hand”.
    """
    forms = _find_lower(rule, becomes, written.lower(), following)
    return tuple(form[:1].upper() + form[1:] for form in forms) if written[:1].isupper() else forms


def _find_lower(rule: str, becomes: str, key: str, following: str) -> tuple[str, ...]:
    listed = _forms().get((rule, key))
    if listed:
        return tuple(listed.split("|"))
    form = change(key, becomes)
    if form is None:
        return ()
    verb = find_verb(key)
    if becomes != "base" or verb is None or key != verb.participle:
        return (form,)
    return (f"be {key}", form) if _LACKS_BE.match(following) else (form, f"be {key}")
