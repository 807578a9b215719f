"""Profiles, waivers, and frameworks of any shape."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings

import levelset.web
from levelset.core.findings import Severity
from levelset.core.model import Framework, Waiver
from levelset.interchange.folder import read_framework
from levelset.linting.checking import check
from levelset.linting.examples import framework_of
from levelset.linting.registry import RULES
from levelset.linting.rule import Place, Profile
from levelset.linting.waivers import covers
from support.frameworks import frameworks

VAGUE = "- I am involved in the releases of my team.\n- I test my changes."
DEMO = Path(levelset.web.__file__).parent / "demo" / "framework"


def codes(framework: Framework, profile: Profile = Profile.DEFAULT) -> list[str]:
    return [problem.rule.code for problem in check(framework, profile).problems]


def waived(where: str, reason: str = "The law wants it so.", rule: str = "check/vague") -> Framework:
    return replace(framework_of(VAGUE), waivers=(Waiver(rule, where, reason),))


@settings(max_examples=60, deadline=None)
@given(frameworks())
def test_any_framework_can_be_checked(framework: Framework) -> None:
    for profile in Profile:
        for problem in check(framework, profile).problems:
            assert problem.remark.message
            assert problem.rule.code in RULES


def test_our_own_demo_framework_has_no_finding_in_any_profile() -> None:
    held = read_framework(DEMO)
    assert held.value is not None
    assert not held.findings
    assert not held.value.waivers
    for profile in Profile:
        assert codes(held.value, profile) == []


def test_the_import_profile_asks_less_than_the_default_and_that_less_than_the_strict() -> None:
    asked = {profile: {rule.code for rule in RULES.values() if profile in rule.severities} for profile in Profile}
    assert asked[Profile.IMPORT] < asked[Profile.DEFAULT] < asked[Profile.STRICT]


def test_a_warning_of_the_default_profile_is_an_error_in_the_strict_one() -> None:
    framework = framework_of(VAGUE)
    assert [problem.severity for problem in check(framework).problems] == [Severity.WARNING]
    assert [problem.severity for problem in check(framework, Profile.STRICT).problems] == [Severity.ERROR]


def test_milder_words_are_told_in_the_strict_profile_alone() -> None:
    framework = framework_of("- I participate in the releases of my team.")
    assert codes(framework) == []
    assert codes(framework, Profile.STRICT) == ["check/vague"]


def test_only_the_rules_that_are_asked_speak() -> None:
    framework = framework_of("- I am involved in the the releases of my team.")
    assert codes(framework) == ["check/doubled-word", "check/vague"]
    assert [one.rule.code for one in check(framework, rules=[RULES["check/vague"]]).problems] == ["check/vague"]


def test_a_waiver_with_a_reason_sets_a_finding_aside_and_is_told() -> None:
    checked = check(waived("software-engineer/ic2#impact"))
    assert checked.problems == ()
    assert [(problem.rule.code, waiver.reason) for problem, waiver in checked.waived] == [
        ("check/vague", "The law wants it so.")
    ]


def test_a_waiver_without_a_reason_sets_nothing_aside_and_is_a_finding() -> None:
    assert codes(waived("software-engineer/ic2", "")) == ["check/vague", "check/waiver-without-reason"]


def test_a_waiver_of_another_place_is_idle() -> None:
    assert codes(waived("software-engineer/ic3")) == ["check/vague", "check/idle-waiver"]
    assert codes(waived("software-engineer/ic2#ownership")) == ["check/vague", "check/idle-waiver"]


def test_a_waiver_of_a_rule_that_does_not_exist_is_idle() -> None:
    assert codes(waived("*", rule="check/no-such-rule")) == ["check/vague", "check/idle-waiver"]


def test_a_waiver_of_a_rule_that_was_not_asked_is_not_idle() -> None:
    framework = replace(framework_of("- I test my changes."), waivers=(Waiver("full-stops", "*", "We like them so."),))
    assert codes(framework) == []


def test_what_a_waiver_covers() -> None:
    place = Place("software-engineer/ic2", "Code Fluency", "I test.", id="a1b2")
    for where in (
        "*",
        "software-engineer/*",
        "software-engineer/ic2",
        "Software-Engineer/IC2.md",
        "*/ic2#code-fluency",
    ):
        assert covers(Waiver("vague", where, "because it is"), "check/vague", place), where
    assert covers(Waiver("check/*", "*#a1b2", "because it is"), "check/vague", place)
    for where in ("software-engineer/ic3", "*#impact", "*#b1", "data-engineer/*"):
        assert not covers(Waiver("vague", where, "because it is"), "check/vague", place), where
    assert not covers(Waiver("typo", "*", "because it is"), "check/vague", place)


def test_what_pages_inherit_is_told_once_and_at_the_core_page() -> None:
    held = read_framework(DEMO).value
    assert held is not None
    places = {problem.place.page for problem in check(held, rules=[RULES["check/two-claims"]]).problems}
    assert not places
    pages = tuple(
        replace(
            page,
            sections=tuple(
                replace(
                    section,
                    groups=tuple(
                        replace(group, statements=(replace(group.statements[0], text="I am involved in it."),))
                        if group.inherited_from and group.key == "impact"
                        else group
                        for group in section.groups
                    ),
                )
                for section in page.sections
            ),
        )
        for page in held.pages
    )
    found = check(replace(held, pages=pages), rules=[RULES["check/vague"]]).problems
    assert sorted(problem.place.page for problem in found) == [f"_core/ic/ic{level}" for level in range(1, 5)]
