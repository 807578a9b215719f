"""What a reader is to somebody: as a set about one person (``relations``), as a condition of a query (``is_to``).

Both are made of the same conditions; ``process.visibility`` says what follows from them. A property test holds that
they say what ``process.structure`` says of the same organization as plain values.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils import timezone

from levelset.process.structure import Bond
from levelset.process.visibility import NOBODY, Relation, Relations
from levelset.web.people.above import keep_current
from levelset.web.people.models import Above, Membership, Partnership, ReportingLine, User
from levelset.web.people.periods import in_force, today
from levelset.web.prepared import Given, Prepared, prepared

Viewer = User | AnonymousUser
Row = TypeVar("Row")
NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING
DISTANCES: dict[Relation, dict[str, int]] = {Relation.MANAGER: {"distance": 1}, Relation.ABOVE: {"distance__gt": 1}}


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody of the organization as conditions have them: their primary key, the day and the time of asking."""

    reader: int | Given
    day: date | Given
    now: datetime | Given

    @classmethod
    def of(cls, person: User) -> "Reader":
        """Somebody today and now."""
        keep_current()
        return cls(person.pk, today(), timezone.now())

    @property
    def values(self) -> dict[str, Any]:
        """What a query that was prepared with ``READER`` is given."""
        return {"reader": self.reader, "day": self.day, "now": self.now}


READER = Reader(Given("reader"), Given("day"), Given("now"))
"""Whoever will ask: for prepared queries."""


def reader_of(viewer: Viewer | Reader) -> Reader | None:
    """A viewer as a reader of today; None for somebody who is not of the organization."""
    if isinstance(viewer, Reader):
        return viewer
    if not isinstance(viewer, User) or not viewer.is_active:
        return None
    return Reader.of(viewer)


def ask(query: Prepared[Row], viewer: Viewer, **given: Any) -> list[Row]:
    """What a query prepared with ``READER`` finds for a viewer; nothing for somebody who is not of the organization."""
    reader = reader_of(viewer)
    return query(**reader.values, **given) if reader else []


def ask_one(query: Prepared[Row], viewer: Viewer, **given: Any) -> Row | None:
    """The first of them, or None."""
    return next(iter(ask(query, viewer, **given)), None)


def relations(viewer: Viewer, person: User) -> Relations:
    """Everything that a viewer is to a person today; nothing for somebody who is not of the organization.

    One query, whatever the size of the organization.
    """
    row = ask_one(_held, viewer, person=person)
    return (
        NOBODY if row is None else frozenset(relation for relation, holds in zip(Relation, row, strict=True) if holds)
    )


@prepared
def _held(person: Given) -> QuerySet[User, tuple[Any, ...]]:
    conditions = [ExpressionWrapper(Q(is_to(READER, relation)), BooleanField()) for relation in Relation]
    return User.objects.filter(pk=person).values_list(*conditions)


def subjects(viewer: Viewer | Reader, relation: Relation) -> QuerySet[User]:
    """Everybody to whom a viewer stands in a relation."""
    reader = reader_of(viewer)
    if reader and relation in DISTANCES:  # few of many: by their keys
        return User.objects.filter(pk__in=_below(reader, relation).values("person"))
    return User.objects.filter(is_to(viewer, relation))


def near(asked: Reader, relation: Relation) -> QuerySet[Any, Any]:
    """Whom a reader is manager, manager above, tech lead or teammate of, as keys that are found from the reader.

    For ``author__in=…``: so that records of nobody else are looked at in an organization of any size.
    """
    match relation:
        case Relation.MANAGER | Relation.ABOVE:
            return _below(asked, relation).order_by().values("person")
        case Relation.LEAD:
            return _led(asked).order_by().values("person")
        case Relation.TEAMMATE:
            return _mates(asked).order_by().values("person")
    raise ValueError(f"Whom somebody is {relation} of is no short list.")


def partnerships(asked: Reader) -> QuerySet[Partnership]:
    """Whom a reader is people partner of today: everybody, a team, or several."""
    return Partnership.objects.filter(in_force(asked.day), person=asked.reader)


def _led(asked: Reader) -> QuerySet[ReportingLine]:
    return ReportingLine.objects.filter(in_force(asked.day), bond=Bond.LEAD.value, above=asked.reader)


def _mates(asked: Reader) -> QuerySet[Membership]:
    teams = Membership.objects.filter(in_force(asked.day), person=asked.reader).values("team")
    return Membership.objects.filter(in_force(asked.day), team__in=teams).exclude(person=asked.reader)


def _below(reader: Reader, relation: Relation) -> QuerySet[Above]:
    return Above.objects.filter(above=reader.reader, **DISTANCES[relation])


def is_to(viewer: Viewer | Reader, relation: Relation, person: str = "pk") -> Q | Exists:
    """The condition under which a viewer stands in a relation to the user whose primary key is the column ``person``.

    To filter records of people: ``Record.objects.filter(is_to(viewer, Relation.MANAGER, "author_id"))``.
    """
    asked = reader_of(viewer)
    if asked is None:
        return NOTHING
    match relation:
        case Relation.SELF:
            return Q(**{person: asked.reader})
        case Relation.MANAGER | Relation.ABOVE:
            return Exists(_below(asked, relation).filter(person=OuterRef(person)))
        case Relation.LEAD:
            return Exists(_led(asked).filter(person=OuterRef(person)))
        case Relation.PARTNER:
            return _is_partner(asked, person)
        case Relation.TEAMMATE:
            return Exists(_mates(asked).filter(person=OuterRef(person)))
        case Relation.MEMBER:
            return EVERYTHING


def _is_partner(asked: Reader, person: str) -> Exists:
    """Of everybody, where it is of no team; else of those who are in one of the teams, or inside it."""
    inside = Membership.objects.filter(
        in_force(asked.day), person=OuterRef(OuterRef(person)), team__path__startswith=OuterRef("team__path")
    )
    return Exists(partnerships(asked).filter(Q(team__isnull=True) | Exists(inside)))
