"""What somebody is called and what they may do here: put right by hand, one at a time, written and audited."""

from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.process.rights import Standing, may_manage_people
from levelset.web.people.actions.changes import changing
from levelset.web.people.actions.structure import key_of
from levelset.web.people.actions.welcoming import withdraw_links_of
from levelset.web.people.models import StructureChange, User

LONGEST_NAME = 120


def rename(person: User, name: str, *, author: User | None) -> StructureChange:
    """Call somebody by another name; their address stays. Raises ``Refused`` for no name, a long one, and a leaver."""
    with changing("person.renamed", author, key_of(person)) as (written, change):
        person = _here(person)
        new = " ".join("".join(letter if letter.isprintable() else " " for letter in name).split())
        if not new or len(new) > LONGEST_NAME:
            raise Refused(_("A name has 1 to %(most)s letters.") % {"most": LONGEST_NAME})
        written.change(person, name=new)
    return change


def change_standing(person: User, standing: Standing, *, author: User | None) -> None:
    """Let somebody be owner, editor or member from now on; links end of whom does not manage people any more.

    It is no change that is taken back: whoever may say so says it again. Raises ``Refused`` for a leaver, and where no
    owner would be left.
    """
    data = {"standing": standing.value}
    with changing("person.standing_changed", author, key_of(person), data):
        person = _here(person)
        if may_manage_people(Standing(person.standing)) and not may_manage_people(standing):
            others = User.objects.filter(standing=Standing.OWNER.value, is_active=True).exclude(pk=person.pk)
            if not others.exists():
                raise Refused(_("Somebody has to own this installation. Make somebody else an owner first."))
            withdraw_links_of([person], author=author)
        person.standing = standing.value
        person.save(update_fields=["standing"])


def _here(person: User) -> User:
    """Somebody as they stand in the database now; raises ``Refused`` for a leaver."""
    found = User.objects.get(pk=person.pk)
    if not found.is_active:
        raise Refused(_("%(name)s has left the organization.") % {"name": found.name})
    return found
