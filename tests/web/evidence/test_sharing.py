"""Sharing: by name before and after, audited, ended; what a stranger is answered is what is not there."""

import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from cast import Cast, client_of, make_person
from levelset.core.errors import Refused
from levelset.process.visibility import Group
from levelset.web.audit.models import Event, Reading
from levelset.web.evidence import queries
from levelset.web.evidence.actions import logging, removing, sharing
from levelset.web.evidence.models import Entry, Share
from levelset.web.people import above
from levelset.web.people.models import ReportingLine
from levelset.web.people.periods import today

pytestmark = pytest.mark.django_db
TEXT = "Rebuilt the bearing of pier 4."


@pytest.fixture
def entry(cast: Cast) -> Entry:
    """The member's, whose manager is the second."""
    ReportingLine.objects.create(person=cast.member, above=cast.second, begins=today())
    above.work_out()
    return logging.capture(TEXT, author=cast.member)[0]


def test_a_group_is_shown_by_name_before_and_after_and_reads_from_then_on(cast: Cast, entry: Entry) -> None:
    author, reader, stranger = (client_of(one) for one in (cast.member, cast.second, cast.editor))
    address = f"/evidence/{entry.key}"
    absent = stranger.get(f"/evidence/{uuid.uuid4()}").content
    assert reader.get(address).status_code == 404 and stranger.get(address).content == absent
    before = author.get(f"{address}/share").content.decode()
    assert "Sana Second" in before
    author.post(f"{address}/share", {"groups": ["manager"]})
    after = author.get(address).content.decode()
    assert "Sana Second" in after and "My manager" in after
    assert TEXT in reader.get(address).content.decode() and TEXT in reader.get("/evidence/shared").content.decode()
    assert stranger.get(address).content == absent and TEXT not in stranger.get("/evidence/shared").content.decode()
    event = Event.objects.get(event="evidence.shared")
    assert (event.actor, event.data) == (str(cast.member.key), {"groups": ["manager"], "people": []})
    assert Reading.objects.filter(reader=str(cast.second.key), subject=str(cast.member.key)).exists()
    # Only the author writes.
    assert "csrfmiddlewaretoken" not in reader.get(address).content.decode().partition("<main")[2]
    for verb in ("save", "delete", "share", "unshare", "files", "behaviors", "suggestions", "page"):
        assert reader.post(f"{address}/{verb}").status_code == 404


def test_whoever_left_is_said_to_read_nothing(cast: Cast, entry: Entry) -> None:
    sharing.share(author=cast.member, key=entry.key, people=[cast.editor])
    author, address = client_of(cast.member), f"/evidence/{entry.key}"
    page = author.get(address).content.decode()
    assert "Edda Editor" in page and "has left, and reads nothing" not in page
    cast.editor.is_active = False
    cast.editor.save(update_fields=["is_active"])
    assert "has left, and reads nothing" in author.get(address).content.decode()


def test_what_readers_will_see_is_said_before_one_decides(cast: Cast, entry: Entry) -> None:
    page = client_of(cast.member).get(f"/evidence/{entry.key}/share").content.decode()
    before, button, _after = page.partition('<button class="button primary"')
    assert button
    assert "Groups follow the structure: after a change of manager it is the new one." in before
    assert "the behaviors that it speaks to, word for word" in before and "the level of the page" in before


def test_people_who_were_typed_are_shown_by_name_before_anything_is_shared(cast: Cast, entry: Entry) -> None:
    author, address = client_of(cast.member), f"/evidence/{entry.key}/share"
    first = author.post(address, {"people": "edda@example.org\nOlga Owner"})
    page = first.content.decode()
    assert first.status_code == 200 and "Edda Editor" in page and "These people will be able to read it" in page
    assert not Share.objects.exists()
    seen = re.search(r'name="seen" value="([^"]+)"', page)
    assert seen is not None
    # Somebody is added after the look: they are shown first, too.
    author.post(address, {"people": "edda@example.org, Olga Owner, Sana Second", "seen": seen[1]})
    assert not Share.objects.exists()
    author.post(address, {"people": "edda@example.org\nOlga Owner", "seen": seen[1]})
    assert {share.person for share in Share.objects.all()} == {cast.editor, cast.owner}
    assert client_of(cast.editor).get(f"/evidence/{entry.key}").status_code == 200
    author.post(address, {"people": "edda@example.org\nOlga Owner", "seen": seen[1]})
    assert Share.objects.count() == 2


def test_a_name_that_is_nobodys_or_several_peoples_is_asked_about(cast: Cast, entry: Entry) -> None:
    author, address = client_of(cast.member), f"/evidence/{entry.key}/share"
    make_person("Ida One").name = "Twin Name"
    for email in ("twin1", "twin2"):
        person = make_person(f"{email} X")
        person.name = "Twin Name"
        person.save()
    answer = author.post(address, {"people": "Twin Name\nNobody Here\nmika@example.org\nLars Leaver"})
    page = answer.content.decode()
    assert answer.status_code == 400 and "are several people" in page and "twin1-x" in page
    for name in ("Nobody Here", "mika@example.org", "Lars Leaver"):
        assert f"Nobody else here is called “{name}”" in page
    assert author.post(address, {}).status_code == 400
    assert author.post(address, {"groups": ["owners"]}).status_code == 400
    assert not Share.objects.exists()
    for people in ([cast.member], [cast.leaver]):
        with pytest.raises(Refused):
            sharing.share(author=cast.member, key=entry.key, people=people)


def test_who_stops_sharing_ends_what_can_be_read_and_keeps_the_record(cast: Cast, entry: Entry) -> None:
    sharing.share(author=cast.member, key=entry.key, groups=[Group.MANAGER, Group.MEMBERS], people=[cast.editor])
    author, reader = client_of(cast.member), client_of(cast.owner)
    address = f"/evidence/{entry.key}"
    assert reader.get(address).status_code == 200
    everybody = Share.objects.get(group="members")
    answer = author.post(f"{address}/unshare", {"share": everybody.pk}, follow=True)
    assert "has read it" in answer.content.decode()
    assert reader.get(address).status_code == 404 and client_of(cast.editor).get(address).status_code == 200
    author.post(f"{address}/unshare", {"share": "1; drop"})
    author.post(f"{address}/unshare", {"share": "99999"})
    assert Share.objects.filter(ended_at=None).count() == 2
    author.post(f"{address}/unshare")
    assert not Share.objects.filter(ended_at=None).exists() and Share.objects.count() == 3
    assert Event.objects.filter(event="evidence.unshared").count() == 2
    sharing.share(author=cast.member, key=entry.key, groups=[Group.MEMBERS])
    assert reader.get(address).status_code == 200


def test_a_new_manager_reads_what_is_shared_with_the_manager_and_the_former_does_not(cast: Cast, entry: Entry) -> None:
    sharing.share(author=cast.member, key=entry.key, groups=[Group.MANAGER])
    former, new = client_of(cast.second), client_of(cast.editor)
    address = f"/evidence/{entry.key}"
    assert (former.get(address).status_code, new.get(address).status_code) == (200, 404)
    ReportingLine.objects.update(ends=today())
    ReportingLine.objects.create(person=cast.member, above=cast.editor, begins=today())
    above.work_out()
    assert (former.get(address).status_code, new.get(address).status_code) == (404, 200)
    cast.editor.is_active = False
    cast.editor.save()
    assert new.get(address).status_code == 302


def test_deleting_takes_back_until_its_time_is_over(cast: Cast, entry: Entry) -> None:
    sharing.share(author=cast.member, key=entry.key, groups=[Group.MEMBERS])
    author, reader, address = client_of(cast.member), client_of(cast.second), f"/evidence/{entry.key}"
    author.post(f"{address}/delete")
    assert (author.get(address).status_code, reader.get(address).status_code) == (404, 404)
    assert TEXT in author.get("/evidence/deleted").content.decode()
    assert TEXT not in reader.get("/evidence/deleted").content.decode()
    assert reader.post(f"{address}/restore").status_code == 404
    author.post(f"{address}/restore")
    assert reader.get(address).status_code == 200
    author.post(f"{address}/delete")
    assert removing.remove_expired() == 0
    assert removing.remove_expired(timezone.now() + timedelta(days=14, seconds=1)) == 1
    assert not Entry.objects.exists() and not Share.objects.exists()
    assert author.post(f"{address}/restore").status_code == 404


def test_what_is_removed_for_good_at_once_has_to_be_deleted_first(cast: Cast, entry: Entry) -> None:
    author, address = client_of(cast.member), f"/evidence/{entry.key}"
    assert author.post(f"{address}/erase").status_code == 404 and Entry.objects.exists()
    author.post(f"{address}/delete")
    author.post(f"{address}/erase")
    assert not Entry.objects.exists()


@pytest.mark.parametrize(("most", "said"), [(3, "3 people"), (2, "ore than 2 people")])
def test_everybody_is_counted_up_to_where_it_says_enough(
    cast: Cast, entry: Entry, monkeypatch: pytest.MonkeyPatch, most: int, said: str
) -> None:
    monkeypatch.setattr(queries, "MOST_COUNTED", most)
    author, address = client_of(cast.member), f"/evidence/{entry.key}"
    assert said + " today." in author.get(f"{address}/share").content.decode()
    sharing.share(author=cast.member, key=entry.key, groups=[Group.MEMBERS])
    assert f"everyone in the organization ({'m' * ('ore' in said)}{said})" in author.get(address).content.decode()


def test_the_list_of_what_was_shared_is_noted_for_its_authors(cast: Cast, entry: Entry) -> None:
    for who in (cast.second, cast.editor):
        client_of(who).get("/evidence/shared")
    assert not Reading.objects.exists(), "there was nothing in it"
    sharing.share(author=cast.member, key=entry.key, groups=[Group.MANAGER])
    for who in (cast.second, cast.second, cast.editor, cast.member):
        client_of(who).get("/evidence/shared")
    assert list(Reading.objects.values_list("reader", "subject", "record")) == [
        (str(cast.second.key), str(cast.member.key), f"evidence-list/{cast.member.key}")
    ]
    assert "a list of what I shared" in client_of(cast.member).get("/account/readers").content.decode()
