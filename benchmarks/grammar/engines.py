"""The figures of measure.py for LanguageTool, for Harper, and for both merged.

    python benchmarks/grammar/engines.py [--url http://localhost:8081] [--half 0|1] [--engine NAME] [--show RULE]

Without --url a server is started, as `contentlint check --grammar languagetool` does.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from measure import CORPORA, measure_pairs, measure_prose

from contentlint.cache import default_folder
from contentlint.grammar.engine import Engine, Together
from contentlint.grammar.harper import HarperEngine
from contentlint.grammar.languagetool import server
from contentlint.grammar.languagetool.engine import LanguageToolEngine


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url")
    parser.add_argument("--pairs", type=Path, default=CORPORA / "gec" / "jfleg-dev.tsv")
    parser.add_argument("--prose", type=Path, default=CORPORA / "edited-prose")
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--engine", choices=("harper", "languagetool", "both"))
    parser.add_argument("--show", help="print the hits of a rule, a kind, or all")
    options = parser.parse_args()
    folder = default_folder() / "languagetool"
    try:
        engine = LanguageToolEngine(options.url or server.acquire(folder))
        engines: dict[str, Engine] = {"languagetool": engine, "harper": HarperEngine()}
        engines["both"] = Together(engine, HarperEngine())
        for name in [options.engine] if options.engine else engines:
            print(f"== {name}")
            _measure(engines[name], options)
    finally:
        if not options.url:
            server.release(folder)


def _measure(engine: Engine, options: argparse.Namespace) -> None:
    part = slice(options.half, None, 2) if options.half is not None else slice(None)
    lines = options.pairs.read_text(encoding="utf-8").splitlines()[1:]
    measure_pairs(engine, [line.split("\t") for line in lines][part], options.show)
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.prose.glob("*.txt"))]
    paragraphs = [" ".join(p.split()) for text in texts for p in re.split(r"\n\s*\n", text) if p.strip()]
    measure_prose(engine, paragraphs[part], options.show)


if __name__ == "__main__":
    main()
