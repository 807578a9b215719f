"""What is asked about people."""

from allauth.mfa.models import Authenticator

from levelset.process.rights import Standing
from levelset.web.people.demo import DEMO_PEOPLE
from levelset.web.people.models import User


def has_owner() -> bool:
    """Whether somebody can sign in who may manage people."""
    return User.objects.filter(standing=Standing.OWNER.value, is_active=True).exists()


def is_known(email: str) -> bool:
    """Whether somebody has this e-mail address, in any case."""
    return User.objects.filter(email=email.strip().lower()).exists()


def demo_people() -> list[User]:
    """The invented people of the demo, owner first."""
    order = {person.email: place for place, person in enumerate(DEMO_PEOPLE)}
    return sorted(User.objects.filter(email__in=order, is_active=True), key=lambda user: order[user.email])


def active_person(email: str) -> User | None:
    """Somebody who may come in with this e-mail address, in any case; None for a leaver and for nobody."""
    return User.objects.filter(email=email.strip().lower(), is_active=True).first()


def passkeys(user: User) -> int:
    """How many passkeys somebody has."""
    return int(Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.WEBAUTHN).count())
