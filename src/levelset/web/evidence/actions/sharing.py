"""An author shares an entry with groups and people, and stops to."""

import uuid
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.process.visibility import Group
from levelset.web.audit.actions import record
from levelset.web.evidence import access
from levelset.web.evidence.models import Entry, Share
from levelset.web.people.models import User

MOST_PEOPLE = 50
"""People by name in one go; who means more means a group."""


@transaction.atomic
def share(*, author: User, key: uuid.UUID, groups: Collection[Group] = (), people: Collection[User] = ()) -> Entry:
    """Share an entry of the author's own with groups and people. Whom it is shared with already stays as it is.

    Raises ``Refused`` for nobody at all, too many, oneself, or somebody who is not of the organization any more.
    """
    if not groups and not people:
        raise Refused(_("Choose at least one group, or name somebody."))
    if len(people) > MOST_PEOPLE:
        raise Refused(_("Up to %(most)s people can be named at once.") % {"most": MOST_PEOPLE})
    entry = access.held(author, key)
    for person in people:
        if not person.is_active:
            raise Refused(_("%(name)s is not of the organization any more.") % {"name": person.name})
        if person.pk == author.pk:
            raise Refused(_("You can read it anyway: you wrote it. Name somebody else."))
    open_ones = list(access.shares(entry))
    has_groups = {one.group for one in open_ones if one.group}
    has_people = {one.person_id for one in open_ones if one.person_id}
    new_groups = [group for group in dict.fromkeys(groups) if group.value not in has_groups]
    new_people = [person for person in dict.fromkeys(people) if person.pk not in has_people]
    Share.objects.bulk_create(
        [
            *(Share(of=entry, group=group.value) for group in new_groups),
            *(Share(of=entry, person=person) for person in new_people),
        ]
    )
    if new_groups or new_people:
        data = {"groups": [group.value for group in new_groups], "people": [str(person.key) for person in new_people]}
        record("evidence.shared", author=author, object_key=entry.object_key, data=data)
    return entry


@transaction.atomic
def stop_sharing(*, author: User, key: uuid.UUID, share: int | None = None) -> int:
    """End one audience of an entry of the author's own, or all of them; how many ended. What was read was read."""
    entry = access.held(author, key)
    ending = list(access.shares(entry))
    if share is not None:
        ending = [one for one in ending if one.pk == share]
    if ending:
        Share.objects.filter(pk__in=[one.pk for one in ending]).update(ended_at=timezone.now())
        data = {
            "groups": [one.group for one in ending if one.group],
            "people": [str(one.person.key) for one in ending if one.person],
        }
        record("evidence.unshared", author=author, object_key=entry.object_key, data=data)
    return len(ending)
