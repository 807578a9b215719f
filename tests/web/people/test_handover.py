"""What goes over with a change of manager, through a stand-in for the apps above."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from unittest import mock

import pytest

from cast import Cast
from levelset.core.errors import Refused
from levelset.process.handover import Kept, goes_over
from levelset.web.people import above, handover
from levelset.web.people.actions import structure
from levelset.web.people.handover import Held
from levelset.web.people.models import ReportingLine
from levelset.web.people.periods import today

pytestmark = pytest.mark.django_db


@dataclass
class StandIn:
    """Holds three records about each person: with whom they are."""

    name: str = "stand-in"
    holders: dict[tuple[int, str], int | None] = field(default_factory=dict)

    def give(self, person: int, manager: int) -> None:
        """The manager holds one of each kind about the person."""
        self.holders |= {(person, kept.value): manager for kept in Kept}

    def held(self, former: Mapping[int, int | None]) -> Iterable[Held]:
        """What the former managers of these people hold."""
        return [
            Held(person, key, Kept(key))
            for (person, key), holder in self.holders.items()
            if person in former and holder == former[person]
        ]

    def becomes(self, held: Held, manager: int | None) -> None:
        """Keeps who holds it now."""
        self.holders[held.person, held.key] = manager

    def of(self, person: int) -> dict[str, int | None]:
        """Who holds what about somebody."""
        return {key: holder for (about, key), holder in self.holders.items() if about == person}


@pytest.fixture
def holder() -> Iterator[StandIn]:
    """Registered for one test."""
    one = StandIn()
    handover.register(one)
    yield one
    handover.unregister(one.name)


def test_the_rule() -> None:
    assert {kept: goes_over(kept) for kept in Kept} == {Kept.OPEN: True, Kept.FINAL: True, Kept.NOTE: False}


def test_open_items_and_final_records_go_over_and_notes_stay(cast: Cast, holder: StandIn) -> None:
    structure.appoint_manager(cast.member, cast.editor, today() - timedelta(days=9), author=cast.owner)
    structure.appoint_manager(cast.second, cast.editor, today() - timedelta(days=9), author=cast.owner)
    for person in (cast.member, cast.second):
        holder.give(person.pk, cast.editor.pk)
    structure.appoint_manager(cast.member, cast.owner, today(), author=cast.owner)
    assert holder.of(cast.member.pk) == {"open": cast.owner.pk, "final": cast.owner.pk, "note": cast.editor.pk}
    assert set(holder.of(cast.second.pk).values()) == {cast.editor.pk}


def test_what_a_leaver_held_waits_for_the_next_manager(cast: Cast, holder: StandIn) -> None:
    structure.appoint_manager(cast.member, cast.editor, today() - timedelta(days=9), author=cast.owner)
    holder.give(cast.member.pk, cast.editor.pk)
    structure.leave(cast.editor, today(), author=cast.owner)
    assert holder.of(cast.member.pk) == {"open": None, "final": None, "note": cast.editor.pk}
    structure.appoint_manager(cast.member, cast.owner, today(), author=cast.owner)
    assert holder.of(cast.member.pk) == {"open": cast.owner.pk, "final": cast.owner.pk, "note": cast.editor.pk}


def test_a_line_that_begins_tomorrow_hands_over_tomorrow(cast: Cast, holder: StandIn) -> None:
    structure.appoint_manager(cast.member, cast.editor, today() - timedelta(days=9), author=cast.owner)
    holder.give(cast.member.pk, cast.editor.pk)
    tomorrow = today() + timedelta(days=1)
    structure.appoint_manager(cast.member, cast.owner, tomorrow, author=cast.owner)
    assert holder.of(cast.member.pk)["open"] == cast.editor.pk
    with mock.patch("django.utils.timezone.localdate", return_value=tomorrow):
        above.keep_current()
        assert holder.of(cast.member.pk) == {"open": cast.owner.pk, "final": cast.owner.pk, "note": cast.editor.pk}
    above.forget()


def test_where_handing_over_fails_nothing_changes(cast: Cast, holder: StandIn) -> None:
    structure.appoint_manager(cast.member, cast.editor, today() - timedelta(days=9), author=cast.owner)
    holder.give(cast.member.pk, cast.editor.pk)
    with mock.patch.object(holder, "becomes", side_effect=Refused("not now")), pytest.raises(Refused):
        structure.appoint_manager(cast.member, cast.owner, today(), author=cast.owner)
    assert ReportingLine.objects.get().above == cast.editor
