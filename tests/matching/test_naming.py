"""Names for groups of statements: the right one, each once, with a confidence that knows its source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.matching.index import TextIndex, shared_words
from levelset.matching.lexicon import lexicon
from levelset.matching.naming import LARGEST_EXACT, Choice, Namer, confidence

CHOICES = [
    Choice("Rivets", ("I count every rivet of the span", "I drive rivets while they are hot"), sure=True),
    Choice("Paint", ("I choose a paint that withstands salt", "I paint before the frost comes"), sure=True),
    Choice("Traffic", ("I agree on closing hours with the town", "I guide cars round the works"), sure=True),
]


def _best(groups: list[list[str]], choices: list[Choice] = CHOICES) -> list[str | None]:
    guesses = Namer(choices).name(groups)
    return [guess.best.name if guess.best else None for guess in guesses]


def test_groups_bear_the_name_under_which_the_like_is_said() -> None:
    assert _best([["I guide lorries round the works"], ["I count rivets twice"], ["I paint in spring"]]) == [
        "Traffic",
        "Rivets",
        "Paint",
    ]


def test_a_name_is_given_once_even_where_two_groups_want_it() -> None:
    assert sorted(filter(None, _best([["I count rivets"], ["I drive rivets hot"]]))) != ["Rivets", "Rivets"]


def test_where_names_run_out_the_most_alike_gets_one_and_the_others_none() -> None:
    assert _best([["I speak with the town"], ["I drive rivets hot"]], CHOICES[:1]) == [None, "Rivets"]


def test_more_groups_than_names_among_many() -> None:
    groups = [[f"I look after thing{number}"] for number in range(LARGEST_EXACT + 2)]
    names = _best(groups, [Choice("Seventh", ("I look after thing7",))])
    assert names == [None] * 7 + ["Seventh"] + [None] * (LARGEST_EXACT - 6)


def test_many_groups_are_named_without_trying_every_assignment() -> None:
    choices = [Choice(f"Name {number}", (f"I look after thing{number} word{number}",)) for number in range(14)]
    groups = [[f"I look after thing{number} word{number}"] for number in range(14)]
    assert len(groups) > LARGEST_EXACT
    assert _best(groups, choices) == [f"Name {number}" for number in range(14)]


def test_without_choices_there_is_no_name() -> None:
    [guess] = Namer([]).name([["I count"]])
    assert guess.best is None
    assert not guess.sure


def test_a_guess_explains_itself() -> None:
    [guess] = Namer(CHOICES).name([["I count every hot rivet"]])
    assert set(guess.words) <= {"count", "every", "hot", "rivet"}
    assert "rivet" in guess.words
    assert [scored.score for scored in guess.candidates[1:]] == sorted(
        (scored.score for scored in guess.candidates[1:]), reverse=True
    )


def test_only_names_among_those_open_are_given_and_offered() -> None:
    [guess] = Namer(CHOICES).name([["I count rivets"]], [1, 2])
    assert {scored.name for scored in guess.candidates} == {"Paint", "Traffic"}


def test_a_group_that_is_more_like_another_name_of_the_lexicon_is_doubted() -> None:
    group = ["I measure the tides every morning"]
    near = Choice("Tides", ("I measure the tides every morning and every night",))
    far = Choice("Lamps", ("I light the lamps along the quay",))
    doubted, trusted = (Namer([*CHOICES, other]).name([group], range(len(CHOICES)))[0].best for other in (near, far))
    assert doubted
    assert trusted
    assert doubted.confidence < trusted.confidence


def test_the_same_name_in_the_lexicon_is_no_rival() -> None:
    group = ["I count rivets twice"]
    same = Choice("Fasteners", ("I count rivets twice",), aliases=("Rivets",))
    other = Choice("Fasteners", ("I count rivets twice",))
    apart = [Namer([*CHOICES, choice]).name([group], range(3))[0].best for choice in (same, other)]
    assert apart[0]
    assert apart[1]
    assert apart[0].confidence > apart[1].confidence


SHARE = st.floats(0, 1)


@given(SHARE, SHARE, SHARE, SHARE, st.booleans())
def test_confidence_is_a_probability_that_grows_with_likeness_and_falls_with_rivals(
    score: float, more: float, rival: float, elsewhere: float, sure: bool
) -> None:
    value = confidence(score, rival, elsewhere, sure=sure)
    assert 0 <= value <= 1
    assert confidence(max(score, more), rival, elsewhere, sure=sure) >= value
    assert confidence(score, max(rival, more), elsewhere, sure=sure) <= value
    assert confidence(score, rival, max(elsewhere, more), sure=sure) <= value


def test_the_lexicon_is_whole() -> None:
    known = lexicon()
    pillars = {entry.name for entry in known.pillars}
    assert {"Scope", "Collaborative Reach", "Impact Levers"} <= {entry.name for entry in known.facets}
    for entry in known.responsibilities:
        assert entry.pillar is None or entry.pillar in pillars
        assert len(entry.texts) >= 5, entry.name
    names = [name for entry in known.responsibilities for name in (entry.name, *entry.aliases)]
    assert len({name.casefold() for name in names}) == len(names)


def test_the_lexicon_tells_its_own_entries_apart() -> None:
    """Half of what an entry says names it among its pillar's, when the other half is known: nine of ten times."""
    entries = lexicon().responsibilities
    right = 0
    for entry in entries:
        others = [Choice(e.name, e.texts) for e in entries if e.name != entry.name and e.pillar == entry.pillar]
        half = len(entry.examples) // 2
        own = Choice(entry.name, (*entry.examples[:half], entry.definition, "; ".join(entry.phrases)))
        scores = Namer([own, *others]).scores(entry.examples[half:])
        right += scores[0] == max(scores)
    assert right >= 0.9 * len(entries)


def test_likeness_is_the_same_whether_or_not_a_text_has_a_place_in_the_index() -> None:
    index = TextIndex([(choice.name, text) for choice in CHOICES for text in choice.texts])
    more = Choice("Ropes", ("I splice ropes before they fray",), sure=True)
    group = ["I splice every rope", "I count rivets twice"]
    [*known, unknown] = Namer([*CHOICES, more], index).scores(group)
    assert known == pytest.approx(Namer(CHOICES, index).scores(group))
    assert unknown > 0.2


def test_a_group_of_the_very_texts_of_a_choice_is_all_alike() -> None:
    [first, *_] = Namer(CHOICES).scores(CHOICES[0].texts)
    assert first == pytest.approx(1)
    assert Namer(CHOICES).scores([]) == [0, 0, 0]
    assert Namer(CHOICES).scores(["…"]) == [0, 0, 0]


def test_words_in_common_are_found_through_their_stems() -> None:
    assert shared_words("I planned releases", "Planning a release") == ["releases", "planned"]
