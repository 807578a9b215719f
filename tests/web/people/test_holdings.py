"""What is held about a person: registered once, exported in two forms, erased."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from cast import Cast
from levelset.web.people import held, holdings
from levelset.web.people.models import Membership, ReportingLine, Team, User, WelcomeLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def placed(cast: Cast) -> Iterator[Cast]:
    """The member is in a team, below the editor and above the second."""
    team = Team.objects.create(name="Bascules", path="/1/")
    day = date(2026, 1, 5)
    Membership.objects.create(person=cast.member, team=team, begins=day)
    ReportingLine.objects.create(person=cast.member, above=cast.editor, begins=day)
    ReportingLine.objects.create(person=cast.second, above=cast.member, begins=day)
    yield cast


def test_a_key_is_taken_once() -> None:
    assert {"people.account", "people.structure"} <= {holding.key for holding in holdings.holdings()}
    holdings.register(held.ACCOUNT)  # the same one again is no harm
    with pytest.raises(ValueError, match=r"people\.account"):
        holdings.register(replace(held.ACCOUNT, purpose="another one"))


def test_no_table_is_declared_twice() -> None:
    """Two holdings of one table would say two things of why and how long it is kept."""
    declared = Counter(label for holding in holdings.holdings() for label in holding.models)
    assert declared["people.StructureChange"] == 1
    assert [label for label, times in declared.items() if times > 1] == []


def test_an_export_reads_the_same_for_programs_and_people(placed: Cast) -> None:
    files = {file.path: file.content for file in held.STRUCTURE.export(placed.member)}
    assert json.loads(files["structure/teams.json"])[0]["team"] == "Bascules"
    assert "- team: Bascules" in files["structure/teams.md"]
    assert json.loads(files["structure/managers.json"])[0]["name"] == "Edda Editor"
    assert json.loads(files["structure/reports.json"])[0]["of"] == "Sana Second"
    assert "Nothing." in files["structure/partnerships.md"]
    account = next(iter(held.ACCOUNT.export(placed.member)))
    assert json.loads(account.content)[0]["e-mail address"] == "mika@example.org"
    assert "password" not in str(account.content)


def test_an_erased_person_is_a_row_without_a_name(placed: Cast) -> None:
    WelcomeLink.objects.create(
        token_hash="0", email="mika@example.org", standing="member", expires_at="2027-01-01T00:00Z"
    )
    for holding in (held.STRUCTURE, held.ACCOUNT):
        assert holding.erase(placed.member) > 0
    left = User.objects.get(pk=placed.member.pk)
    assert held.is_erased(left) and not held.is_erased(placed.second)
    assert (left.is_active, left.has_usable_password(), left.key == placed.member.key) == (False, False, True)
    assert "mika" not in " ".join(map(str, User.objects.filter(pk=left.pk).values_list()[0])).lower()
    assert not Membership.objects.filter(person=left).exists() and not WelcomeLink.objects.exists()
    line = ReportingLine.objects.get(person=placed.second)
    assert line.above == left and line.ends is not None
    assert held.ACCOUNT.erase(left) == 0 and held.STRUCTURE.erase(left) == 0
