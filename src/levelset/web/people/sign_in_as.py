"""The demo's page to sign in as somebody invented: its people, team by team, with what they are there."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from levelset.process.rights import Standing
from levelset.process.structure import Bond
from levelset.web.people.models import Membership, Partnership, ReportingLine, User
from levelset.web.people.periods import in_force


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody to sign in as, and what they are."""

    person: User
    what: str


@dataclass(frozen=True, slots=True)
class Group:
    """The people of one team."""

    name: str
    people: tuple[Choice, ...]


def groups(people: Sequence[User], text: str = "") -> tuple[Group, ...]:
    """These people by team, in their order; only those whose name or team holds the text."""
    keys = [person.pk for person in people]
    teams = dict(
        Membership.objects.filter(in_force(), person__in=keys).order_by("begins").values_list("person_id", "team__name")
    )
    above = set(ReportingLine.objects.filter(in_force(), above__in=keys).values_list("above_id", "bond"))
    partners = set(Partnership.objects.filter(in_force(), person__in=keys).values_list("person_id", flat=True))
    found: dict[str, list[Choice]] = defaultdict(list)
    for person in people:
        team = teams.get(person.pk, "")
        if text.casefold() in f"{person.name} {team}".casefold():
            found[team].append(Choice(person, _what(person, above, partners)))
    return tuple(Group(name or _("In no team"), tuple(some)) for name, some in found.items())


def _what(person: User, above: set[tuple[int, str]], partners: set[int]) -> str:
    said = {
        Standing.OWNER.value: _("Owner: imports and publishes; manages people"),
        Standing.EDITOR.value: _("Framework editor: imports and publishes"),
    }.get(person.standing)
    parts = [said] if said else []
    if (person.pk, Bond.MANAGER.value) in above:
        parts.append(_("manager"))
    if (person.pk, Bond.LEAD.value) in above:
        parts.append(_("tech lead"))
    if person.pk in partners:
        parts.append(_("people partner"))
    return "; ".join(parts) or _("Engineer: reads, searches, compares")
