"""The pages of people: what members see, what is for those who may, and how many queries it takes."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cast import Cast, client_of, make_person
from levelset.web.people.actions import structure, teams
from levelset.web.people.actions.demo import make_demo_people
from levelset.web.people.models import Membership, Partnership, ReportingLine, StructureChange, User
from levelset.web.people.periods import today

pytestmark = pytest.mark.django_db


def body(client: Client, address: str) -> str:
    """The page as text."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_history_is_for_the_person_managers_upwards_and_partners(cast: Cast) -> None:
    began = today() - timedelta(days=90)
    former = make_person("Fora Former")
    structure.appoint_manager(cast.member, former, began, author=cast.owner)
    structure.appoint_manager(cast.member, cast.second, today(), author=cast.owner)
    structure.appoint_manager(cast.second, cast.editor, today(), author=cast.owner)
    lead, partner = make_person("Lea Lead"), make_person("Pia Partner")
    structure.appoint_lead(cast.member, lead, today(), author=cast.owner)
    structure.make_partner(partner, None, today(), author=cast.owner)
    for viewer in (cast.member, cast.second, cast.editor, partner):
        assert "Reported to Fora Former" in body(client_of(viewer), "/people/mika-member")
    for viewer in (cast.owner, lead, former):
        page = body(client_of(viewer), "/people/mika-member")
        assert "Fora Former" not in page.partition("<main")[2]
        assert "Sana Second" in page


def test_of_a_leaver_owners_see_whose_manager_was_who_and_not_the_level(cast: Cast) -> None:
    began = today() - timedelta(days=90)
    former, lead, everybodys, theirs = (make_person(f"{name} X") for name in ("Fora", "Lea", "Pia", "Theo"))
    team, _ = teams.make_team("Piers", author=cast.owner)
    structure.join_team(cast.member, team, began, author=cast.owner)
    structure.appoint_manager(cast.member, former, began, author=cast.owner)
    structure.appoint_lead(cast.member, lead, began, author=cast.owner)
    structure.make_partner(everybodys, None, began, author=cast.owner)
    structure.make_partner(theirs, team, began, author=cast.owner)
    everybody = (cast.owner, cast.editor, cast.second, former, lead, everybodys, theirs)

    def seen() -> list[tuple[User, bool]]:
        """Who sees the history, and whether the way to the level stands there."""
        pages = [(viewer, body(client_of(viewer), "/people/mika-member")) for viewer in everybody]
        assert all(("Reported to Fora X" in page) is ("In Piers" in page) for _viewer, page in pages)
        return [(viewer, "/mika-member/level" in page) for viewer, page in pages if "Reported to Fora X" in page]

    assert seen() == [(former, True), (everybodys, True), (theirs, True)]
    structure.leave(cast.member, today(), author=cast.owner)
    assert seen() == [(cast.owner, False), (everybodys, True)]
    assert client_of(cast.owner).get("/people/mika-member/level").status_code == 404
    said = body(client_of(cast.owner), "/people/mika-member")
    assert "now that they have left: their people partners and owners" in said


def test_a_stranger_gets_the_same_answer_as_for_nobody(cast: Cast) -> None:
    for address in ("/people/mika-member", "/people/nobody-at-all"):
        assert Client().get(address).status_code == 302
    for viewer in (cast.editor, cast.member):
        there = client_of(viewer).get("/people/mika-member/edit")
        gone = client_of(viewer).get("/people/nobody-at-all/edit")
        assert (there.status_code, there.content) == (404, gone.content)


def test_a_leaver_stays_by_name_and_is_marked(cast: Cast) -> None:
    structure.leave(cast.member, today(), author=cast.owner)
    assert "has left" in body(client_of(cast.second), "/people/mika-member")
    everybody = body(client_of(cast.second), "/people/")
    assert "Mika Member" not in everybody
    assert "Mika Member" in body(client_of(cast.second), "/people/?left=on&q=mika")


def test_looking_for_people(cast: Cast) -> None:
    make_demo_people()
    client = client_of(cast.member)
    assert "Ewa Zielińska" in body(client, "/people/?q=zieli")
    assert "Zoë Janssens" in body(client, "/people/?q=ZOË")
    assert "Nobody fits" in body(client, "/people/?q=nobody-is-called-so")
    team = User.objects.get(handle="ida-lindqvist").memberships.get().team
    inside = body(client, f"/people/?team={team.parent.key if team.parent else team.key}")
    assert "Ida Lindqvist" in inside
    assert "Hiroshi Endo" not in inside.partition("<table")[2]
    assert client.get("/people/?team=nonsense").status_code == 404
    assert "Without a manager" not in body(client, "/people/?without-manager=on")
    alone = body(client_of(cast.owner), "/people/?without-manager=on").partition("<table")[2]
    assert "Noor Haddad" in alone
    assert "Ida Lindqvist" not in alone


def test_the_owner_sees_whose_manager_left(cast: Cast) -> None:
    structure.appoint_manager(cast.member, cast.second, today() - timedelta(days=3), author=cast.owner)
    owner = client_of(cast.owner)
    assert "Mika Member" not in body(owner, "/people/?without-manager=on").partition("<table")[2]
    answer = owner.post("/people/sana-second/leave", {"day": today().isoformat()}, follow=True)
    assert "has left" in answer.content.decode()
    assert "Mika Member" in body(owner, "/people/?without-manager=on").partition("<table")[2]


def test_an_owner_changes_where_somebody_belongs_and_takes_it_back(cast: Cast) -> None:
    client = client_of(cast.owner)
    there = "/people/mika-member"
    bridges, _ = teams.make_team("Bridges", author=cast.owner)
    for what, sent in (
        ("manager", {"manager-who": cast.second.email}),
        ("lead", {"lead-who": "Edda Editor"}),
        ("team", {"team-team": "bridges"}),
        ("partner", {"partner-team": ""}),
    ):
        sent[f"{what}-day"] = today().isoformat()
        page = client.post(f"{there}/{what}", sent, follow=True).content.decode()
        assert "Take it back" in page, what
    assert [line.above.name for line in ReportingLine.objects.order_by("bond")] == ["Edda Editor", "Sana Second"]
    assert Membership.objects.get().team == bridges
    change = StructureChange.objects.order_by("pk").last()
    assert change is not None
    client.post(f"/people/changes/{change.pk}/undo")
    assert not Partnership.objects.exists()
    line = ReportingLine.objects.get(bond="manager")
    assert "does not report" in body(client, f"/people/lines/{line.pk}/end")
    client.post(f"/people/lines/{line.pk}/end", {"day": today().isoformat()})
    line.refresh_from_db()
    assert line.ends == today()


@pytest.mark.parametrize(
    ("what", "sent", "says"),
    [
        ("manager", {"manager-who": "nobody"}, "is not here"),
        ("manager", {"manager-who": "Mika Member"}, "above themselves"),
        ("manager", {"manager-who": "e"}, "Say which"),
        ("manager", {"manager-who": "sana@example.org", "manager-day": "0001-01-01"}, "too far away"),
        ("manager", {"manager-who": "lars@example.org"}, "is not here"),
        ("team", {"team-team": "Nowhere"}, "is not here"),
        ("partner", {"partner-team": "<script>alert(1)</script>"}, "is not here"),
    ],
)
def test_what_is_wrong_stands_beside_the_field(cast: Cast, what: str, sent: dict[str, str], says: str) -> None:
    make_person("Enno Ebert")
    answer = client_of(cast.owner).post(f"/people/mika-member/{what}", {f"{what}-day": today().isoformat(), **sent})
    page = answer.content.decode()
    assert (answer.status_code, says in page) == (400, True)
    assert "<script>alert" not in page
    assert not ReportingLine.objects.exists()
    assert not Partnership.objects.exists()


def test_another_persons_ids_and_forged_fields_change_nothing(cast: Cast) -> None:
    structure.appoint_manager(cast.member, cast.second, today(), author=cast.owner)
    line = ReportingLine.objects.get()
    for viewer in (cast.member, cast.second, cast.editor):
        client = client_of(viewer)
        for address in (f"/people/lines/{line.pk}/end", "/people/mika-member/manager", "/people/sana-second/leave"):
            sent = {"manager-who": viewer.email, "day": today().isoformat(), "standing": "owner", "author": "1"}
            assert client.post(address, sent).status_code == 404
    line.refresh_from_db()
    assert line.ends is None
    assert client_of(cast.owner).get(f"/people/lines/{10**17}/end").status_code == 404


def test_scripts_in_names_are_text(cast: Cast) -> None:
    name = "<script>alert(1)</script>"
    person = make_person("Xena Script")
    User.objects.filter(pk=person.pk).update(name=name)
    team, _ = teams.make_team("<img src=x onerror=alert(2)>", author=cast.owner)
    structure.join_team(person, team, today(), author=cast.owner)
    structure.appoint_manager(cast.member, person, today(), author=cast.owner)
    client = client_of(cast.owner)
    for address in (
        "/people/",
        f"/people/{person.handle}",
        f"/people/{person.handle}/edit",
        "/people/mika-member",
        f"/people/teams/{team.key}",
        "/people/teams/",
    ):
        page = body(client, address)
        assert "<script>alert" not in page
        assert "<img src=x" not in page


PAGES = (
    "/people/",
    "/people/?q=p1",
    "/people/?q=many+p1",
    "/people/?q=many&team={team}",
    "/people/?after=p1-many",
    "/people/?before=p1-many&left=on",
    "/people/?team={team}",
    "/people/{handle}",
    "/people/teams/{team}",
    "/people/teams/",
)


def test_as_many_queries_at_three_people_as_at_three_hundred(cast: Cast) -> None:
    top, _ = teams.make_team("Top", author=cast.owner)
    inside, _ = teams.make_team("Inside", top, author=cast.owner)
    names = {"team": str(top.key), "handle": cast.second.handle}

    def add(numbers: range) -> None:
        for number in numbers:
            person = make_person(f"P{number} Many")
            Membership.objects.create(person=person, team=inside if number % 2 else top, begins=today())
            ReportingLine.objects.create(person=person, above=cast.second, begins=today())

    def count() -> dict[tuple[str, str], int]:
        found = {}
        for viewer in (cast.owner, cast.second, cast.member):
            client = client_of(viewer)
            for page in PAGES:
                client.get(page.format(**names))
                with CaptureQueriesContext(
                    connection,
                ) as queries:
                    body(client, page.format(**names))
                found[viewer.name, page] = len(queries)
        return found

    add(range(3))
    few = count()
    add(range(3, 300))
    assert count() == few
    assert max(few.values()) <= 20, few


def test_fifty_a_page(cast: Cast) -> None:
    for number in range(60):
        make_person(f"P{number:02} Many")
    client = client_of(cast.member)
    first = body(client, "/people/?q=many")
    assert "q=many&amp;after=p49-many&amp;page=2" in first
    second = body(client, "/people/?q=many&after=p49-many&page=2")
    assert (first.count("<tr>"), second.count("<tr>")) == (51, 11)
    assert "q=many&amp;before=p50-many&amp;page=1" in second
    back = body(client, "/people/?q=many&before=p50-many&page=1")
    assert back.partition("<table")[2] == first.partition("<table")[2]
    assert body(client, "/people/?q=many&after=nobody-at-all").partition("<table")[2] == first.partition("<table")[2]
    assert "Nobody fits" in body(client, "/people/?q=many&after=p59-many")


def test_an_owner_makes_moves_and_closes_teams(cast: Cast) -> None:
    client = client_of(cast.owner)
    made: Any = client.post("/people/teams/new", {"name": "Works", "parent": ""})
    works = made["Location"]
    client.post("/people/teams/new", {"name": "Bridges", "parent": "works"})
    assert "Bridges" in body(client, works)
    assert client.post("/people/teams/new", {"name": "A / B", "parent": ""}).status_code == 400
    assert client.post("/people/teams/new", {"name": "WORKS", "parent": ""}).status_code == 400
    assert client.post(f"{works}/edit", {"name": "Works", "parent": "Works / Bridges"}).status_code == 400
    client.post(f"{works}/edit", {"name": "Harbor works", "parent": ""})
    page = client.post(f"{works}/close", follow=True).content.decode()
    assert "There are teams inside Harbor works" in page
