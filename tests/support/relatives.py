"""One person and everybody who is something to them: each in a single relation, so that a table can name them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from cast import Cast, make_person
from levelset.process.attesting import digest
from levelset.process.rights import Audience, Standing
from levelset.process.visibility import Group
from levelset.web.evidence.actions import attaching, attesting, logging, sharing
from levelset.web.evidence.models import Entry, wording_of
from levelset.web.frameworks.actions import publish
from levelset.web.people import above
from levelset.web.people.actions import glass
from levelset.web.people.models import Membership, Partnership, ReportingLine, Team, User
from levelset.web.people.periods import today
from levelset.web.placements import actions as placing
from support import world

FORMER = "The old yard"
HOUR = timedelta(hours=1)
REASON = "Hung two spans alone"


@dataclass(frozen=True)
class Relatives:
    """Who they are to ``person``. ``holder`` is an owner who holds broken glass, the others are plain members."""

    person: User
    manager: User
    above: User
    lead: User
    partner: User
    teammate: User
    named: User
    attester: User
    holder: User
    stranger: User


VIEWERS = tuple(field.name for field in fields(Relatives))[1:]


def make_relatives() -> Relatives:
    """Everybody, with the lines, teams and partnerships that make them what they are."""
    letters = iter("ABCDEFGHIJ")
    people = {
        field.name: make_person(
            f"{next(letters)}.{field.name} Relative", Standing.OWNER if field.name == "holder" else Standing.MEMBER
        )
        for field in fields(Relatives)
    }
    made = Relatives(**people)
    team, former = Team.objects.create(name="Piers"), Team.objects.create(name=FORMER)
    for one in (team, former):
        one.path = f"/{one.pk}/"
        one.save()
    for who in (made.person, made.teammate):
        Membership.objects.create(person=who, team=team, begins=day(-50))
    Membership.objects.create(person=made.person, team=former, begins=day(-99), ends=day(-50))
    ReportingLine.objects.create(person=made.person, above=made.manager, begins=day(-50))
    ReportingLine.objects.create(person=made.manager, above=made.above, begins=day(-50))
    ReportingLine.objects.create(person=made.person, above=made.lead, bond="lead", begins=day(-50))
    Partnership.objects.create(person=made.partner, team=team, begins=day(-50))
    above.work_out()
    return made


def day(offset: int) -> date:
    """A day near today."""
    return today() + timedelta(days=offset)


def log(person: User, text: str, *groups: Group, people: tuple[User, ...] = ()) -> Entry:
    """An entry of somebody, shared with these."""
    entry, _new = logging.capture(text, author=person)
    if groups or people:
        sharing.share(author=person, key=entry.key, groups=list(groups), people=list(people))
    return entry


def ask(entry: Entry, colleague: User) -> Any:
    """Ask somebody to attest an entry, as it is now."""
    return attesting.ask(colleague, author=entry.author, key=entry.key, seen=digest(wording_of(entry)))


@contextmanager
def at_work(cast: Cast) -> Iterator[tuple[Relatives, dict[str, Any]]]:
    """The relatives with a level, an aim, entries in every audience, a question and a glass; names for addresses."""
    publish(world.framework(), author=cast.editor, audience=Audience.MEMBERS)
    made = make_relatives()
    person = made.person
    begins = day(-40)
    placement = placing.place(person, f"{world.ROLE}/ic1", begins=begins, reason=REASON, author=made.partner)
    placing.choose_aim(f"{world.ROLE}/ic2", with_manager=True, author=person)
    entries = {group.value: log(person, f"For {group.value}.", group) for group in Group}
    entries |= {"draft": log(person, "A draft."), "by_name": log(person, "By name.", people=(made.named,))}
    asked = glass.ask(author=made.holder, person=person, reason="a complaint", what="the entry of May", hours=4)
    glass.grant(author=cast.owner, key=asked.key)
    upload = SimpleUploadedFile("span.txt", b"A span.", "text/plain")
    files = {name: attaching.attach(upload, author=person, key=entries[name].key) for name in ("draft", "by_name")}
    question = ask(entries["draft"], made.attester)
    names = {name: entry.key for name, entry in entries.items()}
    names |= {f"file_of_{name}": file.key for name, file in files.items()}
    try:
        yield made, {
            **names, "handle": person.handle, "placement": placement.pk, "glass": asked.key, "question": question.key
        }  # fmt: skip
    finally:
        for file in files.values():
            default_storage.delete(file.file.name or "")
