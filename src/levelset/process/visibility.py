"""Who may see what of a person. Deny by default: what no line here grants is refused.

=========================  ====  =======  =====  ====  =======  ========  ======  =======
what                       self  manager  above  lead  partner  teammate  member  nobody
=========================  ====  =======  =====  ====  =======  ========  ======  =======
name, roles, teams,        yes   yes      yes    yes   yes      yes       yes     no
managers
level, time in level       yes   yes      yes    no    yes      no        no      no
former teams and managers  yes   yes      yes    no    yes      no        no      no
the same, of a leaver      yes   yes      yes    owner yes      owner     owner   no
who read my records        yes   no       no     no    no       no        no      no
tokens, notes, what was    yes   no       no     no    no       no        no      no
not picked
an aim                     yes   where    no     no    no       no        no      no
                                 opened
a draft                    yes   no       no     no    no       no        no      no
what is shared             yes   those with whom it was shared, and nobody else
=========================  ====  =======  =====  ====  =======  ========  ======  =======

``manager`` is the manager of today, ``above`` a manager further up the line, ``lead`` a tech lead, ``partner`` a people
partner of somebody in whose scope the person is. The owner of an installation is no reader: to run a server is no
reason to read what people wrote. Who was whose manager can always be told, though; nobody stands above somebody who has
left, so of a leaver owners see it, who wrote all of it down. Broken glass (``process.breaking_glass``) opens what is
shared with anybody to one reader for some hours; a draft stays its author's alone.
"""

from enum import StrEnum

from levelset.process.rights import Standing, may_manage_people


class Relation(StrEnum):
    """What a reader is to the person whose record it is. One reader can be several of them."""

    SELF = "self"
    MANAGER = "manager"
    ABOVE = "above"
    LEAD = "lead"
    PARTNER = "partner"
    TEAMMATE = "teammate"
    MEMBER = "member"


Relations = frozenset[Relation]
NOBODY: Relations = frozenset()

SEES_LEVEL: Relations = frozenset({Relation.SELF, Relation.MANAGER, Relation.ABOVE, Relation.PARTNER})


class Group(StrEnum):
    """Whom an author can share a record with, beside people by name. Fixed and shown when it is shared.

    A group follows the structure: after a change of manager, ``manager`` is the new one.
    """

    MANAGER = "manager"
    ABOVE = "above"
    LEAD = "lead"
    PARTNER = "partner"
    TEAM = "team"
    MEMBERS = "members"


READERS: dict[Group, Relation] = {
    Group.MANAGER: Relation.MANAGER,
    Group.ABOVE: Relation.ABOVE,
    Group.LEAD: Relation.LEAD,
    Group.PARTNER: Relation.PARTNER,
    Group.TEAM: Relation.TEAMMATE,
    Group.MEMBERS: Relation.MEMBER,
}
"""Which relation to the author makes somebody a reader of what is shared with a group."""


def may_see_person(relations: Relations) -> bool:
    """Whether a reader may see name, roles, teams and managers: everybody of the organization may."""
    return bool(relations)


def may_see_level(relations: Relations) -> bool:
    """Whether a reader may see which level a person holds, and since when."""
    return bool(relations & SEES_LEVEL)


def may_see_history(relations: Relations, *, standing: Standing | None = None, left: bool = False) -> bool:
    """Whether a reader may see which teams and managers somebody had, and since when they have those of today.

    Of somebody who has ``left`` whoever manages people may, too.
    """
    keeps = left and bool(relations) and may_manage_people(standing)
    return keeps or bool(relations & SEES_LEVEL)


def may_see_readers(relations: Relations) -> bool:
    """Whether a reader may see who read the records of a person: the person alone."""
    return Relation.SELF in relations


def may_see_private(relations: Relations) -> bool:
    """Whether a reader may see tokens, notes on the way to an aim, what was read and not picked: the person."""
    return Relation.SELF in relations


def may_see_unattested(relations: Relations) -> bool:
    """Whether a reader may see who was asked to attest an entry and did not: its author, and each their own answer."""
    return Relation.SELF in relations


def may_see_aim(relations: Relations, *, with_manager: bool) -> bool:
    """Whether a reader may see the aim of a person: the person, and the manager of today where the person opened it."""
    return Relation.SELF in relations or (with_manager and Relation.MANAGER in relations)


def may_see_asked(relations: Relations, *, asked: bool) -> bool:
    """Whether a reader may see an entry as it was when its author asked whether it was so: whoever was asked."""
    return Relation.SELF in relations or (asked and bool(relations))


def may_read_shared(relations: Relations, groups: frozenset[Group], *, named: bool) -> bool:
    """Whether a reader may read a record that its author shared with these groups; ``named``: with them by name.

    Without a group and a name it is a draft. Somebody who is not of the organization any more (``NOBODY``) reads
    nothing, named or not.
    """
    if Relation.SELF in relations:
        return True
    if not relations:
        return False
    return named or any(READERS[group] in relations for group in groups)


def may_read_under_glass(relations: Relations, *, shared: bool, glass: bool) -> bool:
    """Whether broken glass opens a record to a reader: one that its author shared with anybody, never a draft."""
    return glass and shared and bool(relations)
