"""Who is looking at a page, as far as its frame needs to know: standing, theme, language. Nothing else."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from levelset.process.rights import Standing, may_edit

THEME_COOKIE = "levelset_theme"
THEMES = ("system", "light", "dark")


def standing_of(user: object) -> Standing | None:
    """What this user is in the organization; None for someone who is not signed in or not active any more."""
    if not getattr(user, "is_authenticated", False) or not getattr(user, "is_active", False):
        return None
    standing = getattr(user, "standing", None)
    return Standing(standing) if standing else None


def theme_of(request: HttpRequest) -> str:
    """The theme that this browser chose: system, light or dark."""
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else "system"


def frame_key(request: HttpRequest) -> str:
    """All that the frame of a page (``ui/base.html``) depends on, beside the page's own text: a part of a cache key.

    A page with messages waiting to be shown is the one exception: it must not be cached whole.
    """
    standing = standing_of(getattr(request, "user", None))
    return "-".join([standing.value if standing else "nobody", theme_of(request), get_language() or "en"])


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: what ``ui/base.html`` shows around every page."""
    standing = standing_of(getattr(request, "user", None))
    return {
        "standing": standing,
        "may_edit": may_edit(standing),
        "theme": theme_of(request),
        "organization": settings.CONFIGURATION.organization,
        "demo": settings.DEMO,
    }
