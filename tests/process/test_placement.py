"""Time in level, and who may write a level down."""

from datetime import date

import pytest

from levelset.process.placement import Placed, level_since, may_place, placed_on, whole_months
from levelset.process.structure import Period
from levelset.process.visibility import NOBODY, Relation

SPRING, SUMMER, AUTUMN, WINTER = date(2025, 3, 1), date(2025, 6, 1), date(2025, 9, 1), date(2025, 12, 1)
HISTORY = [
    Placed("tides", "IC2", Period(SUMMER, AUTUMN)),
    Placed("bridges", "IC1", Period(SPRING, SUMMER)),
    Placed("bridges", "IC2", Period(AUTUMN)),
]


def test_time_in_level_goes_on_in_another_role() -> None:
    assert level_since(HISTORY, WINTER) == SUMMER
    assert level_since(HISTORY, SPRING) == SPRING
    assert level_since(HISTORY, date(2025, 1, 1)) is None


def test_a_gap_and_a_level_between_end_it() -> None:
    gap = [Placed("tides", "IC2", Period(SPRING, SUMMER)), Placed("tides", "IC2", Period(AUTUMN))]
    assert level_since(gap, WINTER) == AUTUMN
    back = [*HISTORY[:2], Placed("bridges", "IC1", Period(AUTUMN))]
    assert level_since(back, WINTER) == AUTUMN


def test_what_somebody_held_on_a_day() -> None:
    assert placed_on(HISTORY, SUMMER) == HISTORY[0]
    assert placed_on(HISTORY, date(2025, 2, 28)) is None


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        (date(2025, 1, 31), date(2025, 2, 28), 0),
        (date(2025, 1, 31), date(2025, 3, 31), 2),
        (date(2024, 12, 15), date(2025, 12, 14), 11),
        (date(2024, 12, 15), date(2025, 12, 15), 12),
        (WINTER, SPRING, 0),
    ],
)
def test_months_are_whole(since: date, until: date, months: int) -> None:
    assert whole_months(since, until) == months


def test_a_partner_places_and_nobody_places_themselves() -> None:
    assert may_place(frozenset({Relation.PARTNER, Relation.MEMBER}), alone=False, here=True)
    assert not may_place(frozenset({Relation.PARTNER, Relation.SELF}), alone=False, here=True)
    for relation in set(Relation) - {Relation.PARTNER}:
        assert not may_place(frozenset({relation}), alone=False, here=True)
    assert not may_place(NOBODY, alone=False, here=True)


def test_whoever_is_alone_places_themselves_and_nobody_else() -> None:
    own = frozenset({Relation.SELF, Relation.MEMBER})
    assert [may_place(own, alone=alone, here=True) for alone in (True, False)] == [True, False]
    for relation in set(Relation) - {Relation.SELF, Relation.PARTNER}:
        assert not may_place(frozenset({relation}), alone=True, here=True)
    assert not may_place(NOBODY, alone=True, here=True)


def test_of_somebody_who_left_nothing_is_written_down() -> None:
    for relation in Relation:
        assert not any(may_place(frozenset({relation}), alone=alone, here=False) for alone in (True, False))
