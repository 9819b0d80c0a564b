"""Speed and memory of contentlint, each figure from fresh processes, since engines remember texts they have seen.

    python benchmarks/speed.py [--article PATH] [--runs N]

Prints: start-up (`--help`), every rule but grammar on a warm process, a cold `check` beside bare Harper building its
linter and linting the same text, and peak memory. Medians of N runs.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "beekeeping-draft.txt"
SHARED = ROOT.parent / "shared" / "articles" / "trust-issues-therapy.txt"

WARM = """
import json, sys, time
from contentlint import catalog, lint, read
warm, article = sys.argv[1:]
chosen = catalog.build()
def once(path):
    data = open(path, "rb").read()
    start = time.perf_counter()
    result = lint.lint_document(read.read_bytes(data, path), chosen)
    return time.perf_counter() - start, result.words
once(warm)
seconds, words = once(article)
print(json.dumps([seconds, words]))
"""

BARE = """
import sys
import harper
harper.Linter().lint(open(sys.argv[1], encoding="utf-8").read(), language="plaintext")
"""

MEMORY = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=False)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def seconds(*command: str) -> float:
    """Wall time of one command. Raises where it fails."""
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    spent = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    return spent


def median(runs: int, *command: str) -> float:
    return statistics.median(seconds(*command) for _ in range(runs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--article", type=Path, default=SHARED if SHARED.exists() else SAMPLE)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    article, runs = str(options.article), options.runs
    tool = [sys.executable, "-m", "contentlint"]
    check = [*tool, "check", "--no-cache", "--exit-zero", article]

    start_up = median(runs, *tool, "--help")
    bare_python = median(runs, sys.executable, "-c", "pass")
    warm_command = [sys.executable, "-c", WARM, str(SAMPLE), article]
    warm = [json.loads(subprocess.check_output(warm_command)) for _ in range(runs)]
    pairs = [(seconds(*check), seconds(sys.executable, "-c", BARE, article)) for _ in range(runs)]
    cold, bare = (statistics.median(side) for side in zip(*pairs, strict=True))
    memory = float(subprocess.check_output([sys.executable, "-c", MEMORY, *check]))

    print(f"{article}, medians of {runs} fresh processes")
    print(f"contentlint --help            {start_up * 1000:7.0f} ms  (python itself {bare_python * 1000:.0f} ms)")
    print(f"all rules but grammar, warm   {statistics.median(s for s, _ in warm) * 1000:7.0f} ms  ({warm[0][1]} words)")
    print(f"check, nothing cached         {cold * 1000:7.0f} ms")
    print(f"bare Harper, same text        {bare * 1000:7.0f} ms  (ratio {cold / bare:.2f})")
    print(f"peak memory of check          {memory:7.0f} MB")


if __name__ == "__main__":
    main()
