"""Recall, span precision and false alarms of a grammar engine, per rule.

    python benchmarks/grammar/measure.py [--pairs TSV] [--prose FOLDER] [--half 0|1] [--show RULE]

The table of pairs has a wrong sentence in its first column and corrections of it in the others. A hit is right where a
corrector changed the words it stands on. The prose is edited text, an empty line between paragraphs: a hit there is a
false alarm until shown otherwise.

`--half` takes every second sentence or paragraph, so that one half can be tuned on and the other reported. What was
tuned on what: our own rules (`contentlint:…`) and spelling on half 0 of the sentences, and on all of the edited prose,
where a rule that was wrong lost its place or got an exception; which of Harper's rules are on, on both halves and on
other corpora. So half 1 is a fair report for our own rules and spelling and flatters Harper's a little; hits in the
prose flatter all, and are to be read beside those in text that nobody tuned on.
"""

from __future__ import annotations

import argparse
import difflib
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from contentlint.grammar.engine import Engine, Slip
from contentlint.grammar.harper import HarperEngine

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")


def find_changes(wrong: str, right: str) -> list[tuple[int, int]]:
    """The places of `wrong` that a correction changes; an insertion is the gap between two words."""
    left, other = list(_TOKEN.finditer(wrong)), _TOKEN.findall(right)
    found = []
    matcher = difflib.SequenceMatcher(None, [match[0] for match in left], other, autojunk=False)
    for tag, first, last, _, _ in matcher.get_opcodes():
        if tag == "insert":
            start = left[first - 1].end() if first else 0
            found.append((start, left[first].start() if first < len(left) else len(wrong)))
        elif tag != "equal":
            found.append((left[first].start(), left[last - 1].end()))
    return found


def measure_pairs(engine: Engine, rows: Sequence[Sequence[str]], show: str | None) -> None:
    """Share of faulty sentences flagged, and span precision, of all kinds and of all but spelling."""
    results = engine.check([row[0] for row in rows], "en")
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    flagged, flagged_beside = set(), set()
    for number, (row, slips) in enumerate(zip(rows, results, strict=True)):
        changes = [change for correction in row[1:] for change in find_changes(row[0], correction)]
        for slip in slips:
            is_right = any(start <= slip.end and slip.start <= end for start, end in changes)
            for rule in (*slip.source, slip.kind):
                (right if is_right else wrong)[rule] += 1
            flagged.add(number)
            if slip.kind != "spelling":
                flagged_beside.add(number)
            _show(show, slip, row[0], "" if is_right else "WRONG ")
    faulty = {number for number, row in enumerate(rows) if all(correction != row[0] for correction in row[1:])}
    print(f"{len(rows)} sentences, {len(faulty)} that every corrector changed")
    share, share_beside = len(flagged & faulty) / len(faulty), len(flagged_beside & faulty) / len(faulty)
    print(f"flagged {share:.1%}, without spelling {share_beside:.1%}")
    kinds = [key for key in right | wrong if ":" not in key]
    total = sum(right[kind] for kind in kinds)
    print(f"span precision {total / max(1, total + sum(wrong[kind] for kind in kinds)):.1%}")
    for key in sorted(right | wrong, key=lambda key: (":" in key, -right[key])):
        print(f"  {key:40} {right[key]:4} right {wrong[key]:4} wrong")


def measure_prose(engine: Engine, paragraphs: Sequence[str], show: str | None) -> None:
    """Hits per 1,000 words."""
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    found: Counter[str] = Counter()
    for paragraph, slips in zip(paragraphs, engine.check(paragraphs, "en"), strict=True):
        for slip in slips:
            found.update(slip.source)
            found["all"] += 1
            _show(show, slip, paragraph, "")
    print(f"{words} words of edited prose: {found['all'] / max(1, words) * 1000:.3f} hits per 1,000")
    for rule, count in found.most_common():
        print(f"  {rule:40} {count:4}")


def _show(rule: str | None, slip: Slip, text: str, note: str) -> None:
    if rule and (rule in ("all", slip.kind) or any(source.endswith(rule) for source in slip.source)):
        before, hit, after = text[: slip.start][-45:], text[slip.start : slip.end], text[slip.end :][:35]
        print(f"{note}{'+'.join(slip.source)}: {before}[{hit}]{after} -> {', '.join(slip.replacements)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, default=CORPORA / "gec" / "jfleg-dev.tsv")
    parser.add_argument("--prose", type=Path, default=CORPORA / "edited-prose")
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--show", help="print the hits of a rule, a kind, or all")
    options = parser.parse_args()
    part = slice(options.half, None, 2) if options.half is not None else slice(None)
    engine = HarperEngine()
    if options.pairs.exists():
        lines = options.pairs.read_text(encoding="utf-8").splitlines()[1:]
        measure_pairs(engine, [line.split("\t") for line in lines][part], options.show)
    if options.prose.exists():
        texts = [path.read_text(encoding="utf-8") for path in sorted(options.prose.glob("*.txt"))]
        paragraphs = [" ".join(p.split()) for text in texts for p in re.split(r"\n\s*\n", text) if p.strip()]
        measure_prose(engine, paragraphs[part], options.show)


if __name__ == "__main__":
    main()
