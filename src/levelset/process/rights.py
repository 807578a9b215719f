"""Who may do what with the framework. Deny by default: what no line here grants is refused.

=====================  ======  ======  ======  =======
right                  owner   editor  member  nobody
=====================  ======  ======  ======  =======
read, for members      yes     yes     yes     no
read, for anyone       yes     yes     yes     yes
edit                   yes     yes     no      no
manage people          yes     no      no      no
=====================  ======  ======  ======  =======
"""

from enum import StrEnum


class Standing(StrEnum):
    """What a person is in the organization."""

    OWNER = "owner"
    EDITOR = "editor"
    MEMBER = "member"


class Audience(StrEnum):
    """Who can read a published version; fixed when it is published."""

    MEMBERS = "members"
    ANYONE = "anyone"


def may_read(standing: Standing | None, audience: Audience) -> bool:
    """Whether someone may read a published framework; ``standing`` is None for a person who is not signed in."""
    return audience is Audience.ANYONE or standing is not None


def may_edit(standing: Standing | None) -> bool:
    """Whether someone may import, review and publish."""
    return standing in (Standing.OWNER, Standing.EDITOR)


def may_manage_people(standing: Standing | None) -> bool:
    """Whether someone may invite people and change what they may do."""
    return standing is Standing.OWNER


def has_to_have_second_factor(standing: Standing | None, asked_of: str) -> bool:
    """Whether the rule (``optional``, ``owners``, ``everyone``) asks a second factor of someone of this standing."""
    if standing is None or asked_of == "optional":
        return False
    return asked_of == "everyone" or may_manage_people(standing)
