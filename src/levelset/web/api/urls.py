"""Addresses of the API, and of the page of its tokens."""

from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt

from levelset.web.api.views import evidence as operations
from levelset.web.api.views import surface, tokens

__all__ = ["operations", "urlpatterns"]

_of_the_api = surface.api.urls
for pattern in _of_the_api[0]:
    if isinstance(pattern, URLPattern) and pattern.callback is not None:
        pattern.callback = surface.in_our_shape(pattern.callback)

urlpatterns = [
    path("account/tokens", tokens.tokens, name="tokens"),
    path("account/tokens/<uuid:key>/revoke", tokens.revoke, name="token-revoke"),
    path("api/v1/", _of_the_api),
    # It changes nothing, whoever asks.
    path("api/v1/<path:rest>", csrf_exempt(surface.nothing_here)),
]
