"""A source is read into a list to pick from. Nothing comes into the log by reading."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from levelset.core.errors import Refused
from levelset.core.findings import Finding, Result, Severity
from levelset.interchange.worklogs import brag, git, ical, taken_along
from levelset.interchange.worklogs.record import Found
from levelset.web.people.models import User
from levelset.web.people.periods import today
from levelset.web.people.queries_of_holds import held_people
from levelset.web.sealing import Unopened, seal, unseal
from levelset.web.sources import access, queries
from levelset.web.sources.fetching import fetch
from levelset.web.sources.models import KEPT_FOR, Gathering
from levelset.web.sources.stored import finding_to_data, to_data

MOST_WAITING = 10
"""Lists of one person that wait at a time; the oldest one makes room for the next, unless a legal hold keeps it."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Source:
    """What somebody brought: the kind, its text, who they are in it, and what else the kind asks for."""

    kind: str
    text: str
    since: date
    mine: Sequence[str] = ()
    repository: str = ""


def read(source: Source) -> Found:
    """What a text holds. Pure: it writes nothing."""
    if source.kind == "git":
        found = git.read_log(source.text, source.mine, source.repository)
    elif source.kind == "brag":
        found = brag.read_brag(source.text, today())
    elif source.kind == taken_along.SOURCE:
        found = taken_along.read_taken_along(source.text)
    else:
        window = ical.Window(source.since, today(), ZoneInfo(settings.TIME_ZONE))
        found = ical.read_calendar(source.text, source.mine, window)
    return found


def keep(kind: str, found: Found, since: date, *, author: User) -> Gathering:
    """Keep what was read as a list to pick from. Raises ``Refused`` for somebody who is not of the organization."""
    gathering = _new(kind, since, author)
    _fill(gathering, found)
    return gathering


def start_fetch(forge: str, since: date, *, author: User, token: str = "") -> Gathering:
    """Have a forge asked in the background: with ``token``, used this once, else with the one that is kept.

    Raises ``Refused`` where there is neither, and for somebody who is not of the organization.
    """
    kept = queries.kept_token(author, forge)
    sealed = seal(token) if token else kept.sealed if kept else ""
    if not sealed:
        raise Refused(_("Type a token first."))
    gathering = _new(forge, since, author, sealed)
    fetch_gathering.enqueue(gathering.pk)
    gathering.refresh_from_db()
    return gathering


@task()
def fetch_gathering(number: int) -> None:
    """Ask the forge, once. The token is taken out of the database before anything is asked."""
    gathering = Gathering.objects.filter(pk=number, state=Gathering.State.READING).first()
    if gathering is None or not gathering.sealed:
        return
    sealed, gathering.sealed = gathering.sealed, ""
    gathering.save(update_fields=["sealed"])
    try:
        found = fetch(gathering.kind, queries.address_of(gathering.kind), unseal(sealed), gathering.since)
    except (Refused, Unopened) as refusal:
        found = _failed(str(refusal))
    except Exception as error:  # noqa: BLE001 - whatever a server answers, its token must not come into a log
        log.error("reading from %s failed: %s", gathering.kind, type(error).__name__)
        found = _failed(_("Something went wrong in Levelset while it read the answers. Try a shorter period."))
    _fill(gathering, found)


def remove_expired() -> int:
    """Forget what waited too long, but for that of people on whom a legal hold stands."""
    return waited_too_long().exclude(author__in=held_people()).delete()[0]


def waited_too_long() -> QuerySet[Gathering]:
    """Lists of which nothing can be picked any more."""
    return Gathering.objects.filter(made_at__lte=timezone.now() - KEPT_FOR)


def _failed(message: str) -> Found:
    return Result((), (Finding("work/stopped", Severity.ERROR, message),))


def _new(kind: str, since: date, author: User, sealed: str = "") -> Gathering:
    if not author.is_active:
        raise Refused(_("Only people of the organization log evidence."))
    remove_expired()
    surplus = access.gatherings(author).values_list("pk", flat=True)[MOST_WAITING - 1 :]
    Gathering.objects.filter(pk__in=list(surplus)).exclude(author__in=held_people()).delete()
    return Gathering.objects.create(kind=kind, since=since, author=author, sealed=sealed)


def _fill(gathering: Gathering, found: Found) -> None:
    gathering.records = [to_data(record) for record in found.value]
    gathering.findings = [finding_to_data(one) for one in found.findings]
    gathering.state = Gathering.State.READY if found.value else Gathering.State.FAILED
    Gathering.objects.filter(pk=gathering.pk).update(
        records=gathering.records, findings=gathering.findings, state=gathering.state
    )
