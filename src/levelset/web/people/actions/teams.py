"""Teams: make, rename, move, close, open again."""

from django.db.models import Q
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.web.people.actions.changes import changing
from levelset.web.people.journal import Journal
from levelset.web.people.models import Membership, StructureChange, Team, User
from levelset.web.people.periods import today
from levelset.web.people.teams import LONGEST_PATH, keep_paths

LONGEST_NAME = 120
SEPARATOR = "/"
"""What parts the names of teams in a path such as “Engineering / Bridges”; no name holds it."""


def make_team(name: str, parent: Team | None = None, *, author: User | None) -> tuple[Team, StructureChange]:
    """A new team, inside another one or on its own. Raises ``Refused`` where that one has a team of this name."""
    team = Team(name=name, parent=parent)
    with changing("team.made", author, lambda: f"team:{team.key}") as (written, change):
        team.name = checked_name(name)
        if parent is not None and parent.is_closed:
            raise Refused(_("%(team)s is closed, so no team can be inside it.") % {"team": parent})
        _check_free(team.name, parent, None)
        written.create(team)
        _keep(team, written)
    return team, change


def rename_team(team: Team, name: str, *, author: User | None) -> StructureChange:
    """Give a team another name."""
    return change_team(team, name, team.parent, author=author)


def move_team(team: Team, parent: Team | None, *, author: User | None) -> StructureChange:
    """Put a team, with all inside it, into another one, or on its own."""
    return change_team(team, team.name, parent, author=author)


def change_team(team: Team, name: str, parent: Team | None, *, author: User | None) -> StructureChange:
    """Rename and move a team in one go; it keeps what is inside it. Raises ``Refused`` for one inside itself."""
    data = {"parent": str(parent.key) if parent else ""}
    with changing("team.changed", author, f"team:{team.key}", data) as (written, change):
        new = checked_name(name)
        if parent is not None and parent != team.parent:
            if parent.is_closed:
                raise Refused(_("%(team)s is closed, so no team can be inside it.") % {"team": parent})
            if parent.pk == team.pk or parent.path.startswith(team.path):
                raise Refused(_("A team cannot be inside itself, or inside one that is inside it."))
        _check_free(new, parent, team)
        written.change(team, name=new, parent_id=parent.pk if parent else None)
        team.parent = parent
        _keep(team, written)
    return change


def close_team(team: Team, *, author: User | None) -> StructureChange:
    """Close a team: nobody joins it any more; its history stays. Raises ``Refused`` while somebody is in it."""
    with changing("team.closed", author, f"team:{team.key}") as (written, change):
        if team.is_closed:
            raise Refused(_("%(team)s is closed already.") % {"team": team})
        if Team.objects.filter(parent=team, is_closed=False).exists():
            raise Refused(_("There are teams inside %(team)s. Close or move them first.") % {"team": team})
        still = Membership.objects.filter(Q(ends=None) | Q(ends__gt=today()), team=team)
        if still.exists():
            raise Refused(_("Somebody is in %(team)s, or will be. Let them leave it first.") % {"team": team})
        written.change(team, is_closed=True)
    return change


def open_team(team: Team, *, author: User | None) -> StructureChange:
    """Open a closed team again."""
    with changing("team.opened", author, f"team:{team.key}") as (written, change):
        if not team.is_closed:
            raise Refused(_("%(team)s is open.") % {"team": team})
        if team.parent is not None and team.parent.is_closed:
            raise Refused(_("%(team)s is closed. Open it first.") % {"team": team.parent})
        _check_free(team.name, team.parent, team)
        written.change(team, is_closed=False)
    return change


def checked_name(name: str) -> str:
    """A name without spaces around it. Raises ``Refused`` for one that is empty, too long, or holds a slash."""
    found = " ".join(name.replace("\x00", "").split())
    if not found or len(found) > LONGEST_NAME:
        raise Refused(_("A team needs a name of at most %(length)s letters.") % {"length": LONGEST_NAME})
    if SEPARATOR in found:
        raise Refused(_("A slash parts teams inside teams, so the name of a team cannot hold one."))
    return found


def _check_free(name: str, parent: Team | None, team: Team | None) -> None:
    beside = Team.objects.filter(parent=parent, is_closed=False, name__iexact=name)
    if team is not None:
        beside = beside.exclude(pk=team.pk)
    if beside.exists():
        raise Refused(_("There is a team “%(name)s” at this place already.") % {"name": name})


def _keep(team: Team, written: Journal) -> None:
    if keep_paths(team, written) > LONGEST_PATH:
        raise Refused(_("Teams cannot be that deep inside each other. Choose a place further out."))
