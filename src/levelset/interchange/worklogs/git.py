"""The log of a git repository: what ``git log`` prints, in the format of our page or one of git's own.

Understood are ``medium`` (the default), ``full``, ``fuller`` and ``raw``, with any date but a relative one, also with
``--stat`` or ``--patch``. A commit is taken where its author, by e-mail address or whole name, is the person who asks.
"""

import calendar
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone

from levelset.core.findings import Finding, Result, Severity
from levelset.interchange.worklogs.record import (
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

FORMAT = "%H%x09%an%x09%ae%x09%ad%x09%s"
"""What our page asks ``git log --date=short --pretty=format:…`` to print: one line a commit."""

LINE = re.compile(r"([0-9a-f]{7,64})\t([^\t]*)\t([^\t]*)\t([^\t]*)\t(.*)")
COMMIT = re.compile(r"commit ([0-9a-f]{4,64})(?: \(.*\))?")
NAMED = re.compile(r"(.*?) ?<([^<>]*)>(?: (\d{1,12} [+-]\d{4}))?")
SHORT = re.compile(r"[0-9a-f]{7,64} \S")
WHOLE = (40, 64)
TRAILER = re.compile(r"(?:Signed-off-by|Co-authored-by|Reviewed-by|Acked-by|Tested-by|Change-Id|Cc): .*")
MONTHS = {calendar.month_abbr[number].lower(): number for number in range(1, 13)}
MOST_NAMED = 5


@dataclass(slots=True)
class Commit:
    """What the lines of one commit say."""

    sha: str
    name: str = ""
    email: str = ""
    day: date | None = None
    is_merge: bool = False
    message: list[str] = field(default_factory=list)


def read_log(text: str, mine: Iterable[str], repository: str = "") -> Found:
    """The commits of a log whose author is one of ``mine`` (addresses or whole names, in any case).

    ``repository`` is the web address of the repository, for a link to each commit; it may be empty.
    """
    if len(text) > MOST_BYTES:
        return Result((), (too_large(),))
    commits = list(_commits(text.replace("\r\n", "\n")))
    names = {one.strip().casefold() for one in mine if one.strip()}
    own = [one for one in commits if one.email.casefold() in names or one.name.casefold() in names]
    findings = [*_about_authors(text, commits, own), *_about_own(own)]
    taken = [one for one in own if len(one.sha) in WHOLE and one.day and not one.is_merge]
    nothing = "There is no commit of yours in this log. Copy the command from this page, and paste what it prints."
    return found((_record(one, repository) for one in taken), findings, nothing)


def _commits(text: str) -> Iterator[Commit]:
    """One after the other; lines that belong to none are passed over."""
    current: Commit | None = None
    for line in text.split("\n"):
        if match := LINE.fullmatch(line):
            sha, name, email, day, subject = match.groups()
            yield Commit(sha, name, email, day_of(day), message=[subject])
        elif match := COMMIT.fullmatch(line):
            if current:
                yield current
            current = Commit(match[1])
        elif current:
            _take(current, line)
    if current:
        yield current


def _take(commit: Commit, line: str) -> None:
    if line.startswith("    "):
        commit.message.append(line[4:])
        return
    word, _, rest = line.partition(" ")
    rest = rest.strip()
    if word in ("Author:", "author") and (match := NAMED.fullmatch(rest[:500])):
        commit.name, commit.email = match[1], match[2]
        commit.day = day_of(match[3]) if match[3] else commit.day
    elif word in ("Date:", "AuthorDate:"):
        commit.day = day_of(rest)
    elif word == "Merge:":
        commit.is_merge = True
    elif not line and commit.message:
        commit.message.append("")


def day_of(text: str) -> date | None:
    """The day that a date of git names, in the zone that it was written in; None for one that cannot be read."""
    text = text[:100]
    try:
        if match := re.match(r"(\d{4})-(\d\d)-(\d\d)", text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := re.match(
            r"[A-Z][a-z]{2},? (?:([A-Z][a-z]{2}) (\d{1,2})|(\d{1,2}) ([A-Z][a-z]{2}))\b.*?(\d{4})\b", text
        ):
            month, day = match[1] or match[4], match[2] or match[3]
            return date(int(match[5]), MONTHS[month.lower()], int(day))
        if match := re.fullmatch(r"(\d{1,12})(?: ([+-])(\d\d)(\d\d))?", text):
            shift = timedelta(hours=int(match[3] or 0), minutes=int(match[4] or 0))
            zone = timezone(-shift if match[2] == "-" else shift) if match[2] else UTC
            return datetime.fromtimestamp(int(match[1]), zone).date()
    except (ValueError, OverflowError, OSError, KeyError):
        return None
    return None


def _record(commit: Commit, repository: str) -> Record:
    lines = [line for line in commit.message if not TRAILER.fullmatch(line.strip())]
    link = f"{repository.rstrip('/')}/commit/{commit.sha}" if repository else ""
    return Record(
        origin=origin_of("git", commit.sha),
        text=plain("\n".join(lines)) or commit.sha,
        begins=commit.day,
        kind="change",
        links=kept_link(link),
    )


def _about_authors(text: str, commits: list[Commit], own: list[Commit]) -> Iterator[Finding]:
    """What is said where no author is named, or where they are others."""
    if not commits and any(SHORT.match(line) for line in text.split("\n", 20)[:20]):
        message = (
            "This log does not say who wrote what (it looks like --oneline). "
            "Copy the command from this page, and paste what it prints."
        )
        yield Finding("work/no-author", Severity.ERROR, message)
    others = Counter(one.email or one.name for one in commits)
    for one in own:
        others[one.email or one.name] -= 1
    others = +others
    if not others:
        return
    left = counted(others.total(), "commit of others is left out.", "commits of others are left out.")
    if own:
        yield remark("work/others", left)
        return
    named = ", ".join(plain(name, 100) for name, _count in others.most_common(MOST_NAMED))
    message = f"{left} The authors of this log are: {named}. If one of them is you, add it under “Who I am in the log”."
    yield Finding("work/others", Severity.ERROR, message)


def _about_own(own: list[Commit]) -> Iterator[Finding]:
    merges = sum(one.is_merge for one in own)
    if merges:
        told = counted(merges, "merge is left out: what it brings", "merges are left out: what they bring")
        yield remark("work/merges", f"{told} stands in its own commits.")
    cut = sum(len(one.sha) not in WHOLE for one in own)
    if cut:
        told = counted(cut, "commit with a shortened hash is", "commits with a shortened hash are")
        message = f"{told} left out: it does not tell for sure which commit it is."
        yield Finding("work/short-hash", Severity.WARNING, message + " Leave --abbrev-commit away.")
    undated = sum(one.day is None for one in own)
    if undated:
        told = counted(undated, "commit without a day is", "commits without a day are")
        message = f"{told} left out. Add --date=short to the command."
        yield Finding("work/no-day", Severity.WARNING, message)
