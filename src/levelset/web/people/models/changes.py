"""What was changed in the structure, kept for some days to be taken back; an import that waits for a yes."""

from django.db import models
from django.utils import timezone

from levelset.web.people.models.users import User


class StructureChange(models.Model):
    """One action on people and teams. ``rows`` says of each row what it was and what it became; see ``journal``.

    The rows go after some days, or when another import was carried out: from then on nothing can be taken back.
    """

    event = models.CharField(max_length=80)
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, db_index=True)
    rows = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.event} at {self.made_at:%Y-%m-%d %H:%M}"


class PeopleImport(models.Model):
    """A list of people that somebody brought. ``text`` is there only until it is carried out or put away.

    ``leavers``: whether those who are missing from the list have left. ``plan`` names what was shown, so that nothing
    else is carried out than what somebody said yes to.
    """

    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    file_name = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    leavers = models.BooleanField(default=False)
    plan = models.CharField(max_length=64, blank=True)
    done_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)
    change = models.ForeignKey(StructureChange, models.SET_NULL, null=True, related_name="imports")

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"list of people {self.pk}"
