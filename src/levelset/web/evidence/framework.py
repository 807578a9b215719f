"""The published framework as evidence needs it: its behaviors, its pages to choose from, its lenses."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.utils.functional import cached_property

from levelset.core.model import Framework, Page
from levelset.process.evidence import Stage
from levelset.web.evidence.models import SpeaksTo
from levelset.web.frameworks import queries
from levelset.web.frameworks.access import current_version
from levelset.web.frameworks.models import FrameworkVersion
from levelset.web.frameworks.reading.addresses import Addresses
from levelset.web.frameworks.reading.book import Place


@dataclass(frozen=True, slots=True)
class Behavior:
    """A statement of one version with all that is kept beside its id."""

    statement: str
    version: int
    text: str
    responsibility: str
    responsibility_name: str
    page: str

    def write_to(self, row: SpeaksTo) -> None:
        """Put it into a row, in place of what stood there."""
        row.statement, row.version, row.text = self.statement, self.version, self.text
        row.responsibility, row.responsibility_name, row.page = self.responsibility, self.responsibility_name, self.page


@dataclass(frozen=True)
class Reading:
    """One published version as somebody reads their evidence against it; ``page`` is the page that they chose."""

    version: FrameworkVersion
    page: Page | None = None

    @property
    def framework(self) -> Framework:
        """The framework itself."""
        return self.version.framework

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """Every entry of every lens, in the order of the framework."""
        return tuple(
            Stage(lens.key, lens.name, entry.key, entry.name)
            for lens in self.framework.lenses
            for entry in lens.entries
        )

    @cached_property
    def choices(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Pages to choose from: the name of a role with the addresses and levels of its pages."""
        shelf = self.version.book.shelf
        return [(role.name, [(page.address, page.level) for page in shelf.pages[role.key]]) for role in shelf.roles]

    @cached_property
    def behaviors(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The behaviors of the chosen page: the name of a responsibility with ids and texts."""
        if self.page is None:
            return []
        book = self.version.book
        return [
            (book.name_of(group), [(one.id, one.text) for one in group.statements])
            for section in self.page.sections
            for group in section.groups
            if group.statements
        ]

    @property
    def title(self) -> str:
        """What the chosen page is called; empty where none is chosen."""
        return self.page.title if self.page else ""


def reading_of(user: object, address: str) -> Reading | None:
    """The current version as this user may read it, with the page at an address; None where they may read none."""
    version = current_version(user)
    if version is None:
        return None
    return Reading(version, version.framework.page(address) if address else None)


def behavior_of(reading: Reading, statement: str) -> Behavior | None:
    """A behavior by its id, as the chosen page has it where it stands there; None where there is none."""
    places = [place for place in reading.version.book.places.get(statement, ()) if place.is_behavior]
    chosen = next((place for place in places if place.page == reading.page), None) or next(iter(places), None)
    return None if chosen is None else _behavior(reading.version, chosen)


def at_address(reading: Reading, address: str) -> tuple[Reading, Behavior] | None:
    """A behavior by the address of its place, ``/framework/ROLE/LEVEL#ID``, with the version read against that page.

    A server before it and ``/framework/`` may be left out; None where no behavior of the current version stands there.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    role_at, _stroke, level_at = unquote(parts.path).strip("/").removeprefix("framework/").partition("/")
    shelf = reading.version.book.shelf
    role = shelf.role(role_at) if role_at and level_at else None
    page = shelf.page(role, level_at) if role else None
    there = Reading(reading.version, page)
    found = behavior_of(there, unquote(parts.fragment))
    return (there, found) if page and found and found.page == page.address[:200] else None


def behavior_in(number: int, statement: str) -> Behavior | None:
    """A behavior as a version has it, whoever may read it: for what moves along with a publication."""
    version = queries.numbered(number)
    return None if version is None else behavior_of(Reading(version), statement)


def addresses_of(reading: Reading) -> Addresses:
    """The addresses of the current version."""
    return Addresses("/framework/", reading.version.book.shelf)


def _behavior(version: FrameworkVersion, place: Place) -> Behavior:
    group = place.group
    name = version.book.name_of(group) if group else ""
    key = (group.key if group else None) or name
    return Behavior(place.statement.id, version.number, place.statement.text, key[:120], name, place.page.address[:200])
