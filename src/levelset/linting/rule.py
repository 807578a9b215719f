"""What a rule is: a small function over a framework, with its severity in each profile, its reason and two examples.

A rule says nothing about files: it tells *places*, and checking finds out where these stand.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from levelset.core.findings import Severity
from levelset.core.model import Source

if TYPE_CHECKING:
    from levelset.linting.view import View

VERSION = "1"
"""The version of the rules. It changes when a rule would judge an unchanged text otherwise."""


class Profile(StrEnum):
    """How much is told: ``import`` only what reading a document may have caused or shows at once."""

    STRICT = "strict"
    DEFAULT = "default"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a framework.

    ``page`` is the address of a page (``software-engineer/ic2``), of a core page (``_core/ic/ic2``), of a prose page
    (``_pages/what-impact-means``) or ``framework.yaml``; ``heading`` the facet, pillar or responsibility, ``text`` what
    stands there, as far as the finding is about them.
    """

    page: str
    heading: str = ""
    text: str = ""
    id: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule says: a message about a place, the words of its text that are meant, and other places concerned."""

    place: Place
    message: str
    words: str = ""
    others: tuple[Place, ...] = ()


Check = Callable[["View"], Iterable[Remark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. ``bad`` and ``good`` are Markdown as in the native folder (``examples`` says how they are read)."""

    name: str
    title: str
    why: str
    bad: str
    good: str
    severities: Mapping[Profile, Severity]
    check: Check
    english: bool = False

    @property
    def code(self) -> str:
        """How findings and waivers name the rule: ``check/two-claims``."""
        return f"check/{self.name}"


ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


class Rulebook:
    """The rules of one file, in its order."""

    def __init__(self) -> None:
        self._rules: list[Rule] = []

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules)

    def rule(
        self,
        name: str,
        title: str,
        *,
        why: str,
        bad: str,
        good: str,
        default: Severity | None = None,
        imported: Severity | None = None,
        strict: Severity | None = None,
        english: bool = False,
    ) -> Callable[[Check], Check]:
        """Registers a function as a rule.

        Without a ``strict`` severity, a warning of the default profile is an error there, and what the default
        profile does not tell is a warning. A rule that is ``english`` reads English words and is silent elsewhere.
        """
        severities = {Profile.STRICT: strict or (WARNING if default in (None, INFO) else ERROR)}
        severities |= {Profile.DEFAULT: default} if default else {}
        severities |= {Profile.IMPORT: imported} if imported else {}

        def register(check: Check) -> Check:
            self._rules.append(Rule(name, title, why, bad.strip("\n"), good.strip("\n"), severities, check, english))
            return check

        return register
