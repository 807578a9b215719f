"""An ID token of the OpenID Connect provider: believed only as its own keys say, for us, now, and for this sign-in."""

import hmac
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures with a key that the provider alone has; none that we could have made, and not "none"."""

LEEWAY = 60
"""Seconds that two clocks may differ."""

ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


def checked_discovery(document: Any, issuer: str) -> dict[str, Any]:
    """What the provider says of itself; raises ``OAuth2Error`` where it is somebody else or speaks plain http."""
    if not isinstance(document, dict) or str(document.get("issuer", "")).rstrip("/") != issuer:
        raise OAuth2Error("the provider calls itself otherwise than the setting oidc_issuer")
    for name in ENDPOINTS:
        scheme = urlsplit(str(document.get(name, ""))).scheme
        if scheme != "https" and not (scheme == "http" and issuer.startswith("http:")):
            raise OAuth2Error(f"{name} of the provider is no https address")
    return document


def claims_of(token: str, keys: Any, *, issuer: str, client_id: str, nonce: str) -> Mapping[str, Any]:
    """What a token says, once everything about it fits; raises ``OAuth2Error`` where something does not."""
    try:
        header = jwt.get_unverified_header(token)
        if header.get("alg") not in ALGORITHMS:
            raise OAuth2Error("the token is signed in a way that we do not accept")
        key = _key(jwt.PyJWKSet.from_dict(keys), header)
        claims: Mapping[str, Any] = jwt.decode(
            token,
            key=key,
            algorithms=[header["alg"]],
            audience=client_id,
            issuer=issuer,
            leeway=LEEWAY,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )
    except (jwt.PyJWTError, TypeError, KeyError, ValueError, AttributeError) as error:
        raise OAuth2Error("the token cannot be trusted") from error
    if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and claims.get("azp") != client_id:
        raise OAuth2Error("the token was made for somebody else")
    if not nonce or not hmac.compare_digest(str(claims.get("nonce", "")), nonce):
        raise OAuth2Error("the token belongs to another sign-in")
    return claims


def _key(keys: jwt.PyJWKSet, header: Mapping[str, Any]) -> jwt.PyJWK:
    """The key that the token names; the only one there is, where it names none."""
    usable = [key for key in keys.keys if key.public_key_use in (None, "sig")]
    named = [key for key in usable if key.key_id == header.get("kid")] if header.get("kid") else usable
    if len(named) != 1:
        raise OAuth2Error("the token names a key that the provider does not have")
    return named[0]
