"""Rules about whole pages: what they say, how often, and what they leave alone."""

from dataclasses import replace

import pytest

from levelset.core.model import Framework, Group, Page, Responsibility, Section, Statement
from levelset.linting.checking import check
from levelset.linting.examples import framework_of
from levelset.linting.registry import RULES
from levelset.linting.rule import Profile
from levelset.linting.rules.readability import school_years, syllables


def said(framework: Framework, *names: str, profile: Profile = Profile.DEFAULT) -> list[str]:
    """What these rules say."""
    rules = [RULES[f"check/{name}"] for name in names]
    return [problem.remark.message for problem in check(framework, profile, rules).problems]


def page(level: str, *groups: str, role: str = "software-engineer") -> Page:
    """A page with these responsibilities; each has a sentence of its own."""
    made = tuple(
        Group(name.lower().replace(" ", "-"), name, (Statement(f"I keep to {name} at {level}."),)) for name in groups
    )
    return Page(role, level, f"{level} Software Engineer", sections=(Section("results", "Results", groups=made),))


def framework(*pages: Page) -> Framework:
    return replace(framework_of("- I plan."), pages=pages)


def test_a_merged_heading_has_the_responsibilities_that_it_covers() -> None:
    merged = Group("impact-ownership", "Impact / Ownership", (Statement("I do."),), covers=("impact", "ownership"))
    middle = replace(page("IC2"), sections=(Section("results", "Results", groups=(merged,)),))
    whole = framework(page("IC1", "Impact", "Ownership"), middle, page("IC3", "Impact", "Ownership"))
    assert said(whole, "missing-responsibility") == []


def test_an_empty_page_misses_nothing_in_particular() -> None:
    whole = framework(page("IC1", "Impact"), page("IC2"), page("IC3", "Impact"))
    assert said(whole, "missing-responsibility") == []


def test_levels_labeled_in_two_ways_are_not_neighbors() -> None:
    whole = framework(page("IC1", "Impact"), page("2", "Hiring"), page("IC2", "Impact"), page("3", "Hiring"))
    assert said(whole, "missing-responsibility") == []


def test_a_level_that_no_role_has_is_not_missing() -> None:
    whole = framework(page("IC1", "Impact"), page("IC3", "Impact"))
    assert said(whole, "missing-level") == []
    other = page("IC2", "Impact", role="data-engineer")
    assert said(replace(whole, pages=(*whole.pages, other)), "missing-level") == [
        "Software Engineer has no page for IC2, though it has some below and above."
    ]


def test_a_label_of_another_kind_is_told() -> None:
    whole = framework(page("IC1", "Impact"), page("IC2", "Impact"), page("L3", "Impact"))
    assert said(whole, "level-names") == ["“L3” among levels that begin with IC."]


def test_two_kinds_of_labels_that_are_equally_usual_are_left_alone() -> None:
    assert said(framework(page("IC1", "Impact"), page("M1", "Impact")), "level-names") == []


def test_a_title_with_another_level_is_told() -> None:
    wrong = replace(page("IC2", "Impact"), title="IC3 Software Engineer")
    assert said(framework(page("IC3", "Impact"), wrong), "level-names") == [
        "The title says IC3, and the page stands at IC2."
    ]


def test_a_page_of_empty_headings_is_told_once() -> None:
    empty = tuple(Group(name, name.title()) for name in ("one", "two", "three", "four", "five"))
    whole = framework(replace(page("IC1"), sections=(Section("results", "Results", groups=empty),)))
    (message,) = said(whole, "empty-section")
    assert message.startswith("Nothing stands under 5 headings of the page: “One”, “Two”")


def test_a_pillar_without_anything_is_empty() -> None:
    whole = framework(replace(page("IC1", "Impact"), sections=(Section("talent", None, symbol="🌳"),)))
    assert said(whole, "empty-section") == ["Nothing stands under “🌳”. Write what is expected, or remove it."]


def test_another_order_is_told_once_for_a_role() -> None:
    others = [page(f"IC{n}", "Impact", "Hiring", role="data-engineer") for n in (1, 2, 3, 4)]
    whole = framework(*others, page("IC1", "Hiring", "Impact"), page("IC2", "Hiring", "Impact"))
    assert said(whole, "order") == ["“Hiring” stands before “Impact” here, and after it on 4 other pages."]


def test_orders_that_nobody_shares_are_left_alone() -> None:
    assert said(framework(page("IC1", "Impact", "Hiring"), page("IC2", "Hiring", "Impact")), "order") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Code Review", "code review"),
        ("Code Review", "Code Reviews"),
        ("Code Quality", "Quality of Code"),
        ("A & B", "A and B"),
    ],
)
def test_headings_that_differ_in_little_are_variants(one: str, other: str) -> None:
    whole = framework(page("IC1", one), page("IC2", one), page("IC3", other))
    assert said(whole, "heading-variants") == [f"“{other}” here, and “{one}” on 2 other pages."]


def test_other_headings_are_none() -> None:
    assert said(framework(page("IC1", "Code Review"), page("IC2", "Code Design")), "heading-variants") == []
    assert said(framework(page("IC1", "Impact", "Impacts"), page("IC2", "Impact")), "heading-variants") == []
    declared = replace(
        framework(page("IC1", "Code Review"), page("IC2", "Code Reviews")),
        responsibilities=(Responsibility("code-review", "Code Review", "results", aliases=("Code Reviews",)),),
    )
    assert said(declared, "heading-variants") == []


LONG = "I plan the repair of the eastern gates with the town before the rains begin"


def pair(lower: str, higher: str) -> Framework:
    """A framework with one sentence at IC2, and one at IC3 under the same responsibility."""
    return framework_of(
        f"# IC2 Software Engineer\n## 🏆 Results\n### Impact\n- {lower}\n"
        f"# IC3 Software Engineer\n## 🏆 Results\n### Impact\n- {higher}"
    )


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        (LONG, f"With guidance from my lead, {LONG}"),
        (LONG, LONG.replace("I plan", "I may plan")),
        (LONG, LONG.replace("I plan", "I am learning to plan")),
        (f"{LONG} for several teams", f"{LONG} for my team"),
    ],
)
def test_less_at_a_higher_level_falls(lower: str, higher: str) -> None:
    assert len(said(pair(lower, higher), "falls")) == 1
    assert said(pair(higher, lower), "falls") == []


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        (LONG, LONG),
        (LONG, "With guidance from my lead, I inspect the turbines."),
        (
            "I may plan the repair of the eastern gates on my own",
            "I plan the repair of the eastern gates with guidance",
        ),
        (f"With guidance, {LONG} for my team", f"I may lead others when {LONG} for several teams"),
    ],
)
def test_other_sentences_and_mixed_changes_do_not_fall(lower: str, higher: str) -> None:
    assert said(pair(lower, higher), "falls") == []


def across(one: str, other: str) -> Framework:
    """A framework with one sentence in each of two roles at one level."""
    return framework_of(
        f"# IC2 Software Engineer\n## 🏆 Results\n### Impact\n- {one}\n"
        f"# IC2 Data Engineer\n## 🏆 Results\n### Impact\n- {other}"
    )


def test_near_duplicates_name_both_places() -> None:
    (problem,) = check(
        across(LONG, LONG.replace("the town", "our town")), rules=[RULES["check/near-duplicate"]]
    ).problems
    assert problem.place.page == "data-engineer/ic2"
    assert [place.page for place in problem.remark.others] == ["software-engineer/ic2"]


@pytest.mark.parametrize(
    "other",
    [LONG, LONG + ".", LONG.replace("I plan", "I may plan"), LONG.replace("the town", "no town"), "I plan the gates"],
)
def test_the_same_sentence_and_another_meaning_are_no_near_duplicates(other: str) -> None:
    assert said(across(LONG, other), "near-duplicate") == []


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("I answer a call within 5 minutes.", "I answer a call within 10 minutes.", 1),
        ("I train two newcomers each year.", "I train three newcomers each year.", 1),
        ("I answer a call within 5 minutes.", "I answer a call within 5 minutes!", 0),
        ("I work as a Senior Engineer 2 does here.", "I work as a Senior Engineer 3 does here.", 0),
        ("I answer calls of priority 1 at once.", "I answer calls of priority 2 at once.", 0),
        ("Within 5 days.", "Within 9 days.", 0),
    ],
)
def test_numbers_contradict_each_other_in_the_same_words_alone(one: str, other: str, count: int) -> None:
    assert len(said(across(one, other), "numbers")) == count


OFTEN = "- I keep the schedule.\n- I print the schedule.\n- I change the schedule with the laboratory.\n" * 3


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("shcedule", "schedule"), ("schedulle", "schedule"), ("labortaory", "laboratory"), ("laborratory", "laboratory")],
)
def test_a_slip_in_a_word_that_the_framework_uses_is_found(slip: str, meant: str) -> None:
    assert said(framework_of(f"{OFTEN}- I read the {slip}."), "typo") == [f"“{slip}”: probably “{meant}”."]


@pytest.mark.parametrize(
    "word", ["schedules", "scheduled", "reschedule", "scheduler", "lavatory", "sched", "laboratories"]
)
def test_another_word_is_no_slip(word: str) -> None:
    assert said(framework_of(f"{OFTEN}- I read the {word}."), "typo") == []


def test_a_word_that_is_used_twice_is_no_slip() -> None:
    assert said(framework_of(f"{OFTEN}- I read the shcedule.\n- I burn the shcedule."), "typo") == []


def test_bullets_that_end_in_two_ways_are_told_where_most_end_in_one() -> None:
    stopped = "- I plan.\n- I test.\n- I write.\n- I mend.\n"
    assert said(framework_of(stopped + "- I sort"), "full-stops") == [
        "The other bullets of the page end with a full stop; this one differs."
    ]
    assert said(framework_of(stopped.replace(".", "") + "- I sort."), "full-stops") == [
        "The other bullets of the page do not end with a full stop; this one differs."
    ]
    assert said(framework_of("- I plan.\n- I test\n- I write.\n- I mend"), "full-stops") == []


@pytest.mark.parametrize(
    ("word", "count"),
    [("I", 1), ("plan", 1), ("planned", 1), ("release", 2), ("communicate", 4), ("table", 2), ("rhythm", 1)],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_years_of_school_grow_with_long_words_and_long_sentences() -> None:
    assert school_years([]) == 0
    easy = school_years(["I plan my work.", "I mend what I break."])
    hard = school_years(["I systematically institutionalize organizational accountability methodologies."])
    # 0.39 × 4.5 words a sentence + 11.8 × 1 syllable a word − 15.59, by hand
    assert easy == pytest.approx(0.39 * 4.5 + 11.8 - 15.59)
    assert hard > 17 > easy


def test_a_framework_that_speaks_of_you_minds_an_i() -> None:
    yours = "".join(f"- You keep gauge {name}.\n" for name in "abcdefgh")
    assert said(framework_of(yours + "- I keep the last gauge."), "first-person") == [
        "The framework says “you”, and this sentence “I”."
    ]
    assert said(framework_of("- I plan.\n- You test."), "first-person") == []
    mixed = "- I plan.\n- You test.\n- They write.\n" * 3
    assert said(framework_of(mixed), "first-person") == []


def test_a_first_person_framework_minds_a_sentence_without_anybody() -> None:
    mine = "".join(f"- I keep gauge {name}.\n" for name in "abcdefgh")
    assert said(framework_of(mine + "- Keeps the last gauge."), "first-person") == [
        "The framework speaks in the first person, and this sentence does not."
    ]
    assert said(framework_of(mine + "- With help from others, my gauges stay clean."), "first-person") == []
