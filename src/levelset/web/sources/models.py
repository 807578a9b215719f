"""What was read from a source and waits to be picked from, and the tokens that people keep. For their author alone."""

import uuid
from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from levelset.web.people.models import User

FORGES = [("github", "GitHub"), ("gitlab", "GitLab")]
KINDS = [
    ("git", _("A git log")),
    *FORGES,
    ("brag", _("A brag document")),
    ("calendar", _("A calendar")),
    ("levelset", _("A log from another Levelset")),
]
KEPT_FOR = timedelta(days=2)
"""How long a list waits to be picked from."""

DEAD_AFTER = timedelta(minutes=5)
"""Reading takes two minutes at most; one that still reads after this has died."""


class Gathering(models.Model):
    """What was read from one source. ``records`` are the candidates; ``findings`` say what was left out.

    ``sealed`` is a token that is used once; it is gone as soon as it was.
    """

    class State(models.TextChoices):
        """How far it is."""

        READING = "reading", _("being read")
        READY = "ready", _("read")
        FAILED = "failed", _("failed")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    author = models.ForeignKey(User, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=KINDS)
    state = models.CharField(max_length=10, choices=State.choices, default=State.READING)
    since = models.DateField()
    records = models.JSONField(default=list)
    findings = models.JSONField(default=list)
    sealed = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-made_at",)
        indexes = [models.Index(fields=["author", "-made_at"]), models.Index(fields=["made_at"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.made_at:%Y-%m-%d}"

    @property
    def is_being_read(self) -> bool:
        """Whether there is something to wait for."""
        return self.state == self.State.READING and timezone.now() - self.made_at < DEAD_AFTER


class Token(models.Model):
    """A token that a person keeps for one forge, sealed with a key outside the database. Sent to ``address`` alone."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    author = models.ForeignKey(User, models.CASCADE, related_name="+")
    forge = models.CharField(max_length=10, choices=FORGES)
    address = models.CharField(max_length=300)
    sealed = models.TextField()
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("forge",)
        constraints = [models.UniqueConstraint(fields=["author", "forge"], name="token_of_a_forge_once")]

    def __str__(self) -> str:
        return self.get_forge_display()
