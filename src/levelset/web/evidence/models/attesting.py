"""A colleague is asked to attest one entry: what they were shown, what they answered."""

import uuid
from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from levelset.process import attesting
from levelset.web.evidence.models.entries import Entry
from levelset.web.people.models import User

ANSWERS = [
    (attesting.Answer.ATTESTED.value, _("Yes, I attest it")),
    (attesting.Answer.DECLINED.value, _("I would rather not")),
    (attesting.Answer.ABSENT.value, _("I was not there")),
]


class Attestation(models.Model):
    """One request for each colleague and entry. ``wording`` is a frozen copy of the entry, ``digest`` that of it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    of = models.ForeignKey(Entry, models.CASCADE, related_name="attestations")
    colleague = models.ForeignKey(User, models.CASCADE, related_name="attestations")
    wording = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    asked_at = models.DateTimeField(default=timezone.now)
    reminded_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=10, choices=ANSWERS, blank=True)
    sentence = models.TextField(_("a sentence"), blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["of", "colleague"], name="attestation_once")]
        indexes = [models.Index(fields=["colleague", "answer", "asked_at"])]

    def __str__(self) -> str:
        return f"attestation {self.pk}"

    @property
    def plain(self) -> attesting.Asked:
        """Its times and its answer."""
        return attesting.Asked(self.asked_at, self.reminded_at, self.withdrawn_at, self.answer)

    @property
    def state(self) -> str:
        """Where it stands now."""
        return attesting.state_of(self.plain, timezone.now()).value

    @property
    def can_remind(self) -> bool:
        """Whether its author may remind; who has left cannot answer."""
        return self.colleague.is_active and attesting.may_remind(self.plain, timezone.now())

    @property
    def expires_at(self) -> datetime:
        """Until when the colleague can answer."""
        return self.asked_at + attesting.OPEN_FOR

    @property
    def is_of_earlier_wording(self) -> bool:
        """Whether the entry says something else today than what the colleague was shown."""
        return self.digest != attesting.digest(wording_of(self.of))


def wording_of(entry: Entry) -> dict[str, object]:
    """What a colleague is shown of an entry: its words, days, kind and links; neither files, project nor behaviors."""
    return {
        "text": entry.text,
        "outcome": entry.outcome,
        "kind": entry.kind,
        "begins": entry.begins.isoformat(),
        "ends": entry.ends.isoformat() if entry.ends else "",
        "experiment": dict(entry.experiment),
        "links": list(entry.links),
    }
