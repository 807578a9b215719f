"""Lines such as "Same as level II, but also …", resolved where a person said so: the page carries what they point to.

The statements are taken over with the address of the page that says them (``Statement.inherited_from``), before those
of the page itself; the line stays on the page as a note, so that nothing of the document is lost. A line under a
responsibility takes over that responsibility, one under a pillar the whole pillar, one that sums the page up every
pillar. A page is resolved after those below it, so that what these have taken over comes along.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from levelset.core.addresses import key_of
from levelset.core.findings import Finding, Severity
from levelset.core.model import Framework, Group, Note, Page, Section, Source, Statement
from levelset.importing.draft import Fate, SourceReport
from levelset.importing.recognition.noticing import BUILDS_ON, Reference, references
from levelset.text.normal import normalised

Inherits = Mapping[tuple[str, int], str]
"""By the place of a line, the address of the page that it takes over."""


def resolved(
    framework: Framework, inherits: Inherits, reference: Framework | None = None
) -> tuple[Framework, tuple[Finding, ...]]:
    """The framework with these lines resolved; a warning for each whose page is in neither framework any more."""
    if not inherits:
        return framework, ()
    pages = {page.address: page for page in framework.pages}
    findings: list[Finding] = []
    for found in sorted(references(framework), key=lambda one: framework.rank(one.page)):
        address = _decided(found.source, inherits)
        if address is None:
            continue
        other = pages.get(address.lower()) or (reference.page(address) if reference else None)
        if other is None or other.address == found.page.address:
            findings.append(_gone(found, address))
        else:
            pages[found.page.address] = _taken_over(pages[found.page.address], other, found)
    return replace(framework, pages=tuple(pages[page.address] for page in framework.pages)), tuple(findings)


def still_open(found: Iterable[Reference], inherits: Inherits) -> list[Reference]:
    """The lines about which nobody has decided."""
    return [one for one in found if _decided(one.source, inherits) is None]


def as_notes(reports: Iterable[SourceReport], framework: Framework, inherits: Inherits) -> tuple[SourceReport, ...]:
    """The reports with behaviors that were resolved told as the notes that they are now."""
    if not inherits:
        return tuple(reports)
    notes = {
        (note.source.file, note.source.piece)
        for page in framework.pages
        for group in (group for section in page.sections for group in section.groups)
        for note in group.notes
        if note.source is not None
    }
    resolved = notes & set(inherits)
    return tuple(_as_notes(report, resolved) for report in reports)


def _as_notes(report: SourceReport, resolved: Set[tuple[str, int | None]]) -> SourceReport:
    fates = tuple(
        replace(fate, fate=Fate.NOTE) if fate.fate is Fate.BEHAVIOR and (report.file, fate.number) in resolved else fate
        for fate in report.fates
    )
    return replace(report, fates=fates)


def _decided(source: Source | None, inherits: Inherits) -> str | None:
    return None if source is None or source.piece is None else inherits.get((source.file, source.piece))


def _gone(found: Reference, address: str) -> Finding:
    message = (
        f"“{found.text[:80]}” was to take over {address}, which is in none of these documents. The line stands as it "
        "is written; decide again, or import that page with it."
    )
    file, line = (found.source.file, found.source.line) if found.source else (None, None)
    return Finding("import/inherits-lost", Severity.WARNING, message, file, line)


def _taken_over(page: Page, other: Page, found: Reference) -> Page:
    """The page with what a line of it takes over from another one."""
    sections = list(page.sections)
    for index, section in enumerate(sections):
        for place, group in enumerate(section.groups):
            if _holds(group, found.source):
                groups = list(section.groups)
                groups[place] = _with(_noted(group, found.source), _same_group(group, other), other.address)
                sections[index] = replace(section, groups=tuple(groups))
                return replace(page, sections=tuple(sections))
        if any(intro.source == found.source for intro in section.intro):
            sections[index] = _whole(section, other)
            return replace(page, sections=tuple(sections))
    held = [_whole(section, other) for section in sections]
    missing = [
        _carried(theirs, other.address) for theirs in other.sections if not any(_alike(theirs, own) for own in sections)
    ]
    return replace(page, sections=(*held, *missing))


def _holds(group: Group, source: Source | None) -> bool:
    return source in [*(note.source for note in group.notes), *(one.source for one in group.statements)]


def _noted(group: Group, source: Source | None) -> Group:
    """The group with the line as a note, where it was a statement."""
    said = [one for one in group.statements if one.source == source]
    notes = (*(Note(one.text, source=one.source) for one in said), *group.notes)
    return replace(group, statements=tuple(one for one in group.statements if one.source != source), notes=notes)


def _whole(section: Section, other: Page) -> Section:
    """A pillar with every responsibility that another page has under it."""
    groups = list(section.groups)
    for theirs in (group for one in other.sections if _alike(one, section) for group in one.groups):
        place = next((at for at, group in enumerate(groups) if _identity(group) == _identity(theirs)), None)
        if place is None:
            groups.append(_with(replace(theirs, statements=(), notes=(), inferred=None), theirs, other.address))
        else:
            groups[place] = _with(groups[place], theirs, other.address)
    return replace(section, groups=tuple(groups))


def _carried(section: Section, address: str) -> Section:
    groups = tuple(
        _with(replace(group, statements=(), notes=(), inferred=None), group, address) for group in section.groups
    )
    return replace(section, intro=(), inferred=None, groups=groups)


def _alike(one: Section, other: Section) -> bool:
    return (one.pillar, key_of(one.name or "")) == (other.pillar, key_of(other.name or ""))


def _identity(group: Group) -> object:
    return group.key or key_of(group.name or "")


def _same_group(group: Group, other: Page) -> Group | None:
    groups = (one for section in other.sections for one in section.groups)
    return next((one for one in groups if _identity(one) == _identity(group)), None)


def _with(group: Group, theirs: Group | None, address: str) -> Group:
    """A group with the statements of another page's, marked, before its own; what it says itself is not doubled."""
    said = {normalised(statement.text) for statement in group.statements}
    taken: Sequence[Statement] = [
        replace(one, id="", inherited_from=one.inherited_from or address)
        for one in (theirs.statements if theirs else ())
        if normalised(one.text) not in said and not BUILDS_ON.match(one.text)
    ]
    return replace(group, statements=(*taken, *group.statements), inherited_from=None)
