"""A calendar (iCalendar): the events that its owner organised or gave, up to today; those of others are left out.

Events are read one by one, so that a damaged one costs nothing but itself. Definitions of time zones are not read: a
zone is known by its name, else the day stands as it is written, and no rule inside of a definition is ever run.
"""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from icalendar import Event as CalendarEvent

from levelset.core.findings import Finding, Result, Severity
from levelset.interchange.worklogs.record import (
    LONGEST_TEXT,
    MOST_BYTES,
    Found,
    Record,
    counted,
    found,
    kept_link,
    origin_of,
    plain,
    remark,
    too_large,
)
from levelset.interchange.worklogs.recurring import Rule, days_of, rule_of

MOST_EVENTS = 5_000
"""Events of one's own that are read, the last ones in the file."""

MOST_OF_A_SERIES = 60
"""Occurrences of one series, the newest; a series of every day is no list of pieces of work."""

Event = Any
"""An event of ``icalendar``; the types of its values are too many to tell them apart here."""

SECONDS = 10.0
EARLIEST = date(1990, 1, 1)
LONGEST_EVENT = 200_000
PERSON = re.compile(r"(ORGANIZER|ATTENDEE)((?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?):(.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Window:
    """The days that are asked about, and the zone in which an event of a fixed moment is told."""

    begins: date
    ends: date
    zone: tzinfo


@dataclass(slots=True)
class Told:
    """What was left out while events were read."""

    damaged: int = 0
    cut: int = 0
    rules: int = 0
    slow: bool = False
    moved: set[tuple[str, date]] = field(default_factory=set)


def read_calendar(text: str, mine: Iterable[str], window: Window, clock: Callable[[], float] = time.monotonic) -> Found:
    """The events of a calendar that somebody with one of the addresses ``mine`` organised or chaired.

    An event without organizer and attendees is its owner's: they put it into their own calendar.
    """
    if len(text) > MOST_BYTES:
        return Result((), (too_large(),))
    addresses = {address.strip().casefold() for address in mine if address.strip()}
    number, own = 0, []
    for lines in _events(text):
        number += 1
        if _is_own(lines, addresses):
            own.append(lines)
    told, until = Told(cut=max(0, len(own) - MOST_EVENTS)), clock() + SECONDS / 2
    events = []
    for lines in own[-MOST_EVENTS:]:
        if clock() > until:
            told.slow = True
            break
        event = _event(lines)
        if event is None:
            told.damaged += 1
        else:
            events.append(event)
    records = list(_records(events, window, told, lambda: clock() > until + SECONDS / 2))
    nothing = (
        "There is no event in this calendar, from these days, that you organised or gave. "
        "Look at the days, and at the addresses under “Who I am in the calendar”."
    )
    if "BEGIN:VCALENDAR" not in text[:100_000].upper():
        nothing = "This is no calendar. Export yours as iCalendar; the file's name ends in .ics."
    return found(records, _remarks(told, number - len(own)), nothing)


def _events(text: str) -> Iterator[list[str]]:
    """The unfolded lines of each event, without its alarms; what is longer than any event may be is none."""
    event: list[str] | None = None
    size, alarm = 0, False
    for line in text.splitlines():
        upper = line[:20].upper().rstrip()
        if upper == "BEGIN:VEVENT":
            event, size, alarm = [line], 0, False
        elif event is None:
            continue
        elif upper in ("BEGIN:VALARM", "END:VALARM"):
            alarm = upper == "BEGIN:VALARM"
        elif not alarm:
            size += len(line)
            if size > LONGEST_EVENT:
                event = None
                continue
            event.append(line)
            if upper == "END:VEVENT":
                yield event
                event = None


def _is_own(lines: list[str], mine: set[str]) -> bool:
    """Whether an event is organised or chaired by one of these, or by nobody; without reading the rest of it."""
    unfolded = re.sub(r"\n[ \t]", "", "\n".join(lines)).split("\n")
    people = [match.groups() for line in unfolded if line[:1] in "OoAa" and (match := PERSON.fullmatch(line))]
    if not people:
        return True
    for name, parameters, value in people:
        address = re.sub(r"^mailto:", "", value.strip(), flags=re.IGNORECASE).casefold()
        chairs = name.upper() == "ORGANIZER" or "ROLE=CHAIR" in parameters.upper()
        if address in mine and chairs:
            return True
    return False


def _event(lines: list[str]) -> Event:
    """One event; None for one that cannot be read."""
    try:
        event = CalendarEvent.from_ical("\r\n".join([*lines, ""]))
        return event if isinstance(event, CalendarEvent) and event.DTSTART else None
    except Exception:  # noqa: BLE001 - a parser and what strangers wrote: whatever is wrong, it is this event alone
        return None


def _records(events: list[Event], window: Window, told: Told, is_late: Callable[[], bool]) -> Iterator[Record]:
    told.moved = {
        (_uid(event), _day(event["RECURRENCE-ID"].dt, window)) for event in events if "RECURRENCE-ID" in event
    }
    for event in events:
        if is_late():
            told.slow = True
            return
        if str(event.get("STATUS", "")).upper() == "CANCELLED":
            continue
        try:
            for start in _starts(event, window, told):
                yield _record(event, start, window)
        except Exception:  # noqa: BLE001 - as above
            told.damaged += 1


def _starts(event: Event, window: Window, told: Told) -> list[date]:
    """The first moments of an event within the window; of a series at most ``MOST_OF_A_SERIES``, the newest."""
    first: date = event.DTSTART
    inside = window.begins <= _day(first, window) <= window.ends
    rule = event.get("RRULE")
    if rule is None or "RECURRENCE-ID" in event:
        return [first] if inside else []
    names = {str(name).upper(): value for name, value in (rule[0] if isinstance(rule, list) else rule).items()}
    followed = None if isinstance(rule, list) else rule_of(names)
    if followed is None or _day(first, window) < EARLIEST:
        told.rules += 1
        return [first] if inside else []
    out = _without(event, window)
    every = _expanded(followed, first, window, names.get("UNTIL"))
    days = [start for start in every if _day(start, window) not in out]
    days = [start for start in days if (_uid(event), _day(start, window)) not in told.moved]
    told.cut += max(0, len(days) - MOST_OF_A_SERIES)
    return days[-MOST_OF_A_SERIES:]


def _expanded(rule: Rule, first: date, window: Window, until: Any) -> Iterator[date]:
    """The occurrences within the window, at the time of day of the first one."""
    zone = first.tzinfo if isinstance(first, datetime) else None
    end = _floating(until[0], zone) if until else datetime.max
    last = min(window.ends + timedelta(days=1), end.date())
    is_moment, time_of_day = isinstance(first, datetime), _floating(first, zone).time()
    for day in days_of(rule, _floating(first, zone).date(), last):
        one = datetime.combine(day, time_of_day, zone) if is_moment else day
        is_over = is_moment and datetime.combine(day, time_of_day) > end
        if not is_over and window.begins <= _day(one, window) <= window.ends:
            yield one


def _floating(moment: date, zone: tzinfo | None) -> datetime:
    """The end of a series on the clock of its event."""
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day, 23, 59, 59)
    if moment.tzinfo is not None and zone is not None:
        moment = moment.astimezone(zone)
    return moment.replace(tzinfo=None)


def _without(event: Event, window: Window) -> set[date]:
    """The days that a series leaves out."""
    lists = event.get("EXDATE", [])
    return {_day(one.dt, window) for each in (lists if isinstance(lists, list) else [lists]) for one in each.dts}


def _day(moment: date, window: Window) -> date:
    """The day where it took place: in the event's own zone; a moment of the whole world is told in the server's."""
    if not isinstance(moment, datetime):
        return moment
    is_of_the_world = moment.tzinfo is not None and (moment.tzinfo is UTC or str(moment.tzinfo) == "UTC")
    return moment.astimezone(window.zone).date() if is_of_the_world else moment.date()


def _uid(event: Event) -> str:
    return str(event.get("UID", "")) or str(event.get("SUMMARY", ""))


def _record(event: Event, start: date, window: Window) -> Record:
    begins = _day(start, window)
    title, more = (
        plain(str(event.get("SUMMARY", "")), 500),
        plain(str(event.get("DESCRIPTION", "")), LONGEST_TEXT - 600),
    )
    repeats = "RRULE" in event or "RECURRENCE-ID" in event
    named = event["RECURRENCE-ID"].dt if "RECURRENCE-ID" in event else start
    ends = _last_day(event, start, window)
    return Record(
        # A single event keeps its key when it is moved to another day.
        origin=origin_of("ical", _uid(event), _day(named, window).isoformat() if repeats else ""),
        text="\n\n".join(filter(None, (title, more))),
        begins=begins,
        ends=ends if begins < ends <= window.ends else None,
        links=kept_link(str(event.get("URL", "")).strip()),
    )


def _last_day(event: Event, start: date, window: Window) -> date:
    """The last day of an event of several; an end at midnight is the day before."""
    begins, end = _day(start, window), event.DTEND
    if end is None or event.DTSTART is None:
        return begins
    last = _day(end, window)
    if not isinstance(end, datetime) or (end.hour, end.minute) == (0, 0):
        last -= timedelta(days=1)
    return begins + max(last - _day(event.DTSTART, window), timedelta())


def _remarks(told: Told, others: int) -> Iterator[Finding]:
    if others:
        left = counted(others, "event that others organised is left out.", "events that others organised are left out.")
        yield remark("work/others", left)
    if told.damaged:
        left = counted(told.damaged, "event is damaged and is left out.", "events are damaged and are left out.")
        yield Finding("work/damaged", Severity.WARNING, left)
    if told.rules:
        message = (
            counted(told.rules, "series has", "series have")
            + " a rule that is not followed; only the first day is listed."
        )
        yield Finding("work/series", Severity.WARNING, message)
    if told.cut:
        message = (
            f"{counted(told.cut, 'event is', 'events are')} not listed: of a series the newest {MOST_OF_A_SERIES} are. "
            "Take a shorter period."
        )
        yield Finding("work/too-many", Severity.WARNING, message)
    if told.slow:
        message = "Reading took too long and was stopped; what was read is listed. Export a shorter period."
        yield Finding("work/too-slow", Severity.WARNING, message)
