"""Levels and aims: who writes them down, who sees them, and that nobody else learns even that they are there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cast import Cast, client_of, make_cast, make_person
from levelset.core.errors import Refused
from levelset.process.rights import Audience
from levelset.process.visibility import may_see_level
from levelset.web.audit.models import Event, Reading
from levelset.web.frameworks.actions import publish
from levelset.web.people import above
from levelset.web.people.access import relations
from levelset.web.people.models import Membership, Partnership, ReportingLine, Team, User
from levelset.web.people.periods import today
from levelset.web.placements import access, actions, queries
from levelset.web.placements.held import PLACEMENTS
from levelset.web.placements.models import Aim, Placement
from support import world

pytestmark = pytest.mark.django_db
IC1, IC2 = f"{world.ROLE}/ic1", f"{world.ROLE}/ic2"


@dataclass(frozen=True)
class Company:
    """A line of three, with a tech lead and a teammate beside, and a people partner of everybody."""

    head: User
    manager: User
    person: User
    lead: User
    mate: User
    partner: User
    cast: Cast

    @property
    def insiders(self) -> tuple[User, ...]:
        """Who sees the level of ``person``."""
        return (self.person, self.manager, self.head, self.partner)

    @property
    def outsiders(self) -> tuple[User, ...]:
        """Who does not, though they are of the organization."""
        return (self.lead, self.mate, self.cast.owner, self.cast.editor, self.cast.member)


def day(offset: int) -> date:
    """A day near today."""
    return today() + timedelta(days=offset)


@pytest.fixture
def company(cast: Cast) -> Iterator[Company]:
    publish(world.framework(), author=cast.editor, audience=Audience.MEMBERS)
    head, manager, person, lead, mate, partner = (
        make_person(name)
        for name in ("Hana Head", "Mara Manager", "Pim Person", "Levi Lead", "Tess Mate", "Paula Part")
    )
    ReportingLine.objects.create(person=person, above=manager, begins=day(-99))
    ReportingLine.objects.create(person=manager, above=head, begins=day(-99))
    ReportingLine.objects.create(person=person, above=lead, bond="lead", begins=day(-99))
    team = Team.objects.create(name="Piers")
    for who in (person, mate):
        Membership.objects.create(person=who, team=team, begins=day(-99))
    Partnership.objects.create(person=partner, begins=day(-99))
    above.work_out()
    yield Company(head, manager, person, lead, mate, partner, cast)


def place(company: Company, address: str = IC1, begins: int = -50, reason: str = "Hired at this level") -> Placement:
    return actions.place(company.person, address, begins=day(begins), reason=reason, author=company.partner)


def test_a_level_is_seen_by_those_who_may_and_is_not_there_for_others(company: Company) -> None:
    place(company)
    address = f"/people/{company.person.handle}/level"
    nowhere = client_of(company.mate).get("/people/no-such-person/level")
    assert nowhere.status_code == 404
    for who in company.insiders:
        page = client_of(who).get(address)
        assert page.status_code == 200 and "IC1 Bridge Engineer" in page.content.decode()
        assert access.placements(who).count() == 1
    for who in company.outsiders:
        page = client_of(who).get(address)
        assert (page.status_code, page.content) == (404, client_of(who).get("/people/no-such-person/level").content)
        assert not access.placements(who).exists()
    assert client_of(None).get(address).status_code == 302
    assert client_of(company.cast.leaver).get(address).status_code == 302


def test_a_former_manager_sees_the_level_no_more(company: Company) -> None:
    place(company)
    ReportingLine.objects.filter(person=company.person, above=company.manager).update(ends=day(0))
    ReportingLine.objects.create(person=company.person, above=company.cast.second, begins=day(0))
    above.work_out([company.person.pk])
    assert not access.placements(company.manager).exists()
    assert not access.placements(company.head).exists()
    assert access.placements(company.cast.second).exists()


def test_a_partner_writes_the_next_page_down_and_the_one_before_ends(company: Company) -> None:
    first = place(company)
    client = client_of(company.partner)
    answer = client.post(
        f"/people/{company.person.handle}/level",
        {"page": IC2, "begins": day(-5).isoformat(), "reason": "Promotion, decided in spring"},
        follow=True,
    )
    assert "holds IC2 Bridge Engineer" in answer.content.decode()
    first.refresh_from_db()
    now = Placement.objects.get(ends=None)
    assert (first.ends, now.begins, now.level, now.noted_by) == (day(-5), day(-5), "IC2", company.partner)
    event = Event.objects.get(event="placement.written", data__page=f"{world.ROLE}/IC2")
    assert event.actor == str(company.partner.key) and "Promotion" not in str(event.data)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"page": IC2, "reason": " "}, "This field is required"),
        ({"page": "no/page", "reason": "x"}, "Select a valid choice"),
        ({"page": IC1, "reason": "Again"}, "holds this page already"),
        ({"page": IC2, "reason": "Earlier", "begins": -60}, "Choose a later day"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_is_kept(company: Company, given: dict, told: str) -> None:
    place(company)
    given = {**given, "begins": day(given.get("begins", -1)).isoformat()}
    page = client_of(company.partner).post(f"/people/{company.person.handle}/level", given)
    assert page.status_code == 400 and told in page.content.decode()
    assert given["begins"] in page.content.decode()
    assert Placement.objects.count() == 1


def test_nobody_else_writes_a_level_down_and_nobody_their_own(company: Company) -> None:
    given = {"page": IC1, "begins": day(-1).isoformat(), "reason": "Because"}
    for who in (*company.insiders[:3], *company.outsiders):
        assert client_of(who).post(f"/people/{company.person.handle}/level", given).status_code == 404
        with pytest.raises(Refused):
            actions.place(company.person, IC1, begins=day(-1), reason="Because", author=who)
    assert client_of(company.partner).post(f"/people/{company.partner.handle}/level", given).status_code == 404
    with pytest.raises(Refused):
        actions.place(company.partner, IC1, begins=day(-1), reason="Because", author=company.partner)
    with pytest.raises(Refused, match="Say why"):
        place(company, reason="  ")
    with pytest.raises(Refused, match="no such page"):
        place(company, "no/page")
    assert not Placement.objects.exists()


def test_the_latest_placement_is_taken_back_as_if_it_had_not_been(company: Company) -> None:
    first, second = place(company), place(company, IC2, -5, "A mistake")
    with pytest.raises(Refused, match="later placement"):
        actions.take_back(first, author=company.partner)
    address = f"/people/{company.person.handle}/level/{second.pk}/take-back"
    for who in (company.person, company.manager, company.mate):
        assert client_of(who).get(address).status_code == client_of(who).post(address).status_code == 404
        with pytest.raises(Refused):
            actions.take_back(second, author=who)
    assert client_of(company.partner).get(address).status_code == 200
    assert "Taken back" in client_of(company.partner).post(address, follow=True).content.decode()
    assert list(Placement.objects.values_list("level", "ends")) == [("IC1", None)]
    assert client_of(company.partner).post(address).status_code == 404


def test_who_read_ones_level_is_noted_once_an_hour_and_never_oneself(company: Company) -> None:
    place(company)
    for who in (company.manager, company.manager, company.person, company.mate):
        client_of(who).get(f"/people/{company.person.handle}/level")
    assert list(Reading.objects.values_list("reader", "subject")) == [
        (str(company.manager.key), str(company.person.key))
    ]


def test_everything_held_is_exported_and_erased(company: Company) -> None:
    place(company, reason="Hired for the long span")
    place(company, IC2, -3, "Promotion")
    actions.choose_aim(IC2, with_manager=False, author=company.person)
    files = {file.path: str(file.content) for file in PLACEMENTS.export(company.person)}
    assert "Hired for the long span" in files["level/placements.md"] and "IC2" in files["level/aims.json"]
    other = actions.place(company.mate, IC1, begins=day(-1), reason="Hired", author=company.partner)
    assert PLACEMENTS.erase(company.person) == 3
    assert PLACEMENTS.erase(company.partner) == 1
    other.refresh_from_db()
    assert (other.noted_by, Placement.objects.get()) == (None, other)
    assert PLACEMENTS.erase(company.person) == 0


def test_time_in_level_counts_over_roles(company: Company) -> None:
    place(company, begins=-400)
    found = queries.held(company.person, queries.history(company.person, company.person))
    assert found is not None and (found.since, found.months) == (day(-400), 13)
    assert found.href == f"/framework/{world.ROLE}/ic1"


def test_an_aim_is_ones_own_until_it_is_opened_to_the_manager(company: Company) -> None:
    place(company)
    client = client_of(company.person)
    assert "You have no aim yet" in client.get("/me/aim").content.decode()
    client.post("/me/aim", {"page": IC2})
    assert [access.aims(who).count() for who in (company.person, company.manager, company.partner)] == [1, 0, 0]
    page = client.get("/me/aim").content.decode()
    assert f"/framework/compare/{world.ROLE}/ic1/{world.ROLE}/ic2" in page and "Only you can see this" in page
    client.post("/me/aim", {"page": IC2, "with_manager": "on"})
    everybody = (*company.insiders, *company.outsiders)
    assert [who for who in everybody if access.aims(who).exists()] == [company.person, company.manager]
    assert Aim.objects.filter(ended_at=None).count() == 1 and Aim.objects.count() == 2
    assert "You have no aim any more" in client.post("/me/aim/let-go", follow=True).content.decode()
    assert not Aim.objects.filter(ended_at=None).exists()
    assert "any more" not in client.post("/me/aim/let-go", follow=True).content.decode()


def test_an_aim_that_is_no_page_is_refused(company: Company) -> None:
    page = client_of(company.person).post("/me/aim", {"page": "no/page"})
    assert page.status_code == 400 and "Select a valid choice" in page.content.decode()
    with pytest.raises(Refused):
        actions.choose_aim("no/page", with_manager=False, author=company.person)


def test_without_a_framework_the_pages_teach(cast: Cast) -> None:
    assert "Nothing is published yet" in client_of(cast.member).get("/me/aim").content.decode()
    assert (
        "No level is written down yet"
        in client_of(cast.member).get(f"/people/{cast.member.handle}/level").content.decode()
    )


def test_a_page_that_the_framework_lost_stays_readable(company: Company) -> None:
    place(company, IC2)
    actions.choose_aim(IC2, with_manager=False, author=company.person)
    smaller = world.framework()
    smaller = replace(smaller, pages=smaller.pages[:1])
    publish(smaller, author=company.cast.editor, audience=Audience.MEMBERS)
    page = client_of(company.person).get(f"/people/{company.person.handle}/level").content.decode()
    assert "IC2 Bridge Engineer" in page and "the current one has no such page" in page
    assert "choose another one" in client_of(company.person).get("/me/aim").content.decode()


def test_the_number_of_queries_stays(company: Company) -> None:
    place(company)

    def asked() -> list[int]:
        numbers = []
        for address in (f"/people/{company.person.handle}/level", "/me/aim"):
            client = client_of(company.person)
            client.get(address)
            with CaptureQueriesContext(
                connection,
            ) as queries_made:
                client.get(address)
            numbers.append(len(queries_made))
        return numbers

    before = asked()
    for number in range(60):
        person = make_person(f"N{number} Newcomer")
        ReportingLine.objects.create(person=person, above=company.manager, begins=day(-9))
        actions.place(person, IC1, begins=day(-9), reason="Hired", author=company.partner)
    above.work_out()
    assert asked() == before
    assert max(before) <= 14


class TestRuleAndQueryAgree(TestCase):
    """The queryset and the predicate say the same on random organizations."""

    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=8)
    @given(
        st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from(["manager", "lead"])), max_size=9),
        st.lists(st.integers(0, 5), max_size=3),
    )
    def test_on_random_organizations(self, lines: list[tuple[int, int, str]], partners: list[int]) -> None:
        make_cast()
        people = [make_person(f"R{number} Random") for number in range(6)]
        taken = set()
        for person, over, bond in lines:
            if person != over and (bond == "lead" or person not in taken):
                ReportingLine.objects.create(person=people[person], above=people[over], bond=bond, begins=day(-1))
                taken |= {person} if bond == "manager" else set()
        for who in partners:
            Partnership.objects.create(person=people[who], begins=day(-1))
        above.work_out()
        for person in people:
            Placement.objects.create(
                person=person, version=1, role="r", level="IC1", title="IC1", begins=day(-1), reason="x",
                noted_at="2026-01-01T00:00:00Z",
            )  # fmt: skip
        for reader in people:
            seen = set(access.placements(reader).values_list("person", flat=True))
            assert seen == {person.pk for person in people if may_see_level(relations(reader, person))}


@pytest.mark.parametrize("begins", ["9999-12-31", "0001-01-01"])
def test_a_slip_in_the_year_is_said_beside_the_field_and_bars_nothing(company: Company, begins: str) -> None:
    address = f"/people/{company.person.handle}/level"
    partner = client_of(company.partner)
    answer = partner.post(address, {"page": IC1, "begins": begins, "reason": "Hired at this level"})
    assert (
        answer.status_code == 400 and "Choose a day between 1970 and the end of next year." in answer.content.decode()
    )
    assert not Placement.objects.exists()
    assert partner.post(address, {"page": IC1, "begins": day(30), "reason": "From next month on"}).status_code == 302
