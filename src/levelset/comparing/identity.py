"""Which id a statement bears.

The first id of a statement is a hash of role, level, responsibility (or facet) and normalised text, so the same input
gives the same ids. Later the id stays with the statement: with its text, wherever on its page it moves; through a new
name of its role, level or responsibility; and through other words, where it is sure that it is the same statement
(``sureness``). Where it is not sure, the statement gets an id of its own and a person is asked. An inherited statement
belongs to its core page and has one id on every page that shows it.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from levelset.comparing.diff.contents import levels_of, roles_of
from levelset.comparing.diff.following import Following, follow
from levelset.comparing.pairing import Pair, pair
from levelset.comparing.places import Unit, units_of
from levelset.comparing.slots import Slot, ids_of, renamed_ids, slots_of, with_ids_of
from levelset.comparing.sureness import Likeness, Sureness, sureness
from levelset.core.addresses import short_hash
from levelset.core.model import Framework, Page
from levelset.text.normal import normalised

LENGTH = 10
"""Hexadecimal digits of an id."""


@dataclass(frozen=True, slots=True)
class Retired:
    """An id of earlier times that no statement bears: where it stood, and its last text."""

    id: str
    owner: str
    text: str


@dataclass(frozen=True, slots=True)
class Became:
    """What became of an older statement that is not simply there any more.

    ``new`` are the ids of the statements that it became: none where it is gone, one other id where it was merged into
    that statement, several where it was split (its own id may be among them).
    """

    old: Retired
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A pair that may be the same statement. Until somebody says so, ``new`` has an id of its own."""

    old: Retired
    new: Retired
    likeness: float


@dataclass(frozen=True, slots=True)
class Asked:
    """One question for a person, for all pages where it is the same: did ``old`` become ``new``?"""

    old: str
    new: str
    pages: tuple[str, ...]
    questions: tuple[Question, ...]

    @property
    def key(self) -> str:
        """What tells the question from the others: the first id that it is about."""
        return self.questions[0].old.id

    def answered(self, *, same: bool) -> dict[str, str | None]:
        """The answers to all of them, as ``settled_by`` takes them."""
        return {one.old.id: one.new.id if same else None for one in self.questions}


def asked_once(questions: Iterable[Question]) -> tuple[Asked, ...]:
    """Questions together with those of other pages that ask the same."""
    held: dict[tuple[str, str], list[Question]] = {}
    for question in questions:
        held.setdefault((normalised(question.old.text), normalised(question.new.text)), []).append(question)
    return tuple(
        Asked(same[0].old.text, same[0].new.text, tuple(dict.fromkeys(one.new.owner for one in same)), tuple(same))
        for same in held.values()
    )


@dataclass(frozen=True, slots=True)
class Identified:
    """A framework whose statements have ids, what became of the older ones, and what a person has to say."""

    framework: Framework
    became: tuple[Became, ...] = ()
    questions: tuple[Question, ...] = ()


def with_ids(framework: Framework, previous: Framework | None = None) -> Framework:
    """The framework with an id at every statement; no two statements share one, but for inherited ones.

    An id that is there stays; a statement without one takes that of the statement of ``previous`` that it surely is,
    else a new one. ``identify`` tells more.
    """
    return identify(framework, previous).framework


def identify(framework: Framework, previous: Framework | None = None, retired: Iterable[Retired] = ()) -> Identified:
    """Decides the ids of a framework that was ``previous`` before; ``retired`` are ids of still earlier times.

    In this order: ids that are there; the same text on the same page, exact, then normalised; the same text that is
    inherited now, or is not any more; a text that comes back takes its old id; then similar texts of a page.
    """
    work = _Work(framework, previous, tuple(retired))
    work.present_ids()
    work.same_texts()
    work.shown_texts()
    work.returning_texts()
    work.similar_texts()
    work.first_ids()
    return Identified(with_ids_of(framework, work.ids.of), tuple(work.became()), tuple(work.questions()))


def settled_by(identified: Identified, answers: Mapping[str, str | None]) -> Identified:
    """The same with questions answered: old id → the id of the statement that it became, or None for none.

    An answer that fits no question is ignored. Who becomes an older statement bears its id from then on.
    """
    names: dict[str, str] = {}
    gone: list[Became] = []
    held = {one.id for page in identified.framework.pages for one in page.statements()}
    for question in identified.questions:
        answer = answers.get(question.old.id, "")
        if answer == question.new.id and question.old.id not in {*names.values(), *held} and answer not in names:
            names[answer] = question.old.id
    settled = {*names.values(), *(old for old, answer in answers.items() if answer is None)}
    asked = {question.old.id: question.old for question in identified.questions}
    gone += [Became(asked[old]) for old in asked if old in settled and old not in names.values()]
    return Identified(
        renamed_ids(identified.framework, names),
        (*(_renamed(one, names) for one in identified.became), *gone),
        tuple(
            question
            for question in identified.questions
            if question.old.id not in settled and question.new.id not in names
        ),
    )


def _renamed(one: Became, names: Mapping[str, str]) -> Became:
    return replace(one, new=tuple(names.get(new, new) for new in one.new))


class _Ids:
    """The ids that are given: a slot has one, and no two slots share it."""

    def __init__(self) -> None:
        self.of: dict[Slot, str] = {}
        self.taken: set[str] = set()

    def give(self, slot: Slot, statement_id: str) -> bool:
        """Gives the id to a slot that has none, if it is free."""
        if slot in self.of or not statement_id or statement_id in self.taken:
            return False
        self.of[slot] = statement_id
        self.taken.add(statement_id)
        return True


class _Work:
    def __init__(self, framework: Framework, previous: Framework | None, retired: tuple[Retired, ...]) -> None:
        self.framework, self.retired = framework, retired
        self.ids = _Ids()
        self.present = ids_of(framework)
        self.previous = _followed(previous, framework) if previous else None
        self.before = ids_of(self.previous) if self.previous else {}
        self.parts: dict[str, list[Slot]] = {}  # old id -> the slots that it was split into or merged into
        self.asked: list[tuple[Slot, Slot, float]] = []

    def present_ids(self) -> None:
        for slot, statement_id in self.present.items():
            self.ids.give(slot, statement_id)

    def same_texts(self) -> None:
        """Hands ids on to the same text of the same owner, first to what stayed at its place."""
        for key in _KEYS:
            waiting: dict[tuple[str, str], list[Slot]] = defaultdict(list)
            for slot in self.before:
                waiting[slot.owner, key(slot.text)].append(slot)
            for at_home in (True, False):
                for slot in self.present:
                    for old in waiting[slot.owner, key(slot.text)]:
                        if (old.place == slot.place or not at_home) and self.ids.give(slot, self.before[old]):
                            break

    def shown_texts(self) -> None:
        """The same text on the same page that belongs to another owner now: it became inherited, or ceased to be."""
        if self.previous is None:
            return
        olds: dict[tuple[str, str], list[Slot]] = defaultdict(list)
        for address, slot in _shown(self.previous):
            olds[address, normalised(slot.text)].append(slot)
        for address, slot in _shown(self.framework):
            for old in olds.get((address, normalised(slot.text)), ()):
                if old.owner != slot.owner and self.before[old] and self.before[old] != self.ids.of.get(slot):
                    self.ids.give(slot, self.before[old])
                    self.parts.setdefault(self.before[old], []).append(slot)

    def returning_texts(self) -> None:
        known = {(one.owner, normalised(one.text)): one.id for one in reversed(self.retired)}
        for slot in self.present:
            self.ids.give(slot, known.get((slot.owner, normalised(slot.text)), ""))

    def similar_texts(self) -> None:
        """Pairs what is left on each page: the sure ones keep the id, of the others a person is asked."""
        older = {page.address: page for page in self.previous.pages} if self.previous else {}
        for page in self.framework.pages:
            before = older.get(page.address)
            if before is not None:
                self._page(before, page)

    def _page(self, before: Page, page: Page) -> None:
        old_slots, new_slots = list(slots_of(before)), list(slots_of(page))
        free_old = [i for i, slot in enumerate(old_slots) if self.before[slot] not in {"", *self.ids.taken}]
        free_new = [j for j, slot in enumerate(new_slots) if slot not in self.ids.of]
        if not free_old or not free_new:
            return
        old_units, new_units = units_of(before), units_of(page)
        likeness = Likeness(
            (slot.text for slot in (*old_slots, *new_slots)),
            [old_slots[i].text for i in free_old],
            [new_slots[j].text for j in free_new],
        )
        found = sorted(
            pair(old_units, new_units), key=lambda one: (-_best(one, old_units, new_units, likeness), one.new)
        )
        for one in found:
            i, j = _closest(one, old_units, new_units, likeness)
            if i in free_old and j in free_new:
                self._pair(old_slots[i], new_slots[j], likeness, len(one.old) + len(one.new) > 2)
            self._note_parts(one, old_slots, new_slots, old_slots[i], new_slots[j])

    def _pair(self, old: Slot, new: Slot, likeness: Likeness, has_parts: bool) -> None:
        score = likeness.of(old.text, new.text)
        rival = 0.0 if has_parts else likeness.rival(old.text, new.text)
        said = sureness(old.text, new.text, score, rival)
        if said is Sureness.SURE:
            self.ids.give(new, self.before[old])
            return
        # An inherited statement meets its older self on every page that shows it.
        waits = any(one == old or other == new for one, other, _ in self.asked)
        free = self.before[old] not in self.ids.taken and new not in self.ids.of
        if said is Sureness.ASK and free and not waits:
            self.asked.append((old, new, round(score, 4)))

    def _note_parts(self, one: Pair, olds: list[Slot], news: list[Slot], old: Slot, new: Slot) -> None:
        """Remembers a split or a merge, once it is sure what its main part is."""
        if self.ids.of.get(new) != self.before[old] or len(one.old) + len(one.new) < 3:
            return
        if len(one.new) > 1:
            self.parts[self.before[old]] = [news[j] for j in one.new]
        for i in one.old:
            if olds[i] != old and self.before[olds[i]] not in self.ids.taken:
                self.parts[self.before[olds[i]]] = [new]

    def first_ids(self) -> None:
        reserved = {one.id for one in self.retired} | set(self.before.values())
        turns: dict[str, int] = {}
        for slot in self.present:
            if slot not in self.ids.of:
                self.ids.give(slot, _first_id(slot, (self.ids.taken, reserved), turns))

    def became(self) -> Iterator[Became]:
        """What became of each older statement whose id nobody bears any more, or that is several now."""
        asked = {self.before[old] for old, _, _ in self.asked}
        for slot, statement_id in self.before.items():
            parts = tuple(dict.fromkeys(self.ids.of[part] for part in self.parts.get(statement_id, ())))
            if not statement_id or (statement_id in self.ids.taken and len(parts) < 2):
                continue
            if statement_id in asked and statement_id not in self.ids.taken and not parts:
                continue
            if statement_id in self.ids.taken:
                parts = tuple(dict.fromkeys((statement_id, *parts)))
            yield Became(Retired(statement_id, slot.owner, slot.text), parts)

    def questions(self) -> Iterator[Question]:
        """What is still open at the end: an id that somebody took over meanwhile is not asked about."""
        for old, new, score in self.asked:
            if self.before[old] not in self.ids.taken:
                yield Question(
                    Retired(self.before[old], old.owner, old.text),
                    Retired(self.ids.of[new], new.owner, new.text),
                    score,
                )


_KEYS: tuple[Callable[[str], str], ...] = (str, normalised)


def _followed(previous: Framework, framework: Framework) -> Framework:
    """The older framework with the keys of roles and the labels of levels that they have now."""
    names = set(roles_of(previous)) - set(roles_of(framework)), set(levels_of(previous)) - set(levels_of(framework))
    if not any(names):
        return previous
    found = follow(previous, framework)
    return replace(previous, pages=tuple(_moved(page, found) for page in previous.pages))


def _moved(page: Page, found: Following) -> Page:
    """A page under its new role and level, and what it inherits from the core page of its new level."""
    level = found.levels.get(page.level, page.level)

    def core(address: str | None) -> str | None:
        if not address:
            return address
        folder, _, _ = address.rpartition("/")
        return f"{folder}/{level.lower()}"

    return replace(
        page,
        role=found.roles.get(page.role, page.role),
        level=level,
        sections=tuple(
            replace(
                section,
                groups=tuple(
                    replace(group, inherited_from=core(group.inherited_from)) if level != page.level else group
                    for group in section.groups
                ),
            )
            for section in page.sections
        ),
    )


def _shown(framework: Framework) -> Iterator[tuple[str, Slot]]:
    """Every slot with the address of each page that shows it."""
    for page in framework.pages:
        for slot in slots_of(page):
            yield page.address, slot


def _best(one: Pair, old: list[Unit], new: list[Unit], likeness: Likeness) -> float:
    i, j = _closest(one, old, new, likeness)
    return likeness.of(old[i].statement.text, new[j].statement.text)


def _closest(one: Pair, old: list[Unit], new: list[Unit], likeness: Likeness) -> tuple[int, int]:
    """Of a split or a merge, the two that are most alike: they share the id."""
    return max(
        ((i, j) for i in one.old for j in one.new),
        key=lambda both: likeness.of(old[both[0]].statement.text, new[both[1]].statement.text),
    )


def _first_id(slot: Slot, taken: Iterable[Container[str]], turns: dict[str, int]) -> str:
    """An id that nobody has. ``turns``: where to go on for a statement that stands there already, in the same words."""
    basis = "\x1f".join((slot.owner, slot.place, normalised(slot.text)))
    turn = turns.get(basis, 1)
    while True:
        found = short_hash(basis if turn == 1 else f"{basis}\x1f{turn}", LENGTH)
        turn += 1
        if not any(found in ids for ids in taken):
            turns[basis] = turn
            return found
