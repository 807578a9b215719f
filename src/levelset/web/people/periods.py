"""Periods in the database: what holds on a day."""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from levelset.web.prepared import Given


def today() -> date:
    """The day it is where the organization is (the setting of the time zone)."""
    return timezone.localdate()


def in_force(day: date | Given | None = None, prefix: str = "") -> Q:
    """Rows whose period holds on a day (today); ``prefix`` leads to the table with ``begins`` and ``ends``."""
    day = day or today()
    return Q(**{f"{prefix}begins__lte": day}) & (Q(**{f"{prefix}ends__isnull": True}) | Q(**{f"{prefix}ends__gt": day}))
