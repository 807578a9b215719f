"""What the check finds in a version, page by page, ready to be shown."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from levelset.core.findings import Severity
from levelset.core.model import Framework, Page
from levelset.linting.checking import Checked, Problem, check
from levelset.linting.rule import Place, Profile


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: where on its page it is, the text that is meant, what is said, why, and the reason of a waiver."""

    heading: str
    text: str
    id: str
    severity: Severity
    message: str
    title: str
    code: str
    why: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The findings of one page, or of what several pages share."""

    title: str
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class CheckShown:
    """Everything that the page shows."""

    chapters: tuple[Chapter, ...]
    waived: tuple[Found, ...]
    count: int

    @property
    def rules(self) -> tuple["RuleShown", ...]:
        """The rules that found something, the one that found most first."""
        found = Counter((one.code, one.title) for chapter in self.chapters for one in chapter.found)
        return tuple(RuleShown(code, title, count) for (code, title), count in found.most_common())

    def of_rule(self, code: str) -> "CheckShown":
        """What one rule found, and what is set aside of it."""
        chapters = (
            Chapter(chapter.title, tuple(one for one in chapter.found if one.code == code)) for chapter in self.chapters
        )
        left = tuple(chapter for chapter in chapters if chapter.found)
        waived = tuple(one for one in self.waived if one.code == code)
        return CheckShown(left, waived, sum(len(chapter.found) for chapter in left))


@dataclass(frozen=True, slots=True)
class RuleShown:
    """A rule and how often it found something."""

    code: str
    title: str
    count: int


def checked_of(framework: Framework, mark: str, profile: Profile) -> CheckShown:
    """What the check finds in a framework; ``mark`` tells one framework from every other."""
    return _shown(_Key(mark, profile, framework))


class _Key:
    """A framework that is compared by its mark: comparing its texts would take longer than checking them."""

    def __init__(self, mark: str, profile: Profile, framework: Framework) -> None:
        self.same = (mark, profile)
        self.profile = profile
        self.framework = framework

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.same == other.same

    def __hash__(self) -> int:
        return hash(self.same)


@lru_cache(maxsize=4)
def _shown(key: _Key) -> CheckShown:
    checked = check(key.framework, key.profile)
    places = dict.fromkeys(problem.place.page for problem in checked.problems)
    chapters = (Chapter(_title(key.framework, place), tuple(_of(checked, place))) for place in places)
    waived = tuple(_found(problem, waiver.reason) for problem, waiver in checked.waived)
    return CheckShown(tuple(chapters), waived, len(checked.problems))


def _of(checked: Checked, place: str) -> Iterable[Found]:
    return (_found(problem) for problem in checked.problems if problem.place.page == place)


def _found(problem: Problem, reason: str = "") -> Found:
    place: Place = problem.place
    return Found(
        place.heading,
        place.text,
        place.id,
        problem.severity,
        problem.remark.message,
        problem.rule.title,
        problem.rule.code,
        problem.rule.why,
        reason,
    )


def _title(framework: Framework, place: str) -> str:
    """The title of a page; the address of what is none."""
    page: Page | None = framework.page(place)
    return page.title if page else place
