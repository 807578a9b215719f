"""The days of a series in a calendar: rules of days, weeks, months and years, looked at day by day.

So each rule ends with the last day that is asked about, also one that never comes (the 30th of February). Rules with
parts that are not understood are not followed at all: half a rule names wrong days.
"""

import calendar
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"}
DAY_OF_WEEK = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that is understood. ``weekdays`` are (which one of the month or 0 for each, day of the week)."""

    every: str
    interval: int
    count: int | None
    week_begins: int
    weekdays: tuple[tuple[int, int], ...]
    month_days: tuple[int, ...]
    months: tuple[int, ...]


def rule_of(parts: Mapping[str, list[object]]) -> Rule | None:
    """The rule of these parts (names in capitals), or None where one of them is not understood."""
    if not parts.keys() <= PARTS:
        return None
    words = {name: [str(value).upper() for value in values] for name, values in parts.items()}
    try:
        days = [DAY_OF_WEEK.fullmatch(value) for value in words.get("BYDAY", ())]
        weekdays = tuple((int(one[1] or 0), WEEKDAYS.index(one[2])) for one in days if one)
        rule = Rule(
            every=words["FREQ"][0],
            interval=int(words.get("INTERVAL", ["1"])[0]),
            count=int(words["COUNT"][0]) if "COUNT" in words else None,
            week_begins=WEEKDAYS.index(words.get("WKST", ["MO"])[0]),
            weekdays=_placed(weekdays, words.get("BYSETPOS")),
            month_days=tuple(int(value) for value in words.get("BYMONTHDAY", ())),
            months=tuple(int(value) for value in words.get("BYMONTH", ())),
        )
    except (ValueError, KeyError, IndexError):
        return None
    return rule if len(days) == len(weekdays) and _is_followed(rule) else None


def _placed(weekdays: tuple[tuple[int, int], ...], places: list[str] | None) -> tuple[tuple[int, int], ...]:
    """``BYDAY=TU;BYSETPOS=2`` is the second Tuesday; with more than one day it is not understood."""
    if places is None:
        return weekdays
    if len(weekdays) != 1 or weekdays[0][0]:
        raise ValueError
    return tuple((int(place), weekdays[0][1]) for place in places)


def _is_followed(rule: Rule) -> bool:
    ordinals = any(which for which, _day in rule.weekdays)
    if rule.every not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY") or rule.interval < 1:
        return False
    if rule.every in ("DAILY", "WEEKLY"):
        return not ordinals and not rule.month_days
    # "Every Friday of the year" and "the tenth Monday of the year" count within the year: that is not followed.
    return rule.every == "MONTHLY" or not rule.weekdays or bool(rule.months)


def days_of(rule: Rule, first: date, last: date) -> Iterator[date]:
    """The days of a series from its first one, which is always one of them, to ``last``."""
    fits, left = FITS[rule.every], rule.count
    for number in range(max(0, (last - first).days + 1)):
        if left is not None and left <= 0:
            return
        day = first + timedelta(days=number)
        if number == 0 or ((not rule.months or day.month in rule.months) and fits(rule, first, day)):
            left = None if left is None else left - 1
            yield day


def _daily(rule: Rule, first: date, day: date) -> bool:
    on = not rule.weekdays or (0, day.weekday()) in rule.weekdays
    return on and (day - first).days % rule.interval == 0


def _weekly(rule: Rule, first: date, day: date) -> bool:
    def week(one: date) -> int:
        return (one.toordinal() - 1 - rule.week_begins) // 7

    on = (0, day.weekday()) in rule.weekdays if rule.weekdays else day.weekday() == first.weekday()
    return on and (week(day) - week(first)) % rule.interval == 0


def _monthly(rule: Rule, first: date, day: date) -> bool:
    months = 12 * (day.year - first.year) + day.month - first.month
    return months % rule.interval == 0 and _within_month(rule, first, day)


def _yearly(rule: Rule, first: date, day: date) -> bool:
    in_month = bool(rule.months) or day.month == first.month
    return in_month and (day.year - first.year) % rule.interval == 0 and _within_month(rule, first, day)


def _within_month(rule: Rule, first: date, day: date) -> bool:
    length = calendar.monthrange(day.year, day.month)[1]
    if rule.month_days and day.day not in rule.month_days and day.day - length - 1 not in rule.month_days:
        return False
    if rule.weekdays:
        from_start, from_end = (day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1)
        return any(weekday == day.weekday() and which in (0, from_start, from_end) for which, weekday in rule.weekdays)
    return bool(rule.month_days) or day.day == first.day


FITS: Mapping[str, Callable[[Rule, date, date], bool]] = {
    "DAILY": _daily,
    "WEEKLY": _weekly,
    "MONTHLY": _monthly,
    "YEARLY": _yearly,
}
