"""--fix, --unsafe-fixes and --diff: fixes put into files, or shown."""

from __future__ import annotations

import sys
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from contentlint.cli.check_options import CheckOptions
from contentlint.cli.output import note, write_bytes, write_report
from contentlint.cli.writing import replace_file
from contentlint.errors import ContentlintError
from contentlint.fixing import Mended, fix_all
from contentlint.report.screen import Screen, clean, detect
from contentlint.report.totals import count
from contentlint.run import Failure, Source
from contentlint.text.positions import Lines
from contentlint.verdict import Judged


def mend(
    sources: Sequence[Source], judged: tuple[Judged, ...], options: CheckOptions
) -> tuple[tuple[Judged, ...], list[Failure]]:
    """The results of what the files hold now, and what could not be written; with --diff nothing is."""
    mended, failures = fix_all(sources, judged, unsafe=options.unsafe_fixes, jobs=options.jobs or 0)
    if options.diff:
        _show_diff(mended, options.output_file)
        _tell(mended, "to mend")
        return judged, failures
    written: list[Mended] = []
    for item in mended:
        failure = _write(item)
        if failure:
            failures.append(failure)
        else:
            written.append(item)
    _pass_on([source for source in sources if source.data is not None], written)
    _tell(written, "mended")
    results = {item.source.path: Judged(item.fixed.result, item.source.config) for item in written}
    return tuple(results.get(item.result.path, item) for item in judged), failures


def _write(item: Mended) -> Failure | None:
    """Put the fixed bytes into the file, unless it is standard input or nothing has changed."""
    source = item.source
    if source.data is not None or item.fixed.data == item.before:
        return None
    try:
        replace_file(Path(source.path), item.fixed.data, expected=item.before)
    except ContentlintError as error:
        return Failure(source.path, f"not fixed: {str(error).removeprefix(f'{source.path}: ')}")
    return None


def _pass_on(piped: Sequence[Source], written: Sequence[Mended]) -> None:
    """What came from standard input goes to standard output, mended or not."""
    by_path = {item.source.path: item.fixed.data for item in written}
    for source in piped:
        write_bytes(by_path.get(source.path, source.data or b""), sys.stdout)


def _show_diff(mended: Sequence[Mended], output_file: str | None) -> None:
    from contentlint.report.diff import render

    changes = []
    for item in mended:
        if item.fixed.data != item.before:
            mark = "\ufeff" if item.before.startswith(BOM_UTF8) else ""  # without it the patch misses the first line
            changes.append((item.source.path, mark + item.text, mark + item.fixed.result.text))
    screen = Screen(width=100) if output_file else detect(sys.stdout)
    write_report(render(changes, screen), output_file)


def _tell(mended: Sequence[Mended], verb: str) -> None:
    """What was mended and what was not, on standard error."""
    counts: Counter[str] = Counter()
    for item in mended:
        counts.update(item.fixed.applied)
        lines = Lines(item.text)
        for refusal in item.fixed.refused:
            line, column = lines.position(refusal.span.start)
            note(clean(f"{item.source.path}:{line}:{column}: {refusal.rule} not fixed: {refusal.message}"))
        if not item.fixed.is_settled:
            note(f"{item.source.path}: fixes are left after many rounds; look at what was changed")
    changed = sum(item.fixed.data != item.before for item in mended)
    if not changed:
        note(f"nothing {verb}")
        return
    listed = ", ".join(f"{number} {rule}" for rule, number in sorted(counts.items(), key=lambda row: (-row[1], row[0])))
    note(f"{verb}: {count(counts.total(), 'finding')} in {count(changed, 'file')}: {listed}")
