"""Who belongs where and to whom: each verb checks, writes and audits in one transaction, keeps ``Above`` in step, and
gives back what can be taken back (``changes.undo``)."""

from datetime import date

from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.process.structure import Bond, Line, Period, would_loop
from levelset.web.people.actions.changes import changing
from levelset.web.people.actions.leaving import close
from levelset.web.people.journal import Journal
from levelset.web.people.models import Membership, Partnership, ReportingLine, StructureChange, Team, User
from levelset.web.people.periods import today
from levelset.web.ui.dates import day_text

MOST_ABOVE = 60
"""How many people can stand above each other: more is no organization, but a mistake."""


def key_of(person: User) -> str:
    """What the audit log calls somebody."""
    return f"person:{person.key}"


def join_team(person: User, team: Team, day: date, *, author: User | None) -> StructureChange:
    """Put somebody into a team from a day on. Raises ``Refused`` where they are in it then, or it is closed."""
    with changing("team.joined", author, key_of(person), {"team": str(team.key)}) as (written, change):
        _check_here(person)
        if team.is_closed:
            raise Refused(_("%(team)s is closed. Open it again first, or choose another team.") % {"team": team})
        new = Period(day)
        for one in Membership.objects.filter(person=person, team=team):
            if Period(one.begins, one.ends).meets(new):
                raise Refused(
                    _("%(name)s is in %(team)s already, or will be from then on.") % {"name": person, "team": team}
                )
        written.create(Membership(person=person, team=team, begins=day))
    return change


def leave_team(membership: Membership, day: date, *, author: User | None) -> StructureChange:
    """Let somebody be in a team until before a day."""
    data = {"team": str(membership.team.key)}
    with changing("team.left", author, key_of(membership.person), data) as (written, change):
        _end(membership, day, written)
    return change


def appoint_manager(person: User, above: User, day: date, *, author: User | None) -> StructureChange:
    """Let somebody report to somebody from a day on; the line before ends that day.

    Raises ``Refused`` where they would have two managers on a day, or somebody would stand above themselves.
    """
    with changing("manager.appointed", author, key_of(person), {"above": str(above.key)}) as (written, change):
        _check_pair(person, above)
        _end_line_before(person, above, day, written)
        line = Line(person.pk, above.pk, Period(day))
        upwards = _lines_upwards(above.pk, day)
        if would_loop(line, upwards):
            raise Refused(
                _("%(above)s reports to %(name)s, directly or further up. Nobody can stand above themselves.")
                % {"above": above, "name": person}
            )
        written.create(ReportingLine(person=person, above=above, begins=day))
    return change


def _end_line_before(person: User, above: User, day: date, written: Journal) -> None:
    for before in ReportingLine.objects.filter(person=person, bond=Bond.MANAGER.value).select_related("above"):
        period = Period(before.begins, before.ends)
        if period.is_empty or not period.meets(Period(day)):
            continue
        if before.above_id == above.pk and before.begins <= day:
            raise Refused(_("%(name)s reports to %(above)s already.") % {"name": person, "above": above})
        if before.begins >= day:
            raise Refused(
                _("%(name)s reports to %(above)s from %(day)s on. Nobody has two managers on a day: end that first.")
                % {"name": person, "above": before.above, "day": day_text(before.begins)}
            )
        written.change(before, ends=day)


def _lines_upwards(start: int, day: date) -> list[Line]:
    """The lines of managers above somebody from a day on: one query for each level."""
    found: list[Line] = []
    seen: set[int] = set()
    ask = {start}
    while ask and len(seen) <= MOST_ABOVE * 10:
        seen |= ask
        rows = ReportingLine.objects.filter(person__in=ask, bond=Bond.MANAGER.value).exclude(ends__lte=day)
        for person, over, begins, ends in rows.values_list("person_id", "above_id", "begins", "ends"):
            found.append(Line(person, over, Period(begins, ends)))
        ask = {int(str(line.above)) for line in found} - seen
    return found


def appoint_lead(person: User, above: User, day: date, *, author: User | None) -> StructureChange:
    """Let somebody be tech lead of somebody from a day on, beside the manager; several may be."""
    with changing("lead.appointed", author, key_of(person), {"above": str(above.key)}) as (written, change):
        _check_pair(person, above)
        for one in ReportingLine.objects.filter(person=person, above=above, bond=Bond.LEAD.value):
            if Period(one.begins, one.ends).meets(Period(day)):
                raise Refused(
                    _("%(above)s is tech lead of %(name)s already, or will be from then on.")
                    % {"name": person, "above": above}
                )
        written.create(ReportingLine(person=person, above=above, bond=Bond.LEAD.value, begins=day))
    return change


def end_line(line: ReportingLine, day: date, *, author: User | None) -> StructureChange:
    """Let a manager or tech lead be above somebody until before a day."""
    event = "manager.ended" if line.bond == Bond.MANAGER.value else "lead.ended"
    with changing(event, author, key_of(line.person), {"above": str(line.above.key)}) as (written, change):
        _end(line, day, written)
    return change


def make_partner(person: User, team: Team | None, day: date, *, author: User | None) -> StructureChange:
    """Let somebody be people partner from a day on: of a team and the teams inside it, or of everybody (None)."""
    data = {"team": str(team.key) if team else "everybody"}
    with changing("partner.made", author, key_of(person), data) as (written, change):
        _check_here(person)
        for one in Partnership.objects.filter(person=person, team=team):
            if Period(one.begins, one.ends).meets(Period(day)):
                raise Refused(_("%(name)s is that already, or will be from then on.") % {"name": person})
        written.create(Partnership(person=person, team=team, begins=day))
    return change


def end_partner(partnership: Partnership, day: date, *, author: User | None) -> StructureChange:
    """Let somebody be people partner until before a day."""
    with changing("partner.ended", author, key_of(partnership.person)) as (written, change):
        _end(partnership, day, written)
    return change


def leave(person: User, day: date, *, author: User | None) -> StructureChange:
    """Somebody is not of the organization any more: they lose access at once, and every period of theirs ends.

    Those who reported to them are without a manager until somebody appoints one. Sessions, links, passkeys and links to
    a provider die with it: a leaver who comes back chooses a new password. Raises ``Refused`` for a day to come, and
    for the last owner.
    """
    with changing("person.left", author, key_of(person)) as (written, change):
        if not person.is_active and person.left_on is not None:
            raise Refused(_("%(name)s has left already.") % {"name": person})
        if day > today():
            raise Refused(_("That day is still to come. Say it on the day: access ends at once."))
        close([(person, day)], written, author=author)
    return change


def _end(row: Membership | ReportingLine | Partnership, day: date, written: Journal) -> None:
    if row.ends is not None and row.ends <= day:
        raise Refused(_("That ended on %(day)s already.") % {"day": day_text(row.ends)})
    if day < row.begins:
        raise Refused(
            _("That began on %(day)s; it cannot end before. Choose that day or a later one.")
            % {"day": day_text(row.begins)}
        )
    written.change(row, ends=day)


def _check_here(person: User) -> None:
    if not person.is_active:
        raise Refused(_("%(name)s has left the organization.") % {"name": person})


def _check_pair(person: User, above: User) -> None:
    _check_here(person)
    _check_here(above)
    if person.pk == above.pk:
        raise Refused(_("Nobody can stand above themselves. Choose somebody else."))
