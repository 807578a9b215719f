"""Another's ids at every address that takes one, with forged fields: answered as what is not there; nothing changes.

Addresses are found in the urls: one that is added is tried, too.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.test import Client
from django.utils import timezone

from cast import PASSWORD, Cast, client_of, make_person
from levelset.process.rights import Audience, Standing
from levelset.process.visibility import Group
from levelset.web.api.models import PersonalToken
from levelset.web.evidence.actions import removing, sharing
from levelset.web.evidence.models import Answer, Attachment, Attestation, Entry, Project, SpeaksTo
from levelset.web.growth.models import Step
from levelset.web.people.models import (
    Glass,
    Membership,
    Partnership,
    PeopleImport,
    ReportingLine,
    StructureChange,
    Team,
    User,
    WelcomeLink,
)
from levelset.web.people.periods import today
from levelset.web.placements.models import Aim, Placement
from levelset.web.sources.models import Gathering, Token
from support import world
from test_permissions import routes

pytestmark = pytest.mark.django_db
PARAMETER = re.compile(r"<(uuid|int|str):(\w+)>")
READ_BY_ALL = ("people/<str:handle>", "people/teams/<uuid:key>")
SECRETS = ("account/welcome/", "account/password/")
"""What is opened by a secret, and not by an id."""
NO_ID: dict[str, Any] = {"uuid": "00000000-0000-4000-8000-000000000000", "int": 10**6, "str": "no-such-person"}
OWN = ("/evidence/", "/account/", "/people/breaking-glass/")
"""Where an owner has no more to say than anybody else: the glass here is broken over themselves."""


class Theirs:
    """Everything that the member can have, by the type of its id."""

    def __init__(self, cast: Cast) -> None:
        self.person, now = cast.member, timezone.now()
        self.draft, self.gone, self.shared = (self.log(text) for text in ("a draft", "deleted", "shared by name"))
        sharing.share(author=self.person, key=self.shared.key, groups=[Group.MANAGER], people=[cast.second])
        removing.delete(author=self.person, key=self.gone.key)
        project = Project.objects.create(owner=self.person, name="Pier 4")
        file = Attachment.objects.create(of=self.draft, name="a", file="a", size=1, sha256="a")
        self.behavior = SpeaksTo.objects.create(of=self.draft, statement="a", version=1, choices=["b"])
        Answer.objects.create(of=self.draft, statement="a", version=1, accepted=True)
        asked = Attestation.objects.create(of=self.draft, colleague=make_person("Ada Asked"))
        read = Gathering.objects.create(author=self.person, kind="git", since=today(), state="ready")
        kept = Token.objects.create(author=self.person, forge="github", address="https://forge.example", sealed="x")
        token = PersonalToken.objects.create(
            owner=self.person, name="a", digest="a", expires_at=now + timedelta(days=1)
        )
        glass = Glass.objects.create(
            person=cast.owner, asked_by=self.person, reason="a complaint", what="May", hours=4, granted_at=now,
            ends_at=now + timedelta(hours=4), told_at=now,
        )  # fmt: skip
        team = Team.objects.create(name="Piers", path="/1/")
        page = {"version": 1, "role": world.ROLE, "level": "IC1", "title": "IC1 Bridge Engineer"}
        rows = [
            Membership.objects.create(person=self.person, team=team, begins=today()),
            Partnership.objects.create(person=self.person, team=team, begins=today()),
            ReportingLine.objects.create(person=self.person, above=cast.editor, begins=today()),
            StructureChange.objects.create(event="team.made", author=cast.owner),
            PeopleImport.objects.create(file_name="people.csv", author=cast.owner),
            WelcomeLink.objects.create(email="new@example.org", token_hash="x", standing="owner", expires_at=now),
            Placement.objects.create(person=self.person, begins=today(), reason="so", noted_at=now, **page),
        ]
        passkey = Authenticator.objects.create(user=self.person, type=Authenticator.Type.WEBAUTHN, data={"name": "a"})
        Aim.objects.create(person=self.person, chosen_at=now, **page)
        Step.objects.create(person=self.person, statement="a", version=1, text="a", changed_at=now)
        entries = [one.key for one in (self.draft, self.gone)]
        self.uuids = [*entries, project.key, file.key, asked.key, read.key, kept.key, token.key, glass.key]
        self.ints = sorted({row.pk for row in (*rows, self.behavior, passkey)})

    def log(self, text: str) -> Entry:
        return Entry.objects.create(author=self.person, text=text, begins=today())

    def ids(self, kind: str) -> list[Any]:
        """The ids of one type that an address can hold."""
        return {"uuid": self.uuids, "int": self.ints, "str": [self.person.handle]}[kind]

    def forged(self, as_whom: User) -> dict[str, Any]:
        """What a form could be sent with, and more: whose it is, with whom it is shared, what is said yes to."""
        return {
            "author": as_whom.pk, "person": as_whom.handle, "owner": as_whom.pk, "key": str(self.draft.key),
            "text": "Forged.", "title": "Forged.", "begins": "2026-01-05", "groups": ["members"], "name": "Forged",
            "people": as_whom.email, "seen": as_whom.handle, "share": "1", "statement": "a", "choice": "keep:a",
            "answer": "attested", "sentence": "I was there.", "address": f"{world.ROLE}/ic1", "pick": ["0", "1"],
            "handle": self.person.handle, "page": f"{world.ROLE}/ic1", "reason": "so", "deleted_at": "",
            "day": "2026-01-05", "standing": Standing.OWNER.value, "hours": "4", "what": "all", "version": "1",
        }  # fmt: skip


def addresses(theirs: Theirs, first: list[Any] | None = None) -> Iterator[tuple[str, str]]:
    """Each address with ids of the member, and the same with ids of nothing; ``first``: what its first id is."""
    for route in sorted(set(routes())):
        kinds = [found[1] for found in PARAMETER.finditer(route)]
        if not kinds or route in READ_BY_ALL or not route.startswith(("evidence/", "account/", "people/")):
            continue
        if route.startswith(SECRETS) or (first is not None and (len(kinds) < 2 or kinds[0] != "uuid")):
            continue
        tried = [theirs.ids(kind) for kind in kinds]
        tried[0] = first or tried[0][: 1 if len(kinds) > 1 else None]
        for ids in product(*tried):
            nothing = [NO_ID[kind] for kind in kinds]
            if first is not None:
                nothing[0] = ids[0]
            yield _filled(route, list(ids)), _filled(route, nothing)


def _filled(route: str, ids: list[Any]) -> str:
    return "/" + PARAMETER.sub(lambda _found: str(ids.pop(0)), route)


def everything() -> dict[str, list[Any]]:
    """Every row of ours, but for the sessions of browsers."""
    models = [model for model in apps.get_models() if model.__module__.startswith(("levelset.", "allauth."))]
    return {model._meta.label: list(model._base_manager.order_by("pk").values_list()) for model in models}


def signed_in(person: User) -> Client:
    """Somebody who said just now, once more, who they are."""
    client = client_of(person)
    assert client.post("/account/confirm/", {"password": PASSWORD}).status_code == 302
    return client


def answers(client: Client, address: str, forged: dict[str, Any]) -> list[tuple[Any, ...]]:
    """What somebody is answered, to a look and to a form."""
    found = (client.get(address), client.post(address, forged))
    return [(one.status_code, one.content if one.status_code == 404 else b"", one.get("Location")) for one in found]


@pytest.mark.parametrize("who", ["second", "editor", "owner"])
def test_anothers_ids_are_answered_as_what_is_not_there_and_nothing_changes(cast: Cast, who: str) -> None:
    world.made_by(cast.editor, Audience.MEMBERS)
    attacker, theirs = cast.person(who), Theirs(cast)
    assert client_of(theirs.person).get(f"/evidence/{theirs.draft.key}").status_code == 200
    client, forged, before, tried = signed_in(attacker), theirs.forged(attacker), everything(), 0
    told: dict[str, list[Any]] = {}
    for address, absent in addresses(theirs):
        if attacker == cast.owner and not address.startswith(OWN):
            continue
        told[absent] = told.get(absent) or answers(client, absent, forged)
        assert answers(client, address, forged) == told[absent], address
        assert {status for status, _content, _to in told[absent]} <= {404, 405}, absent
        tried += 1
    assert tried > (70 if who == "owner" else 100)
    now = everything()
    assert {name for name in before if before[name] != now[name]} == set()


def test_anothers_ids_under_ones_own_entry_are_nothing_and_what_is_shared_is_only_read(cast: Cast) -> None:
    world.made_by(cast.editor, Audience.MEMBERS)
    theirs, client = Theirs(cast), client_of(cast.second)
    mine = Entry.objects.create(author=cast.second, text="My own.", begins=today())
    forged, before, tried = theirs.forged(cast.second), everything(), 0
    for address, absent in addresses(theirs, [mine.key]):
        if address.startswith("/evidence/"):
            given, nothing = ([answer[::2] for answer in answers(client, path, forged)] for path in (address, absent))
            assert given == nothing, address
            tried += 1
    assert tried > 40
    shared = f"/evidence/{theirs.shared.key}"
    for route in (one for one in routes() if one.startswith("evidence/<uuid:key>/") and "<" not in one[20:]):
        verb = route.removeprefix("evidence/<uuid:key>/")
        assert {status for status, *_more in answers(client, f"{shared}/{verb}", forged)} <= {404, 405}, verb
    now = everything()
    assert {name for name in before if before[name] != now[name]} == set()
    assert client.get(shared).status_code == 200
