"""The command that writes a baseline: all findings that there are, to be left out from now on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from contentlint.baseline import NAME, Baseline, make, read
from contentlint.cli.check import BROKEN, cache_opener, complain
from contentlint.cli.output import note, write_report
from contentlint.cli.sources import Configs, find_sources
from contentlint.model import Result
from contentlint.report.totals import count
from contentlint.run import Source, run


def write_baseline(
    paths: Sequence[str],
    stdin_filename: str | None = None,
    config: str | None = None,
    output_file: str | None = None,
    jobs: int | None = None,
    no_cache: bool = False,
    language: str | None = None,
    keyphrase: str | None = None,
) -> int:
    """Lint the articles that paths name, write their findings down, and give the exit code.

    The file is the one named, else the config's, else contentlint-baseline.json here. Its entries of other articles
    stay, but not of those that are gone from a folder that is named; what cannot be read is reported and keeps its own.
    """
    configs = Configs(config, {"language": language, "keyphrase": keyphrase})
    sources, missing = find_sources(paths, stdin_filename, configs)
    file = Path(output_file) if output_file else _find_file(sources)
    folders = [path for path in paths if Path(path).is_dir()]
    before = read(file).forget_gone(folders) if file.is_file() else None
    outcome = run(sources, cache=cache_opener(no_cache), jobs=jobs or 0)
    results = [item.result for item in outcome.judged]
    write_report(make(results, file.parent, before), str(file))
    _tell(file, results, before)
    failures = [*missing, *outcome.failures]
    complain(failures)
    return BROKEN if failures else 0


def _find_file(sources: Sequence[Source]) -> Path:
    """The baseline that the articles' config names, where it is one."""
    named = {source.config.baseline_path for source in sources}
    only = named.pop() if len(named) == 1 else None
    return only or Path(NAME)


def _tell(file: Path, results: Sequence[Result], before: Baseline | None) -> None:
    counts = [len(result.findings) for result in results if result.findings]
    total = sum(counts)
    findings = count(total, "finding") if total else "no findings"
    where = f" of {count(len(counts), 'file')}" if total else ""
    note(f"{file}: holds {findings}{where}{_count_kept(results, before)}")


def _count_kept(results: Sequence[Result], before: Baseline | None) -> str:
    kept = len(before.others(results)) if before else 0
    return f", and what it held of {count(kept, 'other file')}" if kept else ""
