"""A published page through the whole application, beside an empty response through the same middleware."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from measure import of_function, table
from pages import editions

FOLDER = Path(tempfile.mkdtemp(prefix="levelset-bench-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ |= {"LEVELSET_DATA": str(FOLDER), "LEVELSET_LOG_LEVEL": "ERROR", "LEVELSET_SECRET_KEY": "benchmark" * 6}
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "levelset.web.settings")

import django  # noqa: E402  # the settings read the environment above

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import include, path  # noqa: E402

from levelset.comparing.identity import with_ids  # noqa: E402
from levelset.importing.read import read_bytes  # noqa: E402
from levelset.importing.recognise import recognise  # noqa: E402
from levelset.process.rights import Audience, Standing  # noqa: E402
from levelset.web.frameworks.actions import publish  # noqa: E402
from levelset.web.people.models import User  # noqa: E402


def bare(request: HttpRequest) -> HttpResponse:
    """What Django answers when there is nothing to do."""
    return HttpResponse("hello")


def signed_in(request: HttpRequest) -> HttpResponse:
    """The same for a page that has to know who asks."""
    return HttpResponse(f"hello, {request.user.pk}")


urlpatterns = [path("bare", bare), path("signed-in", signed_in), path("", include("levelset.web.urls"))]


def main() -> None:
    """Publish pages, then ask for one of them again and again, as a member does."""
    settings.ROOT_URLCONF = __name__
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    owner = User.objects.create_user("owner@example.org", "a long password", name="Owner", standing=Standing.OWNER)
    documents = [document for name, data in editions()[0][:12] if (document := read_bytes(name, data).value)]
    framework = with_ids(recognise(documents, title="Benchmark").value.framework)
    publish(framework, author=owner, audience=Audience.MEMBERS)
    member, anybody = Client(), Client()
    member.force_login(User.objects.create_user("member@example.org", "a long password", name="Member"))
    address = f"/framework/{framework.pages[0].address}"
    page = member.get(address)
    assert page.status_code == 200, (address, page.status_code)
    unchanged = {"HTTP_IF_NONE_MATCH": page["ETag"]}
    reference = of_function("an empty response", lambda: member.get("/bare"), inner=200)
    figures = [
        reference,
        of_function("an empty response that knows who asks", lambda: member.get("/signed-in"), inner=200),
        of_function(f"a level page ({len(page.content)} bytes)", lambda: member.get(address), inner=200),
        of_function("the same, gzipped", lambda: member.get(address, headers={"Accept-Encoding": "gzip"}), inner=200),
        of_function("the same, unchanged (304)", lambda: member.get(address, **unchanged), inner=200),
        of_function("the matrix", lambda: member.get(f"/framework/{framework.pages[0].role}/matrix"), inner=50),
        of_function("a search", lambda: member.get("/framework/search?q=ownership"), inner=20),
    ]
    publish(framework, author=owner, audience=Audience.ANYONE)
    figures.append(of_function("a level page for anyone, not signed in", lambda: anybody.get(address), inner=200))
    table("A published page, for a member", figures, reference=reference, budget="a level page ≤ 2 × the reference")


main()
