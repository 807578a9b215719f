"""Log a line on a server somewhere else, with a personal token. Standard library alone; nothing is kept here."""

import json
import os
import stat
import uuid
from http.client import HTTPException
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from levelset.core.errors import Refused

VARIABLE = "LEVELSET_TOKEN"
SECONDS = 20
MOST_BYTES = 1_000_000


class _StaysHere(HTTPRedirectHandler):
    """A redirection is no answer: the token goes to the server that was named, and to no other."""

    def redirect_request(self, *_given: Any, **_more: Any) -> None:
        """Follow none."""


def add(text: str, server: str, token_file: Path | None) -> str:
    """Log a text on a server; what to say about it. Raises ``Refused`` with what is wrong and what to do."""
    place = _checked(server)
    body = json.dumps({"text": text, "token": str(uuid.uuid4())}).encode()
    headers = {"Authorization": f"Bearer {_token(token_file)}", "Content-Type": "application/json"}
    base = place.geturl().rstrip("/")
    request = Request(f"{base}/api/v1/entries", body, headers, method="POST")  # noqa: S310 - http(s) was checked
    try:
        with _opener(place).open(request, timeout=SECONDS) as answer:
            made = json.loads(answer.read(MOST_BYTES))
        said = " ".join(str(made["text"]).split())
        return f"Kept, for you alone: {said[:160]}\n{base}/evidence/{uuid.UUID(made['key'])}"
    except HTTPError as error:
        raise Refused(_refusal(error, base)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise Refused(f"{base} does not answer as Levelset does. Check the address.") from error
    except (URLError, HTTPException, OSError) as error:
        why = getattr(error, "reason", None) or error
        raise Refused(f"{base} cannot be reached: {why}. Check the address and your connection.") from error


def _checked(server: str) -> SplitResult:
    try:
        place = urlsplit(server.strip())
        host, _port = place.hostname or "", place.port
    except ValueError:
        raise Refused(f"{server} is no address of a server. It looks like https://levels.example.org.") from None
    if place.scheme not in ("https", "http") or not host or place.query or place.fragment or place.username:
        raise Refused(f"{server} is no address of a server. It looks like https://levels.example.org.")
    if place.scheme == "http" and not _is_loopback(host):
        raise Refused(f"{server} would send your token for all to read. Use https://.")
    return place


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _opener(place: SplitResult) -> OpenerDirector:
    # What goes to this machine goes to no proxy: it would carry the token in the clear.
    handlers = [ProxyHandler({})] if _is_loopback(place.hostname or "") else []
    return build_opener(_StaysHere, *handlers)


def _token(file: Path | None) -> str:
    """The token, from a file or the environment; never from an argument, which every process here can read."""
    if file is None:
        text = os.environ.get(VARIABLE, "")
        where = VARIABLE
    else:
        try:
            if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & 0o077:
                raise Refused(f"Others can read {file}. Keep it to yourself first: chmod 600 {file}")
            text, where = file.read_text(encoding="utf-8")[:1000], str(file)
        except (OSError, UnicodeDecodeError) as error:
            raise Refused(f"{file} cannot be read. Put the token there, alone on a line.") from error
    token = text.strip()
    if not token:
        raise Refused(
            f"There is no token in {where}. Make one on the page /account/tokens of the server and put it into "
            f"{VARIABLE}, or into a file that --token-file names."
        )
    if not token.isascii() or not token.isprintable() or " " in token:
        raise Refused(f"What stands in {where} is no token. Copy it again, without spaces or line ends in it.")
    return token


def _refusal(error: HTTPError, base: str) -> str:
    """What the server says is wrong, in its own words where it speaks them."""
    if 300 <= error.code < 400:
        return f"{base} sends elsewhere. Name the address where it ends, as your browser shows it."
    try:
        told = json.loads(error.read(MOST_BYTES))
        fields = "; ".join(f"{one['field']}: {one['problem']}" for one in told.get("fields", ()))
        text = f"{told['error']} {f'({fields}) ' if fields else ''}{told['mend']}"
        return "".join(letter if letter.isprintable() else " " for letter in text)[:1000]
    except (ValueError, KeyError, TypeError, AttributeError, OSError, HTTPException):
        return f"{base} answers {error.code}, and not as Levelset does. Check the address."
