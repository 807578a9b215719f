"""Addresses of the API, and of the page of its tokens."""

from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from levelset.web.api.views import evidence as operations
from levelset.web.api.views import surface, tokens

__all__ = ["operations", "urlpatterns"]

urlpatterns = [
    path("account/tokens", tokens.tokens, name="tokens"),
    path("account/tokens/<uuid:key>/revoke", tokens.revoke, name="token-revoke"),
    path("api/v1/", surface.api.urls),
    # It changes nothing, whoever asks.
    path("api/v1/<path:rest>", csrf_exempt(surface.nothing_here)),
]
