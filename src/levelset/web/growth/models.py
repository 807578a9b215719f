"""What a person notes beside a statement on the way to their aim. For nobody else."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.Model):
    """Beside one statement: that there was no opportunity so far, and what one will do next.

    Text and responsibility are kept beside id and version of the statement, so that it stays readable whatever becomes
    of the framework. ``told`` says what a new version did to the statement.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="steps")
    statement = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    text = models.TextField()
    responsibility_name = models.TextField(blank=True)
    no_opportunity = models.BooleanField(_("no opportunity so far"), default=False)
    next_step = models.TextField(_("my next step"), blank=True)
    told = models.TextField(blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["person", "statement"], name="step_once")]
        indexes = [models.Index(fields=["version"])]

    def __str__(self) -> str:
        return f"{self.responsibility_name}: {self.text}"
