"""Breaking glass takes two people, ends by itself, and the person is told."""

from datetime import UTC, date, datetime, timedelta

import pytest

from levelset.process.breaking_glass import (
    LONGEST,
    SILENCE,
    WAITS,
    Glass,
    State,
    is_told,
    may_answer,
    may_be_silent_until,
    may_break,
    state_of,
)
from levelset.process.rights import Standing
from levelset.process.visibility import NOBODY, Relation

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = date(2026, 3, 2)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("glass", "later", "state"),
    [
        (Glass(AT), timedelta(), State.ASKED),
        (Glass(AT), WAITS - timedelta(seconds=1), State.ASKED),
        (Glass(AT), WAITS, State.LAPSED),
        (Glass(AT, refused_at=AT), timedelta(), State.REFUSED),
        (Glass(AT, granted_at=AT, hours=3), timedelta(), State.OPEN),
        (Glass(AT, granted_at=AT, hours=3), 3 * HOUR - timedelta(seconds=1), State.OPEN),
        (Glass(AT, granted_at=AT, hours=3), 3 * HOUR, State.ENDED),
        (Glass(AT, granted_at=AT, ended_at=AT, hours=3), timedelta(), State.ENDED),
        (Glass(AT, granted_at=AT, hours=72), WAITS, State.ENDED),
    ],
)
def test_where_a_glass_stands(glass: Glass, later: timedelta, state: State) -> None:
    assert state_of(glass, AT + later) is state


def test_owners_and_people_partners_break_it_and_never_for_themselves() -> None:
    member, partner = frozenset({Relation.MEMBER}), frozenset({Relation.MEMBER, Relation.PARTNER})
    own = frozenset({Relation.SELF, Relation.MEMBER, Relation.PARTNER})
    told = {
        (standing, name): may_break(standing, relations)
        for standing in (Standing.OWNER, Standing.EDITOR, Standing.MEMBER, None)
        for name, relations in (("member", member), ("partner", partner), ("self", own), ("nobody", NOBODY))
    }
    assert {pair for pair, may in told.items() if may} == {
        (Standing.OWNER, "member"),
        (Standing.OWNER, "partner"),
        (Standing.OWNER, "nobody"),
        (Standing.EDITOR, "partner"),
        (Standing.MEMBER, "partner"),
    }
    for relations in (member, partner, own):
        assert not may_answer(Standing.OWNER, relations, asked_by_them=True)
    assert may_answer(Standing.OWNER, member, asked_by_them=False)
    assert not may_answer(Standing.OWNER, own, asked_by_them=False)
    assert not may_answer(Standing.MEMBER, member, asked_by_them=False)


def test_the_person_is_told_at_once_or_from_a_day() -> None:
    tomorrow = DAY + timedelta(days=1)
    assert is_told(None, DAY) and is_told(DAY, DAY) and not is_told(tomorrow, DAY)
    assert may_be_silent_until(tomorrow, DAY) and may_be_silent_until(DAY + SILENCE, DAY)
    assert not may_be_silent_until(DAY, DAY) and not may_be_silent_until(DAY + SILENCE + timedelta(days=1), DAY)


def test_what_is_promised_of_its_times_is_so() -> None:
    assert (72, timedelta(days=3), timedelta(days=180)) == (LONGEST, WAITS, SILENCE)
