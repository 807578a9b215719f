"""Where a server can listen; what stands in the way is said before anything is started."""

import errno
import socket
from dataclasses import dataclass

from levelset.core.errors import LevelsetError

TRIES = 50
"""How many ports after the usual one ``demo`` looks at."""


class CannotListen(LevelsetError):
    """The server cannot listen there; the message says why and what to do."""


class PortTaken(CannotListen):
    """Another program listens there already."""


@dataclass(frozen=True, slots=True)
class Place:
    """An address of this machine and a port on it."""

    address: str
    port: int

    def __str__(self) -> str:
        return f"[{self.address}]:{self.port}" if ":" in self.address else f"{self.address}:{self.port}"


def place(host: str, port: int) -> Place:
    """The place for a host name or address, checked to be free; raises ``CannotListen`` or ``PortTaken``."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (socket.gaierror, UnicodeError):
        raise CannotListen(
            f"There is no host named {host}. Use 127.0.0.1 for this machine alone, 0.0.0.0 for all its addresses."
        ) from None
    family, kind, protocol, _name, target = found[0]
    address = str(target[0])
    with socket.socket(family, kind, protocol) as probe:
        # A port that was in use a moment ago may be taken again; one that is in use may not.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(target)
            probe.listen(1)
        except OSError as error:
            raise _explained(error, host, port) from error
    return Place(address, port)


def still_free(chosen: Place) -> None:
    """Check a place once more, after what took its time: the server would share a port with one like it, not refuse.

    Raises ``PortTaken`` where another program came first.
    """
    place(chosen.address, chosen.port)


def next_free(host: str, port: int) -> Place:
    """The first free place from a port on; raises ``PortTaken`` where many in a row are taken."""
    for candidate in range(port, min(port + TRIES, 65536)):
        try:
            return place(host, candidate)
        except PortTaken:
            continue
    raise PortTaken(f"The ports from {port} to {port + TRIES - 1} are all taken. Name a free one with --port.")


def _explained(error: OSError, host: str, port: int) -> CannotListen:
    if error.errno == errno.EADDRINUSE:
        return PortTaken(
            f"Port {port} on {host} is taken by another program. Stop that one, or name another: --port {port + 1}."
        )
    if error.errno == errno.EADDRNOTAVAIL:
        return CannotListen(
            f"This machine has no address {host}. Use 127.0.0.1 for this machine alone, 0.0.0.0 for all its addresses."
        )
    if error.errno == errno.EACCES:
        return CannotListen(f"Port {port} needs more rights than you have. Name one above 1023: --port 8000.")
    return CannotListen(f"The server cannot listen on {host}, port {port}: {error.strerror}.")
