"""The index finds what people type, and tells how alike two sentences are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.matching.index import TextIndex, stem

TEXTS = [
    ("plan", "I plan releases with the people who are on call"),
    ("mentor", "I mentor new colleagues and write onboarding notes"),
    ("incident", "I respond to incidents and lead the review afterwards"),
    ("cost", "I watch what our services cost, and suggest cheaper designs"),
    ("oncall", "I improve on-call runbooks for our services"),
]
INDEX = TextIndex(TEXTS)


def keys(query: str, limit: int = 20) -> list[str]:
    return [hit.key for hit in INDEX.search(query, limit)]


def test_a_word_finds_all_its_forms() -> None:
    assert keys("planning ") == ["plan"]
    assert keys("design ") == ["cost"]


def test_the_last_word_may_be_a_beginning() -> None:
    assert keys("onboa") == ["mentor"]
    assert keys("mentor onb") == ["mentor"]


def test_a_finished_word_is_no_beginning() -> None:
    assert "incident" in keys("inci")
    assert keys("cos ") == ["cost"]  # the nearest word that exists
    assert keys("zzz ") == []


def test_a_slip_finds_the_nearest_word() -> None:
    assert keys("colleages")[0] == "mentor"
    assert keys("incidnet")[:1] == ["incident"]


def test_texts_with_all_words_stand_before_texts_with_one() -> None:
    assert keys("services runbooks")[0] == "oncall"
    assert set(keys("services runbooks")) == {"oncall", "cost"}


def test_parts_of_joined_words_are_found() -> None:
    assert set(keys("call")) == {"plan", "oncall"}
    assert keys("on-call")[0] == "oncall"


def test_a_hit_names_the_words_that_made_it_fit() -> None:
    hit = INDEX.search("review incident")[0]
    assert hit.key == "incident"
    assert hit.words == ("incidents", "review")
    assert hit.score > 0


def test_a_query_of_small_words_alone_takes_the_last() -> None:
    assert keys("with the ")
    assert keys("the o")


@pytest.mark.parametrize("query", ["", "  ", "…", "🏆"])
def test_nothing_typed_finds_nothing(query: str) -> None:
    assert INDEX.search(query) == []


def test_the_limit_is_kept_and_equals_stand_in_order() -> None:
    index = TextIndex([(str(n), "the very same words") for n in range(5)])
    assert [hit.key for hit in index.search("same", 3)] == ["0", "1", "2"]
    assert [hit.key for hit in index.nearest("same words", 2)] == ["0", "1"]


def test_an_empty_index_answers() -> None:
    empty = TextIndex([])
    assert len(empty) == 0
    assert empty.search("x") == []
    assert empty.nearest("x") == []
    assert empty.similarity("plan a week", "plan a week") == pytest.approx(1)


def test_the_nearest_text_is_the_most_alike() -> None:
    hits = INDEX.nearest("I plan the next release with people on call", 3)
    assert hits[0].key == "plan"
    assert hits[0].score == pytest.approx(INDEX.similarity("I plan the next release with people on call", TEXTS[0][1]))
    assert "releases" in hits[0].words
    assert "with" not in hits[0].words


def test_rare_words_weigh_more_than_usual_ones() -> None:
    rare = INDEX.similarity("our services need runbooks", "runbooks")
    usual = INDEX.similarity("our services need runbooks", "services")
    assert rare > usual


def test_a_text_has_a_place_and_texts_together_a_length() -> None:
    index = TextIndex([("a", "one text"), ("b", "another text"), ("c", "one text")])
    assert (index.place("one text"), index.place("another text"), index.place("no text")) == (0, 1, None)
    assert index.length(()) == 0
    assert index.length(("one text", "one text")) == pytest.approx(2)
    assert 1 < index.length(("one text", "another text")) < 2


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    value = INDEX.similarity(one, other)
    assert 0 <= value <= 1
    assert value == pytest.approx(INDEX.similarity(other, one))


@given(st.text(max_size=30))
def test_any_query_is_answered(query: str) -> None:
    hits = INDEX.search(query)
    assert len({hit.key for hit in hits}) == len(hits)


@pytest.mark.parametrize(
    "forms",
    [
        ("plan", "plans", "planned", "planning"),
        ("make", "makes", "making"),
        ("prioritize", "prioritizes", "prioritization", "prioritise"),
        ("collaborate", "collaboration", "collaborative", "collaborating"),
        ("develop", "development", "developed"),
        ("responsibility", "responsibilities"),
        ("proactive", "proactively"),
        ("team", "team's", "teams"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize("word", ["bus", "status", "process", "api", "straße", "thing", "string"])
def test_words_that_only_look_like_forms_stay(word: str) -> None:
    assert stem(word) == word


def test_a_kept_index_answers_the_same_and_remembers_nothing_of_what_another_was_asked() -> None:
    texts = [("a", "I plan releases"), ("b", "I mentor new colleagues")]
    index = TextIndex(texts)
    one, other = index.kept(), index.kept()
    asked = "I plan bridges and releases"
    assert one.likeness(asked) == other.likeness(asked) == TextIndex(texts).likeness(asked)
    assert one.length((asked,)) == TextIndex(texts).length((asked,))
    assert asked in one._vectors
    assert asked not in index._vectors
