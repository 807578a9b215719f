"""Asking another server: https alone, public addresses alone, one address for check and connection, no redirects.

What it costs is bounded: seconds for an answer, bytes of it, requests of a client. Nothing of a request is logged.
"""

import http.client
import ipaddress
import json
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Timer
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from levelset.core.errors import Refused

ANSWER_SECONDS = 15.0
ALL_SECONDS = 100.0
MOST_REQUESTS = 150
MOST_BYTES = 8_000_000
CHUNK = 65_536


class Unreachable(Refused):
    """The other server cannot be asked, or did not answer as it should; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: its status, the names of its headers in small letters, and the JSON it sent."""

    status: int
    headers: Mapping[str, str]
    data: Any


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet, also behind the forms of IPv6 that carry one of IPv4."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        carried = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            carried.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if any(one is not None and not is_public(str(one)) for one in carried):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def checked_address(host: str, port: int) -> str:
    """An address of a host, once all that it has are public; raises ``Unreachable``."""
    try:
        found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise Unreachable(_("The server %(host)s cannot be found.") % {"host": host}) from None
    loopback = settings.OUTGOING_LOOPBACK and all(ipaddress.ip_address(one).is_loopback for one in found)
    if not found or not (loopback or all(is_public(one) for one in found)):
        raise Unreachable(
            _("The server %(host)s has an address that is not public. Levelset asks public ones alone.")
            % {"host": host}
        )
    return found[0]


class _Secure(http.client.HTTPSConnection):
    """A connection to the address that was checked, with the certificate of the host."""

    def __init__(self, host: str, port: int, address: str) -> None:
        self.secure = ssl.create_default_context()
        super().__init__(host, port, timeout=ANSWER_SECONDS, context=self.secure)
        self.address = address

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), ANSWER_SECONDS)
        self.sock = self.secure.wrap_socket(plain, server_hostname=self.host)


class Client:
    """Asks one server. ``headers`` carry the token; they go nowhere else."""

    def __init__(self, base: str, headers: Mapping[str, str]) -> None:
        parts = urlsplit(base)
        self.host, self.path = parts.hostname or "", parts.path.rstrip("/")
        self.is_secure = parts.scheme == "https"
        self.port = parts.port or (443 if self.is_secure else 80)
        if not self.host or not (self.is_secure or settings.OUTGOING_LOOPBACK):
            raise Unreachable(_("Only addresses that begin with https:// are asked."))
        self.headers = {"User-Agent": "levelset", "Accept": "application/json", "Connection": "close", **headers}
        self.left, self.until = MOST_REQUESTS, time.monotonic() + ALL_SECONDS

    def get(self, path: str, **query: str | int) -> Answer:
        """The answer to a question; raises ``Unreachable`` for none, for one too late, too large or not JSON."""
        if self.left <= 0 or time.monotonic() > self.until:
            raise Unreachable(_("There is more than can be asked for in one go. Take a shorter period."))
        self.left -= 1
        target = f"{self.path}{path}" + (f"?{urlencode(query)}" if query else "")
        address = checked_address(self.host, self.port)
        connection: http.client.HTTPConnection = (
            _Secure(self.host, self.port, address)
            if self.is_secure
            else http.client.HTTPConnection(address, self.port, timeout=ANSWER_SECONDS)
        )
        try:
            return self._asked(connection, target)
        except ssl.SSLError:
            message = _("The certificate of %(host)s is not one that can be trusted.") % {"host": self.host}
        except (OSError, http.client.HTTPException, ValueError):
            message = _("%(host)s did not answer, or too slowly. Try again later.") % {"host": self.host}
        finally:
            connection.close()
        raise Unreachable(message)

    def _asked(self, connection: http.client.HTTPConnection, target: str) -> Answer:
        connection.connect()
        opened = connection.sock
        clock = Timer(ANSWER_SECONDS, lambda: _shut(opened))  # one that sends a byte now and then ends, too
        clock.daemon = True
        clock.start()
        try:
            connection.request("GET", target, headers=self.headers)
            response = connection.getresponse()
            body = response.read(MOST_BYTES + 1)
        finally:
            clock.cancel()
        headers = {name.lower(): value for name, value in response.getheaders()}
        if len(body) > MOST_BYTES:
            raise Unreachable(_("%(host)s answered with more than can be read.") % {"host": self.host})
        return Answer(response.status, headers, _json(body) if response.status == 200 else None)


def _shut(opened: socket.socket) -> None:
    try:
        opened.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise Unreachable(_("The server answered, but not as GitHub or GitLab do. Is the address right?")) from None
