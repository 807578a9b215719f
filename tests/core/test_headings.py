"""A heading of a page means a responsibility by name, by another name, or several in one."""

from hypothesis import given
from hypothesis import strategies as st

from levelset.core.headings import Heading, Names, known, parts_of, resolve
from levelset.core.model import Responsibility

IMPACT = Responsibility("impact", "Impact", "results", aliases=("Outcome",))
AGILITY = Responsibility("agility", "Agility", "direction")
INNOVATION = Responsibility("innovation", "Innovation", "direction")
DESIGN = Responsibility("design", "Design", "craft")
OTHER_DESIGN = Responsibility("ml-design", "Design", "ml-craft")
MERGED = Responsibility("both", "Both", "direction", aliases=("Agility / Innovation", "Agility", "Design"))
ALL = (IMPACT, AGILITY, INNOVATION, DESIGN, OTHER_DESIGN)
NAMES = ("Impact", "outcome!", "Design", "Agility / Innovation", "Design / Agility", "Agility / Gardening", "Gardening")


def test_a_heading_is_found_whatever_its_case_and_punctuation() -> None:
    assert resolve("IMPACT!", ALL) == Heading("impact")
    assert resolve("outcome", ALL) == Heading("impact")


def test_a_merged_heading_covers_its_parts() -> None:
    assert resolve("Agility / Innovation", ALL) == Heading("agility-innovation", ("agility", "innovation"))


def test_an_unknown_heading_means_nothing() -> None:
    assert resolve("Gardening", ALL) is None
    assert resolve("Agility / Gardening", ALL) is None


def test_of_two_responsibilities_of_one_name_that_of_the_pillar_is_meant() -> None:
    assert known("Design", ALL, "ml-craft") == OTHER_DESIGN
    assert known("Design", ALL, "craft") == DESIGN
    assert known("Design", ALL) == DESIGN


@given(
    st.lists(st.sampled_from((*ALL, MERGED)), unique=True),
    st.sampled_from(NAMES),
    st.sampled_from([None, "craft", "results"]),
)
def test_asked_about_many_headings_the_answers_are_the_same(
    some: list[Responsibility], name: str, pillar: str | None
) -> None:
    assert Names(some).resolve(name, pillar) == resolve(name, some, pillar)


def test_a_name_is_meant_before_another_name() -> None:
    named, also = Responsibility("a", "Alpha", aliases=("Beta",)), Responsibility("b", "Beta")
    assert known("Beta", (named, also)) == also


def test_only_a_slash_between_blanks_joins_names() -> None:
    assert parts_of("Agility / Innovation") == ("Agility", "Innovation")
    assert parts_of("CI/CD") == ("CI/CD",)
    assert parts_of(" / Innovation") == (" / Innovation",)
