"""Lists of people, a page at a time: each begins at a place of an index, so that the last costs what the first does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from levelset.web.people.access import people as door
from levelset.web.people.access import standing_of
from levelset.web.people.models import Membership, NameWord, Team, User
from levelset.web.people.names import words_of
from levelset.web.people.periods import in_force, today
from levelset.web.prepared import Given, prepared

PAGE = 50
FEW = 2_000
"""People of whom it costs less to look at each than to look for a page of them among all who have a name."""

Row = TypeVar("Row")
BY_NAME = ("name", "pk")
BY_WORD = ("word", "name", "person_id")
IN_A_TEAM = ("person__name", "person_id")
INSIDE_A_TEAM = ("team__path", "person__name", "person_id")
"""``person_id``, not ``person``: that would sort by the name of the person once more, which no index can follow."""


class Named(NamedTuple):
    """What a list says of a person: a link to their page, and whether they left."""

    pk: int
    handle: str
    name: str
    is_active: bool


def named(rows: QuerySet[Any, Any], person: str = "", *more: str) -> QuerySet[Any, tuple[Any, ...]]:
    """Rows of people as what ``Named`` is made of; ``person`` leads there from another table (``above__``)."""
    return rows.values_list(*(f"{person}{name}" for name in Named._fields), *more)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: behind somebody, or before them, by handle. ``page`` is the number that is shown."""

    after: str = ""
    before: str = ""
    page: int = 1

    @property
    def is_first(self) -> bool:
        """Whether it is the first page."""
        return not (self.after or self.before)


@dataclass(frozen=True, slots=True)
class Found:
    """The people of one page, and whether there are more on either side."""

    people: tuple[Named, ...]
    page: int
    earlier: bool
    later: bool


NOBODY = Found((), 1, earlier=False, later=False)


def seek(
    rows: QuerySet[Any, Row], order: Sequence[str], at: Sequence[Any] | None, *, backwards: bool, down: bool = False
) -> tuple[list[Row], bool]:
    """A page of rows behind a place of an order (before it, where ``backwards``), and whether more follow there.

    ``down``: the order is from the highest to the lowest.
    """
    falling = backwards is not down
    if at is not None:
        rows = rows.filter(_beyond(order, at, "lt" if falling else "gt"))
    found = list(rows.order_by(*(f"-{name}" if falling else name for name in order))[: PAGE + 1])
    page = found[:PAGE]
    return (page[::-1] if backwards else page), len(found) > PAGE


def _beyond(order: Sequence[str], at: Sequence[Any], way: str) -> Q:
    """Behind a place of an order. The first condition alone bounds what of the index is looked at."""
    found, same = Q(), Q()
    for name, value in zip(order, at, strict=True):
        found |= same & Q(**{f"{name}__{way}": value})
        same &= Q(**{name: value})
    return Q(**{f"{order[0]}__{way}e": at[0]}) & found


def everybody(viewer: object) -> Found:
    """The first page of all who are here, by name: the list that is asked for most."""
    return _first_page(_everybody()) if standing_of(viewer) else NOBODY


@prepared
def _everybody() -> QuerySet[User, tuple[Any, ...]]:
    return named(User.objects.filter(is_active=True)).order_by(*BY_NAME)[: PAGE + 1]


def _first_page(rows: Sequence[tuple[Any, ...]]) -> Found:
    return Found(tuple(Named(*row) for row in rows[:PAGE]), 1, earlier=False, later=len(rows) > PAGE)


def by_name(viewer: object, found: QuerySet[User], place: Place) -> Found:
    """Everybody of these, by name."""
    return _page(viewer, named(found), BY_NAME, place, lambda one: (one.name, one.pk))


def in_a_team(viewer: object, team: Team, place: Place) -> Found:
    """Who is in a team itself today, by name."""
    if not standing_of(viewer):
        return NOBODY
    if place.is_first:
        return _first_page(_first_in_a_team(team=team, day=today()))
    return _page(viewer, _in_a_team(team, today()), IN_A_TEAM, place, lambda one: (one.name, one.pk))


@prepared
def _first_in_a_team(team: Given, day: Given) -> QuerySet[Membership, tuple[Any, ...]]:
    return _in_a_team(team, day).order_by(*IN_A_TEAM)[: PAGE + 1]


def _in_a_team(team: Team | Given, day: date | Given) -> QuerySet[Membership, tuple[Any, ...]]:
    return named(Membership.objects.filter(in_force(day), team=team, person__is_active=True), "person__")


def inside_a_team(viewer: object, team: Team, *, left: bool, place: Place) -> Found:
    """Who is in a team or one inside it today: team by team, the outermost first, by name in each."""
    if not standing_of(viewer):
        return NOBODY
    day = today()
    if place.is_first and not left:
        return _first_page(_first_inside(path=team.path, day=day))
    here = _inside(team.path, day)
    rows = _outermost(here) if left else _outermost(here).filter(person__is_active=True)

    def at(one: User) -> tuple[Any, ...] | None:
        path = here.filter(person=one).order_by("team__path").values_list("team__path", flat=True).first()
        return None if path is None else (path, one.name, one.pk)

    return _page(viewer, named(rows, "person__"), INSIDE_A_TEAM, place, at)


def _inside(path: str | Given, day: date | Given) -> QuerySet[Membership]:
    return Membership.objects.filter(in_force(day), team__path__begins_with=path)


def _outermost(here: QuerySet[Membership]) -> QuerySet[Membership]:
    """Each person once, where they stand outermost."""
    return here.exclude(Exists(here.filter(person=OuterRef("person"), team__path__lt=OuterRef("team__path"))))


@prepared
def _first_inside(path: Given, day: Given) -> QuerySet[Membership, tuple[Any, ...]]:
    rows = _outermost(_inside(path, day)).filter(person__is_active=True)
    return named(rows, "person__").order_by(*INSIDE_A_TEAM)[: PAGE + 1]


def by_word(viewer: object, text: str, *, here: Q, place: Place) -> Found:
    """Whose name has words that begin like all that is asked for: by the word that begins like the longest of it.

    ``here`` is what else is asked of a person, as a condition of ``NameWord``.
    """
    asked = sorted(words_of(text), key=len, reverse=True)
    if not asked:
        return NOBODY
    rows = NameWord.objects.filter(word__begins_with=asked[0])
    for other in asked[1:]:
        rows = rows.filter(words__contains=f" {other}")
    # Conditions are asked in this order: what the index tells, then of those who are left what needs other tables.
    earlier = NameWord.objects.filter(person=OuterRef("person"), word__begins_with=asked[0], word__lt=OuterRef("word"))
    rows = rows.filter(here).exclude(Exists(earlier))

    def at(one: User) -> tuple[Any, ...] | None:
        word = next((word for word in words_of(one.name) if word.startswith(asked[0])), None)
        return None if word is None else (word, one.name, one.pk)

    return _page(viewer, named(rows, "person__"), BY_WORD, place, at)


def is_inside(team: Team) -> Q:
    """The condition of a ``NameWord``: its person is in a team or one inside it today."""
    inside = _inside(team.path, today())
    return among(inside.values("person"), Q(Exists(inside.filter(person=OuterRef("person")))))


def among(people: QuerySet[Any, Any], is_one: Q) -> Q:
    """The condition of a ``NameWord``: its person is one of these, of whom ``is_one`` is true.

    Few are looked at one by one. Where there are many, a page is soon full of those whose name fits, and ``is_one`` is
    asked of each.
    """
    return Q(person__in=people) if people[: FEW + 1].count() <= FEW else is_one


def _page(
    viewer: object,
    rows: QuerySet[Any, tuple[Any, ...]],
    order: Sequence[str],
    place: Place,
    at: Callable[[User], Sequence[Any] | None],
) -> Found:
    """The page at a place; the first one where nobody is at the place, or they are no part of this list.

    ``rows`` are as ``named`` gives them.
    """
    handle = place.after or place.before
    somebody = door.people(viewer).filter(handle=handle).first() if handle else None
    start = at(somebody) if somebody is not None else None
    if start is None:
        place = replace(place, after="", before="", page=1)
    backwards = bool(place.before) and not place.after
    found, more = seek(rows, order, start, backwards=backwards)
    people = tuple(Named(*row) for row in found)
    if backwards:
        return Found(people, max(place.page, 2) if more else 1, earlier=more, later=True)
    return Found(people, max(place.page, 1), earlier=start is not None, later=more)
