"""The people of every test: some may, some may not, one left, one is nobody.

Plain functions; ``tests/conftest.py`` offers the whole cast as the fixture ``cast``.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils.text import slugify

from levelset.process.rights import Standing
from levelset.web.people.models import User

PASSWORD = "correct horse battery staple"


@dataclass(frozen=True)
class Cast:
    """Everybody. ``leaver`` was a member and is not active any more; ``nobody`` is not signed in, hence None."""

    owner: User
    editor: User
    member: User
    second: User
    leaver: User
    nobody: None = None

    def person(self, name: str) -> User | None:
        """Somebody of the cast by their name in a table."""
        found: User | None = getattr(self, name)
        return found


def make_person(name: str, standing: Standing = Standing.MEMBER, *, active: bool = True) -> User:
    """A user whose e-mail address is their first name; the password is ``PASSWORD``."""
    email = f"{name.split()[0].lower()}@example.org"
    return User.objects.create_user(email, PASSWORD, name=name, standing=standing, is_active=active)


def make_cast() -> Cast:
    """Make everybody, in the database, as ``make_person`` does, but in one go: a thousand tests begin with it."""
    password = make_password(PASSWORD)

    def person(name: str, standing: Standing = Standing.MEMBER, *, active: bool = True) -> User:
        return User(
            email=f"{name.split()[0].lower()}@example.org",
            name=name,
            handle=slugify(name),
            standing=standing.value,
            is_active=active,
            password=password,
        )

    owner, editor, member, second, leaver = User.objects.bulk_create(
        [
            person("Olga Owner", Standing.OWNER),
            person("Edda Editor", Standing.EDITOR),
            person("Mika Member"),
            person("Sana Second"),
            person("Lars Leaver", active=False),
        ]
    )
    return Cast(owner, editor, member, second, leaver)


def client_of(person: User | None) -> Client:
    """A client that is signed in as the person; for None and for a leaver, what they get: nobody's."""
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def cookies_of(person: User) -> list[dict[str, Any]]:
    """The cookies of a signed-in browser, for Playwright."""
    session = client_of(person).cookies[settings.SESSION_COOKIE_NAME]
    return [{"name": settings.SESSION_COOKIE_NAME, "value": session.value}]
