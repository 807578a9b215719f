"""Faults planted into clean frameworks are found, and clean frameworks are left alone."""

from random import Random

import pytest

from levelset.core.model import Framework
from levelset.linting.checking import check
from levelset.linting.registry import LAST, RULES
from levelset.linting.rule import Profile, Rule
from support.clean_frameworks import clean_framework
from support.planting import FAULTS

FEW = 20
"""Faults of each rule here; ``benchmarks/check_planted.py`` plants two hundred."""


def count(rule: Rule, framework: Framework) -> int:
    profile = Profile.DEFAULT if Profile.DEFAULT in rule.severities else Profile.STRICT
    asked = [rule, RULES["check/vague"]] if rule.code == LAST else [rule]
    return sum(problem.rule is rule for problem in check(framework, profile, asked).problems)


def test_there_is_a_fault_for_every_rule() -> None:
    assert set(FAULTS) == {rule.name for rule in RULES.values()}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_planted_faults_are_found(rule: Rule) -> None:
    random = Random(rule.code)
    found = 0
    for number in range(FEW):
        framework = clean_framework(random, levels=3 + number % 2, statements=3)
        assert count(rule, framework) == 0
        found += count(rule, FAULTS[rule.name](random, framework)) > 0
    assert found >= 0.85 * FEW


def test_a_clean_framework_has_no_finding_in_the_default_profile() -> None:
    for seed in range(10):
        found = check(clean_framework(Random(seed))).problems
        assert [(problem.rule.code, problem.place.text) for problem in found] == []
