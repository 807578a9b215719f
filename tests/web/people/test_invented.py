"""The demo's forty and seeded organizations: whole, the same every time, never beside people who may be real."""

import io

import pytest
from django.core.management import CommandError, call_command

from cast import make_person
from levelset.process.structure import Bond, Line, Period, managers_above
from levelset.process.visibility import Relation
from levelset.web.people import one_person
from levelset.web.people.access import relations
from levelset.web.people.actions.demo import make_demo_people
from levelset.web.people.models import Above, Membership, ReportingLine, Team, User
from levelset.web.people.periods import today

pytestmark = pytest.mark.django_db


def lines() -> list[Line]:
    """Every line as a plain value."""
    return [
        Line(row.person_id, row.above_id, Period(row.begins, row.ends), Bond(row.bond))
        for row in ReportingLine.objects.all()
    ]


def check() -> None:
    """``Above`` and the paths of teams are what the rules say."""
    plain = lines()
    expected = {
        (person, over, distance)
        for person in User.objects.values_list("pk", flat=True)
        for distance, over in enumerate(managers_above(person, today(), plain), 1)
    }
    assert set(Above.objects.values_list("person_id", "above_id", "distance")) == expected
    for team in Team.objects.select_related("parent"):
        assert team.path == (team.parent.path if team.parent else "/") + f"{team.pk}/"


def test_the_forty_of_the_demo() -> None:
    make_demo_people()
    before = (User.objects.count(), Team.objects.count(), ReportingLine.objects.count(), Membership.objects.count())
    make_demo_people()
    after = (User.objects.count(), Team.objects.count(), ReportingLine.objects.count(), Membership.objects.count())
    assert before == after
    assert before[0] == 40
    check()
    people = {user.handle: user for user in User.objects.all()}
    ida, priya, noor = people["ida-lindqvist"], people["priya-nambiar"], people["noor-haddad"]
    assert [one.what for one in one_person.history(ida) if one.kind == "manager"] == ["Solveig Aune", "Bram de Wit"]
    assert relations(priya, ida) == {Relation.PARTNER, Relation.MEMBER}
    assert relations(noor, ida) == {Relation.ABOVE, Relation.MEMBER}
    assert (people["henrik-falk"].is_active, one_person.manager_on(people["henrik-falk"])) == (False, None)


def test_an_organization_of_any_size_is_whole() -> None:
    out = io.StringIO()
    call_command("seed-organization", people=120, stdout=out)
    assert out.getvalue().startswith("120 invented people in ")
    assert (User.objects.count(), Membership.objects.count(), ReportingLine.objects.filter(bond="manager").count()) == (
        120,
        120,
        119,
    )
    lead = ReportingLine.objects.filter(bond="lead").select_related("person", "above").first()
    assert lead is not None
    assert one_person.manager_on(lead.person) == one_person.manager_on(lead.above)
    assert User.objects.filter(standing="owner").count() == 1
    check()
    with pytest.raises(CommandError, match="already"):
        call_command("seed-organization", people=3)


def test_nobody_is_invented_beside_people_who_may_be_real() -> None:
    make_person("Real Person")
    with pytest.raises(CommandError, match="may be real"):
        call_command("seed-organization", people=3)
    for number in ("0", "1000000000"):
        with pytest.raises(CommandError, match="between"):
            call_command("seed-organization", "--people", number)
    assert User.objects.count() == 1
