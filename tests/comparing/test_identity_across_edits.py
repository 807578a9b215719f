"""Ids through edits: other words, moves, new names, splits, merges, returns; what is not sure is asked."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from levelset.comparing.identity import Identified, Retired, identify, settled_by, with_ids
from levelset.comparing.slots import known_ids_only
from levelset.comparing.sureness import Sureness, sureness
from levelset.core.model import Framework, Group, Level, Page, Role, Section, Statement
from support.edits import edited, kept_ids, ladders, written_out
from support.frameworks import frameworks
from support.harbors import CARE, CREW, group, harbor, on_pages, page, regrouped

BASE = harbor()
LADDERS = [with_ids(one) for one in ladders()]
FOREIGN = sorted({one.text for each in LADDERS for page_ in each.pages for one in page_.statements()})


def one_page(*texts: str, key: str = "care") -> Framework:
    section = Section("order", "Order", groups=(group(key, key.title(), *texts),))
    return Framework(
        "k",
        "K",
        levels=(Level("ic", "H1", 1),),
        roles=(Role("pilot", "Pilot"),),
        pages=(Page("pilot", "H1", "H1", sections=(section,)),),
    )


def ids(value: Framework) -> dict[str, str]:
    return {one.text: one.id for each in value.pages for one in each.statements()}


def changed(before: Framework, *texts: str, **more: str) -> Identified:
    return identify(one_page(*texts, **more), before)


def test_random_edits_keep_nearly_all_ids_and_hardly_a_wrong_one() -> None:
    total: Counter[str] = Counter()
    for framework in LADDERS:
        for seed in range(3):
            done = edited(framework, seed, foreign=FOREIGN)
            total += kept_ids(framework, done, identify(done.framework, framework))
    assert total["due"] > 1500
    assert total["kept"] / total["due"] >= 0.98
    assert total["wrong"] / total["given"] <= 0.005
    assert total["asked right"] >= 0.5 * total["asked"]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**6), st.floats(0.05, 0.9))
def test_no_two_statements_ever_share_an_id(seed: int, share: float) -> None:
    framework = LADDERS[0]
    found = identify(edited(framework, seed, share=share, foreign=FOREIGN).framework, framework)
    given_ids = [one.id for each in found.framework.pages for one in each.statements()]
    assert all(given_ids)
    assert len(set(given_ids)) == len(given_ids)
    open_ids = {question.old.id for question in found.questions}
    assert open_ids.isdisjoint(given_ids)
    assert len(open_ids) == len(found.questions)
    gone = {one.old.id for one in found.became if one.old.id not in given_ids}
    known = {one.id for each in framework.pages for one in each.statements()}
    assert known - set(given_ids) == gone | open_ids, "every older id is borne, asked about, or known to be gone"


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(frameworks(), frameworks())
def test_anything_after_anything_has_ids_of_its_own(old: Framework, new: Framework) -> None:
    found = identify(new, with_ids(old)).framework
    assert all(one.id for each in found.pages for one in each.statements())
    assert identify(found, with_ids(old)).framework == found


def test_other_words_keep_the_id() -> None:
    before = with_ids(one_page(*CARE))
    found = changed(before, CARE[0].replace("oil", "grease"), CARE[1])
    assert list(ids(found.framework).values()) == list(ids(before).values())
    assert (found.became, found.questions) == ((), ())


def test_a_move_to_another_responsibility_keeps_the_id_in_other_words_too() -> None:
    before = with_ids(one_page(*CARE))
    found = changed(before, CARE[1].replace("frayed", "worn"), CARE[0], key="crew")
    assert set(ids(found.framework).values()) == set(ids(before).values())


def test_new_names_of_roles_levels_and_responsibilities_keep_ids() -> None:
    labels = {"H1": "Level 1", "H2": "Level 2"}
    new = replace(
        BASE,
        levels=(Level("ic", "Level 1", 1), Level("ic", "Level 2", 2)),
        roles=(Role("helm", "Helm"), BASE.roles[1]),
        pages=tuple(
            replace(
                regrouped(
                    one, lambda _s, groups: [replace(each, key="x" + (each.key or ""), name="X") for each in groups]
                ),
                role="helm" if one.role == "pilot" else one.role,
                level=labels[one.level],
            )
            for one in BASE.pages
        ),
    )
    found = identify(written_out(new), BASE)
    assert ids(found.framework) == ids(BASE)
    assert found.became == ()


def test_inherited_ids_outlive_a_new_name_of_their_level() -> None:
    def core(level: str) -> Framework:
        shared = Group("crew", "Crew", tuple(map(Statement, CREW)), inherited_from=f"_core/ic/{level.lower()}")
        pages = tuple(
            Page(role, level, level, sections=(Section("people", "People", groups=(shared,)),)) for role in ("a", "b")
        )
        return Framework("k", "K", levels=(Level("ic", level, 1),), roles=(Role("a", "A"), Role("b", "B")), pages=pages)

    before = with_ids(core("H1"))
    assert ids(identify(core("L1"), before).framework) == ids(before)


def test_what_becomes_inherited_takes_one_id_and_the_other_is_merged_into_it() -> None:
    def framework(owner: str | None) -> Framework:
        shared = Group("crew", "Crew", (Statement(CREW[0]),), inherited_from=owner)
        pages = tuple(
            Page(role, "H1", "H1", sections=(Section("people", "People", groups=(shared,)),)) for role in ("a", "b")
        )
        return Framework("k", "K", levels=(Level("ic", "H1", 1),), roles=(Role("a", "A"), Role("b", "B")), pages=pages)

    apart = with_ids(framework(None))
    first, second = (one.id for each in apart.pages for one in each.statements())
    joined = identify(framework("_core/ic/h1"), apart)
    assert {one.id for each in joined.framework.pages for one in each.statements()} == {first}
    assert [(one.old.id, one.new) for one in joined.became] == [(second, (first,))]
    cut = identify(framework(None), with_ids(joined.framework))
    one, other = (each.id for page_ in cut.framework.pages for each in page_.statements())
    assert one == first
    assert [(was.old.id, was.new) for was in cut.became] == [(first, (first, other))]


def test_a_split_is_recorded_and_the_closer_part_keeps_the_id() -> None:
    whole = "I oil every winch before the season opens and I write down what I found in the blue book of the shed."
    before = with_ids(one_page(whole, "I sing."))
    found = changed(
        before,
        "I oil every winch before the season opens.",
        "I write down what I found in the blue book of the shed.",
        "I sing.",
    )
    own = ids(before)[whole]
    assert own in ids(found.framework).values()
    (became,) = found.became
    assert became.old.id == own
    assert len(became.new) == 2
    assert own in became.new


def test_a_merge_is_recorded() -> None:
    before = with_ids(one_page(*CARE))
    joined = f"{CARE[0][:-1]}, and {CARE[1]}"
    found = changed(before, joined)
    (became,) = found.became
    assert became.new == (ids(found.framework)[joined],)
    assert {became.old.id, *became.new} == set(ids(before).values())


def test_what_is_gone_is_told() -> None:
    before = with_ids(one_page(*CARE))
    (became,) = changed(before, CARE[0]).became
    assert (became.old.text, became.old.owner, became.new) == (CARE[1], "pilot/h1", ())


def test_a_statement_that_comes_back_takes_its_old_id() -> None:
    before = with_ids(one_page(CARE[0]))
    retired = [Retired("old1", "pilot/h1", CARE[1]), Retired("old2", "pilot/h9", CREW[0])]
    found = identify(one_page(*CARE, CREW[0]), before, retired)
    assert ids(found.framework)[CARE[1]] == "old1"
    assert ids(found.framework)[CREW[0]] != "old2"


def test_a_retired_id_is_never_given_to_another_statement() -> None:
    first = ids(with_ids(one_page(CARE[0])))[CARE[0]]
    found = identify(one_page(CARE[0]), None, [Retired(first, "elsewhere", "Other words")])
    assert ids(found.framework)[CARE[0]] not in ("", first)


UNSURE = "I report a worn rope before the day is over."


def test_what_is_not_sure_is_asked_and_has_an_id_of_its_own_until_then() -> None:
    before = with_ids(one_page(*CARE))
    found = changed(before, CARE[0], UNSURE)
    (question,) = found.questions
    assert (question.old.text, question.new.text) == (CARE[1], UNSURE)
    assert question.new.id == ids(found.framework)[UNSURE] != question.old.id
    assert found.became == ()
    same = settled_by(found, {question.old.id: question.new.id})
    assert ids(same.framework)[UNSURE] == question.old.id
    assert (same.questions, same.became) == ((), ())
    other = settled_by(found, {question.old.id: None})
    assert ids(other.framework) == ids(found.framework)
    assert [(one.old.id, one.new) for one in other.became] == [(question.old.id, ())]
    assert settled_by(found, {"nothing": None, question.old.id: "no such id"}) == found


def test_an_answer_reaches_what_a_split_became() -> None:
    before = with_ids(one_page(*CARE))
    found = changed(before, CARE[0], UNSURE)
    (question,) = found.questions
    with_parts = replace(
        found, became=(replace(settled_by(found, {question.old.id: None}).became[0], new=(question.new.id,)),)
    )
    assert settled_by(with_parts, {question.old.id: question.new.id}).became[0].new == (question.old.id,)


def test_ids_that_nothing_knows_are_free_again() -> None:
    before = with_ids(one_page(CARE[0]))
    after = with_ids(one_page(*CARE), before)
    freed = known_ids_only(after, before)
    assert [one.id for one in freed.pages[0].statements()] == [ids(before)[CARE[0]], ""]
    assert not any(one.id for one in known_ids_only(after, None).pages[0].statements())


@pytest.mark.parametrize(
    ("likeness", "rival", "texts", "said"),
    [
        (0.9, 0.89, ("I row", "I row far"), Sureness.SURE),
        (0.6, 0.2, ("I row", "You rowed"), Sureness.SURE),
        (0.6, 0.55, ("I row", "You rowed"), Sureness.ASK),
        (0.45, 0.1, ("row boats north", "row boats north each day"), Sureness.SURE),
        (0.45, 0.1, ("row boats", "row boats north each day"), Sureness.ASK),
        (0.3, 0.0, ("a", "b"), Sureness.ASK),
        (0.2, 0.0, ("a", "b"), Sureness.OTHER),
    ],
)
def test_sureness_is_likeness_without_a_rival(
    likeness: float, rival: float, texts: tuple[str, str], said: Sureness
) -> None:
    assert sureness(*texts, likeness, rival) is said


def test_a_page_that_is_new_beside_the_older_ones_takes_nothing_from_them() -> None:
    more = page("crane", "H2", group("night", "Night", "I light the quay."))
    new = replace(on_pages(BASE, lambda one: one), pages=(*BASE.pages[:3], replace(more, level="H3")))
    found = identify(replace(new, levels=(*new.levels, Level("ic", "H3", 3))), BASE)
    assert ids(found.framework)["I light the quay."] not in ids(BASE).values()
