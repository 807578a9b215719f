"""What is kept: placements as periods, and aims. A page is named by role and level, with the version it was read in."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

PERSON = settings.AUTH_USER_MODEL


class PageOfVersion(models.Model):
    """A page as one version of the framework has it; its title is kept, so that it can be read without the version."""

    version = models.PositiveIntegerField(_("version of the framework"))
    role = models.CharField(_("role"), max_length=200)
    level = models.CharField(_("level"), max_length=80)
    title = models.TextField(_("title"))

    class Meta:
        abstract = True


class Placement(PageOfVersion):
    """Somebody holds a page from a day until before another one. Who wrote it down gave a reason.

    ``left``: it ended because the person left. One that was to begin later ends on the day on which it would have
    begun, so that it held on no day.
    """

    person = models.ForeignKey(PERSON, models.CASCADE, related_name="placements")
    begins = models.DateField(_("from"))
    ends = models.DateField(_("until before"), null=True)
    left = models.BooleanField(_("ended because the person left"), default=False)
    reason = models.TextField(_("reason"))
    noted_by = models.ForeignKey(PERSON, models.SET_NULL, null=True, related_name="+", editable=False)
    noted_at = models.DateTimeField(_("written down at"))

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ("-begins", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("begins")), name="placement_in_order"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="placement_has_a_reason"),
            models.UniqueConstraint(fields=["person"], condition=Q(ends__isnull=True), name="one_open_placement"),
        ]
        indexes = [models.Index(fields=["person", "begins"])]

    def __str__(self) -> str:
        return f"{self.title} from {self.begins}"


class Aim(PageOfVersion):
    """The page that somebody works towards, chosen by themselves; one at a time, earlier ones are kept.

    ``with_manager`` says whether whoever is their manager may see it; fixed when the aim is chosen.
    """

    person = models.ForeignKey(PERSON, models.CASCADE, related_name="aims")
    with_manager = models.BooleanField(_("my manager may see it"), default=False)
    chosen_at = models.DateTimeField(_("chosen at"))
    ended_at = models.DateTimeField(_("let go at"), null=True)

    class Meta:
        verbose_name = _("aim")
        verbose_name_plural = _("aims")
        ordering = ("-chosen_at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_at__isnull=True), name="one_open_aim"),
        ]

    def __str__(self) -> str:
        return self.title
