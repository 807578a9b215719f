"""While a glass is open, the entries that it opens name it to their author; to nobody else, and not too early."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from cast import Cast, client_of, make_person
from levelset.web.evidence.actions import logging, sharing
from levelset.web.people.actions import glass as actions
from levelset.web.people.models import Glass, Partnership, User
from levelset.web.people.periods import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(cast: Cast) -> User:
    """A people partner of everybody, who is no owner."""
    person = make_person("Petra Partner")
    Partnership.objects.create(person=person, begins=today())
    return person


def ask(author: User, person: User, **more: object) -> Glass:
    return actions.ask(author=author, person=person, **{"reason": "a complaint", "what": "May", "hours": 4, **more})  # type: ignore[arg-type]


def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    moment = timezone.now() + by
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_an_entry_names_who_reads_it_under_glass_to_its_author_and_not_before_the_notice(
    cast: Cast, partner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To nobody else, and for a draft not at all: glass does not open one."""
    shared, draft = (logging.capture(text, author=cast.member)[0] for text in ("Drew the span.", "Not yet."))
    sharing.share(author=cast.member, key=shared.key, people=[cast.second])
    silent = ask(partner, cast.member, hours=72, law="§ 12 of the harbor act", told_from=today() + timedelta(days=2))

    def line(viewer: User, key: uuid.UUID, how: str = "") -> str:
        page = client_of(viewer).get(f"/evidence/{key}{how}").content.decode()
        return page.split('<p class="audience">')[1].split("</p>")[0]

    before = [line(cast.member, shared.key, how) for how in ("", "?read")] + [line(cast.second, shared.key)]
    assert all("Broken glass can open it" in told for told in before[:2]) and "broken glass can open it" in before[2]
    actions.grant(author=cast.owner, key=silent.key)
    after = [line(cast.member, shared.key, how) for how in ("", "?read")] + [line(cast.second, shared.key)]
    assert after == before, "as long as a law forbids it, no word more and none less"
    later(monkeypatch, timedelta(days=2, minutes=1))
    for how in ("", "?read"):
        told = line(cast.member, shared.key, how)
        assert "Petra Partner can read it until" in told and "Broken glass can open it" not in told
    assert line(cast.second, shared.key) == before[2] and line(cast.member, draft.key) == "Only you can see this."
    open_one = ask(cast.owner, cast.member)
    actions.grant(author=partner, key=open_one.key)
    assert "Olga Owner can read it" in line(cast.member, shared.key), "at once, where no law forbids it"
    actions.end(author=cast.owner, key=open_one.key)
    assert "Olga Owner" not in line(cast.member, shared.key)
    Partnership.objects.all().delete()
    assert line(cast.member, shared.key) == before[0], "whoever could not ask any more, reads no more"
