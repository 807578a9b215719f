"""Teams, who is in them, who reports to whom and whose people partner somebody is: all of it as periods."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from levelset.process.structure import Bond
from levelset.web.people.models.users import User

BONDS = [(Bond.MANAGER.value, _("Manager")), (Bond.LEAD.value, _("Tech lead"))]


def ends_after_it_begins(name: str) -> models.CheckConstraint:
    """A period of the table ``name`` ends on no day before the one on which it begins."""
    return models.CheckConstraint(condition=Q(ends__isnull=True) | Q(ends__gte=F("begins")), name=f"{name}_in_order")


class Team(models.Model):
    """A team; teams stand inside teams. ``external`` is its key in the system that the people are imported from.

    ``path`` names it and the teams around it, outermost first (``/3/17/``), so that "in this team or inside it" is one
    comparison; ``actions.structure`` keeps it.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    external = models.CharField(max_length=120, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=255, blank=True, editable=False, db_index=True)
    is_closed = models.BooleanField(default=False)

    class Meta:
        ordering = ("name", "id")
        constraints = [
            models.UniqueConstraint(fields=["external"], condition=~Q(external=""), name="team_external_once")
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Somebody is in a team, from a day until before another one."""

    person = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships")
    begins = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        ordering = ("begins", "id")
        constraints = [
            ends_after_it_begins("membership"),
            models.UniqueConstraint(
                fields=["person", "team"], condition=Q(ends__isnull=True), name="membership_open_once"
            ),
        ]
        indexes = [models.Index(fields=["team", "ends"]), models.Index(fields=["person", "ends"])]

    def __str__(self) -> str:
        return f"{self.person} in {self.team} from {self.begins}"


class ReportingLine(models.Model):
    """Somebody stands above somebody: their manager (one at a time), or a tech lead beside (several may be)."""

    person = models.ForeignKey(User, models.CASCADE, related_name="lines_up")
    above = models.ForeignKey(User, models.CASCADE, related_name="lines_down")
    bond = models.CharField(max_length=10, choices=BONDS, default=Bond.MANAGER.value)
    begins = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        ordering = ("begins", "id")
        constraints = [
            ends_after_it_begins("reporting_line"),
            models.CheckConstraint(condition=~Q(person=F("above")), name="nobody_above_themselves"),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(ends__isnull=True, bond=Bond.MANAGER.value),
                name="one_manager_without_end",
            ),
        ]
        indexes = [models.Index(fields=["above", "bond", "ends"]), models.Index(fields=["person", "bond", "ends"])]

    def __str__(self) -> str:
        return f"{self.above} above {self.person} from {self.begins}"


class Partnership(models.Model):
    """Somebody is people partner: of a team and the teams inside it, or, without a team, of everybody."""

    person = models.ForeignKey(User, models.CASCADE, related_name="partnerships")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="partnerships")
    begins = models.DateField()
    ends = models.DateField(null=True)

    class Meta:
        ordering = ("begins", "id")
        constraints = [ends_after_it_begins("partnership")]

    def __str__(self) -> str:
        return f"{self.person} is people partner from {self.begins}"


class Above(models.Model):
    """Who stands above whom today, worked out from the lines: ``distance`` 1 is the manager, more is further up.

    Written by ``actions.structure`` alone, so that a page of a company of any size asks one indexed row.
    """

    person = models.ForeignKey(User, models.CASCADE, related_name="+")
    above = models.ForeignKey(User, models.CASCADE, related_name="+")
    distance = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("person", "distance")
        constraints = [models.UniqueConstraint(fields=["person", "above"], name="above_once")]
        indexes = [models.Index(fields=["above", "distance", "person"])]

    def __str__(self) -> str:
        return f"{self.above_id} above {self.person_id} by {self.distance}"


class StructureDay(models.Model):
    """The one row that says for which day ``Above`` was worked out."""

    day = models.DateField()

    def __str__(self) -> str:
        return f"worked out for {self.day}"
