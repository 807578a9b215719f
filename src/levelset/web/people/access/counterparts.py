"""Who stands in a relation to somebody today: what ``relations`` says, asked the other way round."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from levelset.process.structure import Bond
from levelset.process.visibility import Relation
from levelset.web.people.access.relations import Reader
from levelset.web.people.models import Above, Membership, Partnership, ReportingLine, Team, User
from levelset.web.people.periods import in_force
from levelset.web.prepared import Given


def counterparts(relation: Relation, person: User | Reader) -> QuerySet[User]:
    """Everybody of the organization who stands in a relation to a person: their manager, their team, their partners.

    One query. A property test holds that it names whom ``relations`` names.
    """
    somebody = Reader.of(person) if isinstance(person, User) else person
    return User.objects.filter(_stands(relation, somebody.reader, somebody.day), is_active=True)


def _stands(relation: Relation, person: int | Given, day: date | Given) -> Q:
    """As keys, not as a condition of every user: so that few are looked at in an organization of any size."""
    match relation:
        case Relation.SELF:
            return Q(pk=person)
        case Relation.MANAGER:
            return Q(pk__in=Above.objects.filter(person=person, distance=1).values("above"))
        case Relation.ABOVE:
            return Q(pk__in=Above.objects.filter(person=person, distance__gt=1).values("above"))
        case Relation.LEAD:
            lines = ReportingLine.objects.filter(in_force(day), bond=Bond.LEAD.value, person=person)
            return Q(pk__in=lines.values("above"))
        case Relation.PARTNER:
            mine = Team.objects.filter(pk__in=_teams(person, day), path__startswith=OuterRef("team__path"))
            scope = Q(team__isnull=True) | Exists(mine)
            return Q(pk__in=Partnership.objects.filter(in_force(day), scope).values("person"))
        case Relation.TEAMMATE:
            mates = Membership.objects.filter(in_force(day), team__in=_teams(person, day)).exclude(person=person)
            return Q(pk__in=mates.values("person"))
        case Relation.MEMBER:
            return Q()


def _teams(person: int | Given, day: date | Given) -> QuerySet[Membership, int]:
    return Membership.objects.filter(in_force(day), person=person).values_list("team_id", flat=True)
