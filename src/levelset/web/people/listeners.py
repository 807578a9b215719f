"""Signing in and changing a password happen in Django and allauth; here they reach the audit log."""

from typing import Any

from allauth.account.signals import password_changed, password_reset
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver

from levelset.web.audit.actions import record
from levelset.web.people.models import User


@receiver(user_logged_in)
def signed_in(user: User, **_more: Any) -> None:
    """Somebody came in."""
    record("person.signed_in", author=user, object_key=f"person:{user.key}")


@receiver(user_logged_out)
def signed_out(user: User | None, **_more: Any) -> None:
    """Somebody left; the user is None where nobody was signed in."""
    if user is not None:
        record("person.signed_out", author=user, object_key=f"person:{user.key}")


@receiver([password_changed, password_reset])
def new_password(user: User, **_more: Any) -> None:
    """Somebody chose a new password."""
    record("person.changed_password", author=user, object_key=f"person:{user.key}")
