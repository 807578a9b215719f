"""Ids of a folder that was edited by hand: its texts aligned with those of its lock.

The lock has no headings, so an older sentence is taken to have stood where the one in its place stands now.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from levelset.comparing.identity import Became, Identified, Question, Retired, identify
from levelset.comparing.places import Place, PlaceKind, places_of
from levelset.core.model import Facet, Framework, Group, Page, Section, Statement
from levelset.interchange.layout import CORE, SUFFIX, Layout
from levelset.interchange.lock import Entry, Lock, Past
from levelset.text.normal import normalised


def locked(framework: Framework, lock: Lock) -> Identified:
    """The framework of a folder with an id at every statement, what became of the locked ones, and what is open.

    ``framework`` is what reading the folder gives; ``lock`` its lock as it was. Questions that were open stay open as
    long as both statements are what they were.
    """
    previous = framework_of_lock(framework, lock.pages)
    found = identify(framework, previous, _retired(lock.past))
    borne = {one.id: one.text for page in found.framework.pages for one in page.statements()}
    asked = {question.old.id for question in found.questions}
    still = tuple(
        Question(Retired(past.id, address, past.text), Retired(new, address, borne[new]), 0.0)
        for address, held in lock.past.items()
        for past in held
        for new in past.new[:1]
        if past.is_open and past.id not in borne and past.id not in asked and new in borne
    )
    return replace(found, questions=(*found.questions, *still))


def past_of(*steps: Identified) -> dict[str, list[Past]]:
    """What became of statements and what is open, as the lock keeps it: by the address of the page they stood on.

    ``steps`` are decisions that followed each other, the earliest first.
    """
    past: dict[str, list[Past]] = defaultdict(list)
    for identified in steps:
        for one in identified.became:
            past[one.old.owner].append(Past(one.old.id, one.old.text, one.new))
        for question in identified.questions:
            past[question.old.owner].append(Past(question.old.id, question.old.text, (question.new.id,), is_open=True))
    return dict(past)


def as_told(became: Became) -> str:
    """One decision in words, for whoever reads what the command did."""
    if not became.new:
        return f"gone: “{became.old.text}”"
    if len(became.new) > 1:
        return f"split into {len(became.new)}: “{became.old.text}”"
    return f"joined with another: “{became.old.text}”"


def _retired(past: Mapping[str, Iterable[Past]]) -> list[Retired]:
    """The ids of earlier times; those about which a question is open wait for its answer."""
    return [
        Retired(one.id, address, one.text) for address, held in past.items() for one in held if one.id not in one.new
    ]


def framework_of_lock(framework: Framework, locked_pages: Mapping[str, Sequence[Entry]]) -> Framework:
    """What the lock remembers as a framework: pages of the same roles and levels, sentences at the places of today."""
    layout = Layout.of(framework)
    by_path = {layout.page(page).removesuffix(SUFFIX): page for page in framework.pages if _is_known(page, layout)}
    cores = {path: entries for path, entries in locked_pages.items() if path.startswith(f"{CORE}/")}
    pages = [
        _page(by_path.get(path) or _unknown(path, layout), entries, by_path.get(path), cores)
        for path, entries in locked_pages.items()
        if path not in cores
    ]
    held = {page.address for page in pages}
    heirs = (_page(page, (), page, cores) for page in framework.pages if page.address not in held)
    pages += [page for page in heirs if any(True for _ in page.statements())]
    roles, levels = {page.role for page in pages}, {page.level for page in pages}
    return replace(
        framework,
        roles=tuple(role for role in framework.roles if role.key in roles),
        levels=tuple(level for level in framework.levels if level.label in levels),
        pages=tuple(pages),
    )


def _is_known(page: Page, layout: Layout) -> bool:
    return page.role in layout.roles and page.level in layout.levels


def _unknown(path: str, layout: Layout) -> Page:
    """A page that the framework has no more, by the names of its folder and file."""
    role, _, level = path.rpartition("/")
    roles = {name: key for key, name in layout.roles.items()}
    levels = {name: label for label, name in layout.levels.items()}
    return Page(roles.get(role, role), levels.get(level, level.upper()), "")


def _page(where: Page, entries: Sequence[Entry], today: Page | None, cores: Mapping[str, Sequence[Entry]]) -> Page:
    """A page with the locked sentences: its own, and those of the core pages that it inherits from."""
    standing = list(_standing(today)) if today else []
    own = _placed(entries, [(place, text) for owner, place, text in standing if not owner])
    sections = list(_sections(own, None))
    if today is None:
        # A level that is called otherwise now: its core page has the old name as well.
        for address, core in cores.items():
            if address.rpartition("/")[2] == where.level.lower():
                sections += _sections(_placed(core, ()), address)
    for address in dict.fromkeys(owner for owner, _, _ in standing if owner):
        shown = [(place, text) for owner, place, text in standing if owner == address]
        sections += _sections(_placed(cores.get(address, ()), shown), address)
    first = next((entry for place, entry in own if place.kind is PlaceKind.STATEMENT), None)
    return replace(
        where,
        statement=_statement(first) if first else None,
        facets=tuple(_facets(own)),
        sections=tuple(sections),
    )


def _standing(page: Page) -> Iterator[tuple[str, Place, str]]:
    """Every sentence of a page with its place; first the core page it is inherited from, or nothing."""
    groups = [group for section in page.sections for group in section.groups]
    owners = [""] * (len(page.facets) + (page.statement is not None)) + [group.inherited_from or "" for group in groups]
    for owner, (place, statements) in zip(owners, places_of(page), strict=True):
        for statement in statements:
            yield owner, place, statement.text


Placed = list[tuple[Place, Entry]]


def _placed(entries: Sequence[Entry], today: Sequence[tuple[Place, str]]) -> Placed:
    """Each locked sentence at the place where it stands today, else where what took its place stands, else where its
    neighbor does."""
    if not today:
        return [(Place(PlaceKind.RESPONSIBILITY), entry) for entry in entries]
    before, after = [normalised(entry.text) for entry in entries], [normalised(text) for _, text in today]
    found: Placed = []
    for kind, start, end, other, others_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for number, entry in enumerate(entries[start:end]):
            at = other + number
            if kind != "equal":
                elsewhere = after.index(before[start + number]) if before[start + number] in after else None
                last = others_end - 1 if others_end > other else max(0, other - 1)
                at = elsewhere if elsewhere is not None else min(at, last, len(today) - 1)
            found.append((today[at][0], entry))
    return found


def _statement(entry: Entry) -> Statement:
    return Statement(entry.text, entry.id)


def _facets(placed: Placed) -> Iterator[Facet]:
    for place in dict.fromkeys(place for place, _ in placed if place.kind is PlaceKind.FACET):
        yield Facet(place.name or "", statements=tuple(_statement(entry) for where, entry in placed if where == place))


def _sections(placed: Placed, owner: str | None) -> Iterator[Section]:
    for place in dict.fromkeys(place for place, _ in placed if place.kind is PlaceKind.RESPONSIBILITY):
        statements = tuple(_statement(entry) for where, entry in placed if where == place)
        group = Group(place.key or None, place.name, statements, covers=place.covers, inherited_from=owner)
        yield Section(place.pillar, place.pillar_name, place.symbol, groups=(group,))
