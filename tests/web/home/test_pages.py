"""My page and my team's page: what stands there for whom, and what does not."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import Cast, client_of, make_person
from levelset.process.attesting import Answer, digest
from levelset.process.rights import Audience
from levelset.web.audit.models import Reading
from levelset.web.evidence.actions import attesting
from levelset.web.evidence.models import Entry, Share, wording_of
from levelset.web.frameworks.actions import publish
from levelset.web.people import above
from levelset.web.people.models import Partnership, ReportingLine, Team, User
from levelset.web.people.periods import today
from levelset.web.placements.actions import choose_aim, place
from support import world

pytestmark = pytest.mark.django_db
IC1, IC2 = f"{world.ROLE}/ic1", f"{world.ROLE}/ic2"


@pytest.fixture
def manager(cast: Cast) -> User:
    """The second member manages the first, who holds IC1, aims at IC2 and shared one of two entries."""
    publish(world.framework(), author=cast.editor, audience=Audience.MEMBERS)
    partner = make_person("Paula Partner")
    Partnership.objects.create(person=partner, begins=today() - timedelta(days=9))
    report(cast.member, cast.second, partner)
    above.work_out()
    return cast.second


def report(person: User, manager: User, partner: User) -> None:
    """Somebody below a manager, with a level, an aim and two entries."""
    ReportingLine.objects.create(person=person, above=manager, begins=today() - timedelta(days=9))
    place(person, IC1, begins=today() - timedelta(days=5), reason="Hired", author=partner)
    choose_aim(IC2, with_manager=True, author=person)
    shared = Entry.objects.create(author=person, text=f"Mended the <b>sluice</b> of {person.name}", begins=today())
    Share.objects.create(of=shared, group="manager")
    Entry.objects.create(author=person, text=f"A draft of {person.name}", begins=today())


def test_my_page_tells_me_what_is_mine(cast: Cast, manager: User) -> None:
    page = client_of(cast.member).get("/me").content.decode()
    for shown in (
        "IC1 Bridge Engineer",
        "I build single spans",
        "IC2 Bridge Engineer",
        "&lt;b&gt;sluice",
        "A draft of",
    ):
        assert shown in page
    assert manager.name in page and 'href="/team"' not in page and "<b>sluice" not in page


def test_my_page_names_my_people_partner_and_theirs_says_whose_they_are(cast: Cast, manager: User) -> None:
    partner = User.objects.get(name="Paula Partner")
    page = client_of(cast.member).get("/me").content.decode()
    assert "Paula Partner" in page and "I am people partner of" not in page
    page = client_of(partner).get("/me").content.decode()
    assert "I am people partner of" in page and ">everybody</a>" in page
    team = Team.objects.create(name="Locks", path="/77/")
    Partnership.objects.filter(person=partner).update(team=team)
    page = client_of(partner).get("/me").content.decode()
    assert f'href="/people/teams/{team.key}"' in page and ">everybody</a>" not in page
    assert "Paula Partner" not in client_of(cast.member).get("/me").content.decode()


def test_my_teams_page_shows_what_was_shared_and_nothing_else(cast: Cast, manager: User) -> None:
    page = client_of(manager).get("/team").content.decode()
    assert "IC1 Bridge Engineer" in page and "IC2 Bridge Engineer" in page and "&lt;b&gt;sluice" in page
    assert "A draft of" not in page
    for who in (cast.owner, cast.editor, cast.member):
        other = client_of(who).get("/team").content.decode()
        assert "Nobody reports to you" in other and "sluice" not in other
    noted = Reading.objects.values_list("reader", "subject", "record")
    assert list(noted) == [(str(manager.key), str(cast.member.key), f"level/{cast.member.key}")], "whose level is there"


def test_a_manager_is_led_to_the_team(manager: User) -> None:
    page = client_of(manager).get("/me").content.decode()
    assert 'href="/team"' in page and "sluice" in page and "A draft of" not in page


def test_a_question_that_waits_stands_on_the_page_of_whom_it_asks_and_on_no_other(cast: Cast) -> None:
    entry = Entry.objects.create(author=cast.member, text="Tightened the guy ropes.", begins=today())
    asked = attesting.ask(cast.second, author=cast.member, key=entry.key, seen=digest(wording_of(entry)))
    sign = 'href="/evidence/attesting">A colleague asks you'
    pages = {who.name: client_of(who).get("/me").content.decode() for who in (cast.second, cast.member, cast.owner)}
    assert [name for name, page in pages.items() if sign in page] == [cast.second.name]
    assert "guy ropes" not in pages[cast.second.name], "what it says stands on the page of the question alone"
    attesting.answer(Answer.DECLINED, "", author=cast.second, which=asked.key)
    assert sign not in client_of(cast.second).get("/me").content.decode()


def test_an_empty_page_teaches(cast: Cast) -> None:
    page = client_of(cast.member).get("/me").content.decode()
    for taught in ("No level of yours is written down yet", "Choose an aim", "One line above and Enter"):
        assert taught in page


def test_nobody_without_a_sign_in(cast: Cast) -> None:
    for who in (None, cast.leaver):
        for address in ("/me", "/team"):
            assert client_of(who).get(address).status_code == 302


def test_the_number_of_queries_stays(cast: Cast, manager: User) -> None:
    def count() -> list[int]:
        numbers = []
        for who, address in ((manager, "/me"), (manager, "/team"), (cast.member, "/me")):
            client = client_of(who)
            client.get(address)
            with CaptureQueriesContext(connection) as made:
                client.get(address)
            numbers.append(len(made))
        return numbers

    before = count()
    partner = User.objects.get(name="Paula Partner")
    for number in range(30):
        report(make_person(f"N{number} Newcomer"), manager, partner)
    above.work_out()
    for number in range(20):
        entry = Entry.objects.create(author=cast.member, text=f"Shared {number}", begins=today())
        Share.objects.create(of=entry, group="manager")
    page = client_of(manager).get("/team").content.decode()
    assert page.count("sluice") == 30, "who shares much does not push out the others"
    assert count() == before
    assert max(before) <= 24
