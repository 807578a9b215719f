"""``levelset serve``: the web application on one's own data folder."""

import getpass
import sys
from pathlib import Path

import click

from levelset.web.commands import ground, listening, supervisor
from levelset.web.configuration import Configuration, Misconfigured, data_folder


@click.command()
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 is all of them."
)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="How many web processes.")
@click.option("--solo", is_flag=True, help="For one person on this machine alone: signed in without a password.")
@click.option("--email", default="", help="With --solo, at the first start: your e-mail address.")
def serve(host: str, port: int, workers: int, solo: bool, email: str) -> None:
    """Run Levelset on your own data folder: LEVELSET_DATA, or the platform's place for data.

    The folder is made and brought up to date at the start. Stop with Ctrl+C.
    """
    with ground.plainly():
        place = listening.place(host, port)
        data = data_folder()
        loaded = ground.begin(_settings(place, data, solo))
        _check(loaded, place, solo)
        ground.make_ready(data)
        greeting = _greeting_of_one(data, email) if solo else _greeting(loaded, place, data)
        listening.still_free(place)
    with ground.held(data, shared=True) as mine:
        if not mine:
            raise ground.CannotStart(f"A backup is being put in the place of {data}. Start again when that is done.")
        code = supervisor.run(place, workers, lambda: click.echo(greeting), loaded.log_format)
    sys.exit(code)


def _settings(place: listening.Place, data: Path, solo: bool) -> dict[str, str]:
    settings = {"LEVELSET_BOUND_TO": str(place), "LEVELSET_STATIC": str(data / "static")}
    return settings | ({"LEVELSET_PROFILE": "solo"} if solo else {})


def _check(loaded: Configuration, place: listening.Place, solo: bool) -> None:
    """Raise ``Misconfigured`` where a profile does not go with how the server is started."""
    from levelset.web.people.addresses import is_loopback_place

    if loaded.profile == "demo":
        raise Misconfigured("The demo profile runs with `levelset demo` only. Unset LEVELSET_PROFILE.")
    if loaded.profile == "solo" and not solo:
        raise Misconfigured("The solo profile runs with `levelset serve --solo` only. Unset LEVELSET_PROFILE.")
    if solo and (not is_loopback_place(place.address) or loaded.address or loaded.trusted_proxies):
        raise Misconfigured(
            "--solo signs in whoever opens the page, so it is for this machine alone: leave out --host, and unset "
            "LEVELSET_ADDRESS and LEVELSET_TRUSTED_PROXIES, or start without --solo."
        )


def _greeting_of_one(data: Path, email: str) -> str:
    from django.db import connection

    from levelset.web.people import addresses
    from levelset.web.people.actions.solo import ADDRESS, make_the_one

    person = make_the_one(getpass.getuser(), email or ADDRESS)
    connection.close()
    return "\n".join(
        [
            f"Levelset is at {addresses.server()}, for you ({person.name}) alone: no password, this machine only.",
            f"Your data is in {data}; `levelset backup` keeps it. Stop with Ctrl+C.",
        ]
    )


def _greeting(loaded: Configuration, place: listening.Place, data: Path) -> str:
    from django.db import connection

    from levelset.web.people import addresses, queries
    from levelset.web.people.actions import welcoming

    lines = [f"Levelset is at {addresses.server()}", f"Its data is in {data}. Stop it with Ctrl+C."]
    if not addresses.is_loopback_place(place.address) and not loaded.address:
        lines.append(
            "Set LEVELSET_ADDRESS to the address at which people reach it, such as https://levels.example.org."
        )
    elif not addresses.keeps_cookies():
        lines.append(
            "Browsers will not keep anybody signed in over http. Put a proxy with https in front of it, "
            "or, in a network that you trust, set LEVELSET_SECURE_COOKIES=no."
        )
    if not queries.has_owner():
        link = addresses.welcome(welcoming.welcome_first_owner())
        lines += ["", "There is no owner yet. Open this link, once, to become the first one:", f"  {link}"]
    locked_out = None if loaded.oidc_issuer else queries.locked_out_owner()
    if locked_out is not None:
        link = addresses.welcome(welcoming.welcome_again(locked_out))
        lines += ["", "The owner has no password yet. Open this link, once, to choose one:", f"  {link}"]
    connection.close()
    return "\n".join(lines)
