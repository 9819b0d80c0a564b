"""What git knows of articles: which differ from a reference, and what they were there."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from contentlint.errors import ContentlintError
from contentlint.files import find_files

_PLACES = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
)
_QUIET = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_TERMINAL_PROMPT": "0",
}
_FETCH = "run `git fetch --unshallow` or fetch that reference; in a CI checkout set fetch-depth: 0"
_REFETCH = "this clone is partial: run `git fetch --refetch --no-filter`"
_DIFF = "diff --raw -z -M --no-abbrev --no-color --no-ext-diff --no-textconv --ignore-submodules=all".split()


@dataclass(frozen=True, slots=True)
class Changes:
    """The files that differ from a reference, by real path, with their bytes there; b"" where a file is new."""

    bases: Mapping[Path, bytes] = field(default_factory=dict)

    def base(self, path: Path) -> bytes | None:
        """What a file was at the reference; None where it does not differ, so that it need not be linted."""
        return self.bases.get(path.resolve())


def find_changed(paths: Sequence[str], ref: str = "HEAD") -> Changes:
    """Of the articles that paths name, those that differ from `ref`: staged, unstaged and untracked ones alike.

    With HEAD that is what is not committed yet. Any other name stands for the commit where HEAD left it, as in a pull
    request: what others have done on "main" since is no change. In a submodule it stands for the commit that the
    repository around it held there. Raises ContentlintError where git is missing, knows no such repository or
    reference, or lacks the history.
    """
    bases: dict[Path, bytes] = {}
    for root, wanted in _group_by_repository(paths).items():
        differing = {file: blob for file, blob in _find_differing(root, ref).items() if file in wanted}
        blobs = _read_blobs(root, set(filter(None, differing.values())))
        bases.update({file: blobs[blob] if blob else b"" for file, blob in differing.items()})
    return Changes(bases)


def _group_by_repository(paths: Sequence[str]) -> dict[Path, set[Path]]:
    """Real paths of the articles, under the root of the repository that each of them is in."""
    roots: dict[Path, Path] = {}
    groups: dict[Path, set[Path]] = {}
    for file in (path.resolve() for path in find_files(paths).paths):
        if file.parent not in roots:
            roots[file.parent] = _find_root(file.parent)
        groups.setdefault(roots[file.parent], set()).add(file)
    return groups


def _find_root(folder: Path) -> Path:
    """The nearest folder with a `.git` in it; without one, what git says, which the environment may have told."""
    for place in (folder, *folder.parents):
        if (place / ".git").exists():
            return place
    return _path(_git(folder, "rev-parse", "--show-toplevel"))


def _path(line: bytes) -> Path:
    return Path(os.fsdecode(line.removesuffix(b"\n"))).resolve()


def _find_differing(root: Path, ref: str) -> dict[Path, str | None]:
    """The files of a repository that differ, each with the id of what it was, None where it is new."""
    commit = _find_commit(root, ref)
    if commit is None:
        return dict.fromkeys(_list_files(root, "-c", "-o"))
    found: dict[Path, str | None] = dict.fromkeys(_list_files(root, "-o"))
    gone: set[str] = set()
    for name, entry in _parse_diff(_git(root, *_DIFF, commit, "--")):
        file = root / name
        if entry.is_file or file in found:
            found[file] = entry.blob
        elif entry.blob:
            gone.add(entry.blob)
    return found | _find_moved(root, [file for file, blob in found.items() if blob is None], gone)


def _find_moved(root: Path, new: Sequence[Path], gone: Collection[str]) -> dict[Path, str]:
    """The new files that hold what one that is gone held: git sees a rename only where it was told of both names."""
    named = [os.fsencode(file.relative_to(root).as_posix()) for file in new]
    names = [name for name in named if b"\n" not in name and (root / os.fsdecode(name)).is_file()]
    if not gone or not names:
        return {}
    ids = _git(root, "hash-object", "--stdin-paths", given=b"".join(name + b"\n" for name in names)).decode("ascii")
    pairs = zip(names, ids.split(), strict=True)
    return {root / os.fsdecode(name): id for name, id in pairs if id in gone}


def _list_files(root: Path, *which: str) -> Iterator[Path]:
    listed = _git(root, "ls-files", "-z", "--exclude-standard", *which)
    return (root / os.fsdecode(name) for name in listed.split(b"\0") if name)


class _Entry(NamedTuple):
    """Whether a path is a file now, and the id of what was there; None for what was no file."""

    is_file: bool
    blob: str | None


def _parse_diff(raw: bytes) -> Iterator[tuple[str, _Entry]]:
    """The paths of `git diff --raw -z`: ":modes ids status", then a path, for a rename the old one and the new."""
    parts = iter(raw.split(b"\0"))
    for head in filter(None, parts):
        old_mode, new_mode, old_id, _, status = head.decode("ascii").lstrip(":").split(" ")
        path = next(parts)
        if status[0] in "RC":
            path = next(parts)
        yield os.fsdecode(path), _Entry(new_mode.startswith("100"), old_id if old_mode.startswith("100") else None)


def _find_commit(root: Path, ref: str) -> str | None:
    """The commit to compare with; None where there is none: in a new repository, for a submodule that was added."""
    head = _resolve(root, "HEAD")
    if ref == "HEAD":
        return head
    around = _git(root, "rev-parse", "--show-superproject-working-tree")
    if around and not Path.cwd().resolve().is_relative_to(root):
        return _find_recorded(_path(around), root, ref)
    commit = _resolve(root, ref)
    if not commit or not head:
        raise ContentlintError(_explain_unknown(root, ref))
    if shared := _try_git(root, "merge-base", commit, head):
        return shared.decode().strip()
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise ContentlintError(f"{root}: what HEAD and {ref!r} have in common was not fetched: {_FETCH}")
    return commit


def _find_recorded(parent: Path, root: Path, ref: str) -> str | None:
    """The commit of a submodule that the repository around it held at a reference."""
    commit = _find_commit(parent, ref)
    name = root.relative_to(parent).as_posix()
    recorded = commit and _try_git(parent, "rev-parse", "--verify", "--quiet", f"{commit}:{name}")
    if not recorded:
        return None
    found = _resolve(root, recorded.decode().strip())
    if not found:
        raise ContentlintError(f"{root}: what this submodule was at {ref!r} was not fetched: {_FETCH}")
    return found


def _resolve(root: Path, ref: str) -> str | None:
    if ref.startswith("-"):
        return None
    found = _try_git(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
    return found.decode().strip() if found else None


def _explain_unknown(root: Path, ref: str) -> str:
    if _resolve(root, f"origin/{ref}"):
        return f"{root}: git knows no {ref!r} here, but origin/{ref}: use that"
    return f"{root}: git knows no {ref!r} here: if it exists elsewhere, {_FETCH}"


def _read_blobs(root: Path, ids: Collection[str]) -> dict[str, bytes]:
    """What stands under ids, as it is stored: no filter and no conversion of line ends is applied."""
    if not ids:
        return {}
    answer = _git(root, "cat-file", "--batch", given="".join(f"{id}\n" for id in ids).encode())
    blobs: dict[str, bytes] = {}
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        id, *kind = answer[at:end].decode("ascii").split(" ")
        if kind[0] != "blob":
            raise ContentlintError(f"{root}: git has no content for {id}: {_REFETCH}")
        at = end + 1 + int(kind[1])
        blobs[id] = answer[end + 1 : at]
        at += 1
    return blobs


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What a git command prints. Raises ContentlintError with what it complains about."""
    done = _start_git(root, arguments, given)
    if done.returncode:
        complaint = " ".join(done.stderr.decode("utf-8", "replace").split())
        remedy = f": {_REFETCH}" if "promisor" in complaint else ""
        raise ContentlintError(f"{root}: git {arguments[0]}: {complaint or f'exit code {done.returncode}'}{remedy}")
    return done.stdout


def _try_git(root: Path, *arguments: str) -> bytes | None:
    """What a git command prints; None where it fails."""
    done = _start_git(root, arguments)
    return None if done.returncode else done.stdout


def _start_git(root: Path, arguments: Sequence[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(root), "-c", "core.fsmonitor=false", "-c", "diff.relative=false", *arguments]
    try:
        return subprocess.run(command, input=given, capture_output=True, env=_environment(root), check=False)
    except FileNotFoundError:
        raise ContentlintError("comparing with git needs the git program, which is not installed") from None


def _environment(root: Path) -> dict[str, str]:
    """Ours, without the places that git names to its hooks: they need not be of this repository, or are relative."""
    left_out = _PLACES if (root / ".git").exists() else ()
    return {**{name: value for name, value in os.environ.items() if name not in left_out}, **_QUIET}
