"""--add-ignores: what is found now, silenced in the articles or, where these bear no comments, in the config."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from contentlint.cli.check_options import CheckOptions
from contentlint.cli.output import note
from contentlint.cli.sources import Configs, gather
from contentlint.cli.writing import replace_file
from contentlint.config import Accept
from contentlint.config.accepting import add_accepts
from contentlint.config.file import NAME
from contentlint.errors import ContentlintError
from contentlint.fix import apply
from contentlint.ignoring import accepts_for, ignore_inline
from contentlint.model import Edit, Finding, Fix
from contentlint.read import read_bytes
from contentlint.read.decode import decode
from contentlint.report.totals import count
from contentlint.run import Failure, Source, run
from contentlint.verdict import is_shown

REASON = "kept as it stood when ignores were added"


def add_ignores(options: CheckOptions) -> int:
    """Write ignores for every finding that the profile shows, and give the exit code."""
    from contentlint.cli.check import BROKEN, cache_opener, complain

    gathered = gather(options)
    outcome = run(gathered.sources, cache=cache_opener(options.no_cache), jobs=options.jobs or 0)
    failures = [*gathered.failures, *outcome.failures]
    sources = {source.path: source for source in gathered.sources}
    total = files = 0
    for item in outcome.judged:
        findings = [finding for finding in item.result.findings if is_shown(finding, item.config)]
        if not findings:
            continue
        source = sources[item.result.path]
        try:
            silence(source, item.result.text, findings, gathered.configs, options.reason or REASON)
        except ContentlintError as error:
            failures.append(Failure(source.path, f"no ignores added: {str(error).removeprefix(f'{source.path}: ')}"))
        else:
            total, files = total + len(findings), files + 1
    note(f"ignores added for {count(total, 'finding')} in {count(files, 'file')}")
    complain(failures)
    return BROKEN if failures else 0


def silence(
    source: Source, text: str, findings: Sequence[Finding], configs: Configs, reason: str
) -> tuple[tuple[Edit, ...], tuple[Accept, ...]]:
    """Write ignores for findings of this text: comments into the article, what they cannot silence into its config.

    Gives the edits of the article and the entries of the config. Raises ContentlintError, the article being as it was.
    """
    data = source.read()
    if isinstance(data, Failure):
        raise ContentlintError(data.message)
    document = read_bytes(data, source.path, language=source.config.language)
    if document.text != text:
        raise ContentlintError(f"{source.path}: changed meanwhile; lint it again")
    ignoring = ignore_inline(document, findings, reason)
    entries: tuple[Accept, ...] = ()
    if ignoring.left:
        name = configs.base(Path(source.path)).relative(Path(source.path))
        entries = tuple(accepts_for(document, ignoring.left, name, reason))
        _add_entries(configs, Path(source.path), entries)
    if ignoring.edits:
        changed = apply(text, [Fix("", ignoring.edits)])
        try:
            encoded = decode(data, document.format).encode(changed)
        except UnicodeEncodeError as error:
            raise ContentlintError(f"{source.path}: the reason cannot be written in {error.encoding}") from None
        replace_file(Path(source.path), encoded, expected=data)
    return ignoring.edits, entries


def _add_entries(configs: Configs, article: Path, entries: Sequence[Accept]) -> None:
    """Append accept entries to the config that holds for an article, a new one here where there is none."""
    path = Path(configs.base(article).path or NAME)
    try:
        before = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise ContentlintError(f"{path}: cannot be read: {error.strerror or error}") from None
    text = add_accepts((before or b"").decode("utf-8-sig"), path, entries)
    mark = b"\xef\xbb\xbf" if before and before.startswith(b"\xef\xbb\xbf") else b""
    replace_file(path, mark + text.encode(), expected=before)
