"""A published version of the framework. What is published stays as it is: a change is a new version."""

from functools import cached_property
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from levelset.core.errors import Refused
from levelset.core.model import Framework
from levelset.process.rights import Audience
from levelset.web.frameworks.books import book_of
from levelset.web.frameworks.reading.book import Book

REFUSAL = _("A published version cannot be changed or deleted. Publish a new version instead.")


class FrozenQuerySet(models.QuerySet["FrameworkVersion"]):
    """Versions can be added and read."""

    def update(self, **_values: Any) -> NoReturn:
        """Refused: raises ``Refused``."""
        raise Refused(REFUSAL)

    def bulk_update(self, *_args: Any, **_options: Any) -> NoReturn:
        """Refused: raises ``Refused``."""
        raise Refused(REFUSAL)

    def delete(self) -> NoReturn:
        """Refused: raises ``Refused``."""
        raise Refused(REFUSAL)


class FrameworkVersion(models.Model):
    """One published version: its document as canonical ``levelset/1`` JSON, and who may read it.

    Versions are numbered 1, 2, 3 …; the current one has the highest number. ``edition`` is the number that says how
    much changed (2.1.0), empty for versions from before there were such numbers; ``edition_reason`` why it went up by
    more than the rule asked for. ``changes`` is what became of statements, and the changelog (``releases.kept``). The
    name of the person who published is kept beside the link to them, as it has to outlive their account.
    """

    number = models.PositiveIntegerField(_("number"), unique=True)
    title = models.TextField(_("title"))
    organization = models.TextField(_("organization"), blank=True)
    document = models.TextField(_("document"))
    sha256 = models.CharField(_("SHA-256 of the document"), max_length=64)
    audience = models.CharField(
        _("audience"), max_length=16, choices=[(audience.value, audience.value) for audience in Audience]
    )
    note = models.TextField(_("note"), blank=True)
    origin = models.TextField(_("origin"), blank=True)
    edition = models.CharField(_("edition"), max_length=32, blank=True)
    edition_reason = models.TextField(_("reason for the edition"), blank=True)
    changes = models.JSONField(_("changes"), default=dict, blank=True)
    published_at = models.DateTimeField(_("published at"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    published_by_name = models.TextField(_("published by"), blank=True)

    # The plain manager stays the base one: when an account goes, Django empties its link to the versions it published.
    objects = models.Manager.from_queryset(FrozenQuerySet)()

    class Meta:
        verbose_name = _("published version")
        verbose_name_plural = _("published versions")
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.title} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the version; raises ``Refused`` for one that is there already."""
        if not self._state.adding:
            raise Refused(REFUSAL)
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *_args: Any, **_options: Any) -> NoReturn:
        """Refused: raises ``Refused``."""
        raise Refused(REFUSAL)

    @cached_property
    def book(self) -> Book:
        """The framework made ready for reading; shared by all who read this version in this process."""
        return book_of(self.sha256, lambda: self.document)

    @property
    def framework(self) -> Framework:
        """The framework itself."""
        return self.book.framework


class KeptLinkRow(models.Model):
    """What a person said of how statements of two pages belong together; kept beside the versions, for all of them.

    ``old`` and ``new`` are lists of ``[id, text]``; the pages are addresses. One that was taken back stays, with
    who did it and when.
    """

    old_page = models.TextField(_("older page"))
    new_page = models.TextField(_("newer page"))
    old = models.JSONField(_("statements of the older page"), default=list)
    new = models.JSONField(_("statements of the newer page"), default=list)
    note = models.TextField(_("note"), blank=True)
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    made_by_name = models.TextField(_("made by"), blank=True)
    undone_at = models.DateTimeField(_("taken back at"), null=True, blank=True)

    class Meta:
        verbose_name = _("link put right")
        verbose_name_plural = _("links put right")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.old_page} – {self.new_page}"
