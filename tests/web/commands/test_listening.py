"""Where a server can listen, and what is said where it cannot."""

import socket
from collections.abc import Iterator

import pytest

from levelset.web.commands.listening import CannotListen, Place, PortTaken, next_free, place


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


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid", "a" * 300, "nul\0"])
def test_a_host_that_is_not_here_is_refused_with_those_that_are(host: str) -> None:
    with pytest.raises(CannotListen, match=r"127\.0\.0\.1"):
        place(host, 8000)


def test_a_place_reads_as_an_address() -> None:
    assert str(Place("127.0.0.1", 8000)) == "127.0.0.1:8000"
    assert str(Place("::1", 8000)) == "[::1]:8000"
