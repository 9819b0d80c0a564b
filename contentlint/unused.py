"""Ignores that silence nothing any more.

Where a rule that an ignore names has not run, nobody can tell, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from contentlint import pages
from contentlint.catalog import Catalog
from contentlint.comments import EVERYTHING, KINDS, Directive, Name
from contentlint.config import Accept
from contentlint.ignores import UNUSED, Ignore, Ignores, is_about_ignores
from contentlint.model import Finding, Span
from contentlint.selectors import hint, matches, names

_WHERE = {
    "disable": "after this comment",
    "disable-next-block": "in the block after this comment",
    "disable-block": "in this block",
}


@dataclass(frozen=True)
class Usage:
    """Which ignores the findings of a file fall under. `ran` are the rules that were looked for, `found` all findings
    before any was left out."""

    ignores: Ignores
    found: Iterable[Finding]
    catalog: Catalog
    ran: Collection[str]
    _named: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _pairs(self) -> list[tuple[Ignore, Name]]:
        on = (finding for finding in self.found if self.catalog.is_on(finding.rule))
        return [pair for finding in on for pair in self.ignores.find_all(finding)]

    @cached_property
    def used(self) -> frozenset[Name]:
        """The names in comments and front matter that a finding falls under."""
        return frozenset(name for ignore, name in self._pairs if ignore.entry is None)

    @cached_property
    def entries(self) -> frozenset[int]:
        """The accept entries that a finding falls under."""
        return frozenset(ignore.entry for ignore, _ in self._pairs if ignore.entry is not None)

    def named(self, selector: str) -> frozenset[str]:
        """The rules that a selector names."""
        if selector not in self._named:
            self._named[selector] = frozenset(rule for rule in self.catalog.levels if matches(rule, selector))
        return self._named[selector]

    def can_tell(self, selector: str) -> bool:
        """Whether all that a selector names has run; what is off unless the user turns it on need not have."""
        known = pages.load()
        wanted = {
            rule
            for rule in self.named(selector) - {UNUSED}
            if self.catalog.is_on(rule) or rule not in known or known[rule].level != "off"
        }
        return bool(wanted) and wanted.issubset(self.ran)


def find_unused(usage: Usage) -> tuple[Finding, ...]:
    """A finding for every name in comments and front matter that silences nothing."""
    if not usage.catalog.is_on(UNUSED):
        return ()
    return tuple(Finding(UNUSED, *wish) for wish in (*_judge_fields(usage), *_judge_directives(usage)))


def find_unused_entries(usage: Usage, accept: Sequence[Accept], title: Span) -> dict[str, object]:
    """The numbers of the accept entries that cover nothing in this file, and how they are to be reported: as JSON,
    since what becomes of them is known only when all files are."""
    unused = [
        number
        for number, entry in enumerate(accept)
        if number not in usage.entries and not is_about_ignores(entry.rule) and usage.can_tell(entry.rule)
    ]
    if not unused or not usage.catalog.is_on(UNUSED) or usage.ignores.find(Finding(UNUSED, title, "")):
        return {}
    return {"unused-accepts": {"entries": unused, "span": list(title), "level": usage.catalog.levels[UNUSED]}}


def _judge_fields(usage: Usage) -> Iterator[tuple[Span, str]]:
    for ignore in usage.ignores.everywhere:
        if ignore.entry is not None:
            continue
        yield from _judge_unnamed(usage, ignore.names)
        for name in ignore.names:
            if message := _judge(usage, name, "in this article", "it from the front matter"):
                yield name.span, message


def _judge_directives(usage: Usage) -> Iterator[tuple[Span, str]]:
    placed = {ignore.origin for ignore in usage.ignores.local}
    disabled: set[str] = set()
    for directive in usage.ignores.directives:
        if directive.kind not in KINDS:
            yield directive.comment.span, _describe_unknown(directive)
        elif directive.kind == "disable-block" and directive.comment.span not in placed:
            yield directive.comment.span, "This comment stands in no block, so it ignores nothing; move or remove it."
        elif directive.kind == "enable":
            yield from _judge_enable(usage, directive, disabled)
            disabled -= {rule for name in directive.names for rule in usage.named(name.selector)}
        else:
            yield from _judge_disable(usage, directive)
            if directive.kind == "disable":
                disabled |= {rule for name in directive.names for rule in usage.named(name.selector)}


def _describe_unknown(directive: Directive) -> str:
    name = f"contentlint-{directive.kind}"
    return f"contentlint knows no comment “{name}”" + (hint(name, [f"contentlint-{kind}" for kind in KINDS]) or ".")


def _judge_disable(usage: Usage, directive: Directive) -> Iterator[tuple[Span, str]]:
    yield from _judge_unnamed(usage, directive.names)
    remedy = "the comment" if len(directive.names) == 1 else "it from the comment"
    for name in directive.names:
        if message := _judge(usage, name, _WHERE[directive.kind], remedy):
            yield name.span, message


def _judge_unnamed(usage: Usage, all_names: Sequence[Name]) -> Iterator[tuple[Span, str]]:
    """Names of no rule; several are one finding, they may be a reason that nothing parts from the rules."""
    unnamed = [name for name in all_names if not usage.named(name.selector)]
    if len(unnamed) > 1:
        listed = " ".join(name.selector for name in unnamed)
        span = Span(unnamed[0].span.start, unnamed[-1].span.end)
        yield span, f"No rules are called so: “{listed}”. Where this is the reason, write “--” before it."
    elif unnamed:
        selector = unnamed[0].selector
        near = hint(selector, names(usage.catalog.levels)) or "."
        yield unnamed[0].span, f"No rule is called “{selector}”, so this ignores nothing{near}"


def _judge_enable(usage: Usage, directive: Directive, disabled: Collection[str]) -> Iterator[tuple[Span, str]]:
    yield from _judge_unnamed(usage, directive.names)
    for name in directive.names:
        rules = usage.named(name.selector)
        if rules and rules.isdisjoint(disabled):
            what = "" if name.selector == EVERYTHING else f" {name.selector}"
            yield name.span, f"No comment before this one disables{what or ' anything'}; remove it."


def _judge(usage: Usage, name: Name, where: str, remedy: str) -> str | None:
    """What is wrong with the name of a rule, None where nothing is or nobody can tell."""
    if is_about_ignores(name.selector) or name in usage.used or not usage.can_tell(name.selector):
        return None
    rule = "any rule" if name.selector == EVERYTHING else name.selector
    return f"Nothing {where} breaks {rule} any more; remove {remedy}."
