"""The address of a mail server as Django wants it."""

from typing import Any
from urllib.parse import unquote, urlsplit

from levelset.web.configuration import Misconfigured

CONSOLE = "console:"
"""Instead of an address: mail is printed where the server was started."""

PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}


def mail(url: str) -> dict[str, Any]:
    """Django's e-mail settings for an address; an empty one sends nothing.

    Raises ``Misconfigured`` for an address of another kind.
    """
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    if url == CONSOLE:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS[parts.scheme]
        if not parts.hostname:
            raise ValueError
    except (ValueError, KeyError):
        raise Misconfigured(
            "LEVELSET_EMAIL_URL has to look like smtp://user:password@host:587, smtps://user:password@host:465, "
            "smtp+plain://host:25, or console: to print mail."
        ) from None
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }
