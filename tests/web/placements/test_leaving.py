"""A page that is held, and an aim, end with the leave, however it is said, and go on where it is taken back."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command

from cast import Cast, client_of
from levelset.core.errors import Refused
from levelset.process.rights import Audience
from levelset.web.audit.models import Event
from levelset.web.frameworks.actions import publish
from levelset.web.people.actions import changes, importing, structure
from levelset.web.people.models import StructureChange, User
from levelset.web.people.periods import today
from levelset.web.placements import access, actions, queries
from levelset.web.placements.held import PLACEMENTS
from levelset.web.placements.models import Aim, Placement
from support import world

pytestmark = pytest.mark.django_db
IC1, IC2 = f"{world.ROLE}/ic1", f"{world.ROLE}/ic2"


def day(offset: int) -> date:
    """A day near today."""
    return today() + timedelta(days=offset)


@pytest.fixture(autouse=True)
def placed(cast: Cast) -> None:
    """The member holds a page since fifty days and has an aim; so has the second; the editor is everybody's partner."""
    publish(world.framework(), author=cast.editor, audience=Audience.MEMBERS)
    structure.make_partner(cast.editor, None, day(-99), author=None)
    for person in (cast.member, cast.second):
        actions.place(person, IC1, begins=day(-50), reason="Hired for it", author=cast.editor)
        actions.choose_aim(IC2, with_manager=False, author=person)
        Aim.objects.filter(person=person).update(chosen_at=datetime.now(UTC) - timedelta(days=40))


def rows() -> list[Any]:
    """Everything that is kept of levels and aims."""
    return [
        sorted(Placement.objects.values_list("person", "level", "begins", "ends", "left")),
        sorted(Aim.objects.values_list("person", "level", "chosen_at", "ended_at"), key=str),
    ]


def pages_of(person: User) -> list[tuple[date, date | None, bool]]:
    return list(Placement.objects.filter(person=person).order_by("begins").values_list("begins", "ends", "left"))


def by_page(cast: Cast) -> StructureChange:
    answer = client_of(cast.owner).post(f"/people/{cast.member.handle}/leave", {"day": day(-3).isoformat()})
    assert answer.status_code == 302
    return StructureChange.objects.get(event="person.left")


def list_of(cast: Cast) -> str:
    here = "".join(f"{one.name},{one.email},\n" for one in (cast.owner, cast.editor, cast.second))
    return f"name,e-mail,left on\n{here}{cast.member.name},{cast.member.email},{day(-3).isoformat()}\n"


def by_list(cast: Cast) -> StructureChange:
    held = importing.prepare("people.csv", list_of(cast), author=cast.owner)
    change = importing.carry_out(held, leavers=False, author=cast.owner)
    assert change is not None
    return change


@pytest.fixture
def by_night(tmp_path: Path) -> Callable[[Cast], StructureChange]:
    def left(cast: Cast) -> StructureChange:
        path = tmp_path / "people.csv"
        path.write_text(list_of(cast), encoding="utf-8")
        call_command("import-people", str(path), "--many-leavers")
        return StructureChange.objects.get(event="people.imported")

    return left


@pytest.mark.parametrize("way", [by_page, by_list, "by_night"])
def test_both_end_on_the_day_of_the_leave_and_go_on_where_it_is_taken_back(
    cast: Cast, way: Any, by_night: Callable[[Cast], StructureChange]
) -> None:
    before, told = rows(), Event.objects.filter(object_key=f"person:{cast.member.key}").count()
    change = (by_night if way == "by_night" else way)(cast)
    assert pages_of(cast.member) == [(day(-50), day(-3), True)]
    ended = Aim.objects.get(person=cast.member).ended_at
    assert ended is not None and ended.date() in (day(-4), day(-3)), "the day begins in the zone of the organization"
    assert pages_of(cast.second) == [(day(-50), None, False)] and Aim.objects.get(person=cast.second).ended_at is None
    assert Event.objects.filter(object_key=f"person:{cast.member.key}").count() == told + 1, "the leave says it all"
    assert IC1 not in str(change.rows) and "IC1" not in str(change.rows), "no level stands in what is kept of a change"
    changes.undo(change, author=cast.owner)
    assert rows() == before
    found = queries.held(cast.member, queries.own_history(User.objects.get(pk=cast.member.pk)))
    assert found is not None and found.since == day(-50), "time in level is as if the leave had not been"


def test_what_was_to_begin_later_held_on_no_day(cast: Cast) -> None:
    actions.place(cast.member, IC2, begins=day(9), reason="Promotion in spring", author=cast.editor)
    before = rows()
    change = structure.leave(cast.member, day(-3), author=cast.owner)
    assert pages_of(cast.member) == [(day(-50), day(-3), True), (day(9), day(9), True)]
    assert [row.level for row in queries.history(cast.editor, cast.member)] == ["IC1"]
    assert [row.level for row in queries.own_history(cast.member)] == ["IC1"]
    changes.undo(change, author=cast.owner)
    assert rows() == before


def test_an_aim_of_the_last_day_ends_when_it_was_chosen(cast: Cast) -> None:
    aim = actions.choose_aim(IC1, with_manager=True, author=cast.member)
    structure.leave(cast.member, day(-3), author=cast.owner)
    aim.refresh_from_db()
    assert aim.ended_at == aim.chosen_at
    assert Aim.objects.filter(person=cast.member, ended_at=None).count() == 0


def test_the_history_of_a_leaver_shows_the_period_and_nothing_more_is_written_down(cast: Cast) -> None:
    structure.leave(cast.member, day(0), author=cast.owner)
    gone = User.objects.get(pk=cast.member.pk)
    address, partner = f"/people/{gone.handle}/level", client_of(cast.editor)
    page = partner.get(address).content.decode()
    assert "has left, so no page is held any more" in page and "(left)" in page and "IC1 Bridge Engineer" in page
    assert "people partners of everybody can see this" in page and "the managers above them" not in page
    assert "No level is written down yet" not in page and "Take back" not in page and "Write it down" not in page
    assert not access.person_with_level(cast.editor, gone.handle).may_place
    given = {"page": IC2, "begins": day(0).isoformat(), "reason": "Late"}
    placement = Placement.objects.get(person=gone)
    take_back = f"{address}/{placement.pk}/take-back"
    assert [partner.post(one, given).status_code for one in (address, take_back)] == [404, 404]
    for person in (gone, cast.member):  # as they are, and as a page read them before the leave
        with pytest.raises(Refused, match="has left"):
            actions.place(person, IC2, begins=day(0), reason="Late", author=cast.editor)
        with pytest.raises(Refused, match="has left"):
            actions.choose_aim(IC2, with_manager=False, author=person)
    with pytest.raises(Refused, match="has left"):
        actions.take_back(placement, author=cast.editor)
    assert '"ended by leaving": true' in str([file.content for file in PLACEMENTS.export(gone)])


def test_whoever_comes_back_begins_anew_and_what_ended_with_the_leave_stays_ended(cast: Cast) -> None:
    actions.place(cast.member, IC2, begins=day(30), reason="Promotion to come", author=cast.editor)
    structure.leave(cast.member, day(-3), author=cast.owner)
    User.objects.filter(pk=cast.member.pk).update(is_active=True, left_on=None)
    back = User.objects.get(pk=cast.member.pk)
    assert "No page is held today" in client_of(cast.editor).get(f"/people/{back.handle}/level").content.decode()
    with pytest.raises(Refused, match="another page was held"):
        actions.place(back, IC1, begins=day(-4), reason="Too early", author=cast.editor)
    again = actions.place(back, IC1, begins=day(-1), reason="Back again", author=cast.editor)
    found = queries.held(back, queries.own_history(back))
    assert found is not None and found.since == day(-1), "a gap ends the time in level"
    actions.take_back(again, author=cast.editor)
    again = actions.place(back, IC1, begins=day(-3), reason="Back at once", author=cast.editor)
    actions.take_back(again, author=cast.editor)
    assert not Placement.objects.filter(person=back, ends=None).exists()


def test_what_was_changed_since_the_leave_is_not_taken_back(cast: Cast) -> None:
    change = structure.leave(cast.member, day(-3), author=cast.owner)
    Placement.objects.filter(person=cast.member).update(ends=day(-5))
    before = rows()
    with pytest.raises(Refused, match="changed since"):
        changes.undo(change, author=cast.owner)
    assert rows() == before and not User.objects.get(pk=cast.member.pk).is_active


def test_who_left_before_this_was_so_is_brought_in_step_by_the_upgrade(cast: Cast) -> None:
    User.objects.filter(pk=cast.member.pk).update(is_active=False, left_on=day(-20))
    import_module("levelset.web.placements.migrations.0002_ends_with_a_leave").end_with_the_leave(apps, None)
    assert pages_of(cast.member) == [(day(-50), day(-20), True)]
    assert pages_of(cast.second) == [(day(-50), None, False)]
    open_aims = Aim.objects.filter(ended_at=None).values_list("person", flat=True)
    assert list(open_aims) == [cast.second.pk]
