"""Compiles, at build, what `check` would otherwise have to work out at every start."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from contentlint.pages import write_index
        from contentlint.text.syllables import write_table

        write_index(root / "rules")
        write_table(root / "rules" / "readability" / "syllables.bin")
