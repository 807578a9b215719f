"""Who has a second factor, and who has to have one."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.http import HttpRequest

from levelset.process.rights import Standing, has_to_have_second_factor
from levelset.web.people.access import standing_of

REAL = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What counts; recovery codes alone are none."""


def is_asked_of(standing: Standing | None) -> bool:
    """Whether the setting ``second_factor`` asks it of somebody of this standing."""
    return has_to_have_second_factor(standing, settings.CONFIGURATION.second_factor)


def is_missing(request: HttpRequest) -> bool:
    """Whether this person has to set up a second factor before anything else.

    Whoever came in by the provider is left to it: it asks for a second factor where the organization wants one.
    """
    if settings.CONFIGURATION.second_factor == "optional" or settings.DEMO:
        return False
    user: Any = request.user
    if not is_asked_of(standing_of(user)):
        return False
    if any(record.get("method") == "socialaccount" for record in get_authentication_records(request, user)):
        return False
    return not Authenticator.objects.filter(user_id=user.pk, type__in=REAL).exists()


def has_way_in(user: Any) -> bool:
    """Whether somebody can come in: with a password, a passkey, or by the provider of the organization."""
    if user.has_usable_password():
        return True
    passkeys = Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.WEBAUTHN)
    return bool(passkeys.exists() or SocialAccount.objects.filter(user_id=user.pk).exists())


def withdraw(user: Any) -> int:
    """Remove every factor of somebody who has lost them; returns how many there were."""
    return int(Authenticator.objects.filter(user_id=user.pk).delete()[0])


def withdraw_all(people: Sequence[int]) -> dict[int, int]:
    """Remove every factor and every link to a provider of these primary keys; how many there were of each person."""
    counts: Counter[int] = Counter()
    for model in (Authenticator, SocialAccount):
        held = model.objects.filter(user__in=people)
        counts.update(held.values_list("user_id", flat=True))
        held.delete()
    return dict(counts)
