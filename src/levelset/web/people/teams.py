"""Teams inside teams: the path that names a team and those around it."""

from levelset.web.people.journal import Journal, Values
from levelset.web.people.models import Team

LONGEST_PATH = 250


def path_of(team: Team, parent_path: str) -> str:
    """``/3/17/`` for team 17 inside team 3."""
    return f"{parent_path or '/'}{team.pk}/"


def keep_paths(team: Team, written: Journal) -> int:
    """Write the paths of a team and of all inside it anew; how long the longest one is. The parent's is right."""
    old = team.path
    new = path_of(team, team.parent.path if team.parent else "")
    changes: list[tuple[Team, Values]] = [(team, {"path": new})]
    if old and old != new:
        inside = Team.objects.filter(path__startswith=old).exclude(pk=team.pk)
        changes += [(one, {"path": new + one.path[len(old) :]}) for one in inside]
    longest = max(len(values["path"]) for _team, values in changes)
    if longest <= LONGEST_PATH:
        written.change_all(list(changes))
    return longest
