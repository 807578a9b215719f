"""An import, its uploads, and the log of what people decided about it."""

import secrets
import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

STALE_AFTER = timedelta(minutes=3)
"""A reading that has not said anything for so long has died: a single file may take one minute."""

UNATTENDED_AFTER = timedelta(seconds=20)
"""An import that waits longer than this for the worker is told so."""


class State(models.TextChoices):
    """Where an import stands."""

    WAITING = "waiting", _("waiting to be read")
    READING = "reading", _("being read")
    REVIEW = "review", _("in review")
    PUBLISHED = "published", _("published")
    FAILED = "failed", _("not readable")
    DISCARDED = "discarded", _("discarded")


class Import(models.Model):
    """Several documents that become one draft of a framework.

    ``title`` and ``organization`` are what a person says the framework is called; ``found_title`` and
    ``found_organization`` what the documents say. ``adds`` is a person's choice to add to the published framework
    (True), to publish a new one instead (False), or none yet (None). ``attempt`` counts readings, so that a task that
    comes late does nothing. ``emptied_at`` says when the documents were removed.
    """

    token = models.UUIDField(_("token of the form"), default=uuid.uuid4, unique=True, editable=False)
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    author_name = models.TextField(_("author"), blank=True)
    state = models.CharField(_("state"), max_length=16, choices=State.choices, default=State.WAITING)
    title = models.TextField(_("title of the framework"), blank=True)
    organization = models.TextField(_("organization"), blank=True)
    found_title = models.TextField(_("title in the documents"), blank=True)
    found_organization = models.TextField(_("organization in the documents"), blank=True)
    adds = models.BooleanField(_("adds to the published framework"), null=True)
    attempt = models.PositiveIntegerField(_("attempt"), default=1)
    touched_at = models.DateTimeField(_("last sign of life"), default=timezone.now)
    failure = models.TextField(_("why it failed"), blank=True)
    engine = models.CharField(_("engine of recognition"), max_length=80, blank=True)
    published_number = models.PositiveIntegerField(_("published as version"), null=True)
    published_at = models.DateTimeField(_("published at"), null=True)
    emptied_at = models.DateTimeField(_("documents removed at"), null=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"import {self.pk}: {self.name}"

    @property
    def name(self) -> str:
        """What to call the framework of this import; empty where nobody knows yet."""
        return self.title or self.found_title

    @property
    def object_key(self) -> str:
        """The key of this import in the audit log."""
        return f"import/{self.pk}"

    @property
    def is_being_read(self) -> bool:
        """Whether the worker has it, or will have it."""
        return self.state in (State.WAITING, State.READING)

    @property
    def has_died(self) -> bool:
        """Whether its reading began and then fell silent."""
        return self.state == State.READING and timezone.now() - self.touched_at > STALE_AFTER

    @property
    def is_unattended(self) -> bool:
        """Whether it has been waiting longer than a worker that runs would let it."""
        return self.state == State.WAITING and timezone.now() - self.touched_at > UNATTENDED_AFTER


class UploadState(models.TextChoices):
    """Where one file stands."""

    WAITING = "waiting", _("waiting")
    READING = "reading", _("being read")
    READ = "read", _("read")
    FAILED = "failed", _("could not be read")
    UNPACKED = "unpacked", _("unpacked")
    OWN = "own", _("a framework in Levelset’s own form, taken over as it is")
    PART = "part", _("a part of that framework")
    BESIDE = "beside", _("left out, as its name says that it is no document")


def stored_name(upload: "Upload", filename: str) -> str:  # noqa: ARG001 - Django's signature
    """A random name below ``imports/``: what people call their files never reaches the disk."""
    return f"imports/{secrets.token_hex(16)}"


class Upload(models.Model):
    """One document as it came in: its bytes, and what was read from them.

    ``name`` is the name that the person's file had, as text, made unique within the import. ``document`` is the
    ``levelset-documents/1`` of this one document; of a framework in Levelset's own form (``OWN``) an object with its
    ``levelset/1`` as ``framework``, and the text of its ``links.yaml`` as ``links``. ``findings`` are those of its
    reading. ``left_out``: somebody decided that it is no part of this import after all.
    """

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="uploads")
    position = models.PositiveIntegerField(_("position"))
    name = models.TextField(_("name"))
    pasted = models.BooleanField(_("pasted"), default=False)
    file = models.FileField(_("file"), upload_to=stored_name, max_length=200, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    state = models.CharField(_("state"), max_length=16, choices=UploadState.choices, default=UploadState.WAITING)
    findings = models.JSONField(_("findings"), default=list)
    document = models.TextField(_("what was read"), blank=True)
    left_out = models.BooleanField(_("left out"), default=False)

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["of", "position"], name="upload_position_once"),
            models.UniqueConstraint(fields=["of", "name"], name="upload_name_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_done(self) -> bool:
        """Whether it was read, or will not be."""
        return self.state not in (UploadState.WAITING, UploadState.READING)

    @property
    def problems(self) -> list[str]:
        """What its reading complained about, in sentences."""
        return [finding["message"] for finding in self.findings]


class Kind(models.TextChoices):
    """What a decision is about."""

    FATE = "fate", _("what a piece is")
    NAME = "name", _("the name of a heading")
    PILLAR = "pillar", _("the name of a pillar")
    PAGE = "page", _("the role and level of a document")
    INHERITS = "inherits", _("what a line takes over")
    UNDO = "undo", _("undone")


class Decision(models.Model):
    """One row of the log of an import. Rows are added and read, so two reviewers never overwrite each other.

    ``file`` and ``piece`` are the place; a whole document is piece 0. ``value`` is a fate, or a name (empty: there is
    no heading here), or a role and a level on two lines, or the address of the
    page that a line takes over; ``previous`` what held before, for people who read the log. An
    undo points to the row that it takes back. Rows with the same ``batch`` were made by one press of a button.
    ``carried_from`` is the earlier import of the same document that the decision was made in.
    """

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="decisions")
    at = models.DateTimeField(_("at"), default=timezone.now)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    author_name = models.TextField(_("author"), blank=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    file = models.TextField(_("file"), blank=True)
    piece = models.PositiveIntegerField(_("piece"), default=0)
    value = models.TextField(_("value"), blank=True)
    previous = models.TextField(_("before"), blank=True)
    undoes = models.OneToOneField("self", on_delete=models.CASCADE, null=True, related_name="undone_by")
    batch = models.UUIDField(_("batch"), null=True)
    carried_from = models.ForeignKey(Import, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.file}:{self.piece} = {self.value}"
