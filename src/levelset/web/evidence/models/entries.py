"""Entries, the projects that group them, their files and the entries of lenses that they belong to."""

import secrets
import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from levelset.process.evidence import LONGEST_NAME, Kind, Provenance, headline, told_provenance
from levelset.web.people.models import User

KINDS = [
    (Kind.CHANGE.value, _("Change")),
    (Kind.DESIGN.value, _("Design")),
    (Kind.DECISION.value, _("Decision")),
    (Kind.INCIDENT.value, _("Incident")),
    (Kind.ON_CALL.value, _("On-call")),
    (Kind.EXPERIMENT.value, _("Experiment")),
    (Kind.ANALYSIS.value, _("Analysis or dataset")),
    (Kind.LAUNCH.value, _("Launch")),
    (Kind.REVIEW.value, _("Review")),
    (Kind.MENTORING.value, _("Mentoring")),
    (Kind.INTERVIEW.value, _("Interview")),
    (Kind.HIRING.value, _("Hiring")),
    (Kind.TALK.value, _("Talk")),
    (Kind.TEAM_PROCESS.value, _("Team process")),
    (Kind.RISK_RAISED.value, _("Risk raised")),
    (Kind.FEEDBACK_RECEIVED.value, _("Feedback received")),
]

KIND_NAMES = dict(KINDS)

PROVENANCES = [
    (Provenance.SELF.value, _("written by its author")),
    (Provenance.IMPORTED.value, _("brought in from a record")),
    (Provenance.ATTESTED.value, _("confirmed by a colleague")),
]

PROVENANCE_NAMES = dict(PROVENANCES)


class Project(models.Model):
    """What a person groups their own entries by; two people's projects of one name are two projects."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(User, models.CASCADE, related_name="evidence_projects")
    name = models.CharField(_("name"), max_length=LONGEST_NAME)

    class Meta:
        ordering = ("name", "id")
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="project_once")]

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """One piece of work that a person logged.

    ``token`` comes with the form, so that a second press makes no second entry. ``begins`` is the day, or the first of
    a period that ``ends``. ``window`` names the browser window that wrote last, ``revision`` counts what was written.
    ``origin`` is the key of the record that an imported entry was made from.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    token = models.UUIDField(default=uuid.uuid4, editable=False)
    author = models.ForeignKey(User, models.CASCADE, related_name="evidence")
    text = models.TextField(_("what I did"))
    outcome = models.TextField(_("outcome"), blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=KINDS, blank=True)
    begins = models.DateField(_("day"))
    ends = models.DateField(_("until"), null=True, blank=True)
    project = models.ForeignKey(Project, models.SET_NULL, null=True, blank=True, related_name="entries")
    experiment = models.JSONField(_("experiment"), default=dict, blank=True)
    links = models.JSONField(_("links"), default=list, blank=True)
    provenance = models.CharField(max_length=10, choices=PROVENANCES, default=Provenance.SELF.value)
    origin = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    deleted_at = models.DateTimeField(null=True, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    window = models.UUIDField(null=True, editable=False)

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ("-begins", "-id")
        constraints = [
            models.UniqueConstraint(fields=["author", "token"], name="entry_token_once"),
            models.UniqueConstraint(fields=["author", "origin"], condition=~Q(origin=""), name="entry_origin_once"),
            models.CheckConstraint(condition=Q(ends__isnull=True) | Q(ends__gte=F("begins")), name="entry_in_order"),
        ]
        indexes = [
            models.Index(fields=["author", "deleted_at", "-begins"]),
            models.Index(fields=["deleted_at"], condition=Q(deleted_at__isnull=False), name="entry_deleted"),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def headline(self) -> str:
        """The line by which a list calls it."""
        return headline(self.text)

    @property
    def kind_name(self) -> str:
        """What its kind is called: ``get_kind_display`` goes through all of them, for every line of a list."""
        return str(KIND_NAMES.get(self.kind, self.kind))

    @property
    def witnesses(self) -> list[str]:
        """The names of those who attest it; a list of entries fetches ``attestations__colleague`` beforehand."""
        return [one.colleague.name for one in self.attestations.all() if one.answer == Provenance.ATTESTED.value]

    @property
    def told_provenance(self) -> str:
        """Where it comes from as pages and exports say it; needs what ``witnesses`` needs."""
        return told_provenance(self.provenance, attested=bool(self.witnesses))

    @property
    def provenance_name(self) -> str:
        """The same in words."""
        return str(PROVENANCE_NAMES[self.told_provenance])

    @property
    def object_key(self) -> str:
        """The key of this entry in the audit log."""
        return f"evidence/{self.key}"


class LensMark(models.Model):
    """An entry belongs to an entry of a lens; the names are kept, so that it stays readable when the lens is gone."""

    of = models.ForeignKey(Entry, models.CASCADE, related_name="lenses")
    lens = models.CharField(max_length=120)
    lens_name = models.TextField()
    entry = models.CharField(max_length=120)
    entry_name = models.TextField()

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["of", "lens", "entry"], name="lens_mark_once")]

    def __str__(self) -> str:
        return f"{self.lens_name}: {self.entry_name}"


def stored_name(attachment: "Attachment", filename: str) -> str:  # noqa: ARG001 - Django's signature
    """A random name below ``evidence/``: what people call their files never reaches the disk."""
    return f"evidence/{secrets.token_hex(16)}"


class Attachment(models.Model):
    """A file of an entry. ``name`` is what the person calls it, as text."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    of = models.ForeignKey(Entry, models.CASCADE, related_name="files")
    name = models.TextField(_("name"))
    file = models.FileField(_("file"), upload_to=stored_name, max_length=200)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["of", "sha256", "name"], name="attachment_once")]

    def __str__(self) -> str:
        return self.name
