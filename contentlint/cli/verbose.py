"""--verbose: which config held for which file, and where the time went."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from contentlint.cli.output import note
from contentlint.cli.sources import Configs
from contentlint.config.file import shown
from contentlint.globs import matches_any
from contentlint.report.screen import clean
from contentlint.verdict import Judged


def tell(judged: Sequence[Judged], configs: Configs) -> None:
    """A line per file, then one per check, the slowest first, on standard error."""
    for item in judged:
        spent = sum(item.result.timings.values())
        time = f"{1000 * spent:.0f} ms" if item.result.timings else "from the cache"
        language = item.result.language or "language unknown"
        settings = f"profile {item.config.profile}, {item.result.format}, {language}"
        note(clean(f"{item.result.path}: {_config(item, configs)}, {settings}, {time}"))
    total: Counter[str] = Counter()
    for item in judged:
        total.update(item.result.timings)
    if total:
        note("time by check (what several need counts with the first that asks for it):")
    for name, seconds in total.most_common():
        print(f"{1000 * seconds:10.1f} ms  {name}", file=sys.stderr)


def _config(item: Judged, configs: Configs) -> str:
    path = Path(item.result.path)
    base = configs.base(path)
    if not base.path:
        return "no config"
    relative = base.relative(path)
    overrides = [", ".join(each.paths) for each in base.overrides if matches_any(relative, each.paths)]
    laid_over = "".join(f" with overrides for {paths}" for paths in overrides)
    return f"config {shown(Path(base.path))}{laid_over}"
