"""The real server: started, shared, kept, stopped. One serves all of these tests but those that need it gone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Run
from languagetool_cases import missing

from contentlint.grammar.engine import EngineError
from contentlint.grammar.languagetool import install, server
from contentlint.grammar.languagetool.client import Client
from contentlint.grammar.languagetool.engine import LanguageToolEngine
from contentlint.grammar.languagetool.state import State, locked, read_state, write_state

WRONG = "# Pies\n\nThe 🥧 pies is good 😀, and she go home becuase of rain.\n\n## Related posts\n"
REASON = missing()
real = pytest.mark.skipif(bool(REASON), reason=REASON)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache folder of these tests' own, whose server is stopped when they are done."""
    folder = tmp_path_factory.mktemp("languagetool")
    yield folder
    server.stop(folder / "languagetool")


@pytest.fixture(scope="module")
def kept(home: Path) -> State:
    """A server that stays."""
    return server.start(home / "languagetool")


def rules(done: subprocess.CompletedProcess[str]) -> list[str]:
    (result,) = json.loads(done.stdout)["results"]
    return [finding["rule"] for finding in result["findings"]]


@real
def test_what_it_finds_is_at_its_characters(kept: State) -> None:
    text = "The 🥧 pies is good 😀, and she go home becuase of rain."
    (slips,) = LanguageToolEngine(kept.address).check([text], "en")
    found = {text[slip.start : slip.end]: (slip.kind, slip.replacements[0]) for slip in slips}
    assert found["go"] == ("agreement", "goes")
    assert found["becuase"] == ("spelling", "because")


@real
def test_it_listens_on_this_machine_only(kept: State) -> None:
    import psutil

    listening = [c.laddr for c in psutil.Process(kept.process[0]).net_connections() if c.status == psutil.CONN_LISTEN]
    assert [(address.ip.removeprefix("::ffff:"), address.port) for address in listening] == [("127.0.0.1", kept.port)]


LANGUAGES = {
    "fr": ("Les enfant jouent dans le jardin et ils mange une pomme.", "mange"),
    "es": ("Las casa es muy grande y bonitas.", "casa"),
}


@real
@pytest.mark.parametrize(("language", "case"), LANGUAGES.items(), ids=LANGUAGES.keys())
def test_other_languages(kept: State, language: str, case: tuple[str, str]) -> None:
    text, wrong = case
    (slips,) = LanguageToolEngine(kept.address).check([text], language)
    assert any(wrong in text[slip.start : slip.end] or text[slip.start : slip.end] in wrong for slip in slips)


@real
def test_two_runs_at_once_share_it(contentlint: Run, folder: Path, home: Path, kept: State) -> None:
    (folder / "wrong.md").write_text(WRONG, encoding="utf-8")
    options = ("check", "--no-cache", "--grammar", "languagetool", "--output-format", "json", "wrong.md")
    with ThreadPoolExecutor(2) as pool:
        runs = [pool.submit(contentlint, *options, CONTENTLINT_CACHE_DIR=str(home)) for _ in range(2)]
    first, second = (run.result() for run in runs)
    assert rules(first) == rules(second)
    assert {"grammar/agreement", "grammar/spelling", "structure/empty-section"} <= set(rules(first))
    assert (first.returncode, first.stderr) == (0, "")
    state = read_state(home / "languagetool")
    assert state is not None and (state.process, state.users, state.kept) == (kept.process, (), True)


@real
def test_both_engines_name_themselves(contentlint: Run, folder: Path, home: Path, kept: State) -> None:
    (folder / "wrong.md").write_text(WRONG, encoding="utf-8")
    options = ("check", "--no-cache", "--grammar", "both", "--output-format", "json", "wrong.md")
    (result,) = json.loads(contentlint(*options, CONTENTLINT_CACHE_DIR=str(home)).stdout)["results"]
    spelling = next(finding for finding in result["findings"] if finding["rule"] == "grammar/spelling")
    assert sorted(source.split(":")[0] for source in spelling["source"]) == ["harper", "languagetool"]
    assert spelling["confidence"] == "high"


@real
def test_status_tells_what_runs(contentlint: Run, home: Path, kept: State) -> None:
    done = contentlint("grammar", "status", "--output-format", "json", CONTENTLINT_CACHE_DIR=str(home))
    facts = json.loads(done.stdout)
    assert facts["installed"]["version"] == install.VERSION
    running = facts["server"]
    assert (running["address"], running["port"], running["pid"]) == (kept.address, kept.port, kept.process[0])
    assert running["memory_mb"] > 50 and running["kept"] and running["answers"]
    shown = contentlint("grammar", "status", CONTENTLINT_CACHE_DIR=str(home)).stdout
    assert kept.address in shown and "MB" in shown


@real
def test_start_finds_the_one_that_runs(contentlint: Run, home: Path, kept: State) -> None:
    done = contentlint("grammar", "start", CONTENTLINT_CACHE_DIR=str(home))
    assert done.returncode == 0 and f"runs already at {kept.address}" in done.stderr


@real
def test_a_run_starts_one_and_the_last_user_stops_it(tmp_path: Path) -> None:
    folder = tmp_path / "languagetool"
    address = server.acquire(folder)
    state = read_state(folder)
    assert state is not None and len(state.users) == 1
    other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        with locked(folder):
            write_state(folder, replace(state, users=(*state.users, server._identify(other.pid))))
        server.release(folder)
        assert Client(address).is_up()
    finally:
        other.communicate(b"\n")
    assert server.acquire(folder) == address
    server.release(folder)
    assert read_state(folder) is None and not server._is_alive(state.process)


@real
def test_a_server_that_is_killed_in_the_middle(tmp_path: Path) -> None:
    """It is told, nothing hangs, and the next run starts another one."""
    folder = tmp_path / "languagetool"
    try:
        engine = LanguageToolEngine(server.acquire(folder), timeout=30)
        assert engine.check(["La casa es grande."], "es") == [()]
        state = read_state(folder)
        assert state is not None
        os.kill(state.process[0], signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        with pytest.raises(EngineError, match=r"no connection to|broke off"):
            while True:
                engine.check(["La casa es grande."], "es")
        found = server._find_live(folder)
        assert found is None and read_state(folder) is None
    finally:
        server.stop(folder)


def test_a_state_whose_process_is_gone_is_cleaned(tmp_path: Path) -> None:
    pytest.importorskip("psutil")
    gone = subprocess.Popen([sys.executable, "-c", "pass"])
    born = server._identify(gone.pid)
    gone.wait()
    write_state(tmp_path, State(born, 1, install.VERSION, kept=True, users=(born,)))
    assert server.find_status(tmp_path) is None
    assert server._find_live(tmp_path) is None
    assert read_state(tmp_path) is None


def test_another_program_with_the_same_number_is_let_be(tmp_path: Path) -> None:
    pytest.importorskip("psutil")
    own = os.getpid()
    write_state(tmp_path, State((own, 1.0), 1, install.VERSION))
    assert not server.stop(tmp_path)
    assert read_state(tmp_path) is None


DAMAGED = {"empty": "", "not-json": "{", "other": '{"pid": 1}', "list": "[]", "types": '{"process": 3, "users": 1}'}


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_state_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "server.json").write_text(text, encoding="utf-8")
    assert read_state(tmp_path) is None


def test_stop_where_nothing_runs(contentlint: Run, tmp_path: Path) -> None:
    pytest.importorskip("language_tool_python")
    done = contentlint("grammar", "stop", CONTENTLINT_CACHE_DIR=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "contentlint: no LanguageTool server of ours runs\n")


def test_not_installed(contentlint: Run, tmp_path: Path) -> None:
    pytest.importorskip("language_tool_python")
    surroundings = {"LTP_PATH": str(tmp_path / "none"), "CONTENTLINT_CACHE_DIR": str(tmp_path)}
    done = contentlint("check", "--grammar", "languagetool", "flawed.md", **surroundings)
    assert done.returncode == 2
    assert "LanguageTool is not installed; contentlint grammar install" in done.stderr
    assert "structure/empty-section" in done.stdout
    status = contentlint("grammar", "status", **surroundings)
    assert status.returncode == 0 and "contentlint grammar install" in status.stdout


def test_no_java(contentlint: Run, tmp_path: Path) -> None:
    pytest.importorskip("language_tool_python")
    jar = tmp_path / f"LanguageTool-{install.VERSION}" / "languagetool-server.jar"
    jar.parent.mkdir()
    jar.write_bytes(b"")
    surroundings = {"LTP_PATH": str(tmp_path), "CONTENTLINT_CACHE_DIR": str(tmp_path), "PATH": str(tmp_path)}
    done = contentlint("check", "--grammar", "both", "flawed.md", **surroundings)
    assert done.returncode == 2
    assert "LanguageTool needs Java, and there is none; install Java 17" in done.stderr
    assert "structure/empty-section" in done.stdout
    for command in (("start",), ("install", "--force")):
        done = contentlint("grammar", *command, **surroundings)
        assert done.returncode == 2 and "LanguageTool needs Java" in done.stderr


def test_no_maven(contentlint: Run, tmp_path: Path) -> None:
    pytest.importorskip("language_tool_python")
    done = contentlint("grammar", "install", "--from", "maven", LTP_PATH=str(tmp_path), PATH=str(tmp_path))
    assert done.returncode == 2 and "Maven (mvn) is not installed" in done.stderr


def test_without_the_extra_the_remedy_is_told(contentlint: Run, tmp_path: Path) -> None:
    (tmp_path / "language_tool_python.py").write_text("raise ImportError", encoding="utf-8")
    hidden = os.pathsep.join([str(tmp_path), str(Path(__file__).parent.parent)])
    done = contentlint("check", "--grammar", "languagetool", "flawed.md", PYTHONPATH=hidden)
    assert done.returncode == 2 and "pip install 'contentlint[languagetool]'" in done.stderr


def test_manifest_lines_are_folded() -> None:
    lines = install._fold("Class-Path: " + " ".join(f"lib/part-{number}.jar" for number in range(40))).split("\r\n")
    assert max(map(len, lines)) <= 72
    assert all(line.startswith(" ") for line in lines[1:-1])
