"""A brag document in Markdown: headings are months or projects, bullets are entries."""

import calendar
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from levelset.core.findings import Result
from levelset.interchange.worklogs.record import (
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_BYTES,
    MOST_RECORDS,
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

HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
LONGEST_HEADING = 300
MOST_ITEMS = 5 * MOST_RECORDS
MOST_LINES = 200
"""Lines of one bullet; what is behind them is cut off."""
BULLET = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)")
FENCE = re.compile(r"\s*(```|~~~)")
TASK = re.compile(r"\[([ xX])\][ \t]+")
LINK = re.compile(r"\[([^\[\]]{1,500})\]\((https?://[^\s()]{1,1900}(?:\([^\s()]{0,90}\)[^\s()]{0,90})?)\)")
BARE = re.compile(r"https?://[^\s<>\"()\[\]]{3,1900}")
MONTHS = {calendar.month_name[number].lower(): number for number in range(1, 13)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
NAME = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
YEAR = r"((?:19|20)\d\d)"
Period = tuple[date, date]


def _month(year: int, first: int, last: int = 0) -> Period:
    last = last or first
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _day(year: str, month: int, day: str) -> Period:
    found_day = date(int(year), month, int(day))
    return found_day, found_day


def _form(pattern: str, made: Callable[[re.Match[str]], Period]) -> tuple[re.Pattern[str], Callable[..., Period]]:
    return re.compile(r"(?<![\w/.-])" + pattern + r"(?![\w/-])", re.IGNORECASE), made


def _parts(year: str, size: int, number: str) -> Period:
    return _month(int(year), size * (int(number) - 1) + 1, size * int(number))


FORMS = [
    _form(YEAR + r"-(\d\d)-(\d\d)", lambda m: _day(m[1], int(m[2]), m[3])),
    _form(r"(\d{1,2})\.? " + NAME + " " + YEAR, lambda m: _day(m[3], MONTHS[m[2].lower()], m[1])),
    _form(NAME + r" (\d{1,2})(?:st|nd|rd|th)?,? " + YEAR, lambda m: _day(m[3], MONTHS[m[1].lower()], m[2])),
    _form(NAME + ",? " + YEAR, lambda m: _month(int(m[2]), MONTHS[m[1].lower()])),
    _form(YEAR + r"-(\d\d)", lambda m: _month(int(m[1]), int(m[2]))),
    _form(r"(\d\d)/" + YEAR, lambda m: _month(int(m[2]), int(m[1]))),
    _form("Q([1-4])[ /-]?" + YEAR, lambda m: _parts(m[2], 3, m[1])),
    _form(YEAR + "[ /-]?Q([1-4])", lambda m: _parts(m[1], 3, m[2])),
    _form("H([12])[ /-]?" + YEAR, lambda m: _parts(m[2], 6, m[1])),
    _form(YEAR, lambda m: _month(int(m[1]), 1, 12)),
]
"""How days, months, quarters, halves and years are written, the longest first."""


@dataclass(slots=True)
class Item:
    """One bullet with the lines below it, and what the headings above it say."""

    lines: list[str]
    indent: int
    period: Period | None
    project: str


@dataclass(slots=True)
class Place:
    """Where one is in a document: the headings above, by depth."""

    headings: dict[int, tuple[Period | None, str]] = field(default_factory=dict)

    def enter(self, depth: int, text: str) -> None:
        """A heading ends those of its depth and below."""
        self.headings = {key: value for key, value in self.headings.items() if key < depth}
        self.headings[depth] = period_in(text)

    def told(self) -> tuple[Period | None, str]:
        """The nearest period and the nearest name; what stands alone at the top is the title of the document."""
        period, project = None, ""
        for depth, (when, name) in sorted(self.headings.items()):
            period = when or period
            project = name if name and depth > 1 else project
        return period, project


def period_in(text: str) -> tuple[Period | None, str]:
    """The day or period that a heading or the beginning of a line names, and the words beside it."""
    for form, made in FORMS:
        match = form.search(text)
        if match is None:
            continue
        try:
            period = made(match)
        except ValueError:  # the 31st of February
            continue
        rest = text[: match.start()] + " " + text[match.end() :]
        return period, plain(re.sub(r"\s+", " ", rest).strip(" \t:–—-,.;*_()[]"), LONGEST_NAME)
    return None, plain(text.strip(" \t*_:"), LONGEST_NAME)


def read_brag(text: str, today: date) -> Found:
    """The bullets of a document as records, with findings; those of a period that is not over end ``today``."""
    if len(text) > MOST_BYTES:
        return Result((), (too_large(),))
    items, left, open_tasks = [], 0, 0
    for one in islice(_items(text), MOST_ITEMS):
        if isinstance(one, Item):
            task = TASK.match(one.lines[0])
            if task and task[1] == " ":
                open_tasks += 1
            else:
                items.append(one)
        else:
            left += 1
    remarks = []
    if left:
        told = counted(left, "line is no bullet and is left out.", "lines are no bullets and are left out.")
        remarks.append(remark("work/no-bullet", told))
    if open_tasks:
        told = counted(open_tasks, "task that is not ticked is left out.", "tasks that are not ticked are left out.")
        remarks.append(remark("work/open-task", told))
    nothing = "There is no bullet in this document. Begin each piece of work with “- ”, below the heading of its month."
    return found((_record(item, today) for item in items), remarks, nothing)


def _items(text: str) -> Iterator[Item | str]:
    """Bullets with what belongs to them; a line of prose stands for itself."""
    place, current, fenced = Place(), None, False
    for line in text.replace("\r\n", "\n").split("\n"):
        if FENCE.match(line):
            fenced = not fenced
        elif fenced or not line.strip():
            continue
        elif heading := HEADING.fullmatch(line):
            if current:
                yield current
            current = None
            place.enter(len(heading[1]), heading[2][:LONGEST_HEADING].rstrip(" \t#"))
        elif bullet := BULLET.fullmatch(line):
            indent = len(bullet[1].expandtabs(4))
            if current and indent > current.indent:
                current.lines.append(f"- {bullet[2]}")
                continue
            if current:
                yield current
            current = Item([bullet[2]], indent, *place.told())
        elif current and line[0] in " \t":
            current.lines.append(line.strip())
        else:
            if current:
                yield current
                current = None
            yield line
    if current:
        yield current


def _record(item: Item, today: date) -> Record:
    first = TASK.sub("", item.lines[0], count=1)
    period, first = _leading(first)
    begins, ends = period or item.period or (None, None)
    if begins and ends:
        begins, ends = min(begins, today), min(ends, today)
    text = "\n".join([first, *item.lines[1:MOST_LINES]])[: 4 * LONGEST_TEXT]
    links = [match[2] for match in LINK.finditer(text)] + BARE.findall(LINK.sub(" ", text))
    told = plain(LINK.sub(r"\1", text))
    digest = hashlib.sha256(" ".join(told.casefold().split()).encode()).hexdigest()
    return Record(
        origin=origin_of("brag", str((period or item.period or ("undated",))[0]), digest),
        text=told,
        begins=begins,
        ends=ends if ends != begins else None,
        links=tuple(dict.fromkeys(kept for link in links for kept in kept_link(link.rstrip(".,;:!?'"))))[:20],
        project=item.project,
    )


def _leading(line: str) -> tuple[Period | None, str]:
    """A day at the beginning of a bullet, and the rest; a year in the middle of a sentence is no day of it."""
    match = re.match(r"[*_(\[]{0,3}([^:)\]*_]{4,24}?)[*_)\]:]{1,4}[ –—-]*(?=\S)|(\d{4}-\d\d-\d\d)[ –—-]+(?=\S)", line)
    if match is None:
        return None, line
    period, rest = period_in(match[1] or match[2])
    return (period, line[match.end() :]) if period and not rest else (None, line)
