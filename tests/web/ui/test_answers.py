"""What every answer carries, and what is said when something goes wrong."""

import errno
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import include, path, reverse

import levelset.web
from cast import PASSWORD, Cast, client_of
from levelset.web import urls
from levelset.web.ui.viewer import frame_key
from levelset.web.ui.views import server_error

TEMPLATES = sorted(Path(levelset.web.__file__).parent.rglob("templates/**/*.html"))


def breaks(request: HttpRequest) -> HttpResponse:
    """A page with a fault."""
    raise RuntimeError("secret detail")


class Broken:
    """Addresses with a page that fails, beside all the others."""

    urlpatterns = [path("breaks/", breaks), path("", include("levelset.web.urls"))]
    handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500


@pytest.fixture
def broken_client() -> Iterator[Client]:
    """A client that gets the page which people get."""
    with override_settings(ROOT_URLCONF=Broken):
        yield Client(raise_request_exception=False)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/keys/", "/account/login/", "/nowhere/", "/account/"])
def test_every_answer_has_the_headers_that_keep_a_browser_safe(client: Client, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "private" in headers["Cache-Control"]
    assert {"no-cache", "no-store"} & set(headers["Cache-Control"].split(", "))


@pytest.mark.django_db
def test_cookies_are_for_https_and_not_for_scripts(client: Client, cast: Cast) -> None:
    form = client.get(reverse("account_login"))
    response = client.post(reverse("account_login"), {"login": cast.member.email, "password": PASSWORD})
    cookies = [*form.cookies.values(), *response.cookies.values()]
    assert {cookie.key for cookie in cookies} == {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    assert all(cookie["secure"] and cookie["httponly"] and cookie["samesite"] == "Lax" for cookie in cookies)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_template_holds_script_or_style(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son(?!e=)[a-z]+=|javascript:", text)
    assert "autoescape off" not in text


@pytest.mark.django_db
def test_what_is_not_there_is_said_in_our_look(client: Client) -> None:
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "There is nothing here" in response.content.decode()


@pytest.mark.django_db
def test_a_form_that_is_too_old_says_what_to_do() -> None:
    response = Client(enforce_csrf_checks=True).post(reverse("theme"), {"theme": "dark"})
    assert response.status_code == 403
    assert "reload the page" in response.content.decode()


@pytest.mark.django_db
def test_a_name_that_the_server_does_not_answer_to_is_explained(client: Client) -> None:
    response = client.get("/keys/", HTTP_HOST="elsewhere.example")
    assert response.status_code == 400
    assert "LEVELSET_ALLOWED_HOSTS" in response.content.decode()


def test_a_fault_shows_neither_detail_nor_trace(broken_client: Client) -> None:
    response = broken_client.get("/breaks/")
    page = response.content.decode()
    assert response.status_code == 500
    assert "Something failed" in page
    assert "secret detail" not in page
    assert "Traceback" not in page


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "disk of the server is full"),
        (OperationalError("database or disk is full"), "disk of the server is full"),
        (OperationalError("database is locked"), "The server is busy"),
    ],
)
def test_a_full_disk_and_a_held_database_are_told_apart_from_faults(error: Exception, said: str) -> None:
    try:
        raise error
    except (OSError, OperationalError):
        response = server_error(RequestFactory().get("/"))
    assert response.status_code == 503
    assert said in response.content.decode()
    assert server_error(RequestFactory().get("/")).status_code == 500


@pytest.mark.django_db
def test_a_request_that_is_too_large_is_refused_before_it_is_read(client: Client) -> None:
    too_much = str(settings.UPLOAD_BATCH_BYTES + 2_000_000)
    response = client.post(reverse("theme"), {"theme": "dark"}, CONTENT_LENGTH=too_much)
    assert response.status_code == 413
    assert "200 MB" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("theme", ["light", "dark", "system"])
def test_a_chosen_theme_stays_in_the_browser(client: Client, theme: str) -> None:
    response = client.post(reverse("theme"), {"theme": theme, "next": "/keys/"})
    assert response.headers["Location"] == "/keys/"
    assert f'data-theme="{theme}"' in client.get("/keys/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_choosing_a_theme_leads_to_no_other_site(client: Client, address: str) -> None:
    response = client.post(reverse("theme"), {"theme": "dark", "next": address})
    assert response.headers["Location"] == reverse("theme")


@pytest.mark.django_db
def test_a_theme_that_is_none_is_not_kept(client: Client) -> None:
    client.post(reverse("theme"), {"theme": '"><script>'})
    assert not client.cookies
    client.cookies["levelset_theme"] = '"><script>'
    assert 'data-theme="system"' in client.get("/keys/").content.decode()


@pytest.mark.django_db
def test_the_frame_of_a_page_depends_on_nothing_but_its_key(cast: Cast) -> None:
    frames: dict[str, set[str]] = {}
    for person in (cast.owner, cast.editor, cast.member, cast.second, cast.nobody):
        for theme in ("system", "dark"):
            client = client_of(person)
            client.cookies["levelset_theme"] = theme
            response = client.get("/keys/")
            frames.setdefault(frame_key(response.wsgi_request), set()).add(response.content.decode())
    assert len(frames) == 8
    assert all(len(pages) == 1 for pages in frames.values())


@pytest.mark.django_db
def test_editors_find_the_way_to_import_and_members_do_not(cast: Cast) -> None:
    assert 'href="/import/"' in client_of(cast.editor).get("/keys/").content.decode()
    assert 'href="/import/"' not in client_of(cast.member).get("/keys/").content.decode()
    assert 'href="/import/"' not in client_of(cast.leaver).get("/keys/").content.decode()


@pytest.mark.django_db
def test_only_who_is_not_signed_in_is_told_that_signing_in_may_help(client: Client, cast: Cast) -> None:
    said = "once you have signed in"
    assert said in client.get("/nowhere/").content.decode()
    assert said not in client_of(cast.member).get("/nowhere/").content.decode()
