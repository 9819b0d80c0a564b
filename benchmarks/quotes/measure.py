"""Precision and recall of quotations on labelled passages: `measure.py [CORPORA [passages.tsv]]`.

CORPORA is the folder that the files of the table stand in,
`../shared/corpora` where none is given; the table names places only, no text. Attributed quotations
and dialog count as one kind here, terms and scare quotes too.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from functools import cache
from pathlib import Path

from contentlint.features.article import Article
from contentlint.features.quotations import Quotation, find_quotations
from contentlint.read import read_bytes

_CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
_SAID = ("attributed-quotation", "dialog")
_ALIKE = {"dialog": "attributed-quotation", "scare": "term"}


@cache
def read_quotations(path: Path) -> tuple[Quotation, ...]:
    """The quotations of a file."""
    return find_quotations(Article(read_bytes(path.read_bytes(), str(path))))


def find_at(path: Path, start: int, end: int) -> Quotation | None:
    """The quotation that fits source start..end best."""
    overlapping = [q for q in read_quotations(path) if q.span.start < end and start < q.span.end]
    return min(overlapping, key=lambda q: abs(q.span.start - start) + abs(q.span.end - end), default=None)


def measure(corpora: Path, table: Path) -> None:
    """Print the counts for each part of the table, and every passage that was read otherwise."""
    counts: dict[str, Counter[str]] = {}
    with table.open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            found = find_at(corpora / row["file"], int(row["start"]), int(row["end"]))
            kind = found.kind if found else "unknown"
            count = counts.setdefault(row["part"], Counter())
            count["all"] += 1
            count["kind"] += _ALIKE.get(kind, kind) == _ALIKE.get(row["kind"], row["kind"])
            said, claimed = row["kind"] in _SAID, kind in _SAID
            count["true"] += said and claimed
            count["false"] += claimed and not said
            count["missed"] += said and not claimed
            named = found is not None and (found.speaker or "") == row["speaker"]
            count["speaker"] += said and claimed and named
            if said != claimed or (said and not named):
                print(row["file"], row["start"], row["kind"], row["speaker"], "->", kind, found and found.speaker)
    for part, count in counts.items():
        real, claims = count["true"] + count["missed"], count["true"] + count["false"]
        print(f"{part}: {count['all']} passages, kind right in {count['kind']}")
        print(f"  attributed and dialog: precision {count['true']}/{claims}, recall {count['true']}/{real}")
        print(f"  speaker right in {count['speaker']}/{count['true']}")


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _CORPORA
    if not folder.is_dir():
        sys.exit(f"{folder} is no folder; name the one with the labelled files: measure.py CORPORA [passages.tsv]")
    measure(folder, Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).with_name("passages.tsv"))
