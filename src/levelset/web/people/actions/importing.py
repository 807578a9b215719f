"""Import of people from a list, again and again: prepare (nothing changes), carry out in one transaction, put away."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.importing.collecting import collecting_rarely
from levelset.process.structure import Bond, Period
from levelset.web.audit.actions import record
from levelset.web.people import bulk
from levelset.web.people.actions.changes import changing, check_author
from levelset.web.people.actions.leaving import close
from levelset.web.people.handles import Handles
from levelset.web.people.journal import Journal, Values, batches
from levelset.web.people.lists.known import TeamPath, known, state
from levelset.web.people.lists.plan import Entry, Plan, Planner, plan_of
from levelset.web.people.lists.reading import List, read_list
from levelset.web.people.models import Membership, PeopleImport, ReportingLine, StructureChange, Team, User, WelcomeLink
from levelset.web.people.periods import today
from levelset.web.people.queries_of_holds import held_people, lists_and_changes_of
from levelset.web.people.teams import LONGEST_PATH, path_of

EVENT = "people.imported"


def prepare(file_name: str, text: str, *, author: User | None) -> PeopleImport:
    """Keep a list until somebody says yes or no to it. Other lists that wait are put away."""
    check_author(author)
    held = PeopleImport(author=author, file_name=file_name.replace("\x00", "")[:200], text=text)
    _read, plan, _planner = worked_out(held, author)  # before the transaction: others write in the meantime
    held.plan, held.counts = plan.digest, plan.counts()
    with transaction.atomic():
        PeopleImport.objects.filter(done_at=None).delete()
        held.save()
    return held


def worked_out(held: PeopleImport, author: User | None) -> tuple[List, Plan, Planner]:
    """The list as it was read, and what it would change at this moment."""
    read = read_list(held.file_name, held.text)
    plan, planner = plan_of(read, known(), today(), author)
    return read, plan, planner


@transaction.atomic
def put_away(held: PeopleImport, *, author: User | None) -> None:
    """Forget a list that waits."""
    check_author(author)
    PeopleImport.objects.filter(pk=held.pk, done_at=None).delete()


def carry_out(held: PeopleImport, *, leavers: bool, author: User | None) -> StructureChange | None:
    """Write what a list says, all of it or nothing. ``leavers``: those who are missing from it have left.

    None where nothing changes. Raises ``Refused`` where something else would change than what was shown, or it was
    carried out already. What it changes is worked out before the transaction, in which nobody else writes, and again
    inside where anything of people and teams was changed since.
    """
    check_author(author)
    before = state()
    _read, plan, planner = worked_out(held, author)
    if plan.digest == held.plan and not _changes(plan, leavers) and _put_idle(held, leavers):
        return None
    with collecting_rarely(), transaction.atomic():
        current = PeopleImport.objects.select_for_update().filter(pk=held.pk, done_at=None).first()
        if current is None:
            raise Refused(_("This list was carried out or put away in the meantime."))
        if state() != before:
            _read, plan, planner = worked_out(current, author)
        if plan.digest == current.plan:
            return _carry_out(current, plan, planner, leavers, author)
    PeopleImport.objects.filter(pk=held.pk).update(plan=plan.digest, counts=plan.counts())
    raise Refused(_("Since you looked, people or teams were changed. Nothing was written; look once more."))


def _changes(plan: Plan, leavers: bool) -> bool:
    """Whether anything would change."""
    return plan.changes or bool(leavers and plan.missing)


def _put_idle(held: PeopleImport, leavers: bool) -> bool:
    """The list of every night changes nothing on most of them: said so without keeping others from writing."""
    done = {"text": "", "done_at": timezone.now(), "leavers": leavers}
    return bool(PeopleImport.objects.filter(pk=held.pk, done_at=None).update(**done))


def _carry_out(
    held: PeopleImport, plan: Plan, planner: Planner, leavers: bool, author: User | None
) -> StructureChange | None:
    change = None
    if _changes(plan, leavers):
        PeopleImport.objects.exclude(change=None).update(change=None)
        _lists, staying = lists_and_changes_of(held_people())
        StructureChange.objects.filter(event=EVENT).exclude(rows=[]).exclude(pk__in=staying).update(rows=[])
        try:
            with changing(EVENT, author, "people", plan.counts() | {"leavers": leavers}) as (written, change):
                _write(plan, planner, leavers, written)
        except IntegrityError:
            raise Refused(
                _("The list exchanges addresses or keys between people, so nothing was written. Do it in two steps.")
            ) from None
    held.text, held.done_at, held.leavers, held.counts, held.change = "", timezone.now(), leavers, plan.counts(), change
    held.save()
    return change


def _write(plan: Plan, planner: Planner, leavers: bool, written: Journal) -> None:
    teams = dict(planner.known.teams)
    _make_teams(plan, teams, written)
    _make_people([one for one in plan.entries if one.is_new], written)
    changed = [(one.user, dict(one.values)) for one in plan.entries if one.values]
    _links_die([one.user.email for one in plan.entries if "email" in one.values])
    written.change_all(changed)
    _move(plan.entries, planner, teams, written)
    going = [(user, day) for user, day, _line in plan.leavers]
    if leavers:
        going += [(user, planner.today) for user in plan.missing]
    if going:
        close(going, written, author=None)
        for user, _day in going:
            record("person.left", author=None, object_key=f"person:{user.key}", data={"by": "list"})


def _make_teams(plan: Plan, teams: dict[TeamPath, Team], written: Journal) -> None:
    """New teams, level by level: a path is known once there is a key."""
    by_depth: dict[int, list[tuple[str, ...]]] = {}
    for path in plan.new_teams:
        by_depth.setdefault(len(path), []).append(path)
    for depth in sorted(by_depth):
        made = []
        for path in by_depth[depth]:
            around = tuple(name.casefold() for name in path[:-1])
            team = Team(name=path[-1], parent=teams[around] if around else None)
            teams[tuple(name.casefold() for name in path)] = team
            made.append(team)
        bulk.create(made)
        for team in made:
            team.path = path_of(team, team.parent.path if team.parent else "")
            if len(team.path) > LONGEST_PATH:
                raise Refused(_("Teams cannot be that deep inside each other: %(team)s.") % {"team": team})
        bulk.update(made, "path")
        written.made(made)


def _make_people(entries: Iterable[Entry], written: Journal) -> None:
    handles = Handles()
    users = [one.user for one in entries]
    nobody = make_password(None)
    for user in users:
        user.handle, user.password = handles.free(user.name), nobody
    written.create_all(users)


def _links_die(addresses: list[str]) -> None:
    """A link is bound to an address: with another address it opens nothing."""
    now = timezone.now()
    for some in batches(addresses):
        WelcomeLink.objects.filter(email__in=list(some), used_at=None, expires_at__gt=now).update(expires_at=now)


def _move(entries: Iterable[Entry], planner: Planner, teams: dict[TeamPath, Team], written: Journal) -> None:
    """End what was, then begin what is new: nobody has two managers on a day."""
    ends: list[tuple[Any, Values]] = []
    members: list[Membership] = []
    lines: list[ReportingLine] = []
    for one in entries:
        key, day = one.user.pk, one.day or planner.today
        if one.team is not None and planner.new_team(one):
            ends += [(held, {"ends": planner.today}) for held in planner.known.memberships.get(key, ())]
            members.append(Membership(person_id=key, team_id=teams[one.team].pk, begins=day))
        if one.manager is not None and planner.new_manager(one):
            period = planner.period_of_manager(one)
            before = [line for line in planner.known.managers.get(key, ()) if line.begins <= planner.today]
            ends += [(line, {"ends": planner.today}) for line in before]
            lines.append(_line(one, one.manager, period, Bond.MANAGER))
        if one.lead is not None and planner.new_lead(one):
            ends += [(line, {"ends": max(planner.today, line.begins)}) for line in planner.known.leads.get(key, ())]
            lines.append(_line(one, one.lead, Period(day), Bond.LEAD))
    written.change_all(ends)
    written.create_all(members)
    written.create_all(lines)


def _line(one: Entry, above: User, period: Period, bond: Bond) -> ReportingLine:
    return ReportingLine(
        person_id=one.user.pk, above_id=above.pk, begins=period.begins, ends=period.ends, bond=bond.value
    )
