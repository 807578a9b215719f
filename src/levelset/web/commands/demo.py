"""``levelset demo``: the web application with an invented organization, on this machine alone."""

import os
import sys
import webbrowser
from pathlib import Path

import click

import levelset.web
from levelset.core.errors import LevelsetError
from levelset.web.commands import ground, listening, supervisor
from levelset.web.configuration import PREFIX

HOST = "127.0.0.1"
PORT = 8000
FOLDER = ".levelset-demo"
MARK = "this-is-a-demo"
ORGANIZATION = "Larkmoor Transit"
FRAMEWORK = Path(levelset.web.__file__).parent / "demo" / "framework"
ORIGIN = "demo"
LOG_LEVEL = "LEVELSET_LOG_LEVEL"


@click.command()
@click.option(
    "--port", type=click.IntRange(1, 65535), help="The port to listen on; otherwise the first free one from 8000."
)
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
def demo(port: int | None, no_browser: bool) -> None:
    """Run Levelset with a demo organization: invented people, a framework to read, no passwords.

    Its data stays in .levelset-demo of the current folder; delete that to begin again. Stop with Ctrl+C.
    """
    with ground.plainly():
        place = listening.place(HOST, port) if port else listening.next_free(HOST, PORT)
        data = folder()
        forget_settings()
        ground.begin(settings(data, place))
        ground.make_ready(data)
        fill()
        listening.still_free(place)
    address = f"http://{place}/"

    def ready() -> None:
        click.echo(f"The demo is at {address}")
        click.echo(f"Its data is in {data}; delete that folder to begin again. Stop with Ctrl+C.")
        if not no_browser:
            webbrowser.open(address)

    sys.exit(supervisor.run(place, 1, ready))


def folder() -> Path:
    """The data folder of the demo, made and marked as one.

    Raises ``LevelsetError`` for a folder that holds something else: the demo lets anybody in without a password.
    """
    named = os.environ.get("LEVELSET_DATA", "").strip()
    data = Path(named).expanduser().resolve() if named else Path.cwd() / FOLDER
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not (data / MARK).exists():
            if any(data.iterdir()):
                raise LevelsetError(
                    f"{data} holds something that is no demo, so the demo does not touch it. "
                    "Name an empty folder with LEVELSET_DATA, or leave it unset."
                )
            (data / MARK).write_text("Everything in this folder can be deleted.\n", encoding="utf-8")
            (data / ".gitignore").write_text("*\n", encoding="ascii")
    except OSError as error:
        raise LevelsetError(
            f"The demo cannot write to {data}: {error.strerror}. "
            "Start it in a folder of yours, or name one with LEVELSET_DATA."
        ) from error
    return data


def forget_settings() -> None:
    """Whatever is set for a real server does not count here, but for how much is written to the log."""
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        if name != LOG_LEVEL:
            del os.environ[name]


def settings(data: Path, place: listening.Place) -> dict[str, str]:
    """The environment of the demo."""
    return {
        "LEVELSET_PROFILE": "demo",
        "LEVELSET_DATA": str(data),
        "LEVELSET_BOUND_TO": str(place),
        "LEVELSET_ORGANIZATION": ORGANIZATION,
        "LEVELSET_STATIC": str(data / "static"),
        LOG_LEVEL: os.environ.get(LOG_LEVEL, "WARNING"),
    }


def fill() -> None:
    """Make the invented people, and publish the demo's framework where nothing is published.

    Raises ``LevelsetError`` where the framework in the package cannot be read.
    """
    from django.db import connection

    from levelset.process.rights import Audience, Standing
    from levelset.web.frameworks.access import current_version
    from levelset.web.people import queries
    from levelset.web.people.actions.demo import make_demo_people

    make_demo_people()
    owner = next(person for person in queries.demo_people() if person.standing == Standing.OWNER.value)
    if current_version(owner) is None:
        from levelset.comparing.identity import with_ids
        from levelset.interchange.folder import read_framework
        from levelset.web.frameworks.actions import publish

        read = read_framework(FRAMEWORK)
        if read.value is None or read.has_errors:
            raise LevelsetError("The demo's framework cannot be read: " + "; ".join(map(str, read.findings)))
        publish(with_ids(read.value), author=owner, audience=Audience.ANYONE, origin=ORIGIN)
    from levelset.web.evidence.demo import make_demo_evidence
    from levelset.web.growth.demo import make_demo_way
    from levelset.web.placements.demo import make_demo_placements

    make_demo_placements()
    make_demo_evidence()
    make_demo_way()
    connection.close()
