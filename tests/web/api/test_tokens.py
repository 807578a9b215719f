"""Personal tokens: shown once, kept as a digest, revoked at once; what lets nobody in is answered alike."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cast import Cast, client_of
from levelset.core.errors import Refused
from levelset.web.api import access, actions
from levelset.web.api.bearer import A_MINUTE, MOST_BYTES
from levelset.web.api.held import TOKENS
from levelset.web.api.models import PersonalToken
from levelset.web.audit.models import Event
from levelset.web.people.actions import changes, structure
from levelset.web.people.models import User
from levelset.web.people.periods import today

pytestmark = pytest.mark.django_db
ENTRIES = "/api/v1/entries"


def bearer(text: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {text}"}


def token_of(person: User, *, writes: bool = True) -> str:
    return actions.make_token("laptop", days=30, may_write=writes, author=person)[1]


def test_a_token_is_shown_once_and_only_its_digest_is_kept(cast: Cast) -> None:
    client = client_of(cast.member)
    page = client.post("/account/tokens", {"name": "<b>laptop", "scope": "read", "days": "30"}).content.decode()
    text = page.partition("<code>")[2].partition("</code>")[0]
    assert text.startswith(actions.PREFIX) and "&lt;b&gt;laptop" in page
    assert text not in client.get("/account/tokens").content.decode()
    kept = PersonalToken.objects.get()
    assert text not in str(PersonalToken.objects.values().get()) and not kept.may_write
    assert client.get(ENTRIES, headers=bearer(text)).status_code == 200
    kept.refresh_from_db()
    assert kept.used_on == today()
    event = Event.objects.get(event="token.made")
    assert (event.actor, event.data) == (str(cast.member.key), {"days": 30, "writes": False})
    again = client.post("/account/tokens", {"name": "<b>laptop", "scope": "read", "days": "30"})
    assert again.status_code == 400 and "You have a token of this name" in again.content.decode()
    for forged in ({"days": "9999"}, {"scope": "everything"}, {"name": "x" * 61}, {"name": " "}):
        given = {"name": "other", "scope": "read", "days": "30", **forged}
        assert client.post("/account/tokens", given).status_code == 400
    assert PersonalToken.objects.count() == 1


def test_what_lets_nobody_in_is_answered_alike(cast: Cast) -> None:
    live, over, gone = token_of(cast.member), token_of(cast.second), token_of(cast.editor)
    PersonalToken.objects.filter(owner=cast.second).update(expires_at=timezone.now())
    actions.revoke(author=cast.editor, key=PersonalToken.objects.get(owner=cast.editor).key)
    leaver = token_of(cast.owner)
    User.objects.filter(pk=cast.owner.pk).update(is_active=False)
    client, signed_in = Client(), client_of(cast.member)
    assert client.get(ENTRIES, headers=bearer(live)).status_code == 200
    answers = [
        *(
            client.get(ENTRIES, headers=bearer(text))
            for text in (over, gone, leaver, live + "x", "", "é" * 9, "x" * 999)
        ),
        client.get(ENTRIES),
        client.get(ENTRIES, headers={"Authorization": f"Basic {live}"}),
        signed_in.get(ENTRIES),
        signed_in.post(ENTRIES, {"text": "By a cookie."}, content_type="application/json"),
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1
    assert "mend" in answers[0].json() and not answers[0].cookies


def test_only_its_owner_sees_and_revokes_a_token(cast: Cast) -> None:
    text = token_of(cast.member)
    token = PersonalToken.objects.get()
    stranger, owner = client_of(cast.second), client_of(cast.member)
    absent = stranger.post(f"/account/tokens/{uuid.uuid4()}/revoke")
    foreign = stranger.post(f"/account/tokens/{token.key}/revoke")
    assert (foreign.status_code, foreign.content) == (404, absent.content)
    assert "laptop" not in stranger.get("/account/tokens").content.decode()
    assert "laptop" in owner.get("/account/tokens").content.decode()
    assert owner.post(f"/account/tokens/{token.key}/revoke").status_code == 302
    assert owner.post(f"/account/tokens/{token.key}/revoke").status_code == 404
    assert Client().get(ENTRIES, headers=bearer(text)).status_code == 401
    assert Event.objects.filter(event="token.revoked", actor=str(cast.member.key)).count() == 1


def test_requests_and_bodies_are_bounded(cast: Cast) -> None:
    client, text = Client(), token_of(cast.member)
    huge = client.post(ENTRIES, b"x" * (MOST_BYTES + 1), content_type="application/json", headers=bearer(text))
    assert huge.status_code == 413 and huge.json()["mend"]
    statuses = [client.get("/api/v1/way", headers=bearer(text)).status_code for _each in range(2 * A_MINUTE + 2)]
    assert statuses[-1] == 429 and set(statuses) == {404, 429}
    limited = client.get(ENTRIES, headers=bearer(text))
    assert limited.status_code == 429 and 0 < int(limited.headers["Retry-After"]) <= 60
    other = token_of(cast.second)
    assert client.get(ENTRIES, headers=bearer(other)).status_code == 200


def test_tokens_are_exported_erased_and_cleared_away(cast: Cast) -> None:
    text = token_of(cast.member)
    exported = "".join(str(file.content) for file in TOKENS.export(cast.member))
    assert "laptop" in exported and text not in exported and PersonalToken.objects.get().digest not in exported
    assert actions.clear_away(timezone.now() + timedelta(days=59)) == 0
    assert actions.clear_away(timezone.now() + timedelta(days=61)) == 1
    token_of(cast.member)
    assert (TOKENS.erase(cast.member), TOKENS.erase(cast.member)) == (1, 0)


def test_there_is_an_end_to_tokens_and_a_leaver_makes_none(cast: Cast) -> None:
    for number in range(actions.MOST_TOKENS):
        actions.make_token(f"t{number}", days=30, may_write=False, author=cast.member)
    for name, days, author in (("more", 30, cast.member), ("x", 31, cast.second), ("x", 30, cast.leaver)):
        with pytest.raises(Refused):
            actions.make_token(name, days=days, may_write=False, author=author)


def test_a_token_ends_with_the_leave_of_its_owner_and_stays_so_when_that_is_taken_back(cast: Cast) -> None:
    text, others = token_of(cast.member), token_of(cast.second)
    left = structure.leave(cast.member, today(), author=cast.owner)
    event = Event.objects.get(event="token.revoked")
    assert (event.actor, event.subject) == (str(cast.owner.key), str(cast.member.key))
    assert event.data == {"by": "leaving"}
    changes.undo(left, author=cast.owner)
    cast.member.refresh_from_db()
    assert cast.member.is_active and not access.tokens(cast.member).exists()
    answers = [Client().get(ENTRIES, headers=bearer(one)).status_code for one in (text, others)]
    assert answers == [401, 200]
    again = token_of(cast.member)
    assert Client().get(ENTRIES, headers=bearer(again)).status_code == 200
