"""What a reader is to somebody: as a set about one person (``relations``), as a condition of a query (``is_to``).

Both are made of the same conditions; ``process.visibility`` says what follows from them. A property test holds that
they say what ``process.structure`` says of the same organization as plain values.
"""

from django.contrib.auth.models import AnonymousUser
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from levelset.process.structure import Bond
from levelset.process.visibility import NOBODY, Relation, Relations
from levelset.web.people.above import keep_current
from levelset.web.people.models import Above, Membership, Partnership, ReportingLine, User
from levelset.web.people.periods import in_force

Viewer = User | AnonymousUser
NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING
DISTANCES: dict[Relation, dict[str, int]] = {Relation.MANAGER: {"distance": 1}, Relation.ABOVE: {"distance__gt": 1}}


def relations(viewer: Viewer, person: User) -> Relations:
    """Everything that a viewer is to a person today; nothing for somebody who is not of the organization.

    Two queries, whatever the size of the organization.
    """
    conditions = [ExpressionWrapper(Q(is_to(viewer, relation)), BooleanField()) for relation in Relation]
    row = User.objects.filter(pk=person.pk).values_list(*conditions).first()
    return (
        NOBODY if row is None else frozenset(relation for relation, holds in zip(Relation, row, strict=True) if holds)
    )


def subjects(viewer: Viewer, relation: Relation) -> QuerySet[User]:
    """Everybody to whom a viewer stands in a relation."""
    if relation in DISTANCES and isinstance(viewer, User) and viewer.is_active:  # few of many: by their keys
        keep_current()
        return User.objects.filter(pk__in=_below(viewer, relation).values("person"))
    return User.objects.filter(is_to(viewer, relation))


def _below(viewer: User, relation: Relation) -> QuerySet[Above]:
    return Above.objects.filter(above=viewer, **DISTANCES[relation])


def is_to(viewer: Viewer, relation: Relation, person: str = "pk") -> Q | Exists:
    """The condition under which a viewer stands in a relation to the user whose primary key is the column ``person``.

    To filter records of people: ``Record.objects.filter(is_to(viewer, Relation.MANAGER, "author_id"))``.
    """
    if not isinstance(viewer, User) or not viewer.is_active:
        return NOTHING
    keep_current()
    match relation:
        case Relation.SELF:
            return Q(**{person: viewer.pk})
        case Relation.MANAGER | Relation.ABOVE:
            return Exists(_below(viewer, relation).filter(person=OuterRef(person)))
        case Relation.LEAD:
            leads = ReportingLine.objects.filter(in_force(), bond=Bond.LEAD.value, above=viewer)
            return Exists(leads.filter(person=OuterRef(person)))
        case Relation.PARTNER:
            return _is_partner(viewer, person)
        case Relation.TEAMMATE:
            teams = Membership.objects.filter(in_force(), person=viewer).values("team")
            mates = Membership.objects.filter(in_force(), team__in=teams).exclude(person=viewer)
            return Exists(mates.filter(person=OuterRef(person)))
        case Relation.MEMBER:
            return EVERYTHING


def _is_partner(viewer: User, person: str) -> Q | Exists:
    paths = list(Partnership.objects.filter(in_force(), person=viewer).values_list("team__path", flat=True))
    if None in paths:
        return EVERYTHING
    inside = Q()
    for path in paths:
        inside |= Q(team__path__startswith=path)
    return Exists(Membership.objects.filter(in_force(), inside, person=OuterRef(person))) if paths else NOTHING
