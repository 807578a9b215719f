"""Looking for people: words are in step with names whatever writes them; every page of a list begins in an index."""

from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from cast import Cast, client_of
from levelset.web.people import above, directory, seeking
from levelset.web.people.actions import changes, importing, structure, teams
from levelset.web.people.held import ACCOUNT
from levelset.web.people.models import Membership, NameWord, Team, User
from levelset.web.people.names import words_of
from levelset.web.people.periods import today
from levelset.web.people.seeking import BY_WORD, Place

pytestmark = pytest.mark.django_db


def check_words() -> None:
    """Everybody has the words of their name, and nobody any other."""
    expected = {
        (one.pk, word, one.name, "".join(f" {other}" for other in words_of(one.name)))
        for one in User.objects.all()
        for word in words_of(one.name)
    }
    assert set(NameWord.objects.values_list("person_id", "word", "name", "words")) == expected


def walk(viewer: User, asked: dict[str, Any], team: Team | None = None) -> list[str]:
    """Every name of a list, from the first page to the last, and the same back again."""
    names: list[str] = []
    pages: list[directory.Listing] = []
    place = Place()
    while True:
        pages.append(directory.listing(viewer, directory.Asked(**asked, place=place), team))
        names += [row.person.name for row in pages[-1].rows]
        if not pages[-1].after:
            break
        place = Place(after=pages[-1].after, page=len(pages) + 1)
    for number in range(len(pages) - 1, 0, -1):
        place = Place(before=pages[number].before, page=number)
        back = directory.listing(viewer, directory.Asked(**asked, place=place), team)
        assert (back.rows, back.page) == (pages[number - 1].rows, number)
        assert bool(back.before) is (number > 1)
    return names


@given(st.text())
def test_words_are_plain(text: str) -> None:
    words = words_of(text)
    assert list(words) == sorted(set(words))
    assert all(word.isalnum() for word in words)
    assert words_of(" ".join(words)) == words or any(len(word) > 40 for word in words)


def test_words_follow_whatever_writes_a_name(cast: Cast) -> None:
    check_words()
    cast.member.name = "Mika Östergård-Ruiz"
    cast.member.save()
    assert words_of(cast.member.name) == ("mika", "ostergard", "ruiz")
    check_words()
    cast.member.save(update_fields=["standing"])
    User.objects.filter(pk=cast.second.pk).update(name="Sana Renamed")
    check_words()
    text = "name,e-mail\nNew Person,new@example.org\nMika Anew,mika@example.org\n"
    change = importing.carry_out(importing.prepare("p.csv", text, author=cast.owner), leavers=False, author=cast.owner)
    assert change is not None
    assert NameWord.objects.filter(word="anew").count() == 1
    check_words()
    changes.undo(change, author=cast.owner)
    check_words()
    ACCOUNT.erase(cast.leaver)
    assert not NameWord.objects.filter(word="lars").exists()
    check_words()
    cast.leaver.delete()
    check_words()


def test_every_list_has_everybody_once_in_both_directions(cast: Cast) -> None:
    outer, _ = teams.make_team("Works", author=cast.owner)
    inner, _ = teams.make_team("Bridges", outer, author=cast.owner)
    for number in range(130):
        one = User.objects.create_user(f"a{number}@example.org", name=f"Anna Anders {number % 7}")
        Membership.objects.create(person=one, team=inner if number % 3 else outer, begins=today())
        if number % 5 == 0:  # in both teams, and there once all the same
            Membership.objects.create(person=one, team=outer if number % 3 else inner, begins=today())
    expected = sorted(User.objects.filter(is_active=True).values_list("name", flat=True))
    assert walk(cast.member, {}) == expected
    assert len(walk(cast.member, {"text": "an"})) == 130
    assert len(walk(cast.member, {"text": "ANDERS ann 3"})) == len([one for one in expected if one.endswith("3")])
    assert len(walk(cast.member, {}, outer)) == 130
    assert len(walk(cast.member, {"text": "an"}, outer)) == 130
    assert len(walk(cast.member, {"text": "anna an"})) == 130
    assert walk(cast.member, {"text": "anna nders"}) == walk(cast.member, {"text": "nders"}) == []
    assert walk(cast.member, {"text": cast.second.email}) == [cast.second.name]
    structure.leave(cast.second, today(), author=cast.owner)
    assert walk(cast.member, {"text": "sana"}) == []
    assert walk(cast.member, {"text": "sana", "left": True}) == ["Sana Second"]


@pytest.mark.parametrize("few", [0, 129, 130], ids=["none", "all but one", "all"])
def test_whoever_is_inside_a_team_is_found_however_large_it_is(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    """Few people are looked at one by one, of many it is asked of each: the same are found."""
    outer, _ = teams.make_team("Works", author=cast.owner)
    inner, _ = teams.make_team("Bridges", outer, author=cast.owner)
    other, _ = teams.make_team("Tunnels", author=cast.owner)
    for number in range(131):
        one = User.objects.create_user(f"a{number}@example.org", name=f"Anna Anders {number % 7}")
        team = other if number == 0 else inner if number % 3 else outer
        Membership.objects.create(person=one, team=team, begins=today())
    monkeypatch.setattr(seeking, "FEW", few)
    assert len(walk(cast.member, {"text": "an"}, outer)) == 130
    assert walk(cast.member, {"text": "anna 0"}, other) == ["Anna Anders 0"]


@pytest.mark.parametrize(
    "address",
    [
        "/people/",
        "/people/?after=mika-member",
        "/people/?before=mika-member",
        "/people/?left=on",
        "/people/?left=on&after=mika-member",
        "/people/?q=mika",
        "/people/?q=mika&after=mika-member",
        "/people/?q=sana+second",
        "/people/?q=sana@example.org",
        "/people/mika-member",
        "/people/invitations/",
        "/people/invitations/?after=1",
    ],
)
def test_no_page_reads_all_people(cast: Cast, address: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL chooses by what is in the tables: with five people it reads them all")
    client = client_of(cast.owner)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    asked = [one["sql"] for one in queries if one["sql"].startswith("SELECT")]
    assert asked
    for sql in asked:
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN QUERY PLAN " + sql.replace("%", "%%"), [])
            plan = [row[3] for row in cursor.fetchall()]
        for table in ("people_user", "people_nameword", "people_membership", "people_reportingline", "people_above"):
            assert f"SCAN {table}" not in [
                line.partition(" USING ")[0] for line in plan if "INDEX user_" not in line
            ], (
                sql,
                plan,
            )


def test_postgresql_finds_beginnings_of_words_in_the_index(cast: Cast) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("the plans of SQLite are looked at above")
    rows = NameWord.objects.filter(word__begins_with="mika").order_by(*BY_WORD)[:51]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
    plan = rows.explain()
    assert "name_word_order" in plan, plan
    assert "Index Cond: (((word)::text >= 'mika'::text) AND ((word)::text < 'mikb'::text)" in plan, plan
    assert "Sort" not in plan, plan
    assert [row.name for row in rows] == [cast.member.name]


def test_who_has_no_manager_is_known_whatever_changed_it(cast: Cast) -> None:
    def without() -> list[str]:
        asked: dict[str, Any] = {"without_manager": True}
        found = walk(cast.owner, asked)
        assert directory.how_many_without_manager() == len(found)
        for name in ("Mika Member", "Sana Second"):
            assert walk(cast.owner, {**asked, "text": name.split()[0]}) == [name] * (name in found)
        return found

    everybody = ["Edda Editor", "Mika Member", "Olga Owner", "Sana Second"]
    assert without() == everybody
    change = structure.appoint_manager(cast.member, cast.second, today(), author=cast.owner)
    structure.appoint_manager(cast.second, cast.owner, today() + timedelta(days=1), author=cast.owner)
    assert without() == ["Edda Editor", "Olga Owner", "Sana Second"]
    with mock.patch("django.utils.timezone.localdate", return_value=today() + timedelta(days=1)):
        assert without() == ["Edda Editor", "Olga Owner"]
    above.forget()
    changes.undo(change, author=cast.owner)
    assert without() == everybody
    structure.appoint_manager(cast.editor, cast.second, today(), author=cast.owner)
    structure.leave(cast.second, today(), author=cast.owner)
    assert without() == ["Edda Editor", "Mika Member", "Olga Owner"]
