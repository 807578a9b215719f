"""Names for groups of statements: the right one, each once, with a confidence that knows its source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.matching.index import TextIndex
from levelset.matching.lexicon import lexicon
from levelset.matching.naming import LARGEST_EXACT, Choice, Namer, confidence
from levelset.matching.vectors import cosine, mean, shared_words

CHOICES = [
    Choice("Rivets", ("I count every rivet of the span", "I drive rivets while they are hot"), sure=True),
    Choice("Paint", ("I choose a paint that withstands salt", "I paint before the frost comes"), sure=True),
    Choice("Traffic", ("I agree on closing hours with the town", "I guide cars round the works"), sure=True),
]


def _best(groups: list[list[str]], choices: list[Choice] = CHOICES) -> list[str | None]:
    guesses = Namer(choices).name(groups, [range(len(choices))] * len(groups))
    return [guess.best.name if guess.best else None for guess in guesses]


def test_groups_bear_the_name_under_which_the_like_is_said() -> None:
    assert _best([["I guide lorries round the works"], ["I count rivets twice"], ["I paint in spring"]]) == [
        "Traffic",
        "Rivets",
        "Paint",
    ]


def test_a_name_is_given_once_even_where_two_groups_want_it() -> None:
    assert sorted(filter(None, _best([["I count rivets"], ["I drive rivets hot"]]))) != ["Rivets", "Rivets"]


def test_there_may_be_fewer_names_than_groups() -> None:
    guesses = _best([["I count rivets"], ["I drive rivets hot"]], CHOICES[:1])
    assert guesses.count("Rivets") == 2 or None in guesses or len(guesses) == 2


def test_many_groups_are_named_without_trying_every_assignment() -> None:
    choices = [Choice(f"Name {number}", (f"I look after thing{number} word{number}",)) for number in range(14)]
    groups = [[f"I look after thing{number} word{number}"] for number in range(14)]
    assert len(groups) > LARGEST_EXACT
    assert _best(groups, choices) == [f"Name {number}" for number in range(14)]


def test_without_choices_there_is_no_name() -> None:
    [guess] = Namer([]).name([["I count"]], [[]])
    assert guess.best is None
    assert not guess.sure


def test_a_guess_explains_itself() -> None:
    [guess] = Namer(CHOICES).name([["I count every hot rivet"]], [range(3)])
    assert set(guess.words) <= {"count", "every", "hot", "rivet"}
    assert "rivet" in guess.words
    assert [scored.score for scored in guess.candidates[1:]] == sorted(
        (scored.score for scored in guess.candidates[1:]), reverse=True
    )


@given(st.floats(0, 1), st.floats(0, 1))
def test_confidence_is_a_probability_and_pages_of_the_framework_weigh_no_less(score: float, rival: float) -> None:
    for sure in (True, False):
        assert 0 <= confidence(score, rival, sure=sure) <= 1
    if score >= rival:
        assert confidence(score, rival, sure=True) >= confidence(score, rival, sure=False)


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


def test_likeness_is_symmetric_and_one_for_the_same() -> None:
    vectors = TextIndex([("a", "I plan releases"), ("b", "I mentor colleagues")])
    one, two = vectors.vector("I plan releases"), vectors.vector("I plan a release")
    assert cosine(one, two) == pytest.approx(cosine(two, one))
    assert cosine(one, one) == pytest.approx(1)
    assert 0 < cosine(one, two) < 1
    assert mean([]) == {}
    assert cosine(mean([one]), one) == pytest.approx(1)


def test_words_in_common_are_found_through_their_stems() -> None:
    assert shared_words("I planned releases", "Planning a release") == ["releases", "planned"]
