"""The pages of rights ask as many questions of the database at three hundred people as at three."""

from datetime import timedelta
from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cast import Cast, client_of
from levelset.process.attesting import digest
from levelset.web.audit.models import Reading
from levelset.web.evidence.models import Attestation, Entry, Share, wording_of
from levelset.web.people.models import Glass, User
from levelset.web.people.periods import today

pytestmark = pytest.mark.django_db
PAGES = (
    "/account/",
    "/account/readers",
    "/account/mine",
    "/account/automated",
    "/account/data-protection",
    "/people/breaking-glass/",
    "/people/invitations/",
    "/evidence/attesting",
    "/evidence/attesting/{asked}",
    "/evidence/{entry}",
    "/evidence/{entry}/ask",
    "/evidence/{entry}/share",
    "/me",
)
MINE = "Greased the bearings of the swing bridge."


def more(cast: Cast, numbers: range, readings: "count[int]") -> None:
    """People who read what the owner wrote, over whom glass was broken, and who ask the owner to attest."""
    people = User.objects.bulk_create(
        User(email=f"n{number}@example.org", name=f"N{number} Newcomer", handle=f"n{number}") for number in numbers
    )
    now, mine = timezone.now(), Entry.objects.get(text=MINE)
    Reading.objects.bulk_create(
        Reading(hour=now, reader=str(one.key), subject=str(cast.owner.key), record=f"evidence/{mine.key}/{at}")
        for one, at in zip(people, readings, strict=False)
    )
    Glass.objects.bulk_create(
        Glass(
            person=cast.owner if number % 2 else one,
            asked_by=cast.second if number % 2 else cast.editor,
            reason="A complaint",
            what="The log",
            hours=4,
            answered_by=cast.member,
            granted_at=now,
            ends_at=now + timedelta(hours=4),
            told_at=now,
        )
        for number, one in enumerate(people)
    )
    entries = Entry.objects.bulk_create(Entry(author=one, text=f"{one.name} did", begins=today()) for one in people)
    Attestation.objects.bulk_create(
        Attestation(of=one, colleague=cast.owner, wording=wording_of(one), digest=digest(wording_of(one)))
        for one in entries
    )
    Share.objects.bulk_create(Share(of=mine, person=one) for one in people)


def test_as_many_queries_at_three_people_as_at_three_hundred(cast: Cast) -> None:
    mine = Entry.objects.create(author=cast.owner, text=MINE, begins=today())
    numbers = count()
    more(cast, range(3), numbers)
    asked = Attestation.objects.filter(colleague=cast.owner).order_by("pk")[0]
    client = client_of(cast.owner)
    pages = [page.format(entry=mine.key, asked=asked.key) for page in PAGES]

    def asks() -> dict[str, int]:
        found = {}
        for page in pages:
            client.get(page)
            with CaptureQueriesContext(connection) as made:
                client.get(page)
            found[page] = len(made)
        return found

    def shows(page: str, name: str) -> bool:
        return name in client.get(page).content.decode()

    few = asks()
    assert shows("/account/readers", "N2 Newcomer") and shows("/evidence/attesting", "N1 Newcomer")
    more(cast, range(3, 300), numbers)
    assert asks() == few
    assert shows("/account/readers", "N299 Newcomer")
    assert max(few.values()) <= 20, few
