"""Readers of what people did elsewhere: formats, days, whose it is, bounds."""

import subprocess
import time
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.interchange.worklogs import brag, git, ical
from levelset.interchange.worklogs.record import MOST_RECORDS, counted
from levelset.interchange.worklogs.recurring import days_of, rule_of

ME = "mika@example.org"
WINDOW = ical.Window(date(2025, 1, 1), date(2026, 6, 1), ZoneInfo("Europe/Berlin"))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Three commits, one of somebody else."""

    def run(*words: str) -> None:
        subprocess.run(["git", *words], cwd=tmp_path, check=True, capture_output=True)

    run("init", "-q")
    commits = [
        (ME, "Tighten the bolts\n\nThey were loose.\n\nSigned-off-by: Mika <m@x>"),
        ("o@x.org", "Theirs"),
        (ME, "Two"),
    ]
    for email, message in commits:
        who = ["-c", f"user.email={email}", "-c", "user.name=Mika M", "-c", "commit.gpgsign=false"]
        run(*who, "commit", "-q", "--allow-empty", "--date=2026-03-04T23:30:00 -0500", "-m", message)
    return tmp_path


@pytest.mark.parametrize(
    "options",
    [
        ["--date=short", f"--pretty=format:{git.FORMAT}"],
        [],
        ["--pretty=fuller"],
        ["--pretty=raw"],
        ["--date=iso"],
        ["--date=iso-strict"],
        ["--date=rfc"],
        ["--stat"],
        ["-p", "--decorate"],
    ],
)
def test_what_git_log_prints_is_understood(repository: Path, options: list[str]) -> None:
    text = subprocess.run(["git", "log", *options], cwd=repository, check=True, capture_output=True, text=True).stdout
    found = git.read_log(text, [ME.upper()], "https://git.example/spans")
    assert {one.text.splitlines()[0] for one in found.value} == {"Tighten the bolts", "Two"}
    assert {one.begins for one in found.value} == {date(2026, 3, 4)}, "the day on the clock of the author"
    assert not any("Signed-off-by" in one.text for one in found.value)
    assert all(one.links[0].startswith("https://git.example/spans/commit/") for one in found.value)
    assert [one.code for one in found.findings] == ["work/others"]


@pytest.mark.parametrize(
    ("options", "code"),
    [(["--oneline"], "work/no-author"), (["--abbrev-commit"], "work/short-hash"), (["--date=relative"], "work/no-day")],
)
def test_what_does_not_tell_enough_is_told(repository: Path, options: list[str], code: str) -> None:
    text = subprocess.run(["git", "log", *options], cwd=repository, check=True, capture_output=True, text=True).stdout
    found = git.read_log(text, [ME])
    assert not found.value and code in [one.code for one in found.findings] and found.has_errors


def test_a_brag_document_has_months_projects_and_days() -> None:
    text = (
        "# My brag\nSome words.\n## March 2026\n- One [doc](https://a.example/x) and\n  more\n  - below\n"
        "- 2026-03-09: Dated\n- [ ] open\n- [x] Ticked bug 2024\n## Cable check (Q2 2026)\n* Two\n"
        "```\n- code\n```\n## Depot\n+ Undated\n"
    )
    found = brag.read_brag(text, date(2026, 5, 10))
    told = {one.text: (one.begins, one.ends, one.project) for one in found.value}
    assert told == {
        "One doc and\nmore\n- below": (date(2026, 3, 1), date(2026, 3, 31), ""),
        "Dated": (date(2026, 3, 9), None, ""),
        "Ticked bug 2024": (date(2026, 3, 1), date(2026, 3, 31), ""),
        "Two": (date(2026, 4, 1), date(2026, 5, 10), "Cable check"),
        "Undated": (None, None, "Depot"),
    }
    assert {one.code for one in found.findings} == {"work/no-bullet", "work/open-task"}
    assert {link for one in found.value for link in one.links} == {"https://a.example/x"}


def event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])


def days(*events: str) -> list[tuple[str, str]]:
    found = ical.read_calendar("BEGIN:VCALENDAR\r\n" + "".join(events) + "END:VCALENDAR", [ME], WINDOW)
    return sorted((str(one.begins), one.text) for one in found.value)


def test_events_that_i_organised_or_gave_on_the_day_where_they_were() -> None:
    assert days(
        event("UID:1", "DTSTART;TZID=America/New_York:20260301T230000", "SUMMARY:Late", f"ORGANIZER:mailto:{ME}"),
        event("UID:2", "DTSTART:20260301T233000Z", "SUMMARY:World", f'ORGANIZER;CN="a:b":MAILTO:{ME.upper()}'),
        event("UID:3", "DTSTART:20260303T100000Z", "SUMMARY:Given", f"ATTENDEE;ROLE=CHAIR:mailto:{ME}"),
        event("UID:4", "DTSTART:20260303T100000Z", "SUMMARY:Attended", f"ATTENDEE:mailto:{ME}", "ORGANIZER:mailto:o@x"),
        event("UID:5", "DTSTART:20260303T100000Z", "SUMMARY:Off", "STATUS:CANCELLED"),
        event("UID:6", "DTSTART:20290303T100000Z", "SUMMARY:To come"),
        event("UID:7", "DTSTART:nonsense", "SUMMARY:Damaged"),
    ) == [("2026-03-01", "Late"), ("2026-03-02", "World"), ("2026-03-03", "Given")]


def test_a_series_leaves_out_what_it_leaves_out_and_moves_what_was_moved() -> None:
    zone = "TZID=Europe/Berlin"
    assert days(
        event(
            "UID:w", f"DTSTART;{zone}:20260105T100000", "SUMMARY:Weekly", "RRULE:FREQ=WEEKLY;UNTIL=20260201T090000Z",
            f"EXDATE;{zone}:20260112T100000",
        ),
        event("UID:w", f"RECURRENCE-ID;{zone}:20260119T100000", f"DTSTART;{zone}:20260120T100000", "SUMMARY:Moved"),
    ) == [("2026-01-05", "Weekly"), ("2026-01-20", "Moved"), ("2026-01-26", "Weekly")]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ("FREQ=MONTHLY;BYDAY=2TU;COUNT=2", ["2026-01-05", "2026-01-13"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", ["2026-01-05", "2026-01-30", "2026-02-27"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=4", ["2026-01-05", "2026-01-07", "2026-01-19", "2026-01-21"]),
        ("FREQ=DAILY;INTERVAL=10;COUNT=2", ["2026-01-05", "2026-01-15"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2", ["2026-01-05", "2026-01-31"]),
        ("FREQ=SECONDLY", ["2026-01-05"]),
        ("FREQ=DAILY;BYHOUR=1,2,3", ["2026-01-05"]),
    ],
)
def test_rules(rule: str, wanted: list[str]) -> None:
    assert [
        day for day, _text in days(event("UID:r", "DTSTART:20260105T100000Z", "SUMMARY:R", f"RRULE:{rule}"))
    ] == wanted


def test_hostile_texts_end_soon_and_stay_bounded() -> None:
    began = time.process_time()
    never = [
        event(f"UID:{n}", "DTSTART:19900301T233000Z", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30") for n in range(200)
    ]
    million = event("UID:m", "DTSTART:20200301T100000Z", "SUMMARY:m", "RRULE:FREQ=DAILY;COUNT=1000000000")
    assert len(days(*never, million)) == 60
    assert days("BEGIN:VEVENT\r\n" * 300_000) == []
    for text in (
        "- " + "x" * 5_000_000,
        "# " * 2_000_000,
        "- a\n  - b\n" * 200_000,
        "- [a](http" * 300_000,
        "[" * 5_000_000,
    ):
        assert len(brag.read_brag(text, date(2026, 1, 1)).value) <= MOST_RECORDS
        assert not git.read_log(text, [ME]).value
    lines = "".join(f"{n:040x}\tM\t{ME}\t2026-01-01\tS {n}\n" for n in range(5_000))
    found = git.read_log(lines, [ME])
    assert len(found.value) == MOST_RECORDS and "work/too-many" in [one.code for one in found.findings]
    assert git.read_log("x" * 10_000_001, [ME]).findings[0].code == "work/too-large"
    assert time.process_time() - began < 60


@given(st.text())
def test_no_text_makes_a_reader_fail(text: str) -> None:
    git.read_log("commit " + "a" * 40 + "\n" + text, [ME])
    brag.read_brag("- " + text, date(2026, 1, 1))
    ical.read_calendar(f"BEGIN:VEVENT\nDTSTART:20260101\nSUMMARY:{text}\nRRULE:{text}\nEND:VEVENT", [ME], WINDOW)


@given(st.dictionaries(st.sampled_from(["FREQ", "INTERVAL", "COUNT", "BYDAY", "BYMONTH", "X"]), st.lists(st.text())))
def test_no_rule_makes_the_reader_fail(parts: dict[str, list[object]]) -> None:
    rule = rule_of(parts)
    assert rule is None or len(list(days_of(rule, date(2026, 1, 1), date(2026, 2, 1)))) <= 32


def test_one_is_said_in_the_singular() -> None:
    assert (counted(1, "merge is", "merges are"), counted(0, "merge is", "merges are")) == (
        "1 merge is",
        "0 merges are",
    )
    log = f"{'a' * 40}\tMika\t{ME}\t2026-03-02\tMine\n{'b' * 40}\tOda\toda@example.org\t2026-03-02\tHers"
    told = " ".join(one.message for one in git.read_log(log, [ME]).findings)
    assert "1 commit of others is left out." in told
