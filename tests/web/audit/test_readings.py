"""The read log: one row per reader, record and hour."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from cast import Cast
from levelset.web.audit.models import Reading
from levelset.web.audit.readings import note_reading, note_readings

pytestmark = pytest.mark.django_db


def noted() -> list[tuple[str, str, str]]:
    return list(Reading.objects.values_list("reader", "subject", "record"))


def test_a_reading_is_noted_once_an_hour_and_again_the_next(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, subject = cast.second, cast.member
    now = timezone.now()

    def at(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)
        note_reading(reader, subject.key, "evidence/1")

    at(now.replace(minute=1))
    at(now.replace(minute=59))
    assert noted() == [(str(reader.key), str(subject.key), "evidence/1")]
    at(now.replace(minute=1) + timedelta(hours=1))
    assert len(noted()) == 2


def test_each_reader_and_each_record_has_a_row_and_oneself_none(cast: Cast) -> None:
    for reader in (cast.second, cast.owner, cast.member):
        for record in ("evidence/1", "evidence/2"):
            note_reading(reader, cast.member.key, record)
    assert sorted(noted()) == sorted(
        (str(reader.key), str(cast.member.key), record)
        for reader in (cast.second, cast.owner)
        for record in ("evidence/1", "evidence/2")
    )


def test_a_reading_goes_with_the_transaction_of_the_caller(cast: Cast) -> None:
    with transaction.atomic():
        note_reading(cast.second, cast.member.key, "evidence/1")
        transaction.set_rollback(True)
    assert noted() == []


def test_somebody_without_a_key_is_no_reader(cast: Cast) -> None:
    with pytest.raises(ValueError, match="signed-in"):
        note_reading("second", cast.member.key, "evidence/1")


def test_what_a_list_shows_is_noted_at_once_and_once_an_hour(cast: Cast, django_assert_num_queries: Any) -> None:
    records = {f"level/{one.key}": one.key for one in (cast.member, cast.editor, cast.second)}
    expected = sorted((str(cast.second.key), str(one.key), f"level/{one.key}") for one in (cast.member, cast.editor))
    with django_assert_num_queries(2):
        note_readings(cast.second, records)
    assert sorted(noted()) == expected, "nobody is noted for their own"
    with django_assert_num_queries(1):
        note_readings(cast.second, records)
    with django_assert_num_queries(0):
        note_readings(cast.second, {})
    assert sorted(noted()) == expected
