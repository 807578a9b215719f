"""Signing in and changing a password happen in Django and allauth; here they reach the audit log."""

from typing import Any

from allauth.account.signals import password_changed, password_reset
from allauth.mfa import signals as factors
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models.signals import post_save
from django.dispatch import receiver

from levelset.web.audit.actions import record
from levelset.web.people.models import User


@receiver(user_logged_in)
def signed_in(user: User, **_more: Any) -> None:
    """Somebody came in; whatever was taken from them before, they have a way in."""
    if user.was_locked_out:
        User.objects.filter(pk=user.pk).update(was_locked_out=False)
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


@receiver(post_save, sender=Authenticator)
def factor_added(instance: Authenticator, created: bool, **_more: Any) -> None:
    """Somebody has a new app, passkey or set of recovery codes: said with the row, not after it as allauth does."""
    if created:
        record_factor("person.added_factor", instance.user, instance)


@receiver(factors.authenticator_removed)
def factor_removed(user: User, authenticator: Authenticator, **_more: Any) -> None:
    """Somebody gave one up."""
    record_factor("person.removed_factor", user, authenticator)


@receiver(factors.authenticator_used)
def factor_used(user: User, authenticator: Authenticator, **_more: Any) -> None:
    """Somebody came in, or confirmed a change, with it."""
    record_factor("person.used_factor", user, authenticator)


@receiver(factors.authentication_failed)
def factor_failed(user: User, authenticator: Authenticator, **_more: Any) -> None:
    """Somebody who has the password, or says so, has no code that fits."""
    record("person.failed_factor", author=None, object_key=f"person:{user.key}", data={"kind": authenticator.type})


def record_factor(event: str, user: User, authenticator: Authenticator) -> None:
    """The kind is told, not the name that somebody gave to it."""
    record(event, author=user, object_key=f"person:{user.key}", data={"kind": authenticator.type})
