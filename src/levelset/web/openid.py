"""The OpenID Connect provider of the settings, as allauth wants it."""

from typing import Any

from levelset.web.configuration import Configuration

PROVIDER = "company"
"""The one provider that there is, in addresses and in what allauth keeps of a sign-in."""


def openid_provider(configuration: Configuration) -> dict[str, Any]:
    """The entry of SOCIALACCOUNT_PROVIDERS; empty where no provider is set."""
    if not configuration.oidc_issuer:
        return {}
    return {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": PROVIDER,
                    "name": configuration.oidc_name,
                    "client_id": configuration.oidc_client_id,
                    "secret": configuration.oidc_client_secret,
                    "settings": {"server_url": configuration.oidc_issuer},
                }
            ],
        }
    }
