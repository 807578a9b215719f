"""How work that refers to a statement moves to a newer version of the framework.

A reference is the id of a statement and the number of a version. Work in progress moves along as long as it is sure
what it is about; where it is not (the statement was split, joined with another, or is gone), nothing moves by itself:
whoever holds the work is told, and chooses. What is closed never moves: it was decided by the words of its own time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from levelset.comparing.align import Link, change_of
from levelset.comparing.identity import Became, Question
from levelset.comparing.places import Place, same_place, units_of
from levelset.comparing.versioning import Step, step_of_words
from levelset.core.model import Framework
from levelset.text.words_diff import words_diff


@dataclass(frozen=True, slots=True)
class Reference:
    """One statement as one version has it."""

    statement: str
    version: int


class Outcome(StrEnum):
    """What happens to work that refers to a statement.

    ``closed``: it stays where it is, for good. ``moves``: the statement says the same. ``moves and tells``: it is the
    same statement, and asks for something else now. ``asks``: the holder chooses, and until then it stays.
    """

    CLOSED = "closed"
    MOVES = "moves"
    TELLS = "moves and tells"
    ASKS = "asks"


class Option(StrEnum):
    """What a holder can choose: a statement of the newer version, the older version, or to let the reference go."""

    FOLLOW = "follow"
    STAY = "stay"
    LET_GO = "let go"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a holder can choose; ``statement`` and ``text`` are those that it would follow."""

    option: Option
    statement: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Migrated:
    """What became of one reference: where it is now, and what its holder is told and can choose."""

    reference: Reference
    outcome: Outcome
    told: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Standing:
    text: str
    place: Place
    page: str


class Passage:
    """The way from one version to a newer one: what each statement became.

    ``became`` and ``questions`` are those of every publication between the two, the earliest first.
    """

    def __init__(
        self,
        old: tuple[int, Framework],
        new: tuple[int, Framework],
        became: Iterable[Became] = (),
        questions: Iterable[Question] = (),
    ) -> None:
        self.old_number, self.new_number = old[0], new[0]
        self._old, self._new = _statements(old[1]), _statements(new[1])
        self._parts: dict[str, tuple[str, ...]] = {one.old.id: one.new for one in became}
        self._asked: dict[str, list[str]] = {}
        for question in questions:
            self._asked.setdefault(question.old.id, []).append(question.new.id)

    def migrated(self, reference: Reference, *, closed: bool) -> Migrated:
        """What becomes of a reference to the older version. Raises ``ValueError`` where it is to another version."""
        if closed:
            return Migrated(reference, Outcome.CLOSED)
        if reference.version != self.old_number:
            raise ValueError(f"{reference} does not refer to version {self.old_number}.")
        parts = self._parts.get(reference.statement, ())
        if reference.statement in self._new and len(parts) < 2:
            return self._same(reference)
        return self._unsure(reference, parts)

    def _same(self, reference: Reference) -> Migrated:
        now = Reference(reference.statement, self.new_number)
        before, after = self._old.get(reference.statement), self._new[reference.statement]
        if before is None:
            return Migrated(now, Outcome.MOVES)
        reasons = list(_differences(before, after))
        if not reasons:
            return Migrated(now, Outcome.MOVES)
        told = f"“{before.text}” is “{after.text}” now ({'; '.join(reasons)})."
        return Migrated(
            now, Outcome.TELLS, told if before.text != after.text else f"“{after.text}”: {'; '.join(reasons)}."
        )

    def _unsure(self, reference: Reference, parts: Sequence[str]) -> Migrated:
        found = [one for one in self._followed(reference.statement) if one in self._new]
        text = self._old[reference.statement].text if reference.statement in self._old else reference.statement
        if not found:
            told = f"“{text}” is gone."
        elif len(parts) > 1:
            told = f"“{text}” was split into {len(found)} statements."
        elif parts:
            told = f"“{text}” was joined with another statement."
        else:
            told = f"It is not sure what “{text}” became."
        follow = (Choice(Option.FOLLOW, one, self._new[one].text) for one in found)
        choices = (*follow, Choice(Option.STAY), Choice(Option.LET_GO))
        return Migrated(reference, Outcome.ASKS, told, choices)

    def _followed(self, statement: str) -> list[str]:
        """What a statement became, through all publications on the way; itself where it is still there."""
        found: dict[str, None] = {}
        seen: set[str] = set()
        waiting = [statement]
        while waiting:
            one = waiting.pop(0)
            if one in seen:
                continue
            seen.add(one)
            if one in self._new:
                found[one] = None
            waiting += [*self._parts.get(one, ()), *self._asked.get(one, ())]
        return list(found)


def _statements(framework: Framework) -> Mapping[str, _Standing]:
    """The statements by id, each where it stands first."""
    found: dict[str, _Standing] = {}
    for page in framework.pages:
        for unit in units_of(page):
            found.setdefault(unit.statement.id, _Standing(unit.statement.text, unit.place, page.address))
    return found


def _differences(before: _Standing, after: _Standing) -> Iterable[str]:
    """What a holder has to know of a statement that is still the same one."""
    if before.text != after.text:
        link = Link(
            ("",), ("",), (before.text,), (after.text,), change_of(before.text, after.text), moved=False, score=1.0,
            words=tuple(words_diff(before.text, after.text)), from_place=before.place, to_place=after.place,
        )  # fmt: skip
        step, why = step_of_words(link)
        if step is Step.MINOR:
            yield why
    if not same_place(before.place, after.place) and after.place.name:
        yield f"it stands under {after.place.name}"
