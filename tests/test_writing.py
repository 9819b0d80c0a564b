"""Files replaced in one step, and those that are left alone."""

from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from contentlint.cli import writing
from contentlint.cli.output import write_report
from contentlint.cli.writing import replace_file
from contentlint.errors import ContentlintError

POSIX = pytest.mark.skipif(os.name != "posix", reason="POSIX only")
OLD, NEW = b"old \xe9\r\n", b"new \xe9\r\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "my post.md"
    path.write_bytes(OLD)
    return path


def others(path: Path) -> list[Path]:
    return [other for other in path.parent.iterdir() if other != path]


def refuse(path: Path, reason: str, expected: bytes | None = OLD) -> None:
    """The file is left as it is, nothing is left behind, and the message names it."""
    before = path.read_bytes() if path.is_file() else None
    beside = others(path)
    with pytest.raises(ContentlintError) as caught:
        replace_file(path, NEW, expected)
    assert str(path) in str(caught.value)
    assert reason in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert others(path) == beside


def test_content_is_replaced(article: Path) -> None:
    replace_file(article, NEW, OLD)
    assert article.read_bytes() == NEW
    assert others(article) == []


def test_a_report_may_be_new_or_old(tmp_path: Path) -> None:
    for data in (b"first", b"second"):
        replace_file(tmp_path / "report.json", data)
        assert (tmp_path / "report.json").read_bytes() == data


@POSIX
def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    replace_file(tmp_path / "report.json", NEW)
    (tmp_path / "other").touch()
    assert (tmp_path / "report.json").stat().st_mode == (tmp_path / "other").stat().st_mode


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o664])
def test_mode_is_kept(article: Path, mode: int) -> None:
    article.chmod(mode)
    replace_file(article, NEW, OLD)
    assert stat.S_IMODE(article.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_owner_is_kept(article: Path) -> None:
    os.chown(article, 1234, 4321)
    article.chmod(0o4755)
    replace_file(article, NEW, OLD)
    known = article.stat()
    assert (known.st_uid, known.st_gid, stat.S_IMODE(known.st_mode)) == (1234, 4321, 0o4755)


@POSIX
def test_an_owner_that_cannot_be_kept_is_a_reason_to_refuse(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse_chown(*_: object) -> None:
        raise PermissionError(errno.EPERM, "not allowed")

    real = Path.stat

    def of_another(path: Path, **options: bool) -> os.stat_result:
        known = list(real(path, **options))
        if path.name.startswith(".contentlint-"):
            known[4] += 1
        return os.stat_result(known)

    monkeypatch.setattr(os, "chown", refuse_chown)
    monkeypatch.setattr(Path, "stat", of_another)
    refuse(article, "could not be kept")


def test_extended_attributes_are_kept(article: Path) -> None:
    if not hasattr(os, "setxattr"):
        pytest.skip("no extended attributes here")
    try:
        os.setxattr(article, "user.origin", b"newsroom")
    except OSError:
        pytest.skip("the file system has no extended attributes")
    replace_file(article, NEW, OLD)
    assert os.getxattr(article, "user.origin") == b"newsroom"


@POSIX
def test_links_are_written_through(article: Path, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    link = tmp_path / "sub" / "link.md"
    link.symlink_to(Path("..") / article.name)
    replace_file(link, NEW, OLD)
    assert link.is_symlink()
    assert article.read_bytes() == NEW


@POSIX
def test_a_link_in_a_circle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("b.md")
    (tmp_path / "b.md").symlink_to("a.md")
    refuse(tmp_path / "a.md", "cannot be written")


def test_a_read_only_file_is_left_alone(article: Path) -> None:
    article.chmod(0o444)
    refuse(article, "read-only")
    refuse(article, "read-only", expected=None)
    article.chmod(0o644)


def test_a_vanished_file_is_left_alone(article: Path) -> None:
    article.unlink()
    refuse(article, "vanished")


def test_a_file_that_vanishes_late_does_not_come_back(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: (article.unlink(), real(descriptor)))
    with pytest.raises(ContentlintError, match="vanished"):
        replace_file(article, NEW, OLD)
    assert list(article.parent.iterdir()) == []


def test_a_file_that_changed_meanwhile_is_left_alone(article: Path) -> None:
    refuse(article, "changed meanwhile", expected=b"what was read")


def test_a_file_that_changes_late_is_left_alone(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: (article.write_bytes(b"theirs"), real(descriptor)))
    with pytest.raises(ContentlintError, match="changed meanwhile"):
        replace_file(article, NEW, OLD)
    assert article.read_bytes() == b"theirs"
    assert others(article) == []


@pytest.mark.parametrize(
    ("code", "reason"),
    [(errno.ENOSPC, "disk is full"), (errno.EROFS, "read-only"), (errno.EIO, os.strerror(errno.EIO))],
)
def test_a_disk_that_fails_leaves_the_file_whole(
    article: Path, monkeypatch: pytest.MonkeyPatch, code: int, reason: str
) -> None:
    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    refuse(article, reason)


def test_an_interruption_leaves_nothing_behind(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "_require", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace_file(article, NEW, OLD)
    assert article.read_bytes() == OLD
    assert others(article) == []


def test_folders_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    refuse(tmp_path / "posts", "it is a folder", expected=None)


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ContentlintError, match="no such folder"):
        replace_file(tmp_path / "gone" / "report.json", NEW)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to(article: Path) -> None:
    article.parent.chmod(0o555)
    try:
        refuse(article, "folder cannot be written to")
    finally:
        article.parent.chmod(0o755)


def test_long_names_leave_room_for_the_temporary_one(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 250 + ".md")
    path.write_bytes(OLD)
    replace_file(path, NEW, OLD)
    assert path.read_bytes() == NEW


@POSIX
def test_pipes_are_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    received: list[bytes] = []
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()))
    reader.start()
    replace_file(pipe, NEW * 50_000)
    reader.join()
    assert received == [NEW * 50_000]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@POSIX
def test_a_stream_named_as_a_file_is_added_to(tmp_path: Path) -> None:
    with (tmp_path / "out.txt").open("wb") as stream:
        stream.write(b"before\n")
        stream.flush()
        replace_file(Path(f"/dev/fd/{stream.fileno()}"), NEW)
    assert (tmp_path / "out.txt").read_bytes() == b"before\n" + NEW


def test_a_pipe_is_no_article(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ContentlintError, match="no regular file"):
        replace_file(tmp_path / "pipe", NEW, OLD)


def test_reports_are_written_as_utf_8(tmp_path: Path) -> None:
    write_report("é\n\udce9\n", str(tmp_path / "report.txt"), "ascii")
    assert (tmp_path / "report.txt").read_bytes() == b"\xc3\xa9\n\\udce9\n"
