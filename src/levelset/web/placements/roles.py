"""What everybody of the organization may know of a placement: the name of the role, and never the level."""

from collections.abc import Mapping, Sequence

from django.core.cache import cache

from levelset.web.frameworks.queries import numbered
from levelset.web.people import roles
from levelset.web.placements.access import roles_today


def declare() -> None:
    """Let pages of people say it."""
    roles.register(roles_of)


def roles_of(people: Sequence[int]) -> Mapping[int, str]:
    """The names of the roles that these people have today, as the version says in which it was written down."""
    rows = roles_today(people)
    names = {version: _names_in(version) for version in {version for _, _, version in rows}}
    return {person: names[version].get(role, role) for person, role, version in rows}


def _names_in(version: int) -> dict[str, str]:
    """What the roles of a version are called, by key; a version never changes."""
    found: dict[str, str] | None = cache.get(f"placements.roles.{version}")
    if found is None:
        kept = numbered(version)
        found = {role.key: role.name for role in kept.framework.roles} if kept else {}
        cache.set(f"placements.roles.{version}", found)
    return found
