"""One statement and the statements of the other page: what an editor chooses from who puts their link right."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from levelset.comparing.align import compare_pages
from levelset.comparing.places import places_of
from levelset.core.model import Page
from levelset.interchange.links_yaml import KeptLink
from levelset.web.frameworks.forms import LinkAnswer
from levelset.web.frameworks.models import KeptLinkRow
from levelset.web.frameworks.reading.book import Book
from levelset.web.frameworks.reading.compare_words import name_of


@dataclass(frozen=True, slots=True)
class Choice:
    """A statement of the other page; ``chosen`` where it is linked now."""

    key: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """The statements under one heading of the other page."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class LinkingView:
    """The statement, whether it is of the newer page, the choices, and the links of these pages put right so far."""

    key: str
    text: str
    is_new: bool
    old: Page
    new: Page
    groups: tuple[ChoiceGroup, ...]
    rows: tuple[KeptLinkRow, ...]

    @property
    def anchor(self) -> str:
        """The id of the statement."""
        return self.key

    @property
    def side(self) -> str:
        """The name of the field that holds the statement."""
        return "new" if self.is_new else "old"

    @property
    def other(self) -> Page:
        """The page to choose from."""
        return self.old if self.is_new else self.new


def linking_of(
    book: Book, old: Page, new: Page, answer: LinkAnswer, kept: Iterable[KeptLink], rows: Sequence[KeptLinkRow]
) -> LinkingView | None:
    """What to choose from for one statement; None where its page has no such statement."""
    mine, other = (new, old) if answer.is_new else (old, new)
    text = next((one.text for one in mine.statements() if one.id and one.id == answer.statement), None)
    if text is None:
        return None
    linked: set[str] = set()
    for link in compare_pages(old, new, kept).links:
        here, there = (link.to_ids, link.from_ids) if answer.is_new else (link.from_ids, link.to_ids)
        if answer.statement in here:
            linked.update(there)
    groups = tuple(_groups(book, other, linked))
    return LinkingView(answer.statement, text, answer.is_new, old, new, groups, tuple(rows))


def _groups(book: Book, page: Page, linked: set[str]) -> Iterator[ChoiceGroup]:
    for place, statements in places_of(page):
        choices = tuple(Choice(one.id, one.text, one.id in linked) for one in statements if one.id)
        if choices:
            yield ChoiceGroup(name_of(book, place), choices)
