"""``levelset evidence add --server``: to the server that was named, over https, and in plain words."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pytest_django.live_server_helper import LiveServer

from cast import Cast, make_cast
from levelset.web.api.actions import make_token
from levelset.web.commands.evidence import evidence
from levelset.web.evidence.models import Entry

TEXT = "Greased the hinges."


def add(*arguments: str, token: str | None = "lvl_x", text: str = TEXT) -> Any:
    return CliRunner().invoke(evidence, ["add", text, *arguments], env={"LEVELSET_TOKEN": token})


@pytest.mark.django_db(transaction=True)
class TestOnARealServer:
    """The command against the application itself."""

    @pytest.fixture
    def people(self, transactional_db: None) -> Cast:
        return make_cast()

    def test_a_line_is_logged_for_the_owner_of_the_token(
        self, live_server: LiveServer, people: Cast, tmp_path: Path
    ) -> None:
        token = make_token("laptop", days=30, may_write=True, author=people.member)[1]
        said = add("--server", live_server.url, token=token)
        assert said.exit_code == 0, said.output
        entry = Entry.objects.get()
        assert (entry.author, entry.text) == (people.member, TEXT) and f"/evidence/{entry.key}" in said.output
        file = tmp_path / "token"
        file.write_text(token + "\n")
        file.chmod(0o644)
        loose = add("--server", live_server.url, "--token-file", str(file), token=None)
        assert loose.exit_code == 2 and "chmod 600" in loose.output
        file.chmod(0o600)
        assert add("--server", live_server.url + "/", "--token-file", str(file), token=None).exit_code == 0
        assert Entry.objects.count() == 2

    def test_what_the_server_refuses_is_said_in_its_words(self, live_server: LiveServer, people: Cast) -> None:
        reads = make_token("reads", days=30, may_write=False, author=people.member)[1]
        for token, told in ((reads, "This token only reads."), ("lvl_none", "This token lets nobody in.")):
            said = add("--server", live_server.url, token=token)
            assert said.exit_code == 2 and told in said.output and "Traceback" not in said.output
        writes = make_token("writes", days=30, may_write=True, author=people.member)[1]
        said = add("--server", live_server.url, token=writes, text="x" * 20_001)
        assert said.exit_code == 2 and "text" in said.output
        assert not Entry.objects.exists()


class _Elsewhere(BaseHTTPRequestHandler):
    """Sends elsewhere, or answers with what is no Levelset; keeps who brought which token."""

    brought: list[tuple[str, str | None]] = []

    def do_POST(self) -> None:
        self.brought.append((self.path, self.headers["Authorization"]))
        self.rfile.read(int(self.headers["Content-Length"]))
        if self.path.startswith("/moved"):
            self.send_response(307)
            self.send_header("Location", "/stolen")
            self.end_headers()
            return
        self.send_response(500 if self.path.startswith("/broken") else 200)
        self.end_headers()
        self.wfile.write(b"<html>\x1b[31mno</html>" if "html" in self.path else json.dumps([1]).encode())

    def log_message(self, *_given: Any) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    _Elsewhere.brought = []
    server = HTTPServer(("127.0.0.1", 0), _Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_the_token_goes_to_no_other_place(elsewhere: str) -> None:
    said = add("--server", f"{elsewhere}/moved")
    assert said.exit_code == 2 and "sends elsewhere" in said.output
    assert [path for path, _token in _Elsewhere.brought] == ["/moved/api/v1/entries"]


@pytest.mark.parametrize("path", ["/html", "/broken", "/broken/html", "/list"])
def test_what_is_no_levelset_is_said(elsewhere: str, path: str) -> None:
    said = add("--server", elsewhere + path)
    assert said.exit_code == 2 and "as Levelset does" in said.output and "\x1b" not in said.output


def test_loopback_is_reached_past_a_proxy(elsewhere: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    add("--server", elsewhere)
    assert len(_Elsewhere.brought) == 1


@pytest.mark.parametrize(
    ("arguments", "token", "told"),
    [
        (["--server", "http://levels.example.org"], "lvl_x", "Use https://"),
        (["--server", "http://127.0.0.1.example.org"], "lvl_x", "Use https://"),
        (["--server", "ftp://levels.example.org"], "lvl_x", "is no address of a server"),
        (["--server", "levels.example.org"], "lvl_x", "is no address of a server"),
        (["--server", "https://me:secret@levels.example.org"], "lvl_x", "is no address of a server"),
        (["--server", "https://[broken"], "lvl_x", "is no address of a server"),
        (["--server", "http://localhost:9"], "lvl_x", "cannot be reached"),
        (["--server", "https://levels.example.org"], None, "There is no token in LEVELSET_TOKEN"),
        (["--server", "https://levels.example.org"], "two words", "is no token"),
        (["--server", "https://levels.example.org", "--token-file", "nowhere"], None, "cannot be read"),
        (["--server", "https://levels.example.org", "--as", "a@example.org"], "lvl_x", "--as is for this machine"),
        (["--token-file", "nowhere"], "lvl_x", "--token-file goes with --server"),
    ],
)
def test_what_cannot_be_sent_is_said_before_it_is(arguments: list[str], token: str | None, told: str) -> None:
    said = add(*arguments, token=token)
    assert said.exit_code == 2 and told in said.output and "Traceback" not in said.output
