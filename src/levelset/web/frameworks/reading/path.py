"""The path of a role as a reader sees it: each responsibility, each statement from where it starts to where it ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from levelset.comparing.align import Change
from levelset.comparing.origins import origins_of
from levelset.comparing.path import RolePath, Stop, Strand, Stretch, path_of
from levelset.interchange.links_yaml import KeptLink
from levelset.text.readable_diff import readable_diff
from levelset.web.frameworks.reading.addresses import Addresses
from levelset.web.frameworks.reading.book import Book
from levelset.web.frameworks.reading.compare_words import name_of, names, warning_of
from levelset.web.frameworks.reading.comparison import Writer, banded
from levelset.web.frameworks.reading.level import Step
from levelset.web.frameworks.reading.rising import RiseView, rise_view


@dataclass(frozen=True, slots=True)
class StopView:
    """What a strand says at a level. ``same`` where it says it in the words of the level below."""

    level: str
    text: SafeString
    href: str
    same: bool
    under: str
    rises: tuple[RiseView, ...]


@dataclass(frozen=True, slots=True)
class StrandView:
    """A statement through the levels; ``span`` says where it starts and ends, ``marks`` at which levels it stands."""

    span: str
    marks: tuple[tuple[str, bool], ...]
    stops: tuple[StopView, ...]


@dataclass(frozen=True, slots=True)
class StretchView:
    """A responsibility through the levels: its name, the levels that have it, its strands."""

    anchor: str
    name: str
    levels: str
    strands: tuple[StrandView, ...]


@dataclass(frozen=True, slots=True)
class PathBand:
    """Responsibilities under one pillar."""

    is_expectations: bool
    pillar: str | None
    name: str
    symbol: str
    parts: tuple[StretchView, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """One step of the path: the way to the comparison of its two levels, with warnings where they do not belong."""

    step: Step
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PathView:
    """The path of a role, in bands, with its levels and the steps between them."""

    levels: tuple[Step, ...]
    steps: tuple[Between, ...]
    bands: tuple[PathBand, ...]


def path_view(book: Book, at: Addresses, role: str, kept: Iterable[KeptLink] = ()) -> PathView:
    """The path of a role through all its levels; ``kept`` are links that people put right."""
    pages = at.shelf.pages[role]
    path = path_of(pages, kept)
    teller = _Teller(book, at, path)
    stretches = [(stretch.place, teller.stretch(number, stretch)) for number, stretch in enumerate(path.stretches)]
    return PathView(
        tuple(Step(page.level, page.title, at.page(page)) for page in pages),
        tuple(teller.between(number) for number in range(len(path.steps))),
        tuple(PathBand(*head, parts) for head, parts in banded(stretches)),
    )


class _Teller:
    """Turns strands into what stands on the page."""

    def __init__(self, book: Book, at: Addresses, path: RolePath) -> None:
        self.book, self.at, self.path = book, at, path
        self.labels = [page.level for page in path.pages]
        self.writers = [Writer(book, at, page, page) for page in path.pages]

    def between(self, number: int) -> Between:
        old, new = self.path.pages[number : number + 2]
        framework = self.book.framework
        origins = origins_of(self.path.steps[number], (framework, old), (framework, new))
        title = _("%(old)s to %(new)s") % {"old": old.level, "new": new.level}
        return Between(
            Step(title, title, self.at.compare(old, new)),
            tuple(warning_of(origin, old.level, new.level) for origin in origins),
        )

    def stretch(self, number: int, stretch: Stretch) -> StretchView:
        everywhere = len(stretch.levels) == len(self.labels)
        levels = _("at every level") if everywhere else names(self.labels[level] for level in stretch.levels)
        strands = tuple(self.strand(strand, stretch) for strand in stretch.strands)
        return StretchView(f"r-{number + 1}", name_of(self.book, stretch.place), levels, strands)

    def strand(self, strand: Strand, stretch: Stretch) -> StrandView:
        stands = {stop.level for stop in strand.stops}
        return StrandView(
            self.span(strand),
            tuple((label, level in stands) for level, label in enumerate(self.labels)),
            tuple(self.stop(strand.stops, number, stretch) for number in range(len(strand.stops))),
        )

    def span(self, strand: Strand) -> str:
        said = {"first": self.labels[strand.first], "last": self.labels[strand.last]}
        end = len(self.labels) - 1
        if strand.first == strand.last:
            return _("only at %(first)s") % said
        if strand.last < end:
            return _("from %(first)s to %(last)s") % said
        return _("from %(first)s on") % said if strand.first else _("at every level")

    def stop(self, stops: Sequence[Stop], number: int, stretch: Stretch) -> StopView:
        stop, before = stops[number], stops[number - 1] if number else None
        page, writer = self.path.pages[stop.level], self.writers[stop.level]
        text, known = _text(stop), _text(before) if before else ""
        pieces = readable_diff(known, text) if before else [("=", text)]
        if all(sign != "=" for sign, _words in pieces):
            pieces = [("=", text)]
        key = stop.statements[0].id
        old = self.labels[before.level] if before else ""
        return StopView(
            self.labels[stop.level],
            writer.marked(piece for piece in pieces if piece[0] != "-"),
            self.at.statement(page, key) if key else "",
            stop.change is Change.KEPT,
            self.under(stop, stretch),
            tuple(rise_view(rise, old, self.labels[stop.level]) for rise in stop.rises),
        )

    def under(self, stop: Stop, stretch: Stretch) -> str:
        """The heading that the statement stands under at this level, where it is another one."""
        here, there = name_of(self.book, stop.place), name_of(self.book, stretch.place)
        return here if here != there else ""


def _text(stop: Stop) -> str:
    return " ".join(statement.text for statement in stop.statements)
