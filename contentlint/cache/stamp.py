"""Which code and which libraries a kept result depends on."""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from pathlib import Path

from contentlint import __version__

_DEPENDENCIES = (
    "beautifulsoup4",
    "harper_py",
    "pyromark",
    "pyyaml",
    "rapidfuzz",
    "pystemmer",
    "textstat",
)


def version_stamp() -> str:
    """A name for everything but text and config that findings depend on: our code and rules, and the libraries'."""
    package = Path(__file__).parent.parent
    site = package.parent
    names = [entry.name for entry in os.scandir(site) if entry.name.endswith(".dist-info")]
    own = next((name for name in names if name.startswith("contentlint-")), None)
    installed = own and (package / "rules").is_dir() and (site / own / "RECORD").is_file()
    code = _hash_file(site / own / "RECORD") if installed and own else _hash_tree(package, site / "rules")
    return "|".join((__version__, code, f"{sys.version_info[0]}.{sys.version_info[1]}", *_library_versions()))


def _library_versions() -> list[str]:
    """Names such as "textstat-0.7.13" from the folder that holds the installed libraries."""
    import click

    site = Path(click.__file__).parent.parent
    found = {entry.name.split("-")[0].lower(): entry.name for entry in os.scandir(site) if "-" in entry.name}
    return [found.get(name, name).removesuffix(".dist-info") for name in _DEPENDENCIES]


def _hash_file(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:16]


def _hash_tree(*folders: Path) -> str:
    """Names, sizes and times of a checkout's files."""
    digest = sha256()
    for folder in folders:
        for place, inside, files in os.walk(folder):
            inside[:] = sorted(name for name in inside if name != "__pycache__")
            for name in sorted(files):
                stat = Path(place, name).stat()
                digest.update(f"{name}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]
