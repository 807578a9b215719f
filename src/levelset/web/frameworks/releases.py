"""What publishing a framework would do to its number and to the ids of its statements; worked out once for each state.

Pure but for a small memory: what follows from two documents and the answers of a person is always the same.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from levelset.comparing.changelog import Changelog, changelog
from levelset.comparing.diff.frameworks import diff_frameworks
from levelset.comparing.diff.model import Diff
from levelset.comparing.identity import (
    Asked,
    Became,
    Identified,
    Question,
    Retired,
    asked_once,
    identify,
    settled_by,
)
from levelset.comparing.versioning import FIRST, RULE, Rise, Step, VersionNumber, chosen, proposed, rise_of
from levelset.core.model import Framework
from levelset.web.frameworks.cache import Bounded
from levelset.web.frameworks.models import FrameworkVersion

Answers = Mapping[str, str | None]
"""Id of an older statement → the id of the one that it became, None for none; what is missing stays open."""

_diffs: Bounded[Diff] = Bounded(8)
_identified: Bounded[Identified] = Bounded(8)


@dataclass(frozen=True, slots=True)
class Release:
    """A framework about to be published: with ids, with its changelog, and the number that the rule proposes.

    ``log`` and ``rise`` are None for the first version. ``current`` is the number of the version before.
    """

    identified: Identified
    current: VersionNumber | None
    number: VersionNumber
    rise: Rise | None
    log: Changelog | None

    @property
    def framework(self) -> Framework:
        """The framework with an id at every statement."""
        return self.identified.framework

    @property
    def asked(self) -> tuple[Asked, ...]:
        """What a person has to say about the ids, equal questions once."""
        return asked_once(self.identified.questions)


def number_of(version: FrameworkVersion) -> VersionNumber:
    """The number of a version; those from before there were such numbers count as whole ones."""
    return VersionNumber.parsed(version.edition) or VersionNumber(version.number)


def diff_of(old: FrameworkVersion, new: FrameworkVersion) -> Diff:
    """What changed between two published versions."""
    return _diff((old.sha256, new.sha256), old.framework, new.framework, (str(number_of(old)), str(number_of(new))))


def _diff(key: Hashable, old: Framework, new: Framework, labels: tuple[str, str]) -> Diff:
    found = _diffs.get((key, labels))
    if found is None:
        found = diff_frameworks(old, new, labels=labels)
        _diffs.put((key, labels), found)
    return found


def release_of(
    framework: Framework,
    before: FrameworkVersion | None,
    answers: Answers,
    earlier: Iterable[Mapping[str, Any]] = (),
) -> Release:
    """What publishing this framework after ``before`` would be, with what a person has answered.

    ``earlier`` are the ``changes`` of all versions so far: a statement that comes back takes its old id.
    """
    if before is None:
        return Release(identify(framework), None, FIRST, None, None)
    found = _identified.get((before.sha256, framework))
    if found is None:
        borne = {one.id for page in before.framework.pages for one in page.statements()}
        gone = [_retired(one) for changes in earlier for one in changes.get("became", ()) if one["id"] not in borne]
        found = identify(framework, before.framework, gone)
        _identified.put((before.sha256, framework), found)
    current = number_of(before)
    settled = settled_by(found, answers)
    diff = _diff((before.sha256, settled.framework), before.framework, settled.framework, (str(current), ""))
    rise = rise_of(diff)
    number = proposed(current, rise)
    return Release(settled, current, number, rise, changelog(diff, number))


@dataclass(frozen=True, slots=True)
class Naming:
    """What an author says when they publish: which statements are the same, and how much the changes weigh.

    Without a ``step`` the rule decides; a weightier one needs a ``reason``.
    """

    answers: Answers = field(default_factory=dict)
    step: Step = Step.NONE
    reason: str = ""


def edition_of(release: Release, naming: Naming | None) -> tuple[str, str]:
    """The number of a version, and why it went up by more than the rule asked for.

    Raises ``Refused`` where the author asks for less than the rule, or for more without a reason.
    """
    if naming is None or release.rise is None:
        return str(release.number), ""
    number = chosen(release.current, release.rise, naming.step, naming.reason)
    return str(number), naming.reason.strip() if number != release.number else ""


def kept(release: Release) -> dict[str, Any]:
    """What is stored beside a version: what became of statements, the rule, and the changelog as it was proposed."""
    log = release.log
    return {
        "rule": RULE,
        "step": str(release.rise.step) if release.rise else "",
        "why": log.why if log else "",
        "summary": list(log.summary) if log else [],
        "sections": [
            {"step": str(section.step), "heading": section.heading, "sentences": list(section.sentences)}
            for section in (log.sections if log else ())
        ],
        "became": [
            {"id": one.old.id, "owner": one.old.owner, "text": one.old.text, "new": list(one.new)}
            for one in release.identified.became
        ],
        "asked": [
            {"id": one.old.id, "owner": one.old.owner, "text": one.old.text, "new": [one.new.id]}
            for one in release.identified.questions
        ],
    }


def became_of(versions: Iterable[FrameworkVersion]) -> tuple[list[Became], list[Question]]:
    """What became of statements with each of these versions, and what nobody had answered, the earliest first."""
    became: list[Became] = []
    questions: list[Question] = []
    for version in versions:
        became += [Became(_retired(one), tuple(one["new"])) for one in version.changes.get("became", ())]
        questions += [
            Question(_retired(one), Retired(new, one["owner"], ""), 0.0)
            for one in version.changes.get("asked", ())
            for new in one["new"]
        ]
    return became, questions


def _retired(held: Mapping[str, Any]) -> Retired:
    return Retired(held["id"], held["owner"], held["text"])
