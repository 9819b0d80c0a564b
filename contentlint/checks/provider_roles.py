"""One provider of care under the names of several professions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from contentlint.checks.word_uses import Selection, count_times
from contentlint.features.article import Article
from contentlint.features.health import RoleUse, find_role_uses, is_about_health, tells_roles_apart
from contentlint.model import Finding, Related

RULE = "consistency/provider-role"
_CLOSE = frozenset(("therapist", "counselor"))


def find_mixed(article: Article) -> Iterator[Finding]:
    """One finding at the first use of a profession other than the commonest."""
    roles: dict[str, list[RoleUse]] = defaultdict(list)
    for use in find_role_uses(article):
        roles[use.role].append(use)
    if len(roles) < 2 or not _means_one(roles) or tells_roles_apart(article) or not is_about_health(article):
        return
    selection = Selection(article)
    own = {
        role: kept
        for role, uses in roles.items()
        if (kept := [use for use in uses if selection.is_open(use.block, use.start, use.end)])
    }
    if len(own) > 1 and _means_one(own):
        yield _report(own)


def _means_one(roles: Mapping[str, Sequence[RoleUse]]) -> bool:
    """Whether several professions can only mean one provider: a therapist and a counselor have to be the reader's."""
    if roles.keys() == _CLOSE:
        return all(any(use.is_yours for use in uses) for uses in roles.values())
    return len(roles) > 1


def _report(roles: Mapping[str, Sequence[RoleUse]]) -> Finding:
    ordered = sorted(roles.values(), key=lambda uses: (-len(uses), uses[0].span.start))
    odd = sorted((use for uses in ordered[1:] for use in uses), key=lambda use: use.span.start)
    model = ordered[0][0]
    counts = [f"“{uses[0].text.lower()}” {count_times(len(uses))}" for uses in ordered]
    return Finding(
        RULE,
        odd[0].span,
        f"One provider seems to be called {', '.join(counts[:-1])} and {counts[-1]}: these are different professions, "
        "so readers cannot tell who treats them.",
        confidence="medium",
        related=(
            *(Related(f"“{use.text}” here", use.span) for use in odd[1:]),
            Related(f"“{model.text}” here", model.span),
        ),
    )
