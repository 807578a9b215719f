"""Two tables that only grow, events and readings, and the chains that prove it."""

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


class Entry(models.Model):
    """What events and readings have in common: commitments to what they say, and a place in the chain of a person.

    ``chain`` is the keyed digest of the person's key. ``who_mac`` and ``what_mac`` are keyed digests of the two parts
    of the content, each with a salt of its own: an erasure empties a part and its salt, the digest stays, and
    ``erased`` is a keyed digest of what is left. The worker gives an entry its ``position``; ``before`` is the digest
    of the entry before, ``digest`` its own.
    """

    chain = models.CharField(max_length=32, blank=True, editable=False)
    who_salt = models.CharField(max_length=32, null=True, unique=True, editable=False)  # noqa: DJ001  # unique where there
    who_mac = models.CharField(max_length=32, blank=True, editable=False)
    what_salt = models.CharField(max_length=32, null=True, unique=True, editable=False)  # noqa: DJ001  # unique where there
    what_mac = models.CharField(max_length=32, blank=True, editable=False)
    erased = models.CharField(max_length=32, blank=True, editable=False)
    position = models.PositiveBigIntegerField(null=True, editable=False)
    before = models.CharField(max_length=32, blank=True, editable=False)
    digest = models.CharField(max_length=32, blank=True, editable=False)

    class Meta:
        abstract = True


class Event(Entry):
    """Something that someone did, to something.

    ``actor`` and ``object_key`` are keys of records, ``subject`` is the key of the person whom it concerns; ``data``
    holds no text that a person wrote.
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)
    event = models.CharField(max_length=80, db_index=True)
    actor = models.CharField(max_length=80, db_index=True)
    subject = models.CharField(max_length=80, db_index=True, blank=True)
    object_key = models.CharField(max_length=200, db_index=True)
    data = models.JSONField(default=dict)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["chain", "position"], name="event_position_once")]
        indexes = [models.Index(fields=["id"], condition=models.Q(position=None), name="event_unchained")]

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


class Reading(Entry):
    """Somebody read a record of somebody else: one row per reader, record and hour.

    ``reader`` and ``subject`` are keys of users, ``record`` names what was read (``evidence/9f…``). ``glass`` is the
    key of the broken glass under which it was read, empty where the reader might read it anyway.
    """

    hour = models.DateTimeField(db_index=True)
    reader = models.CharField(max_length=80)
    subject = models.CharField(max_length=80)
    record = models.CharField(max_length=200)
    glass = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("hour", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["reader", "record", "hour", "subject", "glass"], name="reading_once_an_hour"
            ),
            models.UniqueConstraint(fields=["chain", "position"], name="reading_position_once"),
        ]
        indexes = [
            models.Index(fields=["subject", "hour"]),
            models.Index(fields=["id"], condition=models.Q(position=None), name="reading_unchained"),
        ]

    def __str__(self) -> str:
        return f"{self.hour:%Y-%m-%d %H}:00 {self.reader} read {self.record}"


class Chain(models.Model):
    """Where the chain of a person stands: how long it is, and the digest of its last entry.

    The first ``dropped`` entries are not there any more, by retention or erasure; ``base`` is the digest of the last of
    them. ``seal`` is the keyed digest of all this.
    """

    kind = models.CharField(max_length=10)
    chain = models.CharField(max_length=32)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=32, blank=True)
    dropped = models.PositiveBigIntegerField(default=0)
    base = models.CharField(max_length=32, blank=True)
    seal = models.CharField(max_length=32)

    class Meta:
        ordering = ("kind", "chain")
        constraints = [models.UniqueConstraint(fields=["kind", "chain"], name="chain_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.chain}: {self.length} entries"


class Roll(models.Model):
    """The one row that counts the chains: ``tally`` is the sum of their keyed digests. Whoever chains holds it."""

    chains = models.PositiveBigIntegerField(default=0)
    tally = models.CharField(max_length=32, default="0" * 32)
    seal = models.CharField(max_length=32, blank=True)

    def __str__(self) -> str:
        return f"{self.chains} chains"
