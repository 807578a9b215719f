"""Where a server can listen, and what is said where it cannot."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from click import Command
from click.testing import CliRunner

from levelset.web.commands import demo, serve
from levelset.web.commands.listening import CannotListen, Place, PortTaken, next_free, place, still_free


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_free_port_is_a_place(taken: int) -> None:
    free = next_free("127.0.0.1", taken)
    assert free.port > taken
    assert place("127.0.0.1", free.port) == free
    assert place("localhost", free.port).port == free.port


def test_a_taken_port_is_refused_with_another_one(taken: int) -> None:
    with pytest.raises(PortTaken, match=f"--port {taken + 1}"):
        place("127.0.0.1", taken)


def test_a_place_that_was_taken_meanwhile_is_said_before_two_servers_share_it(taken: int) -> None:
    free = next_free("127.0.0.1", taken)
    still_free(free)
    with socket.socket() as other:
        other.bind((free.address, free.port))
        other.listen()
        with pytest.raises(PortTaken, match=str(free.port)):
            still_free(free)


@pytest.mark.parametrize("command", [demo.demo, serve.serve])
def test_both_servers_look_again_after_what_took_its_time(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Their data is made ready, which takes some seconds; meanwhile somebody starts another one at the same port."""
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
        monkeypatch.setenv("LEVELSET_DATA", str(tmp_path / "data"))
        for module in (demo, serve):
            monkeypatch.setattr(module.ground, "begin", lambda *_settings: None)
            monkeypatch.setattr(module.ground, "make_ready", lambda _data: other.listen())
            monkeypatch.setattr(module.supervisor, "run", lambda *_more: pytest.fail("two share a port"))
        monkeypatch.setattr(demo, "forget_settings", lambda: None)
        monkeypatch.setattr(demo, "fill", lambda: None)
        monkeypatch.setattr(serve, "_check", lambda *_more: None)
        monkeypatch.setattr(serve, "_greeting", lambda *_more: "")
        answer = CliRunner().invoke(command, ["--port", str(port)])
    assert answer.exit_code == 2 and f"Port {port}" in answer.output and "another program" in answer.output


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid", "a" * 300, "nul\0"])
def test_a_host_that_is_not_here_is_refused_with_those_that_are(host: str) -> None:
    with pytest.raises(CannotListen, match=r"127\.0\.0\.1"):
        place(host, 8000)


def test_a_place_reads_as_an_address() -> None:
    assert str(Place("127.0.0.1", 8000)) == "127.0.0.1:8000"
    assert str(Place("::1", 8000)) == "[::1]:8000"
