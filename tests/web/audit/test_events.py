"""The audit log only grows."""

import pytest

from cast import Cast
from levelset.core.errors import Refused
from levelset.web.audit.actions import record
from levelset.web.audit.models import Event

pytestmark = pytest.mark.django_db


def test_an_event_keeps_who_what_and_when(cast: Cast) -> None:
    record("framework.published", author=cast.owner, object_key="framework/1", data={"audience": "members"})
    event = Event.objects.get(event="framework.published")
    assert (event.actor, event.object_key) == (str(cast.owner.key), "framework/1")
    assert event.data == {"audience": "members"}
    assert event.at is not None


def test_what_nobody_did_is_done_by_the_system() -> None:
    record("server.started", author=None, object_key="server")
    assert Event.objects.get().actor == "system"


def test_an_author_without_a_key_is_no_author() -> None:
    with pytest.raises(ValueError, match="signed-in"):
        record("framework.published", author=object(), object_key="framework/1")
    assert not Event.objects.exists()


def test_an_event_can_be_neither_changed_nor_removed() -> None:
    record("server.started", author=None, object_key="server")
    event = Event.objects.get()
    event.event = "nothing.happened"
    with pytest.raises(Refused):
        event.save()
    with pytest.raises(Refused):
        event.delete()
    with pytest.raises(Refused):
        Event.objects.update(event="nothing.happened")
    with pytest.raises(Refused):
        Event.objects.filter(pk=event.pk).delete()
    with pytest.raises(Refused):
        Event.objects.bulk_update([event], ["event"])
    assert Event.objects.get().event == "server.started"
