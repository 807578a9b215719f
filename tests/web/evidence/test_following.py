"""Who reads follows the structure of today: a team that moves, a period that ends or begins tomorrow, a leave."""

from datetime import timedelta
from unittest import mock

import pytest

from cast import Cast, client_of, make_person
from levelset.process.visibility import Group
from levelset.web.evidence import access
from levelset.web.evidence.actions.logging import capture
from levelset.web.evidence.actions.sharing import share
from levelset.web.evidence.models import Entry
from levelset.web.people.actions import changes, structure, teams
from levelset.web.people.models import Membership, Partnership, ReportingLine, Team, User
from levelset.web.people.periods import today
from levelset.web.placements import access as levels
from support.doors import opens

pytestmark = pytest.mark.django_db
NAMES = ("boss", "manager", "lead", "partner", "mate", "next", "stranger")
SEEING = {"boss", "manager", "partner"}
"""Who sees the level of somebody, of those who are something to them here."""


class Company:
    """The member in the team Cables inside Bridges, everybody who is something to them, and an entry for all these."""

    def __init__(self, cast: Cast) -> None:
        self.owner, self.author = cast.owner, cast.member
        self.people = {name: make_person(f"{name.title()} X") for name in NAMES}
        self.bridges, _ = teams.make_team("Bridges", author=self.owner)
        self.cables, _ = teams.make_team("Cables", self.bridges, author=self.owner)
        since, who = today() - timedelta(days=9), self.people
        structure.appoint_manager(self.author, who["manager"], since, author=self.owner)
        structure.appoint_manager(who["manager"], who["boss"], since, author=self.owner)
        structure.appoint_lead(self.author, who["lead"], since, author=self.owner)
        structure.make_partner(who["partner"], self.bridges, since, author=self.owner)
        for person in (self.author, who["mate"]):
            structure.join_team(person, self.cables, since, author=self.owner)
        self.entry, _new = capture("Rebuilt the bearing of pier 4.", author=self.author)
        groups = [group for group in Group if group is not Group.MEMBERS]
        share(author=self.author, key=self.entry.key, groups=groups)

    def readers(self) -> set[str]:
        """Who reads the entry; every door says the same."""
        doors = (_in_list, _in_what_is_readable, access.may_read)
        found = [{name for name, one in self.fresh() if reads(one, self.entry)} for reads in doors]
        assert found[0] == found[1] == found[2], found
        return found[0]

    def seeing(self) -> set[str]:
        """Who sees the level of the author."""
        return {name for name, one in self.fresh() if opens(levels.person_with_level, one, self.author.handle)}

    def fresh(self) -> list[tuple[str, User]]:
        """Everybody as they are in the database."""
        return [(name, User.objects.get(pk=one.pk)) for name, one in self.people.items()]


def _in_list(reader: User, entry: Entry) -> bool:
    return entry in access.shared_with(reader)


def _in_what_is_readable(reader: User, entry: Entry) -> bool:
    return entry in access.readable(reader)


@pytest.fixture
def company(cast: Cast) -> Company:
    return Company(cast)


ALL = {"boss", "manager", "lead", "partner", "mate"}


def test_everybody_who_is_something_reads_and_nobody_else(company: Company) -> None:
    assert (company.readers(), company.seeing()) == (ALL, SEEING)
    address = f"/evidence/{company.entry.key}"
    answers = {name: client_of(one).get(address).status_code for name, one in company.people.items()}
    assert answers == {name: 200 if name in ALL else 404 for name in NAMES}


def test_a_team_that_moves_out_of_the_scope_of_a_partner_takes_its_people_along_and_back(company: Company) -> None:
    tides, _ = teams.make_team("Tides", author=company.owner)
    structure.make_partner(company.people["next"], tides, today(), author=company.owner)
    change = teams.move_team(Team.objects.get(pk=company.cables.pk), tides, author=company.owner)
    assert (company.readers(), company.seeing()) == (ALL - {"partner"} | {"next"}, SEEING - {"partner"} | {"next"})
    changes.undo(change, author=company.owner)
    assert (company.readers(), company.seeing()) == (ALL, SEEING)
    # Moved into a team of a similar number: a path is no prefix of another one by its digits.
    numbered = Team.objects.create(pk=int(f"{company.bridges.pk}7"), name="Weirs")
    Team.objects.filter(pk=numbered.pk).update(path=f"/{numbered.pk}/")
    numbered.refresh_from_db()
    teams.move_team(Team.objects.get(pk=company.cables.pk), numbered, author=company.owner)
    assert (company.readers(), company.seeing()) == (ALL - {"partner"}, SEEING - {"partner"})


@pytest.mark.parametrize("who", ["lead", "partner", "mate", "the author's team"])
def test_what_ends_today_ends_reading_today(company: Company, who: str) -> None:
    author, gone = company.author, {who} if who in NAMES else {"partner", "mate"}
    match who:
        case "lead":
            line = ReportingLine.objects.get(person=author, bond="lead")
            change = structure.end_line(line, today(), author=company.owner)
        case "partner":
            change = structure.end_partner(Partnership.objects.get(), today(), author=company.owner)
        case _:
            person = company.people[who] if who == "mate" else author
            change = structure.leave_team(Membership.objects.get(person=person), today(), author=company.owner)
    assert (company.readers(), company.seeing()) == (ALL - gone, SEEING - gone)
    changes.undo(change, author=company.owner)
    assert (company.readers(), company.seeing()) == (ALL, SEEING)


def test_a_manager_from_tomorrow_reads_tomorrow_and_the_one_of_today_until_then(company: Company) -> None:
    tomorrow = today() + timedelta(days=1)
    structure.appoint_manager(company.author, company.people["next"], tomorrow, author=company.owner)
    assert (company.readers(), company.seeing()) == (ALL, SEEING)
    with mock.patch("django.utils.timezone.localdate", return_value=tomorrow):
        assert company.readers() == {"next", "lead", "partner", "mate"}
        assert company.seeing() == {"next", "partner"}


@pytest.mark.parametrize("who", ["manager", "partner", "stranger"])
def test_who_leaves_reads_nothing_however_it_was_shared_and_who_comes_back_what_is_theirs(
    company: Company, who: str
) -> None:
    leaver = company.people[who]
    share(author=company.author, key=company.entry.key, people=[leaver])
    client, address = client_of(leaver), f"/evidence/{company.entry.key}"
    assert company.readers() == ALL | {who} and client.get(address).status_code == 200
    above_too = {"boss"} if who == "manager" else set()
    change = structure.leave(leaver, today(), author=company.owner)
    assert (company.readers(), company.seeing()) == (ALL - {who} - above_too, SEEING - {who} - above_too)
    assert client.get(address).status_code == 302
    changes.undo(change, author=company.owner)
    assert (company.readers(), company.seeing()) == (ALL | {who}, SEEING)
