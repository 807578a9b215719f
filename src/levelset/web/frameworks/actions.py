"""The one thing that can be done with the published framework: publish a version."""

import hashlib
import json

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from levelset.comparing.identity import with_ids
from levelset.core.errors import InvalidFramework, Refused
from levelset.core.findings import Severity
from levelset.core.model import Framework
from levelset.interchange.json_v1 import dumps, from_json
from levelset.process.rights import Audience, may_edit
from levelset.web.audit.actions import record
from levelset.web.frameworks import queries
from levelset.web.frameworks.models import FrameworkVersion
from levelset.web.ui.viewer import standing_of

ATTEMPTS = 8
"""How often to begin anew when others publish at the same moment."""


def publish(
    framework: Framework, *, author: object, audience: Audience, note: str = "", origin: str = ""
) -> FrameworkVersion:
    """Publish a framework as the next version, for good; its audience is fixed from now on.

    Statements without an id get one, and keep the id they had in the version before. ``note`` says what changed, in the
    author's words; ``origin`` is where the framework came from (a key, such as ``import/7``). Raises ``Refused`` where
    the author may not publish or there is nothing to publish, ``InvalidFramework`` with findings where the framework
    contradicts itself.
    """
    if not may_edit(standing_of(author)):
        raise Refused(_("Only framework editors and owners can publish."))
    if not framework.pages:
        raise Refused(_("There is no page to publish yet. Import a document first."))
    for _attempt in range(ATTEMPTS):
        before = queries.newest()
        version = _version(with_ids(framework, before.framework if before else None), author)
        version.number = before.number + 1 if before else 1
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
        except IntegrityError:
            # Somebody else took the number between our look and our write: follow theirs.
            if not queries.is_taken(version.number):
                raise
            continue
        return version
    raise Refused(_("Others are publishing at this moment. Nothing was published; try again."))


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
