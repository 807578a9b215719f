"""An OpenID Connect provider for tests: a real HTTP server with discovery, keys, authorization and signed tokens.

It signs in whoever ``claims`` describes, at once. ``forge`` changes how it lies: another key, audience, nonce.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT = "levelset-of-the-tests"
SECRET = "what the two share, and nobody else knows"


KEYS = [rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2)]


class Provider:
    """The state of the provider: whom it signs in, what it has given out, how it lies."""

    def __init__(self) -> None:
        self.key, self.other_key = KEYS
        self.claims: dict[str, Any] = {"sub": "7", "email": "mika@example.org", "email_verified": True}
        self.forge: dict[str, Any] = {}
        self.codes: dict[str, dict[str, str]] = {}
        self.exchanged: list[dict[str, str]] = []
        self.issuer = ""

    def discovery(self) -> dict[str, Any]:
        """``/.well-known/openid-configuration``."""
        return {
            "issuer": self.forge.get("issuer_named", self.issuer),
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self) -> dict[str, Any]:
        """The public half of the key."""
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": "one", "use": "sig", "alg": "RS256"}]}

    def authorize(self, asked: dict[str, str]) -> str:
        """Sign in at once, and lead back with a code."""
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def exchange(self, sent: dict[str, str]) -> dict[str, Any] | None:
        """A code for a token, once, for whoever knows secret and verifier."""
        asked = self.codes.pop(sent.get("code", ""), None)
        self.exchanged.append(sent)
        if asked is None or sent.get("client_secret") != SECRET or sent.get("redirect_uri") != asked["redirect_uri"]:
            return None
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked["code_challenge"]:
            return None
        return {"access_token": "unused", "token_type": "Bearer", "id_token": self.token(asked["nonce"])}

    def token(self, nonce: str) -> str:
        """The ID token, true or as ``forge`` says."""
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": nonce, **self.claims}
        claims |= self.forge.get("claims", {})
        for name in self.forge.get("without", ()):
            claims.pop(name, None)
        kind = self.forge.get("signed", "rightly")
        if kind == "with another key":
            return jwt.encode(claims, self.other_key, "RS256", headers={"kid": "one"})
        if kind == "with a key that it does not name":
            return jwt.encode(claims, self.other_key, "RS256", headers={"kid": "two"})
        if kind == "with what is public":
            public = json.dumps(self.keys()["keys"][0])
            return jwt.encode(claims, public, "HS256", headers={"kid": "one"})
        if kind == "with the shared secret":
            return jwt.encode(claims, SECRET, "HS256", headers={"kid": "one"})
        if kind == "not at all":
            return jwt.encode(claims, None, "none", headers={"kid": "one"})
        return jwt.encode(claims, self.key, "RS256", headers={"kid": "one"})


class Handler(BaseHTTPRequestHandler):
    """Speaks HTTP for the provider of the server."""

    def do_GET(self) -> None:
        """Discovery, keys, authorization."""
        provider: Provider = self.server.provider  # type: ignore[attr-defined]
        parts = urlsplit(self.path)
        if parts.path == "/.well-known/openid-configuration":
            self._answer(provider.discovery())
        elif parts.path == "/keys":
            self._answer(provider.keys())
        elif parts.path == "/authorize":
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            self.send_response(302)
            self.send_header("Location", provider.authorize(asked))
            self.end_headers()
        else:
            self._answer({"error": "not here"}, 404)

    def do_POST(self) -> None:
        """The exchange of a code."""
        provider: Provider = self.server.provider  # type: ignore[attr-defined]
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        given = provider.exchange({name: values[0] for name, values in sent.items()})
        self._answer(given or {"error": "invalid_grant"}, 200 if given else 400)

    def _answer(self, body: dict[str, Any], status: int = 200) -> None:
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_args: object) -> None:
        """Nothing."""


@contextmanager
def running() -> Iterator[Provider]:
    """A provider that answers on loopback."""
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.provider = provider  # type: ignore[attr-defined]
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
