"""What can be done with the published framework: publish a version; put a link between two pages right."""

import hashlib
import json
from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from levelset.core.errors import InvalidFramework, Refused
from levelset.core.findings import Severity
from levelset.core.model import Framework, Page
from levelset.interchange.json_v1 import dumps, from_json
from levelset.process.rights import Audience, may_edit
from levelset.web.audit.actions import record
from levelset.web.frameworks import access, queries
from levelset.web.frameworks.migration import move_along
from levelset.web.frameworks.models import FrameworkVersion, KeptLinkRow
from levelset.web.frameworks.releases import Naming, edition_of, kept, release_of
from levelset.web.ui.viewer import standing_of

ATTEMPTS = 8
"""How often to begin anew when others publish at the same moment."""


def publish(
    framework: Framework,
    *,
    author: object,
    audience: Audience,
    note: str = "",
    origin: str = "",
    naming: Naming | None = None,
) -> FrameworkVersion:
    """Publish a framework as the next version, for good; its audience is fixed from now on.

    Statements without an id get one, and keep the id they had in the version before, where it is sure that they are
    the same. ``note`` says what changed, in the author's words; ``origin`` is where the framework came from (a key,
    such as ``import/7``); ``naming`` is what the author says of ids and of the number. Work that refers to statements
    moves along (``migration``), in the same transaction. Raises ``Refused`` where the author may not publish, there is
    nothing to publish, or the number cannot be the one asked for; ``InvalidFramework`` with findings where the
    framework contradicts itself.
    """
    if not may_edit(standing_of(author)):
        raise Refused(_("Only framework editors and owners can publish."))
    if not framework.pages:
        raise Refused(_("There is no page to publish yet. Import a document first."))
    for _attempt in range(ATTEMPTS):
        before = queries.newest()
        release = release_of(framework, before, naming.answers if naming else {}, queries.earlier_changes())
        version = _version(release.framework, author)
        version.number = before.number + 1 if before else 1
        version.edition, reason = edition_of(release, naming)
        version.edition_reason, version.changes = _storable(reason), kept(release)
        version.audience, version.note, version.origin = audience.value, _storable(note).strip(), _storable(origin)
        try:
            with transaction.atomic():
                version.save()
                record(
                    "framework.published",
                    author=author,
                    object_key=f"framework/{version.number}",
                    data={"sha256": version.sha256, "audience": version.audience, "origin": version.origin},
                )
                move_along(version)
        except IntegrityError:
            # Somebody else took the number between our look and our write: follow theirs.
            if not queries.is_taken(version.number):
                raise
            continue
        return version
    raise Refused(_("Others are publishing at this moment. Nothing was published; try again."))


def put_link_right(
    *, author: object, old: Page, new: Page, from_ids: Iterable[str], to_ids: Iterable[str], note: str = ""
) -> KeptLinkRow:
    """Say which statements of the older page became which of the newer one, for every version from now on.

    Nothing on one side says that those of the other have no ancestor, or are continued nowhere. Raises ``Refused``
    where the author may not edit, nothing is named, or a page has no such statement.
    """
    if not may_edit(standing_of(author)):
        raise Refused(_("Only framework editors and owners can put a link right."))
    before, after = _named(old, from_ids), _named(new, to_ids)
    if not (before or after):
        raise Refused(_("Choose at least one statement."))
    with transaction.atomic():
        row = KeptLinkRow.objects.create(
            old_page=old.address,
            new_page=new.address,
            old=before,
            new=after,
            note=_storable(note).strip(),
            made_at=timezone.now(),
            made_by_id=getattr(author, "pk", None),
            made_by_name=_storable(str(author)),
        )
        data = {"old": [key for key, _text in before], "new": [key for key, _text in after]}
        record("framework.link-put-right", author=author, object_key=f"framework/link/{row.pk}", data=data)
    return row


def _named(page: Page, ids: Iterable[str]) -> list[list[str]]:
    """The statements of a page with these ids, each with its text, in the order of the page."""
    wanted = set(ids)
    found = [[one.id, one.text] for one in page.statements() if one.id and one.id in wanted]
    if len({key for key, _text in found}) < len(wanted):
        raise Refused(_("The page has no such statement any more. Open it again and choose anew."))
    return found


def take_link_back(*, author: object, number: int) -> KeptLinkRow:
    """Take a link back that somebody put right; what was worked out, or said before, holds again. Twice is once.

    Raises ``Http404`` where there is no such link for this author.
    """
    with transaction.atomic():
        row = access.kept_link(author, number)
        if row.undone_at is None:
            row.undone_at = timezone.now()
            row.save(update_fields=["undone_at"])
            record("framework.link-taken-back", author=author, object_key=f"framework/link/{row.pk}")
    return row


def _version(framework: Framework, author: object) -> FrameworkVersion:
    document = dumps(framework)
    read_back = from_json(json.loads(document))
    errors = [finding for finding in read_back.findings if finding.severity is Severity.ERROR]
    if read_back.value is None or errors:
        raise InvalidFramework(_("The framework cannot be published as it is."), errors)
    return FrameworkVersion(
        title=_storable(framework.title),
        organization=_storable(framework.organization),
        document=document,
        sha256=hashlib.sha256(document.encode("utf-8")).hexdigest(),
        published_at=timezone.now(),
        published_by_id=getattr(author, "pk", None),
        published_by_name=_storable(str(author)),
    )


def _storable(text: str) -> str:
    """Without the characters that databases refuse: NUL, and halves of a character."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
