"""``levelset serve``: the web application on one's own data folder."""

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
def serve(host: str, port: int, workers: int) -> None:
    """Run Levelset on your own data folder: LEVELSET_DATA, or the platform's place for data.

    The folder is made and brought up to date at the start. Stop with Ctrl+C.
    """
    with ground.plainly():
        place = listening.place(host, port)
        data = data_folder()
        loaded = ground.begin({"LEVELSET_BOUND_TO": str(place), "LEVELSET_STATIC": str(data / "static")})
        if loaded.profile == "demo":
            raise Misconfigured("The demo profile runs with `levelset demo` only. Unset LEVELSET_PROFILE.")
        ground.make_ready(data)
        greeting = _greeting(loaded, place, data)
    with ground.held(data, shared=True) as mine:
        if not mine:
            raise ground.CannotStart(f"A backup is being put in the place of {data}. Start again when that is done.")
        code = supervisor.run(place, workers, lambda: click.echo(greeting), loaded.log_format)
    sys.exit(code)


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
    connection.close()
    return "\n".join(lines)
