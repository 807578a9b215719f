"""The one person of an installation on a laptop."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.process.rights import Standing
from levelset.web.audit.actions import record
from levelset.web.people import queries
from levelset.web.people.models import User

ADDRESS = "me@localhost"
"""Until they name another one."""


@transaction.atomic
def make_the_one(name: str, email: str = ADDRESS) -> User:
    """The one person, made where nobody is there: an owner without a password.

    Raises ``Refused`` where several people are there: among them nobody is signed in without saying who they are.
    """
    person = queries.the_one()
    if person is not None:
        return person
    if User.objects.exists():
        raise Refused(_("This folder is not of one person alone. Start it without --solo, and sign in."))
    try:
        validate_email(email)
    except ValidationError:
        raise Refused(_("“%(address)s” is no e-mail address.") % {"address": email}) from None
    user = User.objects.create_user(email, name=name, standing=Standing.OWNER)
    record("person.joined", author=None, object_key=f"person:{user.key}", data={"standing": user.standing})
    return user
