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


def the_one() -> User | None:
    """The one person of an installation; None where there is nobody, where there are several, and for a leaver."""
    people = list(User.objects.all()[:2])
    return people[0] if len(people) == 1 and people[0].is_active else None


def locked_out_owner() -> User | None:
    """An owner to whom the way in has to be shown: no owner has a password or a passkey; None where one has."""
    owners = list(User.objects.filter(standing=Standing.OWNER.value, is_active=True))
    if any(owner.has_usable_password() or passkeys(owner) for owner in owners):
        return None
    return owners[0] if owners else None
