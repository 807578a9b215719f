"""What accepted and refused links teach: bounded, explained, the same whatever their order."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comparing.pages import framework, group, page
from levelset.matching.suggesting.engine import Suggester, Suggestion
from levelset.matching.suggesting.learning import MOST_SHIFT, NO_LINKS, Learned, Link, features_of, learned, told
from levelset.matching.suggesting.targets import targets_of
from levelset.matching.suggesting.turns import tokens_of

GROUPS = (group("Keel", "I tar the planks"), group("Mast", "I climb in storms"), group("Sail", "I sew"))
PAGE = page("IC2", *GROUPS)
TARGETS = targets_of(framework(PAGE), PAGE)
NOTE = "Dredging beside the tarry pier"


def links(word: str, key: str, count: int, *, accepted: bool = True) -> list[Link]:
    return [Link(f"{word} number{chr(97 + at)}", key, accepted) for at in range(count)]


def best(known: Learned) -> Suggestion:
    return Suggester(TARGETS, known).suggest(NOTE)[0]


TAUGHT = [*links("dredging", "mast", 6), *links("painting", "keel", 12), *links("weaving", "sail", 24)]


def test_links_turn_the_order_and_say_why() -> None:
    assert best(NO_LINKS).target.name == "Keel"
    found = best(learned(TAUGHT))
    assert found.target.name == "Mast"
    assert found.reasons == ("People of your organization linked notes with “dredging” to it (6 of 6).",)


def test_refusals_take_a_responsibility_back_and_say_so() -> None:
    known = learned([*links("tarry", "keel", 4, accepted=False), *links("tarry", "sail", 4)])
    note = "Tarry planks all over the pier"
    found = {one.target.name: one for one in Suggester(TARGETS, known).suggest(note)}
    plain = {one.target.name: one for one in Suggester(TARGETS).suggest(note)}
    assert found["Keel"].score < plain["Keel"].score
    assert found["Keel"].reasons == ("People of your organization refused it for notes with “tarry” (4 of 4).",)


def test_one_link_teaches_nothing() -> None:
    known = learned([*links("dredging", "mast", 1), *links("painting", "keel", 3)])
    assert known.shift({"dredg": "dredging"}, "mast").weight == 0


def test_a_word_of_all_notes_teaches_nothing() -> None:
    known = learned([*links("harbor", "mast", 5), *links("harbor", "keel", 5), *links("harbor", "sail", 5)])
    assert known.shift({"harbor": "harbor"}, "mast").weight == pytest.approx(0.0, abs=0.05)


def test_the_same_link_twice_counts_once() -> None:
    assert learned(TAUGHT * 3) == learned(TAUGHT)


def test_the_order_of_links_does_not_matter() -> None:
    shuffled = TAUGHT[:]
    random.Random(1).shuffle(shuffled)
    assert learned(shuffled) == learned(TAUGHT)


def test_a_turn_of_speech_is_learned_as_what_it_means() -> None:
    taught = [Link(f"{note} at berth {berth}", "sail", True) for note in ("postmortem", "root cause") for berth in "ab"]
    known = learned([*taught, *links("painting", "keel", 6)])
    features = features_of(tokens_of("five whys"), {})
    assert known.shift(features, "sail").weight == 0
    assert known.shift({":postmortem": "five whys"}, "sail").weight > 0


@settings(max_examples=40)
@given(
    st.lists(
        st.builds(
            Link,
            st.sampled_from(["a crane", "a crane fell", "tar", "tar and rope"]),
            st.sampled_from("kms"),
            st.booleans(),
        )
    )
)
def test_what_is_learned_is_bounded_and_told(taught: list[Link]) -> None:
    known = learned(taught)
    for key in "kms":
        shift = known.shift({"cran": "crane", "fel": "fell", "tar": "tar", "rop": "rope"}, key)
        assert abs(shift.weight) <= MOST_SHIFT
        assert all(told(habit).startswith("People of your organization") for habit in shift.habits)


def test_many_habits_together_stay_within_the_bound() -> None:
    words = ["anchor", "bollard", "cleat", "davit", "eyebolt", "fairlead", "gangway", "hawser"]
    taught = [Link(" ".join(words) + f" {name}", "mast", True) for name in "abcdefghijkl"]
    known = learned([*taught, *links("painting", "keel", 20)])
    assert known.shift({word.removesuffix("s"): word for word in known.habits["mast"]}, "mast").weight <= MOST_SHIFT
