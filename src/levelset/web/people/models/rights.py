"""What protects people and what their rights need: broken glass, notices, legal holds, the list of erasures."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from levelset.process import breaking_glass
from levelset.web.people.models.users import User


class Glass(models.Model):
    """Somebody asked to read what they may not read otherwise; see ``process.breaking_glass``.

    ``told_from`` is the day on which the person is told, where a law (``law``) forbids to tell them at once.
    ``ends_at`` is fixed when it is granted.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(User, models.CASCADE, related_name="glasses")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))
    what = models.TextField(_("what is to be read"))
    hours = models.PositiveSmallIntegerField(
        _("hours"), validators=[MinValueValidator(1), MaxValueValidator(breaking_glass.LONGEST)]
    )
    asked_at = models.DateTimeField(default=timezone.now)
    law = models.TextField(_("the law that forbids to tell the person at once"), blank=True)
    told_from = models.DateField(_("the day on which the person is told"), null=True, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    granted_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True, db_index=True)
    ended_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(condition=~Q(asked_by=F("person")), name="glass_not_by_the_person"),
            models.CheckConstraint(
                condition=Q(answered_by=None) | (~Q(answered_by=F("person")) & ~Q(answered_by=F("asked_by"))),
                name="glass_by_two_people",
            ),
            models.CheckConstraint(
                condition=Q(hours__gte=1, hours__lte=breaking_glass.LONGEST), name="glass_ends_by_itself"
            ),
        ]
        indexes = [models.Index(fields=["person", "asked_by", "ends_at"])]

    def __str__(self) -> str:
        return f"glass {self.pk}"

    @property
    def state(self) -> breaking_glass.State:
        """Where it stands now."""
        plain = breaking_glass.Glass(self.asked_at, self.granted_at, self.refused_at, self.ended_at, self.hours)
        return breaking_glass.state_of(plain, timezone.now())


class LegalHold(models.Model):
    """A reason in law to keep what is held about somebody; nothing of it goes until its day is over or it is lifted."""

    person = models.ForeignKey(User, models.CASCADE, related_name="holds")
    reason = models.TextField(_("reason"))
    placed_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    placed_at = models.DateTimeField(default=timezone.now)
    until = models.DateField(_("until"))
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"hold {self.pk} until {self.until}"


class Erasure(models.Model):
    """Somebody was erased: a keyed digest of their key, and when. The data folder has the same list."""

    digest = models.CharField(max_length=32, unique=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"erasure {self.pk}"
