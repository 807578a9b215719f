"""What somebody else than its owner can do about a second factor: nothing but take it away."""

from django.db import transaction

from levelset.core.errors import Refused
from levelset.web.audit.actions import record
from levelset.web.people import factors
from levelset.web.people.models import User


@transaction.atomic
def withdraw_factors(person: User, *, author: User | None) -> int:
    """Remove app, passkeys and recovery codes; returns how many there were.

    ``author`` has to be None, the console of the server: no page does this. Raises ``Refused`` otherwise.
    """
    if author is not None:
        raise Refused("Second factors are withdrawn on the console of the server alone.")
    count = factors.withdraw(person)
    if not factors.has_way_in(person):
        User.objects.filter(pk=person.pk).update(was_locked_out=True)
    record("person.factors_withdrawn", author=author, object_key=f"person:{person.key}", data={"count": count})
    return count
