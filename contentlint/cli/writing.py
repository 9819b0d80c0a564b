"""Files replaced in one step: the old content or the new, never half of it."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path

from contentlint.errors import ContentlintError

_STREAMS = ("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/")  # maybe regular files, which others have open too
_REMEDIES = {
    errno.ENOSPC: "the disk is full; make room and run contentlint again",
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: "your disk quota is used up; make room",
    errno.EACCES: "its folder cannot be written to; change the folder’s permissions, or close the file elsewhere",
    errno.EPERM: "the system does not allow it; change the permissions of the file and its folder",
    errno.EROFS: "it stands on a file system that is read-only",
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "there is no such folder",
    errno.EISDIR: "it is a folder",
    errno.ENAMETOOLONG: "its name is too long",
}


def replace_file(path: Path, data: bytes, expected: bytes | None = None) -> None:
    """Make `data` what a file holds; mode, owner, group and extended attributes stay, symbolic links are followed.

    Where `expected` is given, the file must be there and hold that still. Without it, it may be new, and what is no
    regular file (a pipe, /dev/stdout) is written to as it is.
    Raises ContentlintError, with nothing written, where the file is read-only, gone, changed or cannot be written.
    """
    try:
        if expected is None and _is_special(path):
            _append(path, data)
        else:
            _replace(path, Path(os.path.realpath(path)), data, expected)
    except OSError as error:
        reason = _REMEDIES.get(error.errno or 0, error.strerror or str(error))
        raise ContentlintError(f"{path}: cannot be written: {reason}") from None


def _is_special(path: Path) -> bool:
    if os.path.abspath(path).startswith(_STREAMS):  # noqa: PTH100
        return True
    with contextlib.suppress(FileNotFoundError):
        mode = path.stat().st_mode
        return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)
    return False


def _append(path: Path, data: bytes) -> None:
    with path.open("ab", buffering=0) as stream:
        rest = memoryview(data)
        while rest:
            rest = rest[stream.write(rest) or 0 :]


def _replace(path: Path, target: Path, data: bytes, expected: bytes | None) -> None:
    known = _examine(path, target, expected)
    temporary = target.with_name(f".contentlint-{os.urandom(8).hex()}.tmp")
    try:
        _write(path, temporary, data, known, target)
        if expected is not None:
            _require(path, target, expected)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync(target.parent)


def _examine(path: Path, target: Path, expected: bytes | None) -> os.stat_result | None:
    """What is known of the file that is to be replaced, None for a new one."""
    try:
        known = target.stat()
    except FileNotFoundError:
        if expected is None:
            return None
        raise ContentlintError(f"{path}: has vanished since it was read; nothing is written") from None
    if stat.S_ISDIR(known.st_mode):
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(known.st_mode):
        raise ContentlintError(f"{path}: is no regular file, so it is left alone")
    if not known.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise ContentlintError(f"{path}: is read-only, so it is left alone; make it writable to have it changed")
    return known


def _write(path: Path, temporary: Path, data: bytes, known: os.stat_result | None, target: Path) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    with open(os.open(temporary, flags, 0o600 if known else 0o666), "wb") as stream:  # noqa: PTH123
        stream.write(data)
        stream.flush()
        if known:
            _keep_owner(path, temporary, known)
            _keep_attributes(path, temporary, target)
            temporary.chmod(stat.S_IMODE(known.st_mode))
        os.fsync(stream.fileno())


def _keep_owner(path: Path, temporary: Path, known: os.stat_result) -> None:
    own = temporary.stat()
    if not hasattr(os, "chown") or (own.st_uid, own.st_gid) == (known.st_uid, known.st_gid):
        return
    try:
        os.chown(temporary, known.st_uid, known.st_gid)
    except OSError:
        owner = f"user {known.st_uid}, group {known.st_gid}"
        message = (
            f"{path}: belongs to {owner}, which could not be kept, so it is left alone; run contentlint as its owner"
        )
        raise ContentlintError(message) from None


def _keep_attributes(path: Path, temporary: Path, target: Path) -> None:
    """Copy extended attributes, access lists among them, where there are any; security labels are the system's."""
    if not hasattr(os, "listxattr"):
        return
    try:
        names = os.listxattr(target)
    except OSError:
        return  # a file system without any
    for name in names:
        try:
            os.setxattr(temporary, name, os.getxattr(target, name))
        except OSError:
            if not name.startswith("security."):
                raise ContentlintError(f"{path}: its attribute {name} could not be kept, so it is left alone") from None


def _require(path: Path, target: Path, expected: bytes) -> None:
    try:
        data = target.read_bytes()
    except FileNotFoundError:
        raise ContentlintError(f"{path}: has vanished since it was read; nothing is written") from None
    if data != expected:
        raise ContentlintError(f"{path}: changed meanwhile, so it is left alone; run contentlint again")


def _sync(folder: Path) -> None:
    """Have the new name on the disk, where folders can be opened at all."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
