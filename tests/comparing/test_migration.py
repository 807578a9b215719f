"""Live work moves with its statement where that is sure; where it is not, its holder chooses; what is closed stays."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from levelset.comparing.identity import Became, Question, Retired, identify, with_ids
from levelset.comparing.migration import Option, Outcome, Passage, Reference
from levelset.core.model import Framework, Page
from support.edits import edited, ladders
from support.harbors import CARE, group, harbor, on_pages, page, regrouped, reworded

BASE = harbor()
LADDER = with_ids(next(ladders()))


def id_of(framework: Framework, beginning: str) -> str:
    return next(one.id for each in framework.pages for one in each.statements() if one.text.startswith(beginning))


def passage(new: Framework) -> tuple[Passage, Framework]:
    found = identify(new, BASE)
    return Passage((1, BASE), (2, found.framework), found.became, found.questions), found.framework


def test_closed_work_never_moves() -> None:
    way, _new = passage(reworded(BASE, "I steer", "I may steer"))
    reference = Reference(id_of(BASE, "I steer"), 1)
    assert way.migrated(reference, closed=True) == way.migrated(Reference("gone", 1), closed=True).__class__(
        reference, Outcome.CLOSED
    )


def test_the_same_statement_is_followed_without_a_word() -> None:
    way, _new = passage(reworded(BASE, "the inner basin", "our inner basin"))
    for beginning in ("I steer", "I lift"):
        found = way.migrated(Reference(id_of(BASE, beginning), 1), closed=False)
        assert (found.outcome, found.reference.version, found.told) == (Outcome.MOVES, 2, "")


def test_a_statement_that_asks_for_something_else_moves_and_is_told() -> None:
    way, _new = passage(reworded(BASE, "I steer", "I may steer"))
    found = way.migrated(Reference(id_of(BASE, "I steer"), 1), closed=False)
    assert (found.outcome, found.reference.version) == (Outcome.TELLS, 2)
    assert "“I may steer small boats" in found.told


def test_a_statement_under_another_responsibility_is_told() -> None:
    def moved(_section: object, groups: tuple) -> list:  # type: ignore[type-arg]
        if len(groups) < 2:
            return list(groups)
        first, second = groups
        return [
            replace(first, statements=first.statements[1:]),
            replace(second, statements=(*second.statements, first.statements[0])),
        ]

    way, _new = passage(on_pages(BASE, lambda one: regrouped(one, moved)))
    found = way.migrated(Reference(id_of(BASE, "I greet"), 1), closed=False)
    assert (found.outcome, found.told) == (
        Outcome.TELLS,
        "“I greet new colleagues on the pier, as H1 asks.”: it stands under Talk.",
    )


def pages(*texts: str) -> tuple[Page, ...]:
    return (page("pilot", "H1", group("piloting", "Piloting", *texts)),)


def test_a_split_is_asked_with_its_parts() -> None:
    whole = "I oil every winch before the season opens and I write down what I found in the blue book of the shed."
    parts = ("I oil every winch before the season opens.", "I write down what I found in the blue book of the shed.")
    before = harbor(pages=pages(whole))
    found = identify(
        Framework(
            **{
                name: getattr(before, name)
                for name in ("key", "title", "levels", "roles", "pillars", "responsibilities")
            },
            pages=pages(*parts),
        ),
        before,
    )
    way = Passage((1, before), (2, found.framework), found.became, found.questions)
    asked = way.migrated(Reference(id_of(before, "I oil every winch before the season opens and"), 1), closed=False)
    assert asked.outcome is Outcome.ASKS
    assert asked.reference.version == 1, "until its holder chooses it stays where it is"
    assert "split into 2" in asked.told
    assert [choice.option for choice in asked.choices] == [Option.FOLLOW, Option.FOLLOW, Option.STAY, Option.LET_GO]
    assert {choice.text for choice in asked.choices if choice.text} == set(parts)


def test_a_merge_and_a_loss_are_asked() -> None:
    old = Retired("old", "pilot/h1", CARE[0])
    here = id_of(BASE, "I steer")
    merged = Passage((1, BASE), (2, BASE), [Became(old, (here,))]).migrated(Reference("old", 1), closed=False)
    assert (merged.outcome, [choice.statement for choice in merged.choices]) == (Outcome.ASKS, [here, "", ""])
    assert "joined with another" in merged.told
    gone = Passage((1, BASE), (2, BASE), [Became(old)]).migrated(Reference("old", 1), closed=False)
    assert (gone.told, [choice.option for choice in gone.choices]) == ("“old” is gone.", [Option.STAY, Option.LET_GO])


def test_an_open_question_is_asked_of_the_holder_too() -> None:
    here = id_of(BASE, "I steer")
    question = Question(Retired("old", "p", "x"), Retired(here, "p", ""), 0.4)
    asked = Passage((1, BASE), (2, BASE), (), [question]).migrated(Reference("old", 1), closed=False)
    assert (asked.outcome, asked.choices[0].statement) == (Outcome.ASKS, here)
    assert "not sure" in asked.told


def test_what_was_split_and_joined_on_the_way_is_followed_to_the_end() -> None:
    here = id_of(BASE, "I steer")
    became = [
        Became(Retired("a", "p", "x"), ("b", "c")),
        Became(Retired("b", "p", "x"), (here,)),
        Became(Retired("c", "p", "x"), ("a",)),
    ]
    asked = Passage((1, BASE), (4, BASE), became).migrated(Reference("a", 1), closed=False)
    assert [choice.statement for choice in asked.choices] == [here, "", ""]


def test_a_reference_to_another_version_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="version 1"):
        passage(BASE)[0].migrated(Reference("x", 7), closed=False)


def test_an_id_that_the_older_version_did_not_have_but_the_newer_has_moves() -> None:
    found = Passage((1, harbor(pages=())), (2, BASE)).migrated(Reference(id_of(BASE, "I steer"), 1), closed=False)
    assert found.outcome is Outcome.MOVES


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**6))
def test_after_any_edit_every_reference_moves_or_asks_and_none_points_to_nothing(seed: int) -> None:
    found = identify(edited(LADDER, seed, share=0.4).framework, LADDER)
    way = Passage((1, LADDER), (2, found.framework), found.became, found.questions)
    now = {one.id for each in found.framework.pages for one in each.statements()}
    for each in LADDER.pages:
        for one in each.statements():
            migrated = way.migrated(Reference(one.id, 1), closed=False)
            if migrated.outcome is Outcome.ASKS:
                assert migrated.reference == Reference(one.id, 1)
                assert migrated.choices[-1].option is Option.LET_GO
                assert all(choice.statement in now for choice in migrated.choices if choice.option is Option.FOLLOW)
            else:
                assert migrated.reference.version == 2
                assert migrated.reference.statement in now
