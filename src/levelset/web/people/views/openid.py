"""Signing in with the OpenID Connect provider of the settings; without one these pages do not exist."""

import secrets
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from requests import RequestException

from levelset.web.people import entrance, tokens


class Conversation(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth has no types
    """What we say to the provider and what we believe of its answer: the signed token alone, and all of it checked."""

    nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says of itself, asked once a sign-in."""
        if not hasattr(self, "_openid_config"):
            with get_adapter().get_requests_session() as session:
                answer = session.get(self.get_provider().server_url, allow_redirects=False)
                answer.raise_for_status()
                try:
                    document = answer.json()
                except ValueError as error:
                    raise OAuth2Error("the provider does not say who it is") from error
            self._openid_config = tokens.checked_discovery(document, settings.CONFIGURATION.oidc_issuer)
        return self._openid_config

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **more: Any) -> Any:  # noqa: ARG002  # theirs
        """Who it is, by a token whose signature, issuer, audience, time and nonce fit."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"], allow_redirects=False)
            answer.raise_for_status()
            keys = answer.json()
        claims = tokens.claims_of(
            str(more["response"].get("id_token", "")),
            keys,
            issuer=self.openid_config["issuer"],
            client_id=app.client_id,
            nonce=self.nonce,
        )
        return self.get_provider().sociallogin_from_response(request, {"id_token": dict(claims)})


class Return(OAuth2CallbackView):  # type: ignore[misc]  # allauth has no types
    """The way back from the provider; the state that we gave is used up by it."""

    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[Any, Any]:
        state, response = super()._get_state(request, provider)
        self.adapter.nonce = (state or {}).get("nonce", "")
        return state, response


@never_cache
@require_safe
def go(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the provider. A link, not a form: our content security policy lets no form lead elsewhere."""
    conversation = _conversation(request, provider_id)
    if request.user.is_authenticated:
        return redirect("home")
    wanted = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
        wanted = ""
    nonce = secrets.token_urlsafe(24)
    provider = conversation.get_provider()
    provider.get_oauth2_adapter = lambda _request: conversation  # the one that checks what the provider says of itself
    try:
        response: HttpResponse = provider.redirect(
            request, process="login", next_url=wanted or None, auth_params={"nonce": nonce}, nonce=nonce
        )
    except (OAuth2Error, RequestException) as error:
        return entrance.failed(request, None, error)
    return response


@never_cache
@require_safe
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """From the provider, with a code that we exchange for a token."""
    try:
        response: HttpResponse = Return.adapter_view(_conversation(request, provider_id))(request)
    except (OAuth2Error, RequestException) as error:
        return entrance.failed(request, None, error)
    return response


def _conversation(request: HttpRequest, provider_id: str) -> Conversation:
    conversation = Conversation(request, provider_id)
    try:
        conversation.get_provider()
    except SocialApp.DoesNotExist:
        raise Http404 from None
    return conversation
