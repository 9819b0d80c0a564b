"""Our own rules in Weir, Harper's rule language, packed as Harper takes them."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from functools import cache

from contentlint.resources import read_text, rules_folder

_MANIFEST = {"author": "contentlint", "version": "1", "description": "Slips of articles", "license": "MIT"}
_TESTS = ("test ", "allows ")


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
            archive.writestr(ZipInfo(path.name), "".join(kept))
    return buffer.getvalue()


@cache
def _forms() -> Mapping[tuple[str, str], str]:
    lines = [line for line in read_text("grammar/forms.tsv").splitlines() if line and not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    return {(rule, written): meant for rule, written, meant in rows}


def find_form(rule: str, written: str) -> str | None:
    """The form that a rule puts in the place of a word it marks, where that depends on the word."""
    return _forms().get((rule, written.lower()))
