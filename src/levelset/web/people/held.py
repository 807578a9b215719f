"""What people itself holds about a person: who they are, and where they belong."""

import secrets
import uuid
from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from levelset.web.people import above
from levelset.web.people.actions.welcoming import withdraw_links_of
from levelset.web.people.holdings import ExportedFile, Holding, both_forms, register
from levelset.web.people.models import Above, Membership, Partnership, ReportingLine, User, WelcomeLink
from levelset.web.people.periods import today

NOWHERE = "erased.invalid"
"""The domain of addresses of those who were erased: no mail ever goes there."""


def is_erased(person: User) -> bool:
    """Whether this is what is left of somebody who was erased: a row without a name, so that others' records stand."""
    return person.email.endswith("@" + NOWHERE)


def erased_people() -> QuerySet[User]:
    """Everybody who was erased: the same as ``is_erased``, as a query."""
    return User.objects.filter(email__endswith=f"@{NOWHERE}")


def _export_account(person: User) -> Iterable[ExportedFile]:
    account = {
        "name": person.name,
        "e-mail address": person.email,
        "handle": person.handle,
        "key": person.key,
        "key in the system that people are imported from": person.external,
        "standing": person.standing,
        "active": person.is_active,
        "here since": person.date_joined,
        "last signed in": person.last_login,
        "left on": person.left_on,
    }
    return both_forms("account", gettext("Account"), [account])


def _erase_account(person: User) -> int:
    """Nothing of the account stays but its row, on which the records of others stand."""
    links, _each = WelcomeLink.objects.filter(email__iexact=person.email).delete()
    withdraw_links_of([person], author=None)
    WelcomeLink.objects.filter(made_by=person).update(made_by=None)
    if is_erased(person):
        return links
    left = secrets.token_hex(6)
    person.name = gettext("Erased person")
    person.email = f"{left}@{NOWHERE}"
    person.handle = f"erased-{left}"
    person.key = uuid.uuid4()
    person.external = ""
    person.standing = "member"
    person.is_active = False
    person.last_login = None
    person.left_on = today()
    person.set_unusable_password()
    person.save()
    return links + 1


def _export_structure(person: User) -> Iterable[ExportedFile]:
    teams = [
        {"team": row.team.name, "from": row.begins, "until before": row.ends}
        for row in Membership.objects.filter(person=person).select_related("team")
    ]
    lines = [
        {"as": row.get_bond_display(), "name": row.above.name, "from": row.begins, "until before": row.ends}
        for row in ReportingLine.objects.filter(person=person).select_related("above")
    ]
    below = [
        {"as": row.get_bond_display(), "of": row.person.name, "from": row.begins, "until before": row.ends}
        for row in ReportingLine.objects.filter(above=person).select_related("person")
    ]
    partner = [
        {
            "people partner of": row.team.name if row.team else gettext("everybody"),
            "from": row.begins,
            "until": row.ends,
        }
        for row in Partnership.objects.filter(person=person).select_related("team")
    ]
    return [
        *both_forms("structure/teams", gettext("Teams"), teams),
        *both_forms("structure/managers", gettext("Managers and tech leads"), lines),
        *both_forms("structure/reports", gettext("People of whom you are or were manager or tech lead"), below),
        *both_forms("structure/partnerships", gettext("Whose people partner you are or were"), partner),
    ]


def _erase_structure(person: User) -> int:
    """Where the person belonged goes. That others had somebody above them stays, without a name."""
    gone = 0
    for rows in (
        Membership.objects.filter(person=person),
        ReportingLine.objects.filter(person=person),
        Partnership.objects.filter(person=person),
        Above.objects.filter(person=person),
    ):
        gone += rows.delete()[0]
    today_is = today()
    gone += ReportingLine.objects.filter(above=person, ends=None, begins__lte=today_is).update(ends=today_is)
    gone += ReportingLine.objects.filter(above=person, begins__gt=today_is).delete()[0]
    above.work_out()
    return gone


ACCOUNT = Holding(
    key="people.account",
    name=_("Account: name, e-mail address, handle, standing, password (as a hash), when somebody last signed in"),
    purpose=_("To let people in and to know who is who."),
    kept=_("Until somebody is erased; a leaver's account is closed and stays, so that records keep their names."),
    export=_export_account,
    erase=_erase_account,
    models=("people.User", "people.NameWord", "people.WelcomeLink"),
)

STRUCTURE = Holding(
    key="people.structure",
    name=_("Teams, managers, tech leads and people partners, with the days on which that began and ended"),
    purpose=_("To know who may see what, and whose manager somebody was on a given day."),
    kept=_("Until somebody is erased."),
    export=_export_structure,
    erase=_erase_structure,
    models=("people.Membership", "people.ReportingLine", "people.Partnership", "people.Above"),
)


def declare() -> None:
    """Register what people holds; called when the app is ready."""
    for holding in (ACCOUNT, STRUCTURE):
        register(holding)
