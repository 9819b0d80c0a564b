"""The commands that fetch LanguageTool, and keep its server warm."""

from __future__ import annotations

import json
from typing import Any

from contentlint.cli.output import note, write_report
from contentlint.engines import server_folder
from contentlint.grammar.languagetool import install as installing
from contentlint.grammar.languagetool import server
from contentlint.grammar.languagetool.install import VERSION


def install(origin: str, force: bool) -> int:
    """Fetch LanguageTool, telling how far it is."""
    place = installing.place()
    if installing.is_installed() and not force:
        note(f"LanguageTool {VERSION} is installed already, in {place}; --force fetches it anew")
        return 0
    fetch = installing.install_from_maven if origin == "maven" else installing.install_from_download
    target = fetch(note)
    note(f"LanguageTool {VERSION} is installed in {target}")
    return 0


def start() -> int:
    """Start a server that stays."""
    before = server.find_status(server_folder())
    state = server.start(server_folder())
    was = "runs already" if before and before.state.process == state.process else "is up"
    note(f"LanguageTool {state.version} {was} at {state.address}; contentlint grammar stop ends it")
    return 0


def stop() -> int:
    """Stop the server."""
    note("LanguageTool has stopped" if server.stop(server_folder()) else "no LanguageTool server of ours runs")
    return 0


def status(output_format: str) -> int:
    """Print what is installed and what runs."""
    facts = _facts()
    if output_format == "json":
        write_report(json.dumps(facts, ensure_ascii=False, indent=2) + "\n", None)
        return 0
    installed, running = facts["installed"], facts["server"]
    lines = [
        f"installed  LanguageTool {installed['version']} in {installed['path']}" if installed else "installed  no",
        *(_describe(running) if running else ["server     none runs"]),
    ]
    if not installed:
        lines.append(f"           fetch it with: {installing.INSTALL}")
    write_report("\n".join(lines) + "\n", None)
    return 0


def _describe(running: dict[str, Any]) -> list[str]:
    stays = "until it is stopped" if running["kept"] else f"while it is used, by {running['users']} now"
    answers = "" if running["answers"] else ", but does not answer"
    return [
        f"server     LanguageTool {running['version']} at {running['address']}{answers}, process {running['pid']}",
        f"           up {running['seconds']} s, {running['memory_mb']} MB, stays {stays}",
    ]


def _facts() -> dict[str, Any]:
    there = installing.is_installed()
    found = server.find_status(server_folder())
    installed = {"version": VERSION, "path": str(installing.place())} if there else None
    if found is None:
        return {"installed": installed, "server": None, "folder": str(server_folder())}
    state = found.state
    running = {
        "version": state.version,
        "address": state.address,
        "port": state.port,
        "pid": state.process[0],
        "seconds": round(found.age),
        "memory_mb": found.memory // 2**20,
        "kept": state.kept,
        "users": len(state.users),
        "answers": found.answers,
    }
    return {"installed": installed, "server": running, "folder": str(server_folder())}
