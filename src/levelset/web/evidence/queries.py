"""What pages of evidence ask: lists, filters, readers by name. All of it starts from what ``access`` lets through."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q, QuerySet

from levelset.process.visibility import READERS, Group, Relation
from levelset.web.evidence import access
from levelset.web.evidence.framework import Reading, reading_of
from levelset.web.evidence.models import (
    Answer,
    Attachment,
    Attestation,
    ChosenPage,
    Entry,
    LensMark,
    Project,
    Share,
    SpeaksTo,
)
from levelset.web.people.access import opened_by_glass
from levelset.web.people.access.counterparts import counterparts
from levelset.web.people.access.relations import READER, Reader, ask, ask_one
from levelset.web.people.models import User
from levelset.web.placements.queries import own_placement
from levelset.web.prepared import Given, Prepared, prepared

MOST_NAMES = 20
"""Names that are said of one group; of a larger one it is said that there are more."""

MOST_COUNTED = 1_000
"""How far everybody is counted: counting all of a large organization takes longer than the page."""

MOST_PROJECTS = 200
"""Projects that a form suggests."""

ENOUGH_PEOPLE = 3
"""People whose accepted links hold a word before it teaches anybody else's ranking."""

LEARNED_FROM = 5_000
"""Accepted links that the ranking learns from: the latest ones."""

LEARNED_FOR = 600
"""Seconds for which what was learned is kept in memory."""


@dataclass(frozen=True)
class Readers:
    """Who a group is today, by name, or how many where it is everybody; ``more`` where these are not all.

    ``share`` is the share where there is one.
    """

    group: Group
    label: str
    names: tuple[str, ...]
    more: bool
    everybody: int = 0
    share: Share | None = field(default=None, compare=False)


def everything_of(person: User) -> QuerySet[Entry]:
    """A person's whole log, also of one who left, with all that hangs on it. A fixed number of queries."""
    more = ("behaviors", "lenses", "files", "shares__person", "attestations__colleague")
    mine = Entry.objects.filter(author=person, deleted_at__isnull=True)
    return mine.select_related("project").prefetch_related(*more).order_by("-begins", "-id")


def whole(person: User, key: uuid.UUID) -> Entry:
    """One entry of a person's own with all that hangs on it; raises Http404 alike for another's and for none."""
    found = everything_of(person).filter(key=key).first()
    return found or access.own(person, key)


def files_of(person: User) -> QuerySet[Attachment]:
    """Every file of a person's own entries."""
    return Attachment.objects.filter(of__author=person).select_related("of").order_by("id")


def deleted_of(person: User) -> list[dict[str, Any]]:
    """What a person deleted and what is held of it until it is gone for good, as records to take along."""
    rows = Entry.objects.filter(author=person, deleted_at__isnull=False).order_by("id")
    return [dict(row) for row in rows.values("text", "outcome", "begins", "experiment", "links", "deleted_at")]


def answers_of(person: User) -> list[dict[str, Any]]:
    """What a person answered to suggestions, as records to take along."""
    names = ("of__key", "responsibility_name", "words", "accepted", "engine", "at")
    rows = Answer.objects.filter(of__author=person).values(*names)
    return [{("entry" if name == "of__key" else name): value for name, value in row.items()} for row in rows]


def page_record(person: User) -> list[dict[str, Any]]:
    """The page that a person chose, as a record to take along."""
    page = chosen_page(person)
    return [{"page": page}] if page else []


def named_for(person: User) -> list[dict[str, Any]]:
    """That others share entries with a person by name, without what stands in them."""
    rows = Share.objects.filter(person=person).order_by("id").values("of__author__name", "shared_at", "ended_at")
    return [{"by": row["of__author__name"], "since": row["shared_at"], "until": row["ended_at"]} for row in rows]


def attestations_by(person: User) -> list[dict[str, Any]]:
    """What a person was asked to attest and answered, as records to take along; what stands there is its author's."""
    found = Attestation.objects.filter(colleague=person).select_related("of__author")
    return [
        {"asked by": one.of.author.name, "asked at": one.asked_at, "answer": one.state,
         "sentence": one.sentence, "answered at": one.answered_at}
        for one in found
    ]  # fmt: skip


def questions_of(person: User) -> list[dict[str, Any]]:
    """Whom a person asked to attest their entries, and what was answered; promised to be seen by them."""
    found = Attestation.objects.filter(of__in=access.mine(person)).select_related("of", "colleague")
    return [
        {"entry": one.of.key, "colleague": one.colleague.name, "asked at": one.asked_at, "answer": one.state,
         "sentence": one.sentence, "answered at": one.answered_at, "wording": one.wording}
        for one in found
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parts:
    """What hangs on an entry: the behaviors that it speaks to, its lenses, its files."""

    behaviors: tuple[SpeaksTo, ...]
    lenses: tuple[LensMark, ...]
    files: tuple[Attachment, ...]


def entry_to_read(viewer: access.Viewer, key: uuid.UUID) -> Entry:
    """One entry to read; raises Http404 as ``access.read`` does. Asked for as one's own first: most are."""
    return ask_one(_own, viewer, key=key) or access.read(viewer, key)


@prepared
def _own(key: Given) -> QuerySet[Entry]:
    return access.mine(READER).select_related("project", "author").filter(key=key)


def parts_of(entry: Entry) -> Parts:
    """What hangs on an entry, for its readers: ask for the entry by ``access`` first."""
    return Parts(tuple(_behaviors(entry=entry)), lenses_of(entry), tuple(_files(entry=entry)))


def lenses_of(entry: Entry) -> tuple[LensMark, ...]:
    """The entries of lenses to which an entry belongs."""
    return tuple(_lenses(entry=entry))


@prepared
def _behaviors(entry: Given) -> QuerySet[SpeaksTo]:
    return SpeaksTo.objects.filter(of=entry)


@prepared
def _lenses(entry: Given) -> QuerySet[LensMark]:
    return LensMark.objects.filter(of=entry)


@prepared
def _files(entry: Given) -> QuerySet[Attachment]:
    return Attachment.objects.filter(of=entry)


def is_under_glass(viewer: access.Viewer, entry: Entry) -> bool:
    """Whether nothing but broken glass opens an entry to a viewer; where no glass is open, nothing else is asked."""
    return opened_by_glass(viewer, entry.author) and access.is_under_glass(viewer, entry)


def project_names(viewer: access.Viewer) -> list[str]:
    """The names of the projects that a person's entries are in, for a form to suggest."""
    return [name for (name,) in ask(_project_names, viewer)]


@prepared
def _project_names() -> QuerySet[Project, tuple[Any, ...]]:
    used = Exists(Entry.objects.filter(project=OuterRef("pk"), deleted_at__isnull=True))
    return access.projects(READER).filter(used).values_list("name")[:MOST_PROJECTS]


def project_of(viewer: access.Viewer, key: str) -> Project | None:
    """A project of the viewer's own by its key; None where there is none."""
    return access.projects(viewer).filter(key=key).first()


def chosen_page(person: User) -> str:
    """The address of the page that a person chose to read their evidence against; empty where they chose none."""
    chosen = _chosen_page.first(person=person)
    return str(chosen) if chosen else ""


@prepared
def _chosen_page(person: Given) -> QuerySet[ChosenPage]:
    return ChosenPage.objects.filter(person=person)[:1]


def page_of_person(person: User) -> str:
    """The page that a person chose, else the one that they hold today; empty where there is neither."""
    chosen = chosen_page(person)
    if chosen:
        return chosen
    held = own_placement(person)
    return f"{held.role}/{held.level}" if held else ""


def reading(person: User) -> Reading | None:
    """The framework as a person reads their evidence against it."""
    return reading_of(person, page_of_person(person))


def readers_of(author: User, shares: Iterable[Share]) -> list[Readers]:
    """The groups with which an entry is shared, and who that is today. One query a group."""
    return _readers(author, {share.group: share for share in shares if share.group}, every=False)


def readers_today(author: User, shares: Iterable[Share] = ()) -> list[Readers]:
    """Every group, and who that is today. One query a group."""
    return _readers(author, {share.group: share for share in shares if share.group}, every=True)


def _readers(author: User, by_group: Mapping[str, Share], *, every: bool) -> list[Readers]:
    labels = dict(Share._meta.get_field("group").flatchoices)
    values = Reader.of(author).values
    found = []
    for group, relation in READERS.items():
        if not every and group.value not in by_group:
            continue
        share = by_group.get(group.value)
        if group is Group.MEMBERS:
            everybody = counterparts(relation, author).exclude(pk=author.pk)[: MOST_COUNTED + 1].count()
            counted = min(everybody, MOST_COUNTED)
            found.append(Readers(group, str(labels[group.value]), (), everybody > MOST_COUNTED, counted, share))
            continue
        names = tuple(name for (name,) in _NAMES[relation](**values))
        more = len(names) > MOST_NAMES
        found.append(Readers(group, str(labels[group.value]), names[:MOST_NAMES], more, 0, share))
    return found


def _named(relation: Relation) -> Prepared[tuple[Any, ...]]:
    def names() -> QuerySet[User, tuple[Any, ...]]:
        people = counterparts(relation, READER).exclude(pk=READER.reader)
        return people.values_list("name")[: MOST_NAMES + 1]

    return prepared(names)


_NAMES = {relation: _named(relation) for relation in READERS.values()}


def people_called(author: User, words: str) -> list[User]:
    """People of the organization by e-mail address, handle or whole name; several where they share a name."""
    asked = Q(email__iexact=words) | Q(handle__iexact=words.removeprefix("@")) | Q(name__iexact=words)
    return list(User.objects.filter(asked, is_active=True).exclude(pk=author.pk)[:6])


def people_by_handle(handles: Iterable[str]) -> list[User]:
    """People of the organization by handle."""
    return list(User.objects.filter(handle__in=list(handles), is_active=True))


def person_by_email(email: str) -> User | None:
    """Somebody of the organization, for the console of the server."""
    return User.objects.filter(email=email.strip().lower(), is_active=True).first()


def only_person() -> User | None:
    """The one person of an installation that has only one; None where there are several, or nobody."""
    people = list(User.objects.filter(is_active=True)[:2])
    return people[0] if len(people) == 1 else None


def has_logged(person: User) -> bool:
    """Whether a person logged anything at all, deleted or not."""
    return Entry.objects.filter(author=person).exists()


def answered(entry: Entry, linked: Iterable[SpeaksTo] | None = None) -> set[str]:
    """The statements about which the author decided already: answered, or linked by hand; ``linked`` where known."""
    by_hand = _behaviors(entry=entry) if linked is None else linked
    return {statement for (statement,) in _answered(entry=entry)} | {one.statement for one in by_hand}


@prepared
def _answered(entry: Given) -> QuerySet[Answer, tuple[Any, ...]]:
    return Answer.objects.filter(of=entry).values_list("statement")


def learned_pairs() -> tuple[tuple[str, str], ...]:
    """What accepted links of the organization teach: words, and the responsibility that they went with.

    Words that fewer than three people used are left out, and nothing is taken where the setting says so.
    """
    if not settings.CONFIGURATION.evidence_learning:
        return ()
    known: tuple[tuple[str, str], ...] | None = cache.get("evidence.learned")
    if known is None:
        known = _learned_pairs()
        cache.set("evidence.learned", known, LEARNED_FOR)
    return known


def _learned_pairs() -> tuple[tuple[str, str], ...]:
    rows = Answer.objects.filter(accepted=True, of__deleted_at__isnull=True).order_by("-id")
    taken = list(rows.values_list("words", "responsibility", "of__author_id")[:LEARNED_FROM])
    users: dict[str, set[int]] = {}
    for words, _responsibility, person in taken:
        for word in words:
            users.setdefault(word.casefold(), set()).add(person)
    pairs = (
        (sorted(word for word in words if len(users[word.casefold()]) >= ENOUGH_PEOPLE), key) for words, key, _ in taken
    )
    return tuple((" · ".join(words), key) for words, key in pairs if words)
