"""One name with and without its inner capitals or its hyphen: JavaScript and Javascript, Wi-Fi and WiFi."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from contentlint.checks.word_uses import Selection, Use, bare_length, count_times, report_uses
from contentlint.features.article import Article
from contentlint.model import Finding
from contentlint.resources import read_words

_INNER = re.compile(r"(?:[a-z]|[A-Z][a-z])[a-z]*[A-Z][A-Za-z]*")
_LEAST_LETTERS = 4


def find_names(article: Article, selection: Selection, rule: str) -> Iterator[Finding]:
    """One finding for each name that the article writes in two ways, where one is clearly the name."""
    wanted = _find_keys(selection.vocabulary)
    if not wanted:
        return
    for key, forms in _find_forms(article, selection, wanted).items():
        name = known_names().get(key) or _choose(forms)
        rest = [use for form, uses in forms.items() if form != name for use in uses]
        if name in forms and rest:
            yield _report(rule, name, forms[name], sorted(rest, key=lambda use: use.span.start))


@cache
def known_names() -> Mapping[str, str]:
    """By their letters in lower case: names whose way of writing is their owners'."""
    return {fold_name(name): name for name in read_words("consistency/names.txt")}


def fold_name(text: str) -> str:
    """A name's letters, lower case, without a hyphen."""
    return text.lower().replace("-", "").replace("‑", "")


def _find_keys(vocabulary: Iterable[str]) -> set[str]:
    """The names that stand somewhere with an inner capital, or as they are known."""
    known = known_names()
    names = {text[: bare_length(text)] for text in vocabulary if len(text) >= _LEAST_LETTERS and not text.islower()}
    return {fold_name(name) for name in names if _INNER.fullmatch(name) or known.get(fold_name(name)) == name}


def _find_forms(article: Article, selection: Selection, wanted: Iterable[str]) -> dict[str, dict[str, list[Use]]]:
    """Where each of the names stands in each of its forms; in capitals throughout it has no form of its own."""
    keys = frozenset(wanted)
    known = known_names()
    plain: set[str] = set()
    found: dict[str, dict[str, list[Use]]] = defaultdict(lambda: defaultdict(list))
    for block in article.blocks:
        if not article.reads_english(block):
            continue
        for word in article.words(block):
            use = Use(block, word.start, word.start + bare_length(word.text), True)
            key = fold_name(use.text)
            if key not in keys or use.text.isupper() or not selection.is_open(block, use.start, use.end):
                continue
            if not use.text.islower() or "-" in known.get(key, ""):
                found[key][use.text].append(use)
            elif key not in known:
                plain.add(key)  # a common word; a known name in lower case may be a package or a command
    return {key: forms for key, forms in found.items() if len(forms) > 1 and key not in plain}


def _choose(forms: Mapping[str, Sequence[Use]]) -> str:
    """The form with an inner capital, where it beats the only other one, which has a first capital alone; else none."""
    inner = [form for form in forms if _INNER.fullmatch(form)]
    flat = [form for form in forms if form[1:].islower()]
    if len(inner) != 1 or len(flat) != 1 or len(forms) != 2:
        return ""
    if flat[0].lower() in read_words("grammar/common-words.txt"):
        return ""
    return inner[0] if len(forms[inner[0]]) > len(forms[flat[0]]) else ""


def _report(rule: str, name: str, uses: Sequence[Use], rest: Sequence[Use]) -> Finding:
    message = (
        f"One name is written two ways: “{rest[0].text}” {count_times(len(rest))} "
        f"and “{name}” {count_times(len(uses))}."
    )
    return report_uses(rule, rest, uses, message, lambda _: name, name)
