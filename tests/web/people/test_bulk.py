"""Many rows at once are written as one by one."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext

from cast import Cast
from levelset.web.people import bulk
from levelset.web.people.journal import Journal
from levelset.web.people.models import Above, NameWord, ReportingLine, Team, User

pytestmark = pytest.mark.django_db
THEN = datetime(2024, 2, 29, 23, 59, 58, 123456, tzinfo=UTC)


def somebody(number: int, **more: Any) -> User:
    return User(email=f"p{number}@example.net", name=f"Ünal % '{number}", handle=f"p{number}", password="!", **more)


def test_each_row_gets_its_key_and_reads_as_it_was_given(cast: Cast) -> None:
    given = [
        somebody(0, left_on=date(2024, 2, 29), is_active=False, date_joined=THEN, external="x-1", has_manager=True),
        *(somebody(number) for number in range(1, 300)),
    ]
    bulk.create(given)
    assert len({one.pk for one in given}) == 300 and not any(one._state.adding for one in given)
    for one in given:
        found = User.objects.get(pk=one.pk)
        assert (model_to_dict(found), found.key, found.date_joined) == (model_to_dict(one), one.key, one.date_joined)
        assert (found.left_on, found.external, found.has_manager) == (one.left_on, one.external, one.has_manager)
    given[1].name = "Changed"
    given[1].save()
    assert User.objects.get(pk=given[1].pk).name == "Changed", "a row that was written is changed, not written again"


def test_a_line_keeps_its_days(cast: Cast) -> None:
    begins, ends = date(2024, 1, 2), date(2025, 3, 4)
    rows = [ReportingLine(person=cast.member, above=cast.second, begins=begins, ends=day) for day in (ends, None)]
    bulk.create(rows)
    found = ReportingLine.objects.order_by("-ends").in_bulk()
    assert [(found[row.pk].begins, found[row.pk].ends, found[row.pk].bond) for row in rows] == [
        (begins, ends, "manager"),
        (begins, None, "manager"),
    ]


def test_rows_of_named_fields_are_written_in_few_statements(cast: Cast) -> None:
    people = [somebody(number) for number in range(400)]
    bulk.create(people)
    rows = [(one.pk, cast.owner.pk, distance) for one in people for distance in (1,)]
    with CaptureQueriesContext(connection) as queries:
        bulk.insert(Above, ("person_id", "above_id", "distance"), iter(rows))
    assert len(queries) <= 2
    assert sorted(Above.objects.values_list("person_id", "above_id", "distance")) == rows
    with CaptureQueriesContext(connection) as queries:
        bulk.insert(Above, ("person_id", "above_id", "distance"), [])
        bulk.create([])
    assert len(queries) == 0


def test_a_field_of_many_rows_gets_another_value_in_each(cast: Cast) -> None:
    teams = [Team(name=f"T{number}") for number in range(120)]
    bulk.create(teams)
    for one in teams:
        one.path, one.name = f"/{one.pk}/%s'", "Not written"
    with CaptureQueriesContext(connection) as queries:
        bulk.update(teams[:100], "path")
        bulk.update([], "path")
    assert len(queries) == 1
    assert all(Team.objects.get(pk=one.pk).path == one.path for one in teams[:100])
    assert Team.objects.filter(path="").count() == 20 and not Team.objects.filter(name="Not written").exists()


def test_what_the_database_refuses_is_refused_whole(cast: Cast) -> None:
    twins = [somebody(1), somebody(2), somebody(1)]
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.create(twins)
    assert not User.objects.filter(email__endswith="example.net").exists()


def test_people_of_a_journal_are_found_by_the_words_of_their_names(cast: Cast) -> None:
    written = Journal()
    written.create_all([somebody(7)])
    assert set(NameWord.objects.filter(person__handle="p7").values_list("word", flat=True)) >= {"unal"}
    assert [row.now["email"] for row in written.rows] == ["p7@example.net"]
    day = date(2024, 1, 1) + timedelta(days=1)
    line = ReportingLine(person=User.objects.get(handle="p7"), above=cast.owner, begins=day)
    written.create_all([line])
    earlier = ReportingLine.objects.create(person=cast.member, above=cast.second, begins=day)
    written.change(earlier, ends=day)
    assert written.people() == {line.person_id, cast.member.pk}
