"""One table that only grows."""

from typing import Any, NoReturn

from django.db import models
from django.utils import timezone

from levelset.core.errors import Refused

REFUSAL = "An event of the audit log can be neither changed nor removed."


class EventQuerySet(models.QuerySet["Event"]):
    """Events can be added and read."""

    def update(self, **_values: Any) -> NoReturn:
        """Refused: raises ``Refused``."""
        raise Refused(REFUSAL)

    def bulk_update(self, *_args: Any, **_more: Any) -> NoReturn:
        """Refused: raises ``Refused``."""
        raise Refused(REFUSAL)

    def delete(self) -> NoReturn:
        """Refused: raises ``Refused``."""
        raise Refused(REFUSAL)


class Event(models.Model):
    """Something that someone did, to something.

    ``actor`` and ``object_key`` are keys of records, ``data`` holds no text that a person wrote.
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)
    event = models.CharField(max_length=80, db_index=True)
    actor = models.CharField(max_length=80, db_index=True)
    object_key = models.CharField(max_length=200, db_index=True)
    data = models.JSONField(default=dict)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.event} {self.object_key}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the event; raises ``Refused`` for one that is there already."""
        if not self._state.adding:
            raise Refused(REFUSAL)
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_more: Any) -> NoReturn:
        """Refused: raises ``Refused``."""
        raise Refused(REFUSAL)


class Reading(models.Model):
    """Somebody read a record of somebody else: one row per reader, record and hour.

    ``reader`` and ``subject`` are keys of users, ``record`` names what was read (``evidence/9f…``). ``glass`` is the
    key of the broken glass under which it was read, empty where the reader might read it anyway.
    """

    hour = models.DateTimeField()
    reader = models.CharField(max_length=80)
    subject = models.CharField(max_length=80)
    record = models.CharField(max_length=200)
    glass = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("hour", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["reader", "record", "hour", "subject", "glass"], name="reading_once_an_hour"
            )
        ]
        indexes = [models.Index(fields=["subject", "hour"])]

    def __str__(self) -> str:
        return f"{self.hour:%Y-%m-%d %H}:00 {self.reader} read {self.record}"
