"""One answer for many places: everything that is sure, every heading with the same guess, every line of one text."""

import uuid
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from levelset.core.errors import Refused
from levelset.importing.draft import CHOOSABLE, Fate
from levelset.web.imports import queries
from levelset.web.imports.actions.rows import Entry, file_at, in_review, keep
from levelset.web.imports.models import Import, Kind
from levelset.web.imports.reviewing.alike import headings_like, pieces_like
from levelset.web.imports.reviewing.pages import Heading, pages_of
from levelset.web.imports.reviewing.places import Place
from levelset.web.people.models import User


def accept_sure(*, author: User, number: int) -> int:
    """Confirm every heading that was filled in because its siblings make it sure; how many those were."""
    with transaction.atomic():
        found = in_review(author, number)
        work = queries.work_of(author, found)
        sure = [heading for heading in _headings(work) if heading.is_sure]
        return _keep_names(found, author, work, [(heading, heading.name or "") for heading in sure])


def name_alike(*, author: User, number: int, place: Place, name: str, kind: Kind = Kind.NAME) -> int:
    """The heading at this place and every unconfirmed one with the same guess is ``name``; how many those were.

    Empty: none of them is a heading. Raises ``Refused`` where nothing unconfirmed stands at this place (any more).
    """
    with transaction.atomic():
        found = in_review(author, number)
        work = queries.work_of(author, found)
        like = headings_like(_headings(work), place, is_pillar=kind is Kind.PILLAR)
        if not like:
            raise Refused(_("That heading was decided already, or is gone. Reload the page to see how it stands."))
        return _keep_names(found, author, work, [(heading, name) for heading in like])


def give_fate_alike(*, author: User, number: int, place: Place, fate: Fate) -> int:
    """The piece at this place, and every other one with the same text in any document, is that; how many those were."""
    if fate not in CHOOSABLE:
        raise Refused(_("A line cannot be made that. Pick one of the list."))
    with transaction.atomic():
        found = in_review(author, number)
        file_at(found, place)
        work = queries.work_of(author, found)
        entries = [
            Entry(Kind.FATE, work.documents[other.document].file, other.piece, fate.value)
            for other in pieces_like(work.documents, place)
        ]
        return len(keep(found, author, entries, uuid.uuid4()))


def _headings(work: queries.Work) -> list[Heading]:
    pages, _anchors = pages_of(work.draft, work.documents)
    return [heading for page in pages for heading in page.headings]


def _keep_names(found: Import, author: User, work: queries.Work, named: Iterable[tuple[Heading, str]]) -> int:
    entries = [
        Entry(
            Kind.PILLAR if heading.is_pillar else Kind.NAME,
            work.documents[heading.place.document].file,
            heading.place.piece,
            name,
        )
        for heading, name in named
        if heading.place is not None
    ]
    return len(keep(found, author, entries, uuid.uuid4()))
