"""The behaviors that an entry speaks to, and what its author answered to suggestions."""

from django.db import models
from django.utils import timezone

from levelset.web.evidence.models.entries import Entry
from levelset.web.people.models import User


class SpeaksTo(models.Model):
    """An entry speaks to one statement of the framework, as one version has it.

    Text and names are kept beside id and version, so that the entry stays readable whatever becomes of the framework.
    ``told`` and ``choices`` are set where a new version changed the statement: what happened, and what can be chosen.
    """

    of = models.ForeignKey(Entry, models.CASCADE, related_name="behaviors")
    statement = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    text = models.TextField()
    responsibility = models.CharField(max_length=120)
    responsibility_name = models.TextField()
    page = models.CharField(max_length=200)
    told = models.TextField(blank=True)
    choices = models.JSONField(default=list, blank=True)
    linked_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["of", "statement"], name="speaks_to_once")]
        indexes = [models.Index(fields=["version"])]

    def __str__(self) -> str:
        return f"{self.responsibility_name}: {self.text}"


class Answer(models.Model):
    """What the author answered to one suggestion. For nobody else.

    ``words`` are those of the entry that the suggestion matched. Of accepted ones, words and responsibility may teach
    the ranking of the organization; the entry, the statement and the person may not.
    """

    of = models.ForeignKey(Entry, models.CASCADE, related_name="answers")
    statement = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    responsibility = models.CharField(max_length=120)
    responsibility_name = models.TextField()
    words = models.JSONField(default=list)
    engine = models.CharField(max_length=40, blank=True)
    accepted = models.BooleanField()
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["of", "statement"], name="answer_once")]

    def __str__(self) -> str:
        return f"{self.responsibility_name}: {'accepted' if self.accepted else 'refused'}"


class ChosenPage(models.Model):
    """The page of the framework that a person reads their evidence against. For nobody else."""

    person = models.OneToOneField(User, models.CASCADE, related_name="evidence_page")
    role = models.CharField(max_length=120)
    level = models.CharField(max_length=60)

    def __str__(self) -> str:
        return f"{self.role}/{self.level.lower()}"
