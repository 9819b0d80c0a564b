"""Install contentlint as it lies in the action's folder, into an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def main() -> None:
    """Set the step's output `command`; where the action has run before in this job, nothing is installed again."""
    source = Path(os.environ["GITHUB_ACTION_PATH"]).resolve()
    folder = Path(os.environ["RUNNER_TEMP"]) / f"contentlint-{source.name}"
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    command = programs / ("contentlint.exe" if os.name == "nt" else "contentlint")
    if not command.exists():
        pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        subprocess.run([sys.executable, "-I", "-m", "venv", str(folder)], check=True)
        subprocess.run([str(programs / "python"), "-I", *pip, str(source)], check=True)
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as outputs:
        outputs.write(f"command={command}\n")


if __name__ == "__main__":
    main()
