"""What a list of people would change, worked out without changing anything: the preview, and what is carried out.

An empty cell says nothing, so that it changes nothing. A new team or manager holds from today on (for somebody who is
new: from the day on which they begin); what was before ends then.
"""

import hashlib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from levelset.process.rights import Standing
from levelset.process.structure import Line, Period, in_a_loop
from levelset.web.people.lists.known import Known, TeamPath
from levelset.web.people.lists.reading import Fault, List, Row
from levelset.web.people.models import User
from levelset.web.ui.dates import day_text

MOST_ABOVE = 60
"""How many people may stand above each other: more is a mistake of the list."""

ROUNDS = 20
"""How often rows that make others impossible are left out one after the other, before the whole list is refused."""


class Kind(StrEnum):
    """What would become of somebody."""

    NEW = "new"
    BACK = "back"
    CHANGED = "changed"
    MOVED = "moved"
    LEFT = "left"
    MISSING = "missing"


@dataclass(slots=True)
class Entry:
    """One row that can be used, with whom it is about, and what it would change.

    ``user`` is somebody who is not written yet where ``is_new``. ``values`` are fields of theirs; a team, manager or
    lead is None where it stays as it is.
    """

    row: Row
    user: User
    is_new: bool
    values: dict[str, object] = field(default_factory=dict)
    team: TeamPath | None = None
    manager: User | None = None
    lead: User | None = None

    @property
    def day(self) -> date | None:
        """From which day on it holds, for somebody who is new; None: today."""
        return self.row.begins if self.is_new else None


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the preview."""

    kind: Kind
    line: int
    name: str
    email: str
    what: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What would change. ``missing`` are here and not in the list; they leave only where somebody says so."""

    entries: tuple[Entry, ...]
    leavers: tuple[tuple[User, date, int], ...]
    missing: tuple[User, ...]
    new_teams: tuple[tuple[str, ...], ...]
    faults: tuple[Fault, ...]
    told: tuple[Told, ...]

    @property
    def digest(self) -> str:
        """Names exactly what would change."""
        said = [f"{one.kind}|{one.line}|{one.email}|{one.what}" for one in self.told]
        return hashlib.sha256("\n".join(said).encode("utf-8", "replace")).hexdigest()

    @property
    def changes(self) -> bool:
        """Whether anything would change, those who are missing aside."""
        return bool(self.entries or self.leavers or self.new_teams)

    def counts(self) -> dict[str, int]:
        """How many of each kind; a person can be of several."""
        found: dict[str, int] = {kind.value: 0 for kind in Kind}
        for one in self.told:
            found[one.kind.value] += 1
        return found | {"faults": len(self.faults), "teams": len(self.new_teams)}


class Planner:
    """Compares one list with who is here."""

    def __init__(self, read: List, known: Known, today: date, author: User | None) -> None:
        self.read, self.known, self.today, self.author = read, known, today, author
        self.faults: list[Fault] = list(read.faults)
        self.entries: dict[int, Entry] = {}
        self.leavers: dict[int, tuple[User, date, int]] = {}
        self.said: dict[str, User] = {}
        self.fallen: list[User] = []
        self.unknown_row = any(fault.line for fault in read.faults)

    def plan(self) -> Plan:
        """The plan; rows with a fault are in no part of it but the faults."""
        if any(fault.line == 0 for fault in self.read.faults) or not self.read.rows:
            return Plan((), (), (), (), tuple(self.faults), ())
        for row in self.read.rows:
            self._identify(row)
        self._resolve_all()
        self._leave_out_loops()
        missing = self._missing()
        entries = [one for one in self.entries.values() if self._changes(one)]
        told = tuple(self._told(entries, missing))
        teams = tuple(self._new_teams(entries))
        faults = tuple(sorted(self.faults, key=lambda fault: fault.line))
        return Plan(tuple(entries), tuple(self.leavers.values()), missing, teams, faults, told)

    def _fault(self, row: Row, text: str) -> None:
        self.faults.append(Fault(row.line, text))
        entry = self.entries.pop(row.line, None)
        if entry is not None and entry.is_new:
            self.fallen.append(entry.user)

    def _identify(self, row: Row) -> None:
        """Whom a row is about: by the key of the other system, else by e-mail address."""
        by_key = self.known.by_external.get(row.external) if row.external else None
        by_mail = self.known.by_email.get(row.email)
        if by_key is not None and by_mail is not None and by_key.pk != by_mail.pk:
            text = _("%(email)s is the address of %(other)s here. Give one of them another address.")
            self.unknown_row = True
            return self._fault(row, text % {"email": row.email, "other": by_mail})
        user = by_key or by_mail
        if user is not None and by_key is None and row.external and user.external:
            text = _("%(email)s belongs to somebody with the key %(key)s here. Put the key right in the list.")
            return self._fault(row, text % {"email": row.email, "key": user.external})
        if row.leaves is not None and row.leaves <= self.today:
            if user is not None and user.is_active:
                return self._leaver(row, user)
            return None
        if user is None and not row.name:
            return self._fault(row, _("This person is new, and the list has no name for them. Add it."))
        if user is not None and not user.is_active and not _comes_back(row, user):
            text = _("%(name)s has left. If they came back, the list has to say on which day after %(day)s they begin.")
            return self._fault(row, text % {"name": user, "day": day_text(user.left_on or self.today)})
        entry = Entry(row, user or User(email=row.email, name=row.name, external=row.external), user is None)
        if user is not None:
            wanted = {"email": row.email, "name": row.name or user.name, "external": row.external or user.external}
            entry.values = {name: value for name, value in wanted.items() if getattr(user, name) != value}
            self._keep_address(row, entry)
            if not user.is_active:
                entry.values |= {"is_active": True, "left_on": None}
        self.entries[row.line] = entry
        return None

    def _keep_address(self, row: Row, entry: Entry) -> None:
        """Whoever has the address of an account can come into it: so no owner gives another one to who was in."""
        if self.author is not None and "email" in entry.values and entry.user.last_login is not None:
            del entry.values["email"]
            text = _(
                "%(name)s was in with %(email)s, so that stays their address: nobody gives another one to somebody "
                "else's account. All else of this row is taken. Whoever runs the server can bring the list with "
                "levelset manage import-people."
            )
            self.faults.append(Fault(row.line, text % {"name": entry.user, "email": entry.user.email}))

    def _leaver(self, row: Row, user: User) -> None:
        if user.standing == Standing.OWNER.value:
            return self._fault(row, _("An owner does not leave by a list. Let them leave on their page."))
        self.leavers[user.pk] = (user, row.leaves or self.today, row.line)
        return None

    def _resolve_all(self) -> None:
        """Find teams and those above, in the list first."""
        self.said = {one.row.email: one.user for one in self.entries.values()}
        self.said |= {one.row.external: one.user for one in self.entries.values() if one.row.external}
        for entry in list(self.entries.values()):
            self._resolve(entry)
        self._cascade()

    def _cascade(self) -> None:
        """Where somebody new falls, those who needed them fall as well."""
        needed: dict[int, list[Entry]] = defaultdict(list)
        for one in self.entries.values():
            for above in (one.manager, one.lead):
                if above is not None and above._state.adding:
                    needed[id(above)].append(one)
        while self.fallen:
            gone = self.fallen.pop()
            for one in needed.pop(id(gone), ()):
                if one.row.line in self.entries:
                    text = _("%(name)s cannot be taken from the list, see there; so neither can this row.")
                    self._fault(one.row, text % {"name": gone.name})

    def _resolve(self, entry: Entry) -> None:
        entry.team = tuple(name.casefold() for name in entry.row.team) if entry.row.team else None
        for name in ("manager", "lead"):
            text = getattr(entry.row, name)
            if not text:
                continue
            found, fault = self._person(text)
            if found is entry.user:
                fault = _("Nobody can stand above themselves. Name somebody else as manager or tech lead.")
            if fault:
                return self._fault(entry.row, fault)
            setattr(entry, name, found)
        return None

    def _person(self, text: str) -> tuple[User | None, str]:
        """Whom a cell means, in the list or here; else what is wrong."""
        found = self.said.get(text) or self.said.get(text.lower())
        if found is not None:
            return found, ""
        found = self.known.by_external.get(text) or self.known.by_email.get(text.lower())
        if found is None:
            text_ = _("“%(text)s” is neither in the list nor here. Name the e-mail address or key.")
            return None, text_ % {"text": text}
        if not found.is_active or found.pk in self.leavers:
            return None, _("%(name)s has left. Name somebody else as manager or tech lead.") % {"name": found}
        return found, ""

    def _leave_out_loops(self) -> None:
        """Rows that would put somebody above themselves, or too many above each other, are left out."""
        for _round in range(ROUNDS):
            lines = list(self._lines())
            bad = in_a_loop(lines, self.today) or self._too_deep(lines)
            if not bad:
                return
            guilty = [one for one in self.entries.values() if one.manager is not None and _id(one.user) in bad]
            if not guilty:
                return
            for one in guilty:
                text = _("With this manager somebody would stand above themselves (or too many above each other).")
                self._fault(one.row, text + " " + _("Put the managers of these people right."))
            self._cascade()
        self.faults.append(Fault(0, _("Too many managers of the list contradict each other. Put them right first.")))
        self.entries.clear()
        self.leavers.clear()

    def _lines(self) -> Iterator[Line]:
        """Every line of managers from today on, as it would be."""
        changed = {_id(one.user): one for one in self.entries.values() if self.new_manager(one)}
        for key, held in self.known.managers.items():
            for line in held:
                begins, ends = line.begins, line.ends
                if key in changed and begins <= self.today:
                    continue
                yield Line(key, line.above_id, Period(begins, ends))
        for one in changed.values():
            if one.manager is not None:
                yield Line(_id(one.user), _id(one.manager), self.period_of_manager(one))

    def period_of_manager(self, entry: Entry) -> Period:
        """From when a new manager holds, and until when: a line that is planned for later stays as it is."""
        begins = entry.day or self.today
        later = [line.begins for line in self.known.managers.get(entry.user.pk or 0, ()) if line.begins > begins]
        return Period(begins, min(later) if later else None)

    def _too_deep(self, lines: Iterable[Line]) -> frozenset[object]:
        """Who would have more people above them than any organization has."""
        above = {line.person: line.above for line in lines}
        depth: dict[object, int] = {}
        for person in above:
            chain: list[object] = []
            at: object = person
            while at in above and at not in depth:
                chain.append(at)
                at = above[at]
            base = depth.get(at, 0)
            depth |= {member: base + number for number, member in enumerate(reversed(chain), 1)}
        return frozenset(one for one, number in depth.items() if number > MOST_ABOVE)

    def new_manager(self, entry: Entry) -> bool:
        """Whether the manager would be another one."""
        if entry.manager is None:
            return False
        held = [line for line in self.known.managers.get(entry.user.pk or 0, ()) if line.begins <= self.today]
        return not held or held[0].above_id != entry.manager.pk

    def new_lead(self, entry: Entry) -> bool:
        """Whether the tech lead would be another one."""
        if entry.lead is None:
            return False
        return all(line.above_id != entry.lead.pk for line in self.known.leads.get(entry.user.pk or 0, ()))

    def new_team(self, entry: Entry) -> bool:
        """Whether the team would be another one."""
        if entry.team is None:
            return False
        team = self.known.teams.get(entry.team)
        held = self.known.memberships.get(entry.user.pk or 0, ())
        return team is None or all(one.team_id != team.pk for one in held)

    def _changes(self, entry: Entry) -> bool:
        moved = self.new_team(entry) or self.new_manager(entry) or self.new_lead(entry)
        return entry.is_new or bool(entry.values) or moved

    def _missing(self) -> tuple[User, ...]:
        """Who is here and not in the list. Nobody, as long as a row may be about anybody."""
        if self.unknown_row:
            return ()
        named = {one.email for one in self.read.rows} | {one.external for one in self.read.rows if one.external}
        return tuple(
            user
            for user in self.known.users.values()
            if user.is_active
            and user.standing != Standing.OWNER.value
            and user.email not in named
            and (not user.external or user.external not in named)
            and (self.author is None or user.pk != self.author.pk)
        )

    def _new_teams(self, entries: Iterable[Entry]) -> list[tuple[str, ...]]:
        """The paths of teams that have to be made, outer ones first, as the list writes them."""
        found: dict[TeamPath, tuple[str, ...]] = {}
        for one in entries:
            if one.team is None or not self.new_team(one):
                continue
            for depth in range(1, len(one.team) + 1):
                if one.team[:depth] not in self.known.teams:
                    found.setdefault(one.team[:depth], one.row.team[:depth])
        return sorted(found.values(), key=len)

    def _told(self, entries: Iterable[Entry], missing: Iterable[User]) -> Iterator[Told]:
        for user, day, line in self.leavers.values():
            yield Told(Kind.LEFT, line, user.name, user.email, _("left on %(day)s") % {"day": day_text(day)})
        for one in entries:
            name = str(one.values.get("name", one.user.name))
            moved = "; ".join(self._moves(one))
            if one.is_new:
                yield Told(Kind.NEW, one.row.line, name, one.row.email, moved)
                continue
            if one.values.get("is_active"):
                yield Told(Kind.BACK, one.row.line, name, one.row.email, _("comes back"))
            fields = [self._field(one, field) for field in ("name", "email", "external") if field in one.values]
            if fields:
                yield Told(Kind.CHANGED, one.row.line, name, one.row.email, "; ".join(fields))
            if moved:
                yield Told(Kind.MOVED, one.row.line, name, one.row.email, moved)
        for user in missing:
            yield Told(Kind.MISSING, 0, user.name, user.email, _("not in the list"))

    def _field(self, one: Entry, field: str) -> str:
        words = {"name": _("name"), "email": _("e-mail"), "external": _("key")}
        was = getattr(one.user, field) or "–"
        return f"{words[field]}: {was} → {one.values[field]}"

    def _moves(self, one: Entry) -> Iterator[str]:
        if self.new_team(one):
            told = _("team: %(team)s") if one.team in self.known.teams else _("team, made for this: %(team)s")
            yield told % {"team": " / ".join(one.row.team)}
        if self.new_manager(one) and one.manager is not None:
            yield _("manager: %(name)s") % {"name": one.manager.name}
        if self.new_lead(one) and one.lead is not None:
            yield _("tech lead: %(name)s") % {"name": one.lead.name}
        if one.day is not None and one.day != self.today:
            yield _("from %(day)s") % {"day": day_text(one.day)}


def _comes_back(row: Row, user: User) -> bool:
    return row.begins is not None and user.left_on is not None and row.begins > user.left_on


def _id(user: User) -> Hashable:
    """What tells people apart, those who are not written yet as well."""
    return user.pk or f"new:{user.email}"


def plan_of(read: List, known: Known, today: date, author: User | None) -> tuple[Plan, Planner]:
    """The plan of a list, and its planner, which knows what of an entry is new."""
    planner = Planner(read, known, today, author)
    return planner.plan(), planner


def by_kind(plan: Plan) -> dict[str, list[Told]]:
    """The lines of the preview, kind by kind."""
    found: dict[str, list[Told]] = defaultdict(list)
    for one in plan.told:
        found[one.kind.value].append(one)
    return dict(found)
