"""What the tests of imports share: bringing documents, and asking the pages for what they show."""

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from levelset.process.rights import Audience
from levelset.web.imports import queries
from levelset.web.imports.actions import publishing
from levelset.web.imports.actions.starting import start
from levelset.web.imports.models import Import
from levelset.web.imports.reviewing.review import Review
from levelset.web.people.models import User
from web.imports import documents

HTMX = {"HX-Request": "true"}


def file(name: str, content: str | bytes) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def brought(author: User, *contents: str | bytes, **more: Any) -> Import:
    """An import of these documents, read already, as tests have tasks done at once."""
    files = [file(f"page-{number}.txt", content) for number, content in enumerate(contents, start=1)]
    made = start(author=author, files=files, **more)
    made.refresh_from_db()
    return made


def siblings(author: User) -> Import:
    """Three pages of one framework; the second lost two headings, which the others make sure."""
    return brought(author, documents.IC1, documents.IC2, documents.IC3)


def work(found: Import, user: User) -> queries.Work:
    """The import at work, as it stands in the database now."""
    return queries.work_of(user, Import.objects.get(pk=found.pk))


def shown(found: Import, user: User, document: int = 0, part: int = 0) -> Review:
    """What the review page would show."""
    return queries.review(work(found, user), document, part)


def address(found: Import, name: str, **more: int) -> str:
    """The address of something about an import."""
    return reverse(f"imports:{name}", kwargs={"number": found.pk, **more})


def post(client: Client, found: Import, name: str, data: dict[str, Any] | None = None, **more: Any) -> HttpResponse:
    """Press a button on the page of an import."""
    path_more = {key: more.pop(key) for key in ("decision", "document") if key in more}
    return client.post(address(found, name, **path_more), data or {}, **more)


def text_of(response: HttpResponse) -> str:
    """The text that a reader of the page sees, on one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def published(author: User, *contents: str, audience: Audience = Audience.MEMBERS) -> Import:
    """An import that was published, whatever was open."""
    found = brought(author, *contents)
    return publishing.publish(
        author=author, number=found.pk, audience=audience, leave_open=True, seen=work(found, author).mark
    )
