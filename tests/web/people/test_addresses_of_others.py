"""Whoever has the address of an account can come into it: no owner gives one to the account of somebody who was in."""

import pytest
from django.utils import timezone

from cast import Cast
from levelset.core.errors import Refused
from levelset.web.people.actions import changes, importing
from levelset.web.people.models import StructureChange, User

pytestmark = pytest.mark.django_db
LIST = "external id,name,e-mail\n8,Bo Berg,bo@example.net\n"


def brought(text: str, author: User | None) -> StructureChange | None:
    """Prepare a list and say yes."""
    return importing.carry_out(importing.prepare("x.csv", text, author=author), leavers=False, author=author)


def test_an_address_of_somebody_who_was_in_stays_and_all_else_is_taken(cast: Cast) -> None:
    brought(LIST, cast.owner)
    renamed = LIST.replace("bo@", "bo.berg@")
    change = brought(renamed, cast.owner)
    bo = User.objects.get(external="8")
    assert change is not None and bo.email == "bo.berg@example.net", "nobody was in as yet"
    User.objects.filter(pk=bo.pk).update(last_login=timezone.now())
    with pytest.raises(Refused, match="another address"):
        changes.undo(change, author=cast.owner)
    taken = renamed.replace("bo.berg@", "olga.two@").replace("Bo Berg", "Bo B. Berg")
    held = importing.prepare("x.csv", taken, author=cast.owner)
    _read, plan, _planner = importing.worked_out(held, cast.owner)
    assert [one.what for one in plan.told if one.line] == ["name: Bo Berg → Bo B. Berg"]
    assert [fault.line for fault in plan.faults] == [2] and "bo.berg@example.net, so that stays" in plan.faults[0].text
    importing.carry_out(held, leavers=False, author=cast.owner)
    bo.refresh_from_db()
    assert (bo.email, bo.name) == ("bo.berg@example.net", "Bo B. Berg")
    brought(taken, None)  # the console of the server
    bo.refresh_from_db()
    assert bo.email == "olga.two@example.net"


def test_what_gave_somebody_their_address_is_taken_back_where_they_were_never_in(cast: Cast) -> None:
    brought(LIST, cast.owner)
    change = brought(LIST.replace("bo@", "bo.berg@"), cast.owner)
    assert change is not None
    changes.undo(change, author=cast.owner)
    assert User.objects.get(external="8").email == "bo@example.net"
