"""With whom entries are shared. A share ends, it is never changed: who shared what with whom, and when, stays told."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from levelset.process.visibility import Group
from levelset.web.evidence.models.entries import Entry
from levelset.web.people.models import User

GROUPS = [
    (Group.MANAGER.value, _("My manager")),
    (Group.ABOVE.value, _("The managers above mine")),
    (Group.LEAD.value, _("My tech leads")),
    (Group.PARTNER.value, _("My people partners")),
    (Group.TEAM.value, _("My team")),
    (Group.MEMBERS.value, _("Everyone in the organization")),
]


class Share(models.Model):
    """One audience of an entry: a group (``process.visibility.Group``) or a person by name, open until ``ended_at``.

    A group follows the structure: after a change of manager, ``manager`` is the new one.
    """

    of = models.ForeignKey(Entry, models.CASCADE, related_name="shares")
    group = models.CharField(max_length=10, choices=GROUPS, blank=True)
    person = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")
    shared_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(group="", person__isnull=False) | (~Q(group="") & Q(person__isnull=True)),
                name="share_with_a_group_or_a_person",
            ),
            models.UniqueConstraint(
                fields=["of", "group"], condition=Q(ended_at__isnull=True) & ~Q(group=""), name="share_group_once"
            ),
            models.UniqueConstraint(
                fields=["of", "person"],
                condition=Q(ended_at__isnull=True, person__isnull=False),
                name="share_person_once",
            ),
        ]
        indexes = [models.Index(fields=["person", "ended_at"]), models.Index(fields=["group", "ended_at"])]

    def __str__(self) -> str:
        return str(self.person) if self.person_id else self.get_group_display()
