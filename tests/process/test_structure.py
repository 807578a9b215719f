"""Periods and lines: who was whose manager on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.process.structure import Bond, Line, Period, in_a_loop, manager_on, managers_above, would_loop

MONDAY = date(2026, 3, 2)
PEOPLE = st.sampled_from("abcde")
DAYS = st.integers(0, 8).map(lambda number: MONDAY + timedelta(days=number))


def after(days: int) -> date:
    """Some days after the first Monday."""
    return MONDAY + timedelta(days=days)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Short ones, some without an end."""
    begins = draw(DAYS)
    length = draw(st.none() | st.integers(0, 5))
    return Period(begins, None if length is None else begins + timedelta(days=length))


LINES = st.lists(st.builds(Line, PEOPLE, PEOPLE, periods(), st.sampled_from(Bond)), max_size=8)


def test_a_period_holds_from_its_first_day_until_before_its_last() -> None:
    period = Period(MONDAY, after(2))
    assert [period.holds_on(after(day)) for day in (-1, 0, 1, 2)] == [False, True, True, False]
    assert Period(MONDAY).holds_on(after(4000))
    assert not Period(MONDAY).holds_on(after(-1))


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot end before"):
        Period(MONDAY, after(-1))
    assert Period(MONDAY, MONDAY).is_empty
    assert not Period(MONDAY).is_empty


@given(periods(), periods())
def test_two_periods_meet_where_a_day_lies_in_both(one: Period, other: Period) -> None:
    days = [after(day) for day in range(-1, 30)]
    shared = any(one.holds_on(day) and other.holds_on(day) for day in days)
    if not one.is_empty and not other.is_empty:
        assert one.meets(other) is other.meets(one) is shared


def test_the_line_of_managers_on_a_day() -> None:
    lines = [
        Line("engineer", "first", Period(MONDAY, after(2))),
        Line("engineer", "second", Period(after(2))),
        Line("second", "head", Period(MONDAY)),
        Line("engineer", "lead", Period(MONDAY), Bond.LEAD),
    ]
    assert manager_on("engineer", MONDAY, lines) == "first"
    assert manager_on("engineer", after(2), lines) == "second"
    assert manager_on("engineer", after(-1), lines) is None
    assert managers_above("engineer", after(2), lines) == ("second", "head")
    assert managers_above("engineer", MONDAY, lines) == ("first",)
    assert managers_above("head", MONDAY, lines) == ()


def test_a_manager_is_told_of_that_person_and_a_lead_is_none() -> None:
    lines = [
        Line("other", "stranger", Period(MONDAY)),
        Line("engineer", "lead", Period(MONDAY), Bond.LEAD),
        Line("engineer", "manager", Period(MONDAY)),
    ]
    assert [manager_on(who, MONDAY, lines) for who in ("engineer", "other", "lead")] == ["manager", "stranger", None]


def test_a_circle_ends_where_it_closes() -> None:
    lines = [Line("a", "b", Period(MONDAY)), Line("b", "c", Period(MONDAY)), Line("c", "b", Period(MONDAY))]
    assert managers_above("a", MONDAY, lines) == ("b", "c")
    assert managers_above("b", MONDAY, lines) == ("c",)


def test_somebody_may_not_come_above_themselves() -> None:
    lines = [Line("b", "a", Period(after(3)))]
    assert would_loop(Line("a", "a", Period(MONDAY)), [])
    assert would_loop(Line("a", "b", Period(MONDAY)), lines), "the circle closes on the fourth day"
    assert would_loop(Line("a", "b", Period(after(5))), lines), "no line begins or ends from then on"
    assert not would_loop(Line("a", "b", Period(MONDAY, after(3))), lines)
    assert not would_loop(Line("a", "b", Period(MONDAY), Bond.LEAD), lines)
    assert not would_loop(Line("a", "b", Period(after(3), after(3))), lines)


@given(LINES, st.builds(Line, PEOPLE, PEOPLE, periods()))
def test_a_loop_is_told_exactly_where_some_day_has_one(lines: list[Line], new: Line) -> None:
    def goes_round(day: date) -> bool:
        return new.person == new.above or new.person in managers_above(new.above, day, lines)

    days = [after(day) for day in range(30)]
    assert would_loop(new, lines) is any(new.period.holds_on(day) and goes_round(day) for day in days)


PAIRS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] != pair[1]), max_size=12)


@given(PAIRS, st.lists(st.tuples(st.integers(0, 6), st.integers(0, 9)), min_size=12, max_size=12))
def test_who_is_in_a_loop_is_who_would_stand_above_themselves(
    pairs: list[tuple[int, int]], spans: list[tuple[int, int]]
) -> None:
    lines: list[Line] = []
    for (person, above), (begins, length) in zip(pairs, spans, strict=False):
        ends = None if length == 9 else date(2026, 1, 1) + timedelta(days=begins + length)
        period = Period(date(2026, 1, 1) + timedelta(days=begins), ends)
        if not any(one.person == person and one.period.meets(period) for one in lines):
            lines.append(Line(person, above, period))
    first = date(2026, 1, 3)
    expected = set()
    for offset in range(10):
        on = first + timedelta(days=offset)
        above_of = {one.person: one.above for one in lines if one.period.holds_on(on)}
        for person in above_of:
            at, steps = above_of[person], 0
            while at != person and at in above_of and steps < 9:
                at, steps = above_of[at], steps + 1
            if at == person:
                expected.add(person)
    assert in_a_loop(lines, first) == expected


def test_a_loop_of_the_past_and_one_of_leads_are_none() -> None:
    lines = [Line("a", "b", Period(MONDAY, after(5))), Line("b", "a", Period(MONDAY))]
    assert [in_a_loop(lines, after(day)) for day in (4, 5)] == [frozenset("ab"), frozenset()]
    assert in_a_loop([lines[0], Line("b", "a", Period(MONDAY), Bond.LEAD)], MONDAY) == frozenset()
    assert in_a_loop([lines[0], Line("b", "a", Period(after(5)))], MONDAY) == frozenset()


def test_a_chain_of_a_hundred_thousand_people_is_looked_through_quickly() -> None:
    chain = [Line(number, number + 1, Period(date(2026, 1, 1))) for number in range(100_000)]
    assert in_a_loop(chain, date(2026, 1, 1)) == frozenset()
    closed = [*chain, Line(100_000, 0, Period(date(2026, 2, 1)))]
    assert len(in_a_loop(closed, date(2026, 1, 1))) == 100_001
