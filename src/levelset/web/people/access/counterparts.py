"""Who stands in a relation to somebody today: what ``relations`` says, asked the other way round."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from levelset.process.structure import Bond
from levelset.process.visibility import Relation
from levelset.web.people.above import keep_current
from levelset.web.people.models import Above, Membership, Partnership, ReportingLine, Team, User
from levelset.web.people.periods import in_force


def counterparts(relation: Relation, person: User) -> QuerySet[User]:
    """Everybody of the organization who stands in a relation to a person: their manager, their team, their partners.

    One query. A property test holds that it names whom ``relations`` names.
    """
    keep_current()
    return User.objects.filter(_stands(relation, person), is_active=True)


def _stands(relation: Relation, person: User) -> Q:
    """As keys, not as a condition of every user: so that few are looked at in an organization of any size."""
    match relation:
        case Relation.SELF:
            return Q(pk=person.pk)
        case Relation.MANAGER:
            return Q(pk__in=Above.objects.filter(person=person, distance=1).values("above"))
        case Relation.ABOVE:
            return Q(pk__in=Above.objects.filter(person=person, distance__gt=1).values("above"))
        case Relation.LEAD:
            lines = ReportingLine.objects.filter(in_force(), bond=Bond.LEAD.value, person=person)
            return Q(pk__in=lines.values("above"))
        case Relation.PARTNER:
            mine = Team.objects.filter(pk__in=_teams(person), path__startswith=OuterRef("team__path"))
            scope = Q(team__isnull=True) | Exists(mine)
            return Q(pk__in=Partnership.objects.filter(in_force(), scope).values("person"))
        case Relation.TEAMMATE:
            mates = Membership.objects.filter(in_force(), team__in=_teams(person)).exclude(person=person)
            return Q(pk__in=mates.values("person"))
        case Relation.MEMBER:
            return Q()


def _teams(person: User) -> QuerySet[Membership, int]:
    return Membership.objects.filter(in_force(), person=person).values_list("team_id", flat=True)
