"""A LanguageTool server to test against: the real one where it is installed, and a false one for what goes wrong."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

LANGUAGES = [{"longCode": code} for code in ("de", "de-DE", "en", "en-GB", "en-US", "fr", "pt-BR")]
Answer = Callable[[dict[str, str]], tuple[int, Any]]


def missing() -> str:
    """Why the real server cannot be run here, or nothing; in CI it has to be there, and tests fail where it is not."""
    if os.environ.get("CONTENTLINT_TEST_LANGUAGETOOL") == "required":
        return ""
    if shutil.which("java") is None:
        return "there is no Java"
    try:
        from contentlint.grammar.languagetool.install import is_installed

        return "" if is_installed() else "LanguageTool is not installed; .ci/languagetool fetches it"
    except Exception as error:
        return str(error)


def match(text: str, word: str, rule: str = "HE_VERB_AGR", **more: Any) -> dict[str, Any]:
    """A match as the server words it, at the first place of a word, counted in UTF-16 units."""
    start = len(text[: text.index(word)].encode("utf-16-le")) // 2
    category = more.get("category", "GRAMMAR")
    return {
        "offset": start,
        "length": len(word.encode("utf-16-le")) // 2,
        "message": more.get("message", "The verb does not fit."),
        "replacements": [{"value": value} for value in more.get("replacements", ["goes"])],
        "rule": {"id": rule, "subId": "1", "category": {"id": category}, "issueType": more.get("issue", "grammar")},
    }


def mark(word: str, **more: Any) -> Answer:
    """An answer that marks a word wherever it stands first."""

    def answer(asked: dict[str, str]) -> tuple[int, Any]:
        text = asked["text"]
        return 200, {"matches": [match(text, word, **more)] if word in text else []}

    return answer


@contextmanager
def false_server(answer: Answer) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A server that answers checks as told, with its address and all that it was asked."""
    asked: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._reply(200, LANGUAGES if self.path.endswith("languages") else {})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            asked.append({name: values[0] for name, values in parse_qs(body).items()})
            self._reply(*answer(asked[-1]))

        def _reply(self, status: int, body: Any) -> None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *arguments: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
