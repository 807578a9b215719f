"""What can be done: place somebody, put a placement right, choose an aim, let it go."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.core.model import Page
from levelset.web.audit.actions import record
from levelset.web.frameworks.access import current_version
from levelset.web.people.actions.holding import refuse_while_held
from levelset.web.people.models import User
from levelset.web.placements import queries
from levelset.web.placements.access import may_write_level
from levelset.web.placements.models import Aim, Placement
from levelset.web.ui.dates import day_text


@transaction.atomic
def place(person: User, address: str, *, begins: date, reason: str, author: User) -> Placement:
    """Write down that somebody holds a page from a day on; what they held before ends on that day.

    ``address`` is ``role/level`` of the current version. Raises ``Refused`` where the author may not place
    the person, or they have left, there is no such page, no reason is given, or the day is not after the beginning of
    what they hold now.
    """
    person = _here(person)
    if not may_write_level(author, person):
        raise Refused(_("Only a people partner of this person can write down their level, and nobody their own."))
    why = reason.strip()
    if not why:
        raise Refused(_("Say why: whoever asks in two years will want to know."))
    page, number = _page(address, author)
    before = Placement.objects.filter(person=person, ends=None).first()
    if before is not None:
        if begins <= before.begins:
            told = _("%(name)s holds %(title)s from %(day)s on. Choose a later day, or take that placement back first.")
            raise Refused(told % {"name": person.name, "title": before.title, "day": day_text(before.begins)})
        if (before.role, before.level) == (page.role, page.level):
            raise Refused(_("%(name)s holds this page already. Nothing was changed.") % {"name": person.name})
        Placement.objects.filter(pk=before.pk).update(ends=begins)
    elif (last := _latest(person)) and last.ends and begins < last.ends:
        raise Refused(_("Until %(day)s another page was held. Choose a later day.") % {"day": day_text(last.ends)})
    placement = Placement.objects.create(
        person=person, version=number, role=page.role, level=page.level, title=page.title,
        begins=begins, reason=why, noted_by=author, noted_at=timezone.now(),
    )  # fmt: skip
    _note("placement.written", placement, author, {"begins": begins.isoformat()})
    return placement


@transaction.atomic
def take_back(placement: Placement, *, author: User) -> None:
    """Remove the latest placement of somebody, written by mistake; what they held before goes on as if it had not been.

    What ended because they left does not go on. Raises ``Refused`` where the author may not place, or they have left,
    or a later one follows.
    """
    person = _here(placement.person)
    if not may_write_level(author, person):
        raise Refused(_("Only a people partner of this person can take a placement back."))
    latest = _latest(person)
    if latest is None or latest.pk != placement.pk:
        raise Refused(_("A later placement follows this one. Take that one back first."))
    refuse_while_held(person, author=author)
    placement.delete()
    Placement.objects.filter(person=person, ends=placement.begins, left=False).update(ends=None)
    _note("placement.taken_back", placement, author, {"begins": placement.begins.isoformat()})


@transaction.atomic
def choose_aim(address: str, *, with_manager: bool, author: User) -> Aim:
    """Choose the page that one works towards; an earlier aim ends. Raises ``Refused`` where there is no such page."""
    _here(author)
    page, number = _page(address, author)
    now = timezone.now()
    Aim.objects.filter(person=author, ended_at=None).update(ended_at=now)
    aim = Aim.objects.create(
        person=author, version=number, role=page.role, level=page.level, title=page.title,
        with_manager=with_manager, chosen_at=now,
    )  # fmt: skip
    data = {"page": page.address, "with_manager": with_manager}
    record("aim.chosen", author=author, object_key=f"person:{author.key}", data=data)
    return aim


@transaction.atomic
def let_aim_go(*, author: User) -> bool:
    """End one's aim; whether there was one."""
    ended = Aim.objects.filter(person=author, ended_at=None).update(ended_at=timezone.now())
    if ended:
        record("aim.let_go", author=author, object_key=f"person:{author.key}")
    return bool(ended)


def _here(person: User) -> User:
    """Somebody as they are now, held until the end of the transaction. Raises ``Refused`` for who has left."""
    found = User.objects.select_for_update().get(pk=person.pk)
    if not found.is_active:
        raise Refused(_("%(name)s has left the organization: what they held ended that day.") % {"name": found.name})
    return found


def _latest(person: User) -> Placement | None:
    """The last placement of somebody that held, or holds, on any day."""
    return Placement.objects.filter(person=person).exclude(ends=F("begins")).first()


def _page(address: str, author: User) -> tuple[Page, int]:
    version = current_version(author)
    page = queries.page_at(version, address)
    if version is None or page is None:
        raise Refused(_("The published framework has no such page. Reload and choose again."))
    return page, version.number


def _note(event: str, placement: Placement, author: User, data: dict[str, str]) -> None:
    page = f"{placement.role}/{placement.level}"
    record(event, author=author, object_key=f"person:{placement.person.key}", data={"page": page, **data})
