"""Every address against every person: the table is the test, and an address that is missing from it fails.

Answers: ``200`` a page; ``in`` the way to the sign-in; ``->`` the way to somewhere else; ``404`` and ``405`` as in
HTTP. What is not yours answers as what is not there. In a row stand owner, editor, member, leaver, nobody; a single
answer is everybody's. POST is sent without a field: what a form says to that (``200``: the page again, with what is
missing) tells who may use it, and changes as little as possible.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from cast import Cast, client_of
from levelset.process.rights import Audience
from support import world

pytestmark = pytest.mark.django_db

PEOPLE = ("owner", "editor", "member", "leaver", "nobody")

READING = "200 200 200 in in"
EDITING = "200 200 404 404 404"
REVIEWING = "200 200 404 in in"
DECIDING = "-> -> 404 in in"
NEVER = "405"
NO_KEY = "00000000-0000-4000-8000-000000000000"

# route → (an address of it, GET, POST). "{…}" is filled from the world of the test.
FRAMEWORK = {
    "": ("", READING, NEVER),
    "glossary": ("glossary", READING, NEVER),
    "pages/<str:slug>": ("pages/{slug}", READING, NEVER),
    "search": ("search?q=review", READING, NEVER),
    "statements/<str:statement_id>": ("statements/{statement}", READING, NEVER),
    "compare/": ("compare/", READING, NEVER),
    "compare/<str:old_role>/<str:old_level>/<str:new_role>/<str:new_level>": (
        "compare/{role}/ic1/{role}/ic2",
        READING,
        NEVER,
    ),
    "<str:role>/path": ("{role}/path", READING, NEVER),
    "<str:role>/matrix": ("{role}/matrix", READING, NEVER),
    "<str:role>/": ("{role}/", READING, NEVER),
    "<str:role>/<str:level>": ("{role}/ic1", READING, NEVER),
    # An address with a slash too many leads to the one without, whoever asks: that says nothing.
    "glossary/": ("glossary/", "->", NEVER),
    "search/": ("search/", "->", NEVER),
    "pages/<str:slug>/": ("pages/{slug}/", "->", NEVER),
    "statements/<str:statement_id>/": ("statements/{statement}/", "->", NEVER),
    "compare/<str:old_role>/<str:old_level>/<str:new_role>/<str:new_level>/": (
        "compare/{role}/ic1/{role}/ic2/",
        "->",
        NEVER,
    ),
    "<str:role>/<str:level>/": ("{role}/ic1/", "->", NEVER),
}

# The import of the world is under review.
IMPORT = {
    "": (DECIDING, NEVER),  # on to its review
    "retry": (NEVER, DECIDING),
    "review": (REVIEWING, NEVER),
    "accept": (NEVER, DECIDING),
    "accept-sure": (NEVER, DECIDING),
    "take-over": (NEVER, DECIDING),
    "rename": (NEVER, DECIDING),
    "refuse": (NEVER, DECIDING),
    "fate": (NEVER, DECIDING),
    "page/<int:document>": (NEVER, DECIDING),
    "undo/<int:decision>": (NEVER, DECIDING),
    "names": (NEVER, DECIDING),
    "target": (NEVER, DECIDING),
    "leave-out/<int:document>": (NEVER, DECIDING),
    "take-in/<int:document>": (NEVER, DECIDING),
    "publish": (REVIEWING, "400 400 404 in in"),
    "draft.json": (REVIEWING, NEVER),
    "draft.zip": (REVIEWING, NEVER),
    "discard": (REVIEWING, DECIDING),
}

# The entry of the world is the editor's own draft: for everybody else it is not there. Verbs lead back to it.
OWN = "404 200 404 in in"
OWN_DOING = "404 -> 404 in in"
NOT_DELETED = "404 404 404 in in"
EVIDENCE = {
    "": (READING, NEVER),
    "capture": (READING, "400 400 400 in in"),
    "shared": (READING, NEVER),
    "deleted": (READING, NEVER),
    "export.md": (READING, NEVER),
    "export.json": (READING, NEVER),
    "<uuid:key>": (OWN, NEVER),
    "<uuid:key>/save": (NEVER, "404 400 404 in in"),
    "<uuid:key>/delete": (NEVER, OWN_DOING),
    "<uuid:key>/restore": (NEVER, NOT_DELETED),
    "<uuid:key>/erase": (NEVER, NOT_DELETED),
    "<uuid:key>/files": (NEVER, OWN_DOING),
    "<uuid:key>/files/<uuid:file>": (NOT_DELETED, NEVER),
    "<uuid:key>/files/<uuid:file>/remove": (NEVER, OWN_DOING),
    "<uuid:key>/page": (NEVER, OWN_DOING),
    "<uuid:key>/behaviors": (NEVER, OWN_DOING),
    "<uuid:key>/behaviors/<int:number>/remove": (NEVER, NOT_DELETED),
    "<uuid:key>/behaviors/<int:number>/follow": (NEVER, OWN_DOING),
    "<uuid:key>/suggestions": (NEVER, OWN_DOING),
    "<uuid:key>/share": (OWN, "404 400 404 in in"),
    "<uuid:key>/unshare": (NEVER, OWN_DOING),
    "<uuid:key>/ask": (OWN, "404 400 404 in in"),
    "<uuid:key>/asked/<uuid:which>/remind": (NEVER, NOT_DELETED),
    "<uuid:key>/asked/<uuid:which>/withdraw": (NEVER, NOT_DELETED),
    "attesting": (READING, NEVER),
    "attesting/<uuid:which>": (NOT_DELETED, NOT_DELETED),
}

# What was read elsewhere is its author's alone; here nobody has anything.
SOURCES = {
    "": (READING, NEVER),
    **dict.fromkeys(("git", "brag", "calendar", "levelset", "github", "gitlab"), (READING, "400 400 400 in in")),
    "<uuid:key>": (NOT_DELETED, NEVER),
    "<uuid:key>/pick": (NEVER, NOT_DELETED),
    "<uuid:key>/put-away": (NEVER, NOT_DELETED),
    "tokens/<uuid:key>/remove": (NEVER, NOT_DELETED),
}

# People: members read, who manages people changes. POST without a field is the page again, with what is missing.
MANAGING = "200 404 404 in in"
MANAGED = "-> 404 404 in in"
ASKED = "200 404 404 in in"
BESIDE = "400 404 404 in in"
PEOPLE_PAGES: dict[str, tuple[str, str, str]] = {
    "": ("", READING, NEVER),
    "teams/": ("teams/", READING, NEVER),
    "teams/new": ("teams/new", MANAGING, ASKED),
    "teams/<uuid:key>": ("teams/{team}", READING, NEVER),
    "teams/<uuid:key>/edit": ("teams/{team}/edit", MANAGING, ASKED),
    "teams/<uuid:key>/close": ("teams/{team}/close", MANAGING, MANAGED),
    "changes/<int:pk>/undo": ("changes/{change}/undo", NEVER, MANAGED),
    "import/": ("import/", MANAGING, ASKED),
    "import/<int:pk>/": ("import/{people_import}/", MANAGING, NEVER),
    "import/<int:pk>/changes.csv": ("import/{people_import}/changes.csv", MANAGING, NEVER),
    "import/<int:pk>/carry-out": ("import/{people_import}/carry-out", NEVER, MANAGED),
    "import/<int:pk>/put-away": ("import/{people_import}/put-away", NEVER, MANAGED),
    "invitations/": ("invitations/", MANAGING, ASKED),
    "invitations/everybody": ("invitations/everybody", NEVER, MANAGED),
    "invitations/<int:pk>/again": ("invitations/{invitation}/again", NEVER, MANAGING),
    "invitations/<int:pk>/revoke": ("invitations/{invitation}/revoke", NEVER, MANAGED),
    "lines/<int:pk>/end": ("lines/{line}/end", MANAGING, ASKED),
    "memberships/<int:pk>/end": ("memberships/{membership}/end", MANAGING, ASKED),
    "partnerships/<int:pk>/end": ("partnerships/{partnership}/end", MANAGING, ASKED),
    "<str:handle>": ("{handle}", READING, NEVER),
    "<str:handle>/edit": ("{handle}/edit", MANAGING, NEVER),
    "<str:handle>/manager": ("{handle}/manager", NEVER, BESIDE),
    "<str:handle>/lead": ("{handle}/lead", NEVER, BESIDE),
    "<str:handle>/team": ("{handle}/team", NEVER, BESIDE),
    "<str:handle>/partner": ("{handle}/partner", NEVER, BESIDE),
    "<str:handle>/name": ("{handle}/name", NEVER, BESIDE),
    "<str:handle>/standing": ("{handle}/standing", NEVER, BESIDE),
    "<str:handle>/leave": ("{handle}/leave", MANAGING, ASKED),
}

TABLE: dict[str, tuple[str, str, str]] = {
    "": ("/", "-> -> -> in in", NEVER),
    **{f"framework/{route}": ("/framework/" + row[0], *row[1:]) for route, row in FRAMEWORK.items()},
    **{
        f"framework/versions/<int:number>/{route}": ("/framework/versions/{number}/" + row[0], *row[1:])
        for route, row in FRAMEWORK.items()
    },
    "framework/compare/<str:old_role>/<str:old_level>/<str:new_role>/<str:new_level>/links": (
        "/framework/compare/{role}/ic1/{role}/ic2/links",
        "-> -> 404 in in",
        "-> -> 404 in in",
    ),
    "framework/compare/links/<int:number>/undo": ("/framework/compare/links/1/undo", NEVER, "404 404 404 in in"),
    "framework/versions/": ("/framework/versions/", READING, NEVER),
    "framework/versions/changes": ("/framework/versions/changes?old=1&new=2", "->", NEVER),
    "framework/versions/<int:old>/changes/<int:new>": (
        "/framework/versions/{number}/changes/{number}",
        READING,
        NEVER,
    ),
    "framework/versions/<int:old>/changes/<int:new>/": ("/framework/versions/1/changes/2/", "->", NEVER),
    "framework/versions/<int:number>": ("/framework/versions/{number}", "->", NEVER),
    "framework/versions/<int:number>/check": ("/framework/versions/{number}/check", EDITING, NEVER),
    "framework/versions/<int:number>/download/folder": (
        "/framework/versions/{number}/download/folder",
        EDITING,
        NEVER,
    ),
    "framework/versions/<int:number>/download/json": ("/framework/versions/{number}/download/json", EDITING, NEVER),
    "import/": ("/import/", REVIEWING, "400 400 404 in in"),
    **{
        f"import/<int:number>/{route}": (
            "/import/{draft}/" + route.replace("<int:decision>", "1").replace("<int:document>", "1"),
            *answers,
        )
        for route, answers in IMPORT.items()
    },
    # Levels: of the member, seen by themselves; nobody of this cast stands above them or is their people partner.
    "people/<str:handle>/level": ("/people/mika-member/level", "404 404 200 in in", "404 404 404 in in"),
    "people/<str:handle>/level/<int:number>/take-back": (
        "/people/mika-member/level/1/take-back",
        "404 404 404 in in",
        "404 404 404 in in",
    ),
    "me": ("/me", READING, NEVER),
    "team": ("/team", READING, NEVER),
    "me/way": ("/me/way", READING, NEVER),
    # Nothing is on the way of who has no aim.
    "me/way/<str:statement>": ("/me/way/{statement}", "404 404 404 in in", "404 404 404 in in"),
    "me/way/<str:statement>/entry": ("/me/way/{statement}/entry", NEVER, "-> -> -> in in"),
    # Without an aim there is nothing to take along.
    "me/way.md": ("/me/way.md", "404 404 404 in in", NEVER),
    "me/way.json": ("/me/way.json", "404 404 404 in in", NEVER),
    "me/aim": ("/me/aim", READING, "400 400 400 in in"),
    "me/aim/let-go": ("/me/aim/let-go", NEVER, "-> -> -> in in"),
    **{
        f"evidence/{route}": (
            "/evidence/"
            + route.replace("<uuid:key>", "{entry}")
            .replace("<uuid:file>", "{entry}")
            .replace("<uuid:which>", NO_KEY)
            .replace("<int:number>", "1"),
            *answers,
        )
        for route, answers in EVIDENCE.items()
    },
    **{
        f"evidence/from/{route}": ("/evidence/from/" + route.replace("<uuid:key>", NO_KEY), *answers)
        for route, answers in SOURCES.items()
    },
    **{f"people/{route}": ("/people/" + row[0], *row[1:]) for route, row in PEOPLE_PAGES.items()},
    "healthz": ("/healthz", "200", NEVER),
    "keys/": ("/keys/", "200", NEVER),
    "theme/": ("/theme/", "200", "->"),
    "styleguide/": ("/styleguide/", "200", NEVER),
    # The tests do not run the demo, so nobody can sign in as somebody.
    "demo/": ("/demo/", "404", "404"),
    "account/": ("/account/", READING, NEVER),
    "account/readers": ("/account/readers", READING, NEVER),
    "account/tokens": ("/account/tokens", READING, "400 400 400 in in"),
    "account/tokens/<uuid:key>/revoke": (f"/account/tokens/{NO_KEY}/revoke", NEVER, "404 404 404 in in"),
    # Programs come in by a token alone: a session counts for nothing there.
    "api/v1/": ("/api/v1/", "404", "404"),
    "api/v1/openapi.json": ("/api/v1/openapi.json", "200", "200"),
    "api/v1/entries": ("/api/v1/entries", "401", "401"),
    "api/v1/entries/<key>": ("/api/v1/entries/{entry}", "401", NEVER),
    "api/v1/suggestions": ("/api/v1/suggestions", NEVER, "401"),
    "api/v1/way": ("/api/v1/way", "401", NEVER),
    "api/v1/<path:rest>": ("/api/v1/elsewhere", "404", "404"),
    "account/mine": ("/account/mine", READING, NEVER),
    "account/mine/export": ("/account/mine/export", NEVER, READING),
    "account/automated": ("/account/automated", READING, NEVER),
    "account/data-protection": ("/account/data-protection", "200 404 404 in in", "200 404 404 in in"),
    # Nobody here is a people partner, so that owners alone can break glass.
    "people/breaking-glass/": ("/people/breaking-glass/", "200 404 404 in in", "400 404 404 in in"),
    "people/breaking-glass/<uuid:key>": (f"/people/breaking-glass/{NO_KEY}", "404 404 404 in in", NEVER),
    **{
        f"people/breaking-glass/<uuid:key>/{verb}": (
            f"/people/breaking-glass/{NO_KEY}/{verb}",
            NEVER,
            "404 404 404 in in",
        )
        for verb in ("grant", "refuse", "end")
    },
    "people/<str:handle>/erase": ("/people/mika-member/erase", "200 404 404 in in", "400 404 404 in in"),
    "people/<str:handle>/hold": ("/people/mika-member/hold", NEVER, "400 404 404 in in"),
    "people/<str:handle>/hold/lift": ("/people/mika-member/hold/lift", NEVER, "-> 404 404 in in"),
    "account/welcome/<str:token>": ("/account/welcome/{welcome}", "200", "200"),
    "account/login/": ("/account/login/", "-> -> -> 200 200", "-> -> -> 200 200"),
    "account/logout/": ("/account/logout/", "200 200 200 -> ->", "->"),
    # Nobody registers by themselves: the page says that a welcome link is needed.
    "account/signup/": ("/account/signup/", "-> -> -> 200 200", "-> -> -> 200 200"),
    "account/inactive/": ("/account/inactive/", "200", NEVER),
    "account/password/change/": ("/account/password/change/", READING, "200 200 200 in in"),
    "account/password/reset/": ("/account/password/reset/", "200", "200"),
    "account/password/reset/done/": ("/account/password/reset/done/", "200", NEVER),
    "account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": (
        "/account/password/reset/key/1-abc/",
        "200",
        "200",
    ),
    # Before a change one says once more who one is: nobody in the table did, just now.
    "account/confirm/": ("/account/confirm/", READING, "200 200 200 in in"),
    "account/confirm/code/": ("/account/confirm/code/", "-> -> -> in in", "-> -> -> in in"),
    "account/confirm/passkey/": ("/account/confirm/passkey/", "-> -> -> in in", "-> -> -> in in"),
    "account/2fa/": ("/account/2fa/", READING, "405 405 405 in in"),
    "account/2fa/authenticate/": ("/account/2fa/authenticate/", "-> -> -> in in", "-> -> -> in in"),
    "account/2fa/app/": ("/account/2fa/app/", "-> -> -> in in", "-> -> -> in in"),
    "account/2fa/app/remove/": ("/account/2fa/app/remove/", "404 404 404 in in", "404 404 404 in in"),
    "account/2fa/codes/": ("/account/2fa/codes/", "404 404 404 in in", "405 405 405 in in"),
    "account/2fa/codes/new/": ("/account/2fa/codes/new/", "-> -> -> in in", "-> -> -> in in"),
    "account/passkeys/": ("/account/passkeys/", "->", "->"),
    "account/passkeys/add/": ("/account/passkeys/add/", "-> -> -> in in", "-> -> -> in in"),
    "account/passkeys/<int:pk>/name/": ("/account/passkeys/1/name/", "-> -> -> in in", "-> -> -> in in"),
    "account/passkeys/<int:pk>/remove/": ("/account/passkeys/1/remove/", "-> -> -> in in", "-> -> -> in in"),
    "account/passkeys/login/": ("/account/passkeys/login/", "-> -> -> in in", "-> -> -> in in"),
    # The tests have no provider, so nobody comes in by one.
    "account/oidc/login/": ("/account/oidc/login/", "404", NEVER),
    "account/oidc/callback/": ("/account/oidc/callback/", "404", NEVER),
    "account/password/reset/key/done/": ("/account/password/reset/key/done/", "200", NEVER),
}


def routes(patterns: Any = None, before: str = "") -> Iterator[str]:
    """Every route of the application, as it is written in the urls."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


def test_the_table_names_every_address() -> None:
    every = list(routes())
    assert len(every) > 60
    assert sorted(set(every) - set(TABLE)) == [], "these addresses have no row in the table"
    assert sorted(set(TABLE) - set(every)) == [], "these rows have no address any more"


def answer_to(client: Client, method: str, address: str) -> str:
    """What somebody is answered, in the words of the table; nothing that it changes stays."""
    client.raise_request_exception = False  # a failure is an answer, too: 500
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        response = client.generic(method, address)
        transaction.set_rollback(True)
    client.cookies = cookies
    if response.status_code in (301, 302, 303):
        return "in" if response["Location"].startswith("/account/login/") else "->"
    return str(response.status_code)


def differences(cast: Cast, rows: dict[str, tuple[str, str, str]], names: dict[str, Any]) -> list[str]:
    """Where the application answers otherwise than the table says."""
    found, clients = [], {name: client_of(cast.person(name)) for name in PEOPLE}
    for address, get, post in rows.values():
        for method, answers in (("GET", get), ("POST", post)):
            expected = answers.split() if " " in answers else [answers] * len(PEOPLE)
            for name, wanted in zip(PEOPLE, expected, strict=True):
                path = address.format(**names)
                given = answer_to(clients[name], method, path)
                if given != wanted:
                    found.append(f"{method} {path} by {name}: {given}, not {wanted}")
    return found


def test_every_address_answers_each_person_as_the_table_says(cast: Cast) -> None:
    names = world.made_by(cast.editor, Audience.MEMBERS)
    found = differences(cast, TABLE, names)
    assert not found, "\n" + "\n".join(found)


def test_what_anyone_may_read_is_read_by_everyone_and_edited_by_nobody_else(cast: Cast) -> None:
    names = world.made_by(cast.editor, Audience.ANYONE)
    rows = {
        route: (address, "200" if get == READING else get, post)
        for route, (address, get, post) in TABLE.items()
        if route.startswith("framework/")
    }
    found = differences(cast, rows, names)
    assert not found, "\n" + "\n".join(found)


def test_an_unpublished_framework_is_as_absent_as_a_foreign_one(cast: Cast) -> None:
    unpublished = {
        address: answer_to(client_of(cast.nobody), "GET", address)
        for address in ("/framework/", "/framework/versions/1/")
    }
    world.made_by(cast.editor, Audience.MEMBERS)
    assert {address: answer_to(client_of(cast.nobody), "GET", address) for address in unpublished} == unpublished


def test_a_sign_in_ends_when_somebody_leaves(cast: Cast) -> None:
    client = client_of(cast.member)
    assert client.get("/account/").status_code == 200
    cast.member.is_active = False
    cast.member.save()
    assert client.get("/account/").status_code == 302
