"""The review ends: what the documents became is published as a version of the framework."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from levelset.core.errors import InvalidFramework, Refused
from levelset.core.model import Framework
from levelset.interchange.links_yaml import KeptLink
from levelset.process.rights import Audience
from levelset.web.audit.actions import record
from levelset.web.frameworks.actions import publish as publish_framework
from levelset.web.frameworks.actions import put_link_right
from levelset.web.frameworks.queries import kept_links
from levelset.web.frameworks.releases import Naming
from levelset.web.imports import access, queries
from levelset.web.imports.models import Import, State
from levelset.web.imports.owned import own_links
from levelset.web.imports.releasing import to_publish
from levelset.web.people.models import User


class Moved(Refused):
    """The import is not what the person looked at any more."""


def publish(
    *,
    author: User,
    number: int,
    audience: Audience,
    note: str = "",
    leave_open: bool = False,
    seen: str,
    naming: Naming | None = None,
) -> Import:
    """Publish what an import became; the same import again gives what was published the first time.

    ``naming`` is what the author says of ids and of the number. ``seen`` is the mark of the work that the author looked
    at: raises ``Moved`` where it is another one by now.
    Raises ``Refused`` where something has to be mended first, or where questions are open and ``leave_open`` does not
    say that they may be.
    """
    with transaction.atomic():
        found = access.locked(author, number)
        if found.state == State.PUBLISHED:
            return found
        if found.state != State.REVIEW:
            raise Refused(_("This import is not in review, so there is nothing to publish."))
        work = queries.work_of(author, found)
        _check(work, seen, leave_open)
        before = work.current.number if work.current else 0
        try:
            version = publish_framework(
                to_publish(work),
                author=author,
                audience=audience,
                note=note,
                origin=found.object_key,
                naming=naming,
            )
        except InvalidFramework as error:
            raise Refused("; ".join([str(error), *(finding.message for finding in error.findings)])) from error
        if version.number != before + 1:
            # What somebody else published a moment ago would be lost under ours.
            raise Moved(_("Somebody else has just published a version. Look at what yours would change now."))
        _put_links_right(author, version.framework, own_links(found))
        found.state = State.PUBLISHED
        found.published_number = version.number
        found.published_at = timezone.now()
        found.save(update_fields=["state", "published_number", "published_at"])
        data = {"version": version.number, "adds": work.adds, "engine": found.engine}
        record("import.published", author=author, object_key=found.object_key, data=data)
    return found


def _put_links_right(author: User, framework: Framework, links: Iterable[KeptLink]) -> None:
    """Keep the links that came with a framework of Levelset's own form, where their statements are published."""
    known = {(link.from_page, link.to_page, link.old, link.new) for link in kept_links()}
    for link in links:
        old, new = framework.page(link.from_page), framework.page(link.to_page)
        if old is None or new is None or (old.address, new.address, link.old, link.new) in known:
            continue
        sides = [(old, [key for key, _text in link.old]), (new, [key for key, _text in link.new])]
        if all(set(keys) <= {one.id for one in page.statements()} for page, keys in sides):
            put_link_right(author=author, old=old, new=new, from_ids=sides[0][1], to_ids=sides[1][1], note=link.note)


def _check(work: queries.Work, seen: str, leave_open: bool) -> None:
    if work.mark != seen:
        raise Moved(_("Something was decided or published since you opened this page. Look again before you publish."))
    shown = queries.review(work)
    if shown.has_errors:
        raise Refused(_("Something has to be mended first; the review says what."))
    if shown.unconfirmed and not leave_open:
        raise Refused(
            ngettext(
                "%(count)s question is open. Answer it, or say that it may stay open.",
                "%(count)s questions are open. Answer them, or say that they may stay open.",
                shown.unconfirmed,
            )
            % {"count": shown.unconfirmed}
        )
