"""The one way in which pages and messages show days and times.

Days stand as people of the organization have them, times with the name of their zone (the setting ``time_zone``). In
templates: ``{{ entry.begins|day }}``, ``{{ glass.ends_at|moment }}``; in messages: ``day_text``, ``moment_text``.
"""

from datetime import UTC, date, datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from levelset.web.ui.markup import filled

REMEMBERED = 4_096
"""Days and times of which it is kept how they are written: a list has the same ones again and again."""


def day_text(value: date | None) -> str:
    """A day in words: “3 Nov 2026”; of a time, the day that it is then in the zone of the organization."""
    return date_format(_local_day(value), "DATE_FORMAT") if value else ""


def moment_text(value: datetime | None) -> str:
    """A time in words: “3 Nov 2026, 14:05 CET”; nothing for none."""
    return date_format(timezone.localtime(value), "DATETIME_FORMAT") if value else ""


def day(value: date) -> SafeString:
    """A day as a page shows it, for programs as well."""
    return _day(_local_day(value), get_language())


def moment(value: datetime) -> SafeString:
    """A time as a page shows it, for programs as well."""
    return _moment(value, get_language(), timezone.get_current_timezone_name())


def _local_day(value: date) -> date:
    return timezone.localdate(value) if isinstance(value, datetime) else value


@lru_cache(REMEMBERED)
def _day(value: date, _language: str | None) -> SafeString:
    return filled('<time datetime="{}">{}</time>', value.isoformat(), day_text(value))


@lru_cache(REMEMBERED)
def _moment(value: datetime, _language: str | None, _zone: str) -> SafeString:
    at = value.astimezone(UTC).isoformat(timespec="minutes")
    return filled('<time datetime="{}">{}</time>', at.replace("+00:00", "Z"), moment_text(value))
