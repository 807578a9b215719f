"""Checking a framework: the rules of a profile, less what waivers set aside."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from levelset.core.findings import Finding, Severity
from levelset.core.model import Framework, Waiver
from levelset.linting.registry import LAST, RULES
from levelset.linting.rule import Place, Profile, Remark, Rule
from levelset.linting.view import View
from levelset.linting.waivers import first_cover, holds


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found, with the severity that the profile gives it."""

    rule: Rule
    severity: Severity
    remark: Remark

    @property
    def place(self) -> Place:
        """Where it was found."""
        return self.remark.place

    def finding(self, file: str | None = None, line: int | None = None) -> Finding:
        """The problem as a finding of a file."""
        return Finding(self.rule.code, self.severity, self.remark.message, file, line)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, in the order of the rules, and what waivers set aside."""

    problems: tuple[Problem, ...]
    waived: tuple[tuple[Problem, Waiver], ...] = ()


def check(framework: Framework, profile: Profile = Profile.DEFAULT, rules: Iterable[Rule] | None = None) -> Checked:
    """What the rules say of a framework.

    ``rules`` are those to ask, however the profile stands to them; without, those of the profile. A rule that the
    profile does not ask has the severity of the strict one.
    """
    asked = [rule for rule in RULES.values() if profile in rule.severities] if rules is None else list(rules)
    view = View(framework, strict=profile is Profile.STRICT)
    asked = [rule for rule in asked if view.english or not rule.english]
    found: list[Problem] = []
    waived: list[tuple[Problem, Waiver]] = []
    for problem in (one for rule in asked if rule.code != LAST for one in _told(rule, view, profile)):
        waiver = first_cover(framework.waivers, problem.rule.code, problem.place)
        if waiver is None:
            found.append(problem)
        else:
            waived.append((problem, waiver))
    used = {waiver for _, waiver in waived}
    idle = tuple(
        waiver for waiver in framework.waivers if waiver not in used and holds(waiver) and _was_asked(waiver, asked)
    )
    for rule in asked:
        if rule.code == LAST:
            found += _told(rule, replace(view, idle=idle), profile)
    return Checked(tuple(found), tuple(waived))


def _told(rule: Rule, view: View, profile: Profile) -> list[Problem]:
    severity = rule.severities.get(profile) or rule.severities[Profile.STRICT]
    return [Problem(rule, severity, remark) for remark in rule.check(view)]


def _was_asked(waiver: Waiver, asked: Iterable[Rule]) -> bool:
    """Whether a waiver could have been used: its rule was asked, or there is none of its name."""
    names = {rule.code for rule in asked}
    named = {waiver.rule, f"check/{waiver.rule}"}
    return bool(named & names) or "*" in waiver.rule or not named & set(RULES)
