"""A comparison as a list of plain parts, which text, Markdown and HTML only have to write down."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from levelset.comparing.align import Change, Link
from levelset.comparing.path import RolePath, Stop, Strand
from levelset.comparing.places import PlaceKind
from levelset.comparing.rises.digest import Digest
from levelset.comparing.rises.reading import Rise
from levelset.comparing.telling.phrases import (
    WARNING,
    basis_of,
    listed,
    place_name,
    step_of,
    summary_of,
    warning_of,
)
from levelset.comparing.telling.told import Told
from levelset.text.words_diff import Piece


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``depth`` 1 is the title. ``note`` stands behind it."""

    depth: int
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A sentence of ours."""

    text: str


@dataclass(frozen=True, slots=True)
class Warnings:
    """What a reader has to know first."""

    text: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One dimension that rises or falls. ``quotes`` are labels with the words that it was read from."""

    dimension: str
    old: str
    new: str
    quotes: tuple[tuple[str, str], ...]
    note: str
    falls: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of the framework behind a mark ("new", "kept", a level); ``note`` says more of it."""

    mark: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """A statement and what it became: marked word by word, or both whole where ``pieces`` is empty."""

    mark: str
    old: tuple[str, str]
    new: tuple[str, str]
    pieces: tuple[Piece, ...]
    note: str = ""


Part = Heading | Prose | Warnings | Step | Said | Changed

Show = Callable[[Told, Digest], Iterator[Part]]
"""Turns one responsibility into parts."""

REWRITTEN = "rewritten"
"""The mark of a statement in whose place another sentence stands."""


def sheet_of(told: Told, *, rises: bool = True, sides: bool = True, only_changes: bool = False) -> list[Part]:
    """A comparison in parts: the summary, then one reading or both."""
    old, new = told.labels
    parts: list[Part] = [Heading(1, f"From {old} to {new}", _role_of(told))]
    if told.origins:
        signs = tuple(warning_of(origin, old, new) for origin in told.origins)
        parts.append(Warnings(WARNING, signs))
    parts.append(Prose(summary_of(told)))
    both = rises and sides
    if rises:
        parts += [Heading(2, "What rises")] if both else []
        parts += _banded(told, 2 + both, _rising)
    if sides:
        parts += [Heading(2, "Side by side")] if both else []
        parts += _banded(told, 2 + both, _changes_alone if only_changes else _side_by_side)
    return parts


def _role_of(told: Told) -> str:
    same = told.old.page.role == told.new.page.role and told.old.framework is told.new.framework
    role = told.old.framework.role(told.old.page.role)
    return (role.name if role else told.old.page.role) if same else ""


def _banded(told: Told, depth: int, show: Show) -> Iterator[Part]:
    """The digests under the headings of their pillars; what has nothing to show is left out."""
    for _, run in groupby(told.digests, key=_band):
        digests = [(one, list(show(told, one))) for one in run]
        shown = [(one, parts) for one, parts in digests if parts]
        if shown:
            yield Heading(depth, _band(shown[0][0]))
        for one, parts in shown:
            note = "new" if one.is_new else "gone" if one.is_gone else ""
            yield Heading(depth + 1, place_name(one.place), note)
            yield from parts


def _band(digest: Digest) -> str:
    place = digest.place
    if place.kind is not PlaceKind.RESPONSIBILITY:
        return "Level expectations"
    return f"{place.symbol} {place.pillar_name}".strip() if place.pillar_name else "Responsibilities"


def _rising(told: Told, digest: Digest) -> Iterator[Part]:
    """What rises, what is new, what says something else, and how much stays."""
    old, new = told.labels
    for rise in digest.rises:
        yield step(rise, old, new)
    for link in digest.new:
        yield Said("new", " ".join(link.to_text), _taken_over(link))
    for link in digest.changed:
        yield _changed(link, old, new)
    for link in digest.gone:
        yield Said("gone", " ".join(link.from_text), _taken_over(link))
    if digest.kept and digest.changes:
        yield Prose("The rest stays as it is.")


def step(rise: Rise, old: str, new: str) -> Step:
    """A rise with the words that it was read from."""
    dimension, before, after = step_of(rise)
    quotes = ((label, reading.words) for label, reading in ((old, rise.old), (new, rise.new)) if reading.words)
    return Step(dimension, before, after, tuple(quotes), basis_of(rise, old, new), rise.falls)


def _side_by_side(told: Told, digest: Digest) -> Iterator[Part]:
    for link in digest.links:
        yield _row(told, link)


def _changes_alone(told: Told, digest: Digest) -> Iterator[Part]:
    for link in digest.links:
        if link.change is not Change.KEPT or _what_happened(link):
            yield _row(told, link)


def _row(told: Told, link: Link) -> Part:
    """A statement and what it became."""
    if link.is_new:
        return Said("new", " ".join(link.to_text), _note(link))
    if link.is_gone:
        return Said("gone", " ".join(link.from_text), _note(link))
    if link.change is Change.KEPT:
        return Said("kept", " ".join(link.to_text), _note(link))
    return _changed(link, *told.labels)


def _changed(link: Link, old: str, new: str) -> Changed:
    mark = REWRITTEN if link.is_rewritten else str(link.change)
    pieces = () if link.is_rewritten else link.words
    return Changed(mark, (old, " ".join(link.from_text)), (new, " ".join(link.to_text)), pieces, _note(link))


def _note(link: Link) -> str:
    return "; ".join(filter(None, (_what_happened(link), _taken_over(link))))


def _what_happened(link: Link) -> str:
    notes = [
        f"moved from {place_name(link.from_place)}" if link.moved and link.from_place else "",
        "split" if len(link.to_text) > 1 else "",
        "merged" if len(link.from_text) > 1 else "",
        _kept_by(link),
    ]
    return "; ".join(filter(None, notes))


def _kept_by(link: Link) -> str:
    if link.kept_by is None:
        return ""
    return f"link put right by {link.kept_by}" if link.kept_by else "link put right by a person"


def _taken_over(link: Link) -> str:
    """Which page the statements were taken over from: those of the newer page, or what is gone."""
    pages = listed(page for page in (link.to_inherited if link.to_text else link.from_inherited) if page)
    return f"taken over from {pages}" if pages else ""


def sheet_of_path(path: RolePath, title: str) -> list[Part]:
    """The path of a role in parts: each responsibility, and its strands from the level where each starts."""
    labels = [page.level for page in path.pages]
    first, last = labels[0], labels[-1]
    parts: list[Part] = [Heading(1, f"The path of {title}", f"from {first} to {last}")]
    parts.append(Prose("Each strand is one statement through the levels, from where it starts to where it ends."))
    for stretch in path.stretches:
        levels = [labels[level] for level in stretch.levels]
        note = "at every level" if len(levels) == len(labels) else f"at {listed(levels, len(levels))}"
        parts.append(Heading(2, place_name(stretch.place), note))
        for strand in stretch.strands:
            parts += _strand(strand, labels)
    return parts


def _strand(strand: Strand, labels: Sequence[str]) -> Iterator[Part]:
    yield Heading(3, span_of(strand, labels))
    for number, stop in enumerate(strand.stops):
        yield Said(labels[stop.level], _told_at(strand.stops, number), _what_came(stop))
        for rise in stop.rises:
            yield step(rise, labels[strand.stops[number - 1].level], labels[stop.level])


def span_of(strand: Strand, labels: Sequence[str]) -> str:
    """Where a strand starts and ends, in words."""
    first, last, end = labels[strand.first], labels[strand.last], len(labels) - 1
    if strand.first == strand.last:
        return f"Only at {first}"
    if strand.first == 0 and strand.last == end:
        return "At every level"
    return f"From {first} to {last}" if strand.last < end else f"From {first} on"


def _told_at(stops: Sequence[Stop], number: int) -> str:
    text = " ".join(statement.text for statement in stops[number].statements)
    return "the same" if stops[number].change is Change.KEPT else text


def _what_came(stop: Stop) -> str:
    return str(stop.change) if stop.change in (Change.REWORDED, Change.GROWN) else ""
