"""Numbers of versions: wording, meaning, structure; one change at a time, and the weightiest decides."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.comparing.align import Link, change_of
from levelset.comparing.changelog import changelog, to_text
from levelset.comparing.diff.frameworks import diff_frameworks
from levelset.comparing.versioning import FIRST, Rise, Step, VersionNumber, chosen, proposed, rise_of, step_of_words
from levelset.core.errors import Refused
from levelset.core.model import Framework, Level, Note, Page, Responsibility, Role, Section, Term
from levelset.text.words_diff import words_diff
from support.harbors import CREW, group, harbor, on_pages, page, regrouped, reworded

BASE = harbor()
numbers = st.builds(VersionNumber, st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))


def step(new: Framework) -> Step:
    return rise_of(diff_frameworks(BASE, new)).step


def words(old: str, new: str) -> tuple[Step, str]:
    link = Link(
        ("a",),
        ("a",),
        (old,),
        (new,),
        change_of(old, new),
        False,
        0.8,
        tuple(words_diff(old, new)),
        None,
        None,
    )
    return step_of_words(link)


def noted(one: Page) -> Page:
    return regrouped(one, lambda _s, groups: [replace(each, notes=(Note("Not at night."),)) for each in groups])


def with_more(one: Page) -> Page:
    return regrouped(
        one,
        lambda _s, groups: [
            replace(each, statements=(*each.statements, *group("x", "X", "I count lanterns.").statements))
            for each in groups
        ],
    )


def moved(_section: Section, groups: tuple) -> list:  # type: ignore[type-arg]
    if len(groups) < 2:
        return list(groups)
    first, second = groups[:2]
    return [
        replace(first, statements=first.statements[1:]),
        replace(second, statements=(*second.statements, first.statements[0])),
    ]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (BASE, Step.NONE),
        (reworded(BASE, ".", ""), Step.PATCH),
        (reworded(BASE, "the inner basin", "our inner basin"), Step.PATCH),
        (on_pages(BASE, noted), Step.PATCH),
        (replace(BASE, glossary=(*BASE.glossary, Term("fathom", "Six feet."))), Step.PATCH),
        (replace(BASE, organization="Saltgate"), Step.PATCH),
        (reworded(BASE, "I steer", "I may steer"), Step.MINOR),
        (reworded(BASE, "I check", "I do not check"), Step.MINOR),
        (
            reworded(BASE, "each morning", "each morning and write the result on the board of the crane shed"),
            Step.MINOR,
        ),
        (on_pages(BASE, with_more), Step.MINOR),
        (on_pages(BASE, lambda one: regrouped(one, moved)), Step.MINOR),
        (replace(BASE, glossary=(Term("knot", "Something else."),)), Step.MINOR),
        (
            replace(
                BASE,
                responsibilities=(replace(BASE.responsibilities[0], definition="Other."), *BASE.responsibilities[1:]),
            ),
            Step.MINOR,
        ),
        (
            replace(BASE, responsibilities=(*BASE.responsibilities, Responsibility("night", "Night", "craft"))),
            Step.MAJOR,
        ),
        (replace(BASE, roles=(Role("pilot", "Helmsman"), BASE.roles[1])), Step.MAJOR),
        (replace(BASE, levels=(*BASE.levels, Level("ic", "H3", 3))), Step.MAJOR),
        (replace(BASE, pages=BASE.pages[:3]), Step.MAJOR),
    ],
)
def test_the_rule_says_how_much_a_change_weighs(new: Framework, expected: Step) -> None:
    assert step(new) is expected


def test_a_responsibility_that_is_asked_for_at_one_more_level_is_meaning() -> None:
    less = harbor(pages=(*BASE.pages[:3], page("crane", "H2")))
    rise = rise_of(diff_frameworks(less, harbor()))
    assert rise.step is Step.MINOR
    assert any("more levels" in reason.sentence for reason in rise.reasons)


@pytest.mark.parametrize(
    ("old", "new", "expected", "why"),
    [
        ("I write the log", "I write the log", Step.NONE, ""),
        ("I write the log each day", "I write our log each day", Step.PATCH, "slightly other words"),
        ("I oil 3 winches each day", "I oil 5 winches each day", Step.MINOR, "another number"),
        ("I leave the log open", "I never leave the log open", Step.MINOR, "it is denied, or not any more"),
        ("I write the log", "I may write the log", Step.MINOR, None),
        ("I work on my own tasks", "I work on the goals of several teams", Step.MINOR, None),
        ("I repair winches and pumps", "I paint boats and buoys", Step.MINOR, "mostly other words"),
        (
            "I repair winches, pumps, cranes, boats, lamps and ropes each winter",
            "I repair winches, pumps, cranes, boats, buoys and anchors each winter",
            Step.MINOR,
            "several other words",
        ),
    ],
)
def test_other_words_are_wording_or_meaning(old: str, new: str, expected: Step, why: str | None) -> None:
    found, told = words(old, new)
    assert found is expected
    assert why is None or told == why


@given(numbers, st.sampled_from(Step))
def test_a_raised_number_is_higher_and_its_lower_parts_begin_anew(number: VersionNumber, raised: Step) -> None:
    after = number.raised(raised)
    assert after > number
    assert VersionNumber.parsed(str(after)) == after
    if raised is Step.MAJOR:
        assert (after.minor, after.patch) == (0, 0)
    if raised is Step.MINOR:
        assert (after.major, after.patch) == (number.major, 0)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.2.3", VersionNumber(1, 2, 3)),
        (" v2 ", VersionNumber(2)),
        ("1.4", VersionNumber(1, 4)),
        ("", None),
        ("1.2.3.4", None),
        ("a", None),
        ("-1", None),
        ("٣", None),
    ],
)
def test_numbers_are_read_from_texts(text: str, number: VersionNumber | None) -> None:
    assert VersionNumber.parsed(text) == number


def test_the_owner_may_go_higher_with_a_reason_and_never_lower() -> None:
    current, rise = VersionNumber(1, 2, 3), Rise(Step.MINOR, ())
    assert proposed(None, rise) == FIRST
    assert str(proposed(current, rise)) == "1.3.0"
    assert str(chosen(current, rise, Step.NONE, "")) == "1.3.0"
    assert str(chosen(current, rise, Step.MINOR, "")) == "1.3.0"
    assert str(chosen(current, rise, Step.MAJOR, "A new company.")) == "2.0.0"
    assert chosen(None, rise, Step.MAJOR, "") == FIRST
    with pytest.raises(Refused, match="Say why"):
        chosen(current, rise, Step.MAJOR, "  ")
    with pytest.raises(Refused, match="about meaning"):
        chosen(current, rise, Step.PATCH, "It is small.")


def test_steps_have_words() -> None:
    assert [str(one) for one in Step] == ["none", "patch", "minor", "major"]
    assert [one.concern for one in Step] == ["nothing", "wording", "meaning", "structure"]


def test_the_changelog_tells_the_weightiest_first_in_sentences() -> None:
    new = reworded(reworded(BASE, "greet new", "welcome new"), "I steer", "I may steer")
    new = replace(new, roles=(Role("pilot", "Helmsman"), BASE.roles[1]))
    log = changelog(diff_frameworks(BASE, new, labels=("1.0.0", "2.0.0")), VersionNumber(2))
    assert [section.heading for section in log.sections] == ["Structure", "Meaning", "Wording"]
    structure, meaning, wording = (section.sentences for section in log.sections)
    assert structure == ("Pilot is called Helmsman now.",)
    assert meaning[0].startswith(
        "Piloting, H1 and H2 (Helmsman): “I steer small boats through the inner basin.” reads “I may steer"
    )
    assert wording[0].startswith("Crew, H1: “I greet new colleagues on the pier, as H1 asks.” reads “I welcome")
    assert log.why == "1 change is about structure: the rule asks for a major version."
    assert to_text(log).startswith("2.0.0\n=====\n\n1 change is about structure")


def test_a_changelog_of_nothing_says_so() -> None:
    log = changelog(diff_frameworks(BASE, BASE))
    assert log.sections == ()
    assert log.why.startswith("Nothing changed")
    assert to_text(log).startswith("the older one → the newer one")


def test_every_kind_of_change_has_a_sentence() -> None:
    whole = "I oil every winch before the season opens and I write down what I found in the blue book of the shed."
    parts = ("I oil every winch before the season opens.", "I write down what I found in the blue book of the shed.")
    one, two = (
        harbor(pages=(page("pilot", "H1", group("piloting", "Piloting", *texts)),)) for texts in ((whole,), parts)
    )
    cut = changelog(diff_frameworks(one, two)).sections[0].sentences
    joined = changelog(diff_frameworks(two, one)).sections[0].sentences
    assert any("is two now: “" in sentence for sentence in cut)
    assert any("are one now: “" in sentence for sentence in joined)
    shorter = harbor(
        pages=tuple(page(each.role, each.level, *each.sections[2].groups, crew=CREW[:1]) for each in BASE.pages)
    )
    assert any(
        sentence.endswith("is gone.") for sentence in changelog(diff_frameworks(BASE, shorter)).sections[0].sentences
    )
    added = changelog(diff_frameworks(shorter, BASE)).sections[0].sentences
    assert any(sentence.endswith("is new.") for sentence in added)
    more = reworded(BASE, "each morning", "each morning and write the result on the board of the crane shed")
    assert any(
        "says more than" in sentence for sentence in changelog(diff_frameworks(BASE, more)).sections[0].sentences
    )
    other = changelog(diff_frameworks(BASE, on_pages(BASE, lambda each: regrouped(each, moved)))).sections[0].sentences
    assert any("stood under Crew before" in sentence for sentence in other)
    plain = changelog(diff_frameworks(BASE, reworded(BASE, ".", ""))).sections[0].sentences
    assert any("differ in punctuation or letter case alone" in sentence for sentence in plain)
