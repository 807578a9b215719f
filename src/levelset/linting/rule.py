"""What a rule is: a small function over a framework, with its severity in each profile, a reason and two examples.

A rule says nothing about files: it tells *places*, and checking finds out where these stand.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from levelset.core.findings import Severity
from levelset.core.model import Source

if TYPE_CHECKING:
    from levelset.linting.view import View

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

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
    """A rule. What its page says stands in ``data/rules.yaml`` and is read when somebody asks."""

    name: str
    title: str
    severities: Mapping[Profile, Severity]
    check: Check
    english: bool = False

    @property
    def code(self) -> str:
        """How findings and waivers name the rule: ``check/two-claims``."""
        return f"check/{self.name}"

    @property
    def why(self) -> str:
        """Why the rule is there."""
        return _pages()[self.name]["why"].strip()

    @property
    def bad(self) -> str:
        """A text that the rule minds: Markdown as in the native folder (``examples`` says how it is read)."""
        return _pages()[self.name]["bad"].strip("\n")

    @property
    def good(self) -> str:
        """A text that it does not mind."""
        return _pages()[self.name]["good"].strip("\n")


@cache
def _pages() -> Mapping[str, Mapping[str, str]]:
    text = files("levelset.linting").joinpath("data", "rules.yaml").read_text("utf-8")
    loaded: Mapping[str, Mapping[str, str]] = yaml.load(text, Loader=LOADER)  # noqa: S506 - both loaders are safe ones
    return loaded


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
            self._rules.append(Rule(name, title, severities, check, english))
            return check

        return register
