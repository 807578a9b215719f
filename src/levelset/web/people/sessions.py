"""Whose page it is: the session and the account, which every page asks for, as prepared queries (decision 0032)."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends.db import SessionStore as Stored
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from levelset.web.people.models import User
from levelset.web.prepared import Given, prepared


class SessionStore(Stored):
    """Sessions in the database, as Django keeps them."""

    def _get_session_from_db(self) -> Session | None:
        found = _session.first(key=self.session_key, now=timezone.now()) if self.session_key else None
        if found is None:
            self._session_key = None
        return found


class Backend(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Signing in by e-mail address and password, as allauth does it."""

    def get_user(self, user_id: Any) -> User | None:
        """The account of a session; None where it is gone or may not come in any more."""
        found = _user.first(key=user_id)
        return found if found is not None and self.user_can_authenticate(found) else None


@prepared
def _session(key: Given, now: Given) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)


@prepared
def _user(key: Given) -> QuerySet[User]:
    return User.objects.filter(pk=key)
